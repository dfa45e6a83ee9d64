"""What a dialect is: how its tables are known, what its headers mean, how it writes answers."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from cgsurvey.ledger import Problem
from cgsurvey.raw_table import Cells, Heading

Headers = Sequence[str]
Columns = Sequence[Cells]
Labels = Sequence[str]
#: how many rows the headers take, and the headers that they make together
Joined = tuple[int, tuple[str, ...]]


@dataclass(frozen=True)
class Dialect:
    """The way in which one platform writes its tables.

    Attributes
    ----------
    name
    recognises
        Whether a table, given its headers and columns, is of this platform.
    headings
        What each column is, one a header.
    labelled
        The same where the file labels its columns ("" where it does not), for a platform whose names in
        such files (SPSS) are no titles.
    joined
        The headers of a platform that writes them in several rows, given that in which they begin and the
        rows below it; None of rows that are not so.
    remarks
        What the reader of the numbers must know of a table, given its headers, its columns and the
        spreadsheet row number of the first row below the headers.
    separator
        What stands between the options of a multiple response in one cell, "" where each has a column.
    not_asked, blank
        Texts of cells that mean "not shown" and "shown and left blank".
    repeats_headers
        Whether the platform itself writes one header over several columns; they are then told apart by
        their position. Elsewhere such a table is refused.
    """

    name: str
    recognises: Callable[[Headers, Columns], bool]
    headings: Callable[[Headers, Columns], tuple[Heading, ...]]
    labelled: Callable[[Headers, Columns, Labels], tuple[Heading, ...]] | None = None
    joined: Callable[[Sequence[Headers]], Joined | None] | None = None
    remarks: Callable[[Headers, Columns, int], Iterable[Problem]] | None = None
    separator: str = "┋"
    not_asked: tuple[str, ...] = ()
    blank: tuple[str, ...] = ()
    repeats_headers: bool = False
