"""A scene as SVG: text stays text, sizes follow the page, colours can be set by it.

Every shape has its colour as an attribute, so that the file looks right by itself, and a class beside it
(`fill-ink`, `stroke-grid`, …), by which the style sheet of a page can set another, e.g. in the dark. There
are no ids, so that many drawings can stand in one page.
"""

from __future__ import annotations

from collections.abc import Callable
from html import escape
from typing import Any

from cgsurvey.clean import clean
from cgsurvey.phrases import Language
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
    Shape,
    Text,
    corners,
    hatching,
)

#: fonts that browsers have, the packaged one first
FAMILY = "'Noto Sans SC','Source Han Sans SC','PingFang SC','Microsoft YaHei','Noto Sans CJK SC',sans-serif"


def written(scene: Scene, language: Language, alternative: str) -> bytes:
    """The SVG of a scene, as one element that can stand in a page or be a file."""
    head = (
        f'<svg xmlns="http://www.w3.org/2000/svg" class="chart" role="img"'
        f' aria-label="{_text(alternative)}" lang="{"zh-CN" if language == "zh" else "en"}"'
        f' viewBox="0 0 {_number(scene.width)} {_number(scene.height)}" font-family="{FAMILY}">\n'
    )
    return (head + "".join(f"{_shape(shape)}\n" for shape in scene.shapes) + "</svg>\n").encode()


def _shape(shape: Shape) -> str:
    return _WRITERS[type(shape)](shape)


def _box(box: Box) -> str:
    place = _attributes(x=box.x, y=box.y, width=box.width, height=box.height)
    title = f"><title>{_text(box.title)}</title></rect>" if box.title else "/>"
    rectangle = f"<rect {place} {_coloured(fill=box.ink)}{title}"
    if not box.hatch:
        return rectangle
    lines = "".join(
        f"M{_number(line.x)} {_number(line.y)}L{_number(line.to_x)} {_number(line.to_y)}"
        for line in hatching(box)
    )
    return f'{rectangle}<path d="{lines}" {_coloured(stroke=box.hatch)} {_weight(HATCH_WEIGHT)}/>'


def _line(line: Line) -> str:
    place = _attributes(x1=line.x, y1=line.y, x2=line.to_x, y2=line.to_y)
    dashes = f' stroke-dasharray="{DASH} {GAP}"' if line.is_dashed else ""
    return f"<line {place} {_coloured(stroke=line.ink)} {_weight(line.weight)}{dashes}/>"


def _mark(mark: Mark) -> str:
    fill = "paper" if mark.is_hollow else mark.ink
    colours = f"{_coloured(fill=fill, stroke=mark.ink)} {_weight(OUTLINE)}"
    if mark.shape == "disc":
        return f"<circle {_attributes(cx=mark.x, cy=mark.y, r=mark.size / 2)} {colours}/>"
    points = " ".join(f"{_number(x)},{_number(y)}" for x, y in corners(mark))
    return f'<polygon points="{points}" {colours}/>'


def _line_of_text(text: Text) -> str:
    place = _attributes(x=text.x, y=text.y + BASE * text.size)
    if text.is_upright:
        x, y = text.x + BASE * text.size, text.y
        place = f'{_attributes(x=x, y=y)} transform="rotate(-90 {_number(x)} {_number(y)})"'
    anchor = "" if text.anchor == "start" else f' text-anchor="{text.anchor}"'
    size = f'font-size="{_number(text.size)}"'
    return f"<text {place} {size}{anchor} {_coloured(fill=text.ink)}>{_text(text.text)}</text>"


_WRITERS: dict[type, Callable[[Any], str]] = {Box: _box, Line: _line, Mark: _mark, Text: _line_of_text}


def _coloured(**inks: str) -> str:
    """Fill and stroke as attributes, and as classes where the colour has a name."""
    names = " ".join(f"{part}-{ink}" for part, ink in inks.items() if ink in INKS)
    colours = " ".join(f'{part}="{INKS.get(ink, ink)}"' for part, ink in inks.items())
    return f'class="{names}" {colours}' if names else colours


def _attributes(**places: float) -> str:
    return " ".join(f'{name}="{_number(place)}"' for name, place in places.items())


def _weight(weight: float) -> str:
    return f'stroke-width="{_number(weight)}"'


def _number(number: float) -> str:
    """A hundredth of a millimetre is less than the eye sees."""
    return f"{round(number, 2) + 0.0:g}"


def _text(text: str) -> str:
    return escape(clean(text))
