"""Values of two years joined by a line; clear changes drawn strong."""

from __future__ import annotations

from cgsurvey.report.chart import Slopes
from cgsurvey.report.charts.axis import Axis, spanned, titled
from cgsurvey.report.charts.look import LEADING, MARGIN, TALLEST, Look, width_of, wrapped
from cgsurvey.report.charts.scene import Line, Mark, Scene, Shape, Text
from cgsurvey.report.charts.spreading import spread

#: between a mark and its number, and between a number and the row's label
_NEAR, _FAR = 3.2, 1.6
_MARK = 1.8
#: share of the width that labels may take
_LABELS = 0.4
#: height of the chart by its width, unless its labels need more
_HEIGHT = 0.35


def scene(chart: Slopes, look: Look) -> Scene:
    """Two upright lines, the years above; a line a row, its label on the right behind its last number."""
    size, step = look.small, LEADING * look.small
    values = [value for pair in chart.values for value in pair]
    numbers = max((width_of(value.text, size) for value in values), default=0.0)
    labels = [wrapped(label, _LABELS * look.width, size) for label in chart.rows]
    widest = max((width_of(line, size) for lines in labels for line in lines), default=0.0)
    left = MARGIN + max(numbers + _NEAR, width_of(chart.ends[0], size) / 2)
    right = look.width - MARGIN - max(widest + _FAR + numbers + _NEAR, width_of(chart.ends[1], size) / 2)
    top = MARGIN + step + 0.5
    tall = step * sum(map(len, labels))
    height = max(tall, min(_HEIGHT * look.width + step * len(labels) / 2, TALLEST - 4 * step))
    upright = Axis(*spanned(values), top + height - step / 2, top + step / 2)
    shapes: list[Shape] = []
    for at, name in zip((left, right), chart.ends, strict=True):
        shapes.append(Text(at, MARGIN + step / 2, name, size, "middle"))
        shapes.append(Line(at, top, at, top + height, "grid", 0.4))
    starts = spread([upright.at(first.value) for first, _ in chart.values], [step] * len(labels), top, height)
    heights = [step * len(lines) for lines in labels]
    ends = spread([upright.at(second.value) for _, second in chart.values], heights, top, height)
    strong = [index for index, stands_out in enumerate(chart.stands_out) if stands_out]
    for index in (*sorted(set(range(len(labels))) - set(strong)), *strong):
        first, second = chart.values[index]
        tilt = Line(left, upright.at(first.value), right, upright.at(second.value), "")
        shapes += _joined(tilt, chart.stands_out[index])
        shapes += _number(first.text, left, tilt.y, starts[index], -_NEAR, size)
        shapes += _number(second.text, right, tilt.to_y, ends[index], _NEAR, size)
        shapes += [
            Text(
                right + _NEAR + numbers + _FAR,
                ends[index] + step * (at - (len(labels[index]) - 1) / 2),
                line,
                size,
            )
            for at, line in enumerate(labels[index])
        ]
    title, bottom = titled(chart.axis, look, left, right, top + height)
    return Scene(look.width, bottom + MARGIN, (*shapes, *title))


def _joined(tilt: Line, stands_out: bool) -> list[Shape]:
    """Two marks and the line between them: thick and filled, or thin and hollow."""
    ink, weight = ("first", 0.8) if stands_out else ("pale", 0.35)
    return [
        Line(tilt.x, tilt.y, tilt.to_x, tilt.to_y, ink, weight),
        Mark(tilt.x, tilt.y, _MARK, ink, is_hollow=not stands_out),
        Mark(tilt.to_x, tilt.to_y, _MARK, ink, is_hollow=not stands_out),
    ]


def _number(text: str, x: float, y: float, place: float, shift: float, size: float) -> list[Shape]:
    """A number beside its mark, and a thin line to it from where the mark is."""
    side = 1 if shift > 0 else -1
    leader = Line(x + side * _MARK / 2, y, x + shift - side * 0.4, place, "quiet", 0.15)
    return [leader, Text(x + shift, place, text, size, "start" if shift > 0 else "end")]
