"""Where a run begins: what a signal does is settled first, before the libraries take their time to load."""

from __future__ import annotations

import gc
import os
import signal
import sys

SIGNALS = (signal.SIGINT, signal.SIGTERM)
#: new objects between two searches for rings of objects that nobody uses: a run makes millions, and few rings
_NEW_OBJECTS = 50_000


class Interrupted(SystemExit):
    """The end that a signal asked for: temporary files are removed on the way out."""


def main() -> None:
    """Entry point of `cgsurvey` and of `python -m cgsurvey`."""
    for each in SIGNALS:
        signal.signal(each, _interrupt)
    sys.unraisablehook = _not_raised
    gc.set_threshold(_NEW_OBJECTS)
    try:
        from cgsurvey.cli import run

        run()
    except Interrupted:
        from cgsurvey.languages import user_language
        from cgsurvey.phrases import say
        from cgsurvey.streams import tell

        tell(say("command.interrupted", user_language()))
        raise


def _interrupt(number: int, _: object) -> None:
    # whoever asks a second time does not want to wait for us to tidy up
    for each in SIGNALS:
        signal.signal(each, signal.SIG_DFL)
    raise Interrupted(128 + number)


def _not_raised(lost: sys.UnraisableHookArgs) -> None:
    """End all the same where Python swallows what a signal has raised, as in a callback of its imports."""
    if isinstance(lost.exc_value, Interrupted):
        os._exit(int(str(lost.exc_value.code)))
    sys.__unraisablehook__(lost)


if __name__ == "__main__":
    main()
