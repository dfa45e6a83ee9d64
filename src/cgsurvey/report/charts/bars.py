"""Bars from zero with their intervals, e.g. the coverage of each element."""

from __future__ import annotations

from cgsurvey.report.chart import Bars
from cgsurvey.report.charts.axis import Axis, grid, spanned, titled
from cgsurvey.report.charts.look import MARGIN, Look, width_of
from cgsurvey.report.charts.rows import laid_out
from cgsurvey.report.charts.scene import Box, Line, Scene, Shape, Text

_SHARE, _THICKEST = 0.62, 5.0
#: between the end of a bar or its interval and the number
_SPACE = 1.0


def scene(chart: Bars, look: Look) -> Scene:
    """A bar a row, its interval as a line across its end, the number behind both."""
    rows = laid_out(chart.rows, look, top=MARGIN)
    size = min(look.small, rows.size)
    low, high = spanned(chart.values, 0.0)
    room = _SPACE + max((width_of(value.text, size) for value in chart.values), default=0.0)
    axis = Axis(low, high, rows.left + (room if low < 0 else 0.0), look.width - room - MARGIN)
    thickness = rows.thickness(_SHARE, _THICKEST)
    shapes: list[Shape] = [*grid(axis, look, rows.top, rows.bottom), *rows.drawn()]
    zero = axis.at(0.0)
    for value, centre in zip(chart.values, rows.centres, strict=True):
        end = axis.at(value.value)
        shapes.append(Box(min(zero, end), centre - thickness / 2, abs(end - zero), thickness, "bar"))
        if value.low is not None and value.high is not None:
            shapes += whiskers(axis.at(value.low), axis.at(value.high), centre, thickness / 4)
        shapes.append(_number(value.text, axis, value.value, value.low, value.high, centre, size))
    shapes.append(Line(zero, rows.top, zero, rows.bottom, "quiet", 0.3))
    title, bottom = titled(chart.axis, look, axis.left, axis.right, rows.bottom + 1.6 * look.small)
    return Scene(look.width, bottom + MARGIN, (*shapes, *title))


def whiskers(low: float, high: float, centre: float, half: float) -> list[Shape]:
    """An interval as a line with a stroke at both ends."""
    ends: list[Shape] = [Line(at, centre - half, at, centre + half, "ink", 0.3) for at in (low, high)]
    return [Line(low, centre, high, centre, "ink", 0.3), *ends]


def _number(
    text: str, axis: Axis, value: float, low: float | None, high: float | None, centre: float, size: float
) -> Text:
    """The number at the far end of its bar and its interval, seen from zero."""
    if value < 0:
        return Text(axis.at(value if low is None else min(low, value)) - _SPACE, centre, text, size, "end")
    return Text(axis.at(value if high is None else max(high, value)) + _SPACE, centre, text, size)
