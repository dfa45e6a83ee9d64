"""Text can be read on its ground, by day and by night, on the page and in its charts."""

from __future__ import annotations

import re
from importlib import resources

import pytest

from cgsurvey.report.charts.look import INKS

STYLE = resources.files("cgsurvey.report.html").joinpath("style.css").read_text("utf-8")
#: text, and the ground it stands on
PAIRS = [
    ("ink", "ground"),
    ("ink", "raised"),
    ("ink", "weak-ground"),
    ("quiet", "ground"),
    ("quiet", "raised"),
    ("quiet", "weak-ground"),
    ("link", "ground"),
    ("link", "raised"),
    ("mark", "mark-ground"),
    ("weak", "weak-ground"),
]
#: marks and lines that carry meaning
MARKS = ["link", "second", "pale"]


def themes() -> list[dict[str, str]]:
    """The colours by day, and by night."""
    blocks = re.findall(r":root \{(.*?)\}", STYLE, re.DOTALL)
    light, dark = (dict(re.findall(r"--([\w-]+): (#\w{6});", block)) for block in blocks)
    assert light.keys() == dark.keys()
    return [light, dark]


def luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(first: str, second: str) -> float:
    """WCAG 2.1, from 1 to 21."""
    low, high = sorted((luminance(first), luminance(second)))
    return (high + 0.05) / (low + 0.05)


def test_contrast_is_measured_as_it_is_defined() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.478, abs=0.001)


@pytest.mark.parametrize("theme", themes(), ids=["light", "dark"])
@pytest.mark.parametrize(("text", "ground"), PAIRS)
def test_text_keeps_its_contrast(theme: dict[str, str], text: str, ground: str) -> None:
    assert contrast(theme[text], theme[ground]) >= 4.5


@pytest.mark.parametrize("theme", themes(), ids=["light", "dark"])
@pytest.mark.parametrize("mark", MARKS)
def test_marks_keep_theirs(theme: dict[str, str], mark: str) -> None:
    assert contrast(theme[mark], theme["ground"]) >= 3


@pytest.mark.parametrize("part", ["fill", "stroke"])
def test_each_ink_of_the_charts_follows_the_page(part: str) -> None:
    for ink in INKS:
        assert re.search(rf"^\.{part}-{ink} \{{ {part}: var\(--[\w-]+\); \}}$", STYLE, re.MULTILINE), ink


def test_by_day_charts_look_on_the_page_as_in_every_other_format() -> None:
    light = themes()[0]
    for ink, colour in INKS.items():
        variable = re.search(rf"\.fill-{ink} \{{ fill: var\(--([\w-]+)\)", STYLE)
        assert light[variable[1]] == colour


def test_every_colour_has_a_name() -> None:
    body = re.sub(r":root \{.*?\}", "", STYLE, flags=re.DOTALL)
    assert not re.findall(r"#[0-9a-fA-F]{3,8}\b", body)
    assert set(re.findall(r"var\(--([\w-]+)\)", body)) == themes()[0].keys()
