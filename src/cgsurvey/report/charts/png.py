"""A scene as PNG: drawn with Pillow three times as fine as it is written, in the packaged Chinese font."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import lru_cache
from io import BytesIO
from typing import TYPE_CHECKING, Any

from cgsurvey.clean import clean
from cgsurvey.report.charts import fonts
from cgsurvey.report.charts.look import INKS
from cgsurvey.report.charts.scene import (
    BASE,
    DASH,
    GAP,
    HATCH_WEIGHT,
    OUTLINE,
    Box,
    Line,
    Mark,
    Scene,
    Text,
    corners,
    hatching,
)

if TYPE_CHECKING:
    from PIL.ImageDraw import ImageDraw

#: dots an inch: what office printers and journals ask of a picture with text
DPI = 200
_DOTS = DPI / 25.4
#: Pillow knows no half dots: so many of those that are drawn make one, and slanted lines are smooth
_FINE = 3
_FINE_DOTS = _DOTS * _FINE
_COLOURS = 128
_ANCHORS = {"start": "ls", "middle": "ms", "end": "rs"}


def written(scene: Scene) -> bytes:
    """The PNG of a scene, with its resolution and nothing else about its making."""
    from PIL import Image, ImageDraw

    size = round(scene.width * _DOTS) * _FINE, round(scene.height * _DOTS) * _FINE
    picture = Image.new("RGB", size, _rgb("paper"))
    page = ImageDraw.Draw(picture)
    for shape in scene.shapes:
        _PAINTERS[type(shape)](page, shape)
    # a chart has few colours: with a palette the file is a third as large, and no slower to write
    flat = picture.reduce(_FINE).quantize(_COLOURS, Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE)
    # the octree rounds white down to what a printer would put dots for
    flat.putpalette([255 if part == 254 else part for part in flat.getpalette() or ()])
    target = BytesIO()
    flat.save(target, "png", dpi=(DPI, DPI))
    return target.getvalue()


def _box(page: ImageDraw, box: Box) -> None:
    _fill(page, box.ink, box.x, box.y, box.x + box.width, box.y + box.height)
    for line in hatching(box) if box.hatch else ():
        _slanted(page, line.ink, HATCH_WEIGHT, line)


def _line(page: ImageDraw, line: Line) -> None:
    weight = max(line.weight, 1 / _DOTS)
    for part in _dashes(line) if line.is_dashed else (line,):
        if part.y == part.to_y:
            left, right = sorted((part.x, part.to_x))
            top = _on_dot(part.y - weight / 2)
            _fill(page, part.ink, left, top, right, top + weight)
        elif part.x == part.to_x:
            top, bottom = sorted((part.y, part.to_y))
            left = _on_dot(part.x - weight / 2)
            _fill(page, part.ink, left, top, left + weight, bottom)
        else:
            _slanted(page, part.ink, part.weight, part)


def _on_dot(place: float) -> float:
    """The nearest edge of a dot: lines of one weight are all as thick as each other."""
    return round(place * _DOTS) / _DOTS


def _fill(page: ImageDraw, ink: str, left: float, top: float, right: float, bottom: float) -> None:
    """An upright rectangle, its edges between the dots of the picture and so as sharp as can be."""
    x, y, to_x, to_y = (round(edge * _DOTS) * _FINE for edge in (left, top, right, bottom))
    if x < to_x and y < to_y:
        page.rectangle((x, y, to_x - 1, to_y - 1), _rgb(ink))


def _slanted(page: ImageDraw, ink: str, weight: float, line: Line) -> None:
    ends = [each * _FINE_DOTS for each in (line.x, line.y, line.to_x, line.to_y)]
    page.line(ends, _rgb(ink), round(weight * _FINE_DOTS))


def _dashes(line: Line) -> Iterator[Line]:
    """The parts of a dashed line that are drawn."""
    length = math.hypot(line.to_x - line.x, line.to_y - line.y)

    def at(way: float) -> tuple[float, float]:
        share = min(way / length, 1.0)
        return line.x + share * (line.to_x - line.x), line.y + share * (line.to_y - line.y)

    for number in range(math.ceil(length / (DASH + GAP))):
        start = number * (DASH + GAP)
        yield Line(*at(start), *at(start + DASH), line.ink, line.weight)


def _mark(page: ImageDraw, mark: Mark) -> None:
    """Its whole extent in the colour of the outline, and what that leaves free over it."""
    _figure(page, mark, OUTLINE / 2, mark.ink)
    if mark.is_hollow:
        _figure(page, mark, -OUTLINE / 2, "paper")


def _figure(page: ImageDraw, mark: Mark, margin: float, ink: str) -> None:
    """The shape of a mark whose edges lie `margin` outside those of the mark itself."""
    if mark.shape == "disc":
        radius = mark.size / 2 + margin
        left, top, right, bottom = mark.x - radius, mark.y - radius, mark.x + radius, mark.y + radius
        page.ellipse([each * _FINE_DOTS for each in (left, top, right, bottom)], _rgb(ink))
    else:
        # the corner of a square moves by more than its sides
        wider = replace(mark, size=mark.size + 2 * math.sqrt(2) * margin)
        page.polygon([(x * _FINE_DOTS, y * _FINE_DOTS) for x, y in corners(wider)], _rgb(ink))


def _text(page: ImageDraw, text: Text) -> None:
    font = fonts.font(text.size * _FINE_DOTS)
    line = fonts.printable(clean(text.text))
    x, y, base = text.x * _FINE_DOTS, text.y * _FINE_DOTS, BASE * text.size * _FINE_DOTS
    if text.is_upright:
        _upright(page, text, line, font, (x + base, y))
    else:
        page.text((x, y + base), line, _rgb(text.ink), font, _ANCHORS[text.anchor])


def _upright(page: ImageDraw, text: Text, line: str, font: Any, place: tuple[float, float]) -> None:
    """A line that reads upwards: written on a slip of its own, which is turned."""
    from PIL import Image, ImageDraw

    above, below = font.getmetrics()
    length = math.ceil(font.getlength(line))
    slip = Image.new("L", (length, above + below))
    ImageDraw.Draw(slip).text((0, above), line, 255, font, "ls")
    before = {"start": length, "middle": length / 2, "end": 0}[text.anchor]
    corner = round(place[0]) - above, round(place[1] - before)
    page.bitmap(corner, slip.transpose(Image.Transpose.ROTATE_90), _rgb(text.ink))


_PAINTERS: dict[type, Callable[[Any, Any], None]] = {Box: _box, Line: _line, Mark: _mark, Text: _text}


@lru_cache(maxsize=64)
def _rgb(ink: str) -> tuple[int, int, int]:
    red, green, blue = bytes.fromhex(INKS.get(ink, ink).removeprefix("#"))
    return red, green, blue
