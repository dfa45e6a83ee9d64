"""A cell's text -> a category of the question, a kind of missing, or neither.

Texts are compared without regard to width and spaces. What goes beyond that has a name, is counted and is
reported; nothing is ever matched because it is merely similar. A text that is a category as it stands is that
category. Any other is matched only if all folds together leave it exactly one reading, and not if a number
beside the words says otherwise than the words.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from functools import cached_property
from typing import NamedTuple

from cgsurvey.coding.shapes import (
    Shape,
    readable,
    same_signs,
    shape_of,
    without_prompt,
    without_words,
)
from cgsurvey.declarations import Missing
from cgsurvey.folding import as_code, simplified, squeezed, without_fill_in
from cgsurvey.study import Question
from cgsurvey.survey import Status

#: folds beyond width and spaces, in the order in which they are reported
FOLDS = (
    *("case", "punctuation", "prompt", "fill_in"),
    *("traditional", "option_code", "score", "anchor"),
    *("unit", "serial"),
)
#: ways to write the same characters, the tightest first, without and with the table of simplified Chinese
_SPELLINGS = ((), ("case",), ("punctuation",), ("case", "punctuation"))
_WITH_TRADITIONAL = tuple((*spelling, "traditional") for spelling in _SPELLINGS)
_SPELL = {"case": str.casefold, "punctuation": same_signs, "traditional": simplified}
#: characters beyond the longest category: a longer text is no answer to a closed question
_LONGER = 200


class Match(NamedTuple):
    """Position of the category, and the folds that it took to find it."""

    category: int
    folds: tuple[str, ...]


class Conflict(NamedTuple):
    """A text whose letter or number stands for one thing, and whose words are another category."""

    mark: str
    words: str


class Categories:
    """The categories of a question, ready to be matched.

    The texts that the study declares as missing are matched along with them, so that no fold takes one for a
    category or the other way round. What is none of these may be the label of one category, in any language.

    Attributes
    ----------
    values : list of str
    names : list of set of str
        Of each category its value and its labels.
    """

    def __init__(self, question: Question) -> None:
        self.values = [category.value for category in question.categories]
        self._question = question
        self._texts = [*self.values, *question.missing]
        self._exact = _unique((squeezed(value), place) for place, value in enumerate(self.values))
        self.names = [{each.value, *each.label.both().values()} for each in question.categories]
        self._named = _unique((squeezed(name), place) for place, own in enumerate(self.names) for name in own)
        self._longest = max(map(len, self._texts), default=0) + _LONGER
        self._spelled: dict[tuple[str, ...], _Spelled] = {}

    def match(self, text: str) -> Match | None:
        """The category that `text` is, or None."""
        filled = without_fill_in(text)
        exact = self._exact.get(squeezed(filled))
        if exact is not None:
            return Match(exact, ("fill_in",) if filled != text else ())
        found = self._folded(text, filled)
        if found is None and (named := self._named.get(squeezed(filled))) is not None:
            return Match(named, ("fill_in",) if filled != text else ())
        return found if found and found.category < len(self.values) else None

    def missing_by(self, text: str) -> tuple[str, ...] | None:
        """The folds by which `text` is one of the texts declared as missing, or None."""
        found = self._folded(text, without_fill_in(text)) if self._question.missing else None
        return found.folds if found and found.category >= len(self.values) else None

    def conflict(self, text: str) -> Conflict | None:
        """What the mark and the words of an unmatched text say, where they differ."""
        filled = without_fill_in(text)
        for spelling in (_SPELLINGS[-1], _WITH_TRADITIONAL[-1]):
            readings = self._spelled_as(spelling).readings(filled)
            if readings.opposed is not None:
                return Conflict(readings.mark, self._texts[readings.opposed])
        return None

    def is_exactly(self, text: str) -> bool:
        return squeezed(without_fill_in(text)) in self._exact

    def _folded(self, text: str, filled: str) -> Match | None:
        """The one reading of a text under all folds; the simplified characters only where none was found."""
        if len(filled) > self._longest:
            return None
        for spellings in (_SPELLINGS, _WITH_TRADITIONAL):
            readings = self._spelled_as(spellings[-1]).readings(filled)
            if len(readings.folds) > 1:
                return None
            for place in readings.folds:
                folds = {*self._needed(place, filled, spellings), *(["fill_in"] if filled != text else [])}
                return Match(place, tuple(sorted(folds, key=FOLDS.index)))
        return None

    def _needed(self, place: int, text: str, spellings: Iterable[tuple[str, ...]]) -> tuple[str, ...]:
        """The folds of the tightest spelling under which the text is this category."""
        for spelling in spellings:
            found = self._spelled_as(spelling).readings(text)
            if place in found.folds and found.opposed is None:
                return (*spelling, *found.folds[place])
        raise AssertionError("the loosest spelling has led here")

    def _spelled_as(self, spelling: tuple[str, ...]) -> _Spelled:
        if spelling not in self._spelled:
            self._spelled[spelling] = _Spelled(self._question, self._texts, spelling)
        return self._spelled[spelling]


class _Readings(NamedTuple):
    """Positions of the categories that a text can be -> the folds; or which one its mark speaks against."""

    folds: Mapping[int, tuple[str, ...]]
    mark: str = ""
    opposed: int | None = None


class _Spelled:
    """The texts of a question in one spelling, by what a cell can have in common with them."""

    def __init__(self, question: Question, texts: Iterable[str], spelling: tuple[str, ...]) -> None:
        self._spelling = spelling
        self._is_scale = question.kind == "scale"
        self._categories = question.categories
        self._plain = [self._spell(text) for text in texts]
        self._bare = [without_prompt(text) for text in self._plain]
        self._shapes = [self._own_shape(text) for text in self._bare]
        self._labels = [
            {self._spell(text) for text in category.label.both().values()} for category in question.categories
        ]

    @cached_property
    def _wholes(self) -> Mapping[str, list[int]]:
        return _places((text, place) for place, text in enumerate(self._bare))

    @cached_property
    def _words(self) -> Mapping[str, list[int]]:
        """Words of a category that has a mark beside them -> positions."""
        return _places((shape.words, place) for place, shape in self._marked() if shape.words)

    @cached_property
    def _numbers(self) -> Mapping[str, list[int]]:
        """Number of a category of a scale -> positions."""
        return _places((shape.mark, place) for place, shape in self._marked() if shape.kind == "number")

    def readings(self, text: str) -> _Readings:
        """All that a text can be in this spelling."""
        plain = self._spell(text)
        cut = without_words(plain)
        whole = without_prompt(cut)
        shape = shape_of(whole)
        found: dict[int, tuple[str, ...]] = {}
        for place in self._wholes.get(whole, ()):
            found[place] = ("prompt",) if cut != self._plain[place] else ()
        for place in self._words.get(whole, ()):
            found.setdefault(place, (_fold_of(self._shapes[place]), *self._prompt(place, cut, whole)))
        if shape is not None:
            by_mark, opposed = self._by_mark(shape)
            if opposed is not None:
                return _Readings({}, shape.mark, opposed)
            for place, fold in by_mark.items():
                found.setdefault(place, (fold, *self._prompt(place, cut, whole)))
        if cut != plain:
            found = {place: (*folds, "fill_in") for place, folds in found.items()}
        return _Readings(found)

    def _by_mark(self, shape: Shape) -> tuple[dict[int, str], int | None]:
        """Categories by a text's mark and words -> the fold; and the one whose own number is another."""
        if not shape.words:
            alone = {place: self._shapes[place] for place in self._numbers.get(shape.mark, ())}
            return {place: "anchor" if own and own.words else "score" for place, own in alone.items()}, None
        found: dict[int, str] = {}
        for place in (*self._wholes.get(shape.words, ()), *self._words.get(shape.words, ())):
            if not self._agrees(shape, place):
                return {}, place
            found[place] = _fold_of(shape)
        if shape.is_named_number and (shape.apart or self._is_scale):
            named = [place for place, labels in enumerate(self._labels) if shape.words in labels]
            for place in self._numbers.get(shape.mark, ()):
                if named and place not in named:
                    return {}, named[0]
                own = self._shapes[place]
                if own is not None and not own.words:
                    found.setdefault(place, "anchor")
        return found, None

    def _agrees(self, shape: Shape, place: int) -> bool:
        """Whether a text's mark can stand beside the words of a category.

        Where the mark is a category itself, as in "A,B", the text may well be both.
        A number of a scale is the category's own, or else its score or its declared code. An option's letter
        or number in a list only tells the place on the form, and speaks against nothing but another such.
        """
        own = self._shapes[place]
        if not shape.is_numeric and place not in self._wholes.get(shape.mark, (place,)):
            return False
        if own is not None and (own.kind == shape.kind or (own.is_numeric and shape.is_numeric)):
            return own.mark == shape.mark
        if shape.kind != "number" or place >= len(self._categories):
            return True
        category = self._categories[place]
        return float(shape.mark) == category.score or shape.mark == category.code

    def _marked(self) -> Iterator[tuple[int, Shape]]:
        for place, shape in enumerate(self._shapes):
            if shape is not None:
                yield place, shape

    def _own_shape(self, text: str) -> Shape | None:
        """A category as mark and words: "3次" and "1部" are whole, and so is "1区" outside of a scale."""
        shape = shape_of(text)
        if shape is None or not shape.words or shape.kind != "number":
            return shape
        return None if shape.is_quantity or not (shape.apart or self._is_scale) else shape

    def _prompt(self, place: int, cut: str, whole: str) -> tuple[str, ...]:
        return ("prompt",) if cut != whole or self._plain[place] != self._bare[place] else ()

    def _spell(self, text: str) -> str:
        plain = readable(text)
        for fold in self._spelling:
            plain = _SPELL[fold](plain)
        return plain


class MissingKinds:
    """Texts that are no answer: not asked, left blank, or declared as "don't know"."""

    def __init__(self, missing: Missing, question: Question | None = None) -> None:
        declared = question.missing if question else ()
        self._kinds = {
            **{as_code(text): Status.DECLARED for text in declared},
            **{as_code(text): Status.BLANK for text in missing.blank},
            **{as_code(text): Status.NOT_ASKED for text in missing.not_asked},
            "": Status.BLANK,
        }

    def of(self, text: str) -> Status | None:
        """The kind of missing that `text` stands for, or None. Words written beside nothing are words."""
        plain = without_fill_in(text)
        return None if plain != text and not plain.strip() else self._kinds.get(as_code(plain))


def _fold_of(shape: Shape | None) -> str:
    return "anchor" if shape is not None and shape.kind == "number" else "option_code"


def _places(pairs: Iterable[tuple[str, int]]) -> Mapping[str, list[int]]:
    places: dict[str, list[int]] = defaultdict(list)
    for text, place in pairs:
        places[text].append(place)
    return dict(places)


def _unique(pairs: Collection[tuple[str, int]] | Iterable[tuple[str, int]]) -> dict[str, int]:
    """Text -> place, without the texts that have more than one place."""
    return {text: found[0] for text, found in _places(pairs).items() if text and len(found) == 1}
