"""A point a row on one axis: a template of a kind of chart.

Copy the data to report/chart.py, with a place in `Chart`; the scene to a file of report/charts/, with its
line in `KINDS`; and say in `grid_of` of report/workbook/charts.py what Excel makes of it. The scene places
shapes in millimetres by what the data say; it computes no number of its own, and its texts are those of the
tables.
"""

from __future__ import annotations

from dataclasses import dataclass

from cgsurvey.report.chart import Value
from cgsurvey.report.charts.axis import Axis, grid, spanned, titled
from cgsurvey.report.charts.look import MARGIN, Look, width_of
from cgsurvey.report.charts.rows import laid_out
from cgsurvey.report.charts.scene import Mark, Scene, Shape, Text

_MARK, _SPACE = 1.8, 1.5


@dataclass(frozen=True, slots=True)
class Dots:
    """A point for each row, its number beside it."""

    axis: str
    rows: tuple[str, ...]
    values: tuple[Value, ...]


def scene(chart: Dots, look: Look) -> Scene:
    """Labels on the left, points on an axis from zero, numbers behind them."""
    rows = laid_out(chart.rows, look, top=MARGIN)
    size = min(look.small, rows.size)
    room = _SPACE + max((width_of(value.text, size) for value in chart.values), default=0.0)
    axis = Axis(*spanned(chart.values, 0.0), rows.left, look.width - room - MARGIN)
    shapes: list[Shape] = [*grid(axis, look, rows.top, rows.bottom), *rows.drawn()]
    for value, centre in zip(chart.values, rows.centres, strict=True):
        shapes.append(Mark(axis.at(value.value), centre, _MARK, "first"))
        shapes.append(Text(axis.at(value.value) + _SPACE, centre, value.text, size))
    title, bottom = titled(chart.axis, look, axis.left, axis.right, rows.bottom + 1.6 * look.small)
    return Scene(look.width, bottom + MARGIN, (*shapes, *title))
