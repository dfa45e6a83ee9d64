"""What nonresponse can have done to a number: its worst cases, and an interval that allows for them."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

from cgsurvey.result import Estimate
from cgsurvey.stats._bases import base_columns
from cgsurvey.stats._intervals import Interval, proportion_interval, t_quantile
from cgsurvey.stats._ratios import Ratios, ratios
from cgsurvey.stats._rows import Place, Wanted, derived_row, small_base
from cgsurvey.stats._tally import Measured, tally
from cgsurvey.stats._units import ends_of
from cgsurvey.stats._variables import Statuses, asked, combined
from cgsurvey.survey import Floats, Status, Survey


@dataclass(frozen=True)
class Unknown:
    """A mean over all who were asked, each of whom lies between two values: alike for those who answered.

    Attributes
    ----------
    low, high : (n,) float arrays
    status : (n,) int8 array
        ANSWERED for all who were asked, whatever they did: `asked`.
    """

    low: Floats
    high: Floats
    status: Statuses
    unit: str
    base: str
    category: str | None = None


def unknown_share(wanted: Wanted, category: str | None = None) -> Unknown:
    """A share of those who answered, as one of all who were asked: the silent are all no, or all yes."""
    measured = wanted.measured
    answered = measured.status == Status.ANSWERED
    low = np.where(answered, measured.numerator, 0.0)
    high = np.where(answered, measured.numerator, 1.0)
    return Unknown(low, high, asked(measured.status), "proportion", "asked", category)


def unknown_gap(first: Wanted, second: Wanted, category: str) -> Unknown:
    """First share minus second, of all who were asked both: one at its lowest where the other is highest."""
    one, other = unknown_share(first), unknown_share(second)
    status = combined(one.status, other.status)
    return Unknown(one.low - other.high, one.high - other.low, status, "points", "asked_both", category)


def bound_rows(survey: Survey, estimand: str, variable: str, unknowns: Iterable[Unknown]) -> list[Estimate]:
    """Measures ``lower_bound`` and ``upper_bound`` (Manski 1989) of those that nonresponse leaves open.

    Each bound is a mean of a recoded variable, with the design's standard error; both rows carry the interval
    of Imbens and Manski (2004), which covers the true value, whatever the silent would have said, with the
    study's confidence. Where everybody who was asked answered there is nothing to bound, and no row.
    """
    counted = survey.counted
    rows: list[Estimate] = []
    for unknown in unknowns:
        shown = counted & (unknown.status == Status.ANSWERED)
        if (unknown.low[shown] < unknown.high[shown]).any():
            rows += _both_rows(survey, estimand, variable, unknown)
    return rows


def _both_rows(survey: Survey, estimand: str, variable: str, unknown: Unknown) -> list[Estimate]:
    ones = np.ones(survey.size)
    ends = [Measured(end, ones, unknown.status) for end in (unknown.low, unknown.high)]
    found = ratios(tally(survey, ends), survey.design)
    counts = base_columns(found.tally.rows[0, 0], float(found.tally.n[0, 0]), float(found.n_weighted[0, 0]))
    interval = _interval(survey, found, unknown.unit)
    flags = small_base(counts["n"])
    rows = []
    for index, measure in enumerate(("lower_bound", "upper_bound")):
        place = Place(estimand, variable, measure, unknown.unit, unknown.base, counts, unknown.category)
        estimate, spread = float(found.estimate[0, index]), float(found.variance[0, index])
        df = int(found.df[0, index])
        rows.append(derived_row(survey, place, estimate, spread, df, interval=interval, flags=flags))
    return rows


def _interval(survey: Survey, found: Ratios, unit: str) -> Interval | None:
    """The lower end of the lower bound's interval and the upper end of the upper bound's, at one level."""
    low, high = (float(each) for each in found.estimate[0])
    low_spread, high_spread = (float(each) for each in found.variance[0])
    df, n = int(found.df[0, 0]), int(found.tally.rows[0, 0, 0])
    if df < 1 or not math.isfinite(low_spread + high_spread):
        return None
    largest = math.sqrt(max(low_spread, high_spread))
    level = imbens_manski_level(high - low, largest, df, survey.study.file.confidence)
    if unit == "points":
        if largest == 0:
            return None
        reach = t_quantile(level, df)
        ends = ends_of(unit)
        below, above = low - reach * math.sqrt(low_spread), high + reach * math.sqrt(high_spread)
        return Interval(max(below, ends[0]), min(above, ends[1]), "imbens_manski")
    simple = survey.design.is_simple
    first = proportion_interval(low, low_spread, n, df, level=level, simple=simple)
    second = proportion_interval(high, high_spread, n, df, level=level, simple=simple)
    return Interval(first.low, second.high, "imbens_manski") if first and second else None


def imbens_manski_level(width: float, std_error: float, df: int, level: float) -> float:
    """Two-sided level at which both ends together cover the true value with probability `level`.

    Imbens and Manski (2004), equation 7: with critical value c, T(c + width / std_error) - T(-c) = level,
    here with the design's t. It is `level` itself without a width, and 2 level - 1, one-sided, far apart.

    Parameters
    ----------
    width : float
        Upper bound minus lower bound.
    std_error : float
        The larger of the two bounds'.
    """
    from scipy.special import stdtr

    least, most = t_quantile(2 * level - 1, df), t_quantile(level, df)
    if std_error <= 0:
        return 2 * level - 1 if width > 0 else level
    for _ in range(60):  # each halves what is not known of c
        critical = (least + most) / 2
        covered = float(stdtr(df, critical + width / std_error) - stdtr(df, -critical))
        least, most = (critical, most) if covered < level else (least, critical)
    return float(2 * stdtr(df, (least + most) / 2) - 1)
