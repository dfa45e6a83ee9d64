"""Where the header of a sheet stands, and whether it is of two rows."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from cgsurvey.discretion import is_private

#: how far below the first row that holds something a header row is looked for
WITHIN = 20
#: filled cells that make a row a header and not a title
_MANY = 3
#: between the header of a group of columns and that of one of them, as 问卷星 writes it
_BETWEEN = "—"
_NO_WORDS = re.compile(r"[\d\s.,:;/%+()-]+")
Row = tuple[str, ...]
#: zero-based first and last cell of a merged range
Span = tuple[tuple[int, int], tuple[int, int]]


@dataclass(frozen=True)
class Header:
    """The headers of a sheet, and how many rows they take."""

    texts: Row
    rows: int


def header_index(top: Sequence[Row]) -> int:
    """The first row, unless it and those after it are titles: one filled cell, then a row with many."""
    for index, row in enumerate(top[:WITHIN]):
        filled = sum(map(bool, map(str.strip, row)))
        if filled >= _MANY:
            return index
        if filled > 1:
            break
    return 0


def header_at(rows: Sequence[Row], number: int, merges: Sequence[Span]) -> Header:
    """The header that begins with the first of `rows`, which is row `number` (zero-based) of the sheet.

    Its second row names the columns of a group whose own header stands over the first of them: below the
    other columns it is empty, or merged cells show the groups.
    """
    first = rows[0]
    if len(rows) > 2:
        width = max(map(len, rows[:2]))
        upper, lower = (tuple((*row, *[""] * width)[:width]) for row in rows[:2])
        merged = any(start[0] == number and end[1] > start[1] for start, end in merges)
        if _is_second_row(upper, lower, rows[2:], merged):
            return Header(_joined(upper, lower), 2)
    return Header(first, 1)


def _is_second_row(upper: Row, lower: Row, below: Sequence[Row], merged: bool) -> bool:
    gaps = [place for place, cell in enumerate(upper) if place and not cell.strip() and lower[place].strip()]
    grouped = {*gaps, *(_start(upper, place) for place in gaps)}
    filled = {place for place, cell in enumerate(lower) if cell.strip()}
    if not gaps or not filled <= grouped or any(_start(upper, place) < 0 for place in gaps):
        return False
    others = [place for place, cell in enumerate(upper) if cell.strip() and place not in grouped]
    stands_apart = any(place < len(row) and row[place].strip() for row in below for place in others)
    if not (merged or stands_apart):
        return False
    return all(_is_title(lower[place], place, below) for place in filled)


def _is_title(text: str, place: int, below: Sequence[Row]) -> bool:
    """Whether a text can be a header: words, nobody's own, and no answer that is given further down."""
    plain = unicodedata.normalize("NFKC", text.strip())
    given = any(place < len(row) and row[place].strip() == text.strip() for row in below)
    return not (_NO_WORDS.fullmatch(plain) or is_private(plain) or given)


def _start(upper: Row, place: int) -> int:
    """The nearest column to the left with a header, -1 if there is none."""
    while place >= 0 and not upper[place].strip():
        place -= 1
    return place


def _joined(upper: Row, lower: Row) -> Row:
    joined = []
    for place, part in enumerate(lower):
        own = upper[place].strip()
        if not part.strip():
            joined.append(upper[place])
        else:
            stem = own or upper[_start(upper, place)].strip()
            joined.append(f"{stem}{_BETWEEN}{part.strip()}")
    return tuple(joined)
