"""Confidence intervals. Never NaN, never outside [0, 1] for a proportion: else there is none, and why."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from cgsurvey.declarations import IntervalRule

#: a normal approximation on the logit scale is trusted from this effective number of yes and of no
ENOUGH_ON_EACH_SIDE = 5.0


class Interval(NamedTuple):
    low: float
    high: float
    method: str


def interval_columns(interval: Interval | None, level: float) -> dict[str, Any]:
    """Columns of an interval, or nothing where there is none."""
    if interval is None:
        return {}
    return {
        "conf_low": interval.low,
        "conf_high": interval.high,
        "conf_level": level,
        "interval_method": interval.method,
    }


def proportion_interval(
    share: float,
    spread: float,
    n: int,
    df: int,
    *,
    level: float,
    simple: bool,
    rule: IntervalRule = "auto",
) -> Interval | None:
    """Interval of a proportion by the rule of the house, or by the one asked for.

    The rule: Wilson in a simple random sample without weights; else logit; Korn-Graubard at 0 and 1, where
    the sampling units do not differ at all (variance 0), and where the effective number of yes or of no,
    n_eff·p or n_eff·(1-p), is under five. A logit that is asked for is Korn-Graubard all the same at 0 and
    1 and with variance 0, where the logit scale has no interval.

    Parameters
    ----------
    share, spread : float
        The proportion and its design-based variance.
    n : int
        Rows in the base.
    df : int
        Design degrees of freedom. Without any (df < 1) there is no interval.
    level : float
        Nominal coverage.
    simple : bool
        Simple random sample without weights.
    rule : {"auto", "logit", "korn_graubard", "wilson"}
        What the study asks for.
    """
    if n < 1 or not math.isfinite(share):
        return None
    share = min(max(share, 0.0), 1.0)
    if simple and rule in ("auto", "wilson"):
        return wilson(share, n, level=level)
    if df < 1 or n < 2 or not math.isfinite(spread):
        return None
    effective = effective_size(share, spread, n)
    if rule == "wilson":
        return wilson(share, _adjusted(effective, n, df, level), level=level)
    few = min(effective * share, effective * (1 - share)) < ENOUGH_ON_EACH_SIDE
    if rule == "korn_graubard" or _is_flat(share, spread) or (rule == "auto" and few):
        return korn_graubard(share, effective, n, df, level=level)
    return logit(share, spread, df, level=level)


def effective_size(share: float, spread: float, n: int) -> float:
    """Size of the simple random sample that knows a share as well: p(1-p)/v; n where v tells nothing."""
    return float(n) if _is_flat(share, spread) else share * (1 - share) / spread


def _is_flat(share: float, spread: float) -> bool:
    """Whether the share is 0 or 1, or does not differ at all between sampling units."""
    return share * (1 - share) <= 1e-12 or spread <= 0


def _adjusted(effective: float, n: int, df: int, level: float) -> float:
    """n* = n_eff (t_{n-1}/t_df)²: as if the few degrees of freedom were fewer respondents."""
    return float(effective * (t_quantile(level, n - 1) / t_quantile(level, df)) ** 2)


def logit(share: float, spread: float, df: int, *, level: float) -> Interval:
    """t interval of log(p/(1-p)), carried back: R ``svyciprop(method = "logit")``."""
    centre = math.log(share / (1 - share))
    half = t_quantile(level, df) * math.sqrt(spread) / (share * (1 - share))
    return Interval(_expit(centre - half), _expit(centre + half), "logit")


def korn_graubard(
    share: float, n_effective: float, n: int, df: int, *, level: float, largest: float = math.inf
) -> Interval:
    """Clopper-Pearson at the effective sample size, adjusted for degrees of freedom, and at most `largest`.

    n* = n_eff (t_{n-1}/t_df)² (Korn and Graubard 1998); R ``svyciprop(method = "beta")``. At 0 and 1,
    and wherever the variance is 0, n_eff is n. Two-sided: (1-level)/2 in each tail.
    """
    from scipy.special import betaincinv

    adjusted = min(_adjusted(n_effective, n, df, level), largest)
    yes, no, tail = adjusted * share, adjusted * (1 - share), (1 - level) / 2
    low = float(betaincinv(yes, no + 1, tail)) if share > 0 else 0.0
    high = float(betaincinv(yes + 1, no, 1 - tail)) if share < 1 else 1.0
    return Interval(low, high, "korn_graubard")


def wilson(share: float, n: float, *, level: float) -> Interval:
    """Score interval of a binomial proportion (Wilson 1927); R ``prop.test(correct = FALSE)``.

    The score test inverts a known variance p(1-p)/n, so its reference is normal by construction. Of a
    weighted or clustered sample, n is Korn and Graubard's n* (Dean and Pagano 2015).
    """
    from scipy.special import ndtri

    z = float(ndtri((1 + level) / 2))
    centre = (share + z * z / (2 * n)) / (1 + z * z / n)
    half = z / (1 + z * z / n) * math.sqrt(share * (1 - share) / n + z * z / (4 * n * n))
    low = 0.0 if share == 0 else max(centre - half, 0.0)
    high = 1.0 if share == 1 else min(centre + half, 1.0)
    return Interval(low, high, "wilson")


def t_interval(
    estimate: float,
    spread: float,
    df: float,
    *,
    level: float,
    ends: tuple[float, float] = (-math.inf, math.inf),
) -> Interval | None:
    """Estimate ± t·SE, within the ends of what is possible. None without df, or where nothing varies."""
    if df < 1 or not math.isfinite(spread) or spread <= 0:
        return None
    half = t_quantile(level, df) * math.sqrt(spread)
    return Interval(max(estimate - half, ends[0]), min(estimate + half, ends[1]), "t")


def t_quantile(level: float, df: float) -> float:
    """Two-sided quantile of Student's t."""
    from scipy.special import stdtrit

    return float(stdtrit(df, (1 + level) / 2))


def t_p_value(statistic: float, df: float) -> float:
    """Two-sided p value of Student's t."""
    from scipy.special import stdtr

    return float(2 * stdtr(df, -abs(statistic)))


def _expit(x: float) -> float:
    return 1 / (1 + math.exp(-x)) if x >= 0 else math.exp(x) / (1 + math.exp(x))
