"""Ranks: how far those of many estimates are known, and how far two orders agree."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from cgsurvey.survey import Floats, Integers


class Ranks(NamedTuple):
    """Ranks of G estimates, 1 the highest, the first and the last place each may truly have.

    `apart` is the number of pairs whose order is known.
    """

    rank: Integers
    best: Integers
    worst: Integers
    apart: int


def joint_ranks(estimate: Floats, low: Floats, high: Floats) -> Ranks:
    """Places that simultaneous intervals leave open (Klein, Wright and Wieczorek 2020, theorem 1).

    One group is above another for certain where its whole interval is. The best place of a group is one
    more than the number of groups above it, its worst G less the number below it. With probability of at
    least that with which all intervals hold at once, all places do. Equal estimates share the better rank.

    Parameters
    ----------
    estimate, low, high : (G,) float arrays
        Ends of simultaneous intervals; infinite where nothing is known.
    """
    above = (low[:, None] > high[None, :]).sum(axis=0)
    below = (high[:, None] < low[None, :]).sum(axis=0)
    rank = 1 + (estimate[:, None] > estimate[None, :]).sum(axis=0)
    return Ranks(np.asarray(rank), np.asarray(1 + above), np.asarray(len(estimate) - below), int(above.sum()))


def each_level(level: float, number: int) -> float:
    """Level of each of so many independent intervals that all hold at once with `level` (Šidák 1967)."""
    return float(level ** (1 / number))


def spearman(first: Floats, second: Floats) -> float | None:
    """Pearson's correlation of the mean ranks (Spearman 1904; R: ``cor(method = "spearman")``).

    None where all are equal in one of the two orders.
    """
    ranks = [_mean_ranks(each) for each in (first, second)]
    centred = [each - each.mean() for each in ranks]
    sizes = [float(each @ each) for each in centred]
    return None if min(sizes) == 0 else float(centred[0] @ centred[1]) / float(np.sqrt(sizes[0] * sizes[1]))


def kendall(first: Floats, second: Floats) -> float | None:
    """Tau-b: pairs in the same order minus pairs in the other, ties in the denominator (Kendall 1945).

    R: ``cor(method = "kendall")``. None where all are equal in one of the two orders.
    """
    signs = [np.sign(_even(each)[:, None] - _even(each)[None, :]) for each in (first, second)]
    sizes = [float(abs(each).sum()) for each in signs]
    return (
        None if min(sizes) == 0 else float((signs[0] * signs[1]).sum()) / float(np.sqrt(sizes[0] * sizes[1]))
    )


def _mean_ranks(values: Floats) -> Floats:
    """Ranks from 1, equal values sharing their mean rank."""
    values = _even(values)
    below = (values[None, :] < values[:, None]).sum(axis=1)
    equal = (values[None, :] == values[:, None]).sum(axis=1)
    return np.asarray(below + (equal + 1) / 2, dtype=np.float64)


def _even(values: Floats) -> Floats:
    """Values without the last digits, in which equal shares may differ."""
    return np.round(values, 12)
