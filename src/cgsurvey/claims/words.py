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

from cgsurvey.claims.amounts import AMOUNT, BARE, SPAN, amount, span
from cgsurvey.claims.numerals import in_digits
from cgsurvey.claims.rounding import Range
from cgsurvey.folding import simplified

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
        As it stands in the text, in ordinary width and simplified characters.
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
    """The text in ordinary width and case and simplified characters, with one minus and per cents as 5%."""
    ordinary = " ".join(unicodedata.normalize("NFKC", text).lower().replace("−", "-").split())
    return in_digits(re.sub(r"(?<=\d) ?per ?cent\b", "%", simplified(ordinary)))


def claimed(text: str) -> list[Claimed]:
    """The shares that a text claims in words, in the order of the text.

    Parameters
    ----------
    text : str
        Chinese or English, or both.
    """
    found: list[Claimed] = []
    ordinary = plain(text)
    for match in _WORDS.finditer(ordinary):
        name = match.lastgroup or ""
        shares, convention = _MEANINGS[name](match)
        if not shares.within(Range(_ZERO, _ONE)).is_empty and not _DENIED.search(ordinary[: match.start()]):
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


#: 半 of all people, and not of a year or a day
_HALF_OF_ALL = "半(?!数|年|个|月|小?时|天|日|周|学期|辈|生|百|载|途|夜|价|公里|里|米|斤|成)"
#: behind "most": it compares adjectives and adverbs, or is said of time
_SUPERLATIVE = (
    r"(?:of the time|recent|common|popular|often|pressing|welcome"
    r"|(?!few|elder)\w+(?:ly|ive|ous|ful|able|ible|ant|ent|ed))\b"
)

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
    (rf"(?:没有?|未|不)(?:过半数|过{_HALF_OF_ALL})", _up_to(_HALF), "civil_code"),
    (rf"(?:超过?|逾)了?{_HALF_OF_ALL}|过半数|[过多大]{_HALF_OF_ALL}", _above(_HALF), "civil_code"),
    (f"近{_HALF_OF_ALL}", Range(Fraction(9, 20), _HALF, has_high=False), "nearly"),
    ("大多数|大部分|多数", _above(_HALF), "majority"),
    (rf"(?<!the )\bmost\b(?! {_SUPERLATIVE})|\b(?:a |the )?majority\b", _above(_HALF), "majority"),
    ("少数(?!民族)|小部分", _below(_HALF), "majority"),
    (r"\b(?:a |the )?minority\b", _below(_HALF), "majority"),
    (
        "(?:所有|全体)的?(?:社区)?(?:居民|干部|工作者|受访者|社工|志愿者|党员|社区)(?:均|都|皆)",
        _from(_ONE),
        "everybody",
    ),
    (
        r"无一例外|(?:全部|全都|人人都?|所有人都?)(?!\s*\d|受访|样本|问卷|调查|被访|人数)",
        _from(_ONE),
        "everybody",
    ),
    (
        r"(?<!of )\b(?:all|every one) (?:of the )?"
        r"(?:respondents|residents|cadres|participants|interviewees|communities)\b|\beveryone\b"
        r"|\bevery (?:respondent|resident|cadre|participant|interviewee|community)\b",
        _from(_ONE),
        "everybody",
    ),
    (
        r"没有一人|没有一个人|无一人|\b(?:nobody|no one|none of the (?:respondents|residents|cadres))\b",
        _up_to(_ZERO),
        "everybody",
    ),
)

_ABOUT = r"(?:约占?|大约|大概|大致|\b(?:about|around|roughly|approximately|some)\b)\s*"
_NEARLY = r"(?:将近|接近|近|\b(?:nearly|almost|close to)\b)\s*"
_OVER = (
    r"(?:超(?:过|出)?了?|(?<![不通经])过(?=[一二两三四五六七八九]成)|突破了?|逾|高于|多于|大于|不止|不只"
    r"|\b(?:over|more than|above|in excess of|exceed(?:s|ed|ing)?)\b)\s*"
)
_UNDER = (
    r"(?:不足|不到|不满|不及|低于|少于|小于|未(?:能)?(?:达到?|到|满)|没(?:有)?(?:达到?|到)"
    r"|\b(?:under|less than|fewer than|below)\b)\s*"
)
_AT_LEAST = (
    r"(?:不低于|不少于|不小于|不下于?|至少|最少|起码"
    r"|\b(?:at least|(?:no|not) (?:less than|fewer than|under|below))\b)\s*"
)
_AT_MOST = (
    r"(?:(?:不|未|没有?)(?:超过?|高于|多于|大于)|至多|最多|顶多"
    r"|\b(?:at most|(?:no|not) (?:more than|over|above)|up to)\b)\s*"
)
#: behind an amount: 六成多, and not 六成多次
_AND_MORE = r"\s*(?:有余|[多余](?![次种项个家名位数元年天月]))"
#: before a phrase: it is denied, and what then holds is not said
_DENIED = re.compile(
    r"(?:不是|不全是|并非|没有?|未|不)\s*$|(?:\bnot|n't)(?: (?:an?|the|quite|even|nearly|necessarily))*\s*$"
)


def _numeric(
    lead: str, tail: str, meaning: Callable[[Fraction, Fraction], Range], convention: Convention
) -> tuple[str, Callable[[re.Match[str]], tuple[Range, Convention]]]:
    """A pattern of an amount with what is said before or behind it, and how it is read."""
    pattern = re.compile(AMOUNT)

    def read(match: re.Match[str]) -> tuple[Range, Convention]:
        found = pattern.search(match.group())
        assert found is not None
        return meaning(*amount(found.group())), convention

    return f"{lead}{AMOUNT}{tail}", read


def _around(share: Fraction, unit: Fraction) -> Range:
    """The shares that round to an amount; only numbers up to 1 are shares."""
    return Range(max(share - unit / 2, _ZERO), min(share + unit / 2, _ONE), has_high=share + unit / 2 > 1)


def _a_little_more(share: Fraction, unit: Fraction) -> Range:
    return Range(share, min(share + unit, _ONE), has_high=False)


def _read_span(match: re.Match[str]) -> tuple[Range, Convention]:
    found = re.search(SPAN, match.group())
    assert found is not None
    low, high, unit = span(found.group())
    last = _around(high, unit)
    return Range(_around(low, unit).low, last.high, has_high=last.has_high), "as_round_as_written"


def _read_bare(match: re.Match[str]) -> tuple[Range, Convention]:
    return _around(*amount(match.group())), "as_round_as_written"


def _patterns() -> Iterator[tuple[str, Callable[[re.Match[str]], tuple[Range, Convention]]]]:
    """Every pattern with how it is read; what is longer or negated goes before what it holds."""
    yield rf"(?:{_ABOUT})(?:有)?{SPAN}|{SPAN}(?:左右)?", _read_span
    yield _numeric(_AT_MOST, "", lambda share, _: _up_to(share), "civil_code")
    yield _numeric(_AT_LEAST, "", lambda share, _: _from(share), "civil_code")
    for pattern, shares, convention in _FIXED:
        yield pattern, _fixed(shares, convention)
    yield _numeric(_OVER, "", lambda share, _: _above(share), "civil_code")
    yield _numeric(_UNDER, "", lambda share, _: _below(share), "civil_code")
    yield _numeric("", r"\s*(?:及以上|以上|or more|and more)", lambda share, _: _from(share), "civil_code")
    yield _numeric("", r"\s*(?:及以下|以下|or less|or fewer)", lambda share, _: _up_to(share), "civil_code")
    yield _numeric(f"(?:{_ABOUT})?(?:有)?", _AND_MORE, _a_little_more, "as_round_as_written")
    yield _numeric(_NEARLY, "", lambda share, unit: Range(share - unit / 2, share, has_high=False), "nearly")
    yield _numeric(_ABOUT + "(?:有)?", "", _around, "as_round_as_written")
    yield _numeric("", r"\s*(?:左右|上下)", _around, "as_round_as_written")
    yield BARE, _read_bare


def _fixed(shares: Range, convention: Convention) -> Callable[[re.Match[str]], tuple[Range, Convention]]:
    return lambda _: (shares, convention)


_MEANINGS = {f"w{place}": read for place, (_, read) in enumerate(_patterns())}
_WORDS = re.compile("|".join(f"(?P<w{place}>{pattern})" for place, (pattern, _) in enumerate(_patterns())))
