"""The share of the variance that lies between groups: the intraclass correlation."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from cgsurvey.stats._intervals import Interval
from cgsurvey.stats._within import Within


class VarianceShare(NamedTuple):
    """The intraclass correlation with its interval, and the F test that there is nothing between groups."""

    estimate: float
    interval: Interval | None
    statistic: float
    df_num: int
    df_den: int
    p_value: float


def intraclass_correlation(found: Within, *, level: float) -> VarianceShare | None:
    """(F - 1)/(F + n₀ - 1), where F is between over within mean square of a one-way analysis of variance.

    n₀ = (N - Σ n²/N)/(G - 1) of unequal groups (Donner 1986, equation 2.1). The interval has F over its
    quantiles in the place of F (Searle 1971; exact for equal groups and normal answers). What is under 0 is
    cut to 0; without an interval where all of it is.

    Parameters
    ----------
    found : Within
        Of unweighted rows.

    Returns
    -------
    VarianceShare or None
        None under two groups, where no group has two rows, or where nothing varies inside the groups.
    """
    from scipy.special import fdtrc, fdtri

    n = found.n[found.present].astype(np.float64)
    rows, groups = float(n.sum()), len(n)
    first, second = groups - 1, int(rows) - groups
    if first < 1 or second < 1 or not found.pooled > 0:
        return None
    mean = found.mean[found.present]
    between = float((n * (mean - (n * mean).sum() / rows) ** 2).sum()) / first
    size, ratio = (rows - (n**2).sum() / rows) / first, between / found.pooled

    def share(of: float) -> float:
        return float(max((of - 1) / (of + size - 1), 0.0))

    low, high = (share(ratio / float(fdtri(first, second, tail))) for tail in _tails(level))
    interval = Interval(low, high, "f") if high > 0 else None
    return VarianceShare(share(ratio), interval, ratio, first, second, float(fdtrc(first, second, ratio)))


def _tails(level: float) -> tuple[float, float]:
    return (1 + level) / 2, (1 - level) / 2
