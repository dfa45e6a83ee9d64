"""What the report says, in which order, and how it words what the data hold."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

import pytest

from cgsurvey.glossary import BASES, INTERVALS, UNITS
from cgsurvey.phrases import LANGUAGES, Language, catalogue
from cgsurvey.report.contents import FREQUENCIES, TOPICS, analysis_report, table_report
from cgsurvey.report.document import Figure, Paragraph, Table
from cgsurvey.report.quotation_marks import quotes_nested
from cgsurvey.report.words import Words
from cgsurvey.result import Analysis, Result
from cgsurvey.study import Study
from report.reading import in_section, notes_of, section, tables, texts
from sample_analyses import reported


def with_fit(analysis: Analysis, verdict: str, **row: Any) -> Analysis:
    """The analysis with another verdict, and its regression rows changed."""

    def changed(result: Result) -> Result:
        if result.estimand != "regression":
            return result
        panel = {**result.fit["identification"], "verdict": verdict}
        rows = tuple(replace(each, **row) for each in result.rows)
        return replace(result, rows=rows, fit={**result.fit, "identification": panel})

    return replace(analysis, results=tuple(map(changed, analysis.results)))


@pytest.mark.parametrize("language", LANGUAGES)
def test_sections_come_in_their_order(analysis: Analysis, study: Study, language: Language) -> None:
    headings = [each.heading for each in analysis_report(analysis, study, language).sections]
    expected = {
        "zh": ["概览", "一、调查概况", "二、满意度", "（二）改善情况", "附录1  统计方法", "附录2  逐题统计"],
        "en": [
            "Overview",
            "1. The survey at a glance",
            "2. Satisfaction",
            "3.2 Improvements",
            "Appendix A. Methods",
            "Appendix B. Every question",
        ],
    }[language]
    assert [heading for heading in headings if heading in expected] == expected


def test_sections_without_results_are_left_out(analysis: Analysis, study: Study) -> None:
    only = Analysis(analysis.samples, (analysis.results[0],))
    headings = [each.heading for each in analysis_report(only, study, "zh").sections]
    assert headings[:4] == [
        "一、调查概况",
        "（一）背景情况",
        "附录1  统计方法",
        "附录2  逐题统计",
    ]
    assert analysis_report(Analysis((), ()), study, "en").sections


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_language_speaks_for_itself(analysis: Analysis, study: Study, language: Language) -> None:
    for text in texts(analysis_report(analysis, study, language)):
        assert not re.search(r"\{\w*\}|\bNone\b(?! ticked| is)|\bnan\b", text), text
        if language == "en" and "sex=女" not in text:
            assert not re.search(r"[\u4e00-\u9fff]", text.replace("东湖社区", "").replace("至", "")), text


def test_synthetic_data_are_called_so(analysis: Analysis, study: Study) -> None:
    assert "合成数据" in (analysis_report(analysis, study, "zh").banner or "")
    assert "SYNTHETIC" in (table_report(analysis, study, "en").banner or "")


def test_ledger_and_design_are_told_first(analysis: Analysis, study: Study) -> None:
    said = "\n".join(in_section(analysis_report(analysis, study, "zh").sections[1]))
    for part in (
        "1800",
        "未填社区",
        "第20、21、22、23、24行等，共10行",
        "32个社区",
        "按简单随机样本处理",
        "第5、6、7、8、9行等",
    ):
        assert part in said
    assert "整行为空" not in said


def test_decimals_are_the_questions_own_or_the_studys(analysis: Analysis, study: Study) -> None:
    cells = in_section(section(analysis_report(analysis, study, "zh"), "满意度"))
    assert "92.00" in cells
    assert "83.4" in cells
    assert "4.11" in cells


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_table_of_estimates_has_interval_and_base(
    analysis: Analysis, study: Study, language: Language
) -> None:
    report = analysis_report(analysis, study, language)
    interval = {"zh": "95%置信区间", "en": "95% CI"}[language]
    beside = ("overview", "glance", "facts", "regression", "weak", "methods", "missing", "quality")
    beside += ("reproduction",)
    for each in report.sections:
        for table in tables(each) if each.name not in beside else ():
            assert interval in [column.heading for column in table.columns]
            headings = [column.heading for column in table.columns]
            headings += [group.heading or "" for group in table.groups]
            told = " ".join((*notes_of(table), *headings))
            assert re.search(r"\bn\b|n=|n = ", told), table.caption


def test_left_out_counts_stand_by_reason(analysis: Analysis, study: Study) -> None:
    notes = " ".join(notes_of(tables(section(analysis_report(analysis, study, "zh"), "满意度"))[0]))
    assert "n=1744" in notes
    assert "加权n=2180.0" in notes
    assert "未作答40人、说不清/不适用3人" in notes


def test_weighted_n_only_where_there_are_weights(analysis: Analysis, study: Study) -> None:
    report = analysis_report(analysis, study, "zh")
    assert "加权" not in " ".join(in_section(section(report, "达到设定标准")))
    assert "加权n" in " ".join(in_section(section(report, "参与意愿")))


def test_improvements_stand_on_both_bases(analysis: Analysis, study: Study) -> None:
    table = tables(section(analysis_report(analysis, study, "zh"), "）改善情况"))[0]
    assert [column.spanner for column in table.columns if column.spanner][::3] == [
        "改善（占全部）（%）",
        "改善（占有需要者）（%）",
    ]
    assert any("1787" in note and "全部受访者" in note for note in notes_of(table))
    assert any("604" in note and "有该需要者" in note for note in notes_of(table))


def test_panel_and_verdict_precede_every_coefficient(analysis: Analysis, study: Study) -> None:
    blocks = section(analysis_report(analysis, study, "zh"), "回归").blocks
    told, *blocks = (block for block in blocks if not isinstance(block, Figure))
    kinds = [type(block) for block in blocks]
    assert kinds[:3] == [Paragraph, Table, Paragraph]
    assert isinstance(blocks[2], Paragraph)
    assert isinstance(told, Paragraph)
    assert all("不足以判断" in each.text for each in (told, blocks[2]))
    assert isinstance(blocks[0], Paragraph)
    assert "关联" in blocks[0].text


@pytest.mark.parametrize(
    ("verdict", "starred"), [("too_thin", False), ("fragile", True), ("supported", True)]
)
def test_stars_follow_the_verdict(analysis: Analysis, study: Study, verdict: str, starred: bool) -> None:
    report = analysis_report(with_fit(analysis, verdict), study, "zh")
    ladder = tables(section(report, "回归"))[1]
    treatment, age = ladder.groups[0].rows[0], ladder.groups[0].rows[2]
    assert ("*" in treatment[1].text) is starred
    assert age[2].text.endswith("***")
    assert ("考察变量不标星号" in " ".join(notes_of(ladder))) is not starred


@pytest.mark.parametrize(
    ("verdict", "row", "said"),
    [
        ("not_estimable", {}, "不可估计"),
        ("too_thin", {}, "不足以判断"),
        ("fragile", {}, "不稳固"),
        ("supported", {"conf_low": -0.01, "conf_high": 0.05}, "不能与零区分"),
        ("supported", {"conf_low": 0.01, "conf_high": 0.05}, "这是关联"),
    ],
)
def test_findings_say_no_more_than_the_evidence(
    analysis: Analysis, study: Study, verdict: str, row: dict[str, float], said: str
) -> None:
    found = section(analysis_report(with_fit(analysis, verdict, **row), study, "zh"), "回归")
    assert isinstance(found.blocks[0], Paragraph)
    told = found.blocks[0].text
    assert said in told
    assert "影响" not in told
    assert "效应" not in told.replace("固定效应", "")


def test_a_gap_that_covers_zero_is_not_called_one(analysis: Analysis, study: Study) -> None:
    results = tuple(
        replace(
            each,
            rows=tuple(replace(row, conf_low=-0.01) if row.measure == "gap" else row for row in each.rows),
        )
        for each in analysis.results
    )
    report = analysis_report(replace(analysis, results=results), study, "en")
    said = in_section(section(report, "participation"))
    assert any("not distinguishable from zero" in sentence for sentence in said)


def test_sentences_name_the_rows_they_quote(analysis: Analysis, study: Study) -> None:
    found = section(analysis_report(analysis, study, "zh"), "满意度").blocks[0]
    assert isinstance(found, Paragraph)
    quoted = [source for sentence in found.sentences for source in sentence.sources]
    assert "residents/satisfaction_rate/overall/rate" in quoted
    assert all(analysis.row(source) for source in quoted)


def test_each_weak_sentence_stands_once(analysis: Analysis, study: Study) -> None:
    said = in_section(section(analysis_report(analysis, study, "zh"), "谨慎"))
    assert len(said) == len(set(said)) == 5
    assert any("涉及：居民：归属感" in sentence for sentence in said)


@pytest.mark.parametrize("topic", [*TOPICS, FREQUENCIES], ids=lambda topic: topic.name)
def test_each_result_stands_alone_too(analysis: Analysis, study: Study, topic: Any) -> None:
    for result in analysis.results:
        if result.estimand in topic.estimands:
            report = table_report(Analysis(analysis.samples[:1], (result,)), study, "zh")
            assert report.sections[0].heading == "调查概况"
            assert list(report.tables())
            named = Words(study, "zh").subject(result)
            assert any(named in text for text in in_section(report.sections[-1]))


@pytest.mark.parametrize(
    ("prefix", "keys"),
    [("report.method.base.", BASES), ("report.method.interval.", INTERVALS), ("report.value.", UNITS)],
)
def test_every_key_of_the_glossary_has_its_sentence(prefix: str, keys: dict[str, Any]) -> None:
    missing = [key for key in keys if prefix + key not in catalogue() and key != "test"]
    assert not missing


def test_quotation_marks_nest_as_chinese_writes_them() -> None:
    assert quotes_nested("““五社”服务”与“甲”") == "“‘五社’服务”与“甲”"
    assert quotes_nested("”孤”“") == "”孤”“"


def test_the_ladder_names_its_reference_categories(analysis: Analysis, study: Study) -> None:
    ladder = tables(section(analysis_report(analysis, study, "zh"), "回归"))[1]
    assert "参照类别：性别：男。" in notes_of(ladder)
    assert "得到社会组织服务" in [row[0].text for row in ladder.groups[0].rows]


def test_a_gap_without_an_error_is_not_called_undistinguishable(analysis: Analysis, study: Study) -> None:
    pair = next(result for result in analysis.results if result.estimand == "participation_gap")
    bare = tuple(replace(row, conf_low=None, conf_high=None, conf_level=None) for row in pair.rows)
    report = analysis_report(Analysis(analysis.samples, (replace(pair, rows=bare),)), study, "en")
    said = " ".join(texts(report))
    assert "sampling error cannot be known" in said
    assert "not distinguishable" not in said


def test_extremes_without_an_interval_are_not_told_apart(analysis: Analysis, study: Study) -> None:
    coverage = next(result for result in analysis.results if result.estimand == "coverage")
    bare = tuple(replace(row, conf_low=None, conf_high=None, conf_level=None) for row in coverage.rows)
    report = analysis_report(Analysis(analysis.samples, (replace(coverage, rows=bare),)), study, "en")
    said = " ".join(texts(report))
    assert "the two differ" not in said
    assert "the sampling errors of the two are not both known" in said
    assert "no interval" in said


def test_what_nobody_reports_is_no_finding(analysis: Analysis, study: Study) -> None:
    names = ("improvement", "supply_and_demand")
    none = tuple(
        replace(each, rows=tuple(replace(row, estimate=0.0) for row in each.rows))
        for each in analysis.results
        if each.estimand in names
    )
    assert {each.estimand for each in none} == set(names)
    said = " ".join(texts(analysis_report(Analysis(analysis.samples, none), study, "en")))
    assert "most often" not in said


def test_named_questions_stand_before_the_groups(analysis: Analysis, study: Study) -> None:
    """From the whole to its items, and from these to groups."""
    told = study.file.report.model_copy(update={"questions": ("sex", "cadres.position")})
    naming = replace(study, file=study.file.model_copy(update={"report": told}))
    names = [each.name for each in analysis_report(analysis, naming, "zh").sections]
    assert names.index("questions") < names.index("differences")


def test_the_note_of_a_questionnaire_says_whose_it_is() -> None:
    (glance,) = [each for each in reported("bole", "en").sections if each.name == "glance"]
    assert "Communities: One row a community;" in " ".join(in_section(glance))
