"""Cluster-robust variances of one regression: CR1, and CR2 with Satterthwaite degrees of freedom.

The formulas are those of clubSandwich for `lm` with every dummy written out and an identity working
covariance (Bell and McCaffrey 2002; Pustejovsky and Tipton 2018, with the correction of 2023). They run
on the triangles that stand for each cluster's rows, and on regressors made orthonormal, so that
(X'WX)^-1 is the identity and never computed.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from cgsurvey.stats._cluster_blocks import Block, blocks, solve
from cgsurvey.stats._least_squares import Solution
from cgsurvey.stats._triangles import Triangles
from cgsurvey.survey import Floats, Integers

#: eigenvalues below this count as zero in an inverse square root, as in clubSandwich
SINGULAR = 1e-12
#: part of a coefficient's working variance that CR2 must be able to see; below, there is no standard error
VISIBLE = 1e-10
#: a standard error under this part of what residuals as large as the outcome would give is rounding: where
#: a coefficient is told, the model fits to the last digit
ROUNDING = 1e-12


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
        Coefficients, standard errors, Satterthwaite df. NaN where CR2 cannot be estimated, and for the
        dummies of effects, whose df nobody asks for.
    inverse : (P, P) float array
        inverse @ inverse.T is (X'WX)^-1.
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
    inverse: Floats
    parameters: int
    factor: float
    residual: float
    total: float
    baseline: float

    def place(self, column: int) -> int | None:
        """Place of a column's coefficient, None where it was dropped."""
        return self.columns.index(column) if column in self.columns else None


def fit(
    tally: Triangles,
    response: int,
    columns: Sequence[int],
    *,
    within: bool,
    dummies: Sequence[int] = (),
    uncounted: Sequence[int] = (),
) -> Fit:
    """Regress one column of the tally on others, with CR1 and CR2.

    CR1 is G/(G-1) (n-1)/(n-K) times the sum of squared cluster scores between (X'WX)^-1. K counts every
    coefficient; of effects that are nested in the clusters only one (pyfixest's default).

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
    uncounted : sequence of int
        Those of them that are nested in the clusters, and not in K.

    Raises
    ------
    NotEstimable
        If there are no more rows than coefficients.
    """
    solution = solve(tally, response, [*dummies, *columns], within=within)
    size, clusters = len(solution.kept), tally.clusters
    counted = size + int(within) - len(set(uncounted) & set(solution.kept))
    factor = clusters / (clusters - 1) * (tally.n - 1) / (tally.n - counted)
    scores = np.zeros((size, size))
    for part in blocks(tally, solution, response, within=within):
        scores += _gram(_scores(part.heavy, part.residuals))
    asked = np.flatnonzero(~np.isin(solution.kept, dummies))
    parts = blocks(tally, solution, response, within=within)
    cr2, df = np.full(size, np.nan), np.full(size, np.nan)
    cr2[asked], df[asked] = _cr2(parts, working(tally, solution, response, within=within), asked)
    total = float(np.sum(tally.between[1:, response] ** 2))
    rounding = cr2 <= ROUNDING**2 * total * np.sum(solution.inverse**2, axis=1)
    cr2[rounding] = df[rounding] = np.nan
    return Fit(
        columns=solution.kept,
        dropped=solution.dropped,
        estimate=solution.coefficients,
        cr1=np.sqrt(factor * sandwiched(solution.inverse, scores)),
        cr2=np.sqrt(cr2),
        df=df,
        inverse=solution.inverse,
        parameters=size + (tally.effects if within else 0),
        factor=factor,
        residual=solution.residual,
        total=total,
        baseline=solve(tally, response, dummies, within=within).residual,
    )


class Working(NamedTuple):
    """The working covariance of all residuals: what CR2 is adjusted to, and its degrees of freedom.

    With H = X M X'W, residuals have the covariance (I - H)(I - H)' where errors have the identity. Between
    clusters it is of low rank, f_g' `link` f_h for the factors f of two clusters, and never written out.

    Attributes
    ----------
    inverse : (P, P) float array
        Of the solution.
    squared : (P, P) float array
        X'W²X for orthonormal regressors.
    link : (F, F) float array
        F is P without weights, else 2P.
    """

    inverse: Floats
    squared: Floats
    link: Floats

    def factors(self, part: Block, a: Floats) -> Floats:
        """f of the vectors a, (M, R, C) -> (M, F, C)."""
        u = part.regressors.swapaxes(1, 2) @ a
        if len(self.link) == len(self.inverse):
            return np.asarray(u)
        return np.concatenate([u, part.seen.swapaxes(1, 2) @ a], axis=1)


def working(tally: Triangles, solution: Solution, response: int, *, within: bool) -> Working:
    """The working covariance of one regression."""
    identity = np.eye(len(solution.kept))
    if not tally.is_weighted:
        return Working(solution.inverse, identity, -identity)
    squared = np.zeros_like(identity)
    for part in blocks(tally, solution, response, within=within):
        squared += np.tensordot(part.heavy, part.heavy, axes=((0, 1), (0, 1)))
    link = np.block([[squared, -identity], [-identity, np.zeros_like(identity)]])
    return Working(solution.inverse, squared, link)


#: a stack of clusters, the working covariance B_g of their residuals, and A_g W_g X_g
Adjusted = tuple[Block, Floats, Floats]


def adjusted(parts: Iterable[Block], model: Working) -> Iterator[Adjusted]:
    """Of every cluster B_g, the working covariance of its residuals, and A_g W_g X_g, A_g = B_g^(-1/2)."""
    for part in parts:
        spread = _residual_spread(part, model.squared)
        yield part, spread, _inverse_root(spread) @ part.heavy


def _cr2(parts: Iterable[Block], model: Working, asked: Integers) -> tuple[Floats, Floats]:
    """CR2 variances and Satterthwaite df of the coefficients asked for.

    The variance is M (sum of s_g s_g') M, s_g = X_g'W_g A_g e_g. For a coefficient c let
    a_g = A_g W_g X_g M c. Its variance is a quadratic form in errors whose matrix has the same non-zero
    eigenvalues as P, P_gh = a_g' ((I - H)(I - H)')_gh a_h, so df = (tr P)² / (sum of P_gh²).
    """
    inverse, link = model.inverse, model.link
    size = len(asked)
    meat = np.zeros_like(inverse)
    trace, diagonal, cross = np.zeros(size), np.zeros(size), np.zeros((size, *link.shape))
    for part, spread, weighted in adjusted(parts, model):
        meat += _gram(_scores(weighted, part.residuals))
        a = weighted @ inverse[asked].T
        own = np.sum(a * (spread @ a), axis=1)
        factors = model.factors(part, a)
        low_rank = np.sum(factors * (link @ factors), axis=1)
        trace += own.sum(axis=0)
        diagonal += np.sum(own**2 - low_rank**2, axis=0)
        turned = factors.transpose(2, 0, 1)
        cross += turned.swapaxes(1, 2) @ turned
    product = link @ cross
    squares = diagonal + np.sum(product * product.swapaxes(1, 2), axis=(1, 2))
    visible = trace > VISIBLE * sandwiched(inverse, model.squared)[asked]
    with np.errstate(divide="ignore", invalid="ignore"):
        df = np.where(visible, trace**2 / squares, np.nan)
    return np.where(visible, sandwiched(inverse, meat)[asked], np.nan), df


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


def sandwiched(inverse: Floats, meat: Floats) -> Floats:
    """Diagonal of inverse @ meat @ inverse.T; where it is 0, rounding may fall on either side."""
    return np.asarray(np.maximum(np.sum((inverse @ meat) * inverse, axis=1), 0.0))
