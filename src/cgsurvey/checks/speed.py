"""How long a response took, and who was too fast to have read the questions."""

from __future__ import annotations

import numpy as np

from cgsurvey.checks.material import Flagged, Material, Need
from cgsurvey.survey import Flags, Floats

#: responses with a time that a median needs
AT_LEAST = 5


def limit_of(seconds: Floats, share: float) -> float | None:
    """`share` of the median of the times above 0; None where fewer than `AT_LEAST` rows have one."""
    taken = seconds[seconds > 0]
    # rounded to the microsecond, so that a share like 0.29 of 100 is 29 and not a little less
    return round(share * float(np.median(taken)), 6) if len(taken) >= AT_LEAST else None


def too_fast(seconds: Floats, limit: float) -> Flags:
    """Rows that took less than `limit` seconds. NaN, where no time is known, is not too fast.

    A share of the median is the usual measure, since only the form itself tells how long it takes (Greszki,
    Meyer & Schoen 2015; Leiner 2019). What share is convention: one third is among the strictest in use.
    """
    return np.asarray(seconds < limit, dtype=bool)


def check_speeder(material: Material) -> Flagged | Need:
    """Rows that took less than the declared share of the median time."""
    seconds, share = material.paradata.seconds, material.declared.speed
    if seconds is None or (limit := limit_of(seconds, share)) is None:
        return "seconds"
    facts = {"share": share, "median": float(np.nanmedian(seconds)), "limit": limit}
    return Flagged(too_fast(seconds, limit), int(np.isfinite(seconds).sum()), facts)
