"""What a reader gives -> RawTable: where the header stands, which columns there are, what is not a table."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Sequence
from itertools import chain, islice
from typing import Any, cast

from cgsurvey.errors import Unreadable
from cgsurvey.ledger import Problem
from cgsurvey.loaders.dialects import dialect_of, headings_of, joined_headers
from cgsurvey.loaders.dialects.dialect import Dialect
from cgsurvey.loaders.encoding import Encoded, TextOf, encoded
from cgsurvey.loaders.grid import Columns, Grid, Watch
from cgsurvey.loaders.header_rows import WITHIN, Header, Row, header_at, header_index
from cgsurvey.loaders.merged_keys import filled_keys
from cgsurvey.loaders.rectangle import refuse_ragged, size_of, width_of
from cgsurvey.loaders.repeated_headers import by_position, refuse_duplicates
from cgsurvey.loaders.sheet_remarks import header_of_rows, hidden_rows, marked_cells, skipped_rows
from cgsurvey.raw_table import Cells, RawTable


def table_of(read: Grid | Columns, watch: Watch, header_row: int | None = None) -> RawTable:
    """The table of what was read: header found, wholly empty columns and rows at its ends dropped.

    Raises
    ------
    Unreadable
        If there is no header, no row below it, a header that stands twice, or a row of another length.
    """
    if isinstance(read, Columns):
        return _of_columns(read)
    return _of_grid(read, watch, header_row)


def _of_columns(read: Columns) -> RawTable:
    if not read.headers:
        raise Unreadable("loading.no_content", file=read.file)
    columns = tuple(_cells(texts, codes) for texts, codes in read.cells)
    if not len(columns[0].codes):
        raise Unreadable("loading.header_only", file=read.file, row=1)
    headers, dialect = _named(read.file, read.headers, columns, None)
    return RawTable(
        file=read.file,
        sheet=None,
        headers=headers,
        columns=columns,
        first=2,
        problems=(*read.problems, *_remarks(dialect, headers, columns, 2)),
        dialect=dialect.name,
        headings=headings_of(dialect, headers, columns, read.described),
        described=read.described,
    )


def _of_grid(grid: Grid, watch: Watch, header_row: int | None) -> RawTable:
    skipped, top = _top(grid, header_row)
    at = header_index(top) if header_row is None else header_row - 1 - skipped
    if not 0 <= at < len(top) or not any(map(str.strip, top[at])):
        last = skipped + _last_filled(top)
        raise Unreadable("loading.no_header", file=grid.file, row=skipped + at + 1, last=last)
    joined = joined_headers(top[at:])
    header = Header(joined[1], joined[0]) if joined else header_at(top[at:], skipped + at, grid.merges)
    first = skipped + at + header.rows
    body = _body(grid, top[at + header.rows :], first, watch)
    size = size_of(body)
    if not size:
        raise Unreadable("loading.header_only", file=grid.file, row=first)
    width = width_of(header.texts, body)
    given = tuple((*header.texts, *[""] * width)[:width])
    refuse_ragged(grid.file, body, size, width, first + 1)
    keys = filled_keys(body, size, first, grid.merges)
    columns = _rectangle(body, size, width)
    headers, dialect = _named(grid.file, given, columns, header_row)
    below = range(skipped + at, first + size)
    return RawTable(
        file=grid.file,
        sheet=grid.sheet,
        headers=headers,
        columns=columns,
        first=first + 1,
        problems=(
            *grid.problems,
            *skipped_rows(top[:at], skipped, skipped + at),
            *header_of_rows(header, first, by_platform=joined is not None),
            *hidden_rows(grid, first - 1, first + size),
            *marked_cells(grid, columns, keys, below, headers),
            *_remarks(dialect, headers, columns, first + 1),
        ),
        dialect=dialect.name,
        headings=dialect.headings(headers, columns),
    )


def _body(grid: Grid, rows: Sequence[Row], first: int, watch: Watch) -> Encoded:
    """What stands from a zero-based row on, of which some `rows` were taken from the grid already."""
    body = grid.columns(first, watch) if grid.columns else None
    return encoded(chain(rows, grid.rows), _text_or(grid.text_of), watch) if body is None else body


def _rectangle(body: Encoded, size: int, width: int) -> tuple[Cells, ...]:
    """The columns of the table; those that have nothing but a header are empty."""
    columns = zip(body.texts[:width], body.codes[:width], strict=True)
    found = tuple(_cells(texts, codes[:size]) for texts, codes in columns)
    return (*found, *[_cells([""], array("i", bytes(4 * size)))] * (width - len(found)))


def _remarks(dialect: Dialect, headers: Row, columns: Sequence[Cells], first: int) -> Iterable[Problem]:
    return dialect.remarks(headers, columns, first) if dialect.remarks else ()


def _cells(texts: list[str], codes: array[int]) -> Cells:
    # numpy takes 80 ms to load, and this process has no other use for it
    return Cells(tuple(texts), cast("Any", codes))


def _text_or(text_of: TextOf) -> TextOf:
    """`text_of` for values that may be texts already: those of the rows at the top."""
    if text_of is str:
        return text_of
    return lambda value: value if type(value) is str else text_of(value)


def _top(grid: Grid, header_row: int | None) -> tuple[int, list[Row]]:
    """Rows among which the header is, as texts, from the first that holds something; how many are before it.

    Raises
    ------
    Unreadable
        If no cell holds anything.
    """
    text_of = _text_or(grid.text_of)
    for skipped, values in enumerate(grid.rows):
        row = tuple(map(text_of, values))
        if any(map(str.strip, row)):
            more = 2 * max(WITHIN, (header_row or 0) - skipped)
            return skipped, [row, *(tuple(map(text_of, values)) for values in islice(grid.rows, more))]
    raise Unreadable("loading.no_content", file=grid.file)


def _last_filled(rows: Sequence[Row]) -> int:
    """How many rows there are, not counting empty ones at the end."""
    end = len(rows)
    while end and not any(map(str.strip, rows[end - 1])):
        end -= 1
    return end


def _named(file: str, headers: Row, columns: Sequence[Cells], header_row: int | None) -> tuple[Row, Dialect]:
    """The headers and the dialect that reads them; headers that stand twice are told apart or refused."""
    dialect = dialect_of(headers, columns)
    if dialect.repeats_headers:
        return by_position(headers), dialect
    refuse_duplicates(file, headers, columns, header_row)
    return headers, dialect
