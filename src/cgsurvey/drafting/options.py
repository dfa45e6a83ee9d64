"""A question with a column for each option: ticks, or ranks."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from cgsurvey.drafting.guesses import Choice, Guess, Reason
from cgsurvey.drafting.joined import alone_choice
from cgsurvey.drafting.profile import Profile
from cgsurvey.folding import as_code, folded
from cgsurvey.ticks import UNTICKED


def of_columns(parts: Sequence[str], profiles: Sequence[Profile]) -> Guess | None:
    """Ticks or ranks; None where the parts are no list of options."""
    if len({folded(part) for part in parts}) < len(parts) or not all(folded(part) for part in parts):
        return None
    facts = {"options": len(parts)}
    keys: dict[str, Any] = {"categories": list(parts)}
    if any(number.value > 1 for each in profiles for number in each.numbers.values()):
        return Guess("rank", keys, Reason("drafting.rank_columns", facts, "medium"))
    choices = alone_choice(parts)
    blank = any(each.blank for each in profiles)
    if blank and not any(as_code(text) in UNTICKED for each in profiles for text in each.counts):
        choices.append(Choice(Reason("drafting.blank_means_none"), {"blank_means_none": True}))
    return Guess("multiple", keys, Reason("drafting.option_columns", facts, "high"), tuple(choices))
