"""The tally of a regression: each cluster's rows turned into a small triangle that stands for them.

Least squares, fixed effects nested in the clusters, CR1 and CR2 use a cluster's rows only through inner
products of its columns. A QR decomposition keeps every one of these in a triangle that is no taller than
the number of columns, and loses no digits, as sums of products would. So the triangle takes the place of
the rows in all formulas: it is a rotation of them. A cluster with fewer rows than columns stays as tall as
it is. Triangles of two batches of one cluster merge by the QR of one on top of the other.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray

from cgsurvey.survey import Floats, Integers

#: rows of one cluster that are rotated at once: what fits a processor's cache is fastest
ROWS_AT_ONCE = 4096
#: numbers in one array of stacked clusters, so that memory stays flat however many clusters there are
NUMBERS_AT_ONCE = 2**19


@dataclass(frozen=True)
class Stack:
    """Clusters whose triangles are equally tall, M of them, R tall, over L indicators and K columns.

    Attributes
    ----------
    clusters : (M,) int array
    root : (M, R, L + K) float array
        Triangle of the rows times the square root of their weight: what least squares needs.
    plain, weighted : (M, R', L + K) float arrays
        The rows, and the rows times their weight, in one common rotation: what CR2 needs. Without
        weights these and `root` are one array.
    """

    clusters: Integers
    root: Floats
    plain: Floats
    weighted: Floats


@dataclass(frozen=True)
class Rows:
    """The rows themselves, for the few formulas that a rotation is not exact enough for."""

    columns: Sequence[NDArray[Any]]
    weight: Floats | None


@dataclass(frozen=True)
class Triangles:
    """All clusters. The first `levels` columns are indicators of the absorbed effect inside its cluster.

    Without an absorbed effect there is one such column, of ones. `n` counts rows, `effects` the levels of
    the absorbed effect (0 without one).
    """

    stacks: tuple[Stack, ...]
    levels: int
    columns: int
    clusters: int
    n: int
    effects: int
    rows: Rows

    @property
    def is_weighted(self) -> bool:
        return self.rows.weight is not None

    @cached_property
    def between(self) -> Floats:
        """Triangle of all rows, (R, 1 + K): the intercept, then the columns."""
        return _merged([with_intercept(stack.root, self.levels) for stack in self.stacks])

    @cached_property
    def within(self) -> Floats:
        """Triangle of all rows after the absorbed effect is taken out: nothing is left of the intercept."""
        return _merged([without_effects(stack.root, self.levels) for stack in self.stacks])

    @cached_property
    def lengths(self) -> Floats:
        """Length of every column before anything is taken out of it, (1 + K,)."""
        return np.asarray(np.sqrt(np.sum(self.between**2, axis=0)))


def with_intercept(rows: Floats, levels: int) -> Floats:
    """The indicators added up to an intercept, then the columns."""
    return np.concatenate([rows[..., :levels].sum(axis=-1, keepdims=True), rows[..., levels:]], axis=-1)


def without_effects(root: Floats, levels: int) -> Floats:
    """The columns after projection off the indicators: the triangle below the indicators' own rows.

    A cluster with fewer levels than others has indicators that are zero throughout. These took no part
    in the rotation, so the row at their place belongs to the columns and stays.
    """
    rest = with_intercept(root, levels)
    rest[..., 0] = 0.0
    own = min(levels, root.shape[-2])
    taken = np.diagonal(root[..., :own, :own], axis1=-2, axis2=-1) != 0
    rest[..., :own, :][taken] = 0.0
    return rest


def coordinates(stack: Stack, levels: int, *, within: bool) -> tuple[Floats, Floats]:
    """Intercept and columns, plain and times their weight, each (M, R, 1 + K).

    `within` takes the weighted mean of each level of the absorbed effect out of both.
    """
    plain, weighted = with_intercept(stack.plain, levels), with_intercept(stack.weighted, levels)
    if within:
        means = effect_means(stack.root, levels)
        plain -= stack.plain[..., :levels] @ means
        weighted -= stack.weighted[..., :levels] @ means
    return plain, weighted


def effect_means(root: Floats, levels: int) -> Floats:
    """Weighted mean of intercept and columns in each level of the absorbed effect, (M, L, 1 + K)."""
    own = min(levels, root.shape[-2])
    diagonal = np.diagonal(root[..., :own, :own], axis1=-2, axis2=-1)
    present = diagonal != 0
    means = np.zeros((len(root), levels, root.shape[-1] - levels + 1))
    sums = with_intercept(root[..., :own, :], levels)
    means[:, :own] = sums / np.where(present, diagonal, 1.0)[..., None]
    means[:, :own][~present] = 0.0
    return means


def _merged(pieces: Sequence[Floats]) -> Floats:
    return triangle(np.concatenate([piece.reshape(-1, piece.shape[2]) for piece in pieces]))


def triangle(rows: Floats) -> Floats:
    """R of the QR decomposition of the last two axes."""
    return np.asarray(np.linalg.qr(rows, mode="r"))


def triangles(
    columns: Sequence[NDArray[Any]],
    cluster: Integers,
    weight: Floats | None,
    effect: Integers | None = None,
) -> Triangles:
    """Rotate each cluster's rows into a triangle.

    Parameters
    ----------
    columns : sequence of (n,) arrays
        Numbers, or zeros and ones as bool.
    cluster : (n,) int array
        Cluster of each row, 0 to G - 1, none empty.
    weight : (n,) positive float array or None
    effect : (n,) int array or None
        Level of the fixed effect to absorb, each inside one cluster.
    """
    local, levels, effects = _local_levels(cluster, effect)
    stacks: list[Stack] = []
    width = levels + len(columns)
    for clusters, places in _batches(cluster, width * (1 if weight is None else 2)):
        stacks.append(_rotated(columns, weight, local, levels, clusters, places))
    return Triangles(
        tuple(stacks),
        levels,
        len(columns),
        int(cluster.max()) + 1,
        len(cluster),
        effects,
        Rows(columns, weight),
    )


def _rotated(
    columns: Sequence[NDArray[Any]],
    weight: Floats | None,
    local: Integers,
    levels: int,
    clusters: Integers,
    places: Integers,
) -> Stack:
    """One stack, read in batches of rows that are merged as they come."""
    width = levels + len(columns)
    root = np.empty((len(clusters), 0, width))
    both = np.empty((len(clusters), 0, 2 * width))
    for start in range(0, places.shape[1], ROWS_AT_ONCE):
        here = places[:, start : start + ROWS_AT_ONCE]
        batch = _filled(columns, local, levels, here)
        if weight is None:
            root = _merge(root, batch)
            continue
        heavy = weight[here][..., None]
        root = _merge(root, np.sqrt(heavy) * batch)
        both = _merge(both, np.concatenate([batch, heavy * batch], axis=2))
    if weight is None:
        return Stack(clusters, root, root, root)
    return Stack(clusters, root, both[..., :width], both[..., width:])


def _merge(earlier: Floats, batch: Floats) -> Floats:
    return triangle(np.concatenate([earlier, batch], axis=1))


def _filled(columns: Sequence[NDArray[Any]], local: Integers, levels: int, places: Integers) -> Floats:
    """The columns of these places, (M, R, levels + K); a place of -1 gives a row of zeros."""
    filled = np.empty((*places.shape, levels + len(columns)))
    real = places >= 0
    level = local[places]
    for index in range(levels):
        filled[..., index] = level == index
    for index, column in enumerate(columns):
        filled[..., levels + index] = column[places]
    filled[~real] = 0.0
    return filled


def _batches(cluster: Integers, width: int) -> Iterator[tuple[Integers, Integers]]:
    """Clusters of about one size together: their numbers, and the places of their rows, filled with -1.

    Rows of zeros change no inner product, so small clusters are filled up to a power of two and share
    one array.
    """
    order = np.argsort(cluster, kind="stable")
    sizes = np.bincount(cluster)
    starts = np.concatenate([[0], np.cumsum(sizes)[:-1]])
    tall = np.where(sizes <= ROWS_AT_ONCE, 2 ** np.ceil(np.log2(sizes)).astype(np.int64), sizes)
    for height in np.unique(tall):
        members = np.flatnonzero(tall == height)
        number = max(1, NUMBERS_AT_ONCE // (int(height) * width))
        for first in range(0, len(members), number):
            clusters = members[first : first + number]
            steps = np.arange(height)
            inside = steps < sizes[clusters, None]
            places = np.where(inside, starts[clusters, None] + np.where(inside, steps, 0), 0)
            yield clusters, np.where(inside, order[places], -1)


def _local_levels(cluster: Integers, effect: Integers | None) -> tuple[Integers, int, int]:
    """Number of each row's level among the levels of its cluster; how many at most; how many in all."""
    if effect is None:
        return np.zeros(len(cluster), dtype=np.int64), 1, 0
    pairs, pair = np.unique(cluster * (int(effect.max()) + 1) + effect, return_inverse=True)
    owners = pairs // (int(effect.max()) + 1)
    first = np.searchsorted(owners, np.arange(int(cluster.max()) + 1))
    local = pair - first[cluster]
    return local, int(local.max()) + 1, len(pairs)
