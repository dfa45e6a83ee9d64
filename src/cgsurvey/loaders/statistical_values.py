"""A value of SPSS or Stata -> the text of a cell: numbers as they were entered, dates as ISO writes them."""

from __future__ import annotations

import datetime
import re
import struct
from collections.abc import Callable
from typing import Any

from cgsurvey.loaders.cell_texts import number_text, without_exponent

_SPSS_FORMAT = re.compile(r"([A-Z]+)\d")
_SPSS_EPOCH = datetime.datetime(1582, 10, 14)
_STATA_EPOCH = datetime.datetime(1960, 1, 1)
_DAY = 86_400
#: what the formats of plain numbers begin with, of SPSS
_PLAIN = ("F", "")


def written(value: Any, format: str, kind: str) -> str:
    """The text of a value that has no label.

    Parameters
    ----------
    value : float, int, str or None
        None is missing, a letter in a variable of numbers one of Stata's other kinds of missing.
    format : str
        As the file has it: ``F8.2``, ``DATETIME20``, ``%td``.
    kind : {"string", "double", "float", "int8", "int16", "int32"}
        How the file keeps the variable.
    """
    if value is None or value != value:
        return ""
    if isinstance(value, str):
        if kind == "string":
            return value if value.strip() else ""
        return f".{value}"
    return (_dated(value, format) if format[:1] not in _PLAIN else None) or _number(value, kind)


def _number(number: float, kind: str) -> str:
    """A number to the digits that it was kept with."""
    is_short = kind == "float" and not float(number).is_integer()
    return without_exponent(_single(number)) if is_short else number_text(float(number))


def _single(number: float) -> str:
    """The shortest text of a number that was kept in four bytes."""
    return next(
        text
        for text in (f"{number:.{digits}g}" for digits in range(6, 18))
        if struct.unpack("<f", struct.pack("<f", float(text)))[0] == number or len(text) > 16
    )


def _dated(value: float, format: str) -> str | None:
    """The value as a date or time where its format is one of these; None where it is none, or no date."""
    if format.startswith("%"):
        kind = format.lstrip("%-").removeprefix("0")
        convert = next((of for start, of in _STATA.items() if kind.startswith(start)), None)
    else:
        match = _SPSS_FORMAT.match(format)
        convert = _SPSS.get(match.group(1)) if match else None
    try:
        return convert(value) if convert else None
    except (OverflowError, ValueError):
        return None


def _moment(epoch: datetime.datetime, seconds: float) -> str:
    moment = epoch + datetime.timedelta(seconds=round(seconds, 6))
    return moment.isoformat(sep=" ", timespec="microseconds" if moment.microsecond else "seconds")


def _clock(seconds: float) -> str:
    """A time of day, or a duration, which may have more than 24 hours."""
    whole, fraction = divmod(round(abs(seconds), 6), 1)
    minutes, second = divmod(int(whole), 60)
    hours, minute = divmod(minutes, 60)
    rest = f"{fraction:.6f}".lstrip("0").rstrip("0").rstrip(".")
    return f"{'-' if seconds < 0 else ''}{hours:02d}:{minute:02d}:{second:02d}{rest}"


def _spss_day(seconds: float) -> str:
    return (_SPSS_EPOCH + datetime.timedelta(days=seconds // _DAY)).date().isoformat()


def _stata_day(days: float) -> str:
    return (_STATA_EPOCH + datetime.timedelta(days=days // 1)).date().isoformat()


def _stata_period(in_a_year: int, letter: str) -> Callable[[float], str]:
    """Of weeks, months, quarters and halves counted from 1960: ``2021-03``, ``2021-Q1``."""

    def period(number: float) -> str:
        if number % 1:
            raise ValueError
        year, part = divmod(int(number), in_a_year)
        width = 2 if in_a_year > 9 else 1
        return f"{1960 + year:04d}-{letter}{part + 1:0{width}d}"

    return period


_SPSS: dict[str, Callable[[float], str]] = {
    **dict.fromkeys(("DATE", "ADATE", "EDATE", "JDATE", "SDATE", "QYR", "MOYR", "WKYR"), _spss_day),
    **dict.fromkeys(("DATETIME", "YMDHMS"), lambda seconds: _moment(_SPSS_EPOCH, seconds)),
    **dict.fromkeys(("TIME", "DTIME", "MTIME"), _clock),
}
#: by what the format begins with, the longer ones first
_STATA: dict[str, Callable[[float], str]] = {
    "tcHH": lambda milliseconds: _clock(milliseconds % (_DAY * 1000) / 1000),
    **dict.fromkeys(("tc", "tC"), lambda milliseconds: _moment(_STATA_EPOCH, milliseconds / 1000)),
    "td": _stata_day,
    "tw": _stata_period(52, "W"),
    "tm": _stata_period(12, ""),
    "tq": _stata_period(4, "Q"),
    "th": _stata_period(2, "H"),
    "d": _stata_day,
}
