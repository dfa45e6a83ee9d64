"""Each group as a sample of its own: means and variances of the respondents inside it.

The design's sampling unit is mostly the community, which has no error of its own to tell. Inside it the
respondents are taken as drawn with replacement, with the weights that they have.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from cgsurvey.stats._ratios import without_noise
from cgsurvey.stats._variables import Statuses
from cgsurvey.survey import Floats, Groups, Integers, Status, Survey


@dataclass(frozen=True)
class Within:
    """Means of G groups.

    Attributes
    ----------
    n : (G,) int array
        Rows in the base.
    weight : (G,) float array
        Sum of their weights.
    mean : (G,) float array
        Weighted mean; NaN of an empty group.
    variance : (G,) float array
        Of the mean: n/(n-1) Σ w² (y - ȳ)² / (Σ w)²; NaN under two rows, exactly 0 where nothing varies.
        R: ``svyby(…, svymean)`` with the groups as strata and the rows as sampling units.
    effective : (G,) float array
        Kish's effective size (Σ w)² / Σ w², which is n without weights; 0 of an empty group.
    pooled : float
        Variance of a respondent inside the groups, Σ n s² / (N - G) with s² = Σ w (y - ȳ)² / Σ w: the mean
        square within of an analysis of variance; NaN where no group has two rows.
    """

    n: Integers
    weight: Floats
    mean: Floats
    variance: Floats
    effective: Floats
    pooled: float

    @property
    def present(self) -> Integers:
        """Positions of the groups with a row."""
        return np.flatnonzero(self.n)


def within(survey: Survey, values: Floats, status: Statuses, by: Groups) -> Within:
    """The means of `values` in each group, over the answered rows of the population with a weight."""
    counted = survey.counted & (status == Status.ANSWERED) & (by.codes >= 0)
    code, weight, value = by.codes[counted], survey.weight[counted], values[counted]
    number = len(by.levels)

    def total(of: Floats) -> Floats:
        return np.bincount(code, weights=of, minlength=number).astype(np.float64)

    n = np.bincount(code, minlength=number)
    whole = total(weight)
    known = np.where(n > 0, whole, np.nan)
    mean = total(weight * value) / known
    centred = value - mean[code]
    factor = n / np.where(n > 1, n - 1, np.nan)
    scale = np.sqrt(total(weight * value**2) / known)
    variance = without_noise(factor * total((weight * centred) ** 2) / known**2, scale)
    freedom = int(n.sum()) - int((n > 0).sum())
    spread = without_noise(total(weight * centred**2) / known, scale)
    pooled = float(np.nansum(n * spread) / freedom) if freedom else float("nan")
    effective = np.where(n > 0, whole**2 / np.where(n > 0, total(weight**2), 1.0), 0.0)
    return Within(n, whole, mean, np.where(n > 1, variance, np.nan), effective, pooled)
