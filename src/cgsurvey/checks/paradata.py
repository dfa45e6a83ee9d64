"""What the file tells of how each response came about: how long it took, when, from where, who asked."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

import numpy as np

from cgsurvey.coding.matching import MissingKinds
from cgsurvey.coding.numbers import day_in
from cgsurvey.coding.sheet import Column, Sheet
from cgsurvey.folding import folded
from cgsurvey.raw_table import WITHHELD
from cgsurvey.survey import Floats, Integers

_DAY = 86400
_NUMBER = r"(\d+(?:\.\d+)?)"
_DAYS = rf"(?:{_NUMBER}(?:天|日|d|days?))?"
_PARTS = re.compile(
    rf"p?{_DAYS}t?"
    rf"(?:{_NUMBER}(?:个?小时|时|h|hours?|hrs?))?"
    rf"(?:{_NUMBER}(?:分钟?|m|mins?|minutes?))?"
    rf"(?:{_NUMBER}(?:秒钟?|s|secs?|seconds?)?)?"
)
_CLOCK = re.compile(rf"{_DAYS}(?:(\d+):)?(\d{{1,2}}):(\d{{1,2}}(?:\.\d+)?)")
_THOUSANDS = re.compile(r"(?<=\d),(?=\d{3}(?!\d))|(?<=[a-z]),")


@dataclass(frozen=True)
class Paradata:
    """How each response came about; None where no column tells.

    Attributes
    ----------
    seconds : (n,) float array
        How long it took, NaN where that is not known or not above 0.
    submitted : (n,) float array
        When it ended, in days since 1970-01-01; NaN where not known.
    ip, interviewer : (n,) int array
        Where it came from and who asked, as codes: equal where the cells are, -1 where they say
        nothing.
    """

    seconds: Floats | None = None
    submitted: Floats | None = None
    ip: Integers | None = None
    interviewer: Integers | None = None


def paradata_of(sheet: Sheet, places: Mapping[str, int], kinds: MissingKinds) -> Paradata:
    """What the columns tell of the rows of a sheet.

    Parameters
    ----------
    sheet : Sheet
    places : mapping of str to int
        Positions of the columns ``seconds``, ``started``, ``submitted``, ``ip`` and ``interviewer``, those
        that there are.
    kinds : MissingKinds
        Texts that are none, such as "(空)".
    """
    columns = {name: sheet.column(place) for name, place in places.items()}
    submitted = _values(columns.get("submitted"), _days)
    return Paradata(
        seconds=_seconds(columns, submitted),
        submitted=submitted,
        ip=codes_of(columns.get("ip"), kinds),
        interviewer=codes_of(columns.get("interviewer"), kinds),
    )


def codes_of(column: Column | None, kinds: MissingKinds) -> Integers | None:
    """A number for each row, equal where cells are but for width, spaces and case; -1 where it says nothing.

    Cells whose texts were withheld in reading are told apart as they stood in the file. None where there is
    no column, or nothing in it.
    """
    if column is None:
        return None
    known: dict[str | int, int] = {}

    def code_of(place: int, text: str) -> int:
        if text == WITHHELD:
            return known.setdefault(place, len(known))
        return -1 if kinds.of(text) is not None else known.setdefault(folded(text), len(known))

    codes = [code_of(place, text) for place, text in enumerate(column.texts)]
    return np.array(codes, dtype=np.int64)[column.codes] if known else None


def _seconds(columns: Mapping[str, Column], submitted: Floats | None) -> Floats | None:
    """The time taken; where no column has it, from the start to the end."""
    taken = _values(columns.get("seconds"), seconds_in)
    if taken is None:
        started = _values(columns.get("started"), _days)
        if started is None or submitted is None:
            return None
        taken = np.round((submitted - started) * _DAY)
    return np.where(taken > 0, taken, np.nan)


def _values(column: Column | None, read: Callable[[str], float | None]) -> Floats | None:
    """The number in each cell, NaN where there is none; None where no cell has one."""
    if column is None:
        return None
    numbers = [read(text) for text in column.texts]
    if all(number is None for number in numbers):
        return None
    return np.array(numbers, dtype=np.float64)[column.codes]  # None becomes NaN


def seconds_in(text: str) -> float | None:
    """The seconds that a cell tells; None if it tells none.

    Be it ``264秒``, ``264``, ``1分20秒``, ``1天2小时``, ``0:01:20``, ``1 day, 2:03:04`` or ``PT4M24S``.
    """
    plain = _THOUSANDS.sub("", folded(text))
    match = _CLOCK.fullmatch(plain) or _PARTS.fullmatch(plain)
    if match is None or not any(match.groups()):
        return None
    days, hours, minutes, seconds = (float(part or 0) for part in match.groups())
    return _DAY * days + 3600 * hours + 60 * minutes + seconds


def _days(text: str) -> float | None:
    day = day_in(text)
    return None if day is None else day.days
