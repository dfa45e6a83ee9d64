"""What a reader gives: a sheet of cells in which a header has to be found, or columns that are known."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from cgsurvey.ledger import Problem
from cgsurvey.loaders.encoding import Encoded, TextOf
from cgsurvey.loaders.header_rows import Span
from cgsurvey.loaders.letters import Place
from cgsurvey.raw_table import Described

#: told how many rows and columns there are so far; refuses what is too many
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
