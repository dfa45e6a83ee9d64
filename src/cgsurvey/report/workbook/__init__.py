"""Report -> a workbook: contents with links, a sheet a chapter, charts, every result row, notes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cgsurvey.clean import clean
from cgsurvey.phrases import say
from cgsurvey.report.document import Report
from cgsurvey.report.workbook.chapters import Links, chapters_of, write_chapter
from cgsurvey.report.workbook.charts import charted, write_charts
from cgsurvey.report.workbook.closing import write_notes, write_results
from cgsurvey.report.workbook.contents import Entry, write_contents
from cgsurvey.report.workbook.names import sheet_names
from cgsurvey.report.workbook.styles import FONTS, SIZE, Styles
from cgsurvey.workbooks import workbook

if TYPE_CHECKING:
    from xlsxwriter import Workbook

#: sheets besides the chapters
_OWN = ("contents", "charts", "results", "notes")
#: letters of a header: it may have 255
_HEADER = 240


def render(report: Report) -> dict[str, bytes]:
    """The report as one workbook."""

    def fill(book: Workbook) -> None:
        _fill(book, report)

    font = {"font_name": FONTS[report.language], "font_size": SIZE}
    return {"report.xlsx": workbook(fill, clean(report.title), font)}


def _fill(book: Workbook, report: Report) -> None:
    styles = Styles(book)
    chapters = chapters_of(report)
    figures = charted(report)
    own = (say(f"report.workbook.{name}", report.language) for name in _OWN)
    contents, charts, results, notes, *of_chapters = sheet_names([*own, *(each.heading for each in chapters)])
    names = (contents, *of_chapters, charts, results, notes)
    sheets = {name: book.add_worksheet(name) for name in names if figures or name != charts}
    places = write_charts(sheets[charts], book, figures, report, styles) if figures else {}
    links = Links(contents, charts, places)
    entries: list[Entry] = []
    for chapter, name in zip(chapters, of_chapters, strict=True):
        entries += write_chapter(sheets[name], name, chapter, report, styles, links)
    entries += [Entry(name, name, 0, 1) for name in (charts, results, notes) if name in sheets]
    write_results(sheets[results], report, styles)
    write_notes(sheets[notes], report, styles, results)
    write_contents(sheets[contents], report, entries, styles)
    header = "\n".join(report.notices).replace("&", "&&")[:_HEADER]
    for sheet in sheets.values():
        sheet.set_header(f"&C&9{header}")
        sheet.set_footer("&C&9&P / &N")
