"""Two values a row, joined by a line: willing and took part, wanted and received."""

from __future__ import annotations

from cgsurvey.report.chart import Dumbbells, Value
from cgsurvey.report.charts.axis import Axis, grid, spanned, titled
from cgsurvey.report.charts.keys import key
from cgsurvey.report.charts.look import MARGIN, Look, width_of
from cgsurvey.report.charts.rows import laid_out
from cgsurvey.report.charts.scene import Line, Mark, Scene, Shape, Text

_MARK = 2.6


def scene(chart: Dumbbells, look: Look) -> Scene:
    """A disc for the first and a diamond for the second, each with its number on its outer side."""
    names, top = key(chart.ends, (lambda x, y: _first(x, y, _MARK), lambda x, y: _second(x, y, _MARK)), look)
    rows = laid_out(chart.rows, look, top)
    size = min(look.small, rows.size)
    values = [value for pair in chart.values for value in pair]
    low, high = spanned((), 0.0, *(value.value for value in values))
    room = _MARK / 2 + 1.0 + max((width_of(value.text, size) for value in values), default=0.0)
    axis = Axis(low, high, rows.left + room, look.width - room - MARGIN)
    shapes: list[Shape] = [*names, *grid(axis, look, rows.top, rows.bottom), *rows.drawn()]
    mark = min(_MARK, 0.9 * rows.size)
    for (first, second), centre in zip(chart.values, rows.centres, strict=True):
        shapes.append(Line(axis.at(first.value), centre, axis.at(second.value), centre, "pale", 0.7))
        shapes.append(_first(axis.at(first.value), centre, mark))
        shapes.append(_second(axis.at(second.value), centre, mark))
        shapes += _numbers(first, second, axis, centre, mark, size)
    title, bottom = titled(chart.axis, look, axis.left, axis.right, rows.bottom + 1.6 * look.small)
    return Scene(look.width, bottom + MARGIN, (*shapes, *title))


def _first(x: float, y: float, size: float) -> Mark:
    return Mark(x, y, size, "first")


def _second(x: float, y: float, size: float) -> Mark:
    return Mark(x, y, 1.15 * size, "second", "diamond", is_hollow=True)


def _numbers(first: Value, second: Value, axis: Axis, centre: float, mark: float, size: float) -> list[Shape]:
    """The lower one's number to its left, the higher one's to its right."""
    lower, higher = (first, second) if first.value <= second.value else (second, first)
    space = mark / 2 + 0.9
    return [
        Text(axis.at(lower.value) - space, centre, lower.text, size, "end"),
        Text(axis.at(higher.value) + space, centre, higher.text, size),
    ]
