"""Are two questions independent? Pearson's statistic with the second-order correction of Rao and Scott."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from cgsurvey.stats._ratios import covariance, ratios
from cgsurvey.stats._tally import Measured, tally
from cgsurvey.stats._variables import Statuses, combined
from cgsurvey.survey import Floats, Integers, Status, Survey

#: design effects that add up to less than this are rounding
_NO_EFFECT = 1e-12


class Independence(NamedTuple):
    """F with its degrees of freedom and p; how many rows answered both questions."""

    statistic: float
    df_num: float
    df_den: float
    p_value: float


def rao_scott(
    survey: Survey, rows: tuple[Integers, Statuses], columns: tuple[Integers, Statuses]
) -> Independence | None:
    """F test of independence of two sets of categories (Rao and Scott 1984, equation 5; R ``svychisq``).

    Pearson's X² of the weighted table, scaled to its unweighted n, over the trace of the generalised
    design effects Δ of the interaction contrasts; F with (tr Δ)²/tr Δ² and that times the design degrees of
    freedom of those who answered both, as every estimate of them has (R: ``svychisq`` of the ``subset`` of
    them; given the missing answers as well it counts sampling units in which nobody answered).

    Parameters
    ----------
    rows, columns : (codes, status)
        Position of each answer, -1 for none, and its status.

    Returns
    -------
    Independence or None
        None where fewer than two rows or columns are filled, where so many cells are empty that the
        contrasts cannot be told apart (R stops there), where nothing varies between sampling units, or
        where the design leaves no degrees of freedom.
    """
    status = combined(rows[1], columns[1])
    counted = survey.counted & (status == Status.ANSWERED)
    row_levels, row = np.unique(rows[0][counted], return_inverse=True)
    column_levels, column = np.unique(columns[0][counted], return_inverse=True)
    shape = len(row_levels), len(column_levels)
    freedom = survey.design.degrees_of_freedom(counted)
    if min(shape) < 2 or freedom < 1:
        return None
    cell = np.full(survey.size, -1, dtype=np.int64)
    cell[counted] = row * shape[1] + column
    everyone = np.ones(survey.size)
    cells = [
        Measured((cell == place).astype(np.float64), everyone, status) for place in range(shape[0] * shape[1])
    ]
    found = ratios(tally(survey, cells), survey.design)
    share = found.estimate[0]
    spread = covariance(found.influence[:, 0], survey.design, (found.tally.denominator[:, 0, 0] > 0))
    if not np.isfinite(spread).all():
        return None
    delta = _design_effects(share, spread, int(counted.sum()), shape)
    trace = 0.0 if delta is None else float(np.trace(delta))
    if delta is None or trace < _NO_EFFECT:
        return None
    effective = trace**2 / float(np.trace(delta @ delta))
    statistic = _pearson(share.reshape(shape)) * int(counted.sum()) / trace
    from scipy.special import fdtrc

    p_value = float(fdtrc(effective, effective * freedom, statistic))
    return Independence(statistic, effective, effective * freedom, p_value)


def _pearson(table: Floats) -> float:
    """Σ (observed - expected)² / expected of a table of shares."""
    expected = np.outer(table.sum(axis=1), table.sum(axis=0))
    return float(((table - expected) ** 2 / expected).sum())


def _design_effects(share: Floats, spread: Floats, n: int, shape: tuple[int, int]) -> Floats | None:
    """Δ: covariance of the interaction contrasts, relative to a simple random sample of n.

    None where too many cells are empty for the contrasts to be told apart.
    """
    contrasts = _interactions(*shape)
    inverse = np.where(share > 0, 1 / np.where(share > 0, share, 1.0), 0.0)
    simple = contrasts.T @ (inverse[:, None] / n * contrasts)
    actual = contrasts.T @ (inverse[:, None] * spread * inverse[None, :]) @ contrasts
    if np.linalg.matrix_rank(simple, hermitian=True) < len(simple):
        return None
    return np.asarray(np.linalg.solve(simple, actual))


def _interactions(rows: int, columns: int) -> Floats:
    """Contrasts of the cells that are orthogonal to every row and every column."""
    row_part = np.eye(rows)[:, 1:] - 1 / rows
    column_part = np.eye(columns)[:, 1:] - 1 / columns
    return np.asarray(np.kron(row_part, column_part))
