"""A table for those who compute with it: each interval in two columns, every heading by its levels."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from cgsurvey.glossary import COLUMNS
from cgsurvey.phrases import Language
from cgsurvey.report import numbers
from cgsurvey.report.document import Cell, RowGroup, Table


@dataclass(frozen=True, slots=True)
class FlatColumn:
    """A column: what it shares with its neighbours, its heading, and which end of an interval it holds.

    `index` is that of the table's column: both ends of an interval have the same.
    """

    index: int
    spanner: str | None
    heading: str
    end: str | None
    numeric: bool

    @property
    def levels(self) -> tuple[str | None, str, str | None]:
        return self.spanner, self.heading, self.end


@dataclass(frozen=True, slots=True)
class FlatTable:
    """Columns and rows, of which every cell holds at most one number."""

    columns: tuple[FlatColumn, ...]
    groups: tuple[RowGroup, ...]


def flattened(table: Table, language: Language) -> FlatTable:
    """The table with the ends of its intervals in columns of their own.

    A column in which an interval stands among single numbers stays whole, and its intervals are words.
    """
    parted = [_is_parted(table, index) for index in range(len(table.columns))]
    names = [COLUMNS[name].of(language) for name in ("conf_low", "conf_high")]
    columns: list[FlatColumn] = []
    for index, column in enumerate(table.columns):
        columns += [
            FlatColumn(index, column.spanner, column.heading, end, column.numeric)
            for end in (names if parted[index] else [None])
        ]
    groups = tuple(
        RowGroup(group.heading, tuple(tuple(_cells(row, parted)) for row in group.rows))
        for group in table.groups
    )
    return FlatTable(tuple(columns), groups)


def _is_parted(table: Table, index: int) -> bool:
    values = [row[index].value for row in table.rows() if row[index].value is not None]
    return bool(values) and all(isinstance(value, tuple) for value in values)


def _cells(row: Sequence[Cell], parted: Sequence[bool]) -> Iterator[Cell]:
    for cell, has_ends in zip(row, parted, strict=True):
        if has_ends:
            ends = cell.value if isinstance(cell.value, tuple) else (None, None)
            for text, value in zip(numbers.ends(cell.text), ends, strict=True):
                yield replace(cell, text=text, value=value)
        else:
            yield replace(cell, value=None) if isinstance(cell.value, tuple) else cell
