"""Quantiles of weighted values, with Woodruff's interval."""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import NamedTuple

import numpy as np

from cgsurvey.result import Estimate
from cgsurvey.stats._bases import base_columns
from cgsurvey.stats._intervals import Interval, t_quantile
from cgsurvey.stats._ratios import Ratios, ratios
from cgsurvey.stats._rows import Place, derived_row, small_base
from cgsurvey.stats._tally import Measured, tally
from cgsurvey.stats._variables import Values
from cgsurvey.survey import Floats, Groups, Status, Survey

#: measure -> the share of the distribution at or below it
QUARTILES = {"lower_quartile": 0.25, "median": 0.5, "upper_quartile": 0.75}
#: a cumulated share this close under a probability has reached it: sums of weights are rounded
_REACHED = 1e-12
#: values this close, as a share of the largest, are the same: scores of scales are rounded too
_ROUNDING = 1e-14


class Distribution(NamedTuple):
    """Values in order, and the weighted share at or below each."""

    values: Floats
    share: Floats

    def at(self, probability: float) -> float:
        """The smallest value with at least this share at or below it; NaN without any values.

        R's ``qrule = "math"`` but for two slips of `survey` 4.1: at a probability below the first share it
        gives the second value, and where a share equals the probability it goes by the rounding of a sum.
        """
        if not len(self.values):
            return math.nan
        place = int(np.searchsorted(self.share, probability - _REACHED))
        return float(self.values[min(place, len(self.values) - 1)])


def quantile_rows(
    survey: Survey,
    variable: Values,
    by: Groups | None,
    *,
    estimand: str,
    unit: str,
    base: str,
    probabilities: Mapping[str, float] = QUARTILES,
) -> list[Estimate]:
    """Quantiles of the answered values, in each group.

    The standard error of F(q), the share at or below the quantile, is that of any share; the ends of its t
    interval are carried back to values, and the width over twice the t quantile is the standard error
    (Woodruff 1952; Francisco and Fuller 1991; R ``svyquantile(qrule = "math", interval.type = "mean")``).

    Parameters
    ----------
    variable : Values
    by : Groups, optional
    estimand, unit, base : str
        Of the rows.
    probabilities : mapping of measure to share

    Returns
    -------
    list of Estimate
        By group, then by measure. No interval where it would begin below the lowest or end beyond the highest
        share (``note.open_quantile``), or has no width, since many have the highest value
        (``note.tied_quantile``) or all have the same: R gives NaN there, or a width of zero.
    """
    number = 1 if by is None else len(by.levels)
    group = np.zeros(survey.size, dtype=np.int64) if by is None else by.codes
    counted = survey.counted & (variable.status == Status.ANSWERED) & (group >= 0)
    parts = [_distribution(variable.values, survey.weight, counted & (group == at)) for at in range(number)]
    points = {name: np.array([part.at(p) for part in parts]) for name, p in probabilities.items()}
    everyone = np.ones(survey.size)
    same = _ROUNDING * np.abs(variable.values[counted]).max(initial=0.0)
    measures = [
        Measured((variable.values <= point[group] + same).astype(np.float64), everyone, variable.status)
        for point in points.values()
    ]
    found = ratios(tally(survey, measures, by), survey.design)
    return [
        _row(survey, found, (at, index), parts[at], float(points[name][at]), place)
        for at in range(number)
        for index, name in enumerate(points)
        for place in [_place(found, (at, index), (estimand, variable.name, name, unit, base), by)]
    ]


def _distribution(values: Floats, weight: Floats, counted: np.ndarray) -> Distribution:
    order = np.argsort(values[counted], kind="stable")
    cumulated = np.cumsum(weight[counted][order])
    return Distribution(values[counted][order], cumulated / cumulated[-1] if len(cumulated) else cumulated)


def _place(
    found: Ratios, here: tuple[int, int], names: tuple[str, str, str, str, str], by: Groups | None
) -> Place:
    counts = base_columns(found.tally.rows[here], float(found.tally.n[here]), float(found.n_weighted[here]))
    return Place(*names, counts, None, by.name if by else None, by.levels[here[0]] if by else None)


def _row(
    survey: Survey, found: Ratios, here: tuple[int, int], part: Distribution, point: float, place: Place
) -> Estimate:
    share, spread, df = float(found.estimate[here]), float(found.variance[here]), int(found.df[here])
    if place.counts["n"] == 0:
        return derived_row(survey, place, math.nan, math.nan, df, refusal="note.empty_base")
    flags = small_base(place.counts["n"])
    if df < 1 or math.isnan(spread):
        return derived_row(survey, place, point, spread, df, flags=flags)
    if spread == 0:
        # nobody is above it: the share at or below it is 1 in every sampling unit
        same = np.ptp(part.values) <= _ROUNDING * abs(point)
        refusal = "note.no_variation" if same else "note.tied_quantile"
        return derived_row(survey, place, point, 0.0, df, flags=flags, refusal=refusal)
    critical = t_quantile(survey.study.file.confidence, df)
    low, high = share - critical * math.sqrt(spread), share + critical * math.sqrt(spread)
    if low < 0 or high > 1:
        return derived_row(survey, place, point, math.nan, df, flags=flags, refusal="note.open_quantile")
    ends = part.at(low), part.at(high)
    error = (ends[1] - ends[0]) / (2 * critical)
    interval = Interval(*ends, "woodruff")
    return derived_row(survey, place, point, error**2, df, interval=interval, flags=flags)
