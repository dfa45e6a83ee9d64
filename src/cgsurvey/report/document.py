"""Report: sections of sentences and tables, as plain data. A renderer needs nothing else.

Everything a reader sees is already worded, rounded and in order here; `Cell.value` and `Report.data` keep
the full precision for the formats that hold numbers.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from cgsurvey.phrases import Language


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell of a table.

    Attributes
    ----------
    text
        As it is read.
    value
        The number behind the text, or the two ends of an interval; None where the cell holds words.
    number_format
        How a spreadsheet shows `value` as `text` does, e.g. ``"0.0%"``.
    source
        Id of the result row that the number comes from.
    """

    text: str
    value: float | tuple[float | None, float | None] | None = None
    number_format: str | None = None
    source: str | None = None


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its heading, the heading it shares with its neighbours, and whether it holds numbers.

    A line end in the heading parts a number, as of a model, from the words beneath it.
    """

    heading: str
    spanner: str | None = None
    numeric: bool = True


@dataclass(frozen=True, slots=True)
class RowGroup:
    """Rows that belong together, under a heading of their own where there is one."""

    heading: str | None
    rows: tuple[tuple[Cell, ...], ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A table.

    Attributes
    ----------
    keys
        How many leading columns tell what a row is (its label, its base): where a table is too wide for
        the page and goes on beneath, these are repeated.
    notes
        Lines beneath the table: bases, left-out counts, methods.
    """

    caption: str
    columns: tuple[Column, ...]
    groups: tuple[RowGroup, ...]
    notes: tuple[str, ...] = ()
    keys: int = 1


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence, the ids of the result rows it quotes, and whether it warns."""

    text: str
    sources: tuple[str, ...] = ()
    weak: bool = False


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Sentences that run on."""

    sentences: tuple[Sentence, ...]

    @property
    def text(self) -> str:
        """The sentences in a row; full-width punctuation needs no space behind it."""
        texts = [sentence.text for sentence in self.sentences if sentence.text]
        return "".join(text + " " * text[-1].isascii() for text in texts).strip()


@dataclass(frozen=True, slots=True)
class Points:
    """Sentences that stand one below the other."""

    sentences: tuple[Sentence, ...]


Block = Paragraph | Points | Table


@dataclass(frozen=True, slots=True)
class Section:
    """A heading, its number included, and what stands under it."""

    heading: str
    blocks: tuple[Block, ...]


@dataclass(frozen=True)
class Report:
    """A whole report.

    Attributes
    ----------
    banner
        What every page must say (that the data are synthetic), or None.
    data
        Makes the same results at full precision and in both languages: what machine formats write, and
        what a terminal need not wait for.
    """

    title: str
    language: Language
    sections: tuple[Section, ...]
    banner: str | None = None
    data: Callable[[], Mapping[str, Any]] = dict

    def tables(self) -> Iterator[Table]:
        """Every table, in the order in which they are numbered."""
        for section in self.sections:
            yield from (block for block in section.blocks if isinstance(block, Table))
