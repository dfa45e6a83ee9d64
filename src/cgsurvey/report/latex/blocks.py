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
_NUMBERS_ABREAST, _CHARTS_ABREAST = 5, 2
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
    width = drawn(figure, language, "png", "half" if is_small else "page").width_mm
    size = rf"width={width:g}mm,height=0.78\textheight,keepaspectratio"
    picture = rf"\includegraphics[{size}]{{{picture_name(number)}}}"
    return rf"\described{{{characters(figure.alternative)}}}{{{picture}}}"


def _notes(figure: Figure) -> Iterator[str]:
    yield from (rf"\figurenote{{{escaped(note.text)}}}" for note in figure.notes)


def _gallery(figures: Sequence[Figure], numbered: Numbered, language: Language) -> Iterator[str]:
    """Two side by side; the words of one that is left over stand beside it."""
    for row in _rows(figures, _CHARTS_ABREAST):
        yield r"\par\noindent"
        for figure in row:
            chart = _chart(figure, next(numbered.charts), language, is_small=True)
            words = rf"\captionof*{{figure}}{{{escaped(figure.caption)}}}" + "".join(_notes(figure))
            if len(row) == 1:
                yield rf"\abreast[c]{{{chart}}}\hfill\abreast[c]{{{words}}}"
            else:
                yield rf"\abreast{{{chart}{words}}}" + r"\hfill" * (figure is not row[-1])
        yield r"\par\medskip"


def _key_figures(figures: Sequence[KeyFigure]) -> Iterator[str]:
    """Numbers on one line, what they are above, their intervals and bases beneath."""
    rows = -(-len(figures) // _NUMBERS_ABREAST)
    for row in _rows(figures, -(-len(figures) // rows)):
        columns = rf"*{{{len(row)}}}{{>{{\centering\arraybackslash}}X}}"
        yield rf"\par\noindent\begin{{tabularx}}{{\linewidth}}{{@{{}}{columns}@{{}}}}"
        yield _across(r"\footnotesize", [each.label for each in row])
        yield _across(r"\bfseries\Large", [each.figure.text for each in row])
        yield _across(r"\footnotesize", [each.detail.text for each in row])
        yield r"\end{tabularx}\par\medskip"


def _across(size: str, texts: Sequence[str]) -> str:
    """In columns as narrow as these, numbers may break where there is a space."""
    spaced = (escaped(text.replace("\u00a0", " ")) for text in texts)
    return " & ".join(f"{size} {text}" for text in spaced) + r" \\[2pt]"


def _rows(items: Sequence[Item], abreast: int) -> list[Sequence[Item]]:
    """As many rows as are needed with so many abreast."""
    return [items[start : start + abreast] for start in range(0, len(items), abreast)]
