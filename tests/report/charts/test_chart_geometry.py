"""What stands where: lengths go with numbers, intervals end at their ends."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest
from charted import BARS, COEFFICIENTS, DUMBBELLS, HEAT, SLOPES, STACKED, value

from cgsurvey.report.chart import Value
from cgsurvey.report.charts import scene_of
from cgsurvey.report.charts.axis import Axis
from cgsurvey.report.charts.look import ink_on
from cgsurvey.report.charts.scene import Box, Line, Mark, Scene, Text, hatching
from cgsurvey.report.charts.spreading import spread

NEAR = pytest.approx
TWO_GAPS = 0.6


def of(scene: Scene, kind: type) -> list:
    return [shape for shape in scene.shapes if type(shape) is kind]


def text(scene: Scene, words: str) -> Text:
    return next(each for each in of(scene, Text) if each.text == words)


def scale(scene: Scene) -> tuple[float, float]:
    """Where zero stands, and millimetres for one unit: read off the numbers beneath the axis."""
    ticks = [
        each
        for each in of(scene, Text)
        if each.ink == "quiet" and each.text.lstrip("-").replace(".", "").isdigit()
    ]
    first, last = ticks[0], ticks[-1]
    unit = (last.x - first.x) / (float(last.text) - float(first.text))
    return first.x - unit * float(first.text), unit


def test_bars_are_as_long_as_their_numbers() -> None:
    scene = scene_of(BARS)
    zero, unit = scale(scene)
    for box, each in zip(of(scene, Box), BARS.values, strict=True):
        assert box.x == NEAR(zero)
        assert box.width == NEAR(unit * each.value)


def test_a_bar_below_zero_grows_to_the_left() -> None:
    scene = scene_of(replace(BARS, values=(value(10.0), value(-20.0, -25.0, -15.0), value(0.0))))
    up, down, none = of(scene, Box)
    assert down.x + down.width == NEAR(up.x)
    assert down.width == NEAR(2 * up.width)
    assert none.width == 0
    number = text(scene, "-20.000")
    assert number.anchor == "end"
    zero, unit = scale(scene)
    assert number.x < zero - 25 * unit


@pytest.mark.parametrize("chart", [BARS, COEFFICIENTS], ids=["bars", "intervals"])
def test_intervals_end_at_their_ends(chart) -> None:
    scene = scene_of(chart)
    zero, unit = scale(scene)
    level = {(round(each.x, 6), round(each.to_x, 6)) for each in of(scene, Line) if each.y == each.to_y}
    with_interval = [each for each in chart.values if each.low is not None]
    assert len(level) == len(with_interval) < len(chart.values)
    for each in with_interval:
        assert (round(zero + unit * each.low, 6), round(zero + unit * each.high, 6)) in level


def test_points_stand_at_their_numbers_and_show_what_stands_out() -> None:
    scene = scene_of(COEFFICIENTS)
    zero, unit = scale(scene)
    for mark, each, stands_out in zip(
        of(scene, Mark), COEFFICIENTS.values, COEFFICIENTS.stands_out, strict=True
    ):
        assert mark.x == NEAR(zero + unit * each.value)
        assert mark.is_hollow is not stands_out
    first, second = [each for each in of(scene, Line) if each.y == each.to_y]
    assert first.weight > 1.5 * second.weight
    reference = text(scene, "无差异")
    assert reference.x == NEAR(zero)


def test_what_rests_on_too_little_is_dashed() -> None:
    assert not any(each.is_dashed for each in of(scene_of(COEFFICIENTS), Line))
    weak = of(scene_of(replace(COEFFICIENTS, is_weak=True)), Line)
    assert [each.is_dashed for each in weak if each.y == each.to_y] == [True, True]


def test_ends_of_dumbbells_differ_in_shape_and_are_joined() -> None:
    scene = scene_of(DUMBBELLS)
    zero, unit = scale(scene)
    marks = of(scene, Mark)[2:]
    discs = [each for each in marks if each.shape == "disc"]
    diamonds = [each for each in marks if each.shape == "diamond"]
    bars = [each for each in of(scene, Line) if each.y == each.to_y]
    for disc, diamond, bar, (first, second) in zip(discs, diamonds, bars, DUMBBELLS.values, strict=True):
        assert disc.x == bar.x == NEAR(zero + unit * first.value)
        assert diamond.x == bar.to_x == NEAR(zero + unit * second.value)
    # the numbers stand on the outer sides
    assert text(scene, "40.012").x < diamonds[0].x < discs[0].x < text(scene, "99.081").x
    assert text(scene, "56.973").x < discs[1].x < diamonds[1].x < text(scene, "93.214").x


def parts(scene: Scene, row: int, of_row: int) -> list[Box]:
    """The parts of a bar, without the grounds of its numbers."""
    boxes = [each for each in of(scene, Box)[of_row:] if each.height == of(scene, Box)[-1].height]
    rows = sorted({each.y for each in boxes})
    widest: list[Box] = []
    for each in (box for box in boxes if box.y == rows[row]):
        if not widest or each.x >= widest[-1].x + widest[-1].width - 0.01:
            widest.append(each)
    return widest


@pytest.mark.parametrize("row", [0, 1])
def test_stacked_bars_part_at_the_middle_of_the_middle(row: int) -> None:
    scene = scene_of(STACKED)
    found = parts(scene, row, len(STACKED.categories))
    shares = [each.value for each in STACKED.values[row]]
    unit = (found[-1].x - found[0].x) / sum(shares[:-1])
    for box, (at, share) in zip(found, zip([0, *_sums(shares)], shares, strict=False), strict=True):
        assert box.x == NEAR(found[0].x + unit * at)
        assert box.width == NEAR(unit * share, abs=TWO_GAPS)
    middle = next(each for each in of(scene, Line) if each.x == each.to_x)
    assert middle.x == NEAR(found[2].x + unit * shares[2] / 2)
    assert [bool(box.hatch) for box in found] == [True, True, False, False, False]


def _sums(shares: list[float]) -> list[float]:
    return [sum(shares[: index + 1]) for index in range(len(shares))]


def test_without_a_middle_answers_part_in_halves() -> None:
    four = replace(
        STACKED,
        categories=("很差", "较差", "较好", "很好"),
        values=(tuple(map(value, (20.0, 10.0, 30.0, 40.0))),),
        rows=("甲",),
        middle=None,
    )
    scene = scene_of(four)
    found = parts(scene, 0, 4)
    middle = next(each for each in of(scene, Line) if each.x == each.to_x)
    assert middle.x == NEAR(found[2].x)


def test_a_number_without_room_stands_beside_its_bar_or_where_the_mouse_rests() -> None:
    narrow = replace(STACKED, rows=("甲",), values=(tuple(map(value, (0.5, 0.4, 0.0, 99.0, 0.1))),))
    scene = scene_of(narrow)
    shown = {each.text for each in of(scene, Text)}
    assert {"0.500", "99.000", "0.100"} <= shown
    assert [each.title for each in of(scene, Box) if each.title] == ["较差 0.400"]
    # nothing is drawn where nobody answered so
    assert len(parts(scene, 0, 5)) == 4


def test_cells_are_darker_the_higher_their_number() -> None:
    scene = scene_of(HEAT)
    cells = of(scene, Box)
    numbers = [each for line in HEAT.values for each in line if each]
    in_order = [
        box.ink for _, box in sorted(zip(numbers, cells, strict=True), key=lambda pair: pair[0].value)
    ]
    greys = [_grey(ink) for ink in in_order]
    assert all(darker < paler - 15 for paler, darker in pairwise(greys))
    assert ink_on(in_order[0]) == "#1a1a1a"
    assert ink_on(in_order[-1]) == "#ffffff"


def test_small_differences_between_cells_look_small() -> None:
    alike = replace(HEAT, values=((value(0.98), None), (value(1.0), value(1.02))))
    greys = [_grey(box.ink) for box in of(scene_of(alike), Box)]
    assert max(greys) - min(greys) < 30


def _grey(colour: str) -> float:
    red, green, blue = bytes.fromhex(colour[1:])
    return 0.299 * red + 0.587 * green + 0.114 * blue


def test_slopes_rise_with_their_numbers() -> None:
    scene = scene_of(SLOPES)
    lines = [each for each in of(scene, Line) if each.weight in (0.35, 0.8)]
    # what stands out is drawn last, over the rest, and thick
    assert [each.weight for each in lines] == [0.35, 0.35, 0.8]
    pairs = [SLOPES.values[index] for index in (1, 2, 0)]
    heights = {
        number: height
        for line, (first, second) in zip(lines, pairs, strict=True)
        for number, height in ((first.value, line.y), (second.value, line.to_y))
    }
    ordered = sorted(heights)
    unit = (heights[ordered[0]] - heights[ordered[-1]]) / (ordered[-1] - ordered[0])
    for number in ordered:
        assert heights[number] == NEAR(heights[ordered[0]] - unit * (number - ordered[0]))


def test_texts_are_moved_apart_and_no_further() -> None:
    assert spread([10.0, 50.0], [4.0, 4.0], 0.0, 100.0) == [10.0, 50.0]
    assert spread([50.0, 50.0, 50.0], [4.0, 4.0, 4.0], 0.0, 100.0) == [46.0, 50.0, 54.0]
    # those that one pushes aside push the next
    assert spread([50.0, 51.0, 55.0], [4.0, 4.0, 4.0], 0.0, 100.0) == NEAR([48.0, 52.0, 56.0])
    assert spread([0.0, 1.0, 99.5], [4.0, 4.0, 4.0], 0.0, 100.0) == [2.0, 6.0, 98.0]
    assert spread([5.0, 5.0], [6.0, 2.0], 0.0, 100.0) == [3.0, 7.0]


def test_ticks_are_round_and_within() -> None:
    assert Axis(0.0, 92.0, 0.0, 100.0).ticks(20.0) == [0, 20, 40, 60, 80]
    assert Axis(-0.04, 0.11, 0.0, 60.0).ticks(15.0) == NEAR([0.0, 0.05, 0.1])
    # one alone would be no scale
    assert Axis(-8.0, 7.0, 0.0, 30.0).ticks(15.0) == [-5, 0, 5]
    assert Axis(3.1, 3.2, 0.0, 100.0).at(3.15) == NEAR(50.0)
    # beyond the axis is at its end
    assert Axis(0.0, 1.0, 0.0, 10.0).at(5.0) == 10.0


def test_a_number_that_is_no_number_spoils_no_axis() -> None:
    endless = replace(
        COEFFICIENTS, values=(Value(1.0, "1", "x", float("-inf"), float("inf")), *COEFFICIENTS.values[1:])
    )
    scene = scene_of(endless)
    assert all(0 <= each.x <= scene.width and 0 <= each.to_x <= scene.width for each in of(scene, Line))


def test_a_hatch_stays_within_its_box() -> None:
    box = Box(10.0, 20.0, 7.3, 4.1, "ink", hatch="paper")
    lines = hatching(box)
    assert len(lines) > 5
    for line in lines:
        for x, y in ((line.x, line.y), (line.to_x, line.to_y)):
            assert 10.0 - 1e-9 <= x <= 17.3 + 1e-9
            assert 20.0 - 1e-9 <= y <= 24.1 + 1e-9
        assert line.x + line.y == NEAR(line.to_x + line.to_y)


@pytest.mark.parametrize("chart", [SLOPES, DUMBBELLS], ids=["slopes", "dumbbells"])
def test_intervals_that_are_not_drawn_take_no_room(chart) -> None:
    wide = tuple(tuple(replace(each, low=-900.0, high=900.0) for each in pair) for pair in chart.values)
    assert scene_of(replace(chart, values=wide)) == scene_of(chart)
