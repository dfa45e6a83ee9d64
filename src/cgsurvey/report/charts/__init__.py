"""Charts: one file a kind, which says what stands where; SVG and PNG are written from that alike.

`drawn(figure, language, format)` gives a chart as the bytes of a file. Pillow is imported for PNG alone,
and by nothing else in the package.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Literal

from cgsurvey.phrases import Language
from cgsurvey.report.chart import Bars, Chart, Dumbbells, HeatMap, Intervals, Slopes, StackedBars, Width
from cgsurvey.report.charts import bars, dumbbells, heatmap, intervals, png, slopes, stacked, svg
from cgsurvey.report.charts.look import LOOKS, Look
from cgsurvey.report.charts.scene import Scene
from cgsurvey.report.document import Figure

Format = Literal["svg", "png"]

KINDS: dict[type, Callable[[Any, Look], Scene]] = {
    StackedBars: stacked.scene,
    Bars: bars.scene,
    Dumbbells: dumbbells.scene,
    Intervals: intervals.scene,
    HeatMap: heatmap.scene,
    Slopes: slopes.scene,
}


@dataclass(frozen=True, slots=True)
class Drawing:
    """A chart as a file, and how large it is to be printed."""

    content: bytes
    width_mm: float
    height_mm: float


def drawn(figure: Figure, language: Language, format: Format, width: Width = "page") -> Drawing:
    """The chart of a figure, without its caption; drawn once, however many ask for it.

    Parameters
    ----------
    figure
        Its chart is drawn; its text alternative goes into the SVG.
    language
        For the SVG, whose Chinese characters a browser draws by it.
    format
        "svg": an element that can stand in a page or be a file. "png": a picture of 200 dots an inch.
    width
        Of the text of a page, 156 millimetres; or 76 or 50, so that two or three stand side by side.
    """
    return _drawn(figure, language, format, width)


@lru_cache(maxsize=256)
def _drawn(figure: Figure, language: Language, format: Format, width: Width) -> Drawing:
    scene = scene_of(figure.chart, width)
    content = svg.written(scene, language, figure.alternative) if format == "svg" else png.written(scene)
    return Drawing(content, scene.width, scene.height)


@lru_cache(maxsize=256)
def scene_of(chart: Chart, width: Width = "page") -> Scene:
    """Where everything of a chart stands."""
    return KINDS[type(chart)](chart, LOOKS[width])
