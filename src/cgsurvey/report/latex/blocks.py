"""What stands under a heading: sentences, the places of tables and charts, key figures."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TypeVar

from cgsurvey.phrases import Language
from cgsurvey.report.charts import drawn
from cgsurvey.report.document import (
    Block,
    Figure,
    Gallery,
    KeyFigure,
    KeyFigures,
    Paragraph,
    Points,
    Sentence,
    Table,
)
from cgsurvey.report.latex.escaping import characters, escaped
from cgsurvey.report.latex.tables import TableFile
from cgsurvey.report.pictures import picture_name

#: key figures, and small charts, that stand side by side
_NUMBERS_ABREAST, _CHARTS_ABREAST = 3, 2
Item = TypeVar("Item", Figure, KeyFigure)


@dataclass(frozen=True, slots=True)
class Numbered:
    """What blocks take in their order: files of tables, numbers of figures, numbers of charts."""

    tables: Iterator[TableFile]
    figures: Iterator[int]
    charts: Iterator[int]


def block_lines(block: Block, numbered: Numbered, language: Language) -> Iterator[str]:
    """The lines of a block."""
    match block:
        case Paragraph():
            yield f"{escaped(block.text)}\n"
        case Points(sentences):
            yield r"\begin{itemize}"
            yield from map(_point, sentences)
            yield r"\end{itemize}"
        case Table():
            yield from _table(next(numbered.tables))
        case Figure():
            label = rf"\label{{fig:{next(numbered.figures)}}}"
            yield r"\begin{figure}[H]\centering"
            yield _chart(block, next(numbered.charts), language)
            yield rf"\caption{{{escaped(block.caption)}}}{label}"
            yield from _notes(block)
            yield r"\end{figure}"
        case Gallery(figures):
            yield from _gallery(figures, numbered, language)
        case KeyFigures(figures):
            yield from _key_figures(figures)


def _point(sentence: Sentence) -> str:
    mark = r"[\textbf{!}]" if sentence.weak else ""
    return rf"\item{mark} {{}}{escaped(sentence.text)}"


def _table(table: TableFile) -> Iterator[str]:
    """A table that fits on a page stands where it is, and whole."""
    taken_in = rf"\input{{{table.name.removesuffix('.tex')}}}"
    if table.is_long:
        yield rf"{{\tablesize{taken_in}}}"
    else:
        yield rf"\begin{{table}}[H]\centering\tablesize{taken_in}\end{{table}}"


def _chart(figure: Figure, number: int, language: Language, is_small: bool = False) -> str:
    """The picture as wide as it was drawn for, with what it shows in words for those who cannot see it."""
    width = drawn(figure, language, "png", compact=is_small).width_mm
    size = rf"width={width:g}mm,height=0.78\textheight,keepaspectratio"
    picture = rf"\includegraphics[{size}]{{{picture_name(number)}}}"
    return rf"\described{{{characters(figure.alternative)}}}{{{picture}}}"


def _notes(figure: Figure) -> Iterator[str]:
    yield from (rf"\figurenote{{{escaped(note.text)}}}" for note in figure.notes)


def _gallery(figures: Sequence[Figure], numbered: Numbered, language: Language) -> Iterator[str]:
    for row in _rows(figures, _CHARTS_ABREAST):
        yield r"\begin{center}"
        for figure in row:
            yield r"\begin{minipage}[t]{0.49\linewidth}\centering"
            yield _chart(figure, next(numbered.charts), language, is_small=True)
            yield rf"\captionof*{{figure}}{{{escaped(figure.caption)}}}"
            yield from _notes(figure)
            yield r"\end{minipage}"
        yield r"\end{center}"


def _key_figures(figures: Sequence[KeyFigure]) -> Iterator[str]:
    for row in _rows(figures, _NUMBERS_ABREAST):
        yield r"\par\noindent"
        for each in row:
            parts = (each.label, each.figure.text, each.detail.text)
            told = "".join(f"{{{escaped(part)}}}" for part in parts)
            share = f"{0.98 / len(row):.3f}"
            yield rf"\begin{{minipage}}[t]{{{share}\linewidth}}\centering\keyfigure{told}\end{{minipage}}%"
        yield r"\par\medskip"


def _rows(items: Sequence[Item], abreast: int) -> list[Sequence[Item]]:
    """As many in each row as stand abreast."""
    return [items[start : start + abreast] for start in range(0, len(items), abreast)]
