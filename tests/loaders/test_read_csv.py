"""Delimited text: encodings, delimiters, ragged rows."""

from pathlib import Path

import pytest

from cgsurvey.errors import Unreadable
from cgsurvey.raw_table import RawTable
from loaders.here import read


@pytest.fixture
def reading(tmp_path):
    """Write bytes to a file and read them."""

    def reading(raw: bytes | str, encoding: str = "utf-8", **options) -> RawTable:
        path = tmp_path / "answers.csv"
        path.write_bytes(raw if isinstance(raw, bytes) else raw.encode(encoding))
        return read(path, **options)

    return reading


TEXT = "序号,1、性别,2、满意度\n1,男,满意\n2,女,非常满意\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gbk", "gb18030", "utf-16", "utf-32", "hz"])
def test_the_same_text_in_every_encoding(reading, encoding):
    raw = reading(TEXT, encoding)
    assert raw.headers == ("序号", "1、性别", "2、满意度")
    assert raw.rows == (("1", "男", "满意"), ("2", "女", "非常满意"))
    assert tuple(raw.numbers) == (2, 3)
    assert raw.sheet is None


@pytest.mark.parametrize("name", ["汪集街道", "邾城街道", "张伟", "博乐市克尔根卓街道", "顾里木图街道"])
def test_names_of_places_and_people_are_chinese_as_well(reading, name):
    assert reading(f"{name},社区\n{name},{name}\n", "gbk").rows == ((name, name),)


@pytest.mark.parametrize("text", ["a~{b,c\n1,2\n", "~,x\n1,2\n"])
def test_a_tilde_is_a_tilde(reading, text):
    assert reading(text).headers == tuple(text.split("\n")[0].split(","))


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf16_without_a_mark_is_known_by_its_zero_bytes(reading, encoding):
    text = "id,sex,age,note\n" + "".join(f"{n},男,30,ok\n" for n in range(40))
    assert reading(text, encoding).rows[39] == ("39", "男", "30", "ok")


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_the_delimiter_is_that_of_the_header_line(reading, delimiter):
    raw = reading(f'a{delimiter}"b,;\t,"{delimiter}c\n1{delimiter}2{delimiter}3\n')
    assert raw.headers == ("a", "b,;\t,", "c")
    assert raw.rows == (("1", "2", "3"),)


def test_cells_stay_text(reading):
    assert reading("a,b,c,d\n001,1E5,N/A,1380000\n").rows == (("001", "1E5", "N/A", "1380000"),)


def test_a_line_break_in_quotes_is_one_spreadsheet_row(reading):
    raw = reading('a,b\n"x\ny",1\nz,2\n')
    assert raw.rows == (("x\ny", "1"), ("z", "2"))
    assert tuple(raw.numbers) == (2, 3)


def test_an_empty_line_inside_keeps_the_row_numbers_true(reading):
    raw = reading("a,b\n1,2\n\n3,4\n\n\n")
    assert raw.rows == (("1", "2"), ("", ""), ("3", "4"))
    assert tuple(raw.numbers) == (2, 3, 4)


def test_trailing_empty_cells_and_columns_are_no_cells(reading):
    raw = reading("a,b,,\n1,2,,\n3,4,,,\n")
    assert raw.headers == ("a", "b")
    assert raw.rows == (("1", "2"), ("3", "4"))


@pytest.mark.parametrize("line", ["5", "5,6,7"])
def test_a_ragged_row_is_refused_with_its_number(reading, line):
    with pytest.raises(Unreadable) as refusal:
        reading(f"a,b\n1,2\n{line}\n")
    assert refusal.value.code == "loading.ragged"
    assert refusal.value.facts["rows"] == [3]


@pytest.mark.parametrize(
    ("raw", "code"),
    [
        (b"", "loading.empty_file"),
        (b"\n\n , \n", "loading.no_content"),
        (b"a,b\n", "loading.header_only"),
        (b'a,b\n1,"never closed\n', "loading.quote_open"),
        (b'a,b\n1,"x"y\n', "loading.quote_after"),
        (b"a,b\n1,\xff\xff\n", "loading.bad_encoding"),
        (b"a,b\n1,\x00\x01\x02\x00\x00\n", "loading.refused.binary"),
        ("번호,성별,만족도\n1,남자,매우 만족\n2,여자,보통\n".encode("euc-kr"), "loading.bad_encoding"),
        ("番号,性別,満足度\n1,男性,非常に満足\n2,女性,普通\n".encode("euc-jp"), "loading.bad_encoding"),
        ("番号,性別,満足度\n1,男性,満足\n".encode("iso-2022-jp"), "loading.refused.binary"),
        ("a,b\n1,2\n3,4\n".encode("utf-32-le"), "loading.refused.binary"),
        (b"\xff\xfe\x00\x00a\x00\x00\x00\xff\xff\xff\xff", "loading.not_in_encoding"),
        ("ville,été\nOrléans,très satisfait\n".encode("latin-1"), "loading.bad_encoding"),
        (b"\xff\xfea\x00,\x00\x00\xd8", "loading.not_in_encoding"),
    ],
)
def test_what_is_refused(reading, raw, code):
    with pytest.raises(Unreadable) as refusal:
        reading(raw)
    assert refusal.value.code == code
    assert "answers.csv" in refusal.value.text("zh")
    assert refusal.value.exit_code == 3


def test_the_lines_that_are_not_utf8_are_named(reading):
    with pytest.raises(Unreadable) as refusal:
        reading(b"a,b\n1,2\n3,\xff\n")
    assert refusal.value.facts["lines"] == [3]


def test_an_absent_file_names_what_is_there(tmp_path: Path):
    (tmp_path / "residents.xlsx").write_bytes(b"x")
    (tmp_path / "~$residents.xlsx").write_bytes(b"x")
    with pytest.raises(Unreadable) as refusal:
        read(tmp_path / "resident.xlsx")
    assert refusal.value.facts["known"] == ["residents.xlsx"]
    assert "Did you mean 'residents.xlsx'?" in refusal.value.text("en")


def test_a_folder_is_not_a_file(tmp_path: Path):
    with pytest.raises(Unreadable) as refusal:
        read(tmp_path)
    assert refusal.value.code == "loading.not_a_file"


def test_a_name_that_no_file_can_have_is_a_refusal(tmp_path: Path):
    with pytest.raises(Unreadable) as refusal:
        read(tmp_path / ("x" * 900))
    assert refusal.value.code == "loading.no_access"


@pytest.mark.parametrize("name", ["answers.xlsx", "answers.XLS", "answers.xlsm"])
@pytest.mark.parametrize("encoding", ["utf-8", "gbk", "utf-16"])
@pytest.mark.parametrize("delimiter", [",", "\t"])
def test_text_under_a_workbooks_name_is_read_and_said_to_be_text(tmp_path, name, encoding, delimiter):
    path = tmp_path / name
    path.write_bytes(f"序号{delimiter}性别\n1{delimiter}男\n".encode(encoding))
    raw = read(path)
    assert (raw.headers, raw.rows) == (("序号", "性别"), (("1", "男"),))
    assert [(problem.code, problem.minor) for problem in raw.problems] == [("loading.text_as_workbook", True)]


def test_rows_that_are_one_quoted_cell_each_are_read_within(reading):
    """A file with semicolons, opened as if it had commas and saved again."""
    inner = ['start;"1. Sex";"2. Why?"', '09:00;"Male";"far; and\nsteep"', '09:05;"Female";""']
    text = "".join('"' + line.replace('"', '""') + '"\n' for line in inner)
    raw = reading(text)
    assert raw.headers == ("start", "1. Sex", "2. Why?")
    assert raw.rows == (("09:00", "Male", "far; and\nsteep"), ("09:05", "Female", ""))
    assert [problem.code for problem in raw.problems] == ["loading.unwrapped"]


def test_quoted_remarks_are_no_wrapped_rows(reading):
    text = '"remark"\n"good; cheap"\n"far, and ""steep"""\n"none"\n'
    raw = reading(text)
    assert raw.headers == ("remark",)
    assert raw.rows == (("good; cheap",), ('far, and "steep"',), ("none",))
