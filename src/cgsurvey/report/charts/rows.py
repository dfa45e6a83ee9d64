"""Rows of a chart: their labels, wrapped, on the left or above them, and how high each stands."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate

from cgsurvey.report.charts.look import MARGIN, TALLEST, Look, width_of, wrapped
from cgsurvey.report.charts.scene import Box, Shape, Text

#: between the labels and what is drawn
GAP = 1.6
#: height of a row by the size of its type, where room is short
_TIGHT = 1.15
#: height of what is drawn beneath a label, by the size of its type
_BODY = 1.2
#: from the left edge to a label that stands above its row, clear of an axis there
_INDENT = 0.6
#: what stands above and beneath the rows at most, in lines of text
_FRAME = 7


@dataclass(frozen=True, slots=True)
class Rows:
    """Rows beneath each other.

    Attributes
    ----------
    centres, heights
        Of each row, in millimetres, without a label that stands above it.
    size
        Height of the type of their labels: smaller where there are so many that a page could not hold them.
    left
        Where the labels end and the drawing begins.
    is_above
        Whether labels stand above their rows.
    """

    labels: tuple[tuple[str, ...], ...]
    centres: tuple[float, ...]
    heights: tuple[float, ...]
    size: float
    left: float
    top: float
    bottom: float
    is_above: bool

    def thickness(self, share: float, most: float) -> float:
        """Of a bar: this share of the lowest row."""
        return min(share * min(self.heights, default=0.0), most)

    def drawn(self) -> list[Shape]:
        """The labels, flush with the drawing, or at the left edge above it."""
        step = _TIGHT * self.size
        shapes: list[Shape] = []
        for lines, centre, height in zip(self.labels, self.centres, self.heights, strict=True):
            for number, line in enumerate(lines):
                if not line:
                    continue
                if self.is_above:
                    x, y = MARGIN + _INDENT, centre - height / 2 - step * (len(lines) - number - 0.5)
                    # no line of the grid runs through it
                    shapes.append(Box(x, y - step / 2, width_of(line, self.size), step, "paper"))
                    shapes.append(Text(x, y, line, self.size))
                else:
                    y = centre + step * (number - (len(lines) - 1) / 2)
                    shapes.append(Text(self.left - GAP, y, line, self.size, "end"))
        return shapes


def laid_out(labels: Sequence[str], look: Look, top: float, *, beside: bool = False) -> Rows:
    """Rows from `top` down, each as high as its label needs and all together no higher than a page.

    With `beside` their labels stand there, however many lines they take.
    """
    size = look.text
    widest = max((width_of(line, size) for label in labels for line in label.split("\n")), default=0.0)
    room = min(widest, look.label_share * look.width)
    texts = tuple(wrapped(label, room, size) for label in labels)
    is_above = not beside and max(map(len, texts), default=0) > look.most_lines
    if is_above:
        texts = tuple(wrapped(label, look.width - 2 * MARGIN - _INDENT, size) for label in labels)
    room = max((width_of(line, size) for lines in texts for line in lines), default=0.0)
    tight = [(_TIGHT * len(lines) + _BODY * is_above) * size for lines in texts]
    wished = [max(look.pitch, low + look.air) for low in tight]
    available = TALLEST - top - _FRAME * look.small
    # what is too tall gives up its air first, then the size of its type
    spare = sum(wished) - sum(tight)
    air = min(max((available - sum(tight)) / spare, 0.0), 1.0) if spare > 0 else 0.0
    scale = min(1.0, available / max(sum(tight), 1.0))
    heights = [scale * (low + air * (high - low)) for low, high in zip(tight, wished, strict=True)]
    tops = list(accumulate(heights, initial=top))
    bottom = tops[-1]
    size *= scale
    left = MARGIN + room + GAP
    if is_above:
        # what is drawn stands close beneath its label, and the air beneath both
        tops = [start + _TIGHT * len(lines) * size for start, lines in zip(tops, texts, strict=False)]
        heights, left = [_BODY * size] * len(texts), MARGIN
    centres = tuple(start + height / 2 for start, height in zip(tops, heights, strict=False))
    return Rows(texts, centres, tuple(heights), size, left, top, bottom, is_above)
