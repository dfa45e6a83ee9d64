"""Figures made of whole numbers: the share of n people or the mean of n answers can only be some of them.

The idea of GRIM (Brown and Heathers 2017, doi:10.1177/1948550616673876): a sum of whole numbers divided by
what is known moves in steps, and a figure that lies between two steps is the figure of nobody.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from math import ceil, floor

from cgsurvey.claims.rounding import RULES, Figure, Range, Rule, before_rounding, rounded

#: bases that are tried, downwards and upwards, until one fits
_TRIED = 10_000


@dataclass(frozen=True, slots=True)
class Made:
    """A whole number and the figure that it gives, halves up."""

    whole: int
    figure: Figure


@dataclass(frozen=True, slots=True)
class Fit:
    """Whether a figure can be, on the base that is stated.

    Attributes
    ----------
    wholes : mapping of rule to range
        Counts (or sums of answers) that give it, by each way to round that gives it.
    tells_nothing : bool
        Every figure can be on a base so large.
    below, above : Made or None
        Where it cannot be, the nearest ones that can.
    smaller, larger : int or None
        Where it cannot be, the nearest other bases on which it can, halves up, as far as was tried.
    """

    wholes: Mapping[Rule, range]
    tells_nothing: bool
    below: Made | None = None
    above: Made | None = None
    smaller: int | None = None
    larger: int | None = None

    @property
    def is_possible(self) -> bool:
        return bool(self.wholes)

    def has(self, whole: int) -> bool:
        """Whether this count or sum is among those that give the figure."""
        return any(whole in wholes for wholes in self.wholes.values())


@dataclass(frozen=True, slots=True)
class Grains:
    """What figures of one kind are made of.

    Attributes
    ----------
    unit : Fraction
        What one more would add if the base were 1: 100 to a per cent, 1/items to a mean.
    limits : Range or None
        What the figure cannot leave before it is rounded.
    """

    unit: Fraction
    limits: Range | None = None

    def wholes(self, figure: Figure, n: int, rule: Rule) -> range:
        """The whole numbers that give the figure on the base n."""
        return self._exact(figure, rule).wholes(self.unit / n)

    def fit(self, figure: Figure, n: int) -> Fit:
        """Whether the figure can be on the base n, which is at least 1."""
        found = {rule: self.wholes(figure, n, rule) for rule in RULES}
        wholes = {rule: each for rule, each in found.items() if each}
        if wholes:
            return Fit(wholes, self.unit / n <= Fraction(1, 10**figure.decimals))
        below, above = self._neighbours(figure, n)
        smaller = self._first(figure, range(n - 1, max(n - 1 - _TRIED, 0), -1))
        larger = self._first(figure, range(n + 1, n + 1 + _TRIED))
        return Fit({}, False, below, above, smaller, larger)

    def made(self, whole: int, n: int, decimals: int) -> Made:
        return Made(whole, rounded(whole * self.unit / n, decimals))

    def _exact(self, figure: Figure, rule: Rule) -> Range:
        ends = before_rounding(figure, rule)
        return ends if self.limits is None else ends.within(self.limits)

    def _first(self, figure: Figure, bases: range) -> int | None:
        """The first of the bases on which the figure can be, halves up."""
        ends = self._exact(figure, "half_up")
        return None if ends.is_empty else next((n for n in bases if ends.wholes(self.unit / n)), None)

    def _neighbours(self, figure: Figure, n: int) -> tuple[Made | None, Made | None]:
        step = self.unit / n
        place = figure.value / step
        below, above = ceil(place) - 1, floor(place) + 1
        if self.limits is not None:
            allowed = self.limits.wholes(step)
            below, above = min(below, allowed[-1]), max(above, allowed[0])
            return (
                self.made(below, n, figure.decimals) if below in allowed else None,
                self.made(above, n, figure.decimals) if above in allowed else None,
            )
        return self.made(below, n, figure.decimals), self.made(above, n, figure.decimals)
