"""The wild cluster bootstrap-t of one coefficient, with the null imposed, from the clusters' scores alone.

A replicate multiplies the residuals of each cluster, under the null, by one random weight v_g. Its t needs
of a cluster only the scores of those residuals, so a replicate is the product of a small matrix with v, and
no row is read again (Roodman, Nielsen, MacKinnon and Webb 2019, section 5). Fixed effects nested in the
clusters are taken out of the scores beforehand: what is multiplied keeps a mean of 0 inside each of them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import numpy as np

from cgsurvey.stats._cluster_blocks import blocks, solve
from cgsurvey.stats._ladder import INTERCEPT, TREATMENT, Ladder
from cgsurvey.survey import Floats

#: a cluster informs when it holds at least this part of what the cluster with most of it holds
INFORMS = 0.05
#: with fewer informative clusters no bootstrap of them says anything
FEWEST_INFORMATIVE = 8
#: clusters up to which every assignment of signs is tried; informative ones up to which signs are too few
FEW = 12
#: the two signs, and the six points of Webb (2023): equally probable, of variance 1
POINTS: dict[str, Floats] = {
    "rademacher": np.array([-1.0, 1.0]),
    "webb": np.concatenate([-np.sqrt([1.5, 1.0, 0.5]), np.sqrt([0.5, 1.0, 1.5])]),
}
#: two statistics that differ by no more than this part of them are equal: rounding
EQUAL = 1e-9
#: numbers in one array of weights
NUMBERS_AT_ONCE = 2**21
#: standard errors from the estimate at which an end of the interval is given up
FARTHEST = 2.0**12


@dataclass(frozen=True)
class Scores:
    """What the bootstrap needs of G clusters and P orthonormal regressors, the treatment's own the last.

    Attributes
    ----------
    null : (G, P) float array
        Scores of the residuals of the model without the treatment.
    own : (G, P) float array
        Inner products of the last regressor with all of them: by how much `null` falls for each unit that
        the coefficient has under the null.
    unit : float
        Coefficient of the treatment over that of the last regressor.
    factor : float
        Small-sample factor of CR1.
    """

    null: Floats
    own: Floats
    unit: float
    factor: float

    @property
    def informative(self) -> int:
        """Clusters that hold a part worth counting of the treatment's residual variance."""
        held = self.own[:, -1]
        return int(np.count_nonzero(held >= INFORMS * held.max()))


@dataclass(frozen=True)
class Bootstrap:
    """How it was drawn and what came out; no end of the interval where p never falls that low."""

    weights: str
    enumerated: bool
    draws: int
    statistic: float
    p_value: float
    conf_low: float | None
    conf_high: float | None


def cluster_scores(ladder: Ladder) -> Scores:
    """Scores of the last step's clusters, in the order of their names: that of the rows plays no part."""
    last, response = len(ladder.fits) - 1, len(ladder.sample.columns)
    within = ladder.absorbs(last)
    others = [column for column in ladder.fits[last].columns if column not in (INTERCEPT, TREATMENT)]
    solution = solve(ladder.tally, response, [*others, TREATMENT], within=within)
    unit = float(solution.inverse[-1, -1])
    along = float(solution.coefficients[-1]) / unit
    null, own = (np.empty((ladder.tally.clusters, len(solution.kept))) for _ in range(2))
    for part in blocks(ladder.tally, solution, response, within=within):
        last_one, turned = part.regressors[..., -1], part.heavy.swapaxes(1, 2)
        null[part.clusters] = (turned @ (part.residuals + along * last_one)[..., None])[..., 0]
        own[part.clusters] = (turned @ last_one[..., None])[..., 0]
    order = np.argsort(np.array(ladder.sample.cluster.levels), kind="stable")
    return Scores(null[order], own[order], unit, ladder.fits[last].factor)


def wild_bootstrap(scores: Scores, *, draws: int, seed: int, level: float) -> Bootstrap | None:
    """Wild cluster bootstrap-t that a coefficient is 0: share of replicates with at least as large a t.

    The null is imposed (WCR) and every t studentised by CR1 (Cameron, Gelbach and Miller 2008). Weights:
    signs, every assignment of them once, with up to 12 clusters; Webb's (2023) six points where up to 12 of
    more clusters inform; else signs, drawn (MacKinnon, Nielsen and Webb 2023). Drawn, p is
    (1 + number as large) / (1 + draws). The interval holds the values that the same test does not reject.

    Parameters
    ----------
    scores : Scores
    draws, seed : int
        Replicates where they are drawn, and where the generator starts.
    level : float
        Nominal coverage of the interval.

    Returns
    -------
    Bootstrap or None
        None where fewer than 8 clusters inform.
    """
    clusters, informative = len(scores.null), scores.informative
    if informative < FEWEST_INFORMATIVE:
        return None
    enumerated = clusters <= FEW
    kind = "webb" if not enumerated and informative <= FEW else "rademacher"
    batches = _every_sign(clusters) if enumerated else _drawn(clusters, POINTS[kind], draws, seed)
    replicates = np.concatenate([_moments(scores, weights) for weights in batches], axis=1)
    observed = _moments(scores, np.ones((1, clusters)))
    identity = 0 if enumerated else 1

    def p_of(value: float) -> float:
        larger = np.abs(_t(replicates, value)) >= abs(_t(observed, value)[0]) * (1 - EQUAL)
        return float((identity + np.count_nonzero(larger)) / (identity + larger.size))

    estimate, error = float(observed[0, 0]), float(np.sqrt(observed[2, 0]))
    low, high = (_end(p_of, estimate, side * error, round(1 - level, 12)) for side in (-1.0, 1.0))
    ends = sorted(each * scores.unit for each in (low, high) if each is not None)
    low, high = ends if len(ends) == 2 else (None, None)
    statistic = float(_t(observed, 0.0)[0]) * float(np.sign(scores.unit))
    return Bootstrap(kind, enumerated, replicates.shape[1], statistic, p_of(0.0), low, high)


def _every_sign(clusters: int) -> Iterator[Floats]:
    numbers = np.arange(2**clusters)[:, None]
    yield np.where(numbers >> np.arange(clusters) & 1, 1.0, -1.0)


def _drawn(clusters: int, points: Floats, draws: int, seed: int) -> Iterator[Floats]:
    """Weights of the replicates, (B, G), a batch at a time."""
    generator = np.random.default_rng(seed)
    batch = max(1, NUMBERS_AT_ONCE // clusters)
    for start in range(0, draws, batch):
        size = (min(batch, draws - start), clusters)
        yield np.asarray(points[generator.integers(0, len(points), size)], dtype=np.float64)


def _moments(scores: Scores, weights: Floats) -> Floats:
    """The replicates' t under the null that the coefficient is b, by five numbers each, (5, B).

    Its numerator is m0 - m1 b, its CR1 variance m2 - 2 m3 b + m4 b². A replicate's own residuals are those
    it is made of less their projection on all regressors.
    """
    parts = []
    for each in (scores.null, scores.own):
        fitted = weights @ each
        parts.append((fitted[:, -1], weights * each[:, -1] - fitted @ scores.own.T))
    (top, left), (top_slope, left_slope) = parts
    squares = [np.sum(one * other, axis=1)
               for one, other in ((left, left), (left, left_slope), (left_slope, left_slope))]  # fmt: skip
    return np.stack([top, top_slope, *(scores.factor * each for each in squares)])


def _t(moments: Floats, value: float) -> Floats:
    """t of the replicates under the null that the coefficient is `value`; 0 over 0 is 0."""
    top = moments[0] - value * moments[1]
    variance = np.maximum(moments[2] - 2 * value * moments[3] + value**2 * moments[4], 0.0)
    with np.errstate(divide="ignore", invalid="ignore"):
        return np.asarray(np.where(top == 0, 0.0, top / np.sqrt(variance)))


def _end(p_of: Callable[[float], float], estimate: float, step: float, alpha: float) -> float | None:
    """Where p falls to alpha on one side of the estimate: passed by doubling steps, then closed in on."""
    inside, reach = estimate, 1.0
    while p_of(estimate + reach * step) > alpha:
        inside, reach = estimate + reach * step, 2 * reach
        if reach > FARTHEST:
            return None
    outside = estimate + reach * step
    while abs(outside - inside) > 1e-10 * abs(step):
        middle = (inside + outside) / 2
        inside, outside = (middle, outside) if p_of(middle) > alpha else (inside, middle)
    return (inside + outside) / 2
