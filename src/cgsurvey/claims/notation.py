"""Reading a published figure as people write it: "99.08% of 1787", "均值4.34，n=20", "+0.02，显著，7对611".

Words may stand around a figure, numbers may not: each has to be understood, so that nothing is left out
silently.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from fractions import Fraction

from cgsurvey.claims.rounding import Figure, Range
from cgsurvey.claims.significant_words import called_significant
from cgsurvey.claims.words import Claimed, claimed, plain
from cgsurvey.errors import UsageError


@dataclass(frozen=True, slots=True)
class Shares:
    """Percentages of a question, or a count, of a base.

    Attributes
    ----------
    figures : tuple of Figure
        In per cent. Several are all answers of one question, unless `apart`.
    n, count : int or None
    words : tuple of Claimed
        What is said of the figure in words.
    apart : bool
        Whether several answers could be given, so that the figures need not add up.
    """

    figures: tuple[Figure, ...]
    n: int | None = None
    count: int | None = None
    words: tuple[Claimed, ...] = ()
    apart: bool = False


@dataclass(frozen=True, slots=True)
class Mean:
    """A mean of answers, and the standard deviation beside it.

    Attributes
    ----------
    figure : Figure
    n, items : int or None
        People and the items that each of them answered, where answers are whole numbers.
    scale : Range or None
        Lowest and highest answer.
    deviation : Figure or None
    """

    figure: Figure
    n: int | None
    items: int | None = 1
    scale: Range | None = None
    deviation: Figure | None = None


@dataclass(frozen=True, slots=True)
class Effect:
    """A difference between two groups and whether it is called significant."""

    figure: Figure
    groups: tuple[int, int]
    significant: bool
    level: Fraction = Fraction(5, 100)
    scale: Range | None = None
    deviation: Figure | None = None


#: longest text that is read, most digits of a number, largest base
_LONGEST, _DIGITS, _LARGEST = 1000, 12, 10**9

_N = r"(?<![\d.])(\d+)(?![\d.]*\d)"
_D = r"(?<![\d.])([+-]?\d+(?:\.\d+)?)(?!\d)"
_PEOPLE = (
    r"(?:个?人|名|位|份|户|respondents|residents|people|persons|cadres|participants|households|"
    r"communities|cases|answers|responses)"
)
#: digits in groups of three; a full-width comma between ordinary digits parts two numbers
_THOUSANDS = re.compile(
    r"(?<![\d.])\d{1,3}(?:,\d{3})+(?![\d.]|,\d)|(?<![０-９．])[０-９]{1,3}(?:，[０-９]{3})+(?![０-９．])"
)

_GROUPS = re.compile(
    rf"{_N}\s*{_PEOPLE}?\s*(?:vs\.?|versus|v\.|against|对比?|比)\s*{_N}(?!\s*%)\s*{_PEOPLE}?"
    rf"|{_N}\s*{_PEOPLE}\s*(?:与|和|and)\s*{_N}\s*{_PEOPLE}"
)
_GROUP_NS = re.compile(rf"n1\s*=\s*{_N}\D+?n2\s*=\s*{_N}")
_P_BELOW = re.compile(r"\bp(?:\s*值|[ -]values?)?\s*(<|≤|<=|小于|低于|>|≥|>=|大于|高于)\s*(0?\.\d+)")
#: nobody tests above 20 %: 92%的水平 is of something else
_LEVEL = re.compile(
    r"(?:at|在)?\s*(?:the\s*)?(?<![\d.])((?:1?\d|20)(?:\.\d+)?)\s*%\s*(?:的)?(?:显著性?)?(?:level|水平)(?:上|下)?|at\s*((?:1?\d|20)(?:\.\d+)?)\s*%"
)
_HIGHEST = Fraction(99, 100)
_ONE_SIDED = re.compile(r"单[侧尾边]|\bone[- ](?:sided|tailed)\b")
_DEVIATION = re.compile(
    r"(?:标准差|\bstandard deviation\b|\bs\.?d\.?(?![a-z]))\s*(?:of|is|为|是|=|:)?\s*(\d+(?:\.\d+)?)"
)
_SCALE = re.compile(
    r"(?:\b(?:range|scale|scores?|between|from)\b|取值|范围|得分|量表|分值|计分)\s*(?:of|from|is|was|=|:|范围|为|是|在|从)*\s*"
    r"([+-]?\d+(?:\.\d+)?)\s*(?:-|–|—|~|to|and|至|到)\s*([+-]?\d+(?:\.\d+)?)\s*分?"
    r"|(?<![\d.])(\d+)\s*(?:-|–|—|~|至|到)\s*(\d+)\s*分制?"
)
_ITEMS = re.compile(r"(?<![\d.])(\d+)\s*(?:-\s*)?(?:items?\b|questions?\b|道?小?题|个?(?:题目|题项|条目)|项)")
_MEAN = re.compile(
    r"(?:\b(?:mean|average|m)\b|均值|平均值|平均得?分?数?|均分)(?:\s*(?:score|of|is|was|=|:|得分|分|为|是))*\s*"
    rf"{_D}\s*分?"
)
_COUNT_OF_BASE = re.compile(rf"{_N}\s*{_PEOPLE}?\s*(?:out of|of|/)\s*{_N}(?!\s*%)\s*{_PEOPLE}?")
_WHO = r"(?:[^\d\s,;。]{0,8}?(?:者|民|员|众|部|[社职]工|户|生|人|卷|本))?"
_BASE_THEN_COUNT = re.compile(rf"{_N}\s*{_PEOPLE}{_WHO}\s*(?:中|里|当中|之中)")
_BASE = re.compile(
    rf"\bn\s*[=:]\s*{_N}|(?:out of|of|/)\s*{_N}(?!\s*%)"
    rf"|(?:共|样本量?|基数|总数|总计|合计)\s*(?:为|是|=|:)?\s*{_N}"
)
_COUNT = re.compile(rf"(?<![a-z])(?<![a-z] )(?:=|≈)\s*{_N}(?!\s*%)|{_N}\s*{_PEOPLE}|\(\s*{_N}\s*\)")
_AND = r"\s*(?:[,、;/&+]|and|和|与|及|\s)\s*"
_PERCENT = re.compile(
    rf"(?<![\d.+-])(\d{{1,12}}(?:\.\d+)?(?:{_AND}\d{{1,12}}(?:\.\d+)?(?![\d.])){{0,40}})\s*(?:%|per\s?cent\b|percent\b)"
)
_NUMBER = re.compile(r"\d+(?:\.\d+)?")
_APART = re.compile(r"多选|可选多项|分别|\b(?:multiple|several answers|respectively|each)\b")


class _Text:
    """A text from which one thing after the other is taken; what is taken leaves a gap."""

    def __init__(self, text: str) -> None:
        self.rest = text

    def take(self, pattern: re.Pattern[str]) -> tuple[str, ...] | None:
        """The groups of the first place where `pattern` fits, which is then gone; None if it has none."""
        found = pattern.search(self.rest)
        if found is None:
            return None
        self.rest = f"{self.rest[: found.start()]} ; {self.rest[found.end() :]}"
        return tuple(each for each in found.groups() if each is not None)

    def finish(self) -> None:
        """Raise if a number is left that has not been understood."""
        left = _NUMBER.search(self.rest)
        if left is not None:
            raise UsageError("claims.number_left", number=left.group())


def read(text: str) -> Shares | Mean | Effect:
    """The published figure that a text states.

    Parameters
    ----------
    text : str
        Chinese or English, in either width.

    Raises
    ------
    UsageError
        If the text states no figure that can be checked, or holds a number that is not understood.
    """
    if len(text) > _LONGEST or re.search(rf"\d{{{_DIGITS + 1}}}", text):
        raise UsageError("claims.too_long")
    ordinary = plain(_THOUSANDS.sub(lambda found: re.sub("[,，]", "", found.group()), text))
    whole = _Text(ordinary)
    groups = whole.take(_GROUP_NS) or whole.take(_GROUPS)
    if groups is not None:
        return _effect(whole, (_base(groups[0]), _base(groups[1])))
    return _mean(_Text(ordinary)) if _MEAN.search(ordinary) else _shares(ordinary)


def _effect(text: _Text, groups: tuple[int, int]) -> Effect:
    if sum(groups) < 3:
        raise UsageError("claims.too_few")
    significant, level = _significance(text)
    if significant is None:
        raise UsageError("claims.no_significance")
    level = two_sided(Fraction(5, 100) if level is None else level, text.rest)
    if not is_level(level):
        raise UsageError("claims.no_level")
    scale, deviation = _scale(text), text.take(_DEVIATION)
    figure = text.take(re.compile(_D))
    if figure is None:
        raise UsageError("claims.not_understood")
    text.finish()
    return Effect(
        Figure.of(figure[0]),
        groups,
        significant,
        level,
        scale,
        Figure.of(deviation[0]) if deviation else None,
    )


def significance(text: str) -> tuple[bool | None, Fraction | None]:
    """What a text says of an effect: whether it is significant, and the level of the test if it says that.

    Returns
    -------
    (bool or None, Fraction or None)
        None where it says nothing, or both.
    """
    return _significance(_Text(plain(text)))


def two_sided(level: Fraction, text: str) -> Fraction:
    """The level of the two-sided test that finds as much: of one side it is twice as high."""
    return min(level * 2, _HIGHEST) if _ONE_SIDED.search(plain(text)) else level


def is_level(level: Fraction) -> bool:
    """Whether anybody tests at this level, and a t can be computed for it."""
    return Fraction(1, 10**12) <= level <= _HIGHEST


def _significance(text: _Text) -> tuple[bool | None, Fraction | None]:
    """In words or by p < or p >; both must say the same. The level is that of p, else one in per cent."""
    below = text.take(_P_BELOW)
    said = {called_significant(text.rest)} - {None}
    if below is not None:
        said.add(below[0] in {"<", "≤", "<=", "小于", "低于"})
    percent = text.take(_LEVEL)
    level = None if percent is None else Fraction(percent[0]) / 100
    level = level if below is None else Fraction("0" + below[1].lstrip("0"))
    return (said.pop() if len(said) == 1 else None), level


def _mean(text: _Text) -> Mean:
    scale, deviation = _scale(text), text.take(_DEVIATION)
    if scale is not None and (scale.low.denominator, scale.high.denominator) != (1, 1):
        raise UsageError("claims.no_range")
    figure = text.take(_MEAN)
    items = text.take(_ITEMS)
    base = text.take(_BASE) or text.take(_COUNT)
    text.finish()
    if figure is None or base is None:
        raise UsageError("claims.no_base")
    return Mean(
        Figure.of(figure[0]),
        _base(base[0]),
        _base(items[0]) if items else 1,
        scale,
        Figure.of(deviation[0]) if deviation else None,
    )


def _shares(ordinary: str) -> Shares:
    words = claimed(ordinary)
    text = _Text(_without(ordinary, words))
    if not _PERCENT.search(text.rest) and not _COUNT_OF_BASE.search(text.rest):
        # "about 83 % of 1787" is a figure and no wording
        words = [
            each
            for each in words
            if not (each.phrase.endswith("%") and each.convention == "as_round_as_written")
        ]
        text = _Text(_without(ordinary, words))
    base, count = _base_and_count(text)
    figures: list[Figure] = []
    while (found := text.take(_PERCENT)) is not None:
        figures += [Figure.of(each) for each in _NUMBER.findall(found[0])]
    if count is None:
        count = text.take(_COUNT) if base else None
    text.finish()
    if not figures and count is None:
        raise UsageError("claims.not_understood")
    if base is None and len(figures) == 1 and not words:
        raise UsageError("claims.no_base")
    if len(figures) > 1 and (words or count):
        raise UsageError("claims.one_figure")
    return Shares(
        tuple(figures),
        None if base is None else _base(base[0]),
        None if count is None else int(count[0]),
        tuple(words),
        _APART.search(ordinary) is not None,
    )


def _base_and_count(text: _Text) -> tuple[tuple[str, ...] | None, tuple[str, ...] | None]:
    """The base of shares and, where both stand together as in 1771/1787, the count."""
    if (base := text.take(_BASE_THEN_COUNT)) is not None:
        return base, None
    if (both := text.take(_COUNT_OF_BASE)) is not None:
        return both[1:], both[:1]
    return text.take(_BASE), None


def _without(text: str, words: list[Claimed]) -> str:
    for each in reversed(words):
        text = f"{text[: each.start]} ; {text[each.start + len(each.phrase) :]}"
    return text


def _scale(text: _Text) -> Range | None:
    found = text.take(_SCALE)
    if found is None:
        return None
    low, high = Fraction(found[0]), Fraction(found[1])
    if low >= high:
        raise UsageError("claims.no_range")
    return Range(low, high)


def _base(written: str) -> int:
    number = int(written)
    if not 1 <= number <= _LARGEST:
        raise UsageError("claims.base_out_of_range", largest=_LARGEST)
    return number
