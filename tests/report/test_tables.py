"""Tables: counts beside shares, notes under the numbers they speak of, no column without a number."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import pytest

from cgsurvey.declarations import Text
from cgsurvey.phrases import LANGUAGES, Language, say
from cgsurvey.report.contents import analysis_report, table_report
from cgsurvey.report.document import Paragraph, Points, Report, Table
from cgsurvey.report.grid import lines_of
from cgsurvey.report.words import Words
from cgsurvey.result import Analysis, Note, Result
from cgsurvey.study import Study
from report.hand_made import SERVICES, SEX, estimate, result, samples
from report.reading import notes_of

NO_INTERVAL: dict[str, Any] = {"conf_low": None, "conf_high": None, "conf_level": None, "std_error": None}


def report_of(study: Study, *results: Result, language: Language = "zh") -> Report:
    return table_report(Analysis(samples()[:1], results), study, language)


def tables_of(study: Study, *results: Result, language: Language = "zh") -> list[Table]:
    return list(report_of(study, *results, language=language).tables())


def headings(table: Table) -> list[str]:
    return [column.heading for column in table.columns]


def by_sex(estimand: str, variable: str, categories: Sequence[str], measure: str, **columns: Any) -> Result:
    rows = [
        estimate(
            estimand, variable, measure, 0.4, category=category, group="sex", group_level=level,
            n=800 + at, left_out={"blank": 3 + at}, count=300, **columns,
        )
        for at, level in enumerate(SEX)
        for category in categories
    ]  # fmt: skip
    return result(estimand, variable, rows, "sex")


def one(estimand: str, variable: str, measure: str, **columns: Any) -> Result:
    questionnaire = columns.get("questionnaire", "residents")
    row = estimate(estimand, variable, measure, 0.4, count=300, **columns)
    return result(estimand, variable, [row], questionnaire=questionnaire)


def small(rows: int, smallest: int) -> Note:
    return Note("note.small_base", {"rows": rows, "limit": 30, "smallest": smallest}, weak=True)


def many(number: int, clear: int) -> Result:
    """Differences of which the first few are distinguishable after adjustment."""
    rows = [
        estimate(
            "difference", "overall", "difference", 0.1, "points", group="age", group_level=f"{at} - 0",
            statistic=2.0, p_value=0.001, p_holm=0.01 if at < clear else 0.4, p_bh=0.01, n=800,
        )
        for at in range(number)
    ]  # fmt: skip
    return result("difference", "overall", rows, "age")


@pytest.mark.parametrize("language", LANGUAGES)
def test_weak_notes_of_one_kind_are_one(study: Study, language: Language) -> None:
    results = [
        result("mean", name, [estimate("mean", name, "mean", 3.1, "value", n=smallest)], notes=(note,))
        for name, smallest, note in (("age", 4, small(1, 4)), ("b1", 9, small(2, 9)))
    ]
    sections = analysis_report(Analysis(samples()[:1], tuple(results)), study, language).sections
    weak = next(each for each in sections if ("谨慎" if language == "zh" else "weak") in each.heading)
    (points,) = weak.blocks
    assert isinstance(points, Points)
    (sentence,) = points.sentences
    counted = {"zh": "有3个数的基数不足30（最小4）", "en": "Figures on a base under 30: 3 (the smallest: 4)"}
    assert counted[language] in sentence.text
    beneath = notes_of(tables_of(study, *results, language=language)[0])
    assert sum("30" in note for note in beneath) == 1


def test_a_note_stands_under_the_table_that_has_its_number(study: Study) -> None:
    rows = [
        estimate("coverage", "reached", measure, value, category=category, n=n, note=note)
        for measure, value, category, n, note in (
            ("coverage", 0.4, "community", 1744, None),
            ("coverage", 0.4, "organisations", 12, "note.small_base"),
            ("reached_by", 0.0, "0", 1744, "note.extreme"),
            ("reached_by", 1.0, "1", 9, "note.extreme note.small_base"),
        )
    ]
    notes = (Note("note.extreme", {"rows": 2}), small(2, 9))
    coverage, number = tables_of(study, result("coverage", "reached", rows, notes=notes))
    assert not any("0% 或 100%" in note for note in notes_of(coverage))
    assert any("有1个数" in note and "最小12）" in note for note in notes_of(coverage))
    assert any("有2个数恰为0%或100%" in note for note in notes_of(number))
    assert any("最小9）" in note for note in notes_of(number))


@pytest.mark.parametrize(
    ("found", "heading"),
    [
        (by_sex("multiple_response", "got", SERVICES, "of_respondents"), "频数"),
        (by_sex("coverage", "reached", ("community", "organisations"), "coverage"), "频数"),
        (one("share_at_or_above", "busy", "at_or_above"), "频数"),
        (one("satisfaction_rate", "overall", "rate"), "满意人数"),
        (one("participation_gap", "volunteer", "willing"), "频数"),
    ],
)
def test_counts_stand_beside_shares_and_are_called_unweighted(
    study: Study, found: Result, heading: str
) -> None:
    table = tables_of(study, found)[0]
    at = headings(table).index(heading)
    assert {row[at].text for group in table.groups for row in group.rows} == {"300"}
    assert "频数和n均未加权。" in notes_of(table)


def test_counts_of_an_unweighted_table_need_no_word(study: Study) -> None:
    found = one("share_at_or_above", "busy", "at_or_above", questionnaire="cadres")
    assert "频数和n均未加权。" not in notes_of(tables_of(study, found)[0])


def test_a_base_that_a_group_shares_stands_in_its_heading(study: Study) -> None:
    (table,) = tables_of(study, by_sex("coverage", "reached", ("community", "organisations"), "coverage"))
    told = [group.heading for group in table.groups]
    assert told == ["男（n=800，加权n=1000.0）", "女（n=801，加权n=1001.3）"]
    assert "n" not in headings(table)
    assert any("男：未作答3人；女：未作答4人" in note for note in notes_of(table))


def test_many_lines_left_out_differently_are_not_told_one_by_one(study: Study) -> None:
    rows = [
        estimate(
            "ranking", "got", "ranked_first", 0.4, category=str(at), n=100 + at, left_out={"blank": at + 1}
        )
        for at in range(20)
    ]
    (table,) = tables_of(study, result("ranking", "got", rows))
    assert not any("未作答" in note for note in notes_of(table))
    assert any("report.json" in note for note in notes_of(table))
    assert "n" in headings(table)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("width", [80, 120])
def test_p_values_stand_in_the_block_of_the_difference(study: Study, language: Language, width: int) -> None:
    (table,) = tables_of(study, many(3, 1), language=language)
    head = "\n".join(line.text for line in lines_of(table, width, "-")[:6])
    for name in ("difference", "p_holm", "p_plain"):
        assert Words(study, language).say(f"heading.{name}") in head
    assert "CI" in head or "置信区间" in head


def test_of_many_comparisons_only_the_clear_are_listed(study: Study) -> None:
    (few,) = tables_of(study, many(12, 0))
    assert len(few.groups[0].rows) == 12
    (table,) = tables_of(study, many(13, 2))
    assert len(table.groups[0].rows) == 2
    assert any("13项" in note and "2项" in note and "其余11项" in note for note in notes_of(table))
    report = report_of(study, many(13, 0))
    assert not list(report.tables())
    block = report.sections[-1].blocks[0]
    assert isinstance(block, Paragraph)
    assert "13项" in block.text
    assert "report.json" in block.text


def test_a_table_without_any_interval_has_no_column_for_it(study: Study) -> None:
    found = by_sex("satisfaction_rate", "overall", ("一般",), "rate", note="note.no_df", **NO_INTERVAL)
    found = replace(found, notes=(Note("note.no_df", {"rows": 2}, weak=True),))
    (table,) = tables_of(study, found)
    assert not any("置信区间" in heading for heading in headings(table))
    assert all(len(row) == len(table.columns) for group in table.groups for row in group.rows)
    assert sum("不给出区间" in note for note in notes_of(table)) == 1
    assert "—" not in {cell.text for group in table.groups for row in group.rows for cell in row}


def test_the_mean_number_of_elements_by_group_is_a_table(study: Study) -> None:
    rows = [
        estimate("coverage", "reached", "mean_elements", 2.1, "elements", group="sex", group_level=level)
        for level in SEX
    ]
    (table,) = tables_of(study, result("coverage", "reached", rows, "sex"))
    assert [row[0].text for row in table.groups[0].rows] == list(SEX)
    assert "2.10" in [cell.text for cell in table.groups[0].rows[0]]


def test_an_option_that_nobody_offers_has_dashes(study: Study) -> None:
    rows = [
        estimate("supply_and_demand", "reached", measure, 0.3, category=category, base=base)
        for category, measure, base in (
            ("文体活动", "wanted", "answered"),
            ("文体活动", "received", "answered"),
            ("文体活动", "unmet", "answered_both"),
            ("文体活动", "unwanted", "answered_both"),
            ("法律咨询", "wanted", "answered"),
            ("法律咨询", "unmet", "answered"),
        )
    ]
    notes = (Note("note.not_offered", {"options": ["法律咨询"]}),)
    (table,) = tables_of(study, result("supply_and_demand", "reached", rows, notes=notes))
    offered, other = table.groups[0].rows
    assert other[0].text == "法律咨询"
    assert sum(cell.text == "—" for cell in offered) == 0
    assert sum(cell.text == "—" for cell in other) >= 4
    assert any("法律咨询" in note for note in notes_of(table))


def test_labels_without_english_are_announced_once(study: Study) -> None:
    analysis = Analysis(samples()[:1], ())
    elements = {**study.file.elements, "charity": Text(zh="社会慈善资源")}
    bare = replace(study, file=study.file.model_copy(update={"elements": elements}))
    cases: list[tuple[Study, Language, int]] = [
        (bare, "en", 1),
        (bare, "zh", 0),
        (_translated(study), "en", 0),
    ]
    for each, language, times in cases:
        first = analysis_report(analysis, each, language).sections[0]
        assert str(first).count(say("report.untranslated", language)) == times


def _translated(study: Study) -> Study:
    """The study without the two questions that have no label."""
    kept = {
        name: replace(
            each, questions={key: one for key, one in each.questions.items() if key not in ("b1", "b2")}
        )
        for name, each in study.questionnaires.items()
    }
    return replace(study, questionnaires=kept)


def test_one_row_is_a_row(study: Study) -> None:
    text = str(analysis_report(Analysis(samples()[:1], ()), study, "en").sections[0])
    assert "spreadsheet row 1802" in text
    assert "spreadsheet rows 20" in text
