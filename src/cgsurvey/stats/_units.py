"""Units: what a number in one can be, and in which its differences are."""

from __future__ import annotations

import math

#: unit -> the lowest and the highest number that there can be
_ENDS = {"proportion": (0.0, 1.0), "points": (-1.0, 1.0)}


def ends_of(unit: str) -> tuple[float, float]:
    """Lowest and highest number in the unit, infinite where it has no end."""
    return _ENDS.get(unit, (-math.inf, math.inf))


def unit_of_difference(unit: str) -> str:
    """Shares differ by points; everything else by its own unit."""
    return "points" if unit == "proportion" else unit
