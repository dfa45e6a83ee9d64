"""CR1, CR2 and Satterthwaite df written out row by row with n x n matrices, as clubSandwich defines them.

Slow, plain, and made without a line of the program: what the program's shortcuts must equal.
"""

from __future__ import annotations

from typing import Any

import numpy as np

Array = Any


def dense(x: Array, y: Array, cluster: Array, weight: Array, counted: int) -> dict[str, Array]:
    """Regress y on all columns of x (of full rank). `counted` is K in the factor of CR1."""
    n, groups = len(y), np.unique(cluster)
    heavy = x * weight[:, None]
    bread = np.linalg.inv(x.T @ heavy)
    estimate = bread @ heavy.T @ y
    residuals = y - x @ estimate
    maker = np.eye(n) - x @ bread @ heavy.T
    spread = maker @ maker.T
    adjusted = np.zeros((n, x.shape[1]))
    meat1, meat2 = np.zeros_like(bread), np.zeros_like(bread)
    for group in groups:
        rows = np.flatnonzero(cluster == group)
        values, vectors = np.linalg.eigh(spread[np.ix_(rows, rows)])
        powers = [value**-0.5 if value > 1e-12 else 0.0 for value in values]
        adjusted[rows] = vectors @ np.diag(powers) @ vectors.T @ heavy[rows]
        plain_score, score = heavy[rows].T @ residuals[rows], adjusted[rows].T @ residuals[rows]
        meat1 += np.outer(plain_score, plain_score)
        meat2 += np.outer(score, score)
    factor = len(groups) / (len(groups) - 1) * (n - 1) / (n - counted)
    df = []
    for row in bread:
        a = np.zeros((n, len(groups)))
        for index, group in enumerate(groups):
            here = cluster == group
            a[here, index] = adjusted[here] @ row
        p = a.T @ spread @ a
        df.append(np.trace(p) ** 2 / np.sum(p**2))
    return {
        "estimate": estimate,
        "cr1": np.sqrt(factor * np.diag(bread @ meat1 @ bread)),
        "cr2": np.sqrt(np.diag(bread @ meat2 @ bread)),
        "df": np.array(df),
    }


def dummies(codes: Array) -> Array:
    """One column of zeros and ones for each level."""
    return (codes[:, None] == np.unique(codes)).astype(float)
