"""The base of a number as columns of its row: how many, of whom, and who is left out."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from cgsurvey.stats._tally import REASONS, Measured, tally
from cgsurvey.stats._variables import Statuses
from cgsurvey.survey import Groups, Status, Survey


def base_columns(rows: NDArray[np.int64], n: float, n_weighted: float) -> dict[str, Any]:
    """Columns of a base.

    Parameters
    ----------
    rows : (1 + reasons,) int array
        Rows in the base, then rows left out by reason: an entry of `Tally.rows`.
    n, n_weighted : float
        Unweighted and weighted count of the base.
    """
    left_out = {name: int(number) for name, number in zip(REASONS, rows[1:], strict=True) if number}
    eligible = int(rows.sum())
    return {
        "n": round(n),
        "n_weighted": float(n_weighted),
        "eligible": eligible,
        "asked": eligible - left_out.get("not_asked", 0),
        "left_out": left_out,
    }


def base_of_things(number: int) -> dict[str, Any]:
    """Columns of a base that is a number of things, none of them left out: communities, services."""
    return base_columns(np.array([number] + [0] * len(REASONS)), float(number), float(number))


def base_of(survey: Survey, status: Statuses) -> dict[str, Any]:
    """Columns of the base of the rows of this status, over the whole population."""
    ones = np.ones(survey.size)
    counts = tally(survey, [Measured(ones, ones, status)])
    return base_columns(counts.rows[0, 0], float(counts.n[0, 0]), float(counts.denominator.sum()))


def bases_by_group(survey: Survey, status: Statuses, by: Groups) -> list[dict[str, Any]]:
    """Columns of the base of the rows of this status, of each group."""
    inside = survey.counted & (by.codes >= 0)
    code, state, weight = by.codes[inside], status[inside], survey.weight[inside]
    reasons, number = 1 + len(REASONS), len(by.levels)
    rows = np.bincount(code * reasons + state, minlength=number * reasons).reshape(number, reasons)
    sums = np.bincount(code, weights=weight * (state == Status.ANSWERED), minlength=number)
    return [base_columns(each, float(each[0]), total) for each, total in zip(rows, sums, strict=True)]
