"""Whether two shares of the same survey differ beyond chance, where no test of their difference is at hand.

Two items are answered by the same people, so that their estimates go together, and the results hold no
covariance. But the standard error of a difference is at most the sum of both standard errors, whatever the
correlation. A difference that stands against that sum stands against its true error all the more. Near 0 and
100% a standard error says too little, and at them nothing: there the distance to the end of the interval
stands in for it. The two are picked out of many as the highest and the lowest: p is multiplied by the number
of pairs (Bonferroni). So this rule errs on the side of saying nothing.
"""

from __future__ import annotations

from typing import Literal

from cgsurvey.report.said import ALPHA
from cgsurvey.result import Estimate

Verdict = Literal["apart", "not_apart", "untold"]


def apart(high: Estimate, low: Estimate, number: int) -> Verdict:
    """Whether the highest and the lowest of so many rows differ beyond chance; "untold" without errors."""
    if high.conf_low is None or low.conf_high is None:
        return "untold"
    errors = (_error(high, high.conf_low), _error(low, low.conf_high))
    freedoms = [row.df for row in (high, low) if row.df]
    if None in errors or not freedoms:
        return "untold"
    if low.conf_high >= high.conf_low:
        return "not_apart"
    from scipy.special import stdtr

    at_most = sum(error or 0.0 for error in errors)
    difference = (high.estimate or 0.0) - (low.estimate or 0.0)
    p = 2 * float(stdtr(min(freedoms), -difference / at_most)) * number * (number - 1) / 2
    return "apart" if p < ALPHA else "not_apart"


def _error(row: Estimate, end: float) -> float | None:
    """The standard error, or what the distance to this end of the interval makes of it where that is more."""
    if row.std_error is None or not row.df or row.conf_level is None:
        return None
    from scipy.special import stdtrit

    reach = float(stdtrit(row.df, (1 + row.conf_level) / 2))
    return max(row.std_error, abs((row.estimate or 0.0) - end) / reach)
