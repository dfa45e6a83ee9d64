"""Figures: the picture of a chart with what it shows in words, its caption beneath."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from cgsurvey.report.chart import Width
from cgsurvey.report.document import Figure
from cgsurvey.report.word.captions import caption
from cgsurvey.report.word.markup import escaped, paragraph, run
from cgsurvey.report.word.page import Page

#: puts a picture into the package and gives the name by which the text calls it
Embed = Callable[[Figure, Width], tuple[str, float, float]]

#: of the height of a page that a chart takes at most
_SHARE = 0.78
#: units of drawings in a millimetre
_EMU = 36_000


def figure(block: Figure, label: str, page: Page, embed: Embed) -> Iterator[str]:
    """A chart as large as it was drawn, or as a page has room for with what is told of it beneath."""
    width, height = page.millimetres
    yield paragraph("Figure", picture(block, embed, width, height * _SHARE))
    keep = "<w:keepNext/>" if block.notes else ""
    yield paragraph("FigureCaption", caption(label, block.caption), keep)
    yield from (paragraph("Note", run(note.text)) for note in block.notes)
    yield paragraph("Gap", "")


def picture(block: Figure, embed: Embed, widest: float, tallest: float, across: Width = "page") -> str:
    """The run of a picture that stands in the line, at most so many millimetres wide and high."""
    id, width, height = embed(block, across)
    scale = min(1.0, widest / width, tallest / height)
    size = f'cx="{round(width * scale * _EMU)}" cy="{round(height * scale * _EMU)}"'
    return (
        f'<w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent {size}/>'
        f'<wp:docPr id="0" name="{escaped(block.caption)}" descr="{escaped(block.alternative)}"/>'
        '<wp:cNvGraphicFramePr><a:graphicFrameLocks noChangeAspect="1"/></wp:cNvGraphicFramePr><a:graphic>'
        '<a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic><pic:nvPicPr>'
        '<pic:cNvPr id="0" name=""/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill>'
        f'<a:blip r:embed="{id}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm>'
        f'<a:off x="0" y="0"/><a:ext {size}/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom>'
        "</pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"
    )
