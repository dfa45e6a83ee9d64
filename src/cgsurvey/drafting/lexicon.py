"""Ladders of answers in Chinese and English: which answers stand in an order, and in which direction.

An answer is a degree ("very", "比较", "不太") of something ("satisfied", "满意"), or a word of a fixed ladder
(never … always). The order of a ladder is that of its degrees, whatever the order on the form.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from cgsurvey.drafting.words import (
    BARE,
    CONTRARIES,
    DEGREES,
    HARDLY,
    LAST,
    MIDDLE,
    NEGATING,
    NO_ANSWER,
    NOT,
    RUNGS,
    SATISFACTION,
    SCHOOLING,
    UNDECIDED,
)
from cgsurvey.folding import folded

#: characters of the longest degree, and of a rung: a longer text is somebody's own
_LONGEST_DEGREE, _LONGEST = max(map(len, DEGREES)), 200


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
        return not self.graded or (self.degrees[0] < -BARE and self.degrees[-1] > BARE)

    @property
    def satisfied(self) -> tuple[str, ...]:
        """Answers that say satisfied, none where the ladder is not one of satisfaction."""
        if self.name not in SATISFACTION:
            return ()
        return tuple(text for text, degree in zip(self.texts, self.degrees, strict=True) if degree > 0)

    @property
    def satisfied_is_clear(self) -> bool:
        """Whether it is not disputed which answers count: 基本满意 beside 满意 does to some."""
        above = [degree for degree in self.degrees if degree > 0]
        weak = [degree for degree in above if degree < HARDLY]
        return not weak and len(above) <= 2


def ladder_of(texts: Sequence[str]) -> Ladder | None:
    """The ladder that all of these answers are rungs of, each its own; None where there is no such ladder."""
    keys = {text: _plain(text) for text in texts}
    if len(keys) < 2 or max(map(len, keys.values())) > _LONGEST:
        return None
    for name, degrees in _placed(list(keys.values())):
        values = [degrees[key] for key in keys.values()]
        if len(set(values)) == len(values):
            ordered = sorted(zip(values, keys, strict=True))
            return Ladder(
                name,
                tuple(text for _, text in ordered),
                tuple(value for value, _ in ordered),
                name not in RUNGS,
            )
    return None


def without_opinion(texts: Iterable[str]) -> tuple[list[str], list[str], list[str]]:
    """Answers in three: those that may be rungs, those that are none, and those that may be the middle."""
    rungs: list[str] = []
    none: list[str] = []
    undecided: list[str] = []
    for text in texts:
        key = _plain(text)
        (none if NO_ANSWER.fullmatch(key) else undecided if UNDECIDED.fullmatch(key) else rungs).append(text)
    return rungs, none, undecided


def in_order_of_a_form(texts: Sequence[str]) -> list[str]:
    """Answers without an order as forms list them: yes before no, "other" and "none of these" at the end."""

    def place(text: str) -> int:
        key = _plain(text)
        return next((rank for rank, words in enumerate(LAST, start=1) if words.fullmatch(key)), 0)

    ordered = sorted(texts, key=place)
    return _yes_first(ordered) if len(ordered) == 2 else ordered


def stands_alone(text: str) -> bool:
    """Whether an option says that no other one applies."""
    return bool(LAST[1].fullmatch(_plain(text)))


def schooling_order(texts: Sequence[str]) -> list[str] | None:
    """Levels of schooling, lowest first; None where not all are such levels, each its own."""
    return _by_words(texts, SCHOOLING)


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


def _yes_first(pair: Sequence[str]) -> list[str]:
    """Two answers of which one denies the other, the affirming one first."""
    first, second = (_plain(text) for text in pair)
    denies = first in ("否", "no", "无", "false", "n", "女", "female", "women") or (
        any(first.startswith(word) and len(first) > len(word) for word in NOT)
        and not any(second.startswith(word) for word in NOT)
    )
    return [pair[1], pair[0]] if denies else list(pair)


def _placed(keys: list[str]) -> Iterable[tuple[str, dict[str, float]]]:
    """Every ladder on which all of these stand, with their places."""
    for name, rungs in RUNGS.items():
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
        if MIDDLE.fullmatch(key):
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
    yield key, BARE
    for end in range(min(len(key) - 1, _LONGEST_DEGREE), 0, -1):
        if (degree := DEGREES.get(key[:end])) is not None:
            yield key[end:], degree
    # English puts some degrees behind: "agree strongly"
    for start in range(max(1, len(key) - _LONGEST_DEGREE), len(key)):
        if (degree := DEGREES.get(key[start:])) is not None and key.isascii():
            yield key[:start], degree


def _towards(readings: Iterable[tuple[str, float]], stem: str) -> Iterable[tuple[str, float]]:
    """Readings as degrees of `stem`: those of its contrary are turned round."""
    found = list(readings)
    for word, degree in found:
        if word == stem:
            yield stem, degree
            continue
        plain = NEGATING.sub("", word, count=1) if NEGATING.match(word) else None
        if plain == stem or stem in CONTRARIES.get(word, ()):
            yield stem, -degree


_OPTION_CODE = re.compile(r"^(?:[a-z]|\d{1,2})[.、:)](?=\D)|^\((?:[a-z]|\d{1,2})\)(?=.)")


def _plain(text: str) -> str:
    """The folded text without an option's code in front and a full stop behind."""
    return _OPTION_CODE.sub("", folded(text)).rstrip("。.!！的了")
