"""Charts of every kind, and what is read back from a drawing of one."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations
from xml.etree import ElementTree

from cgsurvey.report.chart import Bars, Chart, Dumbbells, HeatMap, Intervals, Slopes, StackedBars, Value
from cgsurvey.report.charts.look import width_of
from cgsurvey.report.charts.scene import Scene, Text
from cgsurvey.report.document import Figure

SVG = "{http://www.w3.org/2000/svg}"


def value(number: float, low: float | None = None, high: float | None = None) -> Value:
    """With a text that no other number has, and no axis."""
    return Value(number, f"{number:.3f}", "residents/x", low, high)


STACKED = StackedBars(
    "占有效回答的百分比（%）",
    ("环境卫生", "Handling of errands"),
    ("很差", "较差", "一般", "较好", "很好"),
    (
        tuple(map(value, (11.101, 12.202, 20.303, 30.404, 25.99))),
        tuple(map(value, (10.001, 15.002, 25.003, 20.004, 29.99))),
    ),
    middle=2,
)
BARS = Bars(
    "覆盖率（%）",
    ("社会组织", "Social workers", "社区"),
    (value(42.301, 38.0, 46.0), value(0.002, 0.0, 3.1), value(88.203)),
)
DUMBBELLS = Dumbbells(
    "占比（%）",
    ("愿意", "实际参与"),
    ("志愿服务", "社区活动"),
    ((value(99.081), value(40.012)), (value(56.973), value(93.214))),
)
COEFFICIENTS = Intervals(
    "系数",
    ("(1)", "(2) Demographics", "(3) 社区固定效应"),
    (value(0.311, 0.21, 0.41), value(-0.122, -0.3, 0.06), value(0.053)),
    (True, False, False),
    reference=0.0,
    reference_label="无差异",
    verdict="证据单薄，不足以判断。",
)
HEAT = HeatMap(
    "提升度",
    ("社会组织", "Charitable resources"),
    ("社区", "Volunteers"),
    ((value(1.051), None), (value(1.262), value(0.933))),
)
SLOPES = Slopes(
    "占比（%）",
    ("2022年", "2023年"),
    ("治安巡防", "办事效率", "Open books"),
    ((value(86.501), value(92.002)), (value(86.403), value(91.904)), (value(75.145), value(70.956))),
    (True, False, False),
)
CHARTS: dict[str, Chart] = {
    "stacked": STACKED,
    "bars": BARS,
    "dumbbells": DUMBBELLS,
    "intervals": COEFFICIENTS,
    "heatmap": HEAT,
    "slopes": SLOPES,
}


def figure(chart: Chart) -> Figure:
    return Figure("图题", chart, 'Alternative <text> & "quotes"')


def values_of(chart: Chart) -> Iterator[Value]:
    for line in chart.values:
        yield from (each for each in (line if isinstance(line, tuple) else (line,)) if each is not None)


def labels_of(chart: Chart) -> list[str]:
    """What must be read in a chart beside its numbers."""
    names = ("axis", "verdict", "reference_label")
    several = ("rows", "columns", "categories", "ends")
    found = [getattr(chart, name) for name in names if getattr(chart, name, "")]
    return [*found, *(label for name in several for label in getattr(chart, name, ()))]


def texts_in(svg: bytes) -> list[str]:
    """Every line of text of an SVG, in order."""
    return [element.text or "" for element in ElementTree.fromstring(svg).iter(f"{SVG}text")]


def run_together(texts: list[str]) -> str:
    """Without the spaces at which lines may end."""
    return "".join(texts).replace(" ", "")


def overlapping(scene: Scene) -> list[tuple[str, str]]:
    """Pairs of lines of text of which one stands on the other."""
    lines = [shape for shape in scene.shapes if isinstance(shape, Text)]
    return [
        (first.text, second.text)
        for first, second in combinations(lines, 2)
        if _meet(_extent(first), _extent(second))
    ]


def outside(scene: Scene) -> list[str]:
    """Lines of text that go over an edge of the drawing."""
    found = []
    for shape in scene.shapes:
        if isinstance(shape, Text):
            left, top, right, bottom = _extent(shape)
            if left < 0 or top < 0 or right > scene.width or bottom > scene.height:
                found.append(shape.text)
    return found


def _extent(text: Text) -> tuple[float, float, float, float]:
    width = width_of(text.text, text.size)
    left = text.x - {"start": 0.0, "middle": width / 2, "end": width}[text.anchor]
    if text.is_upright:
        return text.x - 0.4 * text.size, text.y - width, text.x + 0.4 * text.size, text.y
    return left, text.y - 0.4 * text.size, left + width, text.y + 0.4 * text.size


def _meet(one: tuple[float, ...], other: tuple[float, ...]) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]
