"""Estimates of many small groups drawn towards their common mean by what chance alone would scatter them."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from cgsurvey.survey import Floats


class Shrunken(NamedTuple):
    """Empirical-Bayes estimates of G groups, their mean squared errors, and the variance between groups."""

    estimate: Floats
    mse: Floats
    between: float
    centre: float


def fay_herriot(direct: Floats, sampling: Floats) -> Shrunken:
    """γ y + (1 - γ) μ, with γ = τ²/(τ² + D): y ~ N(θ, D), θ ~ N(μ, τ²), D known (Fay and Herriot 1979).

    τ² solves Fay and Herriot's moment equation (`between_variance`), μ is then by generalised least squares
    (Morris 1983). The mean squared error is that of Datta, Rao and Smith (2005) for this τ²:
    γD + (1-γ)²/Σ(τ²+D)⁻¹ + 2g₃ - b(1-γ)², with g₃ = D²(τ²+D)⁻³ · 2G/{Σ(τ²+D)⁻¹}² and
    b = 2[G Σ(τ²+D)⁻² - {Σ(τ²+D)⁻¹}²]/{Σ(τ²+D)⁻¹}³ (R: ``sae::mseFH(method = "FH")``); never under its
    first two terms, which are what it would be were τ² known.

    Parameters
    ----------
    direct : (G,) float array
        The groups' own estimates, G >= 2.
    sampling : (G,) float array
        Their sampling variances, all positive. Smoothed ones: a share of 100 % has none of its own.
    """
    between = between_variance(direct, sampling)
    total = between + sampling
    first, second, number = (1 / total).sum(), (1 / total**2).sum(), len(direct)
    centre = float((direct / total).sum() / first)
    kept = between / total
    lost = 1 - kept
    known = kept * sampling + lost**2 / first
    estimated = 2 * sampling**2 / total**3 * 2 * number / first**2
    bias = 2 * (number * second - first**2) / first**3
    mse = np.maximum(known + estimated - bias * lost**2, known)
    return Shrunken(kept * direct + lost * centre, mse, between, centre)


def between_variance(direct: Floats, sampling: Floats) -> float:
    """The τ² >= 0 at which Σ (y - μ)²/(τ² + D) is G - 1, its expectation; 0 where it is less at 0.

    Fay and Herriot (1979, section 2.2); the same as Paule and Mandel (1982). The sum falls and is convex in
    τ², so Newton's steps from 0 rise to the solution and never pass it.
    """
    between, freedom = 0.0, len(direct) - 1
    for _ in range(200):
        total = between + sampling
        centre = (direct / total).sum() / (1 / total).sum()
        excess = float(((direct - centre) ** 2 / total).sum()) - freedom
        step = excess / float(((direct - centre) ** 2 / total**2).sum()) if excess > 0 else 0.0
        between += step
        if step <= 1e-14 * between:
            break
    return between
