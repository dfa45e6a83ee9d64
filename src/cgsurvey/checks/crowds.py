"""Many responses at one moment, or from one address."""

from __future__ import annotations

import math

import numpy as np

from cgsurvey.checks.duplicates import repeated
from cgsurvey.checks.material import Flagged, Material, Need
from cgsurvey.survey import Flags, Floats

#: chance of a false alarm in the whole file, where people answer independently at the rate of the hour
ALPHA = 0.01
_DAY, _HOUR, _MINUTE = 86400, 3600, 60


def at_one_moment(days: Floats, at_least: int) -> Flags | None:
    """Rows of which more ended at one moment than chance would bring together; None without times of day.

    A moment is as long as the times of the file are apart: a second, a minute where it has no seconds, a
    quarter of an hour where times are rounded to it. Of k >= `at_least` rows at one moment the chance is
    that of a Poisson variable with the rate of their hour; times the number of moments (Bonferroni) it must
    be below `ALPHA`.

    Parameters
    ----------
    days : (n,) float array
        Days since some day, with the time of day as a fraction; NaN where not known.
    """
    seconds = np.round(days * _DAY)
    known = np.isfinite(seconds)
    if not (seconds[known] % _DAY).any():
        return None
    apart = int(np.gcd.reduce(seconds[known].astype(np.int64), initial=_HOUR))
    length = 1 if apart % _MINUTE else apart
    moments, place, counts = np.unique(seconds[known], return_inverse=True, return_counts=True)
    hour_of = np.unique(moments // _HOUR, return_inverse=True)[1]
    in_hour = np.bincount(hour_of, weights=counts)
    odd = np.zeros(len(moments), dtype=bool)
    for each in np.flatnonzero(counts >= at_least).tolist():
        rate = float(in_hour[hour_of[each]]) * length / _HOUR
        odd[each] = poisson_at_least(int(counts[each]), rate) * len(moments) < ALPHA
    flags = np.zeros(len(days), dtype=bool)
    flags[known] = odd[place]
    return flags


def poisson_at_least(count: int, mean: float) -> float:
    """P(X >= count) of a Poisson variable; 1 where `count` is not above the mean.

    Summed from `count` upwards, so that small chances keep their digits.
    """
    if count <= mean:
        return 1.0
    term = math.exp(count * math.log(mean) - mean - math.lgamma(count + 1))
    total = 0.0
    while total + term > total:
        total += term
        count += 1
        term *= mean / count
    return total


def check_same_time(material: Material) -> Flagged | Need:
    """Rows of which more ended at one moment than chance would bring together."""
    days, at_least = material.paradata.submitted, material.declared.same_time
    if days is None or (flags := at_one_moment(days, at_least)) is None:
        return "submitted"
    return Flagged(flags, int(np.isfinite(days).sum()), {"rows": at_least, "alpha": ALPHA})


def check_same_ip(material: Material) -> Flagged | Need:
    """Rows of an address that many others come from."""
    ip, at_least = material.paradata.ip, material.declared.same_ip
    if ip is None:
        return "ip"
    return Flagged(repeated(ip, at_least), int((ip >= 0).sum()), {"rows": at_least})
