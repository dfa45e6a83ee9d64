"""Rows of cells -> RawTable: where the header stands, which columns there are, what is not a table."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from cgsurvey.discretion import is_private, looks_like_headers, quoted
from cgsurvey.errors import Unreadable
from cgsurvey.ledger import Problem
from cgsurvey.survey import RawTable

#: how far down a header row is looked for
_HEADER_WITHIN = 20
#: filled cells that make a row a header and not a title
_MANY = 3
Row = tuple[str, ...]
#: zero-based row and column of a cell
Place = tuple[int, int]


@dataclass(frozen=True)
class Grid:
    """All cells of a sheet from its first row on, as text, before any of it is taken for a header.

    Attributes
    ----------
    marks
        Code of a sentence -> zero-based places of the cells that it is about.
    hidden
        Zero-based rows that the spreadsheet does not show, by a filter or by hand.
    """

    file: str
    sheet: str | None
    rows: Sequence[Row]
    problems: tuple[Problem, ...] = ()
    marks: Mapping[str, Sequence[Place]] = field(default_factory=dict)
    hidden: Sequence[int] = ()


def table_of(grid: Grid, header_row: int | None = None) -> RawTable:
    """The table of a grid: header found, wholly empty columns and rows at its ends dropped.

    Raises
    ------
    Unreadable
        If there is no header, no row below it, a header that stands twice, or a row of another length.
    """
    end = _last_filled(grid.rows)
    if end == 0:
        raise Unreadable("loading.no_content", file=grid.file)
    header = _header_index(grid, end) if header_row is None else header_row - 1
    if header >= end or not any(_filled(grid.rows[header])):
        raise Unreadable("loading.no_header", file=grid.file, row=header + 1, last=end)
    body = grid.rows[header + 1 : end]
    if not body:
        raise Unreadable("loading.header_only", file=grid.file, row=header + 1)
    width = _width(grid.rows[header], body)
    headers = tuple((*grid.rows[header], *[""] * width)[:width])
    _refuse_duplicates(grid.file, headers, body, header_row)
    rows = tuple(_same_width(grid.file, body, width, header + 2))
    return RawTable(
        file=grid.file,
        sheet=grid.sheet,
        headers=headers,
        rows=rows,
        numbers=tuple(range(header + 2, header + 2 + len(rows))),
        problems=(
            *grid.problems,
            *_skipped(grid, header),
            *_hidden(grid, header, end),
            *_marked(grid, headers, header),
        ),
    )


def column_letter(index: int) -> str:
    """Name of a column as spreadsheets show it: 0 is A, 26 is AA."""
    letters = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def _filled(row: Row) -> list[bool]:
    return [bool(cell.strip()) for cell in row]


def _last_filled(rows: Sequence[Row]) -> int:
    """How many rows there are, not counting empty ones at the end."""
    end = len(rows)
    while end and not any(cell.strip() for cell in rows[end - 1]):
        end -= 1
    return end


def _header_index(grid: Grid, end: int) -> int:
    """The first row, unless it and those after it are titles: one filled cell, then a row with many."""
    first_filled = None
    for index in range(min(end, _HEADER_WITHIN)):
        filled = sum(_filled(grid.rows[index]))
        if filled and first_filled is None:
            first_filled = index
        if filled >= _MANY:
            return index
        if filled > 1:
            break
    return first_filled if first_filled is not None else 0


def _width(header: Row, body: Sequence[Row]) -> int:
    """Columns up to the last one that has a header or any cell."""
    width = len(header)
    while width and not header[width - 1].strip():
        if any(len(row) >= width and row[width - 1].strip() for row in body):
            break
        width -= 1
    return width


def _refuse_duplicates(file: str, headers: Row, body: Sequence[Row], header_row: int | None) -> None:
    """Headers that stand twice; where the study says which row they are in, that may be what is wrong."""
    places: dict[str, list[str]] = defaultdict(list)
    for index, header in enumerate(headers):
        if header.strip():
            places[header].append(column_letter(index))
    twice = {header: letters for header, letters in places.items() if len(letters) > 1}
    if twice:
        trusted = looks_like_headers(headers, body)
        named = [
            f"{shown} ({', '.join(letters)})"
            if trusted and (shown := quoted(header))
            else " = ".join(letters)
            for header, letters in twice.items()
        ]
        code = "loading.duplicate_headers" if header_row is None else "loading.duplicate_headers_declared"
        raise Unreadable(code, file=file, headers=named, row=header_row)


def _same_width(file: str, body: Sequence[Row], width: int, first_number: int) -> Iterator[Row]:
    """Each row at the width of the header; refused where cells are missing or stand beyond it."""
    ragged: list[int] = []
    for number, row in enumerate(body, start=first_number):
        if len(row) == width:
            yield row
        elif (len(row) > width and not any(_filled(row[width:]))) or not any(_filled(row)):
            yield (*row, *[""] * width)[:width]
        else:
            ragged.append(number)
    if ragged:
        raise Unreadable("loading.ragged", file=file, rows=ragged, width=width, number=len(ragged))


def _skipped(grid: Grid, header: int) -> Iterator[Problem]:
    """Rows above the header that hold something."""
    above = tuple(index + 1 for index in range(header) if any(_filled(grid.rows[index])))
    if above:
        yield Problem("loading.skipped_rows", {"header": header + 1}, above)


def _hidden(grid: Grid, header: int, end: int) -> Iterator[Problem]:
    """Rows of the table that the spreadsheet does not show."""
    rows = tuple(row + 1 for row in grid.hidden if header < row < end)
    if rows:
        yield Problem("loading.hidden_rows", {"number": len(rows)}, rows, minor=True)


def _marked(grid: Grid, headers: Row, header: int) -> Iterator[Problem]:
    """One problem for each kind of marked cell and column, header row and below."""
    for code, places in grid.marks.items():
        by_column: dict[int, list[int]] = defaultdict(list)
        for row, column in places:
            if row >= header:
                by_column[column].append(row + 1)
        for column, rows in sorted(by_column.items()):
            title = headers[column] if column < len(headers) and not is_private(headers[column]) else ""
            facts = {
                "column": title or column_letter(column),
                "letter": column_letter(column),
                "number": len(rows),
            }
            yield Problem(code, facts, tuple(sorted(rows)), title or None)
