"""What a sheet holds beside the texts of its table: rows above it, hidden ones, marked and merged cells."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from cgsurvey.discretion import is_private
from cgsurvey.ledger import Problem
from cgsurvey.loaders.grid import Grid
from cgsurvey.loaders.header_rows import Header, Row
from cgsurvey.loaders.letters import Place, column_letter
from cgsurvey.loaders.merged_keys import left_empty
from cgsurvey.raw_table import Cells


def skipped_rows(above: Sequence[Row], skipped: int, header: int) -> Iterator[Problem]:
    """Rows above the header that hold something."""
    rows = tuple(skipped + index + 1 for index, row in enumerate(above) if any(map(str.strip, row)))
    if rows:
        yield Problem("loading.skipped_rows", {"header": header + 1}, rows)


def hidden_rows(grid: Grid, header: int, end: int) -> Iterator[Problem]:
    """Rows of the table that the spreadsheet does not show."""
    rows = tuple(row + 1 for row in grid.hidden if header < row < end)
    if rows:
        yield Problem("loading.hidden_rows", {"number": len(rows)}, rows, minor=True)


def header_of_rows(header: Header, first: int, *, by_platform: bool) -> Iterator[Problem]:
    """A header of more than one row; `first` is the zero-based row below it."""
    if by_platform:
        yield Problem("loading.platform_header_rows", {"number": header.rows}, minor=True)
    elif header.rows > 1:
        yield Problem("loading.two_header_rows", {"header": first - 1, "second": first}, minor=True)


def marked_cells(
    grid: Grid, columns: Sequence[Cells], keys: Mapping[int, Sequence[int]], rows: range, headers: Row
) -> Iterator[Problem]:
    """One problem for each kind of marked cell and column.

    Parameters
    ----------
    keys
        Column -> zero-based rows in which merged cells were filled.
    rows
        Those of the table, from the first one of the header on.
    """
    for code, places in _all_marks(grid, columns, keys, rows).items():
        by_column: dict[int, list[int]] = defaultdict(list)
        for row, column in places:
            if row >= rows.start:
                by_column[column].append(row + 1)
        for column, numbers in sorted(by_column.items()):
            title = headers[column] if column < len(headers) and not is_private(headers[column]) else ""
            facts = {
                "column": title or column_letter(column),
                "letter": column_letter(column),
                "number": len(numbers),
            }
            yield Problem(code, facts, tuple(sorted(numbers)), title or None)


def _all_marks(
    grid: Grid, columns: Sequence[Cells], keys: Mapping[int, Sequence[int]], rows: range
) -> dict[str, list[Place]]:
    """Marked cells; those that hold a marked text; merged ones that are empty, and those that were filled.

    `rows` are those of the sheet below the first row of the header.
    """
    marks = {code: list(places) for code, places in grid.marks.items()}
    first = rows.stop - len(columns[0].codes)
    for code, marked in grid.marked_texts.items():
        for column, cells in enumerate(columns):
            wanted = {place for place, text in enumerate(cells.texts) if text in marked}
            if wanted:
                found = (row for row, place in enumerate(cells.codes) if place in wanted)
                marks.setdefault(code, []).extend((first + row, column) for row in found)
    filled = {(row, column) for column, places in keys.items() for row in places}
    empty = left_empty(grid.merges, rows, len(columns), filled)
    return {**marks, "loading.merged": empty, "loading.merged_key": sorted(filled)}
