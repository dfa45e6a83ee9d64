"""Tables of two questions, and of groups compared: what stands where, in both languages."""

from __future__ import annotations

from typing import Any

import pytest

from cgsurvey import stats
from cgsurvey.phrases import LANGUAGES, Language
from cgsurvey.report.contents import table_report
from cgsurvey.report.document import Paragraph, Report, Table
from cgsurvey.report.grid import lines_of
from cgsurvey.result import Analysis, Result
from cgsurvey.survey import Survey
from report.reading import notes_of
from stats.in_memory import survey_of

TWO = {"kind": "single", "categories": ["a", "b"], "en": ["Left", "Right"], "label": "甲题"}
THREE = {"kind": "single", "categories": ["x", "y", "z"], "label": "乙题"}
TICKS = {"kind": "multiple", "categories": ["m", "n"], "label": "多选"}
QUESTIONS: dict[str, dict[str, Any]] = {
    "q": TWO,
    "g": {**TWO, "label": "组"},
    "k": THREE,
    "t": TICKS,
    "x": {"kind": "number", "label": "数"},
}


def survey(**study: Any) -> Survey:
    size = 60
    columns: dict[str, list[Any]] = {
        "q": ["a" if at % 3 else "b" for at in range(size)],
        "g": ["a" if at % 2 else "b" for at in range(size)],
        "k": ["xyz"[at % 3] for at in range(size)],
        "t": [["m"] if at % 4 else ["m", "n"] for at in range(size)],
        "x": [at * at % 17 + at % 3 for at in range(size)],
    }
    return survey_of(columns, QUESTIONS, **study)


def report_of(source: Survey, *results: Result, language: Language = "zh") -> Report:
    return table_report(Analysis((), results), source.study, language)


def cells(table: Table) -> list[list[str]]:
    return [[cell.text for cell in row] for group in table.groups for row in group.rows]


def test_a_table_of_two_questions_shows_three_bases_then_the_tests() -> None:
    source = survey()
    report = report_of(source, stats.crosstab(source, question="q", by="g"))
    groups, answers, everyone, residuals = report.tables()
    assert [table.caption for table in report.tables()] == [
        "甲题：占各组的百分比（按组分组）",
        "甲题：占各答案的百分比（按组分组）",
        "甲题：占全部的百分比（按组分组）",
        "甲题：校正标准化残差（按组分组）",
    ]
    assert [column.spanner for column in groups.columns[1::2]] == ["a（n=30）", "b（n=30）", "合计（n=60）"]
    assert [row[0] for row in cells(answers)] == ["a", "b", "合计"]
    assert [row[1] for row in cells(answers)] == ["40", "20", "60"]
    assert answers.keys == 2
    assert [row[1] for row in cells(everyone)] == ["20", "10", "30"]
    assert cells(residuals)[0][1] == "0.00"
    (said,) = [block for block in report.sections[0].blocks if isinstance(block, Paragraph)]
    assert "Rao-Scott F" in said.text
    assert "优势是另一组的1.00倍" in said.text
    assert len(said.sentences) == 2
    assert all(sentence.sources for sentence in said.sentences)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("width", [80, 120])
def test_no_table_is_wider_than_the_console(language: Language, width: int) -> None:
    from cgsurvey.report.fitting import cells as wide

    source = survey()
    results = [stats.crosstab(source, question=q, by=by) for q, by in (("k", "q"), ("t", "k"), ("k", "t"))]
    results += [stats.mean(source, question="x", by="k"), stats.difference(source, variable="x", by="k")]
    for table in report_of(source, *results, language=language).tables():
        assert all(wide(line.text) <= width for line in lines_of(table, width, "-"))


def test_options_that_overlap_have_a_table_of_tests() -> None:
    source = survey()
    report = report_of(source, stats.crosstab(source, question="t", by="k"))
    shares, *_, tests = report.tables()
    assert any("选项相互重叠" in note for note in notes_of(shares))
    assert sum("选项相互重叠" in note for table in report.tables() for note in notes_of(table)) == 1
    assert [row[0] for row in cells(tests)] == ["n"]  # everybody ticked m


def test_notes_on_the_tests_stand_with_the_residuals() -> None:
    source = survey_of({"q": [*"aab"], "g": [*"abb"]}, {"q": TWO, "g": TWO})
    *shares, residuals = report_of(source, stats.crosstab(source, question="q", by="g")).tables()
    assert any("期望频数不足" in note for note in notes_of(residuals))
    assert any("优势比" in note for note in notes_of(residuals))
    assert not any("期望频数不足" in note for table in shares for note in notes_of(table))


def test_a_declared_table_has_its_own_label() -> None:
    source = survey(tables={"one": {"question": "q", "by": "residents.g", "label": "题目之间"}})
    tables = report_of(source, stats.crosstab(source, question="q", by="g")).tables()
    assert next(tables).caption == "题目之间：占各组的百分比"


def test_the_test_of_all_groups_comes_before_the_pairs() -> None:
    source = survey()
    (table,) = report_of(source, stats.difference(source, variable="x", by="k")).tables()
    (group,) = table.groups
    assert group.heading is not None
    assert group.heading.startswith("数（各组相同的检验：F(2, 57)=")
    assert [row[0] for row in cells(table)] == ["y 减 x", "z 减 x", "z 减 y"]
    (two,) = report_of(source, stats.difference(source, variable="x", by="g")).tables()
    assert two.groups[0].heading == "数"
    headings = [column.heading for column in table.columns]
    d = headings.index("d")
    assert headings.index("t") < d
    assert table.columns[d].spanner == table.columns[d + 1].spanner == "标准化差值"
    assert all(row[d] not in ("", "—") for row in cells(table))


def test_two_groups_compared_on_many_things_are_named_once() -> None:
    numbers = {name: {"kind": "number", "label": name} for name in ("x", "y")}
    columns: dict[str, list[Any]] = {
        "g": ["a", "b"] * 20,
        "x": list(range(40)),
        "y": [at % 7 for at in range(40)],
    }
    source = survey_of(columns, {"g": {**TWO, "label": "组"}, **numbers})
    both = (stats.difference(source, variable=name, by="g") for name in numbers)
    (table,) = report_of(source, *both).tables()
    (group,) = table.groups
    assert group.heading == "b 减 a"
    assert [row[0] for row in cells(table)] == ["x", "y"]


def test_a_heading_that_does_not_tell_who_is_left_out_is_not_referred_to() -> None:
    """Those who are not willing are in no base of a conversion, and in no heading either."""
    answers = {"kind": "single", "categories": ["无", "有"]}
    half = ["无" if at % 4 < 2 else "有" for at in range(40)]
    source = survey_of(
        {"w": half, "t": half[1:] + half[:1], "g": ["甲", "乙"] * 20},
        {"w": answers, "t": answers, "g": {"kind": "single", "categories": ["甲", "乙"]}},
        pairs={
            "p": {
                "willing": {"question": "w", "any_of": ["有"]},
                "took_part": {"question": "t", "any_of": ["有"]},
            }
        },
    )
    (table,) = report_of(source, stats.participation_gap(source, pair="p", by="g")).tables()
    assert table.groups[0].heading == "w"
    (told,) = [note for note in notes_of(table) if note.startswith("基数（转化率）")]
    assert "各题标题" not in told
    assert "不在比较范围10人" in told


def test_where_no_pair_stands_out_the_tests_are_told() -> None:
    letters = [*"abcdef"]
    values = [float(at * 7 % 11) for at in range(60)]
    source = survey_of(
        {"x": values, "k": [letters[at % 6] for at in range(60)]},
        {
            "x": {"kind": "number", "label": "数"},
            "k": {"kind": "single", "categories": letters, "label": "组"},
        },
    )
    report = report_of(source, stats.difference(source, variable="x", by="k"))
    (block,) = report.sections[0].blocks
    assert isinstance(block, Paragraph)
    assert "15项比较" in block.text
    assert "“数”各组相同的检验：F(5, 54)=" in block.text


def test_means_stand_beside_quartiles() -> None:
    source = survey()
    (table,) = report_of(source, stats.mean(source, question="x", by="k")).tables()
    spanners = list(dict.fromkeys(column.spanner for column in table.columns if column.spanner))
    assert spanners == ["均值", "中位数", "下四分位数", "上四分位数"]


def test_what_was_asked_for_comes_first() -> None:
    source = survey()
    results = stats.mean(source, question="x", by="k"), stats.difference(source, variable="x", by="k")
    assert [section.heading for section in report_of(source, *results).sections] == ["逐题统计", "组间差异"]
