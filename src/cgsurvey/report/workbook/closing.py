"""The last sheets: every result row, ready to be filtered, and how the workbook is to be read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cgsurvey.clean import is_like_a_formula
from cgsurvey.glossary import COLUMNS
from cgsurvey.phrases import say
from cgsurvey.report.document import SMALL, Report
from cgsurvey.report.tidy import tidy_rows
from cgsurvey.report.workbook.page import Page, one_line, set_up
from cgsurvey.report.workbook.styles import THIN, WARNING, Styles

if TYPE_CHECKING:
    from xlsxwriter.worksheet import Worksheet

#: characters of columns that hold words or long numbers; the others are narrow
_WIDTHS = {"id": 48, "category": 22, "left_out": 24, "note": 24}
_USUAL = 13


def write_results(sheet: Worksheet, report: Report, styles: Styles) -> None:
    """A header, a row an estimate, a filter over all."""
    head, guarded = styles(bold=True, bottom=THIN), styles(quote_prefix=True)
    for at, name in enumerate(COLUMNS):
        sheet.write_string(0, at, name, head)
        sheet.set_column(at, at, _WIDTHS.get(name, _USUAL))
    set_up(sheet, is_wide=True)
    last = 0
    for last, row in enumerate(tidy_rows(report), start=1):
        for at, value in enumerate(row.values()):
            if isinstance(value, str):
                text = one_line(value)
                sheet.write_string(last, at, text, guarded if is_like_a_formula(text) else None)
            elif value is not None:
                sheet.write_number(last, at, value)
    sheet.autofilter(0, 0, last, len(COLUMNS) - 1)
    sheet.freeze_panes(1, 1)
    sheet.repeat_rows(0)


def write_notes(sheet: Worksheet, report: Report, styles: Styles, results: str) -> None:
    """How numbers are kept and shown, and what the columns of the results are called."""
    page = Page(sheet, styles, [24.0, 72.0])
    page.line(say("report.workbook.notes", report.language), bold=True, font_size=16)
    page.line(" ".join(report.notices), WARNING)
    for code in ("numbers", "missing", "small", "p", "results"):
        page.line(say(f"report.workbook.note.{code}", report.language, mark=SMALL, sheet=results))
    page.skip()
    for name, term in COLUMNS.items():
        label = term.zh if report.language == "zh" else f"{term.en}: {term.meaning}"
        page.cells([name, label])
