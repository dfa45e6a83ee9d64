"""Rows that decline to answer: a template. Copy to src/cgsurvey/checks/, rename, register in CHECKS."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from cgsurvey.checks.material import Flagged, Material, Need
from cgsurvey.survey import Flags, Status

#: share of the questions asked; say whose convention a threshold is
SHARE = 0.5


def declining(status: NDArray[np.int8]) -> Flags:
    """Rows that answered more than `SHARE` of the questions asked by "don't know" or the like.

    Parameters
    ----------
    status : (n, questions) array of `Status`
    """
    asked = (status != Status.NOT_ASKED).sum(axis=1)
    return np.asarray((status == Status.DECLARED).sum(axis=1) > SHARE * asked, dtype=bool)


def check_declining(material: Material) -> Flagged | Need:
    """Rows that mostly decline to answer; without a closed question nothing can be said."""
    if not material.closed:
        return "closed"
    return Flagged(declining(material.status), material.size, {"share": SHARE})
