"""Estimates made on the log scale and told as ratios: odds ratios, lifts."""

from __future__ import annotations

import math
from dataclasses import replace

from cgsurvey.result import Estimate


def from_log(row: Estimate) -> Estimate:
    """The row of a ratio from the row of its logarithm: the standard error by the delta method."""
    assert row.estimate is not None
    ratio = math.exp(row.estimate)
    ends = (row.conf_low, row.conf_high)
    low, high = (None if end is None else math.exp(end) for end in ends)
    error = None if row.std_error is None else ratio * row.std_error
    method = None if row.interval_method is None else "log"
    return replace(row, estimate=ratio, std_error=error, conf_low=low, conf_high=high, interval_method=method)
