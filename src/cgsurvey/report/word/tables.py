"""Three-line tables (三线表): rules above, beneath the headings and at the end, and none between columns.

Where a table is wider than the page, it goes on beneath under the same caption, with the columns repeated
that tell what a row is.
"""

from __future__ import annotations

from collections.abc import Iterator

from cgsurvey.phrases import Language, say
from cgsurvey.report.document import Table
from cgsurvey.report.word.captions import caption
from cgsurvey.report.word.markup import paragraph, run
from cgsurvey.report.word.rows import body, head
from cgsurvey.report.word.widths import Panel, parted

_BORDERS = (
    '<w:tblBorders><w:top w:val="single" w:sz="12" w:space="0" w:color="auto"/>'
    '<w:bottom w:val="single" w:sz="12" w:space="0" w:color="auto"/></w:tblBorders>'
)
#: said of each caption, as that of a template may not say it
_KEEP = "<w:keepNext/>"


def table(block: Table, label: str, page: int, language: Language) -> Iterator[str]:
    """A table with its caption above and its notes beneath, on a page `page` twips wide."""
    panels = parted(block, page)
    for number, panel in enumerate(panels):
        if number == 0:
            yield paragraph("Caption", caption(label, block.caption), _KEEP)
        else:
            continued = say("report.continued", language, label=label.strip(" ."))
            yield paragraph("Caption", run(continued), _KEEP)
        yield _panel(block, panel, is_followed=bool(block.notes) and number == len(panels) - 1)
    yield from _notes(block, (page - sum(panels[-1].widths)) // 2)
    yield paragraph("Gap", "")


def _panel(block: Table, panel: Panel, is_followed: bool) -> str:
    """The columns of a panel; its last row stays with the notes that follow it."""
    margins = "".join(f'<w:{side} w:w="{panel.margin}" w:type="dxa"/>' for side in ("left", "right"))
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in panel.widths)
    return (
        f'<w:tbl><w:tblPr><w:tblW w:w="{sum(panel.widths)}" w:type="dxa"/><w:jc w:val="center"/>{_BORDERS}'
        f'<w:tblLayout w:type="fixed"/><w:tblCellMar>{margins}</w:tblCellMar></w:tblPr>'
        f"<w:tblGrid>{grid}</w:tblGrid>{''.join(head(block, panel))}"
        f"{''.join(body(block, panel, is_followed))}</w:tbl>"
    )


def _notes(block: Table, margin: int) -> Iterator[str]:
    """Notes as wide as the table above them; the last does not stand alone on a page."""
    indent = f'<w:ind w:left="{margin}" w:right="{margin}"/>'
    for left, note in zip(reversed(range(len(block.notes))), block.notes, strict=True):
        yield paragraph("Note", run(note.text), _KEEP * (left == 1) + indent)
