"""Replicate weights: each replicate is the sample once more, as it would be without some of its units.

An estimate is made again with every replicate; how far these spread is its sampling error. Nothing else of
the design is needed, so strata and sampling units need not be published with the file.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

#: a replicate that is nearer than this to a combination of others, of its own length, is one: as in R
_DEPENDENT = 1e-5
#: as far as this from any combination, and products of the replicates tell that it is none
_APART = 1e-2


@dataclass(frozen=True)
class Replicates:
    """Replicate weights, as R's `svrepdesign` takes them.

    Rows whose replicate weights are the same multiples of their weights are alike: they were in the same
    sampling unit, as far as the replicates tell. R replicates, J kinds of rows.

    Attributes
    ----------
    method : str
        Key of `declarations.ReplicateMethod`.
    kind : (n,) int array
        Position of each row among the kinds.
    factors : (R, J) float array
        Replicate weight over weight. Never negative.
    scales : (R,) float array
        What each replicate's squared deviation counts: R's ``scale`` times ``rscales``.
    mse : bool
        Whether deviations are from the full-sample estimate, and not from the mean of the replicates.
    """

    method: str
    kind: NDArray[np.int64]
    factors: NDArray[np.float64]
    scales: NDArray[np.float64]
    mse: bool

    @property
    def number(self) -> int:
        return len(self.scales)

    def deviations(
        self,
        numerator: NDArray[np.float64],
        denominator: NDArray[np.float64],
        estimate: NDArray[np.float64],
    ) -> NDArray[np.float64]:
        """Each replicate's ratio minus that of the full sample: sums by kind (J, …) -> (R, …).

        NaN where a replicate gives no weight to anybody in the base.
        """
        above, below = (np.tensordot(self.factors, sums, axes=1) for sums in (numerator, denominator))
        return np.asarray(above / np.where(below > 0, below, np.nan) - estimate)

    def variance(self, deviations: NDArray[np.float64]) -> NDArray[np.float64]:
        """Variance of an estimate from its deviations, (R, …) -> (…): Σ_r scale_r (θ_r - centre)².

        The centre is the full sample's estimate (`mse`) or the mean of the replicates that count. A
        replicate without an estimate is left out and the others are not scaled up, as in R's ``svrVar``.
        """
        known = np.isfinite(deviations)
        spread = (self._scaled(np.where(known, deviations, 0.0), known) ** 2).sum(axis=0)
        return np.where(self._counts(known).any(axis=0), spread, np.nan)

    def covariance(self, deviations: NDArray[np.float64]) -> NDArray[np.float64]:
        """Covariance matrix of K estimates from their deviations, (R, K) -> (K, K), by the same rule.

        A replicate that lacks one of the estimates is left out for all of them.
        """
        known = np.asarray(np.isfinite(deviations).all(axis=1, keepdims=True))
        scaled = self._scaled(np.where(known, deviations, 0.0), known)
        spread = scaled.T @ scaled
        return spread if self._counts(known).any() else np.full_like(spread, np.nan)

    def _counts(self, known: NDArray[np.bool_]) -> NDArray[np.bool_]:
        """Which of the replicates with an estimate are given a scale."""
        return known & (self.scales > 0).reshape((self.number,) + (1,) * (known.ndim - 1))

    def _scaled(self, found: NDArray[np.float64], known: NDArray[np.bool_]) -> NDArray[np.float64]:
        """Deviations from the centre times the root of their scale, 0 where unknown."""
        counted = self._counts(known)
        number = np.maximum(counted.sum(axis=0), 1)
        centre = 0.0 if self.mse else (found * counted).sum(axis=0) / number
        roots = np.sqrt(self.scales).reshape((self.number,) + (1,) * (found.ndim - 1))
        return np.where(known, roots * (found - centre), 0.0)

    def degrees_of_freedom(self, present: NDArray[np.bool_]) -> NDArray[np.int64]:
        """Rank of the replicate weights of the kinds of rows that are there, minus 1: (J, …) -> (…).

        As R's ``degf``, in a domain as in the whole.
        """
        bases = np.ascontiguousarray(present.reshape(len(present), -1).T)
        ranks: dict[bytes, int] = {}
        for there in bases:
            if there.tobytes() not in ranks:
                ranks[there.tobytes()] = _rank(self.factors[:, there])
        found = np.array([ranks[there.tobytes()] for there in bases], dtype=np.int64) - 1
        return np.asarray(np.maximum(found, 0).reshape(present.shape[1:]))


def _rank(factors: NDArray[np.float64]) -> int:
    """Rank of replicates (R, J), by the rule of R's ``qr(tol = 1e-5)``.

    Replicates are taken in turn, or their kinds, whichever are fewer. One counts if, after those before it
    are projected out, more than the tolerance of its length is left.
    """
    narrow = factors if len(factors) <= factors.shape[1] else factors.T
    if _all_count(narrow):
        return len(narrow)
    basis = np.zeros(narrow.shape)
    rank = 0
    for each in narrow:
        before = basis[:rank]
        left = each - (before @ each) @ before
        # projected out twice: once leaves what rounding made of a replicate that is nearly dependent
        left -= (before @ left) @ before
        length = np.linalg.norm(left)
        if length > _DEPENDENT * np.linalg.norm(each) > 0:
            basis[rank] = left / length
            rank += 1
    return rank


def _all_count(narrow: NDArray[np.float64]) -> bool:
    """Whether none is near to depending on those before it, by the pivots of a Cholesky factor.

    Inner products are squares: of a dependence below 1 in 100 they keep too few digits to tell.
    """
    products = narrow @ narrow.T
    try:
        pivots = np.linalg.cholesky(products).diagonal() ** 2
    except np.linalg.LinAlgError:
        return False
    return bool((pivots > _APART**2 * products.diagonal()).all())
