"""The numbers in a banded answer: "40%-60%", "60%及以上", "不足20小时", "under 20", "60 or more"."""

from __future__ import annotations

import math
import re
import unicodedata

_NUMBER = r"(\d+(?:\.\d+)?)\s*(?:%|成|岁|小时|元|次|人|年|天|hours?|years?)?"
#: 3,000 is one number
_THOUSANDS = re.compile(r"(?<=\d),(?=\d{3}(?!\d))")
#: the sign of a currency before its number
_CURRENCY = re.compile(r"[$€£¥₹]\s*(?=\d)")
_FRACTION = re.compile(r"\d\s*/\s*\d")
_BETWEEN = re.compile(_NUMBER + r"\s*(?:-|–|—|~|至|到|to)\s*" + _NUMBER)
# "不超过" holds "超过": a negated word is read as a whole, and its bare form only where nothing negates it
_FROM = re.compile(
    rf"{_NUMBER}\s*(?:及以上|或以上|以上|或更多|及更多|\+|or more|or over|and over|and above|or above)"
    rf"|(?:≥|>=|at least|not less than|no less than|no fewer than|不少于|不低于|不小于|至少)\s*{_NUMBER}"
)
_ABOVE = re.compile(
    rf"(?:(?<!不)(?:超过|多于|高于|大于)|(?<!no )(?<!not )(?:more than|over|above|greater than)|>(?!=))"
    rf"\s*{_NUMBER}"
)
_UP_TO = re.compile(
    rf"{_NUMBER}\s*(?:及以下|或以下|以下|以内|or less|or under|or fewer|or below|and under|and below)"
    rf"|(?:≤|<=|at most|no more than|not more than|up to|不超过|不高于|不多于|不大于|至多)\s*{_NUMBER}"
)
_BELOW = re.compile(
    rf"(?:(?<!不)(?:低于|少于|小于)|不足|不到|不满|under|below|(?<!no )(?<!not )(?:less than|fewer than)"
    rf"|<(?!=))\s*{_NUMBER}"
)
_EXACT = re.compile(rf"^{_NUMBER}$")
#: answers that mean zero in words, whatever it is that there is none of
_NOTHING = re.compile(
    r"(?:零|无|没有|没|未)(?:任何)?(?:收入|投入|支出|参加过?|参与过?)?|不(?:投入|参加|参与)"
    r"|从不|从未|从没|从来没有|none|nothing|never|zero|no (?:income|time|hours?)"
)


def bounds_of(text: str) -> tuple[float, float] | None:
    """Lower and upper end of the band that `text` words, infinite where it is open.

    以上 includes its bound, as Chinese official usage has it (the same is assumed of 以下). An answer
    "more than 60" starts just above 60. Words for nothing ("无收入", "never") are 0. None where the text
    holds no band.
    """
    folded = _CURRENCY.sub("", _THOUSANDS.sub("", unicodedata.normalize("NFKC", text).strip().lower()))
    if _FRACTION.search(folded):
        return None
    if match := _BETWEEN.search(folded):
        low, high = (float(number) for number in match.groups())
        return (low, high) if low <= high else None
    low, high = _lower_end(folded), _upper_end(folded)
    if low > -math.inf or high < math.inf:
        return (low, high) if low <= high else None
    if match := _EXACT.match(folded):
        return _first(match), _first(match)
    return (0.0, 0.0) if _NOTHING.fullmatch(folded) else None


def _lower_end(folded: str) -> float:
    if match := _FROM.search(folded):
        return _first(match)
    if match := _ABOVE.search(folded):
        return math.nextafter(_first(match), math.inf)
    return -math.inf


def _upper_end(folded: str) -> float:
    match = _UP_TO.search(folded) or _BELOW.search(folded)
    return math.inf if match is None else _first(match)


def _first(match: re.Match[str]) -> float:
    return float(next(number for number in match.groups() if number is not None))
