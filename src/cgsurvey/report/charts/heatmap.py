"""A square of numbers, dark where high."""

from __future__ import annotations

from collections.abc import Sequence

from cgsurvey.report.chart import HeatMap, Value
from cgsurvey.report.charts.axis import titled
from cgsurvey.report.charts.look import LEADING, MARGIN, Look, ink_on, shade, width_of, wrapped
from cgsurvey.report.charts.rows import laid_out
from cgsurvey.report.charts.scene import Box, Scene, Shape, Text
from cgsurvey.report.fitting import longest_word

#: between cells
_GAP = 0.4
#: no cell is broader, however few there are
_BROADEST = 26.0
#: the most that names of columns may take where they stand upright
_UPRIGHT = 24.0
#: breadth of a terminal cell by the size of the type, that of most letters
_CELL = 0.58


def scene(chart: HeatMap, look: Look) -> Scene:
    """The columns' names above, the rows' on the left, each number in its cell."""
    left = laid_out(chart.rows, look, 0.0, beside=True).left
    breadth = min((look.width - MARGIN - left) / max(len(chart.columns), 1), _BROADEST)
    heads, top = _heads(chart.columns, left, breadth, look)
    rows = laid_out(chart.rows, look, top, beside=True)
    shapes: list[Shape] = [*heads, *rows.drawn()]
    numbers = [value for line in chart.values for value in line if value is not None]
    low, high = _scale([value.value for value in numbers])
    widest = max((width_of(value.text, 1.0) for value in numbers), default=1.0)
    size = min(look.small, rows.size, (breadth - 2 * _GAP) / widest)
    for values, centre, height in zip(chart.values, rows.centres, rows.heights, strict=True):
        for number, value in enumerate(values):
            if value is not None:
                colour = shade((value.value - low) / (high - low))
                place = left + breadth * number, centre - height / 2, breadth - _GAP, height - _GAP
                shapes += _cell(value, Box(*place, colour), size)
    title, bottom = titled(chart.axis, look, left, left + breadth * len(chart.columns), rows.bottom + 1.0)
    return Scene(look.width, bottom + MARGIN, (*shapes, *title))


def _cell(value: Value, place: Box, size: float) -> list[Shape]:
    middle, centre = place.x + place.width / 2, place.y + place.height / 2
    return [place, Text(middle, centre, value.text, size, "middle", ink_on(place.ink))]


def _scale(numbers: Sequence[float]) -> tuple[float, float]:
    """What is palest and what is darkest: from zero, or from half of the highest where none is lower.

    Never from near the lowest: small differences would look great.
    """
    low, high = min(numbers, default=0.0), max(numbers, default=0.0)
    if 0 < high / 2 < low:
        return high / 2, high
    low, high = min(low, 0.0), max(high, 0.0)
    return (low, high) if high > low else (low, low + 1.0)


def _heads(columns: Sequence[str], left: float, breadth: float, look: Look) -> tuple[list[Shape], float]:
    """The columns' names, upright where a word is broader than its column; and where they end."""
    size, step = look.small, LEADING * look.small
    middles = [left + breadth * (number + 0.5) for number in range(len(columns))]
    longest = max(map(longest_word, columns), default=0) * _CELL * size
    shapes: list[Shape] = []
    if longest <= breadth - 1.0:
        level = [wrapped(column, breadth - 1.0, size) for column in columns]
        top = MARGIN + step * max(map(len, level), default=0)
        for middle, lines in zip(middles, level, strict=True):
            for at, line in enumerate(lines):
                y = top - step * (len(lines) - at - 0.5)
                shapes.append(Text(middle, y, line, size, "middle"))
        return shapes, top + 1.0
    upright = _in_columns(columns, max(_UPRIGHT, longest), breadth, look)
    top = MARGIN + max(width_of(line, size) for lines in upright for line in lines)
    for middle, lines in zip(middles, upright, strict=True):
        for at, line in enumerate(lines):
            x = middle + step * (at - (len(lines) - 1) / 2)
            shapes.append(Text(x, top, line, size, is_upright=True))
    return shapes, top + 1.0


def _in_columns(names: Sequence[str], length: float, breadth: float, look: Look) -> list[tuple[str, ...]]:
    """Lines about this long, longer where their columns cannot hold so many."""
    lines = [wrapped(name, length, look.small) for name in names]
    most = max(int(breadth / (LEADING * look.small)), 1)
    if max(map(len, lines)) <= most or length > max(width_of(name, look.small) for name in names):
        return lines
    return _in_columns(names, 1.2 * length, breadth, look)
