"""One regression cluster by cluster: regressors made orthonormal, residuals, and what goes with a cluster."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np

from cgsurvey.errors import NotEstimable
from cgsurvey.stats._least_squares import Solution, least_squares
from cgsurvey.stats._refinement import ILL_CONDITIONED, refined
from cgsurvey.stats._triangles import Stack, Triangles, coordinates, with_intercept, without_effects
from cgsurvey.survey import Flags, Floats, Integers

#: an eigenvalue of I - H of one cluster under this means that something stands or falls with the cluster
DETERMINED = 1e-9


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

    Where they are ill-conditioned and no effect is absorbed, the coefficients are refined on the rows.

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
    if within or not ILL_CONDITIONED[0] < solution.left < ILL_CONDITIONED[1]:
        return solution
    return replace(solution, coefficients=refined(tally.rows, solution, response))


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


def leaving_out(
    tally: Triangles, solution: Solution, response: int, *, within: bool
) -> Iterator[tuple[Floats, Flags]]:
    """How far every coefficient falls when each cluster in turn is left out, and which do not survive it.

    Without cluster g the coefficients are b - M X_g'W_g (I - H_gg)^-1 e_g. Yields (M, P) arrays, a stack of
    clusters at a time; where a direction of I - H_gg is lost with the cluster, what lies in it counts as 0.
    """
    kept, row_lengths = list(solution.kept), np.linalg.norm(solution.inverse, axis=1)
    for stack in tally.stacks:
        take = without_effects if within else with_intercept
        rows = take(stack.root, tally.levels)
        regressors = rows[..., kept] @ solution.inverse
        residuals = rows[..., response] - rows[..., kept] @ solution.coefficients
        left = np.eye(rows.shape[1]) - regressors @ regressors.swapaxes(1, 2)
        values, vectors = np.linalg.eigh(left)
        lost = (values < DETERMINED)[:, None, :]
        along = solution.inverse @ (regressors.swapaxes(1, 2) @ vectors)
        scores = residuals[:, None, :] @ vectors
        fall = np.where(lost, 0.0, along * scores / np.where(lost, 1.0, values[:, None, :])).sum(axis=2)
        yield fall, np.any(lost & (np.abs(along) > 1e-6 * row_lengths[:, None]), axis=2)
