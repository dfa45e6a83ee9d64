"""A square of numbers, dark where high."""

from __future__ import annotations

from cgsurvey.report.chart import HeatMap, Value
from cgsurvey.report.charts.axis import spanned, titled
from cgsurvey.report.charts.look import LEADING, MARGIN, Look, ink_on, shade, wrapped
from cgsurvey.report.charts.rows import laid_out
from cgsurvey.report.charts.scene import Box, Scene, Shape, Text

#: between cells
_GAP = 0.4
#: no cell is broader, however few there are
_BROADEST = 26.0


def scene(chart: HeatMap, look: Look) -> Scene:
    """The columns' names above, the rows' on the left, each number in its cell."""
    left = laid_out(chart.rows, look, 0.0).left
    breadth = min((look.width - MARGIN - left) / max(len(chart.columns), 1), _BROADEST)
    heads = [wrapped(column, breadth - 1.0, look.small) for column in chart.columns]
    step = LEADING * look.small
    top = step * max(map(len, heads), default=0) + 1.5
    rows = laid_out(chart.rows, look, top)
    shapes: list[Shape] = []
    for number, lines in enumerate(heads):
        middle = left + breadth * (number + 0.5)
        first = top - 1.0 - step * (len(lines) - 0.5)
        shapes += [
            Text(middle, first + step * at, line, look.small, "middle") for at, line in enumerate(lines)
        ]
    shapes += rows.drawn()
    low, high = spanned((value for line in chart.values for value in line if value), 0.0)
    for values, centre, height in zip(chart.values, rows.centres, rows.heights, strict=True):
        for number, value in enumerate(values):
            place = Box(left + breadth * number, centre - height / 2, breadth - _GAP, height - _GAP, "grid")
            shapes += _cell(value, place, low, high, min(look.small, rows.size))
    title, bottom = titled(chart.axis, look, left, left + breadth * len(chart.columns), rows.bottom + 1.0)
    return Scene(look.width, bottom + MARGIN, (*shapes, *title))


def _cell(value: Value | None, place: Box, low: float, high: float, size: float) -> list[Shape]:
    """A number on its shade; a hatched cell where there is none."""
    if value is None:
        return [Box(place.x, place.y, place.width, place.height, "paper", hatch="grid")]
    colour = shade((value.value - low) / (high - low))
    middle, centre = place.x + place.width / 2, place.y + place.height / 2
    return [
        Box(place.x, place.y, place.width, place.height, colour),
        Text(middle, centre, value.text, size, "middle", ink_on(colour)),
    ]
