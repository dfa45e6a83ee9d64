"""What a drawing consists of: boxes, lines, marks and lines of text, placed in millimetres.

`x` runs to the right and `y` downwards from the top left corner. Colours are named by what they are for
(`look.INKS`) or given as "#rrggbb", so that a page may set its own.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True)
class Box:
    """A filled rectangle; `hatch` draws thin diagonal lines over it, `title` is shown where a mouse rests."""

    x: float
    y: float
    width: float
    height: float
    ink: str
    hatch: str = ""
    title: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """A straight line; `weight` is its thickness in millimetres."""

    x: float
    y: float
    to_x: float
    to_y: float
    ink: str
    weight: float = 0.25
    is_dashed: bool = False


@dataclass(frozen=True, slots=True)
class Mark:
    """A point: a disc or a diamond around its centre, hollow or filled; `size` is its breadth."""

    x: float
    y: float
    size: float
    ink: str
    shape: Literal["disc", "diamond"] = "disc"
    is_hollow: bool = False


@dataclass(frozen=True, slots=True)
class Text:
    """One line of text; `y` is the middle of its height, `size` the height of its type in millimetres.

    Where it `is_upright` it reads upwards: from `y`, around `x`.
    """

    x: float
    y: float
    text: str
    size: float
    anchor: Literal["start", "middle", "end"] = "start"
    ink: str = "ink"
    is_upright: bool = False


Shape = Box | Line | Mark | Text


@dataclass(frozen=True, slots=True)
class Scene:
    """A whole drawing, its shapes from the lowest to the topmost."""

    width: float
    height: float
    shapes: tuple[Shape, ...]


#: from the middle of a line of text down to its base line, by the size of its type
BASE = 0.36
#: thickness of the outline of a mark; length and distance of dashes
OUTLINE, DASH, GAP = 0.4, 1.0, 0.7
#: distance between the lines of a hatch, and their thickness, in millimetres
HATCH_PITCH, HATCH_WEIGHT = 1.3, 0.2


def hatching(box: Box) -> list[Line]:
    """The lines of a box's hatch, each cut at its edges: no drawing needs a clip path."""
    right, bottom = box.x + box.width, box.y + box.height
    # lines rise to the right: x + y is the same all along one, counted from the origin of the page so
    # that those of neighbouring boxes meet
    first = int((box.x + box.y) / HATCH_PITCH) + 1
    last = int((right + bottom) / HATCH_PITCH)
    lines = []
    for total in (number * HATCH_PITCH for number in range(first, last + 1)):
        start, end = max(box.x, total - bottom), min(right, total - box.y)
        lines.append(Line(start, total - start, end, total - end, box.hatch, HATCH_WEIGHT))
    return lines


def corners(mark: Mark) -> list[tuple[float, float]]:
    """The corners of a diamond, from the top."""
    radius = mark.size / 2
    return [
        (mark.x, mark.y - radius),
        (mark.x + radius, mark.y),
        (mark.x, mark.y + radius),
        (mark.x - radius, mark.y),
    ]
