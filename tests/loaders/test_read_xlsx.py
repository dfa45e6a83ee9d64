"""Workbooks: cells as text, true row numbers, sheets, headers, and what calamine passes over."""

import contextlib
import datetime
import re
import zipfile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook

from cgsurvey.errors import CgsurveyError, Unreadable, UsageError
from loaders.here import read


@pytest.fixture
def workbook(tmp_path):
    """Write {sheet: rows} to a workbook and give its path."""

    def workbook(sheets, hidden=(), prepare=lambda book: None):
        book = Workbook()
        book.remove(book.active)
        for name, rows in sheets.items():
            sheet = book.create_sheet(name)
            for row in rows:
                sheet.append(row)
            sheet.sheet_state = "hidden" if name in hidden else "visible"
        prepare(book)
        path = tmp_path / "answers.xlsx"
        book.save(path)
        return path

    return workbook


def codes(raw):
    return [problem.code for problem in raw.problems]


def test_every_cell_becomes_the_text_that_the_spreadsheet_shows(workbook):
    day = datetime.datetime(2026, 9, 19, 1, 56, 57)
    cells = [12, 1.5, 0.1, -3, "001", True, False, day, datetime.time(8, 30), 1e-7, 12345678901234, None]
    raw = read(workbook({"s": [[f"h{n}" for n in range(len(cells))], cells]}))
    assert raw.rows[0] == (
        *("12", "1.5", "0.1", "-3", "001", "TRUE", "FALSE"),
        *("2026-09-19 01:56:57", "08:30:00", "0.0000001", "12345678901234", ""),
    )
    assert raw.file == "answers.xlsx"
    assert raw.sheet == "s"


def test_row_numbers_are_those_of_the_sheet(workbook):
    raw = read(workbook({"s": [[], [], ["", "a", "b", "c"], ["", 1, 2, 3], [], ["", 4, 5, 6]]}))
    assert raw.headers == ("", "a", "b", "c")
    assert tuple(raw.numbers) == (4, 5, 6)
    assert raw.rows[2] == ("", "4", "5", "6")


def test_titles_above_the_header_are_skipped_and_said_so(workbook):
    raw = read(workbook({"s": [["某市调查"], ["2026年"], ["a", "b", "c"], [1, 2, 3]]}))
    assert raw.headers == ("a", "b", "c")
    assert tuple(raw.numbers) == (4,)
    assert codes(raw) == ["loading.skipped_rows"]
    assert raw.problems[0].rows == (1, 2)


def test_the_study_can_pin_the_header_row(workbook):
    path = workbook({"s": [["a", "b", "c"], ["x", "y", "z"], [1, 2, 3]]})
    raw = read(path, header_row=2)
    assert raw.headers == ("x", "y", "z")
    assert raw.problems[0].rows == (1,)
    with pytest.raises(Unreadable) as refusal:
        read(path, header_row=4)
    assert refusal.value.code == "loading.no_header"


def test_one_column_is_a_table_too(workbook):
    raw = read(workbook({"s": [["a"], ["x"], ["y"]]}))
    assert (raw.headers, raw.rows) == (("a",), (("x",), ("y",)))


def test_duplicate_headers_are_refused_with_their_places_unless_empty(workbook):
    with pytest.raises(Unreadable) as refusal:
        read(workbook({"s": [["a", "b", "a"], [1, 2, 3]]}))
    assert refusal.value.facts["headers"] == ["a (A, C)"]
    assert "header_row" not in refusal.value.text("en")
    assert read(workbook({"s": [["a", None, None, "b"], [1, 2, 3, 4]]})).headers == ("a", "", "", "b")


def test_duplicate_headers_in_a_declared_row_point_at_the_declaration(workbook):
    with pytest.raises(Unreadable) as refusal:
        read(
            workbook({"s": [["sex", "q1", "q2"], ["男", "满意", "满意"], ["女", "一般", "满意"]]}),
            header_row=2,
        )
    assert refusal.value.facts["headers"] == ["B = C"]
    for language in ("zh", "en"):
        assert "header_row = 2" in refusal.value.text(language)


def test_only_one_sheet_with_content_needs_no_name(workbook):
    raw = read(workbook({"empty": [], "data": [["a", "b"], [1, 2]], "secret": [["x"]]}, hidden=["secret"]))
    assert raw.sheet == "data"
    assert codes(raw) == ["loading.hidden_sheets"]
    assert raw.problems[0].facts["sheets"] == ["secret"]


def test_several_sheets_must_be_named(workbook):
    path = workbook({"one": [["a"], [1]], "two": [["b"], [2]]})
    with pytest.raises(Unreadable) as refusal:
        read(path)
    assert refusal.value.code == "loading.which_sheet"
    assert refusal.value.facts["sheets"] == ["one", "two"]
    assert read(path, sheet="two").headers == ("b",)
    with pytest.raises(UsageError) as mistake:
        read(path, sheet="twoo")
    assert "Did you mean 'two'?" in mistake.value.text("en")


def test_a_workbook_without_content(workbook):
    with pytest.raises(Unreadable) as refusal:
        read(workbook({"s": []}))
    assert refusal.value.code == "loading.no_content"


def test_errors_and_formulas_without_a_value_are_located(workbook):
    def prepare(book):
        sheet = book["s"]
        sheet["A3"] = "#N/A"
        sheet["B4"] = "=1+1"
        sheet["B2"] = "=1+1"

    raw = read(workbook({"s": [["a", "b"], [1, 2], [3, 4], [5, 6]]}, prepare=prepare))
    found = {problem.code: (problem.column, problem.rows) for problem in raw.problems}
    assert found == {"loading.error_cell": ("a", (3,)), "loading.formula": ("b", (2, 4))}
    assert raw.rows[1] == ("", "4")


def test_a_formula_with_its_value_is_no_problem(workbook, tmp_path):
    path = workbook({"s": [["a", "b"], ["=1+1", 2]]})
    computed = tmp_path / "computed.xlsx"
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(computed, "w") as new:
        for name in old.namelist():
            part = old.read(name)
            if name.endswith("sheet1.xml"):
                part, changed = re.subn(rb"(</f>)<v(?:\s*/>|></v>)", rb"\1<v>2</v>", part)
                assert changed == 1
            new.writestr(name, part)
    raw = read(computed)
    assert raw.rows == (("2", "2"),)
    assert not raw.problems


def test_merged_cells_in_the_table_are_located_and_those_of_the_title_are_not(workbook):
    def prepare(book):
        book["s"].merge_cells("A1:C1")
        book["s"].merge_cells("A3:A4")

    rows = [[number, 2, 3] for number in range(5)]
    raw = read(workbook({"s": [["title"], ["a", "b", "c"], *rows]}, prepare=prepare))
    merged = [problem for problem in raw.problems if problem.code == "loading.merged"]
    assert [(problem.column, problem.rows) for problem in merged] == [("a", (4,))]


def test_numbers_that_have_lost_digits_are_named(workbook):
    raw = read(workbook({"s": [["id", "b"], [110101199003071234, 1], ["110101199003071234", 2]]}))
    assert codes(raw) == ["loading.long_number"]
    assert (raw.problems[0].column, raw.problems[0].rows) == ("id", (2,))


@pytest.mark.parametrize("cut", [100, 2000, -40])
def test_a_broken_workbook_is_refused(workbook, cut):
    path = workbook({"s": [["a", "b"], [1, 2]]})
    path.write_bytes(path.read_bytes()[:cut])
    with pytest.raises(Unreadable) as refusal:
        read(path)
    assert refusal.value.code == "loading.refused.broken_zip"


def test_a_workbook_with_a_broken_part_is_refused(tmp_path):
    path = tmp_path / "answers.xlsx"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("xl/workbook.xml", "<nonsense")
        archive.writestr("[Content_Types].xml", "<Types/>")
    with pytest.raises(Unreadable) as refusal:
        read(path)
    assert refusal.value.code == "loading.broken_workbook"


def test_a_panic_inside_the_reader_is_a_refusal(workbook, monkeypatch):
    import python_calamine

    class PanicException(BaseException):
        pass

    class Panicking:
        @staticmethod
        def from_filelike(path):
            raise PanicException("index out of bounds\nsecond line")

    path = workbook({"s": [["a", "b"], [1, 2]]})
    monkeypatch.setattr(python_calamine, "CalamineWorkbook", Panicking)
    with pytest.raises(Unreadable) as refusal:
        read(path)
    assert refusal.value.code == "loading.broken_workbook"
    assert "index" not in refusal.value.text("en")


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 10**6), st.binary(min_size=1, max_size=4))
def test_a_damaged_workbook_is_read_or_refused(damaged, place, noise):
    path, whole = damaged
    place %= len(whole)
    path.write_bytes(whole[:place] + noise + whole[place + len(noise) :])
    with contextlib.suppress(CgsurveyError):
        assert read(path).headers


@pytest.fixture(scope="module")
def damaged(tmp_path_factory):
    book = Workbook()
    for row in ([f"题{n}" for n in range(5)], [1, "满意", None, True, "=1+1"], ["x"] * 5):
        book.active.append(row)
    path = tmp_path_factory.mktemp("damaged") / "answers.xlsx"
    book.save(path)
    return path, path.read_bytes()


def test_noise_under_a_workbooks_name_is_no_text(tmp_path):
    path = tmp_path / "answers.xlsx"
    path.write_bytes(b"x\0\x01\0" * 20)
    with pytest.raises(Unreadable) as refusal:
        read(path)
    assert refusal.value.code == "loading.refused.binary"


def test_a_workbook_under_an_old_name_is_read_by_its_content(workbook):
    path = workbook({"s": [["a", "b"], ["x", "y"]]})
    renamed = path.rename(path.with_suffix(".xls"))
    assert read(renamed).rows == (("x", "y"),)
