"""Numbers and dates as people write them."""

from __future__ import annotations

import datetime
import re
import unicodedata
from collections.abc import Sequence
from typing import NamedTuple

from cgsurvey.folding import folded

_NUMBER = re.compile(r"([+-]?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?(?:e[+-]?\d+)?)((?:\^\d|\D){0,6})")
_PLAIN_SUFFIX = re.compile(r"(?:[a-z一-鿿/°](?:\^\d)*)+")
#: characters that would become ordinary digits when folded: 3² is not 32
_RAISED = ("<super>", "<sub>", "<circle>")
#: no answer and no measure of a survey is beyond: such a number is a mistake, and its square overflows
LARGEST = 1e15
#: suffixes that change the number, or make it a bound or a guess: 3万, 3个半, 60岁以上, 3多
_FACTORS = re.compile(
    r"[十百千万亿成%‰％半几多余来起]|以[上下内外]|左右|上下|[及或]|^(?:[km]|[mb]n|mil|half|dozen|plus|or(?:more|less|over|so))$"
)
_DATE = re.compile(
    r"(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?"
    r"(?:[t\s]*(\d{1,2}):(\d{2})(?::(\d{2})(?:\.\d+)?)?\s*(?:z|[+-]\d{2}:?\d{2})?)?",
    re.IGNORECASE,
)
_COMPACT_DATE = re.compile(r"((?:19|20)\d{2})(\d{2})(\d{2})")
_EPOCH = datetime.datetime(1970, 1, 1)
#: 1970-01-01 in Excel's count of days
_EXCEL_EPOCH = 25569
#: serial numbers taken for dates: 1927 to 2119
_SERIALS = (10_000.0, 80_000.0)


class Number(NamedTuple):
    """A number and the unit written after it."""

    value: float
    suffix: str


class Day(NamedTuple):
    """Days since 1970-01-01, with the time of day as a fraction; whether it was a serial number."""

    days: float
    serial: bool


def number_in(text: str, units: Sequence[str] = ()) -> Number | None:
    """The number that `text` is, with a thousands separator and a unit at most; None if it is none.

    A suffix that would change the number (万, %) is accepted only as one of the declared `units`.
    """
    match = _NUMBER.fullmatch(measure(text))
    if match is None:
        return None
    suffix = match.group(2)
    if suffix and suffix not in map(measure, units) and not _is_plain(suffix):
        return None
    # 0.0 is added for -0, which is 0
    return Number(float(match.group(1).replace(",", "")) + 0.0, suffix)


def day_in(text: str) -> Day | None:
    """The date that `text` is: year first, with or without a time; or Excel's serial number of one.

    An offset from UTC is ignored: the date is the one that the respondent's clock showed.
    """
    plain = " ".join(text.split())
    match = _DATE.fullmatch(plain) or _COMPACT_DATE.fullmatch(plain)
    if match:
        parts = [int(part) for part in match.groups() if part is not None]
        try:
            moment = datetime.datetime(*parts)  # type: ignore[arg-type]
        except ValueError:
            return None
        return Day((moment - _EPOCH) / datetime.timedelta(days=1), serial=False)
    number = number_in(plain)
    if number and not number.suffix and _SERIALS[0] <= number.value <= _SERIALS[1]:
        return Day(number.value - _EXCEL_EPOCH, serial=True)
    return None


def measure(text: str) -> str:
    """The folded text, with a raised digit as ^ and the digit."""
    if text.isascii():
        return folded(text)
    plain = text.replace("㎡", "m²").replace("㎥", "m³")
    return folded(
        "".join(
            f"^{character}" if unicodedata.decomposition(character).startswith(_RAISED) else character
            for character in plain
        )
    )


def _is_plain(suffix: str) -> bool:
    return bool(_PLAIN_SUFFIX.fullmatch(suffix)) and not _FACTORS.search(suffix)
