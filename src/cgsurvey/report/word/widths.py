"""How wide the columns of a table are on paper, and which of them stand side by side.

Words and numbers are measured in terminal cells (`report.splitting`): one is half a character of the table's
font, and so is a digit.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from cgsurvey.report.document import SMALL, Column, Table
from cgsurvey.report.fitting import balanced, cells, longest_word
from cgsurvey.report.splitting import panels, texts_of, trailing, widths_of

#: twips of half a character of 10.5 points: a terminal's cell on paper
CELL = 105
#: cells of the narrowest page that a table is parted for
_NARROWEST = 30
#: of the width of the page that a table takes at least
_SHARE_AT_LEAST = 0.65
#: what stands behind a number, in twips: a bracket is narrower than a digit, a Chinese mark is wider
_BEHIND = {"*": CELL, ")": 70, SMALL: 2 * CELL}
#: twips that a program may put between Chinese characters and digits, whatever the style says
_AIR = CELL // 2
_LATIN = re.compile(r"[!-~]+")


@dataclass(frozen=True, slots=True)
class Panel:
    """Columns that stand side by side.

    Attributes
    ----------
    columns
        Their indices in the table.
    widths
        Twips of each.
    margin
        Twips at each side of a cell.
    behind
        Twips that stand behind the digits of each at most: stars, a closing bracket, a mark.
    """

    columns: tuple[int, ...]
    widths: tuple[int, ...]
    margin: int
    behind: tuple[int, ...]


def parted(table: Table, page: int) -> list[Panel]:
    """The panels of a table on a page `page` twips wide."""
    room = page // CELL - 2
    while True:
        found = [_panel(table, chosen, room) for chosen in panels(table, room)]
        if all(sum(panel.widths) <= page for panel in found) or room <= _NARROWEST:
            return [_fitted(panel, page) for panel in found]
        room -= 2


def behind(text: str) -> int:
    """Twips of what stands behind the digits of a number."""
    return sum(_BEHIND[character] for character in trailing(text))


def _panel(table: Table, chosen: Sequence[int], room: int) -> Panel:
    found, gap = widths_of(table, chosen, room)
    endings = [_endings(table, index) if table.columns[index].numeric else None for index in chosen]
    return Panel(
        tuple(chosen),
        tuple(
            (each + gap) * CELL + max(_more(ends), _heading(table.columns[index], each) - each * CELL)
            for each, ends, index in zip(found, endings, chosen, strict=True)
        ),
        gap * CELL // 2 - 10,
        tuple(max(map(behind, ends or ()), default=0) for ends in endings),
    )


def _endings(table: Table, index: int) -> set[str]:
    """What stands behind the numbers of a column, each once, and that nothing may."""
    return {"", *map(trailing, texts_of(table, index))}


def _more(endings: set[str] | None) -> int:
    """Twips beyond the cells of a column: for the marks behind numbers, or for words of wide letters."""
    if endings is None:
        return 2 * CELL
    return max(behind(ending) - len(ending) * CELL for ending in endings)


def in_lines(column: Column, room: int) -> str:
    """A heading longer than `room` twips in lines of about one length, so that no character stands alone."""
    if column.heading.isascii():
        return column.heading  # words part where they must
    lines = column.heading.split("\n")
    return "\n".join(part for line in lines for part in _in_lines(line, room // CELL))


def _in_lines(text: str, width: int) -> list[str]:
    """Lines of at most `width` cells, a unit in brackets on one of its own."""
    before, bracket, unit = text.rpartition("（")
    if cells(text) > width >= cells(bracket + unit) and before:
        return [*_in_lines(before, width), bracket + unit]
    return balanced(text, max(width, longest_word(text)))


def _heading(column: Column, width: int) -> int:
    """Twips of the longest word of a heading, and of its longest line that is no more than `width` cells."""
    words = (len(word) * CELL + sum(map(_wider, word)) for word in _LATIN.findall(column.heading))
    lines = (_line(line) for line in column.heading.split("\n") if cells(line) <= width)
    return max((*words, *lines), default=0)


def _line(text: str) -> int:
    """Twips of a line: among Chinese characters a Greek letter is as wide as they are, digits get air."""
    if text.isascii():
        return 0
    greek = sum(not letter.isascii() and cells(letter) == 1 for letter in text)
    return (cells(text) + greek) * CELL + _AIR * len(_LATIN.findall(text))


def _wider(letter: str) -> int:
    """Twips by which a Latin letter is wider than a digit, as in Times New Roman."""
    return 70 if letter in "mwMW" else 45 if letter.isupper() else -30 if letter in "fijlrst" else 0


def _fitted(panel: Panel, page: int) -> Panel:
    """The panel as wide as a small table is at least, and no wider than the page."""
    needed = sum(panel.widths)
    total = min(page, max(needed, _SHARE_AT_LEAST * page))
    widths = tuple(round(each * total / needed) for each in panel.widths)
    return Panel(panel.columns, widths, panel.margin, panel.behind)
