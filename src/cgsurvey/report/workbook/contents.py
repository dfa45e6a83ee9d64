"""The first sheet: what the workbook holds, and where."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from cgsurvey.report.document import Report
from cgsurvey.report.workbook.page import Page
from cgsurvey.report.workbook.styles import WARNING, Styles

if TYPE_CHECKING:
    from xlsxwriter.worksheet import Worksheet


@dataclass(frozen=True, slots=True)
class Entry:
    """A heading or a caption, the sheet and the row where it stands, and how deep it lies."""

    text: str
    sheet: str
    row: int
    level: int


def write_contents(sheet: Worksheet, report: Report, entries: Sequence[Entry], styles: Styles) -> None:
    """Title, notice, who signs, and a link to every chapter and table."""
    page = Page(sheet, styles, [96.0])
    page.line(report.title, bold=True, font_size=18)
    for text in report.notices:
        page.line(text, WARNING, bold=True)
    for text in report.signature:
        page.line(text)
    page.skip()
    for entry in entries:
        page.link(entry.text, entry.sheet, entry.row, indent=entry.level - 1, bold=entry.level == 1)
