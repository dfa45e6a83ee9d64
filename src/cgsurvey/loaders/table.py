"""What a reader gives -> RawTable: where the header stands, which columns there are, what is not a table."""

from __future__ import annotations

from array import array
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain, islice
from typing import Any, cast

from cgsurvey.discretion import is_private, looks_like_headers, quoted
from cgsurvey.errors import Unreadable
from cgsurvey.ledger import Problem
from cgsurvey.loaders.dialects import dialect_of, headings_of, joined_headers
from cgsurvey.loaders.dialects.dialect import Dialect
from cgsurvey.loaders.encoding import Encoded, TextOf, encoded
from cgsurvey.loaders.header_rows import WITHIN, Header, Row, Span, header_at, header_index
from cgsurvey.loaders.merged_keys import filled_keys, left_empty
from cgsurvey.raw_table import Cells, Described, RawTable

#: zero-based row and column of a cell
Place = tuple[int, int]
Watch = Callable[[int, int], None]


@dataclass(frozen=True)
class Grid:
    """All cells of a sheet from its first row on, before any of it is taken for a header.

    Attributes
    ----------
    rows
        Raw values, as the reader gives them, row by row.
    text_of
        The text of one raw value.
    marks
        Code of a sentence -> zero-based places of the cells that it is about.
    marked_texts
        Code of a sentence -> texts; wherever one stands in the table, the sentence is about it. They may
        still grow while the rows are read.
    hidden
        Zero-based rows that the spreadsheet does not show, by a filter or by hand.
    merges
        Zero-based first and last cell of each merged range.
    columns
        Where the format has a faster way: the columns of all rows from a zero-based one on, or None where
        that way is not sure to give the same.
    """

    file: str
    sheet: str | None
    rows: Iterator[Sequence[Any]]
    text_of: TextOf = str
    problems: tuple[Problem, ...] = ()
    marks: Mapping[str, Sequence[Place]] = field(default_factory=dict)
    marked_texts: Mapping[str, Collection[str]] = field(default_factory=dict)
    hidden: Sequence[int] = ()
    merges: Sequence[Span] = ()
    columns: Callable[[int, Watch], Encoded | None] | None = None


@dataclass(frozen=True)
class Columns:
    """A table of a format that knows its columns: no header has to be found.

    Attributes
    ----------
    cells
        Distinct texts, and position in them of each row, of each column.
    described
        Position of a column -> what the file says of it.
    """

    file: str
    headers: tuple[str, ...]
    cells: Sequence[tuple[list[str], array[int]]]
    described: Mapping[int, Described] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()


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


def column_letter(index: int) -> str:
    """Name of a column as spreadsheets show it: 0 is A, 26 is AA."""
    letters = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


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
    if not 0 <= at < len(top) or not any(_filled(top[at])):
        last = skipped + _last_filled(top)
        raise Unreadable("loading.no_header", file=grid.file, row=skipped + at + 1, last=last)
    joined = joined_headers(top[at:])
    header = Header(joined[1], joined[0]) if joined else header_at(top[at:], skipped + at, grid.merges)
    first = skipped + at + header.rows
    body = grid.columns(first, watch) if grid.columns else None
    if body is None:
        body = encoded(chain(top[at + header.rows :], grid.rows), _text_or(grid.text_of), watch)
    size = _size(body)
    if not size:
        raise Unreadable("loading.header_only", file=grid.file, row=first)
    width = _width(header.texts, body)
    given = tuple((*header.texts, *[""] * width)[:width])
    _refuse_ragged(grid.file, body, size, width, first + 1)
    keys = filled_keys(body, size, first, grid.merges)
    columns = tuple(
        _cells(texts, codes[:size])
        for texts, codes in zip(body.texts[:width], body.codes[:width], strict=True)
    )
    columns += (_cells([""], array("i", bytes(4 * size))),) * (width - len(columns))
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
            *_skipped(top[:at], skipped, skipped + at),
            *(_platform_rows(header) if joined else _second_row(header, first)),
            *_hidden(grid, first - 1, first + size),
            *_marked(_all_marks(grid, columns, keys, below), headers, below.start),
            *_remarks(dialect, headers, columns, first + 1),
        ),
        dialect=dialect.name,
        headings=dialect.headings(headers, columns),
    )


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
        if any(_filled(row)):
            more = 2 * max(WITHIN, (header_row or 0) - skipped)
            return skipped, [row, *(tuple(map(text_of, values)) for values in islice(grid.rows, more))]
    raise Unreadable("loading.no_content", file=grid.file)


def _filled(row: Row) -> list[bool]:
    return [bool(cell.strip()) for cell in row]


def _last_filled(rows: Sequence[Row]) -> int:
    """How many rows there are, not counting empty ones at the end."""
    end = len(rows)
    while end and not any(_filled(rows[end - 1])):
        end -= 1
    return end


def _size(body: Encoded) -> int:
    """Rows up to the last one that holds something."""
    size = 0
    for texts, codes in zip(body.texts, body.codes, strict=True):
        blanks = {code for code, text in enumerate(texts) if not text.strip()}
        if len(blanks) == len(texts):
            continue
        end = len(codes)
        while end > size and codes[end - 1] in blanks:
            end -= 1
        size = end
    return size


def _width(header: Row, body: Encoded) -> int:
    """Columns up to the last one that has a header, or below it any cell."""
    width = len(header)
    while width and not (header[width - 1].strip() or _is_filled(body, width - 1)):
        width -= 1
    return width


def _is_filled(body: Encoded, column: int) -> bool:
    return column < len(body.texts) and any(text.strip() for text in body.texts[column])


def _named(file: str, headers: Row, columns: Sequence[Cells], header_row: int | None) -> tuple[Row, Dialect]:
    """The headers and the dialect that reads them; headers that stand twice are told apart or refused."""
    dialect = dialect_of(headers, columns)
    if dialect.repeats_headers:
        return _by_position(headers), dialect
    _refuse_duplicates(file, headers, columns, header_row)
    return headers, dialect


def _by_position(headers: Row) -> Row:
    """Headers that stand twice with their number behind them: ``x``, ``x (2)``, ``x (3)``."""
    seen: dict[str, int] = defaultdict(int)
    named: list[str] = []
    for header in headers:
        seen[header] += 1
        named.append(f"{header} ({seen[header]})" if header.strip() and seen[header] > 1 else header)
    return tuple(named)


def _refuse_duplicates(file: str, headers: Row, columns: Sequence[Cells], header_row: int | None) -> None:
    """Headers that stand twice; where the study says which row they are in, that may be what is wrong."""
    places: dict[str, list[str]] = defaultdict(list)
    for index, header in enumerate(headers):
        if header.strip():
            places[header].append(column_letter(index))
    twice = {header: letters for header, letters in places.items() if len(letters) > 1}
    if twice:
        trusted = looks_like_headers(headers, columns)
        named = [
            f"{shown} ({', '.join(letters)})"
            if trusted and (shown := quoted(header))
            else " = ".join(letters)
            for header, letters in twice.items()
        ]
        code = "loading.duplicate_headers" if header_row is None else "loading.duplicate_headers_declared"
        raise Unreadable(code, file=file, headers=named, row=header_row)


def _refuse_ragged(file: str, body: Encoded, size: int, width: int, first_number: int) -> None:
    """Rows in which cells are missing, or stand beyond the header. What is blank there is no cell."""
    places = [place for place, length in enumerate(body.lengths[:size]) if length != width]
    ragged = [place + first_number for place in places if _is_ragged(body, place, width)]
    if ragged:
        raise Unreadable("loading.ragged", file=file, rows=ragged, width=width, number=len(ragged))


def _is_ragged(body: Encoded, place: int, width: int) -> bool:
    beyond = width if body.lengths[place] > width else 0
    columns = zip(body.texts[beyond:], body.codes[beyond:], strict=True)
    return any(texts[codes[place]].strip() for texts, codes in columns)


def _skipped(above: Sequence[Row], skipped: int, header: int) -> Iterator[Problem]:
    """Rows above the header that hold something."""
    rows = tuple(skipped + index + 1 for index, row in enumerate(above) if any(_filled(row)))
    if rows:
        yield Problem("loading.skipped_rows", {"header": header + 1}, rows)


def _hidden(grid: Grid, header: int, end: int) -> Iterator[Problem]:
    """Rows of the table that the spreadsheet does not show."""
    rows = tuple(row + 1 for row in grid.hidden if header < row < end)
    if rows:
        yield Problem("loading.hidden_rows", {"number": len(rows)}, rows, minor=True)


def _platform_rows(header: Header) -> Iterator[Problem]:
    """A header that the platform writes in several rows."""
    yield Problem("loading.platform_header_rows", {"number": header.rows}, minor=True)


def _second_row(header: Header, first: int) -> Iterator[Problem]:
    """A header of two rows."""
    if header.rows > 1:
        yield Problem("loading.two_header_rows", {"header": first - 1, "second": first}, minor=True)


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


def _marked(marks: Mapping[str, Sequence[Place]], headers: Row, header: int) -> Iterator[Problem]:
    """One problem for each kind of marked cell and column, header row and below."""
    for code, places in marks.items():
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
