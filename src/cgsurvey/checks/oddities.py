"""Interviewers and communities whose responses differ from the others' beyond chance."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate

import numpy as np

from cgsurvey.checks.duplicates import repeated
from cgsurvey.checks.material import Flagged, Material, Need
from cgsurvey.checks.straight_lines import check_straight_line, differentiation
from cgsurvey.survey import Flags, Floats, Integers, Status

#: groups that are needed to say which of them is the odd one
GROUPS = 3
#: items of a matrix in which answers can differ at all
ITEMS = 3


@dataclass(frozen=True, slots=True)
class Odd:
    """A group that differs from the others in one measure.

    Attributes
    ----------
    group
        Code of the group.
    measure
        Name of the measure.
    p
        p value, after Holm over all groups and measures in what `oddities` gives.
    """

    group: int
    measure: str
    p: float


def oddities(
    groups: Integers,
    measures: Mapping[str, Floats | Flags],
    at_least: int,
    level: float,
    *,
    may_differ: bool,
) -> list[Odd]:
    """Groups that differ from all others: in a measure by rank, in a share of flagged rows upwards.

    Measures are compared by the two-sided rank sum test (Wilcoxon 1945; normal approximation with ties and
    continuity), flags by Fisher's exact test of more. Groups of fewer than `at_least` rows are not tested,
    and fewer than `GROUPS` groups not at all. p values are adjusted after Holm over everything tested here.
    The group that differs most is then taken out of its measure and the others are compared again without
    it, until none differs: else one odd group would make others seem odd.

    Parameters
    ----------
    groups : (n,) int array
        Code of the group of each row, negative where there is none.
    measures : mapping of str to (n,) float or bool array
        Numbers, NaN where a row has none; or whether a row is flagged.
    at_least
        Rows that a group needs for anything to be said.
    level
        Level of the tests, all groups and measures together.
    may_differ
        Groups differ by nature, as communities do: one is odd only if it differs by more than the others do
        among themselves as well (`apart`).
    """
    told = {name: (groups >= 0) & np.isfinite(values) for name, values in measures.items()}

    def tested(name: str) -> list[Odd]:
        return _tests(name, groups[told[name]], measures[name][told[name]], at_least, may_differ)

    tests = {name: tested(name) for name in measures}
    found: list[Odd] = []
    while True:
        adjusted = holm([each for of_measure in tests.values() for each in of_measure])
        most = min(adjusted, key=lambda each: each.p, default=None)
        if most is None or most.p >= level:
            return found
        found.append(most)
        told[most.measure] &= groups != most.group
        tests[most.measure] = tested(most.measure)


def _tests(name: str, groups: Integers, values: Floats | Flags, at_least: int, may_differ: bool) -> list[Odd]:
    """Every group that is large enough against all others, in one measure."""
    large = large_groups(groups, at_least)
    found = (by_share if values.dtype == bool else by_rank)(groups, values, large)
    if may_differ and found:
        found = {group: max(found[group], p) for group, p in apart(groups, values, large).items()}
    return [Odd(group, name, p) for group, p in found.items()]


def apart(groups: Integers, values: Floats | Flags, large: Sequence[int]) -> dict[int, float]:
    """p value of each large group's mean rank, or share, against the spread of the others' means.

    The mean of a group less the mean of the others' means, over the standard deviation of these (and the
    sampling error of the group so far as it is larger than theirs), is t with two degrees of freedom fewer
    than there are groups: an externally studentised residual (Cook & Weisberg 1982). Shares are tested
    upwards only.
    """
    from scipy.special import stdtr

    sizes = np.bincount(groups)[large].astype(np.float64)
    numbers = _ranks(values)[0]  # of flags they are shares in another unit
    sums, squares = (np.bincount(groups, weights=numbers**power)[large] for power in (1, 2))
    means = sums / sizes
    noise = float((squares - sums * means).sum()) / (sizes.sum() - len(large)) / sizes
    found = {}
    for place, group in enumerate(large):
        others, theirs = np.delete(means, place), np.delete(noise, place)
        more = max(float(noise[place] - theirs.mean()), 0)
        error = math.sqrt(float(others.var(ddof=1)) * (1 + 1 / len(others)) + more)
        distance = float(means[place] - others.mean())
        if values.dtype != bool:
            distance = abs(distance)
        t = distance / error if error else math.copysign(math.inf, distance) if distance else 0.0
        found[group] = (1 if values.dtype == bool else 2) * float(stdtr(len(large) - 2, -t))
    return found


def _ranks(values: Floats | Flags) -> tuple[Floats, Integers]:
    """Ranks from 1 on, the mean one for equal values; and how many are equal."""
    _, place, ties = np.unique(values, return_inverse=True, return_counts=True)
    return (np.cumsum(ties) - (ties - 1) / 2)[place], ties


def by_rank(groups: Integers, values: Floats | Flags, large: Sequence[int]) -> dict[int, float]:
    """p value of the rank sum test of each large group against all others."""
    total = len(values)
    if not large or not np.ptp(values):
        return {}
    ranks, ties = _ranks(values)
    sums, sizes = np.bincount(groups, weights=ranks), np.bincount(groups)
    unequal = total + 1 - float((ties.astype(np.float64) ** 3 - ties).sum()) / (total * (total - 1))
    found = {}
    for group in large:
        size = int(sizes[group])
        distance = abs(float(sums[group]) - size * (total + 1) / 2)
        error = math.sqrt(size * (total - size) / 12 * unequal)
        found[group] = math.erfc(max(distance - 0.5, 0) / error / math.sqrt(2))
    return found


def by_share(groups: Integers, flags: Floats | Flags, large: Sequence[int]) -> dict[int, float]:
    """p value of Fisher's exact test that each large group has more flagged rows."""
    hits = int(flags.sum())
    if not hits:
        return {}
    own, sizes = np.bincount(groups, weights=flags), np.bincount(groups)
    return {
        group: hypergeometric_at_least(int(own[group]), hits, int(sizes[group]), len(flags))
        for group in large
    }


def large_groups(groups: Integers, at_least: int) -> list[int]:
    """Codes of groups of `at_least` rows, where there are enough such groups."""
    large = np.flatnonzero(np.bincount(groups) >= at_least)
    return large.tolist() if len(large) >= GROUPS else []


def hypergeometric_at_least(own: int, hits: int, n: int, total: int) -> float:
    """P(X >= own) where n of total rows are drawn, of which `hits` are flagged (Fisher's exact test)."""

    def ways(of: int, chosen: int) -> float:
        return math.lgamma(of + 1) - math.lgamma(chosen + 1) - math.lgamma(of - chosen + 1)

    all_ways = ways(total, n)
    return sum(
        math.exp(ways(hits, each) + ways(total - hits, n - each) - all_ways)
        for each in range(max(own, hits + n - total), min(hits, n) + 1)
    )


def holm(tests: Sequence[Odd]) -> list[Odd]:
    """The tests with p values adjusted after Holm (1979), in their own order."""
    order = sorted(range(len(tests)), key=lambda place: tests[place].p)
    raised = (min(1.0, (len(tests) - step) * tests[place].p) for step, place in enumerate(order))
    adjusted = dict(zip(order, accumulate(raised, max), strict=True))
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
        if not told.any() or not np.ptp(item[told]):
            continue
        own = groups[told]
        counts = np.bincount(own).astype(np.float64)
        means = np.bincount(own, weights=item[told]) / np.maximum(counts, 1)
        factor = np.sqrt(counts / np.maximum(counts - 1, 1))  # a group of one has no distance from itself
        total[told] += np.abs(item[told] - means[own]) * factor[own] / item[told].std()
        answered[told] += counts[own] > 1
    return _over(total, answered)


def _over(total: Floats | Integers, number: Floats | Integers) -> Floats:
    """Total by number; NaN where the number is 0."""
    return np.where(number, total / np.maximum(number, 1), np.nan)


def check_interviewers(material: Material) -> Flagged | Need:
    """Rows of interviewers whose interviews differ from the others'."""
    groups = material.paradata.interviewer
    return "interviewer" if groups is None or _too_few(groups, material) else _checked(material, groups)


def check_communities(material: Material) -> Flagged | Need:
    """Rows of communities whose responses differ from the others'."""
    groups = material.survey.communities
    if groups is None or _too_few(groups.codes, material):
        return "community"
    return _checked(material, groups.codes, groups.levels, may_differ=True)


def _too_few(groups: Integers, material: Material) -> bool:
    return not large_groups(groups[groups >= 0], material.declared.group_rows)


def _checked(
    material: Material, groups: Integers, labels: Sequence[str] = (), *, may_differ: bool = False
) -> Flagged:
    """Rows of groups that differ; a group is told by its label, where it has one, and by its first row."""
    measures = measures_of(material, groups)
    at_least, level = material.declared.group_rows, material.declared.group_level
    found = oddities(groups, measures, at_least, level, may_differ=may_differ)
    parts = [
        {
            "name": labels[each.group] if labels else None,
            "first_row": int(material.numbers[groups == each.group].min()),
            "measure": each.measure,
            **_told(measures[each.measure], groups == each.group, groups >= 0),
            "p_holm": each.p,
        }
        for each in found
    ]
    rows = np.isin(groups, [each.group for each in found])
    return Flagged(rows, int((groups >= 0).sum()), {"alpha": level, "rows": at_least}, parts)


def _told(values: Floats | Flags, inside: Flags, grouped: Flags) -> dict[str, float | int]:
    """Rows of a group; the median of a measure, or the share of rows flagged, there and among the others."""
    centre = np.mean if values.dtype == bool else np.nanmedian
    others = values[grouped & ~inside]
    return {"n": int(inside.sum()), "value": float(centre(values[inside])), "others": float(centre(others))}


def measures_of(material: Material, groups: Integers) -> dict[str, Floats | Flags]:
    """In what groups are compared: time, refusals, spread of the answers, duplicates, straight lines."""
    asked = (material.status != Status.NOT_ASKED).sum(axis=1)
    refused = ((material.status == Status.BLANK) | (material.status == Status.DECLARED)).sum(axis=1)
    measures: dict[str, Floats | Flags] = {
        "refusal": _over(refused, asked),
        "variance": deviations(groups, material.scores),
        "duplicates": repeated(material.content),
    }
    if material.paradata.seconds is not None:
        measures["seconds"] = material.paradata.seconds
    spreads = [differentiation(codes) for items, codes in material.matrices.values() if len(items) >= ITEMS]
    if spreads:
        told = np.isfinite(spreads)
        measures["differentiation"] = _over(np.where(told, spreads, 0).sum(axis=0), told.sum(axis=0))
    lines = check_straight_line(material)
    if isinstance(lines, Flagged):
        measures["straight_lines"] = lines.rows
    return measures
