"""The page as it is read: on a phone, on a laptop, by night, on paper."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from cgsurvey.phrases import LANGUAGES, Language, say
from cgsurvey.report.renderers import RENDERERS
from report.awkward_report import awkward
from report.html.browser import asked, places, printed
from report.html.reading_html import spaced
from sample_analyses import NAMES, reported

pytestmark = pytest.mark.slow
samples = pytest.mark.parametrize("name", NAMES)
languages = pytest.mark.parametrize("language", LANGUAGES)

LAYOUT = """(view, page) => {
  const root = page.documentElement, shown = query => {
    const found = page.querySelector(query);
    return found !== null && view.getComputedStyle(found).display !== "none";
  };
  const wide = element => element.getBoundingClientRect().right > view.innerWidth + 1;
  const outside = [...page.querySelectorAll("main *")].filter(each => wide(each) && !each.closest(".scroll"));
  const within = [...page.querySelectorAll(".scroll")].filter(each => each.scrollWidth > each.clientWidth);
  const found = {
    page: root.scrollWidth, window: view.innerWidth, outside: outside.map(each => each.className),
    scrolled: within.length, side: shown(".side"), fold: shown(".fold"),
    broad: shown(".page"), narrow: shown("figure .half"),
  };
  view.scrollTo(0, root.scrollHeight);
  const marks = page.querySelector(".marks").getBoundingClientRect();
  return {...found, at: view.scrollY, marks: [marks.top, marks.bottom, marks.right]};
}"""

COLOURS = """(view, page) => {
  const of = (query, what) => view.getComputedStyle(page.querySelector(query))[what];
  return {ground: of("body", "backgroundColor"), text: of("body", "color"), ink: of("svg .fill-ink", "fill")};
}"""


def page_of(name: str, language: Language) -> str:
    report = awkward() if name == "awkward" else reported(name, language)
    return RENDERERS["html"](report)["report.html"].decode("utf-8")


@pytest.mark.parametrize("width", [360, 390, 768, 1366])
@pytest.mark.parametrize(
    ("name", "language"),
    [("awkward", "zh"), ("bole", "zh"), ("bole", "en"), ("hubei", "zh"), ("hubei", "en")],
)
def test_only_tables_are_wider_than_the_window(
    name: str, language: Language, width: int, tmp_path: Path
) -> None:
    found = asked(page_of(name, language), width, LAYOUT, tmp_path)
    assert found["window"] == width
    assert found["page"] <= width
    assert found["outside"] == []
    assert found["side"] == (width == 1366)
    assert found["fold"] == (width != 1366)
    assert found["broad"] == (width > 640)
    if width == 390 and name != "awkward":
        assert found["scrolled"] > 5


@samples
@pytest.mark.parametrize("width", [390, 1366])
def test_the_notice_stays_in_sight(name: str, width: int, tmp_path: Path) -> None:
    found = asked(page_of(name, "en"), width, LAYOUT, tmp_path)
    assert found["at"] > 5000
    top, bottom, right = found["marks"]
    assert top == 0
    assert 15 < bottom < 100
    assert right <= width


def test_by_night_the_page_and_its_charts_are_dark(tmp_path: Path) -> None:
    page = page_of("bole", "zh")
    light, dark = (asked(page, 1366, COLOURS, tmp_path, dark=at_night) for at_night in (False, True))
    assert light == {"ground": "rgb(255, 255, 255)", "text": "rgb(26, 26, 26)", "ink": "rgb(26, 26, 26)"}
    assert dark["text"] == dark["ink"] == "rgb(231, 233, 236)"
    assert dark["ground"] == "rgb(21, 24, 28)"


@samples
@languages
def test_paper_has_the_notice_on_each_page_and_all_tables(
    name: str, language: Language, tmp_path: Path
) -> None:
    report = reported(name, language)
    sheets = printed(page_of(name, language), tmp_path)
    assert 20 <= len(sheets) <= 45
    for number, sheet in enumerate(sheets, start=1):
        assert report.notice in spaced(sheet)
        assert report.banner in spaced(sheet)
        assert re.sub(r"\s+", "", sheet).endswith(f"—{number}—")
    whole = re.sub(r"\s+", "", "".join(sheets))
    for number, table in enumerate(report.tables(), start=1):
        label = say("report.table_number", language, number=number)
        assert re.sub(r"\s+", "", label + table.caption) in whole
    for row in (row for table in report.tables() for row in table.rows()):
        assert all(re.sub(r"\s+", "", cell.text) in whole for cell in row[1:] if cell.value is not None)


@samples
@languages
def test_the_overview_is_one_page_of_its_own(name: str, language: Language, tmp_path: Path) -> None:
    report = reported(name, language)
    overview, second = report.sections[:2]
    sheets = [spaced(sheet) for sheet in printed(page_of(name, language), tmp_path)]
    assert overview.heading in sheets[0]
    assert second.heading not in sheets[0]
    opening = f"{report.notice} {report.banner} {second.heading}"
    assert re.sub(r"\s+", "", sheets[1]).startswith(re.sub(r"\s+", "", opening))


@samples
@languages
def test_nothing_on_paper_reaches_into_the_margins(name: str, language: Language, tmp_path: Path) -> None:
    points = 72 / 25.4
    words = places(page_of(name, language), tmp_path)
    assert len(words) > 3000
    # a full-width mark at the end of a line is set as half a letter: its box, not its ink, reaches out
    beyond = [
        word
        for left, right, word in words
        if left < 18 * points - 2
        or right > 192 * points + (2 * points if word[-1] in "”’）】》，。；：、" else 2)
    ]
    assert beyond == []
