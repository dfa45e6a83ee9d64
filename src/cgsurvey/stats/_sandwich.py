"""Cluster-robust variances of one regression: CR1, and CR2 with Satterthwaite degrees of freedom.

The formulas are those of clubSandwich for `lm` with every dummy written out and an identity working
covariance (Bell and McCaffrey 2002; Pustejovsky and Tipton 2018, with the correction of 2023). They run
on the triangles that stand for each cluster's rows, and on regressors made orthonormal, so that
(X'WX)^-1 is the identity and never computed.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from cgsurvey.errors import NotEstimable
from cgsurvey.stats._least_squares import Solution, least_squares
from cgsurvey.stats._triangles import Stack, Triangles, coordinates
from cgsurvey.survey import Floats, Integers

#: eigenvalues below this count as zero in an inverse square root, as in clubSandwich
SINGULAR = 1e-12
#: part of a coefficient's working variance that CR2 must be able to see; below, there is no standard error
VISIBLE = 1e-10


@dataclass(frozen=True)
class Fit:
    """One regression with its variances: P coefficients.

    Attributes
    ----------
    columns : tuple of int
        Column of each coefficient in the tally; 0 is the intercept.
    dropped : tuple of int
        Collinear columns.
    estimate, cr1, cr2, df : (P,) float arrays
        Coefficients, standard errors, Satterthwaite df. NaN where CR2 cannot be estimated.
    parameters : int
        Every coefficient, also those of an absorbed effect.
    factor : float
        Small-sample factor of CR1.
    residual, total, baseline : float
        Sums of squares: of the residuals, about the mean, and left by the effects alone.
    """

    columns: tuple[int, ...]
    dropped: tuple[int, ...]
    estimate: Floats
    cr1: Floats
    cr2: Floats
    df: Floats
    parameters: int
    factor: float
    residual: float
    total: float
    baseline: float

    def place(self, column: int) -> int | None:
        """Place of a column's coefficient, None where it was dropped."""
        return self.columns.index(column) if column in self.columns else None


@dataclass(frozen=True)
class Block:
    """A stack of M clusters in one regression, R tall.

    Attributes
    ----------
    regressors : (M, R, P) float array
        Orthonormal over all clusters in the weighted metric: the Q of a QR decomposition.
    heavy : (M, R, P) float array
        The same times the weights.
    seen : (M, R, P) float array
        `heavy` after the absorbed effect's projection, which is not orthogonal where weights vary.
    own : (M, R, R) or (R, R) float array
        That projection times its transpose: the working covariance of residuals before `regressors`.
    residuals : (M, R) float array
    """

    clusters: Integers
    regressors: Floats
    heavy: Floats
    seen: Floats
    own: Floats
    residuals: Floats


def solve(tally: Triangles, response: int, columns: Sequence[int], *, within: bool) -> Solution:
    """Least squares of one column on an intercept, or the absorbed effect, and others.

    Raises
    ------
    NotEstimable
        If there are no more rows than coefficients.
    """
    asked = list(columns) if within else [0, *columns]
    triangle = tally.within if within else tally.between
    solution = least_squares(triangle, tally.lengths, asked, response)
    parameters = len(solution.kept) + (tally.effects if within else 0)
    if tally.n <= parameters:
        raise NotEstimable("regression.too_few_rows", n=tally.n, parameters=parameters)
    return solution


def blocks(tally: Triangles, solution: Solution, response: int, *, within: bool) -> Iterator[Block]:
    """Regressors, made orthonormal, and residuals of every cluster: made as they are asked for."""
    for stack in tally.stacks:
        yield _block(stack, tally, solution, response, within=within)


def _block(stack: Stack, tally: Triangles, solution: Solution, response: int, *, within: bool) -> Block:
    plain, weighted = coordinates(stack, tally.levels, within=within)
    kept = list(solution.kept)
    heavy = weighted[..., kept] @ solution.inverse
    own, seen = np.eye(plain.shape[1]), heavy
    if within and tally.is_weighted:
        # without weights the demeaned columns are orthogonal to the indicators: the identity serves
        projection = own - _mean_projection(stack, tally.levels)
        own, seen = projection @ projection.swapaxes(1, 2), projection @ heavy
    return Block(
        clusters=stack.clusters,
        regressors=plain[..., kept] @ solution.inverse,
        heavy=heavy,
        seen=seen,
        own=own,
        residuals=plain[..., response] - plain[..., kept] @ solution.coefficients,
    )


def _mean_projection(stack: Stack, levels: int) -> Floats:
    """D (D'WD)^-1 D'W of each cluster's own indicators, which do not overlap."""
    indicators, heavy = stack.plain[..., :levels], stack.weighted[..., :levels]
    sizes = np.sum(indicators * heavy, axis=1, keepdims=True)
    return (indicators / np.where(sizes > 0, sizes, 1.0)) @ heavy.swapaxes(1, 2)


def fit(
    tally: Triangles, response: int, columns: Sequence[int], *, within: bool, dummies: Sequence[int] = ()
) -> Fit:
    """Regress one column of the tally on others, with CR1 and CR2.

    CR1 is G/(G-1) (n-1)/(n-K) times the sum of squared cluster scores between (X'WX)^-1. K counts every
    coefficient; of an absorbed effect, which is nested in the clusters, only one (pyfixest's default).

    Parameters
    ----------
    tally : Triangles
    response : int
    columns : sequence of int
        Regressors beside the intercept (between) or the absorbed effect (within). Of collinear ones the
        later are dropped.
    within : bool
        Whether the absorbed effect is in the model.
    dummies : sequence of int
        Columns of effects that are not absorbed. They come first, so that what they explain is theirs.

    Raises
    ------
    NotEstimable
        If there are no more rows than coefficients.
    """
    solution = solve(tally, response, [*dummies, *columns], within=within)
    size, clusters = len(solution.kept), tally.clusters
    factor = clusters / (clusters - 1) * (tally.n - 1) / (tally.n - size - int(within))
    scores, squared = np.zeros((size, size)), np.zeros((size, size))
    for part in blocks(tally, solution, response, within=within):
        scores += _gram(_scores(part.heavy, part.residuals))
        squared += np.tensordot(part.heavy, part.heavy, axes=((0, 1), (0, 1)))
    parts = blocks(tally, solution, response, within=within)
    variance, df = _cr2(parts, squared, solution.inverse)
    return Fit(
        columns=solution.kept,
        dropped=solution.dropped,
        estimate=solution.coefficients,
        cr1=np.sqrt(factor * _sandwiched(solution.inverse, scores)),
        cr2=np.sqrt(variance),
        df=df,
        parameters=size + (tally.effects if within else 0),
        factor=factor,
        residual=solution.residual,
        total=float(np.sum(tally.between[1:, response] ** 2)),
        baseline=solve(tally, response, dummies, within=within).residual,
    )


def _cr2(parts: Iterable[Block], squared: Floats, inverse: Floats) -> tuple[Floats, Floats]:
    """CR2 variances and Satterthwaite df of every coefficient.

    With H = X M X'W and B_g the cluster's block of (I - H)(I - H)', the adjustment is A_g = B_g^(-1/2)
    and the variance M (sum of s_g s_g') M, s_g = X_g'W_g A_g e_g. For a coefficient c let
    a_g = A_g W_g X_g M c. Its variance is a quadratic form in errors whose matrix has the same non-zero
    eigenvalues as P, P_gh = a_g' ((I - H)(I - H)')_gh a_h, so df = (tr P)² / (sum of P_gh²). Off the
    diagonal P is of low rank and is never written out. `squared` is X'W²X.
    """
    size = len(inverse)
    meat = np.zeros((size, size))
    trace, diagonal, cross = np.zeros(size), np.zeros(size), np.zeros((size, 2 * size, 2 * size))
    for part in parts:
        spread = _residual_spread(part, squared)
        adjusted = _inverse_root(spread) @ part.heavy
        meat += _gram(_scores(adjusted, part.residuals))
        a = adjusted @ inverse.T
        u = part.regressors.swapaxes(1, 2) @ a
        v = part.seen.swapaxes(1, 2) @ a
        own = np.sum(a * (spread @ a), axis=1)
        low_rank = np.sum(u * (squared @ u - 2 * v), axis=1)
        trace += own.sum(axis=0)
        diagonal += np.sum(own**2 - low_rank**2, axis=0)
        factors = np.concatenate([u, v], axis=1).transpose(2, 0, 1)
        cross += factors.swapaxes(1, 2) @ factors
    identity = np.eye(size)
    link = np.block([[squared, -identity], [-identity, np.zeros((size, size))]])
    product = link @ cross
    squares = diagonal + np.sum(product * product.swapaxes(1, 2), axis=(1, 2))
    visible = trace > VISIBLE * _sandwiched(inverse, squared)
    with np.errstate(divide="ignore", invalid="ignore"):
        df = np.where(visible, trace**2 / squares, np.nan)
    return np.where(visible, _sandwiched(inverse, meat), np.nan), df


def _residual_spread(part: Block, squared: Floats) -> Floats:
    """B_g, the working covariance of each cluster's residuals, (M, R, R)."""
    mixed = part.seen @ part.regressors.swapaxes(1, 2)
    return (
        part.own - mixed - mixed.swapaxes(1, 2) + part.regressors @ squared @ part.regressors.swapaxes(1, 2)
    )


def _inverse_root(matrices: Floats) -> Floats:
    """Moore-Penrose inverse of the symmetric square root."""
    values, vectors = np.linalg.eigh(matrices)
    singular = values <= SINGULAR
    powers = np.where(singular, 0.0, 1 / np.sqrt(np.where(singular, 1.0, values)))
    return np.asarray((vectors * powers[..., None, :]) @ vectors.swapaxes(-1, -2))


def _scores(heavy: Floats, residuals: Floats) -> Floats:
    return np.asarray((heavy.swapaxes(1, 2) @ residuals[..., None])[..., 0])


def _gram(rows: Floats) -> Floats:
    return np.asarray(rows.T @ rows)


def _sandwiched(inverse: Floats, meat: Floats) -> Floats:
    """Diagonal of inverse @ meat @ inverse.T; where it is 0, rounding may fall on either side."""
    return np.asarray(np.maximum(np.sum((inverse @ meat) * inverse, axis=1), 0.0))
