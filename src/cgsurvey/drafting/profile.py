"""The facts of a column, or of several that answer one question: which answers there are, and how many."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache, cached_property

import numpy as np

from cgsurvey.bands import bounds_of
from cgsurvey.coding.matching import MissingKinds
from cgsurvey.coding.numbers import Number, number_in
from cgsurvey.coding.shapes import option_in
from cgsurvey.coding.sheet import Column
from cgsurvey.discretion import is_private, quoted_answer
from cgsurvey.folding import folded, squeezed
from cgsurvey.survey import Status

#: distinct texts from which on a column is not looked at text by text
MANY = 2000
#: texts of a closed question at most
MOST_CATEGORIES = 40
#: texts with which a column is closed beyond doubt, if they repeat
_FEW = 8
#: a number begins within so many characters
_DIGIT, _IN_FRONT = re.compile(r"\d"), 4
#: digits in a row that may be a telephone, an account or an identity number, even where it repeats
_LONG_NUMBER = re.compile(r"\d{7}")
#: respondents from whom a text with many digits is an option of the form
_OFTEN = 4
_ABOUT = re.compile(r"左右|上下|大约|约|about|around")
#: the unit of a number, whatever it is: 4部及以上; but 万 is a part of it
_UNIT = re.compile(r"(?<=\d)[^\W\d_a-z十百千万亿成](?=$|[及或]?以|[-–—~至到])")
#: characters of an answer that is read for its numbers
_LONGEST_BAND = 60


@dataclass(frozen=True)
class Profile:
    """Answers of one question, in one or more columns.

    Attributes
    ----------
    counts
        Each answer, without what was written beside it, and how many gave it; the commonest first. Spellings
        that differ in width, spaces or case are one.
    blank, not_asked
        Cells that hold no answer.
    """

    counts: Mapping[str, int]
    blank: int
    not_asked: int

    @property
    def texts(self) -> list[str]:
        return list(self.counts)

    @cached_property
    def answered(self) -> int:
        return sum(self.counts.values())

    @cached_property
    def numbers(self) -> dict[str, Number]:
        """Answers that are numbers."""
        told = (text for text in self.counts if _DIGIT.search(text[:_IN_FRONT]))
        found = ((text, number_in(text)) for text in told)
        return {text: number for text, number in found if number is not None}

    @property
    def repeats(self) -> bool:
        """Whether answers come again and again, as those of a closed question do."""
        size = len(self.counts)
        again = sum(count > 1 for count in self.counts.values())
        if size > MOST_CATEGORIES or self.answered - size < max(1, size / 2):
            return False
        return size <= _FEW or 2 * again >= size

    @property
    def listable(self) -> list[str]:
        """Answers that a study file may list: options of the form, and nobody's own words or number."""
        few = len(self.counts) <= 2 * _FEW
        return [text for text, count in self.counts.items() if _is_option(text, count, few)]


def profile_of(column: Column, kinds: MissingKinds) -> Profile:
    """The facts of one column."""
    rows = np.bincount(column.codes, minlength=len(column.texts)).tolist()
    missing: Counter[Status] = Counter()
    counts: Counter[str] = Counter()
    spellings: dict[str, str] = {}
    many = len(column.texts) > MANY
    for text, count in zip(column.texts, rows, strict=True):
        if many and count == 1 and "〖" not in text:
            counts[text] = 1  # one of thousands of texts is nobody's code of a missing answer
        elif (kind := kinds.of(text)) is not None:
            missing[kind] += count
        else:
            plain = option_in(text) or text
            counts[spellings.setdefault(plain if many else folded(plain), plain)] += count
    return Profile(_commonest_first(counts), missing[Status.BLANK], missing[Status.NOT_ASKED])


def together(profiles: Iterable[Profile]) -> Profile:
    """The answers of several columns as those of one."""
    profiles = list(profiles)
    if len(profiles) == 1:
        return profiles[0]
    counts: Counter[str] = Counter()
    spellings: dict[str, str] = {}
    for each in profiles:
        for text, count in each.counts.items():
            counts[spellings.setdefault(folded(text), text)] += count
    return Profile(
        _commonest_first(counts),
        sum(each.blank for each in profiles),
        sum(each.not_asked for each in profiles),
    )


def split(profile: Profile, separator: str) -> Profile:
    """The parts of joined answers, each counted once a cell."""
    counts: Counter[str] = Counter()
    spellings: dict[str, str] = {}
    fold = cache(folded)
    for text, count in profile.counts.items():
        for part in dict.fromkeys(parts_of(text, separator)):
            counts[spellings.setdefault(fold(part), part)] += count
    return Profile(_commonest_first(counts), profile.blank, profile.not_asked)


def parts_of(text: str, separator: str) -> list[str]:
    """What stands between the separators of a cell."""
    return [part for each in text.split(separator) if (part := " ".join(each.split()))]


def band_of(text: str) -> tuple[float, float] | None:
    """The numbers that an answer words, "30%左右" too; None where it words none."""
    return bounds_of(_UNIT.sub("", _ABOUT.sub("", text))) if len(text) < _LONGEST_BAND else None


def _is_option(text: str, count: int, few: bool) -> bool:
    """A text that stands once may be somebody's own, and so may one with a number that is not a band."""
    plain = squeezed(text)
    if "@" in plain or _LONG_NUMBER.search(plain):
        return False
    bounds = band_of(plain)
    if bounds is not None and bounds[0] < bounds[1]:
        return True
    if is_private(plain):
        return count > _OFTEN
    return count > 1 or (few and quoted_answer(text) is not None)


def _commonest_first(counts: Counter[str]) -> dict[str, int]:
    return dict(sorted(counts.items(), key=lambda item: -item[1]))
