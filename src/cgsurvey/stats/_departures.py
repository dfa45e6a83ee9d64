"""Which groups differ from the mean of all, of which each is itself a part."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from cgsurvey.stats._intervals import Interval, korn_graubard, t_interval, t_p_value
from cgsurvey.stats._within import Within
from cgsurvey.survey import Floats, Integers


class Departure(NamedTuple):
    """A group's mean minus that of all, with its variance; its interval and its test, where there are any.

    `df` is None where the test is that of a count.
    """

    difference: float
    variance: float
    df: float | None
    interval: Interval | None
    statistic: float | None
    p_value: float | None


def departures(found: Within, *, shares: bool, level: float) -> list[Departure]:
    """ȳ_c - ȳ of each group, with ȳ = Σ s_k ȳ_k, where s_k is the group's share of the weights, as given.

    The groups are independent samples, so the variance is (1 - s_c)² v_c + Σ_{k≠c} s_k² v_k: the group's
    covariance with the mean is in it (R: ``svycontrast`` of ``svyby(…, covmat = TRUE)`` with the groups as
    strata). A group of one respondent adds the variance pooled over all.

    Means are tested by t twice, and the larger p value and the wider interval stand: once with the groups'
    own variances and Satterthwaite's degrees of freedom, once with the variance pooled over all groups and
    N - G. Each alone errs where groups are small: with 32 groups of 11 to 27 and nothing between them,
    adjusted after Holm at 5 %, some group was marked in 19 % of surveys by the first (answers of 1 to 5,
    most of them 4 or 5) and in 26 % by the second (spread doubled in a quarter of the groups); by both
    together in at most 2.4 % of each kind tried.

    Shares, which may be 100 % in a small group, are tested as counts: were all groups alike, with share p,
    the difference would have the variance p(1-p)/m, where 1/m = (1 - s_c)²/m_c + Σ_{k≠c} s_k²/m_k and m_k
    is the effective size. So p value and interval are those of Clopper and Pearson for m trials against ȳ;
    without weights m = n N/(N - n), with which a binomial count has the variance that it has in Fisher's
    exact test of the group against the others. The statistic is the effective count m ȳ_c.
    """
    filled = found.n > 0
    part = found.weight / found.weight.sum()
    centre = float((part * np.where(filled, found.mean, 0.0)).sum())
    size = np.where(filled, found.effective, np.inf)
    own = np.where(found.n > 1, found.variance, found.pooled / size)
    variance = _of_difference(part, own, 2)
    difference = found.mean - centre
    if shares:
        trials = 1 / _of_difference(part, 1 / size, 2)
        return [
            Departure(apart, spread, None, *_count_test(share, m, int(n), centre, level))
            for apart, spread, share, m, n in zip(
                *_lists(difference, variance, found.mean, trials, found.n), strict=True
            )
        ]
    df = variance**2 / _of_difference(part, own**2 / np.maximum(found.n - 1, 1), 4)
    pooled = found.pooled * _of_difference(part, 1 / size, 2)
    freedom = float(found.n.sum() - filled.sum())
    return [
        _mean_test(apart, [(spread, degrees), (same, freedom)], level)
        for apart, spread, degrees, same in zip(*_lists(difference, variance, df, pooled), strict=True)
    ]


def _of_difference(part: Floats, values: Floats, power: int) -> Floats:
    """(1 - s_c)^k x_c + Σ_{j≠c} s_j^k x_j, for each group c."""
    return np.asarray(((1 - part) ** power - part**power) * values + (part**power * values).sum())


def _lists(*arrays: Floats | Integers) -> list[list[float]]:
    return [array.tolist() for array in arrays]


def _count_test(
    share: float, trials: float, n: int, null: float, level: float
) -> tuple[Interval | None, float | None, float | None]:
    """Clopper and Pearson's interval of the share minus `null`, and twice the smaller tail of the count."""
    if n < 2:
        return None, None, None
    from scipy.special import betainc

    ends = korn_graubard(share, trials, n, n - 1, level=level)
    yes, no = trials * share, trials * (1 - share)
    at_least = float(betainc(yes, no + 1, null)) if yes > 0 else 1.0
    # by symmetry, since 1 less what is nearly 1 would keep no digits of a small tail
    at_most = float(betainc(no, yes + 1, 1 - null)) if no > 0 else 1.0
    interval = Interval(ends.low - null, ends.high - null, ends.method)
    return interval, yes, min(1.0, 2 * min(at_least, at_most))


def _mean_test(difference: float, ways: Sequence[tuple[float, float]], level: float) -> Departure:
    """The test of a mean by each of several variances, with their df; whichever finds least stands."""
    tests = []
    for variance, df in ways:
        statistic = difference / variance**0.5
        interval = t_interval(difference, variance, df, level=level)
        tests.append((t_p_value(statistic, df), df, statistic, interval))
    p_value, df, statistic, _ = max(tests, key=lambda test: test[0])
    wider = max((test[3] for test in tests), key=lambda interval: interval.high if interval else math.inf)
    return Departure(difference, ways[0][0], df, wider, statistic, p_value)
