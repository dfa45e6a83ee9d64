"""A key above a chart: a sample of each mark and what it stands for."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from cgsurvey.report.charts.look import LEADING, MARGIN, Look, width_of, wrapped
from cgsurvey.report.charts.scene import Shape, Text

#: breadth of a sample, its distance from the label, and from there to the next
SAMPLE, _NEAR, _FAR = 3.0, 0.9, 3.5


def key(
    labels: Sequence[str], samples: Sequence[Callable[[float, float], Shape]], look: Look
) -> tuple[list[Shape], float]:
    """Samples with their labels in a row, in several where one does not hold them; and where they end.

    A sample is drawn around the place it is given.
    """
    step = LEADING * look.small
    shapes: list[Shape] = []
    x, y = MARGIN, MARGIN
    for label, sample in zip(labels, samples, strict=True):
        lines = wrapped(label, look.width - SAMPLE - _NEAR - 2 * MARGIN, look.small)
        width = SAMPLE + _NEAR + max(width_of(line, look.small) for line in lines)
        if x > MARGIN and x + width > look.width - MARGIN:
            x, y = MARGIN, y + step
        shapes.append(sample(x + SAMPLE / 2, y + step / 2))
        for number, line in enumerate(lines):
            middle = y + step * (number + 0.5)
            shapes.append(Text(x + SAMPLE + _NEAR, middle, line, look.small, ink="quiet"))
        y += step * (len(lines) - 1)
        x += width + _FAR
    return shapes, y + step + 1.0
