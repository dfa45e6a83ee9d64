"""A cell's text -> a category of the question, a kind of missing, or neither.

Texts are compared without regard to width and spaces. What goes beyond that is tried in a fixed order,
named, and reported; nothing is ever matched because it is merely similar.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from cgsurvey.declarations import Missing
from cgsurvey.folding import as_code, folded, squeezed
from cgsurvey.study import Question
from cgsurvey.survey import Status

_FILL_IN = re.compile(r"〖[^〖〗]*(?:〗|$)")
_PROMPT = re.compile(r"【[^【】]*】|_+$")
_OPTION_CODE = re.compile(r"^(?:[a-z]|\d{1,2})[.、:)](?=.)|^\((?:[a-z]|\d{1,2})\)(?=.)")

#: folds beyond width and spaces, in the order in which they are tried and reported
FOLDS = ("case", "prompt", "option_code", "fill_in", "unit", "serial")


class Match(NamedTuple):
    """Position of the category, and the folds that it took to find it."""

    category: int
    folds: tuple[str, ...]


def without_fill_in(text: str) -> str:
    """The text without what the respondent wrote in 〖 〗."""
    return _FILL_IN.sub("", text) if "〖" in text else text


class Categories:
    """The categories of a question, ready to be matched.

    Two categories that become the same text under a fold are not matched by that fold.
    """

    def __init__(self, question: Question) -> None:
        self.values = [category.value for category in question.categories]
        self._exact = _unique((squeezed(value), place) for place, value in enumerate(self.values))
        self._folded = _unique((folded(value), place) for place, value in enumerate(self.values))
        self._bare = _unique((_bare(folded(value)), place) for place, value in enumerate(self.values))

    def match(self, text: str) -> Match | None:
        """The category that `text` is, or None."""
        filled = without_fill_in(text)
        fill_in = ("fill_in",) if filled != text else ()
        exact = self._exact.get(squeezed(filled))
        if exact is not None:
            return Match(exact, fill_in)
        for folds, candidate, known in self._attempts(folded(filled)):
            found = known.get(candidate)
            if found is not None:
                return Match(found, (*folds, *fill_in))
        return None

    def _attempts(self, text: str) -> Iterator[tuple[tuple[str, ...], str, dict[str, int]]]:
        yield ("case",), text, self._folded
        yield ("prompt",), _bare(text), self._bare
        without_code = _OPTION_CODE.sub("", text)
        if without_code != text:
            yield ("option_code",), without_code, self._folded
            yield ("option_code", "prompt"), _bare(without_code), self._bare

    def is_exactly(self, text: str) -> bool:
        return squeezed(without_fill_in(text)) in self._exact


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
        """The kind of missing that `text` stands for, or None."""
        return self._kinds.get(as_code(without_fill_in(text)))


def _bare(text: str) -> str:
    return _PROMPT.sub("", text)


def _unique(pairs: Iterable[tuple[str, int]]) -> dict[str, int]:
    """Text -> place, without the texts that have more than one place."""
    places: dict[str, set[int]] = {}
    for text, place in pairs:
        places.setdefault(text, set()).add(place)
    return {text: found.pop() for text, found in places.items() if text and len(found) == 1}
