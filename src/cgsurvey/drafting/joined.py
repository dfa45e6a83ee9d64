"""Several options in one cell: multiple response and ranking, with the options in the order of the form."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from graphlib import CycleError, TopologicalSorter
from itertools import pairwise
from typing import Any

from cgsurvey.drafting.asked import Asked
from cgsurvey.drafting.guesses import Choice, Guess, Reason
from cgsurvey.drafting.lexicon import in_order_of_a_form, stands_alone
from cgsurvey.drafting.profile import MOST_CATEGORIES, Profile, parts_of, split
from cgsurvey.folding import folded

ARROW, TICKS = "→", "┋"
#: separators that occur in ordinary sentences as well: only where the options prove themselves
_WEAK = (";", "；", "|", ",")
#: share of parts that may be of one respondent: what they wrote beside "other"
_OWN = 0.2
#: cells that are looked at for the order of the options
_LOOKED_AT = 5000
_OPEN, _CLOSE = re.compile(r"[(（\[【]"), re.compile(r"[)）\]】]")


def ranked(profile: Profile, asked: Asked) -> Guess | None:
    """Options joined by arrows, the first one first."""
    if not any(ARROW in text for text in profile.counts):
        return None
    options = split(profile, ARROW).listable
    if not 2 <= len(options) <= MOST_CATEGORIES or any(TICKS in text for text in options):
        return None
    return Guess(
        "rank", {"categories": options}, Reason("drafting.ranked", {"options": len(options)}, "high")
    )


def joined(profile: Profile, asked: Asked) -> Guess | None:
    """Options joined by the platform's separator, or by one that the answers themselves prove."""
    for separator in dict.fromkeys((TICKS, asked.separator, *_WEAK)):
        if not separator or not any(separator in text.strip(separator + " ") for text in profile.counts):
            continue
        strong = separator == TICKS
        if not strong and _too_many(profile, separator):
            continue
        options = split(profile, separator)
        if len(options.counts) > (MOST_CATEGORIES if strong else _likely(profile)):
            continue
        if not strong and not _recur(profile, separator):
            continue
        if separator == "," and not _vary(profile, options):
            continue
        if not strong and (inside := _never_apart(profile, separator)):
            if separator == ",":
                continue  # $1,000 and "Yes, often" are answers like others
            reason = Reason("drafting.separator_inside", {"separator": separator, "options": inside}, "low")
            return Guess("text", {}, reason)
        return _multiple(profile, options, separator)
    return None


def _too_many(profile: Profile, separator: str) -> bool:
    """Whether the first answers alone have more parts than a question has options."""
    parts: set[str] = set()
    for text in list(profile.counts)[:_LOOKED_AT]:
        parts.update(parts_of(text, separator))
        if len(parts) > 2 * MOST_CATEGORIES:
            return True
    return False


def _likely(profile: Profile) -> int:
    return min(MOST_CATEGORIES, max(2, profile.answered // 2))


def _multiple(profile: Profile, options: Profile, separator: str) -> Guess:
    listed = set(options.listable)
    ordered = [text for text in _as_on_the_form(profile, options.texts, separator) if text in listed]
    keys: dict[str, Any] = {"categories": ordered}
    if separator != TICKS:
        keys["separator"] = separator
    choices = tuple(alone_choice(ordered))
    if len(ordered) < len(options.counts):
        unlisted = Reason("drafting.unlisted", {"texts": len(options.counts) - len(ordered)})
        choices = (*choices, Choice(unlisted))
    sure: Any = "high" if separator == TICKS else "medium"
    facts = {"separator": separator, "options": len(ordered)}
    return Guess("multiple", keys, Reason("drafting.joined", facts, sure), choices)


def alone_choice(options: Sequence[str]) -> list[Choice]:
    """Options that say that no other one applies: those who tick another as well can then be listed."""
    alone = [text for text in options if stands_alone(text)]
    return [Choice(Reason("drafting.exclusive"), {"exclusive": alone}, minor=True)] if alone else []


def _recur(profile: Profile, separator: str) -> bool:
    """Whether the parts are options: nearly every one stands in more than one answer, or alone in one."""
    cells: dict[str, int] = defaultdict(int)
    several = 0
    for text in profile.counts:
        parts = parts_of(text, separator)
        several += len(parts) > 1
        for part in dict.fromkeys(map(folded, parts)):
            cells[part] += 1 if len(parts) > 1 else 2
        if any(len(_OPEN.findall(part)) != len(_CLOSE.findall(part)) for part in parts):
            return False
    once = sum(count < 2 for count in cells.values())
    return several > 1 and once <= _OWN * len(cells)


def _vary(profile: Profile, options: Profile) -> bool:
    """Whether respondents chose in many ways, and more or fewer options: a comma may also be within one."""
    chosen = [len(parts_of(text, ",")) for text in profile.counts]
    return len(set(chosen)) > 1 and 2 * sum(number > 1 for number in chosen) >= len(options.counts)


def _never_apart(profile: Profile, separator: str) -> list[str]:
    """Parts that never stand without each other: perhaps one option that holds the separator."""
    where: dict[str, set[int]] = defaultdict(set)
    spelt: dict[str, str] = {}
    after: set[tuple[str, str]] = set()
    for place, text in enumerate(profile.counts):
        parts = parts_of(text, separator)
        for part in parts:
            where[folded(part)].add(place)
            spelt.setdefault(folded(part), part)
        after.update(pairwise(map(folded, parts)))
    together = [pair for pair in sorted(after) if where[pair[0]] == where[pair[1]]]
    return [f"{spelt[one]}{separator}{spelt[other]}" for one, other in together]


def _as_on_the_form(profile: Profile, options: Sequence[str], separator: str) -> list[str]:
    """Options in the order in which they stand in the cells, where all cells agree on it; else by count."""
    spelt = {folded(text): text for text in options}
    before: Mapping[str, set[str]] = {key: set() for key in spelt}
    for text in list(profile.counts)[:_LOOKED_AT]:
        for one, other in pairwise(dict.fromkeys(map(folded, parts_of(text, separator)))):
            before[other].add(one)
    try:
        ordered = [spelt[key] for key in TopologicalSorter(before).static_order()]
    except CycleError:
        ordered = list(options)
    return in_order_of_a_form(ordered)
