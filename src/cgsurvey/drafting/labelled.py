"""Answers that the file itself lists: the labels of SPSS and Stata files, in the order of their codes."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from cgsurvey.drafting.asked import Asked
from cgsurvey.drafting.guesses import Choice, Guess, Reason
from cgsurvey.drafting.ladders import found_ladder, ladder_keys
from cgsurvey.drafting.profile import Profile
from cgsurvey.folding import folded
from cgsurvey.raw_table import Described


def labelled(profile: Profile, asked: Asked) -> Guess | None:
    """One of the labelled answers; a scale where they are a known ladder, of which none is missing then."""
    described = asked.described
    if described is None:
        return None
    missing = list(dict.fromkeys(described.missing))
    labels = _labels(described)
    known = {folded(text) for text in (*labels, *missing)}
    others = [text for text in profile.texts if folded(text) not in known]
    if not labels:
        return None
    if others:
        return _numbers(profile, labels, missing) if all(text in profile.numbers for text in others) else None
    found = found_ladder(labels)
    if found is not None and len(found[0].texts) > 2 and not found[2]:
        keys, choices = ladder_keys(found[0], [*missing, *found[1]])
        return Guess("scale", keys, Reason("drafting.labelled_ladder", {}, "high"), choices)
    keys = {"categories": labels, **({"missing": missing} if missing else {})}
    ordered = (Choice(Reason("drafting.ordinal"), {"kind": "scale"}),)
    choices = ordered if described.measure == "ordinal" else ()
    return Guess("single", keys, Reason("drafting.labelled", {}, "high"), choices)


def _labels(described: Described) -> list[str]:
    """Labels of answers, each once, without those of missing ones."""
    missing = {folded(text) for text in described.missing}
    found = {folded(label): label for _, label in reversed(described.values)}
    return [label for key, label in reversed(found.items()) if key and key not in missing]


def _numbers(profile: Profile, labels: Sequence[str], missing: Sequence[str]) -> Guess:
    """Numbers of which some have a label, which may be the ends of a scale or a missing answer."""
    keys: dict[str, Any] = {"kind": "number", "missing": [*missing, *labels]}
    choice = Choice(Reason("drafting.labels_missing", {"answers": list(labels)}), keys)
    return Guess("text", {}, Reason("drafting.labels_and_numbers", {}, "low"), (choice,))
