"""Answers in an order: a scale where the order, the direction and the number of rungs are certain."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from cgsurvey.drafting.asked import ENOUGH, Asked
from cgsurvey.drafting.coded import has_gaps, stands_between
from cgsurvey.drafting.guesses import Choice, Guess, Reason
from cgsurvey.drafting.lexicon import Ladder, ladder_of, without_opinion
from cgsurvey.drafting.profile import Profile
from cgsurvey.folding import folded, squeezed
from cgsurvey.phrases import spoken

#: rungs of a ladder at most
_MOST_RUNGS = 12
_POINTS = re.compile(r"(\d{1,2})(?:分|points?|星|stars?)?[-–—:：.、=()（）]*(.*)")
#: points from which on the mean tells more than the distribution
_MANY_POINTS = 8


def found_ladder(texts: Sequence[str]) -> tuple[Ladder, list[str], list[str]] | None:
    """The ladder of these answers, those that are none, and those that may be its middle."""
    if not 2 <= len(texts) <= _MOST_RUNGS:
        return None
    whole = ladder_of(texts)
    if whole is not None:
        return whole, [], []
    rungs, none, undecided = without_opinion(texts)
    rest = ladder_of(rungs)
    return None if rest is None else (rest, none, undecided)


def certain_ladder(texts: Sequence[str], answered: int) -> Ladder | None:
    """A ladder of which no rung is missing: another question may be answered on it."""
    found = found_ladder(texts)
    return found[0] if found is not None and _is_certain(found[0], answered) else None


def ladder(profile: Profile, asked: Asked) -> Guess | None:
    """Rungs of a known ladder."""
    found = found_ladder(profile.texts)
    if found is None:
        return None
    rungs, none, undecided = found
    if len(rungs.texts) == 2:
        return _yes_or_no(rungs, none + undecided)
    known = _known(rungs, asked.ladders)
    name = rungs.name if rungs.graded else spoken(f"drafting.ladder.{rungs.name}")
    facts = {"name": name, "rungs": len((known or rungs).texts)}
    has_middle = 0.0 in rungs.degrees or not rungs.graded
    if undecided and not has_middle:
        between = {stands_between(text, rungs.texts, asked.coded) for text in undecided}
        if between == {True} and len(undecided) == 1:
            return _with_middle(rungs, none, undecided)
        if between != {False}:
            return _with_doubtful_middle(rungs, none, undecided)
    keys, choices = ladder_keys(known or rungs, none + undecided)
    if has_gaps(asked.coded) or (known is None and not _is_certain(rungs, profile.answered)):
        return Guess("single", keys, Reason("drafting.ladder_part", facts, "medium"), choices)
    if rungs.name == "calendar":
        return Guess("single", keys, Reason("drafting.in_order", facts, "high"), choices)
    sure = rungs.outspoken and profile.answered >= ENOUGH
    return Guess("scale", keys, Reason("drafting.ladder", facts, "high" if sure else "medium"), choices)


def _is_certain(rungs: Ladder, answered: int) -> bool:
    """Whether the form has just these rungs: one that nobody chose would shift the scores of the others."""
    return len(rungs.texts) > 2 and rungs.whole and (answered >= ENOUGH or (rungs.graded and rungs.outspoken))


def _known(rungs: Ladder, others: Sequence[Ladder]) -> Ladder | None:
    """A ladder of another question that has all of these rungs."""
    here = {folded(text) for text in rungs.texts}
    fitting = [each for each in others if here < {folded(text) for text in each.texts}]
    return fitting[0] if len({each.texts for each in fitting}) == 1 else None


def ladder_keys(rungs: Ladder, none: Sequence[str]) -> tuple[dict[str, Any], tuple[Choice, ...]]:
    """Categories, satisfied ones and those that are no answer; what is disputed as a choice."""
    keys: dict[str, Any] = {"categories": list(rungs.texts)}
    choices: tuple[Choice, ...] = ()
    if rungs.satisfied and rungs.satisfied_is_clear:
        keys["satisfied"] = list(rungs.satisfied)
    elif rungs.satisfied:
        wide, narrow = list(rungs.satisfied), list(rungs.satisfied[1:])
        choices = tuple(
            Choice(Reason(f"drafting.satisfied_{name}"), {"satisfied": each})
            for name, each in (("wide", wide), ("narrow", narrow))
            if each
        )
    if none:
        keys["missing"] = list(none)
    return keys, choices


def _yes_or_no(rungs: Ladder, none: Sequence[str]) -> Guess | None:
    """Satisfied or not; other pairs of answers are no ladder."""
    if not rungs.satisfied:
        return None
    keys, _ = ladder_keys(rungs, none)
    return Guess("single", keys, Reason("drafting.satisfied_or_not", {}, "medium"))


def _with_middle(rungs: Ladder, none: Sequence[str], undecided: Sequence[str]) -> Guess:
    """A middle that the form itself has between the others."""
    keys = {**ladder_keys(rungs, none)[0], "categories": _around(rungs, undecided)}
    return Guess("scale", keys, Reason("drafting.middle_on_form", {"answers": list(undecided)}, "high"))


def _around(rungs: Ladder, undecided: Sequence[str]) -> list[str]:
    above = next(place for place, degree in enumerate(rungs.degrees) if degree > 0)
    return [*rungs.texts[:above], *undecided, *rungs.texts[above:]]


def _with_doubtful_middle(rungs: Ladder, none: Sequence[str], undecided: Sequence[str]) -> Guess:
    """Whether 说不清 is the middle of the ladder or no answer, the form alone tells."""
    as_missing, _ = ladder_keys(rungs, [*none, *undecided])
    as_middle: dict[str, Any] = {**ladder_keys(rungs, none)[0], "categories": _around(rungs, undecided)}
    plain: dict[str, Any] = {
        "categories": [*rungs.texts, *undecided],
        **({"missing": list(none)} if none else {}),
    }
    choices = (
        Choice(
            Reason("drafting.middle_missing", {"answers": list(undecided)}), {"kind": "scale", **as_missing}
        ),
        Choice(Reason("drafting.middle_rung", {"answers": list(undecided)}), {"kind": "scale", **as_middle}),
    )
    reason = Reason("drafting.doubtful_middle", {"name": rungs.name, "answers": list(undecided)}, "low")
    return Guess("single", plain, reason, choices)


def points(profile: Profile, asked: Asked) -> Guess | None:
    """Points with their unit or with words at the ends: "5分", "10 非常满意", "1 – Not at all"."""
    if not 3 <= len(profile.counts) <= _MOST_RUNGS:
        return None
    found = {text: _POINTS.fullmatch(squeezed(text)) for text in profile.texts}
    if not all(found.values()):
        return None
    numbers = {text: int(match[1]) for text, match in found.items() if match}
    words = {text: match[2] for text, match in found.items() if match and match[2]}
    if len(set(numbers.values())) < len(numbers) or (len(numbers) >= _MANY_POINTS and not words):
        return None
    rising = _direction(numbers, words)
    if rising is None and not (not words and all(not text.strip().isdigit() for text in found)):
        return None
    ordered = sorted(numbers, key=numbers.__getitem__, reverse=rising is False)
    keys: dict[str, Any] = {"categories": ordered}
    scores = [numbers[text] for text in ordered]
    if rising is not False and scores != list(range(1, len(scores) + 1)):
        keys["scores"] = scores
    elif rising is False and scores != list(range(max(scores), 0, -1)):
        keys["scores"] = [max(scores) + min(scores) - score for score in scores]
    return Guess("scale", keys, Reason("drafting.points", {"low": min(scores), "high": max(scores)}, "high"))


def _direction(numbers: dict[str, int], words: dict[str, str]) -> bool | None:
    """Whether more points mean more, by the words beside them; None where these are no ladder."""
    found = ladder_of(list(words.values())) if len(words) > 1 else None
    if found is None:
        return None
    places = {word: place for place, word in enumerate(found.texts)}
    by_number = [places[words[text]] for text in sorted(words, key=numbers.__getitem__)]
    if by_number == sorted(by_number):
        return True
    return False if by_number == sorted(by_number, reverse=True) else None
