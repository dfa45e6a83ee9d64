"""Values of two years joined by a line; clear changes drawn strong."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

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
#: what stands above and beneath at most, in lines of text
_AROUND = 5


@dataclass(frozen=True, slots=True)
class _Frame:
    """Where both upright lines stand; `text` is where the rows' labels begin, `size` that of all type."""

    left: float
    right: float
    text: float
    top: float
    height: float
    size: float


def scene(chart: Slopes, look: Look) -> Scene:
    """Two upright lines, the years above; a line a row, its label on the right behind its last number."""
    labels = [wrapped(label, _LABELS * look.width, look.small) for label in chart.rows]
    frame = _framed(chart, labels, look)
    step = LEADING * frame.size
    upright = Axis(
        *spanned((), *(value.value for pair in chart.values for value in pair)),
        frame.top + frame.height - step / 2,
        frame.top + step / 2,
    )
    shapes: list[Shape] = []
    for at, name in zip((frame.left, frame.right), chart.ends, strict=True):
        shapes.append(Text(at, frame.top - step / 2 - 0.5, name, frame.size, "middle"))
        shapes.append(Line(at, frame.top, at, frame.top + frame.height, "grid", 0.4))
    firsts, lasts = ([upright.at(pair[side].value) for pair in chart.values] for side in (0, 1))
    heights = [step * len(lines) for lines in labels]
    starts = spread(firsts, [step] * len(labels), frame.top, frame.height)
    ends = spread(lasts, heights, frame.top, frame.height)
    # what stands out is drawn last, over the rest
    for index in sorted(range(len(labels)), key=lambda index: chart.stands_out[index]):
        tilt = Line(frame.left, firsts[index], frame.right, lasts[index], "")
        first, second = chart.values[index]
        shapes += _joined(tilt, chart.stands_out[index])
        shapes += _number(first.text, frame.left, firsts[index], starts[index], -_NEAR, frame.size)
        shapes += _number(second.text, frame.right, lasts[index], ends[index], _NEAR, frame.size)
        y = ends[index] - (heights[index] - step) / 2
        for at, line in enumerate(labels[index]):
            shapes.append(Text(frame.text, y + step * at, line, frame.size))
    title, bottom = titled(chart.axis, look, frame.left, frame.right, frame.top + frame.height)
    return Scene(look.width, bottom + MARGIN, (*shapes, *title))


def _framed(chart: Slopes, labels: Sequence[Sequence[str]], look: Look) -> _Frame:
    """As high as the labels need and no higher than a page, where type grows smaller instead."""
    lines = [line for label in labels for line in label]
    size = look.small * min(1.0, (TALLEST / LEADING / look.small - _AROUND) / max(len(lines), 1))
    step = LEADING * size
    widest = max((width_of(line, size) for line in lines), default=0.0)
    numbers = max((width_of(value.text, size) for pair in chart.values for value in pair), default=0.0)
    left, right = (width_of(end, size) / 2 for end in chart.ends)
    return _Frame(
        left=MARGIN + max(numbers + _NEAR, left),
        right=look.width - MARGIN - max(widest + _FAR + numbers + _NEAR, right),
        text=look.width - MARGIN - widest,
        top=MARGIN + step + 0.5,
        height=max(
            step * len(lines), min(_HEIGHT * look.width + step * len(labels) / 2, TALLEST - _AROUND * step)
        ),
        size=size,
    )


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
