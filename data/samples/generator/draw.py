"""Random draws with counts fixed beforehand: who answers what is chance, how many do is not.

Only uniform numbers of one bit generator are used, and everything else is made from them, so that
the samples do not depend on how a release of numpy draws its normals or its permutations.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from statistics import NormalDist

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Integers = NDArray[np.int64]
Flags = NDArray[np.bool_]


class Draw:
    """A stream of chance with a fixed seed."""

    def __init__(self, seed: int) -> None:
        self._bits = np.random.Generator(np.random.PCG64(seed))

    def uniform(self, size: int) -> Floats:
        """Numbers strictly between 0 and 1."""
        return self._bits.random(size) * (1 - 2e-12) + 1e-12

    def normal(self, size: int, spread: float = 1.0) -> Floats:
        inverse = NormalDist(0, spread).inv_cdf
        return np.array([inverse(each) for each in self.uniform(size)])

    def logistic(self, size: int) -> Floats:
        chance = self.uniform(size)
        return np.log(chance / (1 - chance))

    def order(self, size: int) -> Integers:
        """The numbers 0 to size - 1 in a random order."""
        return np.argsort(self.uniform(size), kind="stable")

    def exactly(self, count: int, leaning: Floats, among: Flags | None = None) -> Flags:
        """True for exactly `count` rows `among` these, the likelier the higher their leaning (in logits)."""
        strength = leaning + self.logistic(len(leaning))
        if among is not None:
            if count > among.sum():
                raise ValueError(f"{count} rows cannot be drawn from {among.sum()}")
            strength = np.where(among, strength, -np.inf)
        chosen = np.zeros(len(leaning), dtype=bool)
        chosen[np.argsort(-strength, kind="stable")[:count]] = True
        return chosen

    def ordered(
        self, shares: Mapping[str, float], leaning: Floats, among: Flags | None = None
    ) -> NDArray[np.object_]:
        """A category for each row, lowest first: a higher leaning makes a later category likelier.

        `shares` may be counts that add up to the rows, or any proportions. Rows not `among` get None.
        """
        among = np.ones(len(leaning), dtype=bool) if among is None else among
        rows = np.flatnonzero(among)
        strength = leaning[rows] + self.logistic(len(rows))
        ranked = rows[np.argsort(strength, kind="stable")]
        answers = np.full(len(leaning), None, dtype=object)
        for category, part in zip(shares, _parts(list(shares.values()), ranked), strict=True):
            answers[part] = category
        return answers

    def unordered(self, shares: Mapping[str, float], size: int) -> NDArray[np.object_]:
        """A category for each row, by chance alone, in these proportions."""
        return self.ordered(shares, np.zeros(size))

    def sizes(self, total: int, number: int, spread: float = 0.25) -> Integers:
        """`number` group sizes that add up to `total`: unequal, as communities are."""
        weight = 1 + spread * (2 * self.uniform(number) - 1) * np.sqrt(3)
        ends = np.round(np.concatenate([[0], np.cumsum(weight)]) / weight.sum() * total)
        sizes: Integers = np.diff(ends.astype(np.int64))
        return sizes


def _parts(shares: Sequence[float], ranked: Integers) -> list[Integers]:
    """`ranked` cut into consecutive parts in these proportions."""
    ends = np.round(np.cumsum(shares) / np.sum(shares) * len(ranked)).astype(int)
    return np.split(ranked, ends[:-1])
