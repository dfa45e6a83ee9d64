"""What a figure may have been before it was rounded, by each of the three ways in which people round."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from math import floor
from typing import Literal, get_args

#: halves up (away from 0, as Chinese official statistics round), halves to the even digit (as many programs
#: do), and cut off
Rule = Literal["half_up", "half_even", "truncation"]
RULES: tuple[Rule, ...] = get_args(Rule)


@dataclass(frozen=True, slots=True)
class Figure:
    """A number as it is written: 99.08 is 9908 hundredths.

    Attributes
    ----------
    units : int
        The number without its point.
    decimals : int
        Digits behind the point: 5.20 is another figure than 5.2.
    """

    units: int
    decimals: int

    @classmethod
    def of(cls, written: str) -> Figure:
        """The figure that a text like "99.08" or "-0.5" writes."""
        whole, _, behind = written.partition(".")
        return cls(int(whole + behind), len(behind))

    @property
    def value(self) -> Fraction:
        return Fraction(self.units, 10**self.decimals)

    def __str__(self) -> str:
        sign, digits = "-" if self.units < 0 else "", str(abs(self.units)).zfill(self.decimals + 1)
        point = len(digits) - self.decimals
        return sign + digits[:point] + (f".{digits[point:]}" if self.decimals else "")


@dataclass(frozen=True, slots=True)
class Range:
    """All numbers between two ends; `has_low` and `has_high` say whether the ends belong to it."""

    low: Fraction
    high: Fraction
    has_low: bool = True
    has_high: bool = True

    def __contains__(self, value: Fraction) -> bool:
        above = self.low <= value if self.has_low else self.low < value
        below = value <= self.high if self.has_high else value < self.high
        return above and below

    def __add__(self, other: Range) -> Range:
        """All sums of a number of this range and one of the other."""
        return Range(
            self.low + other.low,
            self.high + other.high,
            self.has_low and other.has_low,
            self.has_high and other.has_high,
        )

    def within(self, other: Range) -> Range:
        """The numbers of both; of none at all if the ends have changed places."""
        low = max((self.low, not self.has_low), (other.low, not other.has_low))
        high = min((self.high, self.has_high), (other.high, other.has_high))
        return Range(low[0], high[0], not low[1], high[1])

    @property
    def is_empty(self) -> bool:
        return self.low > self.high or (self.low == self.high and not (self.has_low and self.has_high))

    def wholes(self, step: Fraction) -> range:
        """The whole numbers k of which k times `step` is in this range."""
        # in whole numbers alone: thousands of steps are tried
        by, times = step.as_integer_ratio()
        first, below = self.low.numerator * times, self.low.denominator * by
        last, above = self.high.numerator * times, self.high.denominator * by
        start = -(-first // below) if self.has_low else first // below + 1
        stop = last // above + 1 if self.has_high else -(-last // above)
        return range(start, max(start, stop))


def before_rounding(figure: Figure, rule: Rule) -> Range:
    """Every number that `rule` makes this figure of."""
    units, half = abs(figure.units), Fraction(1, 2)
    if rule == "truncation":
        ends = Range(Fraction(units), Fraction(units + 1), has_high=False)
    elif rule == "half_up":
        ends = Range(units - half, units + half, has_high=False)
    else:
        ends = Range(units - half, units + half, units % 2 == 0, units % 2 == 0)
    if units == 0:  # what lies on the other side of 0 becomes 0 likewise
        ends = Range(-ends.high, ends.high, ends.has_high, ends.has_high)
    unit = Fraction(1, 10**figure.decimals)
    low, high = ends.low * unit, ends.high * unit
    if figure.units < 0:
        return Range(-high, -low, ends.has_high, ends.has_low)
    return Range(low, high, ends.has_low, ends.has_high)


def rounded(value: Fraction, decimals: int) -> Figure:
    """The figure of so many decimals, halves up."""
    units = floor(abs(value) * 10**decimals + Fraction(1, 2))
    return Figure(units if value >= 0 else -units, decimals)
