"""The options that stand in one cell, where an option may hold what stands between them."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from typing import NamedTuple

from cgsurvey.coding.matching import Categories, Match

#: behind each option whose code was read: no text that a person writes holds it
UNIT = "\x1f"


class Part(NamedTuple):
    """A piece of a cell, and the category that it is, if any."""

    text: str
    match: Match | None


class _Reading(NamedTuple):
    """How pieces are best read from one of them on: what options weigh in it, and in how many ways."""

    matched: float
    ways: int
    parts: tuple[Part, ...]


class Splitter:
    """Takes cells apart at separators, and not inside a category that holds one."""

    def __init__(self, separators: Collection[str], categories: Categories) -> None:
        self._cut = re.compile("|".join(re.escape(separator) for separator in sorted(separators)))
        self._categories = categories
        cuts = [max(len(self._cut.findall(name)) for name in names) for names in categories.names]
        self._longest = 1 + max(cuts, default=0)
        self._known: dict[str, Part] = {}
        self._holding = {place for place, cut in enumerate(cuts) if cut}

    def cut(self, text: str) -> list[str]:
        """All that stands between separators, whatever the categories hold."""
        return self._cut.split(text)

    def parts(self, text: str) -> list[Part] | None:
        """The pieces of a cell in their order; None where they can be read as different sets of options."""
        if UNIT in text:
            return [self._part(piece) for piece in text.split(UNIT) if piece.strip()]
        if self._longest == 1:
            return [self._part(piece) for piece in self._cut.split(text) if piece.strip()]
        best = self._best(text, list(self._pieces(text)))
        return list(best.parts) if best.ways == 1 else None

    def _part(self, text: str) -> Part:
        """A piece, matched once however many cells hold it."""
        if text not in self._known:
            self._known[text] = Part(text, self._categories.match(text))
        return self._known[text]

    def _pieces(self, text: str) -> Iterator[tuple[int, int]]:
        """Where each piece begins and ends, without those that are blank."""
        start = 0
        for cut in (*self._cut.finditer(text), None):
            end = cut.start() if cut else len(text)
            if text[start:end].strip():
                yield start, end
            start = cut.end() if cut else end

    def _best(self, text: str, pieces: list[tuple[int, int]]) -> _Reading:
        """The reading in which most pieces are options, from the last piece to the first."""
        readings = [_Reading(0, 1, ())]
        for first in range(len(pieces) - 1, -1, -1):
            found: list[_Reading] = []
            for length in range(1, min(self._longest, len(pieces) - first) + 1):
                part = self._part(text[pieces[first][0] : pieces[first + length - 1][1]])
                if length > 1 and (part.match is None or part.match.category not in self._holding):
                    continue
                rest = readings[-length]
                matched = rest.matched + _weight(part, length)
                found.append(_Reading(matched, rest.ways, (part, *rest.parts)))
            most = max(each.matched for each in found)
            equal = [each for each in found if each.matched == most]
            readings.append(_Reading(most, sum(each.ways for each in equal), equal[0].parts))
        return readings[-1]


def _weight(part: Part, length: int) -> float:
    """Pieces that are options. What stands behind "other, please specify" is rather an option than words."""
    if part.match is None:
        return 0
    return length - 0.5 if length > 1 and "fill_in" in part.match.folds else length
