"""Amounts of people named in words or figures: 三成, 六七成, 三分之二, 60 %, two thirds, 30 to 50 %."""

from __future__ import annotations

import re
from fractions import Fraction

from cgsurvey.claims.rounding import Figure

_DIGITS = {each: value for value, each in enumerate("零一二三四五六七八九十")} | {"两": 2, "〇": 0}
_TENTHS = r"[一二两三四五六七八九\d](?:\.\d)?成(?:[一二三四五六七八九半])?"
_FRACTIONS = r"[二三四五六七八九十]分之[一二两三四五六七八九]"
_PERCENT = r"(?<![\d.])\d{1,3}(?:\.\d{1,6})?\s*%"
_NAMED = {
    "half": Fraction(1, 2),
    "a half": Fraction(1, 2),
    "one half": Fraction(1, 2),
    "一半": Fraction(1, 2),
    "半数": Fraction(1, 2),
    "a third": Fraction(1, 3),
    "one third": Fraction(1, 3),
    "two thirds": Fraction(2, 3),
    "a quarter": Fraction(1, 4),
    "one quarter": Fraction(1, 4),
    "three quarters": Fraction(3, 4),
    "a fifth": Fraction(1, 5),
    "one fifth": Fraction(1, 5),
}
_ENGLISH = "|".join(
    rf"\b{name.replace(' ', '[ -]')}\b(?! an? )"
    for name in sorted(_NAMED, key=len, reverse=True)
    if name.isascii()
)
AMOUNT = rf"(?:{_TENTHS}|{_FRACTIONS}|{_PERCENT}|一半|半数|{_ENGLISH})"
BARE = rf"(?:{_TENTHS}|{_FRACTIONS}|{_ENGLISH})"
_TO = r"\s*(?:-|–|—|~|至|到|to)\s*"
_BETWEEN = rf"\bbetween \d{{1,3}}\s*%? and {_PERCENT}"
_NEIGHBOURS = "[一二两三四五六七八]、?[二两三四五六七八九]成"
_LOWER = r"(?<![\d.])(?:[一二两三四五六七八九\d]成?)"
SPAN = rf"(?:{_BETWEEN}|{_NEIGHBOURS}|{_LOWER}{_TO}{_TENTHS}|(?<![\d.])\d{{1,3}}\s*%?{_TO}{_PERCENT})"


def amount(text: str) -> tuple[Fraction, Fraction]:
    """The share that an amount names, and the unit that it is as round as."""
    text = text.strip()
    if text.endswith("%"):
        figure = Figure.of(text[:-1].strip())
        units = (unit for unit in (10, 5, 1) if figure.value % unit == 0)
        return figure.value / 100, next(map(Fraction, units), Fraction(1, 10**figure.decimals)) / 100
    if "成" in text:
        tenths, _, more = text.partition("成")
        share = _number(tenths) / 10 + (_number(more) / 100 if more else 0)
        return share, Fraction(1, 20) if more == "半" else Fraction(1, 100) if more else Fraction(1, 10)
    if "分之" in text:
        below, _, above = text.partition("分之")
        return _number(above) / _number(below), Fraction(1, 10)
    return _NAMED[text.replace("-", " ")], Fraction(1, 10)


def _number(text: str) -> Fraction:
    if text == "半":
        return Fraction(5)
    return Fraction(_DIGITS[text]) if text in _DIGITS else Fraction(text)


def span(text: str) -> tuple[Fraction, Fraction, Fraction]:
    """Both ends of a span like 三到五成, and the coarser of their units."""
    if re.fullmatch(_NEIGHBOURS, text):
        text = f"{text[0]}到{text[-2:]}"
    first, second = re.split(rf"{_TO}| and ", text.removeprefix("between "), maxsplit=1)
    unit = "%" if second.endswith("%") else "成"
    low, high = amount(first if first.endswith(unit) or unit in first else first + unit), amount(second)
    return low[0], high[0], max(low[1], high[1])
