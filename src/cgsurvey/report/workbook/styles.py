"""How cells look: a three-line table, quiet notes, and the number format that shows a cell as its text."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from cgsurvey.clean import is_like_a_formula
from cgsurvey.phrases import Language
from cgsurvey.report.document import SMALL, Cell

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.format import Format

#: what a machine with Chinese Excel or WPS has, and one with English Excel
FONTS: dict[Language, str] = {"zh": "宋体", "en": "Calibri"}
SIZE = 10.5
#: lines of a table: those outside, and the one under its headings
THICK, THIN = 2, 1

LEFT = {"align": "left", "valign": "vcenter", "text_wrap": True}
RIGHT = {"align": "right", "valign": "vcenter"}
HEADING = {"bold": True, "align": "center", "valign": "vcenter", "text_wrap": True}
NOTE = {"font_size": 9, "font_color": "#595959", **LEFT}
WARNING = {"font_color": "#9C0006", **LEFT}
LINK = {"font_color": "#0563C1", "underline": 1}

_NUMBER = re.compile(r"-?\d+(?:\.\d+)?")


class Styles:
    """The formats of one workbook: each made once, however often it is asked for."""

    def __init__(self, book: Workbook) -> None:
        self._book = book
        self._made: dict[tuple[tuple[str, Any], ...], Format] = {}

    def __call__(self, *looks: dict[str, Any], **more: Any) -> Format:
        """The format with all these properties; the later ones count."""
        look = {key: value for each in (*looks, more) for key, value in each.items()}
        key = tuple(sorted(look.items()))
        if key not in self._made:
            self._made[key] = self._book.add_format(look)
        return self._made[key]

    def of_text(self, text: str, *looks: dict[str, Any], **more: Any) -> Format:
        """The format of a text, marked as one where Excel would take it for a formula."""
        if is_like_a_formula(text):
            more["quote_prefix"] = True
        return self(*looks, **more)


def shown_as(text: str, value: float, number_format: str | None, is_small: bool = False) -> str:
    """The number format in which `value` reads as `text`: with its brackets, stars, words and mark.

    A p value that is told as a bound, "<0.001", is shown so as long as it is beyond it.
    """
    found = _NUMBER.search(text)
    if found is None:
        return number_format or "General"
    base = number_format.strip("()") if number_format else format_of(found[0])
    before, after = text[: found.start()], text[found.end() :] + SMALL * is_small
    if base.endswith("%"):
        after = after.removeprefix("%")
    if text[0] in "<>":
        return f'[{text}]"{text}"{_literal(SMALL * is_small)};{base}{_literal(SMALL * is_small)}'
    shown = _literal(before) + base + _literal(after)
    # a number that is rounded to nothing has no sign
    return f"{shown};{shown}" if value < 0 and not found[0].startswith("-") else shown


def cell_format(cell: Cell) -> str:
    """The number format of a cell that holds one number."""
    assert isinstance(cell.value, int | float)
    return shown_as(cell.text, cell.value, cell.number_format, cell.is_small)


def format_of(number: str) -> str:
    """The number format with as many decimals as a number is written with."""
    found = _NUMBER.search(number)
    _, _, decimals = (found[0] if found else "").partition(".")
    return "0." + "0" * len(decimals) if decimals else "0"


def _literal(text: str) -> str:
    """A text inside a number format; a quotation mark cannot stand there."""
    return '"' + text.replace('"', "") + '"' if text else ""
