"""Lines for a terminal: wrapped to its width, set in, in colour where it has any."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from cgsurvey.clean import clean
from cgsurvey.phrases import Language, say
from cgsurvey.report.fitting import wrap
from cgsurvey.streams import width

#: a line, in parts of one style each
Line = tuple[tuple[str, str], ...]
#: narrower than this nothing can be set; the terminal then wraps by itself
_NARROWEST = 40


@dataclass(frozen=True, slots=True)
class Page:
    """The language and the width of what is set."""

    language: Language
    columns: int

    @classmethod
    def of_terminal(cls, language: Language) -> Page:
        return cls(language, max(width(), _NARROWEST))

    def say(self, code: str, **facts: Any) -> str:
        return say(code, self.language, **facts)

    def paragraph(self, text: str, indent: int = 0, style: str = "", mark: str = "") -> Iterator[Line]:
        """A text set in behind its mark, no line wider than the page."""
        before = " " * indent + mark
        for line in wrap(clean(text), self.columns - len(before)):
            yield (before, ""), (line.replace("\u00a0", " "), style)
            before = " " * len(before)


def printed(lines: Iterable[Line]) -> str:
    """The lines as stdout takes them: in colour on a terminal that has it, plain everywhere else."""
    if sys.stdout is None or not sys.stdout.isatty():
        return "".join("".join(text for text, _ in line) + "\n" for line in lines)
    from io import StringIO

    from rich.console import Console
    from rich.text import Text

    page = StringIO()
    # the height is of no use, but where one of both is missing rich asks COLUMNS again, and believes it
    console = Console(file=page, width=width(), height=1, force_terminal=True)
    parts = [part for line in lines for part in (*line, ("\n", ""))]
    # one text and one print: rich takes most of a millisecond for each
    console.print(Text.assemble(*parts), soft_wrap=True, end="")
    return page.getvalue()
