"""Points with their intervals: coefficients step by step, or communities in order."""

from __future__ import annotations

from cgsurvey.report.chart import Intervals, Value
from cgsurvey.report.charts.axis import Axis, grid, spanned, titled
from cgsurvey.report.charts.look import LEADING, MARGIN, Look, width_of, wrapped
from cgsurvey.report.charts.rows import Rows, laid_out
from cgsurvey.report.charts.scene import Line, Mark, Scene, Shape, Text

#: between the last tick of the axis and the column of numbers
_SPACE = 2.0
_MARK = 1.9


def scene(chart: Intervals, look: Look) -> Scene:
    """A point and a line a row, the numbers in a column on the right.

    What stands out has a filled mark and a thick line, the rest a hollow one and a thin line; where the
    whole rests on too little, lines are dashed.
    """
    head = LEADING * look.small + MARGIN if chart.reference_label else MARGIN
    rows = laid_out(chart.rows, look, top=head)
    size = min(look.small, rows.size)
    low, high = spanned(chart.values, chart.reference)
    pad = 0.04 * (high - low)
    room = max((width_of(value.text, size) for value in chart.values), default=0.0)
    axis = Axis(low - pad, high + pad, rows.left, look.width - room - _SPACE - MARGIN)
    shapes: list[Shape] = [*grid(axis, look, rows.top, rows.bottom), *rows.drawn()]
    if chart.reference is not None:
        shapes += _reference(chart.reference, chart.reference_label, axis, rows, look)
    for value, centre, stands_out in zip(chart.values, rows.centres, chart.stands_out, strict=True):
        shapes += _estimate(value, centre, axis, min(_MARK, 0.8 * rows.size), stands_out, chart.is_weak)
        shapes.append(Text(look.width - MARGIN, centre, value.text, size, "end"))
    title, bottom = titled(chart.axis, look, axis.left, axis.right, rows.bottom + 1.6 * look.small)
    verdict, bottom = _verdict(chart.verdict, look, bottom)
    return Scene(look.width, bottom + MARGIN, (*shapes, *title, *verdict))


def _estimate(
    value: Value, centre: float, axis: Axis, size: float, stands_out: bool, is_weak: bool
) -> list[Shape]:
    ink = "pale" if is_weak or not stands_out else "first"
    shapes: list[Shape] = []
    if value.low is not None and value.high is not None:
        weight = 0.65 if stands_out else 0.35
        shapes.append(Line(axis.at(value.low), centre, axis.at(value.high), centre, ink, weight, is_weak))
    shapes.append(Mark(axis.at(value.value), centre, size, ink, is_hollow=not stands_out))
    return shapes


def _reference(value: float, label: str, axis: Axis, rows: Rows, look: Look) -> list[Shape]:
    """The line that the rows are compared with, and what it is above it."""
    at = axis.at(value)
    line = Line(at, rows.top, at, rows.bottom, "quiet", 0.35)
    if not label:
        return [line]
    half = width_of(label, look.small) / 2
    middle = min(max(at, half), look.width - half)
    return [line, Text(middle, rows.top - 0.6 * look.small, label, look.small, "middle", "quiet")]


def _verdict(text: str, look: Look, top: float) -> tuple[list[Shape], float]:
    """What may be concluded, over the whole width."""
    lines = wrapped(text, look.width - 2 * MARGIN, look.text) if text else ()
    step = LEADING * look.text
    shapes: list[Shape] = [
        Text(MARGIN, top + step * (number + 0.7), line, look.text) for number, line in enumerate(lines)
    ]
    return shapes, top + step * (len(lines) + 0.2) if lines else top
