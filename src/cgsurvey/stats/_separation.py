"""Whether a cumulative logit has a maximum at all, or its likelihood rises for ever in some direction."""

from __future__ import annotations

import numpy as np

from cgsurvey.stats._cumulative import Ordered
from cgsurvey.survey import Integers

#: a direction counts where rows gain by more than this, its entries being between -1 and 1
GAIN = 1e-7


def separating(rows: Ordered) -> Integers:
    """Regressors by which categories part completely or nearly so; none where there is a maximum.

    The likelihood of a row never falls along a direction that lowers neither the upper nor raises the lower
    end of its category. A linear program looks for the direction in which these ends part most (Konis 2007,
    for two categories); only one along which nothing moves leaves the maximum finite.
    """
    from scipy.optimize import linprog

    above, below = rows.ends()
    scale = np.concatenate([np.abs(rows.regressors).max(axis=0), np.ones(rows.cuts)])
    gains = np.concatenate([above, -below]) / scale
    found = linprog(
        -gains.sum(axis=0), A_ub=-gains, b_ub=np.zeros(len(gains)), bounds=(-1, 1), method="highs"
    )
    direction = np.asarray(found.x, dtype=np.float64)
    if not np.any(gains @ direction > GAIN):
        return np.array([], dtype=np.int64)
    return np.flatnonzero(np.abs(direction[: -rows.cuts]) > GAIN)
