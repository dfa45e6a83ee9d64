"""Rows of a chart: their labels, wrapped, on the left, and how high each stands."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate

from cgsurvey.report.charts.look import MARGIN, TALLEST, Look, width_of, wrapped
from cgsurvey.report.charts.scene import Shape, Text

#: between the labels and what is drawn
GAP = 1.6
#: height of a row by the size of its type, where room is short
_TIGHT = 1.15
#: what stands above and beneath the rows at most, in lines of text
_FRAME = 7


@dataclass(frozen=True, slots=True)
class Rows:
    """Rows beneath each other.

    Attributes
    ----------
    centres, heights
        Of each row, in millimetres.
    size
        Height of the type of their labels: smaller where there are so many that a page could not hold them.
    left
        Where the labels end and the drawing begins.
    """

    labels: tuple[tuple[str, ...], ...]
    centres: tuple[float, ...]
    heights: tuple[float, ...]
    size: float
    left: float
    top: float
    bottom: float

    def thickness(self, share: float, most: float) -> float:
        """Of a bar: this share of the lowest row."""
        return min(share * min(self.heights, default=0.0), most)

    def drawn(self) -> list[Shape]:
        """The labels, flush with the drawing."""
        step = _TIGHT * self.size
        return [
            Text(self.left - GAP, centre + step * (number - (len(lines) - 1) / 2), line, self.size, "end")
            for lines, centre in zip(self.labels, self.centres, strict=True)
            for number, line in enumerate(lines)
            if line
        ]


def laid_out(labels: Sequence[str], look: Look, top: float) -> Rows:
    """Rows from `top` down, each as high as its label needs and all together no higher than a page."""
    size = look.text
    widest = max((width_of(line, size) for label in labels for line in label.split("\n")), default=0.0)
    room = min(widest, look.label_share * look.width)
    texts = tuple(wrapped(label, room, size) for label in labels)
    room = max((width_of(line, size) for lines in texts for line in lines), default=0.0)
    tight = [_TIGHT * len(lines) * size for lines in texts]
    wished = [max(look.pitch, low + look.air) for low in tight]
    available = TALLEST - top - _FRAME * look.small
    # what is too tall gives up its air first, then the size of its type
    spare = sum(wished) - sum(tight)
    air = min(max((available - sum(tight)) / spare, 0.0), 1.0) if spare > 0 else 0.0
    scale = min(1.0, available / max(sum(tight), 1.0))
    heights = [scale * (low + air * (high - low)) for low, high in zip(tight, wished, strict=True)]
    tops = list(accumulate(heights, initial=top))
    centres = tuple(start + height / 2 for start, height in zip(tops, heights, strict=False))
    return Rows(texts, centres, tuple(heights), scale * size, MARGIN + room + GAP, top, tops[-1])
