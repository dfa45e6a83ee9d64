"""p values adjusted over a family of tests (Holm 1979; Benjamini and Hochberg 1995)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from cgsurvey.result import Estimate, Result
from cgsurvey.survey import Floats, Integers


def one_family(results: Sequence[Result]) -> list[Result]:
    """The results with p values adjusted over all their comparisons: those that one table shows.

    A joint test of the groups of a result is no comparison of two of them, and is in no family.
    """
    compared = [row for result in results for row in result.rows if row.unit != "test"]
    adjusted = {row.id: row for row in with_adjusted_p(compared)}
    return [
        replace(result, rows=tuple(adjusted.get(row.id, row) for row in result.rows)) for result in results
    ]


def with_adjusted_p(rows: Sequence[Estimate]) -> list[Estimate]:
    """The rows with `p_holm` and `p_bh` over those that have a p value."""
    tested = [row for row in rows if row.p_value is not None]
    p = np.array([row.p_value for row in tested], dtype=np.float64)
    adjusted = {
        row.id: (float(holm), float(bh)) for row, holm, bh in zip(tested, _holm(p), _bh(p), strict=True)
    }
    return [
        replace(row, p_holm=adjusted[row.id][0], p_bh=adjusted[row.id][1]) if row.id in adjusted else row
        for row in rows
    ]


def _holm(p: Floats) -> Floats:
    order = np.argsort(p, kind="stable")
    stepped = np.maximum.accumulate(p[order] * np.arange(len(p), 0, -1))
    return _in_place(order, np.minimum(stepped, 1.0))


def _bh(p: Floats) -> Floats:
    order = np.argsort(p, kind="stable")
    stepped = p[order] * len(p) / np.arange(1, len(p) + 1)
    return _in_place(order, np.minimum(np.minimum.accumulate(stepped[::-1])[::-1], 1.0))


def _in_place(order: Integers, sorted_values: Floats) -> Floats:
    values = np.empty_like(sorted_values)
    values[order] = sorted_values
    return values
