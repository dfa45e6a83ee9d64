"""Text files as people have them: each with the table that it must give, or the refusal."""

from __future__ import annotations

import contextlib
import csv
import io
import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cgsurvey.errors import Unreadable, UsageError
from cgsurvey.raw_table import RawTable
from loaders.here import read

HEADERS = ("编号", "性别", "满意度")
ROWS = (("1", "男", "满意"), ("2", "女", "不满意"), ("3", "女", "一般"))


COMMA, SEMICOLON = {"zh": "逗号", "en": "comma"}, {"zh": "分号", "en": "semicolon"}
TAB, BAR = {"zh": "制表符", "en": "tab"}, {"zh": "竖线", "en": "bar"}


def lines(rows=(HEADERS, *ROWS), delimiter: str = ",", end: str = "\n") -> str:
    return "".join(delimiter.join(row) + end for row in rows)


TRADITIONAL = (("編號", "性別", "您對社區服務的滿意程度"), (("1", "男", "非常滿意"), ("2", "女", "不滿意")))
SIX_TITLES = "社区满意度调查\n\n2026年\n"


@pytest.fixture
def reading(tmp_path):
    """Write bytes to a file and read them."""

    def reading(raw: bytes | str, name: str = "answers.csv", **how) -> RawTable:
        path = tmp_path / name
        path.write_bytes(raw if isinstance(raw, bytes) else raw.encode())
        return read(path, **how)

    return reading


def traditional(encoding: str) -> bytes:
    return lines((TRADITIONAL[0], *TRADITIONAL[1])).encode(encoding)


@pytest.mark.parametrize(
    ("raw", "headers", "rows"),
    [
        # delimiters
        pytest.param(lines(delimiter="|"), HEADERS, ROWS, id="bars"),
        pytest.param(lines(delimiter="，"), HEADERS, ROWS, id="full-width commas"),
        pytest.param(lines(delimiter="\t").encode("utf-16"), HEADERS, ROWS, id="Unicode text of Excel"),
        pytest.param("sep=;\n" + lines(delimiter=";"), HEADERS, ROWS, id="sep line"),
        pytest.param('"sep=;"\r\n' + lines(delimiter=";"), HEADERS, ROWS, id="quoted sep line"),
        pytest.param("\ufeffsep=|\r\n" + lines(delimiter="|"), HEADERS, ROWS, id="sep line after a mark"),
        pytest.param(
            "id;share;note\n1;2,5;a,b\n2;3,5;c\n",
            ("id", "share", "note"),
            (("1", "2,5", "a,b"), ("2", "3,5", "c")),
            id="decimal commas between semicolons",
        ),
        pytest.param(
            "id,services\n1,A;B\n2,B;C\n3,A;C\n",
            ("id", "services"),
            (("1", "A;B"), ("2", "B;C"), ("3", "A;C")),
            id="lists with semicolons in every cell",
        ),
        pytest.param(
            lines((("编号", "建议"), ("1", "路灯，垃圾"), ("2", "停车，绿化")), "\t"),
            ("编号", "建议"),
            (("1", "路灯，垃圾"), ("2", "停车，绿化")),
            id="full-width commas in every cell",
        ),
        pytest.param(SIX_TITLES + lines(), HEADERS, ROWS, id="titles above"),
        pytest.param("编号\n1\n2\n", ("编号",), (("1",), ("2",)), id="one column"),
        # ends of lines
        pytest.param(lines(end="\r"), HEADERS, ROWS, id="CR"),
        pytest.param(lines(end="\r\n"), HEADERS, ROWS, id="CRLF"),
        pytest.param("a,b\r\n1,2\n3,4\r5,6", ("a", "b"), (("1", "2"), ("3", "4"), ("5", "6")), id="mixed"),
        pytest.param("a,b\n1,2\n3,4", ("a", "b"), (("1", "2"), ("3", "4")), id="no end"),
        pytest.param(
            'a,b\n1,"x\r\ny\n\nz"\n2,w\n', ("a", "b"), (("1", "x\r\ny\n\nz"), ("2", "w")), id="ends in cells"
        ),
        pytest.param(
            "a,b\n1,x\u2028y\n2,z\x0bw\x85\n",
            ("a", "b"),
            (("1", "x\u2028y"), ("2", "z\x0bw\x85")),
            id="what only Unicode takes for the end of a line",
        ),
        # cells and quotes
        pytest.param(
            'a,b\n"1","say ""yes"""\n2,5" tall\n',
            ("a", "b"),
            (("1", 'say "yes"'), ("2", '5" tall')),
            id="quotes",
        ),
        pytest.param('"a","b"\n"1",""\n"","2"\n', ("a", "b"), (("1", ""), ("", "2")), id="all quoted"),
        pytest.param(
            "a,b\n1,2,\n3,4,\n", ("a", "b"), (("1", "2"), ("3", "4")), id="delimiter behind all data"
        ),
        pytest.param(
            "a,b,\n1,2,\n3,4,\n", ("a", "b"), (("1", "2"), ("3", "4")), id="delimiter behind all lines"
        ),
        pytest.param(
            "a,b,,\n1,2,,\n3,4,x,\n", ("a", "b", ""), (("1", "2", ""), ("3", "4", "x")), id="nameless"
        ),
        pytest.param(
            "a,b\n 1, 2 \n001,1E5\nNULL,N/A\nTRUE,-\n",
            ("a", "b"),
            ((" 1", " 2 "), ("001", "1E5"), ("NULL", "N/A"), ("TRUE", "-")),
            id="cells that others change",
        ),
        pytest.param(
            "a,b\n1,2\n\n,\n3,4\n\n\n", ("a", "b"), (("1", "2"), ("", ""), ("", ""), ("3", "4")), id="gaps"
        ),
        # encodings
        pytest.param(traditional("big5"), *TRADITIONAL, id="Big5"),
        pytest.param(traditional("gb18030"), *TRADITIONAL, id="traditional characters in GB18030"),
        pytest.param(traditional("utf-16"), *TRADITIONAL, id="UTF-16"),
        pytest.param(
            lines((("编号", "满意度"), *((str(n), "一般") for n in range(50)))).encode("utf-16-le"),
            ("编号", "满意度"),
            tuple((str(n), "一般") for n in range(50)),
            id="UTF-16 without a mark, and a character with a zero byte of its own",
        ),
        pytest.param(
            "编号,姓,满意度\n1,㐀𠀀,非常满意\n".encode("gb18030"),
            ("编号", "姓", "满意度"),
            (("1", "㐀𠀀", "非常满意"),),
            id="characters of four bytes",
        ),
        pytest.param("id,été\n1,très\n", ("id", "été"), (("1", "très"),), id="French in UTF-8"),
    ],
)
def test_what_is_read(reading, raw, headers, rows):
    table = reading(raw)
    assert table.headers == tuple(headers)
    assert table.rows == tuple(map(tuple, rows))
    assert [each.code for each in table.problems if not each.minor] in ([], ["loading.skipped_rows"])


@pytest.mark.parametrize(
    ("raw", "code", "facts"),
    [
        pytest.param("a,b\n1,2,3\n", "loading.ragged", {"rows": [2]}, id="a cell too many"),
        pytest.param("a,b\n1,2\n3\n4,5\n", "loading.ragged", {"rows": [3]}, id="a cell missing"),
        pytest.param('a,b\n1,"x\ny"\n2\n', "loading.ragged", {"rows": [3]}, id="rows are counted, not lines"),
        pytest.param("a;b\n1,5;x\n2,5;y\n3,5;z;w\n", "loading.ragged", {"rows": [4]}, id="decimal commas"),
        pytest.param(
            "a,b;c\n1,2;3\n", "loading.which_delimiter", {"delimiters": [COMMA, SEMICOLON]}, id="two fit"
        ),
        pytest.param(
            "a\tb|c\n1\t2|3\n", "loading.which_delimiter", {"delimiters": [TAB, BAR]}, id="tab or bar"
        ),
        pytest.param(
            'a,b\n1,"x\n2,y\n3,z\n', "loading.quote_open", {"line": 2}, id="a quote that stays open"
        ),
        pytest.param('sep=,\na,b\n1,"x\n2,y\n', "loading.quote_open", {"line": 3}, id="and after a sep line"),
        pytest.param('a,b\n1,"x\ny"\n2,"z"w\n', "loading.quote_after", {"line": 4}, id="text behind a quote"),
        pytest.param('a,b\n1,"' + "x\n" * 90_000, "loading.long_cell", {"line": 2}, id="an endless cell"),
        pytest.param("a,a\n1,2\n", "loading.duplicate_headers", {}, id="one header twice"),
        pytest.param("编号,性别\n1,男\0女\n", "loading.refused.binary", {}, id="zero bytes"),
        pytest.param("男,女\n1,2\n".encode("gbk"), "loading.which_encoding", {}, id="too few characters"),
        pytest.param(
            "全水平\n1\n".encode("gbk"), "loading.which_encoding", {}, id="GBK that is UTF-8 as well"
        ),
        pytest.param(
            "编号,性别\n".encode() + "1,满意\n".encode("gbk"),
            "loading.bad_encoding",
            {"lines": [2]},
            id="mixed",
        ),
        pytest.param(
            b"\xef\xbb\xbf" + lines().encode("gbk"),
            "loading.not_in_encoding",
            {"lines": [1, 2, 3, 4]},
            id="a mark that is wrong",
        ),
    ],
)
def test_what_is_refused_and_where(reading, raw, code, facts):
    with pytest.raises(Unreadable) as refusal:
        reading(raw)
    assert refusal.value.code == code
    assert {name: refusal.value.facts[name] for name in facts} == facts
    assert refusal.value.text("zh")
    assert refusal.value.text("en")


def test_byte_order_marks_of_joined_files_are_dropped_and_named(reading):
    table = reading(b"".join(("\ufeff" + part).encode() for part in ('"a",b\n1,2\n', '"3",4\n')))
    assert (table.headers, table.rows) == (("a", "b"), (("1", "2"), ("3", "4")))
    (problem,) = table.problems
    assert (problem.code, problem.facts["lines"]) == ("loading.stray_marks", [3])


@pytest.mark.parametrize(
    ("encoding", "name"),
    [
        ("big5", "big5"),
        ("gbk", "gb2312"),
        ("shift_jis", "shift_jis"),
        ("utf-16-be", "utf-16"),
        ("utf-16", "UTF-16"),
    ],
)
def test_an_encoding_that_is_named_is_the_one(reading, encoding, name):
    table = reading(lines((("番", "名"), ("1", "日本"))).encode(encoding), encoding=name)
    assert (table.headers, table.rows) == (("番", "名"), (("1", "日本"),))


def test_a_named_encoding_that_does_not_fit_is_refused_with_the_lines(reading):
    with pytest.raises(Unreadable) as refusal:
        reading("a,b\n1,é\n2,x\n".encode("latin-1"), encoding="utf-8")
    assert refusal.value.code == "loading.not_in_encoding"
    assert refusal.value.facts["lines"] == [2]


@pytest.mark.parametrize("name", ["utf-9", "rot13", "hex", "", "../x"])
def test_a_name_of_no_encoding_is_a_mistake_of_the_call(reading, name):
    if not name:
        assert reading("a,b\n1,2\n", encoding=name).rows == (("1", "2"),)
        return
    with pytest.raises(UsageError) as refusal:
        reading("a,b\n1,2\n", encoding=name)
    assert refusal.value.code == "loading.no_encoding"


@pytest.mark.parametrize(
    ("encoding", "named"), [("utf-8", None), ("gbk", None), ("big5", None), ("gbk", "gbk")]
)
def test_bad_bytes_are_replaced_where_that_is_asked_for_and_counted(reading, encoding, named):
    rows = [TRADITIONAL[0], *TRADITIONAL[1] * 20]
    raw = lines(rows).encode("gb18030" if encoding == "gbk" else encoding)
    broken = raw + b"9,\xff,x\n10,y,\xff\n"
    with pytest.raises(Unreadable):
        reading(broken, encoding=named)
    table = reading(broken, encoding=named, replace_bad_bytes=True)
    assert table.rows == (*TRADITIONAL[1] * 20, ("9", "\ufffd", "x"), ("10", "y", "\ufffd"))
    (problem,) = (each for each in table.problems if each.code == "loading.replaced_bytes")
    assert problem.facts == {"number": 2, "lines": [42, 43]}
    assert not problem.minor


def test_mostly_bad_bytes_are_not_text_whatever_is_asked_for(reading):
    with pytest.raises(Unreadable):
        reading("番号,性別,満足度\n1,男性,非常に満足\n2,女性,普通\n".encode("euc-jp"), replace_bad_bytes=True)


@pytest.mark.parametrize(
    "raw",
    [
        b"," * 3_000_000,
        b'"' * 3_000_000,
        b"a\n" * 1_500_000,
        b'a,b\n1,"' + b"x" * 3_000_000,
        b"\r" * 3_000_000,
    ],
    ids=["delimiters", "quotes", "rows", "a cell", "line ends"],
)
def test_a_hostile_text_ends_fast(reading, raw):
    start = time.process_time()
    with pytest.raises(Unreadable):
        reading(raw)
    assert time.process_time() - start < 5


CELLS = st.text(st.sampled_from(list("ab1 ,;\t|\"'\n\r，满意的一个社区中国人民。-=@")), max_size=5)
TABLES = st.integers(2, 4).flatmap(
    lambda width: st.lists(st.lists(CELLS, min_size=width, max_size=width), min_size=1, max_size=6)
)
SETTINGS = settings(max_examples=80, deadline=None, derandomize=True)


@SETTINGS
@given(
    TABLES,
    st.sampled_from([",", ";", "\t", "|"]),
    st.sampled_from(["utf-8", "utf-8-sig", "gb18030", "utf-16"]),
    st.sampled_from(["\n", "\r\n", "\r"]),
    st.booleans(),
)
def test_any_table_comes_back_or_is_refused(tmp_path_factory, body, delimiter, encoding, end, quoted):
    """What is written is read, unless more than one reading is possible: then none is chosen."""
    headers = [f"第{place}题" for place in range(len(body[0]))]
    if not quoted:
        # the writer leaves line ends that are not its own bare, and bare they end lines
        body = [[cell.replace("\r", "").replace("\n", "") for cell in row] for row in body]
    rows = [headers, *body, ["末"] * len(headers)]
    written = io.StringIO()
    quoting = csv.QUOTE_ALL if quoted else csv.QUOTE_MINIMAL
    csv.writer(written, delimiter=delimiter, lineterminator=end, quoting=quoting).writerows(rows)
    path = Path(tmp_path_factory.mktemp("text")) / "any.csv"
    path.write_bytes(written.getvalue().encode(encoding))
    try:
        table = read(path)
    except Unreadable as refusal:
        possible = ("loading.which_encoding", "loading.which_delimiter", "loading.bad_encoding")
        if refusal.code not in possible:
            raise
    else:
        assert [list(row) for row in table.rows] == rows[1:]


@SETTINGS
@given(st.integers(0), st.binary(max_size=6), st.booleans(), st.sampled_from(["utf-8", "gb18030", "utf-16"]))
def test_damage_gives_a_table_or_a_refusal(tmp_path_factory, at, junk, cut, encoding):
    raw = lines((HEADERS, *ROWS * 5)).encode(encoding)
    at %= len(raw)
    path = Path(tmp_path_factory.mktemp("text")) / "any.csv"
    path.write_bytes(raw[:at] + junk + (b"" if cut else raw[at:]))
    with contextlib.suppress(Unreadable):
        table = read(path)
        assert table.size == len(table.columns[0].codes)
        assert all(len(row) == len(table.headers) for row in table.rows)
