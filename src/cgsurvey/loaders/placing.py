"""Cells that span rows and columns, put where they stand: of web pages and of spreadsheets in XML."""

from __future__ import annotations

from dataclasses import dataclass, field

from cgsurvey.errors import Unreadable
from cgsurvey.loaders.header_rows import Span
from cgsurvey.loaders.limits import Limits


@dataclass
class Placed:
    """A table while it is read, row by row and cell by cell.

    Attributes
    ----------
    rows
        Text of each cell. Of a merged cell the first has the text and the others are empty.
    merges
        First and last cell of each merged one.
    hidden
        Rows that are not shown.
    """

    file: str
    limits: Limits
    rows: list[list[str]] = field(default_factory=list)
    merges: list[Span] = field(default_factory=list)
    hidden: list[int] = field(default_factory=list)
    _cells: int = 0
    #: column -> how many more rows a cell of an earlier row reaches into
    _reaching: dict[int, int] = field(default_factory=dict)

    def start_row(self, *, hidden: bool = False) -> None:
        self.end_row()
        if hidden:
            self.hidden.append(len(self.rows))
        self.rows.append([])
        self._check("rows", len(self.rows))

    def end_row(self) -> None:
        """Fill up the row where cells of earlier rows reach beyond its last cell."""
        if self.rows and self._reaching:
            while self._reaching and len(self.rows[-1]) <= max(self._reaching):
                self._is_reached()
                self._blank()

    def skip_to(self, column: int) -> None:
        """Leave the cells before a column empty."""
        self._check("columns", column)
        while len(self.rows[-1]) < column:
            self._is_reached()
            self._blank()

    def cell(self, text: str, across: int = 1, down: int = 1) -> None:
        """The next cell of the row, which takes so many columns and rows."""
        row = self.rows[-1]
        while self._reaching and self._is_reached():
            self._blank()
        start = len(row)
        row.append(text)
        self._check("columns", start + across)
        for _ in range(across - 1):
            self._blank()
        if across > 1 or down > 1:
            at = len(self.rows) - 1
            self.merges.append(((at, start), (at + down - 1, start + across - 1)))
        if down > 1:
            self._reaching.update(dict.fromkeys(range(start, start + across), down - 1))
        self._cells += 1
        self._check("cells", self._cells)

    def _is_reached(self) -> bool:
        """Whether the next cell belongs to one of an earlier row; it then reaches one row less."""
        column = len(self.rows[-1])
        left = self._reaching.pop(column, 0)
        if left > 1:
            self._reaching[column] = left - 1
        return left > 0

    def _blank(self) -> None:
        self.rows[-1].append("")
        self._cells += 1

    def _check(self, name: str, found: int) -> None:
        limit = getattr(self.limits, name)
        if found > limit:
            raise Unreadable(f"loading.too_many_{name}", file=self.file, limit=limit)
