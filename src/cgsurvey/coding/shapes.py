"""A text taken apart: what was filled in, the option code or the number of a scale beside it, the words."""

from __future__ import annotations

import re
from functools import cache
from typing import Literal, NamedTuple

from cgsurvey.folding import squeezed, without_fill_in

#: an option that asks for words, and the words; what comes before them is the option
_ASKED_WORDS = r"(?:请|可|please|specify|注明|说明|填写)"
_AFTER_PROMPT = re.compile(rf"(【[^【】]*】|\({_ASKED_WORDS}[^()]*\)|(?<!_)_{{2,}}+).+$", re.IGNORECASE)
_OTHER = re.compile(r"^((?:[^:]*[.、)])?(?:其他|其它|others?)[^:]{0,12}:)[^_].*$", re.IGNORECASE)
_PROMPT = re.compile(
    rf"(?:【[^【】]*】|\({_ASKED_WORDS}[^()]*\)|,?(?:请|please)[^()【】]{{0,4}}(?:注明|说明|填写|列出|specify)|[_:])+$",
    re.IGNORECASE,
)
_INNER_PROMPT = re.compile(r"【[^【】]*】")

#: ① and its like would become plain digits in ordinary width: here they are numbers of options
_CIRCLED = str.maketrans({0x2460 + place: f"({place + 1})" for place in range(20)})
_DASHES = "-‐‑‒–—―−"
_SAME_SIGN = str.maketrans(
    {**dict.fromkeys(_DASHES + "~〜∼", "-"), **dict.fromkeys("、;", ","), **dict.fromkeys("“”„«»", '"')}
    | {**dict.fromkeys("‘’′`", "'"), **dict.fromkeys("[{〔", "("), **dict.fromkeys("]}〕", ")")}
)
_DASH_RUN = re.compile(r"-{2,}")

_NUMERAL = "[一二三四五六七八九十]{1,2}"
_LISTED = re.compile(
    rf"(?:(?P<letter>[A-Za-z])[.、,:)]|(?P<numeral>{_NUMERAL})[、,]|(?P<digits>\d{{1,2}})[.、,)](?!\d)"
    rf"|\((?:(?P<letter2>[A-Za-z])|(?P<numeral2>{_NUMERAL})|(?P<digits2>\d{{1,2}}))\))(?P<words>[^.、,:)].*)"
)
_POINTS = r"(?:分|points?|pts?)"
_NUMBER = r"(?P<number>[-+−]?\d{1,3})(?:\.0+)?"
_SIGN = rf"[{_DASHES}=:|]+"
_WORDS = r"(?P<words>[^\d\s.].*)"
_NUMBER_ALONE = re.compile(rf"{_NUMBER}{_POINTS}?", re.IGNORECASE)
#: words that make a quantity of the number before them: "5以上" is more than 5, "3次" is no point of a scale
_QUANTITY = re.compile(
    r"[-~%+<>]|个(?!别)|人|次|年|月|日|天(?!天)|周|岁|元|万|千|百|户|部(?!分)|位|项|小时|钟|秒|件|种|成|楼|栋|层|号|期|级"
    r"|几(?!乎)|到|至|或(?!许)|及(?!格)|以[上下内外]|多年|(?:or|and)(?:more|less|above|fewer|over)|to\d|(?:year|time|day|hour|person|people)",
    re.IGNORECASE,
)


class Shape(NamedTuple):
    """A text as a mark and words.

    Attributes
    ----------
    kind
        What the mark is: an option's letter, Chinese numeral or number in a list ("A.", "一、", "(3)"), or a
        number of a scale ("5 – ", "（4分）", "5分").
    mark
        The letter or number. Of a number in a list and of one of a scale, digits without a plus.
    words
        The rest, "" where the text is a number alone.
    apart
        Whether a sign stands between mark and words.
    """

    kind: Literal["letter", "numeral", "digits", "number"]
    mark: str
    words: str
    apart: bool

    @property
    def is_numeric(self) -> bool:
        return self.kind in ("digits", "number")

    @property
    def is_quantity(self) -> bool:
        """Whether the words go with the number as its unit or its bound."""
        return bool(_QUANTITY.match(self.words))

    @property
    def is_named_number(self) -> bool:
        """Whether the words can say what the number means: "1;2", "4/5" and "1和2" are two numbers."""
        one = self.apart or not any(map(str.isdigit, self.words))
        return self.is_numeric and one and not self.is_quantity


@cache
def _numbered() -> list[tuple[re.Pattern[str], bool]]:
    """Patterns of a number with words, and whether a sign sets the number apart: slow to compile."""
    return [
        (re.compile(rf"{_NUMBER}{_POINTS}?\((?P<words>\D.*)\)", re.IGNORECASE), True),
        (re.compile(rf"{_NUMBER}{_POINTS}?{_SIGN}{_WORDS}", re.IGNORECASE), True),
        (re.compile(rf"(?P<words>.+)\({_NUMBER}{_POINTS}?\)", re.IGNORECASE), True),
        (re.compile(rf"(?P<words>.*[^\d.{_DASHES}=:|+]){_SIGN}{_NUMBER}{_POINTS}?", re.IGNORECASE), False),
        (re.compile(rf"(?P<words>.*[^\d.{_DASHES}+]){_NUMBER}{_POINTS}", re.IGNORECASE), False),
        (re.compile(rf"{_NUMBER}{_POINTS}?{_WORDS}", re.IGNORECASE), False),
    ]


def shape_of(text: str) -> Shape | None:
    """A squeezed text as a mark and words; None where it has no mark."""
    if match := _NUMBER_ALONE.fullmatch(text):
        return Shape("number", _digits(match["number"]), "", True)
    if match := _LISTED.fullmatch(text):
        if letter := match["letter"] or match["letter2"]:
            return Shape("letter", letter.casefold(), match["words"], True)
        if numeral := match["numeral"] or match["numeral2"]:
            return Shape("numeral", numeral, match["words"], True)
        return Shape("digits", _digits(match["digits"] or match["digits2"]), match["words"], True)
    for pattern, apart in _numbered():
        if match := pattern.fullmatch(text):
            return Shape("number", _digits(match["number"]), match["words"], apart)
    return None


def readable(text: str) -> str:
    """`squeezed`, with circled numbers as numbers in brackets."""
    return squeezed(text.translate(_CIRCLED))


def same_signs(text: str) -> str:
    """The text with dashes, quotation marks, commas and brackets of one form, and no stop at the end."""
    plain = _DASH_RUN.sub("-", text.translate(_SAME_SIGN))
    return plain.rstrip(".,。!") or plain


def without_words(text: str) -> str:
    """A squeezed text without the respondent's words after a prompt, a line to fill in, or "其他：".

    The prompt itself stays.
    """
    return _OTHER.sub(r"\1", _AFTER_PROMPT.sub(r"\1", text))


def option_in(text: str) -> str:
    """A text as displayed, without what the respondent wrote beside an option."""
    plain = " ".join(without_fill_in(text).split())
    tight = readable(plain)
    cut = without_words(tight)
    return plain if cut == tight else cut.rstrip("_:")


def without_prompt(text: str) -> str:
    """A squeezed text without what asks for words: 【请注明】, （请说明）, a line or colon at the end."""
    return _PROMPT.sub("", _INNER_PROMPT.sub("", text)) or text


def _digits(number: str) -> str:
    return number.replace("−", "-").removeprefix("+")
