"""Whether two shares of the same survey differ beyond chance, where no test of their difference is at hand.

Two items are answered by the same people, so that their estimates go together, and the results hold no
covariance. But the standard error of a difference is at most the sum of both standard errors, whatever the
correlation. A difference that stands against that sum stands against its true error all the more. The two
are picked out of many as the highest and the lowest: p is multiplied by the number of pairs (Bonferroni).
So this rule errs on the side of saying nothing.
"""

from __future__ import annotations

from typing import Literal

from cgsurvey.report.layout.pieces import ALPHA
from cgsurvey.result import Estimate

Verdict = Literal["apart", "not_apart", "untold"]


def apart(high: Estimate, low: Estimate, number: int) -> Verdict:
    """Whether the highest and the lowest of so many rows differ beyond chance; "untold" without errors."""
    errors = (high.std_error, low.std_error)
    freedoms = [row.df for row in (high, low) if row.df]
    if high.conf_low is None or low.conf_high is None or None in errors or not freedoms:
        return "untold"
    if low.conf_high >= high.conf_low:
        return "not_apart"
    from scipy.special import stdtr

    at_most = sum(error or 0.0 for error in errors)
    difference = (high.estimate or 0.0) - (low.estimate or 0.0)
    if not at_most:
        return "untold"  # shares of 0 and 100%, whose standard errors say nothing
    p = 2 * float(stdtr(min(freedoms), -difference / at_most)) * number * (number - 1) / 2
    return "apart" if p < ALPHA else "not_apart"
