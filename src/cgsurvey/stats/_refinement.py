"""Coefficients of an ill-conditioned regression, refined with residuals in twice the precision.

Rounding the outcome once, in the rotation, costs digits that no later step can win back. The rows still
have them: with residuals e of the rows in double-double numbers, M X'W e is how far the coefficients are off
(Björck 1987, corrected seminormal equations). Sums and products are exact pairs (Dekker 1971).
"""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np

from cgsurvey.stats._least_squares import Solution
from cgsurvey.stats._triangles import Rows
from cgsurvey.survey import Floats

#: refined where the part that the columns before it leave of a column is between these. Above, little is
#: lost; below, steps do not shrink, as their own error grows with the square of the condition.
ILL_CONDITIONED = (1e-9, 1e-2)
#: a step smaller than this part of the coefficients changes nothing
SETTLED = 2.0**-53
MOST_STEPS = 5
#: 2^27 + 1 parts a double into two halves whose products are exact
_SPLITTER = 134217729.0


def refined(rows: Rows, solution: Solution, response: int) -> Floats:
    """Coefficients of a regression with an intercept and without an absorbed effect.

    Parameters
    ----------
    rows : Rows
    solution : Solution
        From the triangle of these rows; 0 is the intercept, column c is `rows.columns[c - 1]`.
    response : int
    """
    outcome = rows.columns[response - 1].astype(np.float64)
    ones = np.ones(len(outcome))
    kept = [rows.columns[each - 1].astype(np.float64) if each else ones for each in solution.kept]
    weight = ones if rows.weight is None else rows.weight
    found, before = solution.coefficients, math.inf
    for _ in range(MOST_STEPS):
        high, low = _residuals(outcome, kept, found)
        slope = np.array([_inner(weight, column, high, low) for column in kept])
        step = solution.inverse @ (solution.inverse.T @ slope)
        size = float(np.max(np.abs(step) / np.maximum(np.abs(found), np.finfo(float).tiny)))
        if not size < before / 2:
            break
        found, before = found + step, size
        if size < SETTLED:
            break
    return found


def _residuals(outcome: Floats, columns: Sequence[Floats], coefficients: Floats) -> tuple[Floats, Floats]:
    """Outcome less fitted values, as a sum of two numbers."""
    high, low = outcome, np.zeros(len(outcome))
    for column, coefficient in zip(columns, coefficients, strict=True):
        product, lost = _product(column, np.full(len(column), -coefficient))
        total = high + product
        back = total - high
        low = low + lost + ((high - (total - back)) + (product - back))
        high = total
    return high, low


def _inner(weight: Floats, column: Floats, high: Floats, low: Floats) -> float:
    """Sum of weight times column times (high + low)."""
    heavy, lost = _product(weight, column)
    product, rest = _product(heavy, high)
    return math.fsum(np.concatenate([product, rest, lost * high, heavy * low]).tolist())


def _product(a: Floats, b: Floats) -> tuple[Floats, Floats]:
    """a times b, rounded, and what rounding took off."""
    product = a * b
    a_high, a_low = _halves(a)
    b_high, b_low = _halves(b)
    return product, ((a_high * b_high - product) + a_high * b_low + a_low * b_high) + a_low * b_low


def _halves(a: Floats) -> tuple[Floats, Floats]:
    scaled = _SPLITTER * a
    high = scaled - (scaled - a)
    return high, a - high
