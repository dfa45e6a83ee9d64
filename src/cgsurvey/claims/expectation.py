"""What a claim states of its own outcome, against the outcome."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal, get_args

#: what becomes of a claim, the gravest first
Outcome = Literal["impossible", "not supported", "pass"]
OUTCOMES: tuple[Outcome, ...] = get_args(Outcome)
Met = Literal["expected", "unexpected", "unexpected pass"]


def outcome(verdicts: Iterable[str]) -> Outcome:
    """The gravest of all that was found of a claim; whatever is no failure is a pass."""
    found = set(verdicts)
    return next((each for each in OUTCOMES if each in found), "pass")


def met(expected: Outcome, outcome: Outcome) -> Met:
    """Whether a claim came out as it says that it does."""
    if outcome == expected:
        return "expected"
    return "unexpected pass" if outcome == "pass" else "unexpected"
