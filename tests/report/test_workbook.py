"""The workbook as Excel reads it: numbers that show the report's texts, texts that stay texts, links."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator

import openpyxl
import pytest
from openpyxl.cell import Cell as Written
from openpyxl.worksheet.worksheet import Worksheet

from cgsurvey.clean import is_like_a_formula
from cgsurvey.glossary import COLUMNS
from cgsurvey.phrases import LANGUAGES, Language
from cgsurvey.report import numbers, workbook
from cgsurvey.report.contents import analysis_report
from cgsurvey.report.document import SMALL, Cell, Column, Report, RowGroup, Section, Table
from cgsurvey.report.flat import flattened
from cgsurvey.report.workbook.names import sheet_names
from cgsurvey.report.workbook.styles import shown_as
from cgsurvey.result import Analysis
from cgsurvey.study import Study
from report.awkward_report import AWKWARD, awkward


def opened(report: Report) -> openpyxl.Workbook:
    return openpyxl.load_workbook(io.BytesIO(workbook.render(report)["report.xlsx"]))


def filled(sheet: Worksheet) -> Iterator[Written]:
    return (cell for row in sheet.iter_rows() for cell in row if cell.value is not None)


def read(value: float, number_format: str) -> str:
    """What Excel shows of a number: the formats that the workbook uses, and no others."""
    bound = re.match(r"\[([<>])([\d.]+)\]([^;]*);(.*)", number_format)
    if bound:
        is_beyond = value < float(bound[2]) if bound[1] == "<" else value > float(bound[2])
        number_format = bound[3] if is_beyond else bound[4]
    elif value < 0 and ";" in number_format:
        value, number_format = -value, number_format.partition(";")[2]
    shape = re.fullmatch(r'((?:"[^"]*")?)(0(?:\.0+)?%?|General)?((?:"[^"]*")*)', number_format)
    assert shape, number_format
    before, core, after = (part or "" for part in shape.groups())
    number = repr(value).removesuffix(".0") if core == "General" else ""
    if core and core != "General":
        decimals = len(core.rstrip("%").partition(".")[2])
        number = numbers.shown(value, "proportion" if core.endswith("%") else "value", decimals)
    return (before + number + after).replace('"', "")


@pytest.mark.parametrize("language", LANGUAGES)
def test_numbers_are_numbers_and_read_as_in_the_report(
    analysis: Analysis, study: Study, language: Language
) -> None:
    report = analysis_report(analysis, study, language)
    shown = 0
    for table in report.tables():
        for group in flattened(table, language).groups:
            for row in group.rows:
                for cell in row:
                    if cell.value is not None:
                        form = shown_as(cell.text, cell.value, cell.number_format, cell.is_small)
                        assert read(cell.value, form) == cell.marked, table.caption
                        shown += 1
    assert shown > 300
    book = opened(report)
    tables = len(list(report.tables()))
    written = [cell for sheet in book for cell in filled(sheet) if cell.data_type == "n"]
    assert len(written) > shown + tables


@pytest.mark.parametrize(
    ("text", "value", "number_format", "form"),
    [
        ("92.0", 0.92, "0.0%", "0.0%"),
        ("(0.037)", 0.0371, "(0.000)", '"("0.000")"'),
        ("-0.035***", -0.0351, "0.000", '0.000"***"'),
        ("<0.001", 0.0002, "0.000", '[<0.001]"<0.001";0.000'),
        (">0.999", 0.9997, "0.000", '[>0.999]">0.999";0.000'),
        ("3/32", 3, None, '0"/32"'),
        ("0.00", -0.001, "0.00", "0.00;0.00"),
        ("92.0%", 0.92, "0.0%", "0.0%"),
        ('5"x"', 5, "0", '0"x"'),
        ("—", 5, "0", "0"),
    ],
)
def test_the_number_format_carries_what_stands_around_a_number(
    text: str, value: float, number_format: str | None, form: str
) -> None:
    assert shown_as(text, value, number_format) == form


def test_a_small_number_is_marked_in_its_format() -> None:
    assert shown_as("3.2", 0.032, "0.0%", is_small=True) == f'0.0%"{SMALL}"'
    assert (
        shown_as("<0.001", 0.0001, "0.000", is_small=True)
        == f'[<0.001]"<0.001"{chr(34)}{SMALL}";0.000"{SMALL}"'
    )


def test_an_interval_takes_two_columns_under_its_heading() -> None:
    columns = (
        Column("项", numeric=False),
        Column("估计值", "甲"),
        Column("区间", "甲"),
        Column("区间", "乙"),
    )
    cells = (Cell("x"), Cell("1.0", 1.0, "0.0"), Cell("[0.5, 1.5]", (0.5, 1.5), "0.0"), Cell("—"))
    other = (Cell("y"), Cell("—"), Cell("—", (None, None), "0.0"), Cell("[0.0, 2.0]", (0.0, 2.0), "0.0"))
    table = Table("表", columns, (RowGroup(None, (cells, other)),))
    book = opened(Report("题", "zh", (Section("一", (table,), "a"),)))
    sheet = book.worksheets[1]
    top = next(cell.row for cell in filled(sheet) if cell.value == "项")
    grid = [[sheet.cell(row, at).value for at in range(1, 7)] for row in range(top, top + 5)]
    assert grid == [
        ["项", "甲", None, None, "乙", None],
        [None, "估计值", "区间", None, "区间", None],
        [None, None, "下限", "上限", "下限", "上限"],
        ["x", 1, 0.5, 1.5, "—", "—"],
        ["y", "—", "—", "—", 0, 2],
    ]
    merged = {str(each) for each in sheet.merged_cells.ranges}
    rows = {"A0:A2", "B0:D0", "E0:F0", "B1:B2", "C1:D1", "E1:F1"}
    assert {re.sub(r"\d", lambda found: str(int(found[0]) + top), each) for each in rows} <= merged


def test_an_interval_among_single_numbers_stays_a_text() -> None:
    rows = ((Cell("a"), Cell("1.0", 1.0, "0.0")), (Cell("b"), Cell("[0.5, 1.5]", (0.5, 1.5), "0.0")))
    table = Table("表", (Column("项", numeric=False), Column("值")), (RowGroup(None, rows),))
    book = opened(Report("题", "zh", (Section("一", (table,), "a"),)))
    assert "[0.5, 1.5]" in {cell.value for cell in filled(book.worksheets[1])}


def test_texts_stay_texts_and_nothing_is_obeyed() -> None:
    texts = (*AWKWARD, "<r><t>x</t></r>", "http://x.cn", "@SUM(1)", "-1", "+1", "字" * 40_000)
    rows = tuple((Cell(text),) for text in texts)
    table = Table("=1", (Column("=2", numeric=False),), (RowGroup("=3", rows),))
    report = Report("=0", "zh", (Section("=4", (table,), "a"),), notice="=5")
    book = opened(report)
    cells = [cell for sheet in book for cell in filled(sheet)]
    assert {cell.data_type for cell in cells} <= {"s", "n"}
    values = {cell.value for cell in cells}
    assert {"表1  =1", "=2", "=3", "=1+1", "=4", "=0", "http://x.cn", "@SUM(1)", "-1", "+1"} <= values
    assert " <r><t>x</t></r>" in values
    assert f"{'字' * 32_766}…" in values
    obeyed = [cell for cell in cells if isinstance(cell.value, str) and is_like_a_formula(cell.value)]
    assert {"=4", "＝1+1"} <= {cell.value for cell in obeyed}
    assert all(cell.quotePrefix for cell in obeyed)
    assert all(link.location for sheet in book for link in (cell.hyperlink for cell in filled(sheet)) if link)


def test_every_link_arrives_at_its_caption() -> None:
    report = awkward()
    book = opened(report)
    links = [cell for cell in filled(book.worksheets[0]) if cell.hyperlink]
    for cell in links:
        name, _, place = cell.hyperlink.location.rpartition("!")
        sheet = book[name.strip("'")]
        arrived = sheet[place].value
        assert arrived == cell.value or cell.value in book.sheetnames
    captions = {cell.value for cell in links}
    assert {"表1  表题 *带星*", "表2  空表", "一、[b]", "（一）$x_1$ & %"} <= captions


def test_every_sheet_carries_the_notice_and_prints_on_a4() -> None:
    report = awkward()
    for sheet in opened(report).worksheets:
        assert "内部资料" in sheet.oddHeader.center.text
        assert "合成" in sheet.oddHeader.center.text
        assert sheet.page_setup.paperSize == 9
        texts = {cell.value for cell in filled(sheet)}
        assert sheet.title == "全部结果" or any("内部资料" in str(text) for text in texts)


def test_every_result_row_stands_on_the_sheet_of_results(analysis: Analysis, study: Study) -> None:
    report = analysis_report(analysis, study, "zh")
    sheet = opened(report)["全部结果"]
    header, *rows = sheet.iter_rows(values_only=True)
    assert list(header) == list(COLUMNS)
    expected = [row for result in analysis.results for row in result.rows]
    assert [row[0] for row in rows] == [row.id for row in expected]
    at = list(COLUMNS).index("estimate")
    known = [(row[at], own.estimate) for row, own in zip(rows, expected, strict=True)]
    assert all(found == own or found == pytest.approx(own, rel=1e-15) for found, own in known)
    assert sheet.auto_filter.ref.endswith(str(len(rows) + 1))
    assert sheet.freeze_panes == "B2"


def test_charts_stand_beside_their_numbers() -> None:
    report = awkward()
    sheet = opened(report)["图表数据"]
    captions = [cell.value for cell in filled(sheet) if str(cell.value).startswith("图")]
    assert len([each for each in captions if re.match(r"图\d  图题", each)]) == 6
    # stacked, bars, dumbbells, slopes; shades for the heat map; points with intervals are numbers alone
    assert len(sheet._charts) == 4
    assert len(sheet.conditional_formatting) == 1
    values = [cell.value for cell in filled(sheet) if cell.data_type == "n"]
    assert -3 in values
    assert pytest.approx(100 / 3) in values


def test_sheets_have_names_that_excel_takes() -> None:
    headings = [
        "一、调查：概况/[总]*?",
        "History",
        "a" * 40,
        "A" * 40,
        "'引'“号”",
        "",
        "😀" * 20,
        "\x07",
        "一、调查：概况/[总]*?",
    ]
    names = sheet_names(headings)
    assert len({name.casefold() for name in names}) == len(names)
    for name in names:
        assert 1 <= len(name.encode("utf-16-le")) // 2 <= 31
        assert not re.search(r"[\[\]:*?/\\'\"]", name)
        assert name.casefold() != "history"
        assert name == name.strip()
    assert names[2] == "a" * 31
    assert names[3] == "A" * 29 + " 2"


def test_names_of_sheets_are_not_cut_within_a_word() -> None:
    assert sheet_names(["2. Coverage by element, and improvements"]) == ["2. Coverage by element, and"]
    assert sheet_names(["Appendix E. How to reproduce it"]) == ["Appendix E. How to reproduce it"]
    assert sheet_names(["A communityofpeoplewithoutanyspaces"]) == ["A communityofpeoplewithoutanysp"]


def test_the_headings_of_the_only_table_stay_in_sight() -> None:
    table = Table("表", (Column("项", numeric=False),), (RowGroup(None, ((Cell("x"),),)),))
    one = Section("一", (table,), "a")
    two = Section("二", (table, table), "b")
    contents, first, second, *_ = opened(Report("题", "zh", (one, two))).worksheets
    top = next(cell.row for cell in filled(first) if cell.value == "项")
    assert first.freeze_panes == f"A{top + 1}"
    assert first.print_title_rows == f"${top}:${top}"
    assert second.freeze_panes == "A2"
    assert contents.title == "目录"


def test_the_workbook_has_no_clock_in_it() -> None:
    content = workbook.render(awkward())["report.xlsx"]
    with zipfile.ZipFile(io.BytesIO(content)) as parts:
        assert {each.date_time for each in parts.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        core = parts.read("docProps/core.xml").decode()
        assert core.count("1980-01-01T00:00:00Z") == 2
