"""A scene as PNG, drawn by matplotlib's renderer with the packaged Chinese font."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from io import BytesIO
from typing import Any

from cgsurvey.clean import clean
from cgsurvey.report.charts import fonts
from cgsurvey.report.charts.look import INKS, POINT, width_of
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

#: dots an inch: what office printers and journals ask of a picture with text
DPI = 200
_DOTS = DPI / 25.4
_COLOURS = 128


def written(scene: Scene) -> bytes:
    """The PNG of a scene, with its resolution and nothing else about its making."""
    fonts.load()
    from matplotlib import rc_context
    from matplotlib.backends.backend_agg import RendererAgg
    from PIL import Image

    width, height = round(scene.width * _DOTS), round(scene.height * _DOTS)
    renderer: Any = RendererAgg(width, height, DPI)  # type: ignore[no-untyped-call]
    _fill(renderer, "paper", [(0, 0), (scene.width, 0), (scene.width, scene.height), (0, scene.height)])
    # characters keep their shapes: at this resolution fitting them to the dots gains nothing
    with rc_context({"text.hinting": "none", "path.snap": True}):
        for shape in scene.shapes:
            _PAINTERS[type(shape)](renderer, shape)
    image = Image.frombuffer("RGBA", (width, height), renderer.buffer_rgba(), "raw", "RGBA", 0, 1)
    # a chart has few colours: with a palette the file is a third as large, and no slower to write
    flat = image.convert("RGB").quantize(_COLOURS, Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE)
    # the octree rounds white down to what a printer would put dots for
    flat.putpalette([255 if part == 254 else part for part in flat.getpalette() or ()])
    target = BytesIO()
    flat.save(target, "png", dpi=(DPI, DPI))
    return target.getvalue()


def _box(renderer: Any, box: Box) -> None:
    right, bottom = box.x + box.width, box.y + box.height
    _fill(renderer, box.ink, [(box.x, box.y), (right, box.y), (right, bottom), (box.x, bottom)])
    for line in hatching(box) if box.hatch else ():
        _stroke(renderer, line.ink, HATCH_WEIGHT, [(line.x, line.y), (line.to_x, line.to_y)])


def _line(renderer: Any, line: Line) -> None:
    _stroke(renderer, line.ink, line.weight, [(line.x, line.y), (line.to_x, line.to_y)], line.is_dashed)


def _mark(renderer: Any, mark: Mark) -> None:
    from matplotlib.path import Path
    from matplotlib.transforms import Affine2D

    fill = _rgb("paper" if mark.is_hollow else mark.ink)
    pen = _pen(renderer, mark.ink, OUTLINE)
    if mark.shape == "disc":
        place = Affine2D().scale(mark.size / 2).translate(mark.x, mark.y)
        renderer.draw_path(pen, Path.unit_circle(), place + _page(renderer), fill)
    else:
        renderer.draw_path(pen, _closed(corners(mark)), _page(renderer), fill)


def _text(renderer: Any, text: Text) -> None:
    font = fonts.font(text.size / POINT)
    line = fonts.printable(clean(text.text))
    width = width_of(line, text.size) * _DOTS
    shift = {"start": 0.0, "middle": width / 2, "end": width}[text.anchor]
    pen = _pen(renderer, text.ink, 0)
    if text.is_upright:
        renderer.draw_text(pen, (text.x + BASE * text.size) * _DOTS, text.y * _DOTS + shift, line, font, 90)
    else:
        renderer.draw_text(pen, text.x * _DOTS - shift, (text.y + BASE * text.size) * _DOTS, line, font, 0)


_PAINTERS: dict[type, Callable[[Any, Any], None]] = {Box: _box, Line: _line, Mark: _mark, Text: _text}


def _fill(renderer: Any, ink: str, points: list[tuple[float, float]]) -> None:
    renderer.draw_path(_pen(renderer, ink, 0), _closed(points), _page(renderer), _rgb(ink))


def _stroke(
    renderer: Any, ink: str, weight: float, points: list[tuple[float, float]], is_dashed: bool = False
) -> None:
    from matplotlib.path import Path

    pen = _pen(renderer, ink, weight)
    if is_dashed:
        pen.set_dashes(0, [DASH / POINT, GAP / POINT])
    renderer.draw_path(pen, Path(points), _page(renderer))


def _closed(points: list[tuple[float, float]]) -> Any:
    from matplotlib.path import Path

    return Path([*points, points[0]], closed=True)


def _pen(renderer: Any, ink: str, weight: float) -> Any:
    pen = renderer.new_gc()
    pen.set_foreground(_rgb(ink), isRGBA=True)
    pen.set_linewidth(weight / POINT)
    pen.set_capstyle("butt")
    return pen


def _page(renderer: Any) -> Any:
    """From millimetres below the top to dots above the bottom."""
    from matplotlib.transforms import Affine2D

    return Affine2D().scale(_DOTS, -_DOTS).translate(0, renderer.height)


@lru_cache(maxsize=64)
def _rgb(ink: str) -> tuple[float, float, float, float]:
    red, green, blue = bytes.fromhex(INKS.get(ink, ink).removeprefix("#"))
    return red / 255, green / 255, blue / 255, 1.0
