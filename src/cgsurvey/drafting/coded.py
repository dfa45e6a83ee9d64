"""Codes of answers, from a survey's download by code: they tell the order of the form, and what it holds."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from cgsurvey.coding.matching import Categories
from cgsurvey.declarations import Text
from cgsurvey.drafting.guesses import Choice, Guess, Reason
from cgsurvey.folding import folded
from cgsurvey.study import Category, Question

#: code and text of an answer; "" as text of one that nobody chose
Pair = tuple[str, str]
#: reasons whose order is that of the counts, for want of a better one
_BY_COUNT = ("drafting.by_count", "drafting.joined", "drafting.ranked")


def with_codes(guess: Guess, coded: Sequence[Pair]) -> Guess:
    """The guess with the codes of its categories, in the order of the form where they have no other."""
    code_of = {folded(text): code for code, text in coded if text}
    categories: list[str] = list(guess.keys.get("categories", []))
    if not categories or not all(folded(text) in code_of for text in categories):
        return guess
    if _ambiguous(categories, guess.keys.get("missing", ()), code_of):
        return guess
    reason = guess.reason
    if reason.code in _BY_COUNT:
        categories.sort(key=lambda text: int(code_of[folded(text)]))
        if reason.code == "drafting.by_count":
            reason = Reason("drafting.by_form", reason.facts, "high")
    keys: dict[str, Any] = {**guess.keys, "categories": categories}
    keys["codes"] = [code_of[folded(text)] for text in categories]
    if "missing" in keys:
        also = [code_of[folded(text)] for text in keys["missing"] if folded(text) in code_of]
        keys["missing"] = [*keys["missing"], *also]
    unchosen = [code for code, text in coded if not text]
    said = Choice(Reason("drafting.codes_unchosen", {"codes": unchosen}), minor=True)
    return replace(guess, keys=keys, reason=reason, choices=(*guess.choices, *([said] if unchosen else [])))


def has_gaps(coded: Sequence[Pair]) -> bool:
    """Whether the form has an answer that nobody chose."""
    return any(not text for _, text in coded)


def stands_between(text: str, rungs: Sequence[str], coded: Sequence[Pair]) -> bool | None:
    """Whether an answer stands between the others on the form; None where the codes do not tell."""
    places = {folded(each): int(code) for code, each in coded if each}
    if folded(text) not in places or not all(folded(rung) in places for rung in rungs):
        return None
    others = [places[folded(rung)] for rung in rungs]
    return min(others) < places[folded(text)] < max(others)


def _ambiguous(categories: Sequence[str], missing: Sequence[str], code_of: Mapping[str, str]) -> bool:
    """Whether a code could be read as the text of another answer: 5, of 5分."""
    values = tuple(Category(text, Text(zh=text), 0.0) for text in categories)
    read = Categories(Question("", "", "single", Text(zh="-"), (), values, missing=tuple(missing)))
    matches = [read.match(code_of[folded(text)]) for text in categories]
    return any(match is not None and match.category != place for place, match in enumerate(matches))
