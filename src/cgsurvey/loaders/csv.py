"""Delimited text, as Excel reads it: quoted cells may hold line ends, and blank lines are rows."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Sequence
from functools import partial
from itertools import islice

from cgsurvey.errors import Unreadable
from cgsurvey.ledger import Problem
from cgsurvey.loaders.delimiters import Lines, declared_delimiter, delimiter_of
from cgsurvey.loaders.encodings import text_in
from cgsurvey.loaders.grid import Grid
from cgsurvey.loaders.plain_text import LARGE, plain_columns
from cgsurvey.loaders.recognise import WORKBOOK_NAMES
from cgsurvey.loaders.request import Request
from cgsurvey.loaders.unwrapped import unwrapped

#: part of what the reader of the standard library says -> what we say
_MISTAKES = {"unexpected end": "loading.quote_open", "field limit": "loading.long_cell"}


def read(request: Request) -> Grid:
    """Cells of a text file separated by commas, semicolons, tabs or bars.

    Raises
    ------
    Unreadable
        If the encoding or the delimiter is not certain or the file is not text; while its rows are read, if
        a quote is never closed.
    UsageError
        If there is no encoding of the name that was given.
    """
    path = request.path
    text = text_in(
        path.read_bytes(), path.name, request.encoding, replace_bad_bytes=request.replace_bad_bytes
    )
    delimiter = declared_delimiter(next(text.lines(), ""))
    skipped = 1 if delimiter else 0

    def lines() -> Iterator[str]:
        return islice(text.lines(), skipped, None)

    inner = unwrapped(lines)
    within = inner or lines
    delimiter = delimiter or delimiter_of(within, path.name)
    problems = text.problems
    large = len(text.raw) >= LARGE and inner is None
    if inner:
        problems += (Problem("loading.unwrapped", {"file": path.name}),)
    if path.suffix.lower() in WORKBOOK_NAMES:
        problems += (Problem("loading.text_as_workbook", {"file": path.name}, minor=True),)
    return Grid(
        path.name,
        None,
        _rows(within, delimiter, path.name, skipped),
        problems=problems,
        columns=partial(plain_columns, text, delimiter, skipped) if large else None,
    )


def _rows(lines: Lines, delimiter: str, file: str, skipped: int) -> Iterator[Sequence[str]]:
    try:
        yield from csv.reader(lines(), delimiter=delimiter, strict=True)
    except csv.Error as error:
        line = _line_of_error(lines, delimiter) + skipped
        code = next((code for part, code in _MISTAKES.items() if part in str(error)), "loading.quote_after")
        raise Unreadable(code, file=file, line=line, limit=csv.field_size_limit()) from None


def _line_of_error(lines: Lines, delimiter: str) -> int:
    """Where the row begins in which quotes are not in order: a quote that stays open runs to the end."""
    reader = csv.reader(lines(), delimiter=delimiter, strict=True)
    start = 1
    try:
        for _ in reader:
            start = reader.line_num + 1
    except csv.Error:
        pass
    return start
