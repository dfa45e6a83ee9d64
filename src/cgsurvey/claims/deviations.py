"""Standard deviations beside means of whole-number answers: GRIMMER, in the analytic form of Allard (2018).

The squares of whole numbers add up to a whole number, which is odd where their sum is. So beside a known sum
only some standard deviations can be (Anaya 2016; Allard 2018). And scores cannot be more alike than all next
to their mean, nor farther apart than at the ends of their range.

What is ruled out here is the standard deviation of nobody, whether it was divided by n - 1 or by n. The
converse does not hold: near the ends of what a range allows, some that are not ruled out cannot be either.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from math import floor, isqrt
from operator import attrgetter

from cgsurvey.claims.means import mean
from cgsurvey.claims.rounding import RULES, Figure, Range, Rule, before_rounding

#: sums of answers that are tried; where a mean leaves more of them open, its standard deviation tells nothing
_TRIED = 2_000
#: more than the squares of any scores that are published add up to
_ENDLESS = 10**40


@dataclass(frozen=True, slots=True)
class Deviation:
    """Whether a standard deviation can stand beside a mean.

    Attributes
    ----------
    is_possible : bool
    tells_nothing : bool
        Whether each one that the range allows can, as far as its decimals go.
    below, above : Figure or None
        Where it cannot, the nearest that are not ruled out, rounded halves up.
    """

    is_possible: bool
    tells_nothing: bool
    below: Figure | None = None
    above: Figure | None = None


def deviation(
    figure: Figure, beside: Figure, n: int, items: int = 1, scale: Range | None = None
) -> Deviation | None:
    """Whether whole-number answers with the mean `beside` can have the standard deviation `figure`.

    Parameters
    ----------
    figure : Figure
        Of the n scores, each the mean of the items.
    beside : Figure
        Their mean.
    n : int
        People, unweighted.
    items : int
        Items that each of them answered.
    scale : Range, optional
        Lowest and highest answer, whole numbers.

    Returns
    -------
    Deviation or None
        None where the mean leaves too much open, or cannot be itself.
    """
    wholes = list(mean(beside, n, items, scale).wholes.values())
    if not wholes:
        return None
    sums = range(min(each[0] for each in wholes), max(each[-1] for each in wholes) + 1)
    if len(sums) > _TRIED:
        return None
    scores = _Scores(n, items, None if scale is None else (int(scale.low) * items, int(scale.high) * items))
    if any(scores.allow(figure, total) for total in sums):
        # one step of the squares moves it by less than its last digit
        return Deviation(True, (n - 1) * figure.value * items**2 >= 10**figure.decimals)
    return Deviation(False, False, *scores.nearest(figure, sums))


@dataclass(frozen=True, slots=True)
class _Scores:
    """n whole numbers: what each person's items add up to, within `ends` if there are any."""

    n: int
    items: int
    ends: tuple[int, int] | None

    @property
    def divisors(self) -> set[int]:
        """What people divide the squares by."""
        return {max(self.n - 1, 1), self.n}

    def allow(self, figure: Figure, total: int) -> bool:
        """Whether scores that add up to `total` can have the standard deviation, in any way to round."""
        squares = self._squares(total)
        return any(
            _meet(self._squares_of(figure, rule, total, divisor), squares)
            for rule in RULES
            for divisor in self.divisors
        )

    def nearest(self, figure: Figure, sums: range) -> tuple[Figure | None, Figure | None]:
        """The nearest standard deviations on either side that scores with one of the sums can have."""
        found = [each for total in sums for each in self._beside(figure, total)]
        below = [each for each in found if each.value < figure.value]
        above = [each for each in found if each.value > figure.value]
        order = attrgetter("units")
        return max(below, key=order, default=None), min(above, key=order, default=None)

    def _squares(self, total: int) -> range:
        """What the squares can add up to, every second one: from all next to the mean to all at the ends."""
        low, more = divmod(total, self.n)
        least = more * (low + 1) ** 2 + (self.n - more) * low**2
        if self.ends is None:
            return range(least, least + (self.n - 1) * _ENDLESS + 1)  # one score has but one square
        first, last = self.ends
        at_last, rest = divmod(total - self.n * first, last - first)
        most = at_last * last**2 + (first + rest) ** 2 + (self.n - at_last - 1) * first**2
        return range(least, most + 1)

    def _squares_of(self, figure: Figure, rule: Rule, total: int, divisor: int) -> range:
        """Whole numbers that the squares add up to where the standard deviation is rounded to the figure."""
        exact = before_rounding(figure, rule)
        low = max(exact.low, Fraction(0))
        least, most = ((end * self.items) ** 2 * divisor for end in (low, exact.high))
        away = Range(least, most, exact.has_low or low > exact.low, exact.has_high)
        mean_square = Fraction(total**2, self.n)
        return (away + Range(mean_square, mean_square)).wholes(Fraction(1))

    def _beside(self, figure: Figure, total: int) -> Iterator[Figure]:
        """The standard deviations next to the figure, with its decimals."""
        squares, mean_square = self._squares(total), Fraction(total**2, self.n)
        last = (squares.stop - squares.start) // 2
        for divisor in self.divisors:
            place = floor((figure.value * self.items) ** 2 * divisor + mean_square - squares.start) // 2
            for step in {min(max(place + side, 0), last) for side in (0, 1)}:
                variance = (squares.start + 2 * step - mean_square) / (divisor * self.items**2)
                yield _root(variance, figure.decimals)


def _meet(wholes: range, squares: range) -> bool:
    """Whether one of the whole numbers is the first of the squares, or every second one from it on."""
    start = max(wholes.start, squares.start)
    start += (start - squares.start) % 2
    return start < min(wholes.stop, squares.stop)


def _root(variance: Fraction, decimals: int) -> Figure:
    """The square root, rounded halves up."""
    doubled = isqrt(floor(variance * 4 * 100**decimals))
    return Figure((doubled + 1) // 2, decimals)
