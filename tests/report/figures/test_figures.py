"""Which chart stands where it helps, on hand-made results."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest

from cgsurvey.report.chart import Bars, Dumbbells, Intervals, StackedBars
from cgsurvey.report.document import Figure
from cgsurvey.report.figures import FIGURES, Shown
from cgsurvey.report.words import Words
from cgsurvey.result import Analysis, Result
from cgsurvey.study import Study
from cgsurvey.study_file import load_study
from report.hand_made import (
    SCORES,
    differences,
    estimate,
    frequency,
    participation,
    result,
    satisfaction,
    services,
)
from report.hand_made_models import regression

PEACE = 'peace = { column = "安静", label = { zh = "安静", en = "Quiet" } }'


@pytest.fixture
def wide(tmp_path: Path) -> Study:
    """The study with a third item in its matrix."""
    return changed(tmp_path, ("[questions.residents.got]", PEACE + "\n\n[questions.residents.got]"))


def changed(folder: Path, *replaced: tuple[str, str]) -> Study:
    text = Path(__file__).parents[1].joinpath("study.toml").read_text(encoding="utf-8")
    for old, new in replaced:
        assert old in text
        text = text.replace(old, new, 1)
    (folder / "study.toml").write_text(text, encoding="utf-8")
    return load_study(folder / "study.toml")


def drawn(
    topic: str, study: Study, results: Sequence[Result], at_most: int | None = None, language: Any = "zh"
) -> list[Figure]:
    return FIGURES[topic](Shown(results, Words(study, language), at_most))


def answers(*variables: str) -> list[Result]:
    shares = dict(zip(SCORES, (0.0, 0.02, 0.06, 0.42, 0.5), strict=True))
    return [frequency(each, shares) for each in variables]


def items(*rates: float) -> list[Result]:
    names = ("safety", "green", "peace")[: len(rates)]
    rated = [satisfaction(name, rate) for name, rate in zip(names, rates, strict=True)]
    return [*rated, *answers(*names)]


def test_what_two_bars_would_show_a_sentence_says(study: Study, analysis: Analysis) -> None:
    whole = [each for each in analysis.results if each.questionnaire == "residents"]
    assert drawn("satisfaction", study, whole) == []
    assert drawn("improvements", study, whole) == []
    assert drawn("participation", study, [participation()]) == []
    assert drawn("differences", study, list(differences())) == []
    assert drawn("thresholds", study, list(analysis.results)) == []
    assert drawn("communities", study, whole) == []
    assert drawn("likert", study, whole) == []


def test_items_are_parted_at_the_neutral_answer_the_most_favoured_on_top(wide: Study) -> None:
    (figure,) = drawn("satisfaction", wide, items(0.61, 0.83435, 0.7))
    chart = figure.chart
    assert isinstance(chart, StackedBars)
    assert chart.rows == ("环境卫生与绿化", "安静", "社区治安与矛盾纠纷调解")
    assert chart.categories == SCORES
    assert chart.middle == 2
    assert [value.text for value in chart.values[0]] == ["0.0△", "2.0", "6.0", "42.0", "50.0"]
    assert [value.value for value in chart.values[0]] == [0.0, 2.0, 6.0, 42.0, 50.0]
    assert chart.values[0][1].source == "residents/frequency/green/share/不太满意"
    assert figure.caption == "居民：“对各方面的评价”各项的回答"
    assert "最高的是环境卫生与绿化，83.4%；最低的是社区治安与矛盾纠纷调解，61.0%" in figure.alternative
    assert "n=1744" in figure.alternative


def test_where_room_is_short_the_lowest_items_are_shown(wide: Study) -> None:
    (figure,) = drawn("satisfaction", wide, items(0.61, 0.83435, 0.7), at_most=2, language="en")
    assert figure.chart.rows == ("Quiet", "Safety and settling of disputes")
    assert figure.caption.endswith("(the 2 lowest by 'Satisfied')")


def test_rates_alone_where_the_satisfied_stand_on_both_sides_of_the_middle(tmp_path: Path) -> None:
    satisfied = 'satisfied = ["比较满意", "非常满意"]'
    study = changed(
        tmp_path,
        (satisfied, 'satisfied = ["一般", "比较满意", "非常满意"]'),
        ("[questions.residents.got]", PEACE + "\n\n[questions.residents.got]"),
    )
    (figure,) = drawn("satisfaction", study, items(0.61, 0.83435, 0.7))
    assert isinstance(figure.chart, Bars)
    assert [value.text for value in figure.chart.values] == ["83.4", "70.0", "61.0"]
    assert (figure.chart.values[0].low, figure.chart.values[0].high) == (81.435, 85.435)
    assert any(note.text == "线段：95%置信区间。" for note in figure.notes)


def test_rates_alone_where_the_answers_were_not_counted(wide: Study) -> None:
    rated = [each for each in items(0.61, 0.83435, 0.7) if each.estimand == "satisfaction_rate"]
    (figure,) = drawn("satisfaction", wide, rated)
    assert isinstance(figure.chart, Bars)


def test_coverage_and_supply_have_a_row_each(study: Study) -> None:
    (coverage,) = drawn("coverage", study, services(), language="en")
    assert isinstance(coverage.chart, Bars)
    assert coverage.chart.rows == ("Social workers", "Community", "Social organisations")
    assert coverage.chart.axis == "Coverage (%)"
    (supply,) = drawn("supply", study, services(), language="en")
    assert isinstance(supply.chart, Dumbbells)
    assert supply.chart.ends == ("Wanted", "Received")
    assert [(one.text, other.text) for one, other in supply.chart.values] == [("70.0", "50.0")] * 3


@pytest.mark.parametrize(("number", "maps"), [(3, 0), (4, 1), (12, 1), (13, 0)])
def test_a_map_of_pairs_can_be_read(tmp_path: Path, number: int, maps: int) -> None:
    more = [f"more{at}" for at in range(number - 3)]
    options = [f"丁{at}" for at in range(number - 3)]
    study = changed(
        tmp_path,
        ("\n[answers.", "\n" + "".join(f'{name} = "{name}"\n' for name in more) + "\n[answers."),
        (
            'categories = ["文体活动", "志愿帮扶", "医疗救助"]\n'
            'en = ["Culture and sports", "Help by volunteers", "Medical aid"]',
            "categories = " + repr(["文体活动", "志愿帮扶", "医疗救助", *options]),
        ),
        (
            '"医疗救助" = "social_workers" }',
            ", ".join(['"医疗救助" = "social_workers"', *map('"{}" = "{}"'.format, options, more)]) + " }",
        ),
    )
    names = ["community", "organisations", "social_workers", *more]
    lifts = [
        estimate("linkage", "reached", "lift", 1.2, "ratio", category=f"{one}+{other}", p_holm=0.5)
        for one, other in combinations(names, 2)
    ]
    found = drawn("coverage", study, [result("linkage", "reached", lifts)])
    assert len(found) == maps
    for figure in found:
        assert len(figure.chart.rows) == len(figure.chart.columns) == number - 1
        assert "没有一对能与1区分" in figure.alternative


def test_improvements_without_needs_are_bars(study: Study) -> None:
    shares = dict(zip("甲乙丙", (0.2, 0.4, 0.3), strict=True))
    rows = [estimate("improvement", "health", "improved_of_all", share, category=name, base="respondents")
            for name, share in shares.items()]  # fmt: skip
    (figure,) = drawn("improvements", study, [result("improvement", "health", rows)])
    assert isinstance(figure.chart, Bars)
    assert figure.chart.rows == ("乙", "丙", "甲")


def test_steps_stand_in_their_order_and_say_what_may_be_concluded(study: Study) -> None:
    (figure,) = drawn("regression", study, [regression()], language="en")
    chart = figure.chart
    assert isinstance(chart, Intervals)
    assert chart.rows == ("(1) alone", "(2) Demographics", "(3) Household", "(4) Community fixed effects",
                          "(5) Other elements")  # fmt: skip
    assert chart.is_weak
    assert chart.verdict == "too thin to judge"
    assert "not to be quoted as findings" in figure.alternative


@pytest.mark.parametrize(("half", "stands_out"), [(0.03, False), (0.01, True)])
def test_a_supported_coefficient_stands_out_where_its_interval_leaves_zero_out(
    study: Study, half: float, stands_out: bool
) -> None:
    found = regression()
    rows = tuple(
        replace(row, conf_low=(row.estimate or 0) - half, conf_high=(row.estimate or 0) + half)
        for row in found.rows
    )
    fit = {**found.fit, "identification": {**found.fit["identification"], "verdict": "supported"}}
    (figure,) = drawn("regression", study, [replace(found, rows=rows, fit=fit)])
    assert figure.chart.stands_out == (stands_out,) * 5
    assert not figure.chart.is_weak
    assert figure.chart.verdict == ""


def test_a_coefficient_that_cannot_be_estimated_has_no_chart(study: Study) -> None:
    found = regression()
    fit = {**found.fit, "identification": {**found.fit["identification"], "verdict": "not_estimable"}}
    assert drawn("regression", study, [replace(found, fit=fit)]) == []


def league(number: int) -> Result:
    names = [f"第{at:03}社区" for at in range(number)]
    place = {"group": "community", "n": 20}
    rows = [estimate("communities", "overall", "rate", 0.5, n=number * 20)]
    for at, name in enumerate(names):
        rows.append(estimate("communities", "overall", "rate", at / 100, group_level=name, **place))
        rows.append(estimate("communities", "overall", "rank", 1.0, "rank", group_level=name, **place))
    fit = {
        "communities": number + 1,
        "ranked": number,
        "minimum": 10,
        "above": names[-1:],
        "below": names[:1],
    }
    small = estimate("communities", "overall", "rate", 1.0, group="community", group_level="小", n=3)
    return result("communities", "overall", [*rows, small], "community", fit=fit)


def test_of_very_many_communities_the_highest_and_the_lowest_are_drawn(study: Study) -> None:
    (figure,) = drawn("communities", study, [league(70)], language="en")
    chart = figure.chart
    assert len(chart.rows) == 60
    assert chart.rows[0] == "第069社区"
    assert chart.rows[29:31] == ("第040社区", "第029社区")
    assert chart.stands_out == (True, *(False,) * 58, True)
    said = " ".join(note.text for note in figure.notes)
    assert "the 10 between stand in the table" in said
    assert "fewer than 10 answers, which are not compared (1)" in said
    assert "小" not in chart.rows
    (figure,) = drawn("communities", study, [league(60)])
    assert len(figure.chart.rows) == 60
    assert "其间" not in " ".join(note.text for note in figure.notes)


def contrast(variable: str, value: float, p_holm: float, level: str = "女 - 男") -> Result:
    row = estimate("difference", variable, "difference", value, "points", group="sex", group_level=level,
                   p_value=p_holm, p_holm=p_holm)  # fmt: skip
    return result("difference", variable, [row], "sex")


def test_differences_stand_out_by_the_adjusted_p(wide: Study) -> None:
    found = [contrast("overall", -0.03, 0.04), contrast("safety", 0.01, 0.06), contrast("green", 0.05, 0.049),
             contrast("peace", 0.0, 1.0)]  # fmt: skip
    (figure,) = drawn("differences", wide, found, language="en")
    assert figure.chart.axis == "Women minus Men (points)"
    assert [value.text for value in figure.chart.values] == ["5.0", "1.0", "0.0", "-3.00"]
    assert figure.chart.stands_out == (True, False, False, True)
    assert "of 4" in figure.alternative
    assert drawn("differences", wide, found[:3]) == []


def test_of_many_differences_only_those_of_the_table_are_drawn(wide: Study) -> None:
    none_clear = [
        contrast(name, at / 100, 0.5) for at in range(4) for name in ("overall", "safety", "green", "peace")
    ]
    assert len(none_clear) == 16
    assert drawn("differences", wide, none_clear) == []
