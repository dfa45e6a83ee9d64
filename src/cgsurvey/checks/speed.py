"""How long a response took, and who was too fast to have read the questions."""

from __future__ import annotations

import re

import numpy as np

from cgsurvey.folding import folded
from cgsurvey.survey import Flags, Floats

#: responses with a time that a median needs
AT_LEAST = 5
_PARTS = re.compile(
    r"(?:(\d+)(?:小时|时|h|hours?|hrs?))?"
    r"(?:(\d+)(?:分钟|分|m|min|mins|minutes?))?"
    r"(?:(\d+(?:\.\d+)?)(?:秒钟?|s|secs?|seconds?)?)?"
)
_CLOCK = re.compile(r"(?:(\d+):)?(\d{1,2}):(\d{1,2}(?:\.\d+)?)")


def seconds_in(text: str) -> float | None:
    """The seconds that a cell tells, be it ``264秒``, ``264``, ``1分20秒`` or ``0:01:20``; None if none."""
    plain = folded(text)
    match = _CLOCK.fullmatch(plain) or _PARTS.fullmatch(plain)
    if not plain or match is None:
        return None
    hours, minutes, seconds = (float(part or 0) for part in match.groups())
    return 3600 * hours + 60 * minutes + seconds


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
