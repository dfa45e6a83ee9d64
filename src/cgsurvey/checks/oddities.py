"""Interviewers and communities whose responses differ from the others' beyond chance."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from cgsurvey.survey import Flags, Floats, Integers

#: rows that a group, and all others together, need for anything to be said
AT_LEAST = 10
#: groups that are needed to say which of them is the odd one
GROUPS = 3
#: level of the tests, adjusted over all groups and measures
ALPHA = 0.01


@dataclass(frozen=True, slots=True)
class Odd:
    """A group that differs from the others in one measure.

    Attributes
    ----------
    group
        Code of the group.
    measure
        Name of the measure.
    value, others
        Median of a measure, or share of rows flagged, in the group and among all others.
    n
        Rows of the group with the measure.
    p
        p value after Holm, over all groups and measures.
    """

    group: int
    measure: str
    value: float
    others: float
    n: int
    p: float


def oddities(groups: Integers, measures: Mapping[str, Floats], flagged: Mapping[str, Flags]) -> list[Odd]:
    """Groups that differ from all others: in a measure by rank, in a share of flagged rows upwards.

    Measures are compared by the two-sided rank sum test (Wilcoxon; normal approximation with ties), flags by
    Fisher's exact test of more. Groups of fewer than `AT_LEAST` rows are not tested, and fewer than `GROUPS`
    groups not at all. p values are adjusted after Holm over everything tested here.

    Parameters
    ----------
    groups : (n,) int array
        Code of the group of each row, negative where there is none.
    measures : mapping of str to (n,) float array
        NaN where a row has no measure.
    flagged : mapping of str to (n,) bool array
    """
    tests = [
        *(each for name, values in measures.items() for each in _by_rank(groups, name, values)),
        *(each for name, flags in flagged.items() for each in _by_share(groups, name, flags)),
    ]
    return [each for each in holm(tests) if each.p < ALPHA]


def _by_rank(groups: Integers, name: str, values: Floats) -> list[Odd]:
    told = (groups >= 0) & np.isfinite(values)
    groups, values = groups[told], values[told]
    total = len(values)
    tested = _tested(groups)
    if not tested or values.min() == values.max():
        return []
    _, place, ties = np.unique(values, return_inverse=True, return_counts=True)
    ranks = (np.cumsum(ties) - (ties - 1) / 2)[place]
    unequal = total + 1 - float((ties.astype(np.float64) ** 3 - ties).sum()) / (total * (total - 1))
    found = []
    for group in tested:
        inside = groups == group
        n = int(inside.sum())
        distance = abs(float(ranks[inside].sum()) - n * (total + 1) / 2)
        error = math.sqrt(n * (total - n) / 12 * unequal)
        p = math.erfc(max(distance - 0.5, 0) / error / math.sqrt(2))
        median, others = float(np.median(values[inside])), float(np.median(values[~inside]))
        found.append(Odd(group, name, median, others, n, p))
    return found


def _by_share(groups: Integers, name: str, flags: Flags) -> list[Odd]:
    flags, groups = flags[groups >= 0], groups[groups >= 0]
    total, hits = len(flags), int(flags.sum())
    found = []
    for group in _tested(groups) if hits else []:
        inside = groups == group
        n, own = int(inside.sum()), int(flags[inside].sum())
        p = hypergeometric_at_least(own, hits, n, total)
        found.append(Odd(group, name, own / n, (hits - own) / (total - n), n, p))
    return found


def _tested(groups: Integers) -> list[int]:
    """Codes of groups that are large enough, where there are enough of them."""
    counts = np.bincount(groups, minlength=1)
    large = np.flatnonzero((counts >= AT_LEAST) & (counts.sum() - counts >= AT_LEAST))
    return large.tolist() if (counts >= AT_LEAST).sum() >= GROUPS else []


def hypergeometric_at_least(own: int, hits: int, n: int, total: int) -> float:
    """P(X >= own) where n of total rows are drawn, of which `hits` are flagged (Fisher's exact test)."""

    def ways(of: int, chosen: int) -> float:
        return math.lgamma(of + 1) - math.lgamma(chosen + 1) - math.lgamma(of - chosen + 1)

    all_ways = ways(total, n)
    highest, lowest = min(hits, n), max(own, hits + n - total, 0)
    chances = (
        math.exp(ways(hits, each) + ways(total - hits, n - each) - all_ways)
        for each in range(lowest, highest + 1)
    )
    return min(sum(chances), 1.0)


def holm(tests: Sequence[Odd]) -> list[Odd]:
    """The tests with p values adjusted after Holm (1979), in their own order."""
    adjusted: dict[int, float] = {}
    highest = 0.0
    for step, place in enumerate(sorted(range(len(tests)), key=lambda place: tests[place].p)):
        highest = max(highest, min(1.0, (len(tests) - step) * tests[place].p))
        adjusted[place] = highest
    return [replace(each, p=adjusted[place]) for place, each in enumerate(tests)]


def deviations(groups: Integers, scores: Floats) -> Floats:
    """How far each row is from the mean of its group, on average over the items it answered.

    Each item is in units of its own standard deviation, and corrected for the row's own part in the mean of
    its group. Interviews that somebody made up vary too little (Bredl, Winker & Kötschau 2012); comparing
    distances from the group's own centre tests a spread (Brown & Forsythe 1974).

    Parameters
    ----------
    groups : (n,) int array
        Negative where there is none: such rows have no deviation.
    scores : (n, items) float array
        NaN where there is no answer.

    Returns
    -------
    (n,) float array, NaN where nothing can be said.
    """
    total = np.zeros(len(scores))
    answered = np.zeros(len(scores))
    for item in scores.T:
        told = (groups >= 0) & np.isfinite(item)
        spread = float(item[told].std()) if told.any() else 0.0
        if spread == 0:
            continue
        own = groups[told]
        counts = np.bincount(own).astype(np.float64)
        means = np.bincount(own, weights=item[told]) / np.maximum(counts, 1)
        factor = np.sqrt(counts / np.maximum(counts - 1, 1))  # a group of one has no distance from itself
        total[told] += np.abs(item[told] - means[own]) * factor[own] / spread
        answered[told] += counts[own] > 1
    return np.where(answered > 0, total / np.maximum(answered, 1), np.nan)
