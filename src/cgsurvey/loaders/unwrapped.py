"""Text of which each row is one quoted cell: a file opened with another delimiter and saved again."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from itertools import islice

from cgsurvey.loaders.delimiters import Lines, fits_alone

#: lines among which the first that is not blank is
_SOME = 100


def unwrapped(lines: Lines) -> Lines | None:
    """The lines within the quotes; None where not each row is a quoted cell that holds a row of a table."""
    top = [line for line in islice(lines(), _SOME) if line.strip()]
    if not top or not top[0].startswith('"') or not top[0].rstrip("\r\n,;\t").endswith('"'):
        return None
    if not _one_cell_each(lines()) or not fits_alone(list(_inner(lines()))):
        return None
    return lambda: _inner(lines())


def _one_cell_each(lines: Iterator[str]) -> bool:
    try:
        return all(not any(row[1:]) for row in csv.reader(lines, strict=True))
    except csv.Error:
        return False


def _inner(lines: Iterator[str]) -> Iterator[str]:
    for row in csv.reader(lines, strict=True):
        yield from "".join((*row[:1], "\n")).splitlines(keepends=True)
