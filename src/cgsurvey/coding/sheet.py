"""Rows in work: columns as distinct texts, and problems that know where they stand."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from cgsurvey.ledger import Problem
from cgsurvey.survey import Flags, Integers, RawTable

#: what was done in reading and needs no mending
_MINOR = {"coding.fold.case", "coding.fold.prompt", "coding.fold.fill_in", "coding.fold.unit"}


@dataclass(frozen=True)
class Column:
    """One column as its distinct texts, so that each is looked at once however many rows there are.

    Attributes
    ----------
    header : str
    texts : list of str
        Distinct cell texts in order of appearance.
    codes : (n,) int array
        Position in `texts` of each row.
    numbers : (n,) int array
        Spreadsheet row numbers.
    """

    header: str
    texts: list[str]
    codes: Integers
    numbers: Integers

    def flags(self, of_texts: Sequence[bool]) -> Flags:
        """Rows whose text is flagged."""
        return np.array(of_texts, dtype=bool)[self.codes] if self.texts else np.zeros(0, dtype=bool)

    def problem(self, code: str, flags: Flags, **facts: Any) -> Problem:
        return located(code, self.numbers[flags], self.header, **facts)


@dataclass(frozen=True)
class Source:
    """The columns of one question: one, or one for each category in their order (`by_option`).

    `unread` are columns of options that are no category of the question.
    """

    columns: Sequence[Column]
    by_option: bool = False
    unread: Sequence[Column] = ()


@dataclass(frozen=True)
class Sheet:
    """Rows of a table with their spreadsheet row numbers."""

    headers: tuple[str, ...]
    rows: Sequence[tuple[str, ...]]
    numbers: Integers

    @classmethod
    def of(cls, raw: RawTable) -> Sheet:
        return cls(raw.headers, raw.rows, np.array(raw.numbers, dtype=np.int64))

    def only(self, keep: Flags) -> Sheet:
        if keep.all():
            return self
        rows = [row for row, kept in zip(self.rows, keep.tolist(), strict=True) if kept]
        return Sheet(self.headers, rows, self.numbers[keep])

    def column(self, index: int) -> Column:
        cells = [row[index] for row in self.rows]
        position = {text: code for code, text in enumerate(dict.fromkeys(cells))}
        codes = np.fromiter(map(position.__getitem__, cells), dtype=np.int64, count=len(cells))
        return Column(self.headers[index], list(position), codes, self.numbers)


def located(code: str, numbers: Integers, column: str | None, **facts: Any) -> Problem:
    """A problem of these spreadsheet rows: how many there are, and where they stand."""
    rows = tuple(numbers.tolist())
    title = None if column is None else " ".join(column.split())
    return Problem(
        code,
        {"column": title, "number": len(numbers), **facts},
        rows=rows,
        column=column,
        minor=code in _MINOR,
    )
