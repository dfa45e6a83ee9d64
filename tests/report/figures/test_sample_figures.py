"""Figures of the samples: the numbers of their tables, in order, with words for who cannot see them."""

from __future__ import annotations

import math
from collections.abc import Iterator

import pytest

from cgsurvey.phrases import LANGUAGES, Language
from cgsurvey.report.chart import Bars, Dumbbells, HeatMap, Intervals, Slopes, StackedBars, Value
from cgsurvey.report.document import Figure, Report
from sample_analyses import NAMES, analysed, reported

samples = pytest.mark.parametrize("name", NAMES)
languages = pytest.mark.parametrize("language", LANGUAGES)


def values(figure: Figure) -> Iterator[Value]:
    for line in figure.chart.values:
        yield from (each for each in (line if isinstance(line, tuple) else (line,)) if each is not None)


def figures(report: Report) -> list[Figure]:
    """Each once: those of the overview come again."""
    return list(dict.fromkeys(report.figures()))


def captioned(report: Report, words: str) -> Figure:
    return next(each for each in figures(report) if words in each.caption)


@samples
@languages
def test_each_number_stands_so_in_a_table(name: str, language: Language) -> None:
    report = reported(name, language)
    cells: dict[str, set[str]] = {}
    for table in report.tables():
        for row in table.rows():
            for cell in row:
                cells.setdefault(cell.source or "", set()).add(cell.marked)
    found = [value for figure in figures(report) for value in values(figure)]
    assert len(found) > 100
    for value in found:
        # beside a coefficient the ladder writes stars
        assert value.text in {text.rstrip("*") for text in cells[value.source]}, value


@samples
def test_each_mark_stands_at_its_number(name: str) -> None:
    rows = {row.id: row for result in analysed(name)[0].results for row in result.rows}
    for figure in figures(reported(name, "zh")):
        for value in values(figure):
            row = rows[value.source]
            times = 100 if row.unit in ("proportion", "points") else 1
            shown = (value.value, value.low, value.high)
            for on_axis, kept in zip(shown, (row.estimate, row.conf_low, row.conf_high), strict=True):
                if kept is None:
                    assert on_axis is None
                else:
                    assert on_axis is not None
                    assert math.isclose(on_axis, kept * times, rel_tol=1e-12)
            assert abs(value.value - float(value.text.rstrip("△"))) <= 0.05 + 1e-9


@samples
@languages
def test_a_figure_can_be_read_without_being_seen(name: str, language: Language) -> None:
    base = {"zh": "基数：", "en": "Base: "}[language]
    for figure in figures(reported(name, language)):
        assert len(figure.alternative) > 60
        assert figure.caption not in figure.alternative
        assert base in figure.alternative
        assert any(base in note.text for note in figure.notes)
        first = next(values(figure))
        named = [figure.chart.rows[0], figure.chart.rows[-1]]
        if not isinstance(figure.chart, HeatMap | Intervals):
            assert any(label.rstrip("†") in figure.alternative for label in named), first


@samples
def test_rows_stand_in_the_order_of_their_size(name: str) -> None:
    for figure in figures(reported(name, "en")):
        match figure.chart:
            case Bars(values=shown) | Intervals(values=shown) if "added" not in figure.caption:
                sizes = [each.value for each in shown]
            case Dumbbells(values=shown):
                sizes = [first.value for first, _ in shown]
            case Slopes(values=shown):
                sizes = [second.value for _, second in shown]
            case StackedBars(values=shown):
                sizes = [line[-1].value + line[-2].value for line in shown]
            case _:
                continue
        assert sizes == sorted(sizes, reverse=True), figure.caption


@samples
@languages
def test_no_chart_of_two_bars(name: str, language: Language) -> None:
    for figure in figures(reported(name, language)):
        # of two pairs, four shares and two gaps are seen
        assert len(figure.chart.rows) >= (2 if isinstance(figure.chart, Dumbbells) else 3)
        assert len(figure.chart.rows) == len(figure.chart.values)


def test_which_charts_bole_shows() -> None:
    report = reported("bole", "en")
    kinds = [
        (section.name, type(block.chart).__name__)
        for section in report.sections
        for block in section.blocks
        if isinstance(block, Figure)
    ]
    assert kinds == [
        ("satisfaction", "StackedBars"),
        ("satisfaction", "StackedBars"),
        ("coverage", "Bars"),
        ("coverage", "HeatMap"),
        ("supply", "Dumbbells"),
        ("participation", "Dumbbells"),
        ("differences", "Intervals"),
        ("communities", "Intervals"),
        # two thresholds are told in sentences, and 24 differences of which none stands in one
        ("group-2-satisfaction", "StackedBars"),
        ("change", "Slopes"),
        ("change", "Slopes"),
    ]


def test_a_small_share_keeps_its_mark_and_says_what_it_means() -> None:
    figure = captioned(reported("hubei", "en"), "coverage of each element")
    assert figure.chart.values[0].text == "98.87△"
    assert "98.87%△" in figure.alternative
    assert any(note.text.startswith("△: fewer than 10 people") for note in figure.notes)


def test_an_element_is_paired_with_each_other_once() -> None:
    chart = captioned(reported("hubei", "en"), "go together").chart
    assert isinstance(chart, HeatMap)
    shown = [
        (line, column, value.text)
        for line, cells in zip(chart.rows, chart.values, strict=True)
        for column, value in zip(chart.columns, cells, strict=True)
        if value
    ]
    assert len(shown) == 10
    assert all(line != column for line, column, _ in shown)
    assert ("Charitable resources", "Community volunteers", "1.31") in shown


@languages
def test_a_regression_that_is_too_thin_is_drawn_so(language: Language) -> None:
    analysis, _ = analysed("hubei")
    charts = [
        each.chart for each in figures(reported("hubei", language)) if isinstance(each.chart, Intervals)
    ]
    ladders = [chart for chart in charts if chart.verdict]
    assert len(ladders) == len(analysis.find("regression")) == 2
    for chart in ladders:
        assert chart.is_weak
        assert not any(chart.stands_out)
        assert chart.reference == 0
        assert chart.verdict == {"zh": "依据太少，不足以判断", "en": "too thin to judge"}[language]
        assert len(chart.rows) == 5


def test_communities_stand_out_as_the_league_says() -> None:
    analysis, _ = analysed("hubei")
    league = analysis.find("communities", "belonging", "community")[0]
    chart = captioned(reported("hubei", "en"), "Belonging in each").chart
    assert isinstance(chart, Intervals)
    apart = [row for row, out in zip(chart.rows, chart.stands_out, strict=True) if out]
    assert apart == [*league.fit["above"], *league.fit["below"]] == ["示例23社区"]
    assert chart.reference == league.row("score", group_level=None).estimate
    assert chart.reference_label == "All: 0.686"


def test_a_change_stands_out_where_it_stands_after_adjustment() -> None:
    report = reported("bole", "zh")
    chart = captioned(report, "2022年与2023年比较：“五社”服务覆盖").chart
    assert isinstance(chart, Slopes)
    assert chart.ends == ("2022年", "2023年")
    strong = [row for row, out in zip(chart.rows, chart.stands_out, strict=True) if out]
    assert strong == ["社会工作者"]
    assert "社会工作者由49.04%变为61.00%" in captioned(report, "“五社”服务覆盖：覆盖率").alternative
    rates = captioned(report, "比较：满意率")
    assert not any(rates.chart.stands_out)
    assert any(note.text.startswith("†：") for note in rates.notes)
