"""Every kind of chart: what can be read in it, its file, and texts that are easily lost or obeyed."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any
from xml.etree import ElementTree

import pytest
from charted import (
    CHARTS,
    SVG,
    figure,
    labels_of,
    outside,
    overlapping,
    run_together,
    texts_in,
    value,
    values_of,
)

from cgsurvey.phrases import LANGUAGES, Language
from cgsurvey.report import charts
from cgsurvey.report.chart import Bars, Chart, Dumbbells, HeatMap, Intervals, Slopes, StackedBars, Width
from cgsurvey.report.charts import KINDS, drawn, scene_of
from cgsurvey.report.charts.look import INKS, LOOKS, TALLEST
from cgsurvey.report.charts.scene import Box, Text
from sample_analyses import NAMES, reported

kinds = pytest.mark.parametrize("chart", CHARTS.values(), ids=CHARTS)
widths = pytest.mark.parametrize("width", LOOKS)

AWKWARD = (
    "$x_1$",
    "<b>&amp;",
    "",
    "甲" * 60,
    "word " * 30,
    "a_b%#\\",
    "半\ud800个",
    "\x1b[31m红\u202e倒",
    "两\n行",
)


def test_every_kind_of_chart_is_drawn() -> None:
    assert {type(chart) for chart in CHARTS.values()} == set(KINDS) == set(Chart.__args__)


@kinds
@widths
def test_each_number_and_label_is_read_once(chart: Chart, width: Width) -> None:
    svg = drawn(figure(chart), "zh", "svg", width).content
    texts = texts_in(svg)
    titles = [element.text or "" for element in ElementTree.fromstring(svg).iter(f"{SVG}title")]
    for each in values_of(chart):
        in_titles = [title for title in titles if title.endswith(f" {each.text}")]
        assert texts.count(each.text) + len(in_titles) == 1
    for label in labels_of(chart):
        assert run_together(texts).count(label.replace(" ", "")) == 1, label


@kinds
def test_a_wide_chart_says_its_numbers_without_a_mouse(chart: Chart) -> None:
    texts = texts_in(drawn(figure(chart), "zh", "svg").content)
    assert {each.text for each in values_of(chart)} <= set(texts)


@kinds
@widths
def test_no_text_stands_on_another_or_over_the_edge(chart: Chart, width: Width) -> None:
    scene = scene_of(chart, width)
    assert not overlapping(scene)
    assert not outside(scene)
    assert scene.width == LOOKS[width].width


@kinds
@pytest.mark.parametrize("format", ["svg", "png"])
def test_the_same_chart_is_the_same_file(chart: Chart, format: Any) -> None:
    first = drawn(figure(chart), "zh", format)
    charts._drawn.cache_clear()
    again = drawn(figure(replace(chart)), "zh", format)
    assert again == first
    assert again is not first


@kinds
def test_svg_follows_its_page(chart: Chart) -> None:
    root = ElementTree.fromstring(drawn(figure(chart), "en", "svg").content)
    assert root.get("viewBox", "").startswith("0 0 156 ")
    assert root.get("width") is root.get("height") is None
    assert root.get("aria-label") == figure(chart).alternative
    assert root.get("lang") == "en"
    for element in root.iter():
        # nothing that two drawings of one page could both claim, and nothing that its policy forbids
        assert not {"id", "style", "clip-path", "href"} & set(element.keys())
        for part in ("fill", "stroke"):
            named = re.search(rf"\b{part}-([a-z]+)", element.get("class", ""))
            assert named is None or element.get(part) == INKS[named[1]]


def awkward(kind: type) -> Chart:
    """A chart of this kind whose labels all are awkward, and its numbers at the ends of what they can be."""
    rows, number = AWKWARD, len(AWKWARD)
    singles = (value(0.0, 0.0, 0.0), value(100.0, 100.0, 100.0), value(-37.5, -60.0, -0.1))
    values = tuple(singles[index % 3] for index in range(number))
    pairs = tuple(zip(values, reversed(values), strict=True))
    half = tuple(index % 2 == 0 for index in range(number))
    return {
        StackedBars: StackedBars(
            "$%", rows, ("$a$", "", "<i>"), tuple((value(0.0), value(100.0), value(0.0)) for _ in rows)
        ),
        Bars: Bars("a&b", rows, values),
        Dumbbells: Dumbbells("a&b", ("", "<"), rows, pairs),
        Intervals: Intervals("", rows, values, half, 200.0, "$ref$" * 30, True, "<v>" * 80),
        HeatMap: HeatMap("", rows, AWKWARD, tuple(values for _ in rows)),
        Slopes: Slopes("", ("", "甲" * 40), rows, pairs, half),
    }[kind]


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
@widths
def test_awkward_labels_are_written_as_they_are(kind: type, width: Width) -> None:
    chart = awkward(kind)
    texts = run_together(texts_in(drawn(figure(chart), "zh", "svg", width).content))
    for label in ("$x_1$", "<b>&amp;", "甲" * 60, "word" * 30, "a_b%#\\", "半�个", "[31m红倒"):
        assert label in texts
    assert drawn(figure(chart), "zh", "png", width).content.startswith(b"\x89PNG")


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
def test_a_chart_without_rows_is_drawn(kind: type) -> None:
    empty = {
        name: ()
        for name in ("rows", "values", "stands_out", "categories", "columns")
        if name in kind.__slots__
    }
    ends = {"ends": ("2022", "2023")} if "ends" in kind.__slots__ else {}
    assert drawn(figure(kind(axis="%", **empty, **ends)), "en", "png").height_mm > 0


def caterpillar(number: int) -> Intervals:
    values = tuple(value(50 + index / 10, 40.0 + index / 10, 61.0 + index / 10) for index in range(number))
    return Intervals("%", tuple(f"第{index}社区" for index in range(number)), values, (False,) * number)


def sizes(chart: Chart) -> list[float]:
    return [shape.size for shape in scene_of(chart).shapes if isinstance(shape, Text)]


def test_many_rows_stay_on_a_page_and_can_be_read() -> None:
    assert scene_of(caterpillar(60)).height <= TALLEST
    assert not overlapping(scene_of(caterpillar(60)))
    # in points
    assert min(sizes(caterpillar(60))) / 25.4 * 72 >= 7
    assert scene_of(caterpillar(200)).height <= TALLEST


def test_few_rows_are_not_blown_up() -> None:
    assert scene_of(caterpillar(1)).height < 25
    assert max(sizes(caterpillar(1))) == max(sizes(caterpillar(30)))


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("language", LANGUAGES)
def test_charts_of_the_samples_can_be_read(name: str, language: Language) -> None:
    report = reported(name, language)
    for each in report.figures():
        for width in LOOKS:
            scene = scene_of(each.chart, width)
            assert not overlapping(scene), each.caption
            assert not outside(scene), each.caption
            assert scene.height <= TALLEST


def test_formats_share_a_picture() -> None:
    """However they ask for it."""
    first = drawn(figure(CHARTS["bars"]), "zh", "png")
    assert drawn(figure(replace(CHARTS["bars"])), "zh", "png", width="page") is first


def test_many_years_and_many_columns_stay_within_the_drawing() -> None:
    labels = tuple(f"{'社区工作人员的服务态度和办事效率' * 2}{index}" for index in range(45))
    values = tuple((value(50 + index / 7), value(60 - index / 9)) for index in range(45))
    slopes = scene_of(Slopes("%", ("2022", "2023"), labels, values, (False,) * 45), "half")
    assert slopes.height <= TALLEST
    names = tuple(f"Satisfaction with {'organisations ' * 3}{index}" for index in range(8))
    heat = scene_of(HeatMap("", names, names, tuple(tuple(map(value, range(8))) for _ in names)), "half")
    assert any(shape.is_upright for shape in heat.shapes if isinstance(shape, Text))
    for scene in (slopes, heat):
        assert not overlapping(scene)
        assert not outside(scene)


LONG = "Handling of errands by the residents' committee and its volunteers"


@pytest.mark.parametrize(
    ("width", "label", "is_above"),
    [("page", LONG, False), ("half", LONG, True), ("half", "Errands", False), ("third", "甲", True)],
)
def test_labels_stand_above_their_rows_where_there_is_no_room_beside(
    width: Width, label: str, is_above: bool
) -> None:
    scene = scene_of(Bars("%", (label,), (value(40.0),)), width)
    texts = [shape for shape in scene.shapes if isinstance(shape, Text)]
    (number,) = [each for each in texts if each.text == "40.000"]
    lines = [each for each in texts if each.text in label]
    assert all(each.y < number.y - 0.8 * number.size for each in lines) is is_above
    assert {each.anchor for each in lines} == {"start" if is_above else "end"}
    # no line of the grid runs through a label
    grounds = [shape for shape in scene.shapes if isinstance(shape, Box) and shape.ink == "paper"]
    assert len(grounds) == len(lines) * is_above
