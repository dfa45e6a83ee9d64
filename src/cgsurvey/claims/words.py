"""What words for shares claim: 超过一半, 约三到五成, 绝大多数, "over half", "most".

Each word stands here once with the shares that it claims and the convention that says so. Where usage is not
settled, the mildest reading in use holds: a sentence is objected to only if no reading of it fits.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

from cgsurvey.claims.numerals import in_digits
from cgsurvey.claims.rounding import Figure, Range

#: why a word claims what it claims; `docs/claims.md` explains each
Convention = Literal["civil_code", "majority", "inspectorates", "everybody", "as_round_as_written", "nearly"]
Support = Literal["supported", "uncertain", "not supported"]

_HALF, _ONE, _ZERO = Fraction(1, 2), Fraction(1), Fraction(0)


@dataclass(frozen=True, slots=True)
class Claimed:
    """Shares that a phrase claims.

    Attributes
    ----------
    phrase : str
        As it stands in the text, in ordinary width.
    start : int
        Where it stands in the text in ordinary width.
    shares : Range
        Between 0 and 1.
    convention : str
    """

    phrase: str
    start: int
    shares: Range
    convention: Convention


def plain(text: str) -> str:
    """The text in ordinary width and case, with one kind of minus, single spaces and per cents in digits."""
    return in_digits(" ".join(unicodedata.normalize("NFKC", text).lower().replace("−", "-").split()))


def claimed(text: str) -> list[Claimed]:
    """The shares that a text claims in words, in the order of the text.

    Parameters
    ----------
    text : str
        Chinese or English, or both.
    """
    found: list[Claimed] = []
    for match in _WORDS.finditer(plain(text)):
        name = match.lastgroup or ""
        shares, convention = _MEANINGS[name](match)
        if not shares.is_empty:
            found.append(Claimed(match.group().strip(), match.start(), shares, convention))
    return found


def fits(
    claim: Claimed, estimate: Fraction | float, low: float | None = None, high: float | None = None
) -> Support:
    """Whether an estimate bears a phrase out.

    Parameters
    ----------
    claim : Claimed
    estimate : Fraction or float
        A share between 0 and 1.
    low, high : float, optional
        Its interval.

    Returns
    -------
    {"supported", "uncertain", "not supported"}
        "uncertain" where the estimate is among the shares that are claimed and the interval leaves them.
    """
    if _exact(estimate) not in claim.shares:
        return "not supported"
    ends = [_exact(end) for end in (low, high) if end is not None]
    return "supported" if all(end in claim.shares for end in ends) else "uncertain"


def _exact(share: Fraction | float) -> Fraction:
    """The share that a binary number stands for: .6 is three fifths, and two thirds are 2/3."""
    return Fraction(share).limit_denominator(10**9)


def _above(share: Fraction) -> Range:
    return Range(share, _ONE, has_low=False)


def _from(share: Fraction) -> Range:
    return Range(share, _ONE)


def _below(share: Fraction) -> Range:
    return Range(_ZERO, share, has_high=False)


def _up_to(share: Fraction) -> Range:
    return Range(_ZERO, share)


# Fixed words: pattern -> shares, convention. The first that fits at a place is taken: longer ones go first.
_FIXED: tuple[tuple[str, Range, Convention], ...] = (
    ("绝大多数|绝大部分|压倒性多数", _from(Fraction(3, 4)), "inspectorates"),
    (
        r"\b(?:the )?(?:vast|great|overwhelming|large) majority\b|\bmost by far\b",
        _from(Fraction(3, 4)),
        "inspectorates",
    ),
    ("几乎所有|几乎全部|几乎全都|几乎人人", _from(Fraction(9, 10)), "inspectorates"),
    (
        r"\b(?:nearly|almost|virtually|practically) (?:all|every\w*)\b",
        _from(Fraction(9, 10)),
        "inspectorates",
    ),
    ("几乎没有人|几乎无人|极少数|极个别", _up_to(Fraction(1, 10)), "inspectorates"),
    (
        r"\b(?:hardly any\w*|almost (?:none|no ?one|nobody)|very few)\b",
        _up_to(Fraction(1, 10)),
        "inspectorates",
    ),
    ("半数以上|一半以上|半数及以上", _from(_HALF), "civil_code"),
    (
        "(?:超过|超|逾|多于|高于)(?:了)?(?:一半|半数|半)|过半数?|多半|大半",
        _above(_HALF),
        "civil_code",
    ),
    (r"\b(?:over|more than|above) (?:a |one )?half\b", _above(_HALF), "majority"),
    (r"\bat least (?:a |one )?half\b|\bhalf or more\b", _from(_HALF), "majority"),
    (
        "(?:不足|不到|不满|少于|低于|未达到?)(?:一半|半数)|半数以下",
        _below(_HALF),
        "civil_code",
    ),
    (r"\b(?:under|less than|fewer than|below) (?:a |one )?half\b", _below(_HALF), "majority"),
    ("(?:没有?|未|不)过半数?", _up_to(_HALF), "civil_code"),
    ("近半(?!数)", Range(Fraction(9, 20), _HALF, has_high=False), "nearly"),
    ("(?<!不是)(?<!并非)(?:大多数|大部分|(?<!大)多数)", _above(_HALF), "majority"),
    (
        r"(?<!not )(?<!not a )\b(?:most|(?:a |the )?majority)\b(?! (?:recent|likely|important|common))",
        _above(_HALF),
        "majority",
    ),
    ("少数(?!民族)|小部分", _below(_HALF), "majority"),
    (r"\b(?:a |the )?minority\b", _below(_HALF), "majority"),
    (
        r"无一例外|(?:全部|全都|人人都?|所有人都?)(?!\s*\d|受访|样本|问卷|调查|被访|人数)",
        _from(_ONE),
        "everybody",
    ),
    (
        r"(?<!of )\b(?:all|every one) (?:of the )?"
        r"(?:respondents|residents|cadres|participants|interviewees|communities)\b|\beveryone\b",
        _from(_ONE),
        "everybody",
    ),
    (r"没有一人|没有一个人|无一人|\b(?:nobody|no one)\b", _up_to(_ZERO), "everybody"),
)

# Numbers: an amount (三成, 60 %, two thirds), two of them, and what is said of the amount.
_DIGITS = {each: value for value, each in enumerate("零一二三四五六七八九十")} | {"两": 2, "〇": 0}
_TENTHS = r"[一二两三四五六七八九\d](?:\.\d)?成(?:[一二三四五六七八九半])?"
_FRACTIONS = r"[二三四五六七八九十]分之[一二两三四五六七八九]"
_PERCENT = r"(?<![\d.])\d{1,3}(?:\.\d{1,6})?\s*%"
_NAMED = {
    "half": _HALF,
    "a half": _HALF,
    "one half": _HALF,
    "一半": _HALF,
    "半数": _HALF,
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
    rf"\b{name.replace(' ', '[ -]')}\b" for name in sorted(_NAMED, key=len, reverse=True) if name.isascii()
)
_AMOUNT = rf"(?:{_TENTHS}|{_FRACTIONS}|{_PERCENT}|一半|半数|{_ENGLISH})"
_BARE = rf"(?:{_TENTHS}|{_FRACTIONS}|{_ENGLISH})"
_TO = r"\s*(?:-|–|—|~|至|到|to)\s*"
_BETWEEN = rf"\bbetween \d{{1,3}}\s*%? and {_PERCENT}"
_NEIGHBOURS = "[一二三四五六七八][二三四五六七八九]成"
_LOWER = r"(?<![\d.])(?:[一二两三四五六七八九\d]成?)"
_SPAN = rf"(?:{_BETWEEN}|{_NEIGHBOURS}|{_LOWER}{_TO}{_TENTHS}|(?<![\d.])\d{{1,3}}\s*%?{_TO}{_PERCENT})"
_ABOUT = r"(?:约占?|大约|大概|大致|\b(?:about|around|roughly|approximately|some)\b)\s*"
_NEARLY = r"(?:将近|接近|近|\b(?:nearly|almost|close to)\b)\s*"
_OVER = r"(?:超过?|逾|高于|多于|\b(?:over|more than|above)\b)\s*"
_UNDER = r"(?:不足|不到|不满|低于|少于|\b(?:under|less than|fewer than|below)\b)\s*"
_AT_LEAST = r"(?:不低于|不少于|至少|\b(?:at least|(?:no|not) (?:less than|fewer than|under|below))\b)\s*"
_AT_MOST = (
    r"(?:(?:不|未|没有?)(?:超过?|高于|多于)|至多"
    r"|\b(?:at most|(?:no|not) (?:more than|over|above)|up to)\b)\s*"
)


def _amount(text: str) -> tuple[Fraction, Fraction]:
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


def _span(text: str) -> tuple[Fraction, Fraction, Fraction]:
    """Both ends of a span like 三到五成, and the coarser of their units."""
    if re.fullmatch(_NEIGHBOURS, text):
        text = f"{text[0]}到{text[1:]}"
    first, second = re.split(rf"{_TO}| and ", text.removeprefix("between "), maxsplit=1)
    unit = "%" if second.endswith("%") else "成"
    low, high = _amount(first if first.endswith(unit) or unit in first else first + unit), _amount(second)
    return low[0], high[0], max(low[1], high[1])


def _numeric(
    lead: str, tail: str, meaning: Callable[[Fraction, Fraction], Range], convention: Convention
) -> tuple[str, Callable[[re.Match[str]], tuple[Range, Convention]]]:
    """A pattern of an amount with what is said before or behind it, and how it is read."""
    amount = re.compile(_AMOUNT)

    def read(match: re.Match[str]) -> tuple[Range, Convention]:
        found = amount.search(match.group())
        assert found is not None
        return meaning(*_amount(found.group())), convention

    return f"{lead}{_AMOUNT}{tail}", read


def _around(share: Fraction, unit: Fraction) -> Range:
    """The shares that round to an amount; only numbers up to 1 are shares."""
    return Range(max(share - unit / 2, _ZERO), min(share + unit / 2, _ONE), has_high=share + unit / 2 > 1)


def _read_span(match: re.Match[str]) -> tuple[Range, Convention]:
    found = re.search(_SPAN, match.group())
    assert found is not None
    low, high, unit = _span(found.group())
    return Range(_around(low, unit).low, _around(high, unit).high, has_high=False), "as_round_as_written"


def _read_bare(match: re.Match[str]) -> tuple[Range, Convention]:
    return _around(*_amount(match.group())), "as_round_as_written"


def _patterns() -> Iterator[tuple[str, Callable[[re.Match[str]], tuple[Range, Convention]]]]:
    """Every pattern with how it is read; what is longer or negated goes before what it holds."""
    yield rf"(?:{_ABOUT})(?:有)?{_SPAN}|{_SPAN}(?:左右)?", _read_span
    yield _numeric(_AT_MOST, "", lambda share, _: _up_to(share), "civil_code")
    yield _numeric(_AT_LEAST, "", lambda share, _: _from(share), "civil_code")
    for pattern, shares, convention in _FIXED:
        yield pattern, _fixed(shares, convention)
    yield _numeric(_OVER, "", lambda share, _: _above(share), "civil_code")
    yield _numeric(_UNDER, "", lambda share, _: _below(share), "civil_code")
    yield _numeric("", r"\s*(?:及以上|以上|or more|and more)", lambda share, _: _from(share), "civil_code")
    yield _numeric("", r"\s*(?:及以下|以下|or less|or fewer)", lambda share, _: _up_to(share), "civil_code")
    yield _numeric(_NEARLY, "", lambda share, unit: Range(share - unit / 2, share, has_high=False), "nearly")
    yield _numeric(_ABOUT + "(?:有)?", "", _around, "as_round_as_written")
    yield _numeric("", r"\s*(?:左右|上下)", _around, "as_round_as_written")
    yield _BARE, _read_bare


def _fixed(shares: Range, convention: Convention) -> Callable[[re.Match[str]], tuple[Range, Convention]]:
    return lambda _: (shares, convention)


_MEANINGS = {f"w{place}": read for place, (_, read) in enumerate(_patterns())}
_WORDS = re.compile("|".join(f"(?P<w{place}>{pattern})" for place, (pattern, _) in enumerate(_patterns())))
