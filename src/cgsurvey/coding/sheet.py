"""Rows in work: columns as distinct texts, and problems that know where they stand."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from cgsurvey.ledger import Problem
from cgsurvey.raw_table import Cells, RawTable
from cgsurvey.survey import Flags, Integers

#: what was done in reading and needs no mending
_MINOR = {f"coding.fold.{fold}" for fold in ("case", "punctuation", "prompt", "fill_in", "unit")} | {
    "coding.options_blank"
}


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
    """Some rows of a table.

    Attributes
    ----------
    places : (n,) int array
        Which rows of the table these are.
    numbers : (n,) int array
        Their spreadsheet row numbers.
    """

    headers: tuple[str, ...]
    cells: tuple[Cells, ...]
    places: Integers
    numbers: Integers

    @classmethod
    def of(cls, raw: RawTable) -> Sheet:
        places = np.arange(raw.size)
        return cls(raw.headers, raw.columns, places, places + raw.first)

    @property
    def size(self) -> int:
        return len(self.places)

    def only(self, keep: Flags) -> Sheet:
        return self if keep.all() else replace(self, places=self.places[keep], numbers=self.numbers[keep])

    def column(self, index: int) -> Column:
        """One column, with the texts that these rows hold."""
        cells = self.cells[index]
        codes = cells.codes[self.places]
        held = np.bincount(codes, minlength=len(cells.texts)) > 0
        texts = [text for text, here in zip(cells.texts, held.tolist(), strict=True) if here]
        return Column(self.headers[index], texts, (np.cumsum(held) - 1)[codes], self.numbers)

    def filled(self) -> Integers:
        """How many cells of each row hold something."""
        counts = np.zeros(self.size, dtype=np.int64)
        for cells in self.cells:
            counts += np.array([bool(text.strip()) for text in cells.texts])[cells.codes[self.places]]
        return counts

    def row(self, place: int) -> list[str]:
        """The texts of one row."""
        return [cells.texts[cells.codes[self.places[place]]] for cells in self.cells]


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
