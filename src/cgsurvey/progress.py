"""What is being worked on, on stderr, once the work has lasted a second."""

from __future__ import annotations

import sys
import threading
import time
from types import TracebackType

from cgsurvey.phrases import Language, say
from cgsurvey.streams import tell, tell_in_place, width

PATIENCE = 1.0


class Progress:
    """A line that names the present step; silent where all is done within a second.

    On a terminal the line is rewritten in place and wiped at the end; elsewhere one line is printed when
    the second has passed, so that a log shows that the run was alive.
    """

    def __init__(self, language: Language) -> None:
        self._language = language
        self._step = ""
        self._shown = False
        self._in_place = sys.stderr is not None and sys.stderr.isatty()
        self._started = time.monotonic()
        self._timer = threading.Timer(PATIENCE, self._show)
        self._timer.daemon = True

    def __enter__(self) -> Progress:
        self._timer.start()
        return self

    def __call__(self, step: str) -> None:
        self._step = step
        if time.monotonic() - self._started > PATIENCE and self._in_place:
            self._show()

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._timer.cancel()
        # it may be writing just now: wiped before that, its line would stay
        self._timer.join()
        if self._shown and self._in_place:
            tell_in_place("")

    def _show(self) -> None:
        from cgsurvey.report.fitting import wrap

        line = say("command.working", self._language, step=self._step)
        self._shown = True
        if self._in_place:
            # a full line would make the terminal begin another, which is not wiped
            tell_in_place(wrap(line, width() - 1)[0])
        else:
            tell(line)
