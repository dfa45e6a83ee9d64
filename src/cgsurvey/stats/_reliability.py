"""How well items measure one thing: alpha, omega, item-rest correlations, each with its linearised rows.

Every coefficient here is a smooth function of weighted means, so its sampling variance is that of the mean of
its linearised rows (Deville 1999) under any design. Items are complete rows, (n, k); weights are (n,).
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np

from cgsurvey.stats._intervals import Interval, t_quantile
from cgsurvey.survey import Floats

#: a communality above this is an improper solution (Heywood 1931); psych's `fa` stops at the same bound
LARGEST_COMMUNALITY = 0.995
#: a sum of variances under this share of the items' own is rounding
_ROUNDING = 1e-12


@dataclass(frozen=True)
class Linearised:
    """An estimate, and for each row the value whose mean has the estimate's sampling variance.

    Attributes
    ----------
    estimate : float
    rows : (n,) float array
        Weighted mean 0.
    """

    estimate: float
    rows: Floats


def alpha(items: Floats, weight: Floats) -> Linearised | None:
    """k/(k-1) · (1 - Σ var(item) / var(sum)), weighted variances (Cronbach 1951, equation 2).

    The quotient is one of two weighted totals, Σ w Σ_j c_j² and Σ w (Σ_j c_j)², and linearised as such. None
    with fewer than two rows or items, or where the sum does not vary.
    """
    n, number = items.shape
    if n < 2 or number < 2:
        return None
    centred = _centred(items, weight)
    own, whole = (centred**2).sum(axis=1), centred.sum(axis=1) ** 2
    parts, total = float(np.average(own, weights=weight)), float(np.average(whole, weights=weight))
    if total <= _ROUNDING * max(parts, 1e-300):
        return None
    factor, quotient = number / (number - 1), parts / total
    return _cleaned(factor * (1 - quotient), -factor * (own - quotient * whole) / total)


def item_rest(items: Floats, weight: Floats, place: int) -> Linearised | None:
    """Correlation of one item with the sum of the others; None where either does not vary.

    With both standardised, u and v, the linearised row is u v - r (u² + v²) / 2.
    """
    pair = np.column_stack([items[:, place], np.delete(items, place, axis=1).sum(axis=1)])
    standard = _standardised(pair, weight)
    if standard is None:
        return None
    first, second = standard.T
    found = float(np.average(first * second, weights=weight))
    return _cleaned(found, first * second - found * (first**2 + second**2) / 2)


def omega_total(items: Floats, weight: Floats) -> Linearised | None:
    """1 - Σ (1 - λ²) / Σ r: the share of the variance of the sum of standardised items that one factor holds.

    McDonald (1999), equation 6.20b, with loadings λ of one factor by minimum residuals (Harman and Jones
    1966), as R ``psych::omega(nfactors = 1, flip = FALSE)``. Linearised through the correlations, of which
    the loadings are an implicit function. None with fewer than three items, where an item does not vary,
    where the solution is improper (a communality above `LARGEST_COMMUNALITY`) or none is found.
    """
    number = items.shape[1]
    standard = _standardised(items, weight) if number > 2 else None
    if standard is None:
        return None
    correlation = (standard * weight[:, None]).T @ standard / weight.sum()
    loadings = one_factor(correlation)
    total = float(correlation.sum())
    if loadings is None or total <= _ROUNDING:
        return None
    unique = number - float(loadings @ loadings)
    # the slope is 0 at the solution whatever the correlations, so the curvature times dλ is dR λ
    pull = _solved(_curvature(correlation, loadings), 2 * loadings / total)
    if pull is None:
        return None
    gradient = unique / total**2 + (np.outer(pull, loadings) + np.outer(loadings, pull)) / 2
    np.fill_diagonal(gradient, 0.0)  # a correlation with itself is 1 in every sample
    # a correlation's linearised row is u v - r (u² + v²) / 2
    rows = ((standard @ gradient) * standard).sum(axis=1) - standard**2 @ (gradient * correlation).sum(axis=1)
    return _cleaned(1 - unique / total, rows)


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


def _centred(items: Floats, weight: Floats) -> Floats:
    return np.asarray(items - np.average(items, axis=0, weights=weight))


def _standardised(items: Floats, weight: Floats) -> Floats | None:
    """Items of weighted mean 0 and variance 1; None with fewer than two rows or where one does not vary."""
    if len(items) < 2:
        return None
    centred = _centred(items, weight)
    spread = np.average(centred**2, axis=0, weights=weight)
    size = np.average(items**2, axis=0, weights=weight)
    if (spread <= _ROUNDING * size).any():
        return None
    return np.asarray(centred / np.sqrt(spread))


def _cleaned(estimate: float, rows: Floats) -> Linearised:
    """With rows that are nothing but rounding set to 0: coefficients are numbers of the size of 1."""
    return Linearised(float(estimate), np.where(np.abs(rows) < _ROUNDING, 0.0, rows))


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
