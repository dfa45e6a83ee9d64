"""Answers of items with ordered categories, each bar parted at its middle."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from itertools import accumulate
from typing import Literal

from cgsurvey.report.chart import StackedBars, Value
from cgsurvey.report.charts.axis import Axis, titled
from cgsurvey.report.charts.keys import SAMPLE, key
from cgsurvey.report.charts.look import MARGIN, MIDDLE, Look, ink_on, shades, width_of
from cgsurvey.report.charts.rows import laid_out
from cgsurvey.report.charts.scene import Box, Line, Scene, Shape, Text

_SHARE, _THICKEST = 0.72, 5.5
#: thin paper between the parts of a bar
_GAP = 0.25
Side = Literal["left", "none", "right"]
#: around a number inside its part, and between the bar and one beside it
_PAD, _NEAR = 0.4, 0.8


def scene(chart: StackedBars, look: Look) -> Scene:
    """What speaks against to the left of the middle, hatched; what speaks for to its right."""
    fills = _fills(chart)
    samples = [partial(_sample, fill) for fill in fills]
    names, top = key(chart.categories, samples, look)
    rows = laid_out(chart.rows, look, top)
    size = min(look.small, rows.size)
    left = max((_before_middle(values, chart) for values in chart.values), default=0.0)
    right = max((_total(values) - _before_middle(values, chart) for values in chart.values), default=0.0)
    room = 1.0 + max((width_of(value.text, size) for line in chart.values for value in line), default=0.0)
    axis = Axis(-left, max(right, 1.0 - left), rows.left + room, look.width - room - MARGIN)
    thickness = rows.thickness(_SHARE, _THICKEST)
    middle = axis.at(0.0)
    line = Line(middle, rows.top, middle, rows.bottom, "quiet", 0.3)
    shapes: list[Shape] = [*names, line, *rows.drawn()]
    for values, centre in zip(chart.values, rows.centres, strict=True):
        start = -_before_middle(values, chart)
        bar = Box(0.0, centre - thickness / 2, 0.0, thickness, "")
        shapes += _bar(values, _places(values, fills, start, axis, bar), chart, size)
    title, bottom = titled(chart.axis, look, axis.left, axis.right, rows.bottom + 0.5)
    return Scene(look.width, bottom + MARGIN, (*shapes, *title))


def _bar(values: Sequence[Value], places: Sequence[Box], chart: StackedBars, size: float) -> list[Shape]:
    """The parts of one bar, each with its number where it has room."""
    shapes: list[Shape] = []
    sides: list[Side] = ["none"] * len(values)
    sides[:1], sides[-1:] = ["left"], ["right"]
    for value, place, side, category in zip(values, places, sides, chart.categories, strict=True):
        number = _number(value, place, side, size)
        # what has no room can be read where a mouse rests, and in the table
        title = "" if number else f"{category} {value.text}"
        if place.width > 0:
            shapes.append(replace(place, width=max(place.width - _GAP, 0.1), title=title))
        shapes += number
    return shapes


def _places(
    values: Sequence[Value], fills: Sequence[tuple[str, str]], start: float, axis: Axis, bar: Box
) -> list[Box]:
    """The parts of a bar that begins at `start`; `bar` is how high it stands and how thick it is."""
    ends = [axis.at(share) for share in accumulate((value.value for value in values), initial=start)]
    return [
        replace(bar, x=left, width=right - left, ink=ink, hatch=hatch)
        for left, right, (ink, hatch) in zip(ends, ends[1:], fills, strict=False)
    ]


def _number(value: Value, place: Box, side: Side, size: float) -> list[Shape]:
    """Inside its part where it fits; beside the bar where the part is at an end; else nowhere."""
    right, centre = place.x + place.width, place.y + place.height / 2
    width = width_of(value.text, size) + 2 * _PAD
    if width <= place.width:
        middle = (place.x + right) / 2
        # the ground of the number bears no hatch
        ground = replace(place, x=middle - width / 2, width=width, hatch="")
        number = Text(middle, centre, value.text, size, "middle", ink_on(place.ink))
        return [ground, number] if place.hatch else [number]
    if side == "none" or not value.value:
        return []
    if side == "left":
        return [Text(place.x - _NEAR, centre, value.text, size, "end", "quiet")]
    return [Text(right + _NEAR, centre, value.text, size, "start", "quiet")]


def _fills(chart: StackedBars) -> list[tuple[str, str]]:
    """Colour and hatch of each category, the strongest at both ends."""
    count = len(chart.categories)
    against = count // 2 if chart.middle is None else chart.middle
    favourable = count - against - (chart.middle is not None)
    middle = [(MIDDLE, "")] if chart.middle is not None else []
    before = [(colour, "#ffffff") for colour in reversed(shades(against, against=True))]
    return [*before, *middle, *((colour, "") for colour in shades(favourable))]


def _before_middle(values: Sequence[Value], chart: StackedBars) -> float:
    """What stands to the left of the middle: all before it, and half of the category astride it."""
    if chart.middle is None:
        return _total(values[: len(chart.categories) // 2])
    return _total(values[: chart.middle]) + values[chart.middle].value / 2


def _total(values: Sequence[Value]) -> float:
    return sum(value.value for value in values)


def _sample(fill: tuple[str, str], x: float, y: float) -> Box:
    ink, hatch = fill
    return Box(x - SAMPLE / 2, y - 1.1, SAMPLE, 2.2, ink, hatch)
