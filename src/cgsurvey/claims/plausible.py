"""A difference of two groups that is called significant, or not: the spread that this would take.

Student's t test of two independent groups with a pooled variance and no covariates: t is the difference
divided by s x sqrt(1/n1 + 1/n2), with n1 + n2 - 2 degrees of freedom. With covariates, s is what they leave.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from fractions import Fraction

from cgsurvey.claims.rounding import Figure, Range, before_rounding


@dataclass(frozen=True, slots=True)
class Spread:
    """The residual standard deviation that a statement on significance needs.

    Attributes
    ----------
    effect : float
        Size of the difference at the end of its rounding that asks least: the upper one where it is called
        significant, else the lower.
    needed : float
        At most so much where it is called significant, at least so much where it is called not.
    critical : float
        The t that is passed at the level.
    largest : float or None
        Largest pooled standard deviation that scores within their range can have.
    is_beyond_range : bool
        Whether the difference is larger than the range of the scores.
    is_ruled_out_by_range, is_ruled_out_by_deviation : bool
        Whether the range, or the standard deviation that was stated, rules the statement out.
    """

    effect: float
    needed: float
    critical: float
    largest: float | None
    is_beyond_range: bool
    is_ruled_out_by_range: bool
    is_ruled_out_by_deviation: bool


def spread_needed(
    effect: Figure,
    groups: tuple[int, int],
    *,
    significant: bool,
    level: Fraction = Fraction(5, 100),
    scale: Range | None = None,
    sd: Figure | None = None,
) -> Spread:
    """The residual standard deviation that would make a difference (in)significant.

    Parameters
    ----------
    effect : Figure
        The difference as published; halves up.
    groups : (int, int)
        People in each group, at least 1 each and 3 in all.
    significant : bool
        What is said of it.
    level : Fraction
        Of the two-sided test.
    scale : Range, optional
        Lowest and highest score.
    sd : Figure, optional
        A standard deviation of the score that is known or usual; it too may have been rounded.
    """
    from scipy.special import stdtrit

    first, second = groups
    critical = float(stdtrit(first + second - 2, 1 - float(level) / 2))
    size = before_rounding(Figure(abs(effect.units), effect.decimals), "half_up")
    smallest = max(size.low, Fraction(0))
    asked = float(size.high if significant else smallest)
    needed = asked / (critical * math.sqrt(1 / first + 1 / second))
    largest = None if scale is None else _largest(scale, groups)
    is_beyond = scale is not None and smallest > scale.high - scale.low
    spread_too_small = not significant and largest is not None and largest < needed
    return Spread(
        effect=asked,
        needed=needed,
        critical=critical,
        largest=largest,
        is_beyond_range=is_beyond,
        is_ruled_out_by_range=is_beyond or spread_too_small,
        is_ruled_out_by_deviation=sd is not None and _rules_out(sd, needed, significant),
    )


def _largest(scale: Range, groups: tuple[int, int]) -> float:
    """The pooled standard deviation where half of each group stands at either end of the range."""
    # an odd group cannot be halved
    squares = sum(Fraction(size // 2 * (size - size // 2), size) for size in groups)
    return float(scale.high - scale.low) * math.sqrt(squares / (sum(groups) - 2))


def _rules_out(sd: Figure, needed: float, significant: bool) -> bool:
    """Whether a standard deviation is too large, or too small, wherever in its rounding it lies."""
    known = before_rounding(sd, "half_up")
    return float(known.low) > needed if significant else float(known.high) < needed
