"""How well items measure one thing: alpha, omega, item-rest correlations, as functions of the covariances.

Each knows its derivative by every covariance of the items, which are weighted means of products; so its
sampling variance is that of the mean of its linearised rows (Deville 1999) under any design.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np

from cgsurvey.stats._intervals import Interval, t_quantile
from cgsurvey.stats._ratios import NOISE
from cgsurvey.survey import Floats

#: a communality above this is an improper solution (Heywood 1931); psych's `fa` stops at the same bound
LARGEST_COMMUNALITY = 0.995
#: a variance of a sum under this share of the variances added is rounding
_ROUNDING = 1e-12


@dataclass(frozen=True)
class Coefficient:
    """A function of the covariances of k items.

    Attributes
    ----------
    value : float
    gradient : (k, k) float array
        Symmetric; the function changes by the sum of gradient x change of covariance over all k² elements.
    """

    value: float
    gradient: Floats

    def rows(self, centred: Floats, covariance: Floats) -> Floats:
        """Linearised values of the rows: weighted mean 0, and the variance of that mean is the value's."""
        rows = ((centred @ self.gradient) * centred).sum(axis=1) - (self.gradient * covariance).sum()
        # coefficients are numbers of the size of 1
        return np.where(np.abs(rows) < NOISE, 0.0, rows)


def centred_items(items: Floats, weight: Floats) -> Floats:
    """Items minus their weighted means, (n, k); exactly 0 where an item does not vary, or without weight."""
    if not weight.any():
        return np.zeros_like(items)
    centred = items - np.average(items, axis=0, weights=weight)
    size, spread = (np.average(each**2, axis=0, weights=weight) for each in (items, centred))
    return np.where(spread <= NOISE**2 * size, 0.0, centred)


def covariances(centred: Floats, weight: Floats) -> Floats:
    """Weighted covariances of centred items, (k, k); zeros without rows."""
    total = float(weight.sum())
    return np.asarray((centred * weight[:, None]).T @ centred / (total if total > 0 else 1.0))


def alpha(covariance: Floats) -> Coefficient | None:
    """k/(k-1) · (1 - Σ var(item) / var(sum)) (Cronbach 1951, equation 2).

    None with fewer than two items, or where their sum does not vary.
    """
    number, parts, total = len(covariance), float(np.trace(covariance)), float(covariance.sum())
    if number < 2 or total <= _ROUNDING * parts or total <= 0:
        return None
    factor, quotient = number / (number - 1), parts / total
    gradient = -factor * (np.eye(number) - quotient) / total
    return Coefficient(factor * (1 - quotient), gradient)


def alpha_without(covariance: Floats, place: int) -> Coefficient | None:
    """Alpha of the items but one; None where that is none."""
    others = np.delete(np.arange(len(covariance)), place)
    found = alpha(covariance[np.ix_(others, others)])
    if found is None:
        return None
    gradient = np.zeros_like(covariance)
    gradient[np.ix_(others, others)] = found.gradient
    return Coefficient(found.value, gradient)


def item_rest(covariance: Floats, place: int) -> Coefficient | None:
    """Correlation of one item with the sum of the others; None where either does not vary."""
    own = np.zeros(len(covariance))
    own[place] = 1.0
    rest = 1 - own
    own_spread, rest_spread = float(own @ covariance @ own), float(rest @ covariance @ rest)
    if own_spread <= 0 or rest_spread <= _ROUNDING * np.trace(covariance):
        return None
    size = math.sqrt(own_spread * rest_spread)
    found = float(own @ covariance @ rest) / size
    together = (np.outer(own, rest) + np.outer(rest, own)) / size
    apart = np.outer(own, own) / own_spread + np.outer(rest, rest) / rest_spread
    return Coefficient(found, (together - found * apart) / 2)


def omega_total(covariance: Floats) -> Coefficient | None:
    """1 - Σ (1 - λ²) / Σ r: the share of the variance of the sum of standardised items that one factor holds.

    McDonald (1999), equation 6.20b, with loadings λ of one factor by minimum residuals (Harman and Jones
    1966), as R ``psych::omega(nfactors = 1, flip = FALSE)``. None with fewer than three items, where an item
    does not vary, where the solution is improper (a communality above `LARGEST_COMMUNALITY`) or none is
    found.
    """
    number, spread = len(covariance), covariance.diagonal()
    if number < 3 or (spread <= 0).any():
        return None
    sizes = np.sqrt(np.outer(spread, spread))
    correlation = covariance / sizes
    loadings, total = one_factor(correlation), float(correlation.sum())
    if loadings is None or total <= _ROUNDING:
        return None
    unique = number - float(loadings @ loadings)
    # the slope is 0 at the solution whatever the correlations, so the curvature times dλ is dR λ
    pull = _solved(_curvature(correlation, loadings), 2 * loadings / total)
    if pull is None:
        return None
    by_correlation = unique / total**2 + (np.outer(pull, loadings) + np.outer(loadings, pull)) / 2
    np.fill_diagonal(by_correlation, 0.0)  # a correlation with itself is 1 in every sample
    gradient = by_correlation / sizes
    np.fill_diagonal(gradient, -(by_correlation * correlation).sum(axis=1) / spread)
    return Coefficient(1 - unique / total, gradient)


def one_factor(correlation: Floats) -> Floats | None:
    """Loadings of one factor that leave the smallest squares of residual correlations (minres).

    The stationary point of Σ_{i<j} (r_ij - λ_i λ_j)²: sweeps over one loading at a time, then Newton steps.
    None where the solution is improper, or where the equations do not come to rest.
    """
    values, vectors = np.linalg.eigh(correlation)
    loadings = vectors[:, -1] * math.sqrt(max(values[-1], 0.0)) * 0.9
    for _ in range(200):
        before = loadings.copy()
        for place in range(len(loadings)):
            own = float(loadings[place])
            size = float(loadings @ loadings) - own**2
            if size <= _ROUNDING:
                return None
            loadings[place] = (float(correlation[place] @ loadings) - own) / size
        loadings = np.clip(loadings, -1.0, 1.0)
        if np.abs(loadings - before).max() < 1e-4:
            break
    for _ in range(20):
        step = _solved(_curvature(correlation, loadings), _slope(correlation, loadings))
        if step is None:
            return None
        loadings = loadings - step
        if np.abs(step).max() < 1e-14:
            break
    at_rest = np.abs(_slope(correlation, loadings)).max() < 1e-10
    if not at_rest or (loadings**2).max() > LARGEST_COMMUNALITY:
        return None
    return loadings if loadings.sum() >= 0 else -loadings


def _slope(correlation: Floats, loadings: Floats) -> Floats:
    """Derivative of half the sum of squared residuals by each loading."""
    residual = correlation - np.outer(loadings, loadings)
    np.fill_diagonal(residual, 0.0)
    return np.asarray(-residual @ loadings)


def _curvature(correlation: Floats, loadings: Floats) -> Floats:
    """Derivative of `_slope` by each loading."""
    matrix = 2 * np.outer(loadings, loadings) - correlation
    np.fill_diagonal(matrix, loadings @ loadings - loadings**2)
    return matrix


def _solved(matrix: Floats, right: Floats) -> Floats | None:
    try:
        return np.asarray(np.linalg.solve(matrix, right))
    except np.linalg.LinAlgError:
        return None


def feldt_interval(alpha: float, n: int, items: int, *, level: float) -> Interval:
    """Interval of alpha: (1 - alpha) times quantiles of F(n-1, (n-1)(k-1)), from 1 (Feldt 1965)."""
    from scipy.special import fdtri

    first, second = n - 1, (n - 1) * (items - 1)
    low = 1 - (1 - alpha) * float(fdtri(first, second, (1 + level) / 2))
    high = 1 - (1 - alpha) * float(fdtri(first, second, (1 - level) / 2))
    return Interval(low, high, "feldt")


def complement_interval(estimate: float, spread: float, df: int, *, level: float) -> Interval | None:
    """t interval of log(1 - coefficient), carried back (Bonett 2002, with the design's variance and df)."""
    if df < 1 or not spread > 0 or estimate >= 1:
        return None
    stretch = math.exp(t_quantile(level, df) * math.sqrt(spread) / (1 - estimate))
    return Interval(1 - (1 - estimate) * stretch, 1 - (1 - estimate) / stretch, "log_complement")


def correlation_interval(estimate: float, spread: float, df: int, *, level: float) -> Interval | None:
    """t interval of artanh r, carried back (Fisher 1921, with the design's variance and df)."""
    if df < 1 or not spread > 0 or abs(estimate) >= 1:
        return None
    half = t_quantile(level, df) * math.sqrt(spread) / (1 - estimate**2)
    centre = math.atanh(estimate)
    return Interval(math.tanh(centre - half), math.tanh(centre + half), "fisher_z")
