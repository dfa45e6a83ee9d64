"""The variances of a regression by name: what each assumes, what it counts, and where it is referred to.

CR2 is that of `_sandwich`; the others stand beside it because readers and other programs ask for them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from cgsurvey.stats._cluster_blocks import leaving_out, solve
from cgsurvey.stats._ladder import INTERCEPT, Ladder
from cgsurvey.stats._sandwich import Fit, sandwiched
from cgsurvey.survey import Floats, Groups

#: the only kind that is clustered by two variables
TWO_WAY = "CR1_two_way"
#: kinds that take rows as independent
OF_ROWS = ("iid", "HC1", "HC2", "HC3")
#: numbers in one array of rows
NUMBERS_AT_ONCE = 2**20
#: a row with this leverage is fitted exactly: its residual is 0 and tells nothing of its variance
FULL_LEVERAGE = 1 - 1e-10


class Variance(NamedTuple):
    """Standard errors of all coefficients of one step.

    Attributes
    ----------
    errors : (P,) float array
        NaN where the coefficient has none of this kind.
    df : (P,) float array
        Degrees of freedom of t.
    counted : int or None
        K, the coefficients that the small-sample factor counts.
    factor : float or None
        The small-sample factor.
    clusters : tuple of int
        How many clusters, by each variable.
    """

    errors: Floats
    df: Floats
    counted: int | None
    factor: float | None
    clusters: tuple[int, ...]


@dataclass(frozen=True)
class Kind:
    """A kind of variance: its formula for the small-sample factor, and how it is made."""

    formula: str | None
    make: Callable[[Ladder, int], Variance]


def variance(ladder: Ladder, step: int, kind: str) -> Variance:
    """Standard errors of one kind, a key of `KINDS`, for every coefficient of a step.

    A model that fits exactly has none; nor has, of the kinds that count clusters, a coefficient that one
    cluster determines alone: its scores add up to 0.
    """
    found, made = ladder.fits[step], KINDS[kind].make(ladder, step)
    unknown = np.full(len(found.columns), ladder.is_exact(step))
    if made.clusters:
        unknown |= np.isnan(found.cr2)
    return made._replace(errors=np.where(unknown, np.nan, made.errors))


def _cr2(ladder: Ladder, step: int) -> Variance:
    found = ladder.fits[step]
    return Variance(found.cr2, found.df, None, None, (ladder.tally.clusters,))


def _cr1(ladder: Ladder, step: int) -> Variance:
    """G/(G-1) (n-1)/(n-K), K counting effects nested in the clusters once: pyfixest's default."""
    found, clusters = ladder.fits[step], ladder.tally.clusters
    counted = _counted(ladder, step, [ladder.sample.cluster])
    return Variance(found.cr1, _all(found, clusters - 1), counted, found.factor, (clusters,))


def _cr1s(ladder: Ladder, step: int) -> Variance:
    """The same with K counting every coefficient: clubSandwich's CR1S, Stata's ``regress``."""
    found, clusters, n = ladder.fits[step], ladder.tally.clusters, ladder.tally.n
    factor = clusters / (clusters - 1) * (n - 1) / (n - found.parameters)
    errors = found.cr1 * np.sqrt(factor / found.factor)
    return Variance(errors, _all(found, clusters - 1), found.parameters, factor, (clusters,))


def _cr3(ladder: Ladder, step: int) -> Variance:
    """The sum over clusters of what leaving each out moves, squared: the jackknife about the estimate.

    clubSandwich's CR3, without factor; MacKinnon, Nielsen and Webb (2023) multiply by (G-1)/G.
    """
    found, clusters = ladder.fits[step], ladder.tally.clusters
    response, within = len(ladder.sample.columns), ladder.absorbs(step)
    columns = [column for column in found.columns if column != INTERCEPT]
    solution = solve(ladder.tally, response, columns, within=within)
    total, carried = np.zeros(len(found.columns)), np.zeros(len(found.columns), dtype=bool)
    for fall, lost in leaving_out(ladder.tally, solution, response, within=within):
        total += np.sum(fall**2, axis=0)
        carried |= lost.any(axis=0)
    errors = np.where(carried, np.nan, np.sqrt(total))
    return Variance(errors, _all(found, clusters - 1), None, None, (clusters,))


def _iid(ladder: Ladder, step: int) -> Variance:
    """Residual variance over n - K times (X'WX)^-1: rows independent, one spread for all."""
    found, left = ladder.fits[step], ladder.tally.n - ladder.fits[step].parameters
    errors = np.sqrt(found.residual / left * np.sum(found.inverse**2, axis=1))
    return Variance(errors, _all(found, left), found.parameters, None, ())


def _robust(power: int) -> Callable[[Ladder, int], Variance]:
    """Rows independent, each with its own spread: sandwich's ``vcovHC`` of ``lm`` with every dummy.

    HC1 (power 0) multiplies by n/(n-K); HC2 and HC3 divide squared residuals by (1 - leverage)^power. A row
    of full leverage has no residual and adds nothing.
    """

    def make(ladder: Ladder, step: int) -> Variance:
        found, n = ladder.fits[step], ladder.tally.n
        size, left = len(found.columns), ladder.tally.n - ladder.fits[step].parameters
        meat = np.zeros((size, size))
        for rows in fitted_rows(ladder, step):
            told = rows.leverage < FULL_LEVERAGE
            scale = np.where(told, 1 - np.where(told, rows.leverage, 0.0), np.inf) ** (power / 2)
            scores = rows.scores / (scale[:, None] if power else 1.0)
            meat += scores.T @ scores
        factor = n / left if power == 0 else None
        errors = np.sqrt((factor or 1.0) * sandwiched(found.inverse, meat))
        return Variance(errors, _all(found, left), found.parameters if factor else None, factor, ())

    return make


def _two_way(ladder: Ladder, step: int) -> Variance:
    """CR1 by each of two variables, added, less CR1 by both (Cameron, Gelbach and Miller 2011).

    As in pyfixest all three have the factor G/(G-1) (n-1)/(n-K) with the smaller G, t has G - 1 degrees of
    freedom, and effects nested in either variable count once. Negative variances are no standard errors.
    """
    sample, found = ladder.sample, ladder.fits[step]
    second = sample.second_cluster
    assert second is not None
    ways = (sample.cluster, second)
    pair = sample.cluster.codes * len(second.levels) + second.codes
    codes = (*(each.codes for each in ways), np.unique(pair, return_inverse=True)[1])
    sums = [np.zeros((int(each.max()) + 1, len(found.columns))) for each in codes]
    start = 0
    for rows in fitted_rows(ladder, step):
        stop = start + len(rows.scores)
        for total, each in zip(sums, codes, strict=True):
            np.add.at(total, each[start:stop], rows.scores)
        start = stop
    smallest = min(len(each.levels) for each in ways)
    counted = _counted(ladder, step, ways)
    factor = smallest / (smallest - 1) * (sample.n - 1) / (sample.n - counted)
    first, other, both = (sandwiched(found.inverse, total.T @ total) for total in sums)
    with np.errstate(invalid="ignore"):
        errors = np.sqrt(factor * (first + other - both))
    sizes = tuple(len(each.levels) for each in ways)
    return Variance(errors, _all(found, smallest - 1), counted, factor, sizes)


def _all(found: Fit, df: float) -> Floats:
    return np.full(len(found.columns), float(df))


def _counted(ladder: Ladder, step: int, clusters: Sequence[Groups]) -> int:
    """K of a clustered variance: every coefficient, those of an effect nested in the clusters once."""
    sample, found = ladder.sample, ladder.fits[step]
    if not ladder.has_effects(step):
        return found.parameters
    counted = found.parameters
    for index in sample.nested_effects(clusters):
        counted -= len(set(sample.dummies_of(index)) & set(found.columns))
        counted -= ladder.tally.effects - 1 if index == sample.absorbed else 0
    return counted


class FittedRows(NamedTuple):
    """Some rows of a fitted step, m of them.

    Attributes
    ----------
    scores : (m, P) float array
        Regressors, made orthonormal, times weight times residual.
    leverage : (m,) float array
        Diagonal of H, with every level of an absorbed effect.
    """

    scores: Floats
    leverage: Floats


def fitted_rows(ladder: Ladder, step: int) -> Iterator[FittedRows]:
    """The rows of a step in their order, some at a time."""
    sample, found = ladder.sample, ladder.fits[step]
    weight = sample.weight_of_row
    ones = np.ones(sample.n)
    regressors = (ones if each == INTERCEPT else sample.columns[each - 1].values for each in found.columns)
    columns = [*regressors, sample.outcome.values]
    # without an effect every row is in the one level of which nothing is taken out
    effect = ladder.taken_out(step)
    codes = np.zeros(sample.n, dtype=np.int64) if effect is None else effect.codes
    sizes = np.bincount(codes, weight)
    means = np.column_stack([np.bincount(codes, weight * each) / sizes for each in columns])
    at_once = max(1, NUMBERS_AT_ONCE // len(columns))
    for start in range(0, sample.n, at_once):
        here = slice(start, start + at_once)
        rows = np.column_stack([each[here] for each in columns]).astype(np.float64)
        rows -= 0.0 if effect is None else means[codes[here]]
        turned = rows[:, :-1] @ found.inverse
        residuals = rows[:, -1] - rows[:, :-1] @ found.estimate
        own = 0.0 if effect is None else 1 / sizes[codes[here]]
        leverage = weight[here] * (np.sum(turned**2, axis=1) + own)
        yield FittedRows(turned * (weight[here] * residuals)[:, None], leverage)


#: name of a kind of variance -> its small-sample factor and how it is made
KINDS: dict[str, Kind] = {
    "CR2": Kind(None, _cr2),
    "CR1": Kind("G/(G-1) * (n-1)/(n-K)", _cr1),
    "CR1S": Kind("G/(G-1) * (n-1)/(n-K)", _cr1s),
    TWO_WAY: Kind("G/(G-1) * (n-1)/(n-K)", _two_way),
    "CR3": Kind(None, _cr3),
    "iid": Kind(None, _iid),
    "HC1": Kind("n/(n-K)", _robust(0)),
    "HC2": Kind(None, _robust(1)),
    "HC3": Kind(None, _robust(2)),
}
