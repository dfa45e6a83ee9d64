"""Ladders of answers in Chinese and English: which answers stand in an order, and in which direction.

An answer is a degree ("very", "比较", "不太") of something ("satisfied", "满意"), or a word of a fixed ladder
(never … always). The order of a ladder is that of its degrees, whatever the order on the form.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from cgsurvey.folding import folded

#: degree in front of what is graded -> how far from the middle; the longest that fits is taken
_DEGREES: dict[str, float] = {
    **dict.fromkeys(
        ("非常不", "十分不", "完全不", "极不", "极其不", "强烈不", "根本不", "一点也不", "一点都不"), -3.2
    ),
    **dict.fromkeys(("特别不", "很不"), -2.8),
    **dict.fromkeys(("不", "没有", "没", "无"), -2.0),
    **dict.fromkeys(("比较不", "较不"), -1.5),
    **dict.fromkeys(("不太", "不大", "不怎么", "不是很", "不很", "不够", "有点不", "有些不"), -1.0),
    **dict.fromkeys(("一般",), 0.0),
    **dict.fromkeys(("有点", "有些", "略微", "稍微"), 0.8),
    **dict.fromkeys(("还算", "基本", "基本上", "大致"), 1.2),
    **dict.fromkeys(("比较", "较为", "较"), 1.5),
    **dict.fromkeys(("很", "特别", "高度"), 2.8),
    **dict.fromkeys(("非常", "十分", "完全", "极其", "极为", "极", "强烈"), 3.2),
    **dict.fromkeys(("notatall",), -3.2),
    **dict.fromkeys(("not",), -2.0),
    **dict.fromkeys(("notvery", "notreally", "notso", "nottoo"), -1.0),
    **dict.fromkeys(("slightly", "alittle"), 0.8),
    **dict.fromkeys(("somewhat", "rather", "fairly", "quite", "mostly", "tendto", "moderately"), 1.5),
    **dict.fromkeys(("very", "highly"), 2.8),
    **dict.fromkeys(("strongly", "completely", "totally", "extremely", "fully"), 3.2),
}
_DEGREE = re.compile("|".join(sorted(map(re.escape, _DEGREES), key=len, reverse=True)))
_BARE = 2.0
#: the middle of any ladder of degrees
_MIDDLE = re.compile(
    r"一般|一般般|中立|中间|中等|普通|还行|还可以|尚可|既不.+也不.+|不好不坏|neutral|average|neither.*|mixed|(?:so)so"
)
#: what is graded the other way round -> what it is the contrary of
_CONTRARIES: dict[str, tuple[str, ...]] = {
    "差": ("好",),
    "坏": ("好",),
    "低": ("高",),
    "小": ("大",),
    "少": ("多",),
    "弱": ("强",),
    "慢": ("快",),
    "反对": ("支持", "赞成", "赞同", "同意"),
    "困难": ("容易",),
    "难": ("容易",),
    "poor": ("good",),
    "bad": ("good",),
    "low": ("high",),
    "oppose": ("support", "favour", "favor"),
    "difficult": ("easy",),
}
_NEGATING = re.compile(r"(?:dis|un|in|im)(?=\w{4})")

#: ladders of words, lowest first; words of one rung share a tuple
_FIXED: dict[str, tuple[tuple[str, ...], ...]] = {
    "frequency": (
        ("从不", "从未", "从来不", "从来没有", "从没有", "从没", "没有", "没有过", "没参加过", "never"),
        ("几乎不", "几乎没有", "几乎从不", "almostnever", "hardlyever"),
        ("很少", "极少", "不常", "不经常", "rarely", "seldom"),
        ("偶尔", "occasionally", "onceinawhile"),
        ("有时", "有时候", "sometimes"),
        ("经常", "时常", "常常", "often", "frequently"),
        ("通常", "大多数时候", "usually", "mostofthetime"),
        ("总是", "一直", "每次", "每次都", "always"),
    ),
    "calendar": (
        ("从不", "从未", "没有", "never"),
        ("每年一次", "每年1次", "一年一次", "yearly", "onceayear", "annually"),
        ("每年几次", "每年数次", "一年几次", "severaltimesayear", "afewtimesayear"),
        ("每季度一次", "每季度", "quarterly"),
        ("每月一次", "每月1次", "每月", "monthly", "onceamonth"),
        ("每月几次", "每月数次", "每月2-3次", "severaltimesamonth", "afewtimesamonth"),
        ("每周一次", "每周1次", "每周", "weekly", "onceaweek"),
        ("每周几次", "每周数次", "每周2-3次", "severaltimesaweek", "afewtimesaweek"),
        ("几乎每天", "almostdaily", "almosteveryday"),
        ("每天", "每日", "天天", "daily", "everyday"),
    ),
    "change": (
        ("明显变差", "明显恶化", "大幅下降", "明显下降", "变差很多", "muchworse"),
        ("变差", "恶化", "有所变差", "有所下降", "下降", "worse", "worsened"),
        ("略有下降", "稍有变差", "alittleworse", "slightlyworse", "somewhatworse"),
        (
            *("没有变化", "没变化", "无变化", "不变", "没有改变", "没变", "基本不变", "没有改善", "差不多"),
            *("nochange", "aboutthesame", "thesame", "unchanged"),
        ),
        ("略有改善", "稍有改善", "略有提高", "alittlebetter", "slightlybetter", "somewhatbetter"),
        ("有所改善", "有改善", "改善", "变好", "有所变好", "有所提高", "提高", "better", "improved"),
        ("明显改善", "显著改善", "大幅改善", "很大改善", "明显变好", "明显提高", "显著提高", "muchbetter"),
    ),
    "awareness": (
        ("没听说过", "没有听说过", "从未听说", "未听说过", "没听过", "neverheardofit"),
        ("听说过", "听过", "听说过但不了解", "heardofit", "haveheardofit"),
        ("了解一些", "有所了解", "了解一点", "知道一些", "knowalittle"),
        ("了解", "知道", "knowit"),
        ("非常了解", "很了解", "十分了解", "knowitwell"),
    ),
    "amount": (
        ("完全没有", "一点也没有", "没有", "none", "notatall", "nothing"),
        ("很少", "一点", "有一点", "alittle", "slightly", "alittlebit", "abit"),
        ("一些", "有一些", "some", "somewhat", "moderately", "tosomeextent"),
        ("较多", "比较多", "quiteabit", "alot", "much", "verymuch", "toagreatextent"),
        ("很多", "非常多", "extremely", "completely", "agreatdeal"),
    ),
    "quality": (
        ("verypoor", "terrible", "verybad"),
        ("poor", "bad"),
        ("fair", "average", "acceptable", "ok"),
        ("good",),
        ("verygood",),
        ("excellent", "outstanding"),
    ),
}
_RUNGS: dict[str, dict[str, float]] = {
    name: {word: float(place) for place, words in enumerate(rungs) for word in words}
    for name, rungs in _FIXED.items()
}

#: answers that are none: they never belong to a ladder
_NO_ANSWER = re.compile(
    r"不知道|不知道/.+|不适用|拒答|拒绝回答|不愿回答|不愿意回答|不便回答|不想回答|不方便回答|没有接触过?|未接触过?|不了解"
    r"|don'?tknow|donotknow|na|n/a|notapplicable|refused?|refusal|prefernotto(?:say|answer)|rathernotsay|noanswer"
)
#: answers that are the middle of a ladder on one form and no answer on another
_UNDECIDED = re.compile(
    r"说不清楚?|说不好|不好说|难说|难以回答|不确定|不清楚|无所谓|没意见|没有意见|没想过|无法判断"
    r"|notsure|unsure|undecided|noopinion|can'?tsay|can'?tchoose|hardtosay|uncertain|nofeelings?"
)
#: options that stand at the end of a list, whatever their number
_LAST = (
    re.compile(r"(?:其它|其他|others?)(?:$|[\W_(（【].*)|其他.{0,6}"),
    re.compile(
        r"(?:以上)?(?:都|均)(?:没有|不是|不需要|不|无).{0,6}|以上皆无|noneof(?:these|theabove|them)|none"
    ),
)
#: what a satisfied person is called
_SATISFACTION = ("满意", "satisfied")
#: degrees of satisfaction about which people differ
_HARDLY = 1.5


@dataclass(frozen=True, slots=True)
class Ladder:
    """Answers in order.

    Attributes
    ----------
    name
        What is graded ("满意", "satisfied"), or the name of a ladder of words ("frequency").
    texts
        As they stand in the file, lowest first.
    degrees
        Where each stands: of a ladder of degrees, 0 is the middle.
    graded
        Whether it is one of degrees, and not of words.
    """

    name: str
    texts: tuple[str, ...]
    degrees: tuple[float, ...]
    graded: bool

    @property
    def whole(self) -> bool:
        """Whether no rung seems to be missing, so that the scores of the others are those of the form."""
        if not self.graded:
            return self.degrees[0] == 0.0 or self.name in ("change", "quality")
        above = sum(degree > 0 for degree in self.degrees)
        return above == sum(degree < 0 for degree in self.degrees) and above > 0

    @property
    def outspoken(self) -> bool:
        """Whether both ends are there: a form that has them has what lies between."""
        return not self.graded or (self.degrees[0] < -_BARE and self.degrees[-1] > _BARE)

    @property
    def satisfied(self) -> tuple[str, ...]:
        """Answers that say satisfied, none where the ladder is not one of satisfaction."""
        if self.name not in _SATISFACTION:
            return ()
        return tuple(text for text, degree in zip(self.texts, self.degrees, strict=True) if degree > 0)

    @property
    def satisfied_is_clear(self) -> bool:
        """Whether it is not disputed which answers count: 基本满意 beside 满意 does to some."""
        above = [degree for degree in self.degrees if degree > 0]
        weak = [degree for degree in above if degree < _HARDLY]
        return not weak and len(above) <= 2


def ladder_of(texts: Sequence[str]) -> Ladder | None:
    """The ladder that all of these answers are rungs of, each its own; None where there is no such ladder."""
    keys = {text: _plain(text) for text in texts}
    if len(keys) < 2:
        return None
    for name, degrees in _placed(list(keys.values())):
        values = [degrees[key] for key in keys.values()]
        if len(set(values)) == len(values):
            ordered = sorted(zip(values, keys, strict=True))
            return Ladder(
                name,
                tuple(text for _, text in ordered),
                tuple(value for value, _ in ordered),
                name not in _RUNGS,
            )
    return None


def without_opinion(texts: Iterable[str]) -> tuple[list[str], list[str], list[str]]:
    """Answers in three: those that may be rungs, those that are none, and those that may be the middle."""
    rungs: list[str] = []
    none: list[str] = []
    undecided: list[str] = []
    for text in texts:
        key = _plain(text)
        (none if _NO_ANSWER.fullmatch(key) else undecided if _UNDECIDED.fullmatch(key) else rungs).append(
            text
        )
    return rungs, none, undecided


def in_order_of_a_form(texts: Sequence[str]) -> list[str]:
    """Answers without an order as forms list them: yes before no, "other" and "none of these" at the end."""

    def place(text: str) -> int:
        key = _plain(text)
        return next((rank for rank, words in enumerate(_LAST, start=1) if words.fullmatch(key)), 0)

    ordered = sorted(texts, key=place)
    return _yes_first(ordered) if len(ordered) == 2 else ordered


def stands_alone(text: str) -> bool:
    """Whether an option says that no other one applies."""
    return bool(_LAST[1].fullmatch(_plain(text)))


def schooling_order(texts: Sequence[str]) -> list[str] | None:
    """Levels of schooling, lowest first; None where not all are such levels, each its own."""
    return _by_words(texts, _SCHOOLING)


#: words of a level of schooling, the first that occurs counts -> its place
_SCHOOLING: dict[str, float] = {
    "博士|phd|doctora": 9,
    "硕士|研究生|master|postgraduate": 8,
    "大专|专科|高职|juniorcollege|associate|diploma": 5,
    "本科|大学|bachelor|undergraduate|university|degree|college": 6,
    "初中|juniorsecondary|juniorhigh|lowersecondary|middleschool": 3,
    "高中|中专|职高|技校|中职|seniorsecondary|highschool|uppersecondary|secondary": 4,
    "小学|primary|elementary": 2,
    "文盲|未上过?学|没上过?学|未受过|不识字|noschooling|noformal|noeducation|illiterate": 1,
}


def _by_words(texts: Sequence[str], words: Mapping[str, float]) -> list[str] | None:
    places: dict[str, float] = {}
    for text in texts:
        key = _plain(text)
        found = next((place for pattern, place in words.items() if re.search(pattern, key)), None)
        if found is None:
            return None
        places[text] = found
    if len(places) < 3 or len(set(places.values())) < len(places):
        return None
    return sorted(places, key=places.__getitem__)


_NOT = ("没有", "没", "未", "不", "无", "非", "否", "not", "no", "non", "un")


def _yes_first(pair: Sequence[str]) -> list[str]:
    """Two answers of which one denies the other, the affirming one first."""
    first, second = (_plain(text) for text in pair)
    denies = first in ("否", "no", "无", "false", "n", "女", "female", "women") or (
        any(first.startswith(word) and len(first) > len(word) for word in _NOT)
        and not any(second.startswith(word) for word in _NOT)
    )
    return [pair[1], pair[0]] if denies else list(pair)


def _placed(keys: list[str]) -> Iterable[tuple[str, dict[str, float]]]:
    """Every ladder on which all of these stand, with their places."""
    for name, rungs in _RUNGS.items():
        if all(key in rungs for key in keys) and len(keys) > 2:
            yield name, rungs
    graded = _graded(keys)
    if graded is not None:
        yield graded
    for prefix in _openings(keys):
        rest = {key: _after(key, prefix) for key in keys}
        graded = _graded(list(rest.values()))
        if graded is not None:
            yield prefix + graded[0], {key: graded[1][rest[key]] for key in keys}


def _openings(keys: Sequence[str]) -> Iterable[str]:
    """What answers begin with that name what they grade: 影响 of 影响很大, 影响较小, 没有影响."""
    nothing = [key for key in keys if _NOTHING.match(key)]
    others = [key for key in keys if key not in nothing]
    for end in range(min(map(len, others), default=0), 0, -1):
        if len(others) > 1 and len({key[:end] for key in others}) == 1:
            yield others[0][:end]


_NOTHING = re.compile(r"(?:没有|没|无|毫无|不)(?=.)")


def _after(key: str, prefix: str) -> str:
    """What follows the opening; an answer that denies it altogether is the least there is."""
    if key.startswith(prefix):
        return key[len(prefix) :]
    return "none" if _NOTHING.sub("", key) == prefix else key


def _graded(keys: Sequence[str]) -> tuple[str, dict[str, float]] | None:
    """What all answers are degrees of, and the degrees; None where they are not of one thing."""
    readings: dict[str, list[tuple[str, float]]] = {}
    middle: dict[str, float] = {}
    for key in keys:
        if _MIDDLE.fullmatch(key):
            middle[key] = 0.0
        elif key == "none":
            middle[key] = -9.0
        else:
            readings[key] = list(_read(key))
    if len(readings) < 2:
        return None
    stems = dict.fromkeys(stem for each in readings.values() for stem, _ in each)
    for stem in stems:
        found = {key: dict(_towards(each, stem)) for key, each in readings.items()}
        if stem and all(stem in each for each in found.values()):
            return stem, {**middle, **{key: each[stem] for key, each in found.items()}}
    return None


def _read(key: str) -> Iterable[tuple[str, float]]:
    """Readings of an answer as (what is graded, degree): 不太满意 is 满意 at -1, or 太满意 at -2."""
    yield key, _BARE
    for end in range(len(key) - 1, 0, -1):
        if (degree := _DEGREES.get(key[:end])) is not None:
            yield key[end:], degree
    # English puts some degrees behind: "agree strongly"
    for start in range(1, len(key)):
        if (degree := _DEGREES.get(key[start:])) is not None and key.isascii():
            yield key[:start], degree


def _towards(readings: Iterable[tuple[str, float]], stem: str) -> Iterable[tuple[str, float]]:
    """Readings as degrees of `stem`: those of its contrary are turned round."""
    found = list(readings)
    for word, degree in found:
        if word == stem:
            yield stem, degree
            continue
        plain = _NEGATING.sub("", word, count=1) if _NEGATING.match(word) else None
        if plain == stem or stem in _CONTRARIES.get(word, ()):
            yield stem, -degree


_OPTION_CODE = re.compile(r"^(?:[a-z]|\d{1,2})[.、:)](?=\D)|^\((?:[a-z]|\d{1,2})\)(?=.)")


def _plain(text: str) -> str:
    """The folded text without an option's code in front and a full stop behind."""
    return _OPTION_CODE.sub("", folded(text)).rstrip("。.!！的了")
