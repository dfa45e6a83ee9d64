"""The finish: a tally of sums becomes ratio estimates with their linearised variances."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import ArrayLike, NDArray

from cgsurvey.stats._tally import Tally
from cgsurvey.survey import Design, Flags, Floats

#: a standard error under this share of the values' size is rounding, not spread
NOISE = 1e-12


@dataclass(frozen=True)
class Ratios:
    """Estimates of G groups x M measures.

    Attributes
    ----------
    estimate, variance, n_weighted, deff : (G, M) float arrays
        NaN where the base is empty; `variance` also where it cannot be known: a stratum with one sampling
        unit, or no more units than strata. Exactly 0 where nothing but rounding is left.
    scale : (G, M) float array
        Root mean square of numerator over denominator: the size that rounding is judged by.
    df : (G, M) int array
        Sampling units with a row in the base minus strata with one; by the rank of replicate weights.
    influence : (J, G, M) float array
        Each sampling unit's total of the linearised values, or each replicate's deviation from the
        estimate: any linear combination of estimates has the variance of the same combination of these.
    tally : Tally
    design : Design
    """

    estimate: Floats
    variance: Floats
    n_weighted: Floats
    deff: Floats
    df: NDArray[np.int64]
    influence: Floats
    scale: Floats
    tally: Tally
    design: Design


def ratios(tally: Tally, design: Design) -> Ratios:
    """Ratio of weighted totals, r = Σ w y / Σ w d, with Taylor-linearised variance.

    The linearised value of a row is z = w (y - r d) / Σ w d; the variance is that of a total of z in the
    full design, with replacement at the first stage (Särndal, Swensson and Wretman 1992, 5.5-5.6). Units
    without a row in the base count with z = 0: a domain is never cut out of its design. With replicate
    weights nothing is linearised: the ratio is made again with each of them.
    """
    above, below = tally.numerator.sum(axis=0), tally.denominator.sum(axis=0)
    empty = below <= 0
    total = np.where(empty, np.nan, below)
    estimate = above / total
    if design.replicates is None:
        influence = (tally.numerator - estimate * tally.denominator) / total
    else:
        influence = design.replicates.deviations(tally.numerator, tally.denominator, estimate)
    simple = _simple_variance(tally, estimate, total)
    present = tally.denominator > 0
    df = degrees_of_freedom(present, design)
    scale = np.sqrt(tally.squares[1] / np.where(tally.squares[3] > 0, tally.squares[3], np.nan))
    spread = np.where(df > 0, without_noise(variance(influence, design, present), scale), np.nan)
    with np.errstate(divide="ignore", invalid="ignore"):
        deff = np.where(simple > 0, spread / simple, np.nan)
    weighted = np.where(empty, 0.0, below)
    return Ratios(estimate, spread, weighted, deff, df, influence, scale, tally, design)


def without_noise(spread: Floats, scale: Floats) -> Floats:
    """Variances, with those that only rounding made set to exactly 0."""
    return np.where(spread <= (NOISE * scale) ** 2, 0.0, spread)


def variance(totals: Floats, design: Design, present: Flags) -> Floats:
    """Variance of a sum of sampling units' totals, (J, …) -> (…); of replicates' deviations, theirs.

    Σ_h (1 - f_h) n_h/(n_h - 1) Σ_j (z_hj - z̄_h)², with replacement at the first stage but for the finite
    population correction 1 - f_h. A stratum with a single unit adds, by the design's rule: NaN (fail),
    (1 - f_h) z² (adjust: around the overall mean, which is 0), the mean of the other strata (average), or
    nothing (remove); as R's `survey.lonely.psu`.

    Parameters
    ----------
    totals : (J, …) float array
    design : Design
    present : (J, …) bool array
        Units with a row in the base. A stratum without any of them adds nothing under any rule.
    """
    if design.replicates is not None:
        return design.replicates.variance(totals)
    spread = _spread(totals, design, present)
    return np.where(spread.unknown, np.nan, spread.share * (spread.deviations**2).sum(axis=0))


def covariance(totals: Floats, design: Design, present: Flags) -> Floats:
    """Covariance matrix of K sums of sampling units' totals, (J, K) -> (K, K), by the rules of `variance`.

    A replicate that lacks one of the estimates is left out for all of them, as in R's ``svrVar``.

    Parameters
    ----------
    present : (J,) bool array
        Of all of them.
    """
    if design.replicates is not None:
        return design.replicates.covariance(totals)
    spread = _spread(totals, design, np.broadcast_to(present[:, None], totals.shape))
    unknown = spread.unknown[:, None] | spread.unknown
    share = np.sqrt(np.outer(spread.share, spread.share))
    return np.where(unknown, np.nan, share * (spread.deviations.T @ spread.deviations))


class _Spread(NamedTuple):
    """What is squared and added up for a variance.

    Attributes
    ----------
    deviations : (J, …) float array
        Totals from the centre of their stratum, times the root of its factor.
    unknown : (…) bool array
        Where a stratum with a single unit leaves the variance unknown.
    share : (…) float array
        What the variance of the known strata is multiplied by, to stand for all.
    """

    deviations: Floats
    unknown: Flags
    share: Floats


def _spread(totals: Floats, design: Design, present: Flags) -> _Spread:
    strata = design.by_stratum(present, np.logical_or)
    sizes = np.bincount(design.stratum_of_psu, minlength=len(design.strata)).astype(np.float64)
    shape = (len(sizes),) + (1,) * (totals.ndim - 1)
    means = design.by_stratum(totals) / np.maximum(sizes, 1).reshape(shape)
    lonely = (sizes == 1).reshape(shape) & strata
    centre = np.where(lonely, 0.0, means) if design.lonely_psu == "adjust" else means
    factor = design.correction * np.where(sizes > 1, sizes / np.maximum(sizes - 1, 1), 1.0)
    deviations = totals - centre[design.stratum_of_psu]
    deviations *= np.sqrt(factor).reshape(shape)[design.stratum_of_psu]
    unknown, share = np.zeros(strata.shape[1:], dtype=bool), np.ones(strata.shape[1:])
    if design.lonely_psu == "fail":
        unknown = (lonely & (means != 0)).any(axis=0)
    if design.lonely_psu == "average":
        unknown = lonely.all(axis=0, where=strata)
        share = strata.sum(axis=0) / np.maximum((strata & ~lonely).sum(axis=0), 1)
    return _Spread(deviations, unknown, share)


def contrast(found: Ratios, coefficients: Floats) -> tuple[float, float, int]:
    """Estimate, variance and degrees of freedom of Σ c·r over groups and measures.

    The variance is NaN where that of any estimate used is: what one group does not know about its own
    error, no comparison with it can know. The degrees of freedom are then those of what knows least.

    Parameters
    ----------
    coefficients : (G, M) float array
    """
    used = coefficients != 0
    estimate = float((coefficients[used] * found.estimate[used]).sum())
    present = np.asarray(np.any(found.tally.denominator[:, used] > 0, axis=1))
    influence = (found.influence[:, used] * coefficients[used]).sum(axis=1)
    scale = found.scale[used].max()
    spread = float(without_noise(variance(influence, found.design, present), scale))
    df = int(degrees_of_freedom(present, found.design))
    if np.isnan(found.variance[used]).any():
        return estimate, float("nan"), min(df, int(found.df[used].min()))
    return estimate, spread, df


def contrast_at(found: Ratios, places: tuple[Any, Any], coefficients: ArrayLike) -> tuple[float, float, int]:
    """The `contrast` of a few estimates; with a gradient, the variance by the delta method.

    Parameters
    ----------
    places : (groups, measures)
        Index of the estimates that have a coefficient.
    coefficients : array
        As many.
    """
    every = np.zeros_like(found.estimate)
    every[places] = coefficients
    return contrast(found, every)


def degrees_of_freedom(present: NDArray[np.bool_], design: Design) -> NDArray[np.int64]:
    """Of estimates that rest on the units present, (J, …) -> (…)."""
    return design.degrees_of_freedom_of(present)


def _simple_variance(tally: Tally, estimate: Floats, total: Floats) -> Floats:
    """Variance of the ratio in a with-replacement simple random sample of the same rows.

    Σ w (y - r d)² · Σ w / (Σ w d)² / (n - 1), as R's ``deff = "replace"``.
    """
    weight, yy, yd, dd = tally.squares
    rows = tally.rows[:, :, 0]
    spread = np.maximum(yy - 2 * estimate * yd + estimate**2 * dd, 0.0)
    freedom = np.where(rows > 1, rows - 1, np.nan)
    return np.asarray(spread * weight / total**2 / freedom)
