"""What stands side by side: key figures, and small charts. Tables without lines hold it in place."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from cgsurvey.report.document import Figure, Gallery, KeyFigure, KeyFigures
from cgsurvey.report.word.figures import Embed, picture
from cgsurvey.report.word.markup import MILLIMETRE, paragraph, run

#: key figures, and charts, that stand side by side
KEY_FIGURES_ACROSS, CHARTS_ACROSS = 5, 2
_RULES = "".join(
    f'<w:{side} w:val="single" w:sz="6" w:space="0" w:color="999999"/>' for side in ("top", "bottom")
)
#: twips at each side of a cell
_MARGIN = 50
_MIDDLE = '<w:vAlign w:val="center"/>'


def key_figures(block: KeyFigures, width: int) -> Iterator[str]:
    """Each number large, what it is above it, its interval and base beneath."""
    cells = [_key_figure(each) for each in block.figures]
    rows = [cells[at : at + KEY_FIGURES_ACROSS] for at in range(0, len(cells), KEY_FIGURES_ACROSS)]
    yield from _strip(rows, width, f"<w:tblBorders>{_RULES}</w:tblBorders>")


def gallery(block: Gallery, width: int, embed: Embed, tallest: float) -> Iterator[str]:
    """Small charts at most `tallest` millimetres high, with their captions beneath.

    One that is left over has its caption beside it.
    """
    room = (width / CHARTS_ACROSS - 2 * _MARGIN) / MILLIMETRE
    rows = []
    for at in range(0, len(block.figures), CHARTS_ACROSS):
        row = block.figures[at : at + CHARTS_ACROSS]
        drawn = [paragraph("Figure", picture(each, embed, room, tallest, compact=True)) for each in row]
        told = [_told(each) for each in row]
        rows.append([*drawn, *told] if len(row) == 1 else list(map(str.__add__, drawn, told)))
    yield from _strip(rows, width)


def _told(figure: Figure) -> str:
    notes = "".join(paragraph("SmallNote", run(note.text)) for note in figure.notes)
    return paragraph("SmallCaption", run(figure.caption)) + notes


def _key_figure(each: KeyFigure) -> str:
    return (
        paragraph("KeyLabel", run(each.label))
        + paragraph("KeyFigure", run(each.figure.text))
        + paragraph("KeyDetail", run(each.detail.text))
    )


def _strip(rows: Sequence[Sequence[str]], width: int, borders: str = "") -> Iterator[str]:
    """Cells all as wide, in rows of which the last may have fewer."""
    if not rows:
        return
    across = max(map(len, rows))
    each = width // across
    margins = "".join(f'<w:{side} w:w="{_MARGIN}" w:type="dxa"/>' for side in ("left", "right"))
    grid = f'<w:gridCol w:w="{each}"/>' * across
    yield (
        f'<w:tbl><w:tblPr><w:tblW w:w="{each * across}" w:type="dxa"/><w:jc w:val="center"/>{borders}'
        f'<w:tblLayout w:type="fixed"/><w:tblCellMar>{margins}</w:tblCellMar></w:tblPr>'
        f"<w:tblGrid>{grid}</w:tblGrid>{''.join(_row(row, across, each) for row in rows)}</w:tbl>"
    )
    yield paragraph("Gap", "")


def _row(cells: Sequence[str], across: int, width: int) -> str:
    filled = [*cells, *[paragraph("Gap", "")] * (across - len(cells))]
    size = f'<w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{_MIDDLE}</w:tcPr>'
    written = "".join(f"<w:tc>{size}{cell}</w:tc>" for cell in filled)
    return f"<w:tr><w:trPr><w:cantSplit/></w:trPr>{written}</w:tr>"
