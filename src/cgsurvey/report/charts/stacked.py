"""Answers of items with ordered categories, each bar parted at its middle."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from cgsurvey.report.chart import StackedBars, Value
from cgsurvey.report.charts.axis import Axis, titled
from cgsurvey.report.charts.keys import SAMPLE, key
from cgsurvey.report.charts.look import MIDDLE, Look, ink_on, shades, width_of
from cgsurvey.report.charts.rows import laid_out
from cgsurvey.report.charts.scene import Box, Line, Scene, Shape, Text

_SHARE, _THICKEST = 0.72, 5.5
#: thin paper between the parts of a bar
_GAP = 0.25


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
    axis = Axis(-left, max(right, 1.0 - left), rows.left + room, look.width - room)
    thickness = rows.thickness(_SHARE, _THICKEST)
    shapes: list[Shape] = [*names, *rows.drawn()]
    for values, centre in zip(chart.values, rows.centres, strict=True):
        start = -_before_middle(values, chart)
        shapes += _bar(values, start, chart.categories, fills, axis, centre, thickness, size)
    middle = axis.at(0.0)
    shapes.append(Line(middle, rows.top, middle, rows.bottom, "quiet", 0.3))
    title, bottom = titled(chart.axis, look, axis.left, axis.right, rows.bottom + 0.5)
    return Scene(look.width, bottom + 1.0, (*shapes, *title))


def _bar(
    values: Sequence[Value],
    start: float,
    categories: Sequence[str],
    fills: Sequence[tuple[str, str]],
    axis: Axis,
    centre: float,
    thickness: float,
    size: float,
) -> list[Shape]:
    """The parts of one bar, each with its number where it has room."""
    shapes: list[Shape] = []
    ends = [start]
    for value in values:
        ends.append(ends[-1] + value.value)
    for number, (value, (ink, hatch)) in enumerate(zip(values, fills, strict=True)):
        left, right = axis.at(ends[number]), axis.at(ends[number + 1])
        label = _number(value, number, len(values), left, right, centre, size, ink)
        title = "" if label else f"{categories[number]} {value.text}"
        if right > left:
            width = max(right - left - _GAP, 0.1)
            shapes.append(Box(left, centre - thickness / 2, width, thickness, ink, hatch, title))
        shapes += label
    return shapes


def _number(
    value: Value, number: int, count: int, left: float, right: float, centre: float, size: float, ink: str
) -> list[Shape]:
    """Inside its part where it fits; beside the bar where the part is at an end; else nowhere."""
    if width_of(value.text, size) + 0.8 <= right - left:
        return [Text((left + right) / 2, centre, value.text, size, "middle", ink_on(ink))]
    if value.value and number == 0:
        return [Text(left - 0.8, centre, value.text, size, "end", "quiet")]
    if value.value and number == count - 1:
        return [Text(right + 0.8, centre, value.text, size, "start", "quiet")]
    return []


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
