"""What stands side by side: key figures, and small charts. Tables without lines hold it in place."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from cgsurvey.report.document import Gallery, KeyFigure, KeyFigures
from cgsurvey.report.word.figures import Embed, picture
from cgsurvey.report.word.markup import MILLIMETRE, paragraph, run

#: key figures, and charts, that stand side by side
_KEY_FIGURES, _CHARTS = 4, 2
_LINE = '<w:{side} w:val="single" w:sz="6" w:space="0" w:color="999999"/>'


def key_figures(block: KeyFigures, width: int) -> Iterator[str]:
    """Each number large, what it is above it, its interval and base beneath."""
    cells = [_key_figure(each) for each in block.figures]
    across = min(len(cells), -(-len(cells) // -(-len(cells) // _KEY_FIGURES))) if cells else 0
    yield from _strip(cells, across, width, "".join(_LINE.format(side=side) for side in ("top", "bottom")))


def gallery(block: Gallery, width: int, embed: Embed) -> Iterator[str]:
    """Small charts with their captions beneath."""
    room = (width / _CHARTS - 100) / MILLIMETRE
    cells = [
        paragraph("Figure", picture(each, embed, room, compact=True))
        + paragraph("SmallCaption", run(each.caption))
        + "".join(paragraph("Note", run(note.text)) for note in each.notes)
        for each in block.figures
    ]
    yield from _strip(cells, _CHARTS, width)


def _key_figure(each: KeyFigure) -> str:
    return (
        paragraph("KeyLabel", run(each.label))
        + paragraph("KeyFigure", run(each.figure.text))
        + paragraph("KeyDetail", run(each.detail.text))
    )


def _strip(cells: Sequence[str], across: int, width: int, borders: str = "") -> Iterator[str]:
    """Cells in rows of `across`, all as wide."""
    if not cells:
        return
    each = width // across
    rows = [list(cells[at : at + across]) for at in range(0, len(cells), across)]
    rows[-1] += [paragraph("Gap", "")] * (across - len(rows[-1]))
    written = "".join(f"<w:tr><w:trPr><w:cantSplit/></w:trPr>{_row(row, each)}</w:tr>" for row in rows)
    lines = f"<w:tblBorders>{borders}</w:tblBorders>" if borders else ""
    grid = f'<w:gridCol w:w="{each}"/>' * across
    yield (
        f'<w:tbl><w:tblPr><w:tblW w:w="{each * across}" w:type="dxa"/><w:jc w:val="center"/>{lines}'
        '<w:tblLayout w:type="fixed"/><w:tblCellMar><w:left w:w="50" w:type="dxa"/>'
        f'<w:right w:w="50" w:type="dxa"/></w:tblCellMar></w:tblPr>'
        f"<w:tblGrid>{grid}</w:tblGrid>{written}</w:tbl>"
    )
    yield paragraph("Gap", "")


def _row(cells: Sequence[str], width: int) -> str:
    return "".join(
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>{cell}</w:tc>' for cell in cells
    )
