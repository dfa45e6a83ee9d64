"""Tables of texts -> an xlsx workbook: the same bytes for the same texts, and nothing that is a formula."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from cgsurvey.workbooks import told
from cgsurvey.workbooks import workbook as filled

if TYPE_CHECKING:
    from xlsxwriter import Workbook

_WIDEST = 60

#: columns that are there even where they are empty; without `cg_code`, names would be codes
ALWAYS = ("type", "list_name", "name", "cg_code")

Rows = Sequence[Mapping[str, str]]


def workbook(sheets: Mapping[str, tuple[Sequence[str], Rows]]) -> bytes:
    """A workbook with a sheet for each name: its columns, and rows as column -> text.

    Columns that no row fills are left out, but for those that a form cannot do without.
    """

    def fill(book: Workbook) -> None:
        plain = book.add_format({"num_format": "@"})
        bold = book.add_format({"num_format": "@", "bold": True})
        for name, (columns, rows) in sheets.items():
            used = [column for column in columns if column in ALWAYS or any(row.get(column) for row in rows)]
            sheet = book.add_worksheet(name)
            sheet.freeze_panes(1, 0)
            for at, column in enumerate(used):
                texts = [column, *(row.get(column, "") for row in rows)]
                for number, text in enumerate(texts):
                    if text:
                        sheet.write_string(number, at, told(text), plain if number else bold)
                sheet.set_column(at, at, min(max(map(_width, texts)), _WIDEST) + 2)

    return filled(fill)


def _width(text: str) -> int:
    return sum(1 if character.isascii() else 2 for character in text)
