"""Values of two years joined by a line; clear changes drawn strong."""

from __future__ import annotations

from collections.abc import Sequence

from cgsurvey.report.chart import Slopes
from cgsurvey.report.charts.axis import Axis, spanned
from cgsurvey.report.charts.look import LEADING, TALLEST, Look, width_of, wrapped
from cgsurvey.report.charts.scene import Line, Mark, Scene, Shape, Text

#: between a mark and its number, and between a number and the row's label
_NEAR, _FAR = 1.6, 1.6
_MARK = 1.8
#: share of the width that labels may take
_LABELS = 0.4


def scene(chart: Slopes, look: Look) -> Scene:
    """Two upright lines, the years above; a line a row, its label on the right behind its last number."""
    size = look.small
    values = [value for pair in chart.values for value in pair]
    numbers = max((width_of(value.text, size) for value in values), default=0.0)
    labels = [wrapped(label, _LABELS * look.width, size) for label in chart.rows]
    widest = max((width_of(line, size) for lines in labels for line in lines), default=0.0)
    step = LEADING * size
    left = max(numbers + _NEAR, width_of(chart.ends[0], size) / 2)
    right = look.width - widest - numbers - _NEAR - _FAR
    top = step + 2.0
    tall = sum(len(lines) for lines in labels) * step * 1.15
    height = min(max(tall, 0.3 * look.width), TALLEST - 20.0)
    low, high = spanned(values)
    upright = Axis(low, high, top + height - size, top + size)
    shapes: list[Shape] = []
    for at, name in zip((left, right), chart.ends, strict=True):
        shapes.append(Text(at, top - 0.8 * size, name, size, "middle"))
        shapes.append(Line(at, top, at, top + height, "grid", 0.4))
    starts = spread([upright.at(first.value) for first, _ in chart.values], [step] * len(labels))
    ends = spread(
        [upright.at(second.value) for _, second in chart.values], [len(lines) * step for lines in labels]
    )
    for number, (first, second) in enumerate(chart.values):
        stands_out = chart.stands_out[number]
        ink = "first" if stands_out else "pale"
        from_y, to_y = upright.at(first.value), upright.at(second.value)
        shapes.append(Line(left, from_y, right, to_y, ink, 0.8 if stands_out else 0.35))
        shapes.append(Mark(left, from_y, _MARK, ink, is_hollow=not stands_out))
        shapes.append(Mark(right, to_y, _MARK, ink, is_hollow=not stands_out))
        shapes.append(Text(left - _NEAR, starts[number], first.text, size, "end"))
        shapes.append(Text(right + _NEAR, ends[number], second.text, size))
        lines = labels[number]
        for at, line in enumerate(lines):
            y = ends[number] + step * (at - (len(lines) - 1) / 2)
            shapes.append(Text(right + _NEAR + numbers + _FAR, y, line, size))
    bottom = max([top + height, *(end + step for end in (*starts, *ends))])
    return Scene(look.width, bottom + 1.0, tuple(shapes))


def spread(wished: Sequence[float], heights: Sequence[float]) -> list[float]:
    """Places as near to those wished as can be without texts of these heights overlapping."""
    order = sorted(range(len(wished)), key=lambda index: wished[index])
    # texts that touch form a block around the mean of their wishes; blocks that overlap become one
    blocks: list[list[int]] = []
    for index in order:
        blocks.append([index])
        while len(blocks) > 1 and _top(blocks[-1], wished, heights) < _bottom(blocks[-2], wished, heights):
            blocks[-2:] = [blocks[-2] + blocks[-1]]
    places = [0.0] * len(wished)
    for block in blocks:
        at = _top(block, wished, heights)
        for index in block:
            places[index] = at + heights[index] / 2
            at += heights[index]
    return places


def _top(block: Sequence[int], wished: Sequence[float], heights: Sequence[float]) -> float:
    return sum(wished[index] for index in block) / len(block) - sum(heights[index] for index in block) / 2


def _bottom(block: Sequence[int], wished: Sequence[float], heights: Sequence[float]) -> float:
    return _top(block, wished, heights) + sum(heights[index] for index in block)
