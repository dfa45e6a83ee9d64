"""The finish: a tally of sums becomes ratio estimates with their linearised variances."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from cgsurvey.stats._tally import Tally
from cgsurvey.survey import Design, Floats


@dataclass(frozen=True)
class Ratios:
    """Estimates of G groups x M measures.

    Attributes
    ----------
    estimate, variance, n_weighted, deff : (G, M) float arrays
        NaN where the base is empty; `variance` also where a stratum has one sampling unit.
    df : (G, M) int array
        Sampling units with a row in the base minus strata with one.
    influence : (J, G, M) float array
        Each sampling unit's total of the linearised values: any linear combination of estimates has the
        variance of the same combination of these.
    tally : Tally
    design : Design
    """

    estimate: Floats
    variance: Floats
    n_weighted: Floats
    deff: Floats
    df: NDArray[np.int64]
    influence: Floats
    tally: Tally
    design: Design


def ratios(tally: Tally, design: Design) -> Ratios:
    """Ratio of weighted totals, r = Σ w y / Σ w d, with Taylor-linearised variance.

    The linearised value of a row is z = w (y - r d) / Σ w d; the variance is that of a total of z in the
    full design, with replacement at the first stage (Särndal, Swensson and Wretman 1992, 5.5-5.6). Units
    without a row in the base count with z = 0: a domain is never cut out of its design.
    """
    above, below = tally.numerator.sum(axis=0), tally.denominator.sum(axis=0)
    empty = below <= 0
    total = np.where(empty, np.nan, below)
    estimate = above / total
    influence = (tally.numerator - estimate * tally.denominator) / total
    simple = _simple_variance(tally, estimate, total)
    spread = variance(influence, design)
    with np.errstate(divide="ignore", invalid="ignore"):
        deff = np.where(simple > 0, spread / simple, np.nan)
    df = degrees_of_freedom(tally.denominator > 0, design)
    return Ratios(estimate, spread, np.where(empty, 0.0, below), deff, df, influence, tally, design)


def variance(totals: Floats, design: Design) -> Floats:
    """Variance of a sum of sampling units' totals, (J, …) -> (…): Σ_h n_h/(n_h-1) Σ_j (z_hj - z̄_h)².

    NaN where a stratum has one sampling unit whose total is not zero: its variance cannot be known.
    """
    sizes = np.bincount(design.stratum_of_psu, minlength=len(design.strata)).astype(np.float64)
    shape = (len(sizes),) + (1,) * (totals.ndim - 1)
    means = np.zeros((len(sizes), *totals.shape[1:]))
    np.add.at(means, design.stratum_of_psu, totals)
    means /= sizes.reshape(shape)
    squares = np.zeros_like(means)
    np.add.at(squares, design.stratum_of_psu, (totals - means[design.stratum_of_psu]) ** 2)
    lonely = (sizes == 1).reshape(shape)
    factor = np.where(lonely, 0.0, (sizes / np.maximum(sizes - 1, 1)).reshape(shape))
    spread = (factor * squares).sum(axis=0)
    return np.where((lonely & (means != 0)).any(axis=0), np.nan, spread)


def contrast(found: Ratios, coefficients: Floats) -> tuple[float, float, int]:
    """Estimate, variance and degrees of freedom of Σ c·r over groups and measures.

    Parameters
    ----------
    coefficients : (G, M) float array
    """
    used = coefficients != 0
    estimate = float((coefficients[used] * found.estimate[used]).sum())
    spread = float(variance((found.influence[:, used] * coefficients[used]).sum(axis=1), found.design))
    present = np.any(found.tally.denominator[:, used] > 0, axis=1)
    return estimate, spread, int(degrees_of_freedom(np.asarray(present), found.design))


def degrees_of_freedom(present: NDArray[np.bool_], design: Design) -> NDArray[np.int64]:
    """Sampling units minus strata, among those present: (J, …) -> (…)."""
    strata = np.zeros((len(design.strata), *present.shape[1:]), dtype=bool)
    np.logical_or.at(strata, design.stratum_of_psu, present)
    return np.asarray(present.sum(axis=0) - strata.sum(axis=0), dtype=np.int64)


def _simple_variance(tally: Tally, estimate: Floats, total: Floats) -> Floats:
    """Variance of the ratio in a with-replacement simple random sample of the same rows.

    Σ w (y - r d)² · Σ w / (Σ w d)² / (n - 1), as R's ``deff = "replace"``.
    """
    weight, yy, yd, dd = tally.squares
    rows = tally.rows[:, :, 0]
    spread = np.maximum(yy - 2 * estimate * yd + estimate**2 * dd, 0.0)
    freedom = np.where(rows > 1, rows - 1, np.nan)
    return np.asarray(spread * weight / total**2 / freedom)
