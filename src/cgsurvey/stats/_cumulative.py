"""The cumulative logit: chances of ordered categories, their scores and information, and the fit.

logit P(y <= k) = c_k - x'b (McCullagh 1980). With two categories it is the logit of the second, whose
intercept is -c. Parameters are b, then the thresholds c in ascending order.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from cgsurvey.errors import NotEstimable
from cgsurvey.survey import Floats, Integers

#: steps of Newton's method before it is said not to arrive
MOST_STEPS = 50
#: gradient at the end, as part of the weight of the rows, for columns of size 1
FLAT = 1e-9


@dataclass(frozen=True)
class Ordered:
    """The rows of a cumulative logit: n of them, P regressors, K categories.

    Attributes
    ----------
    category : (n,) int array
        0 to K - 1, each of them present.
    regressors : (n, P) float array
        Without an intercept.
    weight : (n,) float array
    """

    category: Integers
    regressors: Floats
    weight: Floats

    @property
    def cuts(self) -> int:
        return int(self.category.max())

    def bounds(self, parameters: Floats) -> tuple[Floats, Floats]:
        """The linear predictor of every category's upper and lower end, (n, K); infinite at the ends."""
        index = self.regressors @ parameters[: -self.cuts]
        inner = parameters[-self.cuts :] - index[:, None]
        end = np.full((len(index), 1), np.inf)
        return np.concatenate([inner, end], axis=1), np.concatenate([-end, inner], axis=1)

    def gradients(self, column: int) -> Floats:
        """Derivative of the predictor of threshold `column`, (n, P + K - 1); 0 beyond the thresholds."""
        found = np.zeros((len(self.category), self.regressors.shape[1] + self.cuts))
        if 0 <= column < self.cuts:
            found[:, : -self.cuts] = -self.regressors
            found[:, self.regressors.shape[1] + column] = 1.0
        return found

    def ends(self) -> tuple[Floats, Floats]:
        """Derivatives of the predictors of the upper and the lower end of each row's own category."""
        found = []
        for shift in (0, -1):
            here = np.zeros((len(self.category), self.regressors.shape[1] + self.cuts))
            threshold = self.category + shift
            inside = (threshold >= 0) & (threshold < self.cuts)
            here[inside, : -self.cuts] = -self.regressors[inside]
            here[inside, self.regressors.shape[1] + threshold[inside]] = 1.0
            found.append(here)
        return found[0], found[1]


def scores_and_information(rows: Ordered, parameters: Floats) -> tuple[Floats, Floats]:
    """Score of every row, without its weight, and the weighted information, minus the Hessian."""
    from scipy.special import expit

    upper, lower = rows.bounds(parameters)
    places = np.arange(len(rows.category)), rows.category
    high, low = expit(upper[places]), expit(lower[places])
    # P = F(a) F(-b) (1 - exp(b - a)) loses no digits however small it is
    gap = -np.expm1(lower[places] - upper[places])
    up = (1 - high) / ((1 - low) * gap)
    down = low / (high * gap)
    above, below = rows.ends()
    scores = up[:, None] * above - down[:, None] * below
    curve_up, curve_down = up * (up - 1 + 2 * high), down * (down + 1 - 2 * low)
    w = rows.weight
    crossed = (above * (w * up * down)[:, None]).T @ below
    information = (above * (w * curve_up)[:, None]).T @ above + (below * (w * curve_down)[:, None]).T @ below
    return scores, information - crossed - crossed.T


def fitted(rows: Ordered) -> Floats:
    """Maximum likelihood, by statsmodels' Newton on analytic derivatives; they carry the weights.

    `OrderedModel` has neither weights nor a Hessian of its own, so both are given to it here, in the
    thresholds themselves, where the likelihood is concave (Pratt 1981).

    Raises
    ------
    NotEstimable
        If it does not arrive at a maximum.
    """
    from statsmodels.miscmodels.ordinal_model import OrderedModel

    scale = np.sqrt(np.mean(rows.regressors**2, axis=0))
    even = replace(rows, regressors=rows.regressors / scale)

    class Weighted(OrderedModel):  # type: ignore[misc]
        def transform_threshold_params(self, params: Floats) -> Floats:
            return np.concatenate([[-np.inf], params[-even.cuts :], [np.inf]])

        def loglike(self, params: Floats) -> float:
            return float(even.weight @ self.loglikeobs(params))

        def score(self, params: Floats) -> Floats:
            return even.weight @ scores_and_information(even, params)[0]

        def hessian(self, params: Floats) -> Floats:
            return -scores_and_information(even, params)[1]

    model = Weighted(even.category, even.regressors, distr="logit", hasconst=False)
    shares = np.cumsum(np.bincount(even.category, even.weight))[:-1] / even.weight.sum()
    start = np.concatenate([np.zeros(len(scale)), np.log(shares / (1 - shares))])
    how = {"method": "newton", "maxiter": MOST_STEPS, "tol": 1e-11, "disp": 0}
    try:
        with np.errstate(all="ignore"):
            found = model.fit(start, **how, skip_hessian=True, warn_convergence=False).params
            parameters = np.asarray(found, dtype=np.float64)
            rise = even.weight @ scores_and_information(even, parameters)[0]
    except np.linalg.LinAlgError:
        rise = np.array([np.inf])
    if not np.all(np.abs(rise) <= FLAT * even.weight.sum()):
        raise NotEstimable("limited.no_convergence", steps=MOST_STEPS)
    parameters[: len(scale)] /= scale
    return parameters


def chance(rows: Ordered, parameters: Floats, among: Sequence[int]) -> tuple[Floats, Floats]:
    """Chance of being in one of the categories, (n,), and its derivatives, (n, P + K - 1)."""
    from scipy.special import expit

    upper, lower = rows.bounds(parameters)
    chances, slopes = np.zeros(len(upper)), np.zeros((len(upper), len(parameters)))
    for category in among:
        for bound, threshold, sign in ((upper, category, 1.0), (lower, category - 1, -1.0)):
            share = expit(bound[:, category])
            chances += sign * share
            slopes += (sign * share * (1 - share))[:, None] * rows.gradients(threshold)
    return chances, slopes


def slope(rows: Ordered, parameters: Floats, among: Sequence[int], column: int) -> tuple[Floats, Floats]:
    """Derivative of that chance by one regressor, (n,), and its own derivatives, (n, P + K - 1)."""
    from scipy.special import expit

    upper, lower = rows.bounds(parameters)
    rates, curves = np.zeros(len(upper)), np.zeros((len(upper), len(parameters)))
    for category in among:
        for bound, threshold, sign in ((upper, category, -1.0), (lower, category - 1, 1.0)):
            share = expit(bound[:, category])
            density = share * (1 - share)
            rates += sign * density
            curves += (sign * density * (1 - 2 * share))[:, None] * rows.gradients(threshold)
    found = parameters[column] * curves
    found[:, column] += rates
    return parameters[column] * rates, found
