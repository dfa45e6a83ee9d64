"""Report: sections of sentences, tables and figures, as plain data. A renderer needs nothing else.

Everything a reader sees is already worded, rounded and in order here; `Cell.value` and `Report.data` keep
the full precision for the formats that hold numbers.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from cgsurvey.phrases import Language
from cgsurvey.report.chart import Chart

#: stands at what may not be published
SMALL = "△"


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
    is_small
        Whether so few people stand behind it that it may not be published: a renderer shows `SMALL` at it.
    """

    text: str
    value: float | tuple[float | None, float | None] | None = None
    number_format: str | None = None
    source: str | None = None
    is_small: bool = False

    @property
    def marked(self) -> str:
        """The text with its mark, where it has one."""
        return self.text + SMALL * self.is_small


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
    notes: tuple[Sentence, ...] = ()
    keys: int = 1

    def rows(self) -> Iterator[tuple[Cell, ...]]:
        """Every line, whatever group it stands in."""
        for group in self.groups:
            yield from group.rows


@dataclass(frozen=True, slots=True)
class Numeral:
    """A number as a sentence says it, and where it comes from.

    Attributes
    ----------
    text
        As it is read; it stands in the sentence from `start` on.
    sources
        Ids of the result rows it comes from, or addresses in the analysis document (docs/json.md) that begin
        with a slash, e.g. ``/questionnaires/residents/respondents``.
    column
        Column of the glossary; "interval" for both ends; "rows" where it is the number of the rows named.
    """

    text: str
    start: int
    sources: tuple[str, ...]
    column: str


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence. `report.quoting.worded` makes one of a text whose numerals are marked.

    Attributes
    ----------
    sources
        Ids of the result rows that it rests on.
    weak
        Whether it warns.
    numerals
        Its numbers, in the order in which they stand.
    is_own
        Whether the bureau wrote it, so that its numbers come from no result.
    """

    text: str
    sources: tuple[str, ...] = ()
    weak: bool = False
    numerals: tuple[Numeral, ...] = ()
    is_own: bool = False


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Sentences that run on."""

    sentences: tuple[Sentence, ...]

    @property
    def text(self) -> str:
        """The sentences in a row."""
        return "".join(text for _, text in self.parts()).strip()

    def parts(self) -> Iterator[tuple[Sentence, str]]:
        """Each sentence as it runs on into the next: full-width punctuation needs no space behind it."""
        for sentence in self.sentences:
            if text := sentence.text:
                yield sentence, text + " " * text[-1].isascii()


@dataclass(frozen=True, slots=True)
class Points:
    """Sentences that stand one below the other."""

    sentences: tuple[Sentence, ...]


@dataclass(frozen=True, slots=True)
class Figure:
    """A chart under its caption.

    Attributes
    ----------
    alternative
        What the chart shows, in words, for those who cannot see it.
    """

    caption: str
    chart: Chart
    alternative: str
    notes: tuple[Sentence, ...] = ()


@dataclass(frozen=True, slots=True)
class Gallery:
    """Small charts that stand side by side where there is room."""

    figures: tuple[Figure, ...]


@dataclass(frozen=True, slots=True)
class KeyFigure:
    """A number that stands out: what it is, the number, and its interval and base beneath."""

    label: str
    figure: Sentence
    detail: Sentence


@dataclass(frozen=True, slots=True)
class KeyFigures:
    """The few numbers that matter most, side by side."""

    figures: tuple[KeyFigure, ...]


Block = Paragraph | Points | Table | Figure | Gallery | KeyFigures


@dataclass(frozen=True, slots=True)
class Section:
    """A heading, its number included, and what stands under it up to the next heading.

    Attributes
    ----------
    name
        Its address in the document: of letters, digits and hyphens, and no other section's.
    level
        1 for a chapter, 2 and 3 for what stands within.
    on_new_page
        Whether what follows it begins a page of its own, and so does it.
    is_appendix
        Whether it stands behind what is signed.
    """

    heading: str
    blocks: tuple[Block, ...]
    name: str = ""
    level: int = 1
    on_new_page: bool = False
    is_appendix: bool = False


#: how a page is set: as offices do (GB/T 9704), or as journals do
Style = Literal["gov", "academic"]


@dataclass(frozen=True)
class Report:
    """A whole report.

    Attributes
    ----------
    banner
        What every page must say (that the data are synthetic), or None.
    notice
        To whom the report may be given: internal, unless released.
    organisation, date
        Who signs it, and when, as they are written beneath it; empty where the study does not say.
    style, template
        How Word is to set it; the content of a Word file whose styles are used instead.
    data
        Makes the same results at full precision and in both languages: what machine formats write, and
        what a terminal need not wait for.
    """

    title: str
    language: Language
    sections: tuple[Section, ...]
    banner: str | None = None
    notice: str = ""
    organisation: str = ""
    date: str = ""
    style: Style = "gov"
    template: bytes | None = None
    data: Callable[[], Mapping[str, Any]] = dict

    @property
    def notices(self) -> tuple[str, ...]:
        """What every page says, above all else."""
        return tuple(filter(None, (self.notice, self.banner)))

    @property
    def signature(self) -> tuple[str, ...]:
        """Who signs it, and when, a line each."""
        return tuple(filter(None, (self.organisation, self.date)))

    @property
    def body(self) -> int:
        """How many sections stand before the appendices: the report is signed behind the last of them."""
        appendices = (at for at, section in enumerate(self.sections) if section.is_appendix)
        return next(appendices, len(self.sections))

    def blocks(self) -> Iterator[Block]:
        for section in self.sections:
            yield from section.blocks

    def tables(self) -> Iterator[Table]:
        """Every table, in the order in which they are numbered."""
        yield from (block for block in self.blocks() if isinstance(block, Table))

    def figures(self) -> Iterator[Figure]:
        """Every figure, those of galleries too."""
        for block in self.blocks():
            if isinstance(block, Figure):
                yield block
            elif isinstance(block, Gallery):
                yield from block.figures
