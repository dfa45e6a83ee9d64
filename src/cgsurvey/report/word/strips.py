"""What stands side by side: key figures, and small charts. Tables without lines hold it in place."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from cgsurvey.report.document import Figure, Gallery, KeyFigure, KeyFigures
from cgsurvey.report.word.figures import Embed, picture
from cgsurvey.report.word.markup import MILLIMETRE, paragraph, run

#: key figures, and charts, that stand side by side at most
_KEY_FIGURES, _CHARTS = 5, 3
_RULES = "".join(
    f'<w:{side} w:val="single" w:sz="6" w:space="0" w:color="999999"/>' for side in ("top", "bottom")
)
#: twips at each side of a cell
_MARGIN = 50


def key_figures(block: KeyFigures, width: int) -> Iterator[str]:
    """Each number large, what it is above it, its interval and base beneath."""
    cells = [_key_figure(each) for each in block.figures]
    yield from _strip(cells, across(block), width, f"<w:tblBorders>{_RULES}</w:tblBorders>")


def gallery(block: Gallery, width: int, embed: Embed, tallest: float) -> Iterator[str]:
    """Small charts at most `tallest` millimetres high, with their captions beneath."""
    room = (width / across(block) - 2 * _MARGIN) / MILLIMETRE
    cells = [
        paragraph("Figure", picture(each, embed, room, tallest, "third")) + _told(each)
        for each in block.figures
    ]
    yield from _strip(cells, across(block), width)


def across(block: KeyFigures | Gallery) -> int:
    """How many stand side by side: as many in each row, and at most as are still read with ease."""
    number, most = len(block.figures), _KEY_FIGURES if isinstance(block, KeyFigures) else _CHARTS
    rows = -(-number // most) or 1
    return -(-number // rows) or 1


def _told(figure: Figure) -> str:
    notes = "".join(paragraph("SmallNote", run(note.text)) for note in figure.notes)
    return paragraph("SmallCaption", run(figure.caption)) + notes


def _key_figure(each: KeyFigure) -> str:
    return (
        paragraph("KeyLabel", run(each.label))
        + paragraph("KeyFigure", run(each.figure.text))
        + paragraph("KeyDetail", run(each.detail.text))
    )


def _strip(cells: Sequence[str], across: int, width: int, borders: str = "") -> Iterator[str]:
    """Cells all as wide, in rows of which the last may have fewer."""
    if not cells:
        return
    each = width // across
    margins = "".join(f'<w:{side} w:w="{_MARGIN}" w:type="dxa"/>' for side in ("left", "right"))
    grid = f'<w:gridCol w:w="{each}"/>' * across
    rows = "".join(_row(cells[at : at + across], across, each) for at in range(0, len(cells), across))
    yield (
        f'<w:tbl><w:tblPr><w:tblW w:w="{each * across}" w:type="dxa"/><w:jc w:val="center"/>{borders}'
        f'<w:tblLayout w:type="fixed"/><w:tblCellMar>{margins}</w:tblCellMar></w:tblPr>'
        f"<w:tblGrid>{grid}</w:tblGrid>{rows}</w:tbl>"
    )
    yield paragraph("Gap", "")


def _row(cells: Sequence[str], across: int, width: int) -> str:
    filled = [*cells, *[paragraph("Gap", "")] * (across - len(cells))]
    size = f'<w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>'
    written = "".join(f"<w:tc>{size}{cell}</w:tc>" for cell in filled)
    return f"<w:tr><w:trPr><w:cantSplit/></w:trPr>{written}</w:tr>"
