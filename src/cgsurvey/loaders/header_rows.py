"""Where the header of a sheet stands, and whether it is of two rows."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from cgsurvey.discretion import has_no_words, is_private

#: how far below the first row that holds something a header row is looked for
WITHIN = 20
#: filled cells that make a row a header and not a title
MANY = 3
#: between the header of a group of columns and that of one of them, as 问卷星 writes it
_BETWEEN = "—"
#: answers of a column from which on those that recur are known
_RECURRING = 8
#: share of the cells of a row of codes that are codes: some columns have a name and no code
_NAMED = 0.7
#: name of a variable
_CODE = re.compile(r"[A-Za-z_]{1,12}[\d_.\[\]A-Za-z-]{0,20}\d[\d_.\[\]A-Za-z-]{0,20}", re.ASCII)
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
        if filled >= MANY:
            return index
        if filled > 1:
            break
    return 0


def header_at(rows: Sequence[Row], number: int, merges: Sequence[Span]) -> Header:
    """The header that begins with the first of `rows`, which is row `number` (zero-based) of the sheet.

    Its second row names the columns of a group whose own header stands over the first of them: below the
    other columns it is empty, or merged cells show the groups. Or it gives every column a second name, as
    no respondent can have answered.
    """
    first = rows[0]
    if len(rows) > 2:
        width = max(map(len, rows[:2]))
        upper, lower = (tuple((*row, *[""] * width)[:width]) for row in rows[:2])
        merged = any(start[0] == number and end[1] > start[1] for start, end in merges)
        if _is_second_row(upper, lower, rows[2:], merged) or answers_nothing(upper, lower, rows[2:]):
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


def answers_nothing(upper: Row, lower: Row, below: Sequence[Row]) -> bool:
    """Whether the row below the header names all columns, and none of its cells is an answer.

    In a column whose answers come again and again, or are numbers, a cell that is neither of those answers
    nor a number is none. One such column may be chance, most columns of a table are not. Where the header
    leaves columns without a name, those that hold nothing but that cell are options named by their answer.
    """
    gaps = sum(not cell.strip() and bool(lower[place].strip()) for place, cell in enumerate(upper))
    named = [cell.strip() for cell in lower if cell.strip()]
    told = used = 0
    for place, cell in enumerate(map(str.strip, lower)):
        given = [row[place].strip() for row in below if place < len(row) and row[place].strip()]
        if not given and not cell:
            continue
        if not cell or has_no_words(cell) or is_private(cell):
            return False
        used += 1
        if cell in given:
            if not gaps or set(given) != {cell}:
                return False
            told += 1
        else:
            told += _can_tell(given, gaps)
    return told >= MANY and 2 * told >= used and (gaps > 0 or len(set(named)) == len(named))


def _can_tell(given: Sequence[str], gaps: int) -> bool:
    """Whether an answer of this column would be seen to be one: numbers, or few texts that recur."""
    enough = len(given) >= (MANY if gaps else _RECURRING)
    return enough and (all(map(has_no_words, given)) or 2 * len(set(given)) <= len(given))


def _is_title(text: str, place: int, below: Sequence[Row]) -> bool:
    """Whether a text can be a header: words, nobody's own, and no answer that is given further down."""
    plain = text.strip()
    given = any(place < len(row) and row[place].strip() == plain for row in below)
    return not (has_no_words(plain) or is_private(plain) or given)


def _start(upper: Row, place: int) -> int:
    """The nearest column to the left with a header, -1 if there is none."""
    while place >= 0 and not upper[place].strip():
        place -= 1
    return place


def _joined(upper: Row, lower: Row) -> Row:
    """Both names of each column: a group and one of its columns, or a code and a text."""
    coded = _are_codes(lower) or _are_codes(upper)
    joined = []
    for place, part in enumerate(map(str.strip, lower)):
        start = _start(upper, place)
        stem = upper[start].strip() if start >= 0 else ""
        if not part or part == stem:
            joined.append(upper[place])
        elif not stem:
            joined.append(part)
        elif coded:
            joined.append(f"{part}. {stem}" if _CODE.fullmatch(part) else f"{stem}. {part}")
        else:
            joined.append(f"{stem}{_BETWEEN}{part}")
    return tuple(joined)


def _are_codes(row: Row) -> bool:
    """Whether names of variables stand in a row, each once, and no gap between them is left."""
    named = [cell.strip() for cell in row if cell.strip()]
    coded = sum(bool(_CODE.fullmatch(cell)) for cell in named)
    return len(set(named)) == len(named) and coded >= _NAMED * len(named)
