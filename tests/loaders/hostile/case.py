"""A file, and what must become of it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from loaders.hostile.packages import HEADERS, ROWS

SLOW = {
    "a bomb",
    "a bomb in many parts",
    "a bomb of a sheet",
    "a table of texts of fifty megabytes",
    "a thousand parts too many",
    "tables within tables",
    "ten to the sixth columns",
    "ten to the sixth columns of text",
}

Table = tuple[Sequence[str], Sequence[Sequence[str]]]
TABLE: Table = (HEADERS, ROWS)


@dataclass(frozen=True)
class Case:
    """A file and what must become of it.

    Attributes
    ----------
    becomes
        Code of the refusal, or the table.
    costly
        Whether a reader without limits would take more time or memory than there is.
    """

    name: str
    make: Callable[[], bytes]
    becomes: str | Table
    file: str = "answers.xlsx"
    costly: bool = False

    @property
    def slow(self) -> bool:
        """Whether it takes seconds to make and to refuse: these are not for every run."""
        return self.costly and self.name in SLOW


def refused(
    name: str, make: Callable[[], bytes], code: str, file: str = "answers.xlsx", costly: bool = False
) -> Case:
    return Case(name, make, code, file, costly)


def read(
    name: str,
    make: Callable[[], bytes],
    table: Table = TABLE,
    file: str = "answers.xlsx",
    costly: bool = False,
) -> Case:
    return Case(name, make, table, file, costly)


def other(name: str, raw: bytes, kind: str, file: str = "answers.xlsx") -> Case:
    """A file of another kind, by its first bytes."""
    return Case(name, lambda: raw, f"loading.refused.{kind}", file)


def text(name: str, raw: bytes, becomes: str | Table) -> Case:
    return Case(name, lambda: raw, becomes, "answers.csv")
