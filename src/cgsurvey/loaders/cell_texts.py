"""A cell of a workbook as the text that the spreadsheet shows."""

from __future__ import annotations

import datetime
from decimal import Decimal
from typing import Any

#: whole numbers from here on may have lost digits in the spreadsheet, which keeps fifteen
_LOST_DIGITS = 10.0**15


def text_of(value: Any, long: set[str]) -> str:
    """A value as the spreadsheet shows it; numbers with more digits than it keeps go into `long` as well."""
    if type(value) is str:
        return value
    if not isinstance(value, float):
        return _other_text(value)
    text = number_text(value)
    if abs(value) >= _LOST_DIGITS:
        long.add(text)
    return text


def number_text(number: float) -> str:
    """A number as the spreadsheet shows it: no ``.0``, no exponent, fifteen digits."""
    if number.is_integer():
        return str(int(number))
    return without_exponent(f"{number:.15g}")


def without_exponent(text: str) -> str:
    """A number as text, written out."""
    return f"{Decimal(text):f}" if "e" in text.lower() else text


def _other_text(value: Any) -> str:
    """A logical value, date, time or duration as text."""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, datetime.datetime):
        return value.isoformat(sep=" ", timespec="seconds")
    if isinstance(value, datetime.time):
        return value.isoformat(timespec="seconds")
    return str(value)
