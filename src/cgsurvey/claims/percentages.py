"""Percentages of a known number of people: which counts give one, if any."""

from __future__ import annotations

from fractions import Fraction

from cgsurvey.claims.grains import Fit, Grains
from cgsurvey.claims.rounding import Figure, Range

HUNDRED = Range(Fraction(0), Fraction(100))
PERCENT = Grains(Fraction(100), HUNDRED)


def percentage(figure: Figure, n: int) -> Fit:
    """The counts 0 … n that are `figure` per cent of n; every figure is one once n >= 100 x 10^decimals.

    Parameters
    ----------
    figure : Figure
        In per cent.
    n : int
        People asked, unweighted; at least 1.
    """
    return PERCENT.fit(figure, n)
