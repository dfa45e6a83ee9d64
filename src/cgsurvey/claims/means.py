"""Means of whole-number answers: GRIM (Brown and Heathers 2017), for one item or the mean of several."""

from __future__ import annotations

from fractions import Fraction

from cgsurvey.claims.grains import Fit, Grains
from cgsurvey.claims.rounding import Figure, Range


def mean(figure: Figure, n: int, items: int = 1, scale: Range | None = None) -> Fit:
    """The sums of answers whose mean is `figure`; every mean is one once n x items >= 10^decimals.

    Parameters
    ----------
    figure : Figure
    n : int
        People who answered, unweighted; at least 1.
    items : int
        Items that each of them answered, where the figure is the mean of a scale.
    scale : Range, optional
        Lowest and highest answer, whole numbers.
    """
    return Grains(Fraction(1, items), scale).fit(figure, n)
