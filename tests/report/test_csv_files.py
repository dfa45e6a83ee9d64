"""CSV as a program reads it, and as Excel opens it."""

from __future__ import annotations

import csv
import io

import pytest

from cgsurvey.glossary import COLUMNS
from cgsurvey.phrases import LANGUAGES, Language
from cgsurvey.report import csv_files
from cgsurvey.report.contents import analysis_report
from cgsurvey.report.document import Cell, Column, Report, RowGroup, Section, Table
from cgsurvey.result import Analysis
from cgsurvey.study import Study


def rows_of(content: bytes) -> list[list[str]]:
    text = content.decode("utf-8-sig")
    assert content.startswith(b"\xef\xbb\xbf")
    assert text.replace("\r\n", "").count("\n") == 0
    return list(csv.reader(io.StringIO(text, newline="")))


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_file_is_a_rectangle_with_the_notice(
    analysis: Analysis, study: Study, language: Language
) -> None:
    report = analysis_report(analysis, study, language)
    files = csv_files.render(report)
    tables = list(report.tables())
    assert len(files) == len(tables) + 2
    for content in files.values():
        head, *rows = rows_of(content)
        assert {len(row) for row in rows} <= {len(head)}
        assert all(row[-1].startswith(report.notice) for row in rows)


def test_contents_name_every_table_with_its_notes(analysis: Analysis, study: Study) -> None:
    report = analysis_report(analysis, study, "zh")
    files = csv_files.render(report)
    _, *rows = rows_of(files["tables/00-contents.csv"])
    assert {f"tables/{row[0]}" for row in rows} == {name for name in files if name.startswith("tables/")} - {
        "tables/00-contents.csv"
    }
    for at, table in enumerate(report.tables(), start=1):
        own = [row for row in rows if row[0].startswith(f"{at:02d}-")]
        assert {row[1] for row in own} == {f"表{at}  {table.caption}"}
        assert [row[3] for row in own] == ([note.text for note in table.notes] or [""])


def test_results_are_tidy_and_at_full_precision(analysis: Analysis, study: Study) -> None:
    files = csv_files.render(analysis_report(analysis, study, "en"))
    head, *rows = rows_of(files["results.csv"])
    assert head == [*COLUMNS, "notice"]
    found = {row[0]: dict(zip(head, row, strict=True)) for row in rows}
    expected = [row for result in analysis.results for row in result.rows]
    assert len(rows) == len(expected)
    for row in expected:
        told = found[row.id]
        assert told["estimate"] == ("" if row.estimate is None else repr(row.estimate))
        assert told["n"] == str(row.n)
    rate = found["residents/satisfaction_rate/overall/rate"]
    assert rate["left_out"] == "blank=40 declared=3"


def table_of(*cells: Cell, heading: str | None = None, column: str = "值") -> list[list[str]]:
    columns = (Column("项", numeric=False), Column(column))
    groups = (RowGroup(heading, tuple((Cell("x"), cell) for cell in cells)),)
    report = Report("题", "zh", (Section("一", (Table("表", columns, groups),), "first"),), notice="内部")
    return rows_of(csv_files.render(report)["tables/01-first.csv"])


def test_groups_and_small_numbers_have_columns_of_their_own() -> None:
    plain = table_of(Cell("92.0", 0.92, "0.0%"))
    assert plain == [["项", "值", "公开范围"], ["x", "92.0", "内部"]]
    small = table_of(Cell("3.2", 0.032, "0.0%", is_small=True), Cell("5.0", 0.05, "0.0%"), heading="组")
    assert small == [
        ["组别", "项", "值", "△", "公开范围"],
        ["组", "x", "3.2", "值", "内部"],
        ["组", "x", "5.0", "", "内部"],
    ]


def test_intervals_take_two_columns_and_no_number_is_empty() -> None:
    found = table_of(Cell("[0.5, 1.5]", (0.5, 1.5), "0.0"), Cell("—", (None, None), "0.0"), column="区间")
    assert found[0] == ["项", "区间: 下限", "区间: 上限", "公开范围"]
    assert [row[1:3] for row in found[1:]] == [["0.5", "1.5"], ["", ""]]


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("=1+1", "'=1+1"),
        ("＝1+1", "'＝1+1"),
        ("@x", "'@x"),
        ("+86 10", "'+86 10"),
        ("－甲", "'－甲"),
        ("-甲", "'-甲"),
        ("\t=1", " =1"),
        ("-0.5", "-0.5"),
        ("-12.5%", "-12.5%"),
        ("-0.5***", "-0.5***"),
        ("甲=1", "甲=1"),
        ("两\n行", "两 行"),
        ("\x1b[31m红", "[31m红"),
    ],
)
def test_what_a_spreadsheet_would_compute_is_marked_and_numbers_are_not(text: str, written: str) -> None:
    assert table_of(Cell(text))[1][1] == written
