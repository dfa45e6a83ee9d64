"""A horizontal axis: where a value stands, and its grid with round numbers beneath."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass

from cgsurvey.report.chart import Value
from cgsurvey.report.charts.look import LEADING, Look, width_of, wrapped
from cgsurvey.report.charts.scene import Line, Shape, Text

#: what an axis spans at least, so that rounding cannot make it nothing
_LEAST_SPAN = 1e-9
#: room of a tick by the size of its type
_ROOM = 6


@dataclass(frozen=True, slots=True)
class Axis:
    """Values from `low` to `high` over the millimetres from `left` to `right`."""

    low: float
    high: float
    left: float
    right: float

    def at(self, value: float) -> float:
        """Where `value` stands; at an end where it lies beyond."""
        share = (value - self.low) / max(self.high - self.low, _LEAST_SPAN)
        return self.left + (self.right - self.left) * min(max(share, 0.0), 1.0)

    def ticks(self, room: float) -> list[float]:
        """Round values within, so many that each label has `room` millimetres, two at least."""
        most = max(int((self.right - self.left) / room), 2)
        step = _round_step((self.high - self.low) / most)
        several = (ticks for part in (1, 2, 5) if len(ticks := self._at_multiples(step / part)) > 1)
        return next(several, [])

    def _at_multiples(self, step: float) -> list[float]:
        first, last = math.ceil(self.low / step - 1e-6), math.floor(self.high / step + 1e-6)
        return [number * step for number in range(first, last + 1)]


def spanned(values: Iterable[Value], *others: float | None) -> tuple[float, float]:
    """The least and the greatest of all values, ends of intervals and other numbers that are to be seen."""
    numbers = [number for value in values for number in (value.value, value.low, value.high)]
    known = [number for number in (*numbers, *others) if number is not None and math.isfinite(number)]
    low, high = min(known, default=0.0), max(known, default=0.0)
    return (low, high) if high - low > _LEAST_SPAN else (low, low + 1.0)


def grid(axis: Axis, look: Look, top: float, bottom: float) -> list[Shape]:
    """Thin lines at round values from `top` to `bottom`, each with its number beneath."""
    room = _ROOM * look.small
    shapes: list[Shape] = []
    for value in axis.ticks(room):
        at = axis.at(value)
        shapes.append(Line(at, top, at, bottom, "grid", 0.2))
        shapes.append(Text(at, bottom + 0.9 * look.small, f"{value:.10g}", look.small, "middle", "quiet"))
    return shapes


def titled(text: str, look: Look, left: float, right: float, top: float) -> tuple[list[Shape], float]:
    """What an axis measures, centred beneath its numbers; and where that ends."""
    lines = wrapped(text, max(right - left, look.width / 2), look.small) if text else ()
    widest = max((width_of(line, look.small) for line in lines), default=0.0)
    # centred under the axis, but never over the edge of the drawing
    middle = min(max((left + right) / 2, widest / 2), look.width - widest / 2)
    step = LEADING * look.small
    shapes: list[Shape] = [
        Text(middle, top + step * (number + 0.5), line, look.small, "middle", "quiet")
        for number, line in enumerate(lines)
    ]
    return shapes, top + step * len(lines)


def _round_step(least: float) -> float:
    """The smallest of 1, 2, 5, 10, … that is no less than `least`."""
    power = 10.0 ** math.floor(math.log10(max(least, _LEAST_SPAN)))
    return next(factor * power for factor in (1, 2, 5, 10) if factor * power >= least * (1 - 1e-9))
