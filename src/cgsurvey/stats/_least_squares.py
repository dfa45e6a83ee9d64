"""Least squares from a triangle: QR on scaled columns, never the normal equations."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from cgsurvey.survey import Floats

#: a column is collinear when what the columns before it leave of it is smaller than this part of it. It
#: stands well above rounding (1e-15) and lets through the worst of NIST's polynomials, Filip (1e-10).
COLLINEAR = 1e-11


@dataclass(frozen=True)
class Solution:
    """Coefficients of the columns that are kept.

    Attributes
    ----------
    kept, dropped : tuple of int
        Columns of the triangle, in the order asked for.
    coefficients : (P,) float array
    inverse : (P, P) float array
        Makes the kept columns orthonormal: X @ inverse has the identity as its (weighted) Gram matrix,
        and inverse @ inverse.T is (X'WX)^-1.
    residual : float
        (Weighted) sum of squared residuals.
    left : float
        The smallest part that the columns before it leave of a column: 1 over how much errors can grow.
    """

    kept: tuple[int, ...]
    dropped: tuple[int, ...]
    coefficients: Floats
    inverse: Floats
    residual: float
    left: float


def least_squares(triangle: Floats, lengths: Floats, columns: Sequence[int], response: int) -> Solution:
    """Regress one column of a triangle on others.

    Parameters
    ----------
    triangle : (R, K) float array
        Any rotation of the (weighted, demeaned) rows.
    lengths : (K,) float array
        Length of each column before anything was taken out of it: the measure of what is left.
    columns : sequence of int
        Regressors. Of collinear columns the later go first.
    response : int
    """
    kept = [column for column in columns if lengths[column] > 0]
    while True:
        scale = lengths[kept]
        rotated = _triangle(np.column_stack([triangle[:, kept] / scale, triangle[:, response]]))
        left = np.abs(np.diagonal(rotated)[: len(kept)])  # the columns have length 1
        lost = np.flatnonzero(left <= COLLINEAR)
        if not len(lost):
            break
        del kept[lost[0]]
    size = len(kept)
    upper = rotated[:size, :size]
    inverse = np.linalg.solve(upper, np.eye(size)) / scale[:, None]
    coefficients = np.linalg.solve(upper, rotated[:size, size]) / scale
    dropped = tuple(column for column in columns if column not in kept)
    residual = float(np.sum(rotated[size:, size] ** 2))
    smallest = float(left.min()) if len(left) else 1.0
    return Solution(tuple(kept), dropped, coefficients, inverse, residual, smallest)


def _triangle(rows: Floats) -> Floats:
    """Square triangle of the rows, filled with zeros where there are fewer rows than columns."""
    rotated = np.linalg.qr(rows, mode="r")
    return np.concatenate([rotated, np.zeros((rows.shape[1] - len(rotated), rows.shape[1]))])
