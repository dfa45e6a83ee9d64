"""Agreement with reference values: a test asks for it, and `docs/verification.md` tells how far it goes."""

from __future__ import annotations

import math
from typing import NamedTuple

import pytest


class Agreement(NamedTuple):
    """One number of ours beside the reference's.

    `size` is what an error is measured by: the reference's value, or where that is near 0 the size at which
    the tolerances of the test meet.
    """

    estimand: str
    reference: str
    quantity: str
    ours: float
    theirs: float
    size: float

    @property
    def digits(self) -> float:
        """Correct significant digits, -log10 of the error over `size`; 16 at the most."""
        error = abs(self.ours - self.theirs) / self.size
        return 16.0 if error == 0 else min(16.0, -math.log10(error))


#: every agreement asked for in this run of the tests
SEEN: list[Agreement] = []


def agrees(
    estimand: str,
    reference: str,
    quantity: str,
    ours: float | None,
    theirs: float,
    rtol: float,
    atol: float = 1e-12,
) -> None:
    """Assert that a number is the reference's, and remember by how many digits.

    Parameters
    ----------
    estimand : str
        Key of `STATISTICS`.
    reference : str
        Function that gave the value, e.g. ``"R survey::svyciprop"``.
    quantity : str
        What the number is: ``"estimate"``, ``"std_error"``, ``"conf_low"``, ``"df"``, ``"p_value"`` …
    """
    assert ours is not None, (estimand, reference, quantity)
    size = max(abs(theirs), atol / rtol)
    SEEN.append(Agreement(estimand, reference, quantity, float(ours), float(theirs), size))
    assert ours == pytest.approx(theirs, rel=rtol, abs=atol), (estimand, reference, quantity)
