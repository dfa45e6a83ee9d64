"""The page at the front: five numbers that may stand out, three charts, concerns, how sure it all is."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import pytest

from cgsurvey.declarations import DeclaredReport
from cgsurvey.ledger import Ledger
from cgsurvey.phrases import LANGUAGES, Language
from cgsurvey.report.contents import analysis_report
from cgsurvey.report.document import Block, Gallery, KeyFigure, KeyFigures, Paragraph, Points
from cgsurvey.report.overview import overview
from cgsurvey.report.words import Words
from cgsurvey.result import Analysis, Result
from cgsurvey.study import Study
from report.hand_made import estimate, frequency, result, samples, satisfaction
from sample_analyses import NAMES, analysed, reported
from samples.conftest import columns_of

SATISFIED = ("满意", "非常满意")
TICK = "┋"


def page(name: str, language: Language = "zh") -> tuple[Block, ...]:
    opening = reported(name, language).sections[0]
    assert opening.name == "overview"
    assert opening.on_new_page
    return opening.blocks


def key(blocks: Sequence[Block]) -> list[KeyFigure]:
    return [figure for block in blocks if isinstance(block, KeyFigures) for figure in block.figures]


def told(blocks: Sequence[Block], heading: str) -> list[str]:
    """The sentences under a heading."""
    for at, block in enumerate(blocks):
        if isinstance(block, Paragraph) and block.text.startswith(heading):
            following = blocks[at + 1]
            assert isinstance(following, Points)
            return [sentence.text for sentence in following.sentences]
    return []


def shown(study: Study, *results: Result, language: Language = "zh") -> list[Block]:
    return overview(Analysis(samples()[:1], results), Words(study, language))


def percent(part: int, whole: int, decimals: int) -> str:
    return f"{100 * part / whole:.{decimals}f}%"


def test_the_key_figures_of_bole_are_those_of_its_cells() -> None:
    """Counted from the workbooks, without the package."""
    residents, cadres = columns_of("bole/residents"), columns_of("bole/cadres")
    overall = Counter(residents["8、您对社区工作的总体评价"])
    solved = Counter(residents["7、您最近一次遇到困难或问题，通过社区解决了吗"])
    willing = residents["16、您愿意参加社区志愿服务吗"]
    did = residents["17、过去一年，您参加过社区志愿服务吗"]
    gaps = [
        (one in ("愿意", "非常愿意")) - (other != "没有")
        for one, other in zip(willing, did, strict=True)
        if one in ("不愿意", "不太愿意", "愿意", "非常愿意") and other in ("没有", "偶尔", "经常")
    ]
    wanted = residents["12、您目前需要社区提供哪些服务"]
    received = residents["11、过去一年，您在社区接受过哪些服务"]
    unmet = [
        "维权服务" in str(one).split(TICK) and "维权服务" not in str(other).split(TICK)
        for one, other in zip(wanted, received, strict=True)
        if "(空)" not in (one, other)
    ]
    busy = Counter(cadres["9、您处理上级部门布置任务的时间和精力约占"])
    expected = [
        ("对社区工作的总体满意度：满意率", percent(sum(overall[each] for each in SATISFIED), 1787, 1), 1787),
        ("问题通过社区解决：解决了", percent(solved["解决了"], 1787, 2), 1787),
        (
            "志愿服务：愿意多于实际参与（百分点）",
            percent(sum(gaps), len(gaps), 2)[:-1],
            1744,
        ),
        ("需要而未得到：维权服务", percent(sum(unmet), len(unmet), 2), 1768),
        ("60%以上时间用于上级任务", percent(busy["60%及以上"], 770, 2), 770),
    ]
    found = key(page("bole"))
    assert [(each.label, each.figure.text) for each in found] == [each[:2] for each in expected]
    for each, (_, _, n) in zip(found, expected, strict=True):
        assert each.detail.text.endswith(f"n={n}")
        assert "95%置信区间[" in each.detail.text
    assert [each.detail.text.split("：")[0] for each in found] == ["居民"] * 4 + ["社区干部"]


def test_the_key_figures_of_hubei() -> None:
    residents = columns_of("hubei/residents")
    helped = [str(cell).split(TICK) for cell in residents["11、2020年5月以来，您接受过下列哪些服务"]]
    elements = sum(option != "都没有" for cell in helped for option in cell)
    volunteers = sum("居民自组织的服务" in cell for cell in helped)
    calmer = [str(cell) for cell in residents["14、(焦躁程度降低)"]]
    anxious = ["焦躁不安" in str(cell).split(TICK) for cell in residents["13、疫情以来，您有过下列哪些困扰"]]
    both = sum(cell == "1" and need for cell, need in zip(calmer, anxious, strict=True))
    found = key(page("hubei", "en"))
    assert [(each.label, each.figure.text) for each in found] == [
        ("Elements that reached a person, on average (of 5)", f"{elements / 618:.2f}"),
        ("Reached by: Community volunteers", percent(volunteers, 618, 2)),
        ("Improved: Less anxious", percent(calmer.count("1"), 618, 1)),
        ("Belonging: mean score (0 to 1)", "0.686"),
        ("Trust in government: mean score (0 to 1)", "0.742"),
    ]
    assert f"of those in need {percent(both, sum(anxious), 1)} (n = {sum(anxious)})" in found[2].detail.text


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("language", LANGUAGES)
def test_it_is_one_page(name: str, language: Language) -> None:
    blocks = page(name, language)
    (gallery,) = [block for block in blocks if isinstance(block, Gallery)]
    assert len(key(blocks)) == 5
    assert len(gallery.figures) == 3
    assert all(len(figure.chart.rows) <= 5 for figure in gallery.figures)
    concerns, certainty = [block.sentences for block in blocks if isinstance(block, Points)]
    assert 1 <= len(concerns) <= 5
    assert len(certainty) == 3
    # two lines, or not much more
    longest = {"zh": 100, "en": 220}[language]
    assert max(len(sentence.text) for sentence in (*concerns, *certainty)) <= longest


@pytest.mark.parametrize("name", NAMES)
def test_every_number_of_the_page_has_its_rows(name: str) -> None:
    for figure in key(page(name)):
        (number,) = figure.figure.numerals
        assert number.text == figure.figure.text.rstrip("%")
        assert [each.column for each in figure.detail.numerals][:3] == ["conf_level", "interval", "n"]
        assert {each.sources for each in figure.detail.numerals[:3]} == {number.sources}


def test_regressions_that_are_too_thin_are_no_key_figure_and_named_as_such() -> None:
    blocks = page("hubei", "en")
    assert not any("regression" in source for each in key(blocks) for source in each.figure.sources)
    (weak,) = [each for block in blocks if isinstance(block, Points) for each in block.sentences if each.weak]
    assert "not to be quoted as findings, the regressions: Social workers' service and belonging" in weak.text


def test_a_fragile_regression_is_worded_with_care_and_not_forbidden() -> None:
    analysis, study = analysed("hubei")
    fits = {each.id: each.fit.get("identification", {}) for each in analysis.find("regression")}
    fragile = tuple(
        replace(each, fit={**each.fit, "identification": {**fits[each.id], "verdict": "fragile"}})
        if each.id in fits
        else each
        for each in analysis.results
    )
    certainty = told(overview(replace(analysis, results=fragile), Words(study, "en")), "How sure")
    assert certainty[-1].startswith("Notes of results that rest on little")
    assert "not to be quoted" not in certainty[-1]


def test_what_a_key_figure_says_is_not_said_again() -> None:
    concerns = told(page("bole"), "需要关注")
    about = ("居民：“社区工作”中", "居民：“社会工作站”", "社区干部：“工作条件”", "居民：“社区活动”：愿意")
    assert len(concerns) == len(about)
    assert all(map(str.startswith, concerns, about))
    assert "“议事协商”的满意率为70.95%" in concerns[0]
    assert "“工作负担”的满意率为28.86%" in concerns[2]


def test_the_lowest_item_is_not_said_to_be_the_only_one() -> None:
    """That it differs from the highest says nothing of those next to it."""
    _, station, cadres, _ = told(page("bole"), "需要关注")
    assert station.endswith("低于最高的“服务态度”，与“帮助解决问题、服务专业程度”难分高低。")
    assert cadres.endswith("低于最高的“培训机会”，与“晋升空间”难分高低。")


def test_a_study_of_one_question_has_a_page_that_makes_sense(study: Study) -> None:
    blocks = shown(study, satisfaction("overall", 0.92), language="en")
    (only,) = key(blocks)
    assert (only.label, only.figure.text) == ("The community's work overall: satisfied", "92.00%")
    assert not any(isinstance(block, Gallery) for block in blocks)
    assert told(blocks, "What needs attention") == []
    assert told(blocks, "How sure") == ["Valid answers: Residents 1787 (1800 rows read, 32 communities)."]


def test_where_nothing_is_found_there_is_no_page(study: Study) -> None:
    assert shown(study, frequency("sex", {"男": 0.48, "女": 0.52})) == []
    assert overview(Analysis((), ()), Words(study, "zh")) == []
    report = analysis_report(Analysis(samples(), (frequency("sex", {"男": 0.48}),)), study, "zh")
    assert report.sections[0].name == "glance"


def test_a_study_without_samples_says_no_answers(study: Study) -> None:
    blocks = overview(Analysis((), (satisfaction("overall", 0.92),)), Words(study, "en"))
    assert len(key(blocks)) == 1
    assert told(blocks, "How sure") == []


@pytest.mark.parametrize(
    "columns",
    [
        {"note": "note.small_base note.wide"},
        {"note": "note.small_effective"},
        {"count": 9, "n": 200},
        {"count": 195, "n": 200},
        {"n": 9},
    ],
)
def test_what_rests_on_few_people_does_not_stand_out(study: Study, columns: dict[str, Any]) -> None:
    row = estimate("satisfaction_rate", "overall", "rate", 0.92, **columns)
    assert shown(study, result("satisfaction_rate", "overall", [row])) == []
    allowed = replace(row, n=200, count=184, note=None)
    assert len(key(shown(study, result("satisfaction_rate", "overall", [allowed])))) == 1


@pytest.mark.parametrize(("half", "number"), [(0.1, 0), (0.04, 1)])
def test_a_gap_that_could_be_chance_is_no_key_figure(study: Study, half: float, number: int) -> None:
    row = estimate("participation_gap", "volunteer", "gap", 0.05, "points", base="answered_both", half=half)
    found = key(shown(study, result("participation_gap", "volunteer", [row]), language="en"))
    assert [(each.label, each.figure.text) for each in found] == [
        ("Volunteering: willing minus took part (points)", "5.0")
    ] * number


def test_of_a_question_that_the_study_names_the_answer_that_most_gave(study: Study) -> None:
    told_in_text = DeclaredReport(questions=("age", "sex"))
    naming = replace(study, file=study.file.model_copy(update={"report": told_in_text}))
    age = result("mean", "age", [estimate("mean", "age", "mean", 46.25, "value")])
    found = key(shown(naming, frequency("sex", {"男": 0.48, "女": 0.52}), age, language="en"))
    assert [(each.label, each.figure.text) for each in found] == [("Sex: Women", "52.0%")]


def test_other_questions_come_before_other_answers_to_the_same(study: Study) -> None:
    covered = [
        estimate("coverage", "reached", "coverage", share, category=name)
        for name, share in (("community", 0.8), ("organisations", 0.3), ("social_workers", 0.6))
    ]
    mean = estimate("coverage", "reached", "mean_elements", 1.7, "elements", "answered_all")
    rated = [satisfaction(name, rate) for name, rate in (("overall", 0.92), ("b1", 0.6), ("b2", 0.4))]
    found = key(shown(study, *rated, result("coverage", "reached", [*covered, mean]), language="en"))
    assert [each.figure.text for each in found] == ["92.00%", "60.0%", "40.0%", "1.70", "30.0%"]


def test_rows_set_aside_and_units_are_told(study: Study) -> None:
    sample = samples()[0]
    all_read = replace(sample, ledger=Ledger("residents.xlsx", None, 1787, {}))
    simple = replace(all_read, design={**sample.design, "psu": "row"})
    for each, said in (
        (sample, "居民共1787份（读入1800行，32个社区）"),
        (all_read, "居民共1787份（32个社区）"),
        (simple, "居民共1787份"),
        (replace(all_read, design={**sample.design, "psu": "psu"}), "居民共1787份（32个抽样单元）"),
    ):
        blocks = overview(Analysis((each,), (satisfaction("overall", 0.92),)), Words(study, "zh"))
        assert told(blocks, "可靠程度") == [f"有效答卷：{said}。"]


def test_a_clear_change_stands_out_and_an_unclear_one_does_not() -> None:
    analysis, study = analysed("bole")
    changes = tuple(each for each in analysis.results if each.estimand == "change")
    only = Analysis((), changes, (), analysis.comparisons)
    found = key(overview(only, Words(study, "en")))
    assert [(each.label, each.figure.text) for each in found] == [
        ("Volunteering: Willing: change from 2022 to 2023 (points)", "6.19"),
        ("Social workers: change from 2022 to 2023 (points)", "11.96"),
    ]
