"""What the reading of a file saw, under its rules: each fires where it should and is silent where not."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from cgsurvey.findings.finding import Finding
from cgsurvey.loaders.dialects import DIALECTS
from cgsurvey.raw_table import RawTable
from findings.sheets_in_memory import FITTING, LINES, book_of, in_book, in_columns, in_table, in_text
from loaders.dialects.columns import raw as raw_table
from loaders.here import read
from loaders.labelled_files import write_sav

PAGE = "<table>" + "".join(f"<tr><td>{'</td><td>'.join(line.split(','))}</td></tr>" for line in LINES)


def one(findings: list[Finding]) -> Finding:
    (finding,) = findings
    return finding


def test_file_header_rows_fires(tmp_path: Path) -> None:
    book = book_of()
    book.active.insert_rows(1)
    book.active["A1"] = "居民满意度调查"
    finding = one(in_book(tmp_path, book, "file/header_rows"))
    assert (finding.severity, finding.place.rows, finding.place.sheet) == ("warning", (1,), "数据")


def test_file_header_rows_stays_silent(tmp_path: Path) -> None:
    assert in_book(tmp_path, book_of(), "file/header_rows") == []
    book = book_of()
    book.active.insert_rows(1)
    book.active["A1"] = "居民满意度调查"
    assert in_book(tmp_path, book, "file/header_rows", header_row=2) == [], "the study knows"


def test_file_other_sheets_fires(tmp_path: Path) -> None:
    book = book_of()
    book.create_sheet("说明").append(["以下为原始数据"])
    finding = one(in_book(tmp_path, book, "file/other_sheets"))
    assert (finding.code, finding.severity) == ("loading.other_sheets", "warning")


def test_file_other_sheets_stays_silent(tmp_path: Path) -> None:
    book = book_of()
    book.create_sheet("空")
    assert in_book(tmp_path, book, "file/other_sheets") == []


def test_a_sheet_that_is_part_of_another_is_a_note(tmp_path: Path) -> None:
    book = book_of()
    part = book.create_sheet("部分")
    for row in list(book.active.values)[:6]:
        part.append(row)
    assert one(in_book(tmp_path, book, "file/other_sheets")).severity == "note"


def test_file_hidden_rows_fires(tmp_path: Path) -> None:
    book = book_of()
    book.active.row_dimensions[4].hidden = True
    finding = one(in_book(tmp_path, book, "file/hidden_rows"))
    assert (finding.severity, finding.place.rows) == ("note", (4,))


def test_file_hidden_rows_stays_silent(tmp_path: Path) -> None:
    book = book_of()
    book.active.column_dimensions["A"].hidden = True
    assert in_book(tmp_path, book, "file/hidden_rows") == []


def test_file_merged_fires(tmp_path: Path) -> None:
    book = book_of()
    book.active.merge_cells("D3:D4")
    finding = one(in_book(tmp_path, book, "file/merged"))
    place = finding.place
    assert (finding.severity, place.column, place.rows, place.question) == ("warning", "q1", (4,), "q1")


def test_file_merged_stays_silent(tmp_path: Path) -> None:
    assert in_book(tmp_path, book_of(), "file/merged") == []


@pytest.mark.parametrize(("held", "code"), [("=1+1", "loading.formula"), ("#N/A", "loading.error_cell")])
def test_file_no_value_fires(tmp_path: Path, held: str, code: str) -> None:
    book = book_of()
    book.active["D5"] = held
    finding = one(in_book(tmp_path, book, "file/no_value"))
    assert (finding.code, finding.severity) == (code, "error")
    assert (finding.place.column, finding.place.rows) == ("q1", (5,))


def test_file_no_value_stays_silent(tmp_path: Path) -> None:
    book = book_of()
    book.active["D5"] = None
    assert in_book(tmp_path, book, "file/no_value") == []


def test_file_digits_lost_fires(tmp_path: Path) -> None:
    book = book_of()
    book.active["A5"] = 4201011990010112
    finding = one(in_book(tmp_path, book, "file/digits_lost"))
    assert (finding.severity, finding.place.column, finding.place.rows) == ("error", "序号", (5,))


def test_file_digits_lost_stays_silent(tmp_path: Path) -> None:
    book = book_of()
    book.active["A5"] = 420101199001011
    assert in_book(tmp_path, book, "file/digits_lost") == []


def test_file_encoding_fires(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    raw = "\n".join(LINES).encode("utf-8")
    path.write_bytes(raw[:-1] + b"\xff" + raw[-1:])
    finding = one(in_table(read(path, replace_bad_bytes=True), "file/encoding"))
    assert (finding.code, finding.severity) == ("loading.replaced_bytes", "warning")


def test_file_encoding_stays_silent(tmp_path: Path) -> None:
    assert in_text(tmp_path, LINES, "file/encoding") == []


def test_file_format_fires(tmp_path: Path) -> None:
    finding = one(in_text(tmp_path, LINES, "file/format", name="a.xls"))
    assert (finding.code, finding.severity) == ("loading.text_as_workbook", "note")


def test_file_format_stays_silent(tmp_path: Path) -> None:
    assert in_text(tmp_path, LINES, "file/format") == []


def test_file_cut_short_fires(tmp_path: Path) -> None:
    finding = one(in_text(tmp_path, [PAGE], "file/cut_short", name="a.xls"))
    assert (finding.severity, finding.facts["last"]) == ("error", 11)


def test_file_cut_short_stays_silent(tmp_path: Path) -> None:
    assert in_text(tmp_path, [PAGE + "</table>"], "file/cut_short", name="a.xls") == []


def sav(folder: Path, labels: dict[int, str]) -> Path:
    columns = {"性别": ["男", "女", "男"], "q1": [1.0, 2.0, 3.0]}
    return write_sav(folder / "a.sav", columns, variable_value_labels={"q1": labels})


def test_file_labels_fires(tmp_path: Path) -> None:
    path = sav(tmp_path, {1: "不满意", 2: "一般", 3: "一般"})
    finding = one(in_table(read(path), "file/labels"))
    place = finding.place
    assert (finding.severity, place.column, place.question) == ("warning", "q1", "q1")


def test_file_labels_stays_silent(tmp_path: Path) -> None:
    assert in_table(read(sav(tmp_path, {1: "不满意", 2: "一般", 3: "满意"})), "file/labels") == []


def platform_table(headers: list[str], rows: list[list[str]]) -> RawTable:
    """A table with what its platform remarks."""
    raw = raw_table(headers, rows)
    told = DIALECTS[raw.dialect].remarks(headers, raw.columns, 2)
    return replace(raw, problems=tuple(told))


SENT = "2023-01-02 11:00:00"
PLATFORM_ASKED = {"q1": {"kind": "single", "column": "Q1", "categories": ["满意", "一般"]}}


def limesurvey(submitted: str) -> RawTable:
    headers = ["id", "submitdate", "lastpage", "startlanguage", "Q1"]
    return platform_table(headers, [["1", SENT, "3", "zh", "满意"], ["2", submitted, "3", "zh", "一般"]])


def test_file_unfinished_fires() -> None:
    finding = one(in_table(limesurvey(""), "file/unfinished", PLATFORM_ASKED))
    assert (finding.severity, finding.place.rows) == ("warning", (3,))


def test_file_unfinished_stays_silent() -> None:
    assert in_table(limesurvey(SENT), "file/unfinished", PLATFORM_ASKED) == []


def test_file_anonymous_dates_fires() -> None:
    table = limesurvey("1980-01-01 00:00:00")
    assert one(in_table(table, "file/anonymous_dates", PLATFORM_ASKED)).severity == "note"


def test_file_anonymous_dates_stays_silent() -> None:
    assert in_table(limesurvey(SENT), "file/anonymous_dates", PLATFORM_ASKED) == []


def kobo(key: str) -> RawTable:
    return platform_table(["_id", "_index", key, "Q1"], [["1", "1", "7", "满意"], ["2", "2", "7", "一般"]])


def test_file_repeat_fires() -> None:
    assert one(in_table(kobo("_parent_index"), "file/repeat", PLATFORM_ASKED)).severity == "warning"


def test_file_repeat_stays_silent() -> None:
    assert in_table(kobo("_uuid"), "file/repeat", PLATFORM_ASKED) == []


def test_file_personal_fires(tmp_path: Path) -> None:
    lines = [f"{line},{'姓名' if not place else f'张三{place}'}" for place, line in enumerate(LINES)]
    finding = one(in_text(tmp_path, lines, "file/personal"))
    assert finding.severity == "warning"
    assert "张三" not in finding.text("zh")
    assert in_text(tmp_path, lines, "schema/extra_column", community="社区") == [], "said once"


def test_file_personal_stays_silent(tmp_path: Path) -> None:
    lines = [f"{line},{'街道' if not place else '东湖'}" for place, line in enumerate(LINES)]
    assert in_text(tmp_path, lines, "file/personal") == []


def test_file_no_respondents_fires() -> None:
    columns = {name: [*texts, "", "合计" if name == "序号" else ""] for name, texts in FITTING.items()}
    empty, footer = in_columns(columns, "file/no_respondents")
    (again,) = in_columns({name: [*texts, name] for name, texts in FITTING.items()}, "file/no_respondents")
    assert (again.severity, again.place.rows) == ("note", (12,))
    assert {empty.severity, footer.severity} == {"note"}
    assert (empty.place.rows, footer.place.rows) == ((12,), (13,))


def test_file_no_respondents_stays_silent() -> None:
    assert in_columns(FITTING, "file/no_respondents") == []
