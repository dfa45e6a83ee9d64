"""Permuting a two-valued treatment among the rows of each community.

The treatments are those that were given, dealt anew inside each community, and never drawn: how many of a
community have it is part of what is held fixed. A permuted treatment is projected off the controls anew each
time, so that a replicate is the coefficient that the whole regression would give.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from itertools import combinations

import numpy as np

from cgsurvey.stats._cluster_blocks import solve
from cgsurvey.stats._ladder import INTERCEPT, TREATMENT, Ladder
from cgsurvey.stats._least_squares import COLLINEAR
from cgsurvey.stats._partitions import level_means
from cgsurvey.survey import Flags, Floats, Groups, Integers

#: two coefficients that differ by no more than this part of them are equal: rounding
EQUAL = 1e-9
#: random numbers in one array
NUMBERS_AT_ONCE = 2**21


@dataclass(frozen=True)
class Permutation:
    """How it was done and what came out.

    Attributes
    ----------
    enumerated : bool
        Whether every distinct permutation was tried once.
    draws : int
        Permutations tried.
    statistic : float
        The coefficient.
    p_value : float
        Two-sided.
    """

    enumerated: bool
    draws: int
    statistic: float
    p_value: float


@dataclass(frozen=True)
class _Rows:
    """What a coefficient needs of the rows: it is a sum over those that have the rarer value.

    Attributes
    ----------
    sums : (n, 2 + P) float array
        Weighted residual of the outcome on the controls; weight; weight times the orthonormal controls.
    rare : (n,) bool array
        Rows with the value that fewer have.
    demeaned : bool
        Whether each part's own mean is among the controls, as its absorbed effect.
    sign : float
        Turns a coefficient of `rare` into one of the treatment.
    """

    sums: Floats
    rare: Flags
    demeaned: bool
    sign: float

    def terms(self, chosen: Floats, weight: Floats | float) -> Floats:
        """Sums over the rows chosen in one part, (B, 2 + P), the second turned into its share of z'Wz."""
        if self.demeaned:
            chosen[:, 1] -= chosen[:, 1] ** 2 / weight
        return chosen

    def coefficients(self, added: Floats) -> Floats:
        """Coefficient of each permutation; infinite where the controls leave nothing of it."""
        left = added[:, 1] - np.sum(added[:, 2:] ** 2, axis=1)
        with np.errstate(divide="ignore", invalid="ignore"):
            return np.where(left > COLLINEAR * added[:, 1], self.sign * added[:, 0] / left, np.inf)


def permutation(ladder: Ladder, parts: Groups | None, *, draws: int, seed: int) -> Permutation | None:
    """Share of the permutations inside communities whose coefficient is at least as far from 0.

    It tests the sharp null that nobody's outcome depends on the treatment. Exact: every distinct permutation
    once, where there are no more than `draws` of them; else (1 + number as far) / (1 + draws).

    Parameters
    ----------
    ladder : Ladder
        Its treatment has two values, and a coefficient in the last step.
    parts : Groups or None
        Among whose rows treatments are exchanged; None for all rows together.
    draws, seed : int

    Returns
    -------
    Permutation or None
        None where no part has both values.
    """
    rows = _rows(ladder)
    codes = np.zeros(ladder.sample.n, dtype=np.int64) if parts is None else parts.codes
    # parts by name, and rows by what they hold: no draw depends on the order of the rows
    names = np.array(["-"] if parts is None else parts.levels)
    members = [_sorted(np.flatnonzero(codes == code), rows) for code in np.argsort(names, kind="stable")]
    mixed = [each for each in members if 0 < np.count_nonzero(rows.rare[each]) < len(each)]
    if not mixed:
        return None
    distinct = math.prod(math.comb(len(each), int(rows.rare[each].sum())) for each in mixed)
    settled = [each for each in members if np.all(rows.rare[each]) and len(each)]
    fixed = sum((_observed(rows, each) for each in settled), np.zeros((1, rows.sums.shape[1])))
    enumerated = distinct <= draws
    added = fixed + (_every(rows, mixed) if enumerated else _drawn(rows, mixed, draws, seed))
    own = float(rows.coefficients(fixed + sum(_observed(rows, each) for each in mixed))[0])
    found = np.abs(rows.coefficients(added))
    larger = int(np.count_nonzero(found >= abs(own) * (1 - EQUAL)))
    p_value = larger / len(found) if enumerated else (1 + larger) / (1 + len(found))
    return Permutation(enumerated, len(found), own, p_value)


def _rows(ladder: Ladder) -> _Rows:
    """Rows of the last step, projected off everything but the treatment."""
    sample, last, response = ladder.sample, len(ladder.fits) - 1, len(ladder.sample.columns)
    within = ladder.absorbs(last)
    others = [column for column in ladder.fits[last].columns if column not in (INTERCEPT, TREATMENT)]
    solution = solve(ladder.tally, response, others, within=within)
    weight = sample.weight_of_row
    known = [sample.columns[column - 1].values if column else np.ones(sample.n) for column in solution.kept]
    controls = np.column_stack([*known, sample.outcome.values]).astype(np.float64)
    if effect := ladder.taken_out(last):
        controls -= level_means(controls, effect, weight)
    residual = controls[:, -1] - controls[:, :-1] @ solution.coefficients
    sums = np.column_stack([residual, np.ones(sample.n), controls[:, :-1] @ solution.inverse])
    high, low = float(sample.treatment.values.max()), float(sample.treatment.values.min())
    is_high = sample.treatment.values == high
    rare_is_high = 2 * np.count_nonzero(is_high) <= sample.n
    sign = (1.0 if rare_is_high else -1.0) / (high - low)
    return _Rows(weight[:, None] * sums, is_high if rare_is_high else ~is_high, within, sign)


def _sorted(places: Integers, rows: _Rows) -> Integers:
    """Rows of one part in an order of their own: those with the rare value first, then by what they hold."""
    keys = [*rows.sums[places].T[::-1], ~rows.rare[places]]
    return places[np.lexsort(keys)]


def _observed(rows: _Rows, places: Integers) -> Floats:
    held = rows.sums[places]
    return rows.terms(held[rows.rare[places]].sum(axis=0, keepdims=True), held[:, 1].sum())


def _every(rows: _Rows, mixed: list[Integers]) -> Floats:
    """Every distinct permutation: each choice in one part beside each choice in the others."""
    added = np.zeros((1, rows.sums.shape[1]))
    for places in mixed:
        held, number = rows.sums[places], int(rows.rare[places].sum())
        choices = np.array(list(combinations(range(len(places)), number)))
        own = rows.terms(held[choices].sum(axis=1), held[:, 1].sum())
        added = (added[:, None, :] + own).reshape(-1, added.shape[1])
    return added


def _drawn(rows: _Rows, mixed: list[Integers], draws: int, seed: int) -> Floats:
    """Permutations drawn with equal probability: in each part those with the smallest random numbers."""
    generator = np.random.default_rng(seed)
    held = rows.sums[np.concatenate(mixed)]
    starts = np.cumsum([0, *(len(places) for places in mixed)])
    numbers = [int(rows.rare[places].sum()) for places in mixed]
    added = np.empty((draws, rows.sums.shape[1]))
    batch = max(1, NUMBERS_AT_ONCE // len(held))
    for first in range(0, draws, batch):
        picked = np.empty((min(batch, draws - first), len(held)))
        for start, end, number in zip(starts[:-1], starts[1:], numbers, strict=True):
            chance = generator.random((len(picked), end - start))
            picked[:, start:end] = chance <= np.partition(chance, number - 1, axis=1)[:, number - 1 : number]
        chosen = picked @ held
        if rows.demeaned:
            parts = np.add.reduceat(picked * held[:, 1], starts[:-1], axis=1)
            chosen[:, 1] -= parts**2 @ (1 / np.add.reduceat(held[:, 1], starts[:-1]))
        added[first : first + batch] = chosen
    return added
