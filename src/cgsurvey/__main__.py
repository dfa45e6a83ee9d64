"""Where a run begins: what a signal does is settled first, before the libraries take their time to load."""

from __future__ import annotations

import signal
from typing import NoReturn

SIGNALS = (signal.SIGINT, signal.SIGTERM)


class Interrupted(SystemExit):
    """The end that a signal asked for: temporary files are removed on the way out."""


def main() -> None:
    """Entry point of `cgsurvey` and of `python -m cgsurvey`."""
    for each in SIGNALS:
        signal.signal(each, _interrupt)
    try:
        from cgsurvey.cli import run

        run()
    except Interrupted:
        from cgsurvey.languages import user_language
        from cgsurvey.phrases import say
        from cgsurvey.streams import tell

        tell(say("command.interrupted", user_language()))
        raise


def _interrupt(number: int, _: object) -> NoReturn:
    # whoever asks a second time does not want to wait for us to tidy up
    for each in SIGNALS:
        signal.signal(each, signal.SIG_DFL)
    raise Interrupted(128 + number)


if __name__ == "__main__":
    main()
