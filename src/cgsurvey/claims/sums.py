"""Percentages of one question of which each person ticks one answer: do they add up?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import reduce
from operator import add

from cgsurvey.claims.percentages import HUNDRED, PERCENT
from cgsurvey.claims.rounding import RULES, Figure, Range, Rule, before_rounding


@dataclass(frozen=True, slots=True)
class Total:
    """Whether percentages can be those of one question.

    Attributes
    ----------
    stated : Fraction
        Their sum as they are written, in per cent.
    rule : rule or None
        A way to round by which they can be, halves up first.
    shares : Range or None
        What the shares add up to before they were rounded, by that rule or with halves up; None where one of
        them is none, as 101 %.
    counts : tuple of int or None
        Counts that give all of them and add up to the base, one such set of perhaps many.
    impossible : tuple of Figure
        Those that are no share at all, as 101 %, and those that no count gives by any rule.
    people : tuple of (int, int) or None
        Fewest and most people that the counts of all figures add up to, over all rules.
    """

    stated: Fraction
    rule: Rule | None
    shares: Range | None
    counts: tuple[int, ...] | None = None
    impossible: tuple[Figure, ...] = ()
    people: tuple[int, int] | None = None


def total(figures: Sequence[Figure], n: int | None = None) -> Total:
    """Whether the percentages of a question add up to 100 within what rounding allows, by one rule for all.

    Parameters
    ----------
    figures : sequence of Figure
        In per cent, two or more: all answers of a question of which one is ticked.
    n : int, optional
        People who answered. Then whole counts must exist that give each figure and add up to n.
    """
    stated = sum((each.value for each in figures), Fraction(0))
    shares = {rule: _shares(figures, rule) for rule in RULES}
    if n is None:
        rule = next((rule for rule in RULES if _adds_up(shares[rule])), None)
        none = tuple(each for each in figures if not 0 <= each.value <= 100)
        return Total(stated, rule, shares[rule or "half_up"], impossible=none)
    wholes = {rule: [PERCENT.wholes(each, n, rule) for each in figures] for rule in RULES}
    for rule in RULES:
        if counts := _adding_up(wholes[rule], n):
            return Total(stated, rule, shares[rule], counts)
    impossible = tuple(each for each in figures if not PERCENT.fit(each, n).is_possible)
    whole = [each for each in wholes.values() if all(each)]
    people = (
        (
            min(sum(each[0] for each in ranges) for ranges in whole),
            max(sum(each[-1] for each in ranges) for ranges in whole),
        )
        if whole
        else None
    )
    return Total(stated, None, shares["half_up"], None, impossible, people)


def _shares(figures: Sequence[Figure], rule: Rule) -> Range | None:
    """What the shares behind the figures add up to, where each is one."""
    ranges = [before_rounding(each, rule).within(HUNDRED) for each in figures]
    return None if any(each.is_empty for each in ranges) else reduce(add, ranges)


def _adds_up(shares: Range | None) -> bool:
    return shares is not None and Fraction(100) in shares


def _adding_up(ranges: Sequence[range], n: int) -> tuple[int, ...] | None:
    """One number of each range, adding up to n: the lowest, and from the left what is then missing."""
    if not all(ranges):
        return None
    missing = n - sum(each[0] for each in ranges)
    counts = []
    for each in ranges:
        more = min(max(missing, 0), each[-1] - each[0])
        missing -= more
        counts.append(each[0] + more)
    return tuple(counts) if missing == 0 else None
