"""Do the groups differ at all, and by how many standard deviations?"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from cgsurvey.result import Estimate
from cgsurvey.stats._ratios import Ratios, contrast_at, covariance, degrees_of_freedom
from cgsurvey.stats._rows import Place, derived_row
from cgsurvey.stats._tally import Measured
from cgsurvey.survey import Floats, Status, Survey

#: where the contrasts' correlations leave a direction with less than this, it has no error of its own
_SINGULAR = 1e-9
#: a variance under this share of the overall one is none
_NO_SPREAD = 1e-14


def moments(survey: Survey, measured: Measured) -> list[Measured]:
    """The values, then those in overall standard deviations from the overall mean, and their squares.

    A standardised difference depends on neither origin nor unit; its sums keep their digits this way.
    """
    counted = survey.counted & (measured.status == Status.ANSWERED)
    values, weight = measured.numerator[counted], survey.weight[counted]
    centre = np.average(values, weights=weight) if len(values) else 0.0
    spread = math.sqrt(np.average((values - centre) ** 2, weights=weight)) if len(values) else 0.0
    z = (measured.numerator - centre) / (spread or 1.0)
    everyone = np.ones(survey.size)
    return [Measured(each, everyone, measured.status) for each in (measured.numerator, z, z**2)]


def joint_test(survey: Survey, found: Ratios, levels: Sequence[int], place: Place) -> Estimate:
    """Wald F that the estimates of the groups are all the same.

    With C the differences of k groups from the first, F = (Cm)' (C V C')⁻¹ (Cm) / (k - 1), V the design-based
    covariance of the groups' estimates m; its denominator has the degrees of freedom of the design minus
    k - 1 (R: ``regTermTest(svyglm(y ~ group), ~group, method = "Wald")``; Korn and Graubard 1990 refer F to
    one degree of freedom more and multiply it).

    Parameters
    ----------
    found : Ratios
        Its first measure is the one compared.
    levels : sequence of int
        The groups that have an answer, three or more.
    """
    number, groups = len(levels) - 1, list(levels)
    there = np.asarray((found.tally.denominator[:, groups, 0] > 0).any(axis=1))
    df = int(degrees_of_freedom(there, found.design)) - number
    row = Estimate(**place.columns(survey), df_num=float(number), df_den=float(max(df, 0)))
    if np.isnan(found.variance[groups, 0]).any() or df < 1:
        lonely = df >= 1 and (found.df[groups, 0] > 0).all()
        return replace(row, note="note.lonely_psu" if lonely else "note.no_df")
    differences = np.hstack([-np.ones((number, 1)), np.eye(number)])
    spread = differences @ covariance(found.influence[:, groups, 0], found.design, there) @ differences.T
    apart = differences @ found.estimate[groups, 0]
    error = np.sqrt(np.diag(spread))
    if (error == 0).any() or np.linalg.eigvalsh(spread / np.outer(error, error))[0] < _SINGULAR:
        return replace(row, note="note.no_joint_test")
    from scipy.special import fdtrc

    statistic = float(apart @ np.linalg.solve(spread, apart)) / number
    return replace(row, statistic=statistic, p_value=float(fdtrc(number, df, statistic)))


def standardised(survey: Survey, found: Ratios, first: int, second: int, place: Place) -> Estimate:
    """Difference of two groups over the root of the mean of their variances.

    d = (m₁ - m₂) / sqrt((s₁² + s₂²) / 2), of a share with s² = p (1 - p) (Cohen 1988, 2.3.2; Austin 2009); t
    interval by the delta method, with the covariance of both groups' means and mean squares.

    Parameters
    ----------
    found : Ratios
        Of the `moments`.
    """
    means, squares = found.estimate[[first, second], 1], found.estimate[[first, second], 2]
    variance = float((squares - means**2).mean())
    if not variance > _NO_SPREAD:
        return derived_row(survey, place, math.nan, math.nan, 0, refusal="note.no_variation")
    size, apart = math.sqrt(variance), float(means[0] - means[1])
    gradient = [_by_mean(means, apart, size), np.full(2, -apart / (4 * size**3))]
    _, spread, df = contrast_at(found, ([first, second], [[1], [2]]), gradient)
    return derived_row(survey, place, apart / size, spread, df)


def _by_mean(means: Floats, apart: float, size: float) -> Floats:
    """Derivatives of d by the two means; the variances fall as the means move from the overall one."""
    return np.array([1.0, -1.0]) / size + apart * means / (2 * size**3)
