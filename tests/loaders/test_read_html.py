"""Web pages under the name of a workbook: which table, which text, what spans cells."""

from __future__ import annotations

import time
from html import escape
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cgsurvey.errors import Unreadable, UsageError
from cgsurvey.loaders.limits import Limits
from cgsurvey.raw_table import RawTable
from loaders.here import read

ROWS = [["序号", "社区", "满意度"], ["001", "东湖", "满意"], ["002", "西山", "1E5"]]


@pytest.fixture
def reading(tmp_path):
    """Write a page to a file and read it."""

    def reading(page: str, written: str = "utf-8", name: str = "answers.xls", **how) -> RawTable:
        path = tmp_path / name
        path.write_bytes(page.encode(written))
        return read(path, **how)

    return reading


def table(rows: list[list[str]]) -> str:
    lines = ("".join(f"<td>{escape(cell)}</td>" for cell in row) for row in rows)
    return f"<table>{''.join(f'<tr>{line}</tr>' for line in lines)}</table>"


def page(body: str, head: str = "") -> str:
    return f"<html><head>{head}</head><body>{body}</body></html>"


def codes(raw: RawTable) -> list[str]:
    return [problem.code for problem in raw.problems]


@pytest.mark.parametrize("name", ["answers.xls", "answers.XLSX", "answers.html", "answers.csv"])
def test_cells_are_the_text_that_is_shown(reading, name):
    raw = reading(page(table(ROWS)), name=name)
    assert raw.headers == tuple(ROWS[0])
    assert raw.rows == tuple(map(tuple, ROWS[1:]))
    assert (raw.sheet, raw.first, codes(raw)) == (None, 2, ["loading.web_page"])


@pytest.mark.parametrize(
    ("declared", "encoding"),
    [
        ("gb2312", "gbk"),
        ("GBK", "gbk"),
        ("utf-8", "utf-8"),
        ("utf-8", "utf-8-sig"),
        ("big5", "big5"),
        ("shift_jis", "shift_jis"),
        ("utf-16", "utf-16"),
        # a page that says what it is not: its bytes say what it is
        ("gb2312", "utf-8"),
        ("utf-8", "gbk"),
        ("no-such", "gbk"),
    ],
)
def test_the_encoding_is_that_which_the_page_declares_unless_it_is_utf8(reading, declared, encoding):
    # characters that all of these encodings have
    rows = [["序列", "回答"], ["中心", "日本"], ["大小", "上下"]]
    head = f'<meta http-equiv=Content-Type content="text/html; charset={declared}">'
    raw = reading(page(table(rows), head), encoding)
    assert (raw.headers, raw.rows) == (tuple(rows[0]), tuple(map(tuple, rows[1:])))


def test_the_encoding_can_be_given(reading):
    text = page(table([["番号", "性別"], ["1", "男性"]]))
    assert reading(text, "shift_jis", encoding="shift_jis").headers == ("番号", "性別")
    with pytest.raises(Unreadable):
        reading(text, "shift_jis")


def test_blanks_entities_and_breaks_are_read_as_displayed(reading):
    raw = reading(
        page(
            "<table><tr><th>题目\n  一</th><th>b</th></tr>"
            "<tr><td> &nbsp; </td><td>x&nbsp;y</td></tr>"
            "<tr><td>一<br>二<br/><p>三</p></td><td>&lt;b&gt; &amp; &#19968;&#x4e8c;</td></tr>"
            "<tr><td><b>粗</b><font color=red>体</font></td><td>a <!-- <td>no</td> --> b</td></tr>"
            "<tr><td><script>document.write('<td>no</td>')</script>k</td><td><style>td{}</style>m</td></tr>"
            "</table>"
        )
    )
    assert raw.headers == ("题目 一", "b")
    assert raw.rows == (("", "x\xa0y"), ("一\n二\n三", "<b> & 一二"), ("粗体", "a b"), ("k", "m"))


def test_text_stays_text_whatever_its_number_format(reading):
    cells = '<td style=\'mso-number-format:"\\@"\'>001</td><td x:num="0.5">50%</td>'
    raw = reading(page(f"<table><tr><td>编号<td>比例</tr><tr>{cells}</tr></table>"))
    assert raw.rows == (("001", "50%"),)


@pytest.mark.parametrize(
    "text",
    [
        "<table><tr><td>a<td>b<tr><td>1<td>2</table>",
        "<TABLE><THEAD><TR><TH>a</TH><TH>b</TH></TR></THEAD><TBODY><TR><TD>1</TD><TD>2</TD></TR></TBODY></TABLE>",
        "<!DOCTYPE html><html><center><table><tr><td>a</td><td>b</td></tr><tr><td>1</td><td>2</td></table>",
        "\n\r\n  <table><tr><td>a</td><td>b</td></tr><tr><td>1</td><td>2</td></tr></table>",
        "<?xml version='1'?><html><table><tr><td>a</td><td>b</td></tr><tr><td>1</td><td>2</td></tr></table>",
        "<!-- export --><table><tr><td>a</td><td>b</td></tr><tr><td>1</td><td>2</td></tr></table>",
        "<meta charset=utf-8><table><tr><td>a</td><td>b</td></tr><tr><td>1</td><td>2</td></tr></table>",
        "<style>td{}</style><table><tr><td>a</td><td>b</td></tr><tr><td>1</td><td>2</td></tr></table>",
    ],
)
def test_pages_as_they_are_written(reading, text):
    raw = reading(text)
    assert (raw.headers, raw.rows) == (("a", "b"), (("1", "2"),))


def test_the_table_of_the_data_among_those_of_layout(reading):
    text = page(
        "<table><tr><td>社区满意度调查</td></tr></table>"
        f"<table><tr><td>导航</td><td>{table(ROWS)}</td></tr></table>"
        "<table><tr><td>制表人：甲</td><td>日期：1月</td></tr></table><table></table>"
    )
    raw = reading(text)
    assert raw.rows == tuple(map(tuple, ROWS[1:]))
    others = next(problem for problem in raw.problems if problem.code == "loading.other_tables")
    assert others.facts == {"file": "answers.xls", "table": 3, "number": 3}


def test_of_two_tables_with_data_one_must_be_named(reading):
    text = page(table(ROWS) + table(ROWS[:2]))
    with pytest.raises(Unreadable) as refusal:
        reading(text)
    assert refusal.value.code == "loading.which_table"
    assert refusal.value.facts["tables"] == ["1 (3 × 3)", "2 (2 × 3)"]
    assert reading(text, sheet="2").rows == (tuple(ROWS[1]),)
    with pytest.raises(UsageError) as refusal:
        reading(text, sheet="3")
    assert refusal.value.facts["known"] == ["1", "2"]


def test_spanning_cells_keep_the_others_in_their_columns(reading):
    raw = reading(
        page(
            "<table><tr><td>id<td>a<td>b<td>c</tr>"
            "<tr><td>1<td colspan=2 rowspan=2>x<td>y</tr>"
            "<tr><td>2<td>z</tr>"
            "<tr><td>3<td>p<td>q<td rowspan=2>r</tr>"
            "<tr><td>4<td>s<td>t</tr><tr><td>5<td>u<td>v<td>w</table>"
        )
    )
    assert raw.rows == (
        ("1", "x", "", "y"),
        ("2", "", "", "z"),
        ("3", "p", "q", "r"),
        ("4", "s", "t", ""),
        ("5", "u", "v", "w"),
    )
    merged = {problem.column: problem.rows for problem in raw.problems if problem.code == "loading.merged"}
    assert merged == {"a": (3,), "b": (2, 3), "c": (5,)}


def test_a_key_that_spans_most_rows_stands_in_each_of_them(reading):
    raw = reading(
        page(
            "<table><tr><td>社区<td>id</tr><tr><td rowspan=2>东湖<td>1</tr><tr><td>2</tr>"
            "<tr><td rowspan=2>西山<td>3</tr><tr><td>4</tr></table>"
        )
    )
    assert [row[0] for row in raw.rows] == ["东湖", "东湖", "西山", "西山"]


def test_hidden_rows_are_read_and_named(reading):
    raw = reading(
        page(
            "<table><tr><td>a<td>b</tr><tr style='DISPLAY : none'><td>1<td>2</tr><tr><td>3<td>4</tr></table>"
        )
    )
    assert raw.rows == (("1", "2"), ("3", "4"))
    assert [problem.rows for problem in raw.problems if problem.code == "loading.hidden_rows"] == [(2,)]


def test_a_page_that_breaks_off_is_said_to(reading):
    raw = reading("<html><table><tr><td>a<td>b</tr><tr><td>1<td>2</tr><tr><td>3<td>4</tr>")
    assert raw.rows == (("1", "2"), ("3", "4"))
    cut = next(problem for problem in raw.problems if problem.code == "loading.page_cut")
    assert (cut.facts["last"], cut.minor) == (3, False)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("<html><body><p>请登录</p></body></html>", "loading.refused.html"),
        ("<html><table><tr><td> &nbsp;</td></tr></table></html>", "loading.refused.html"),
        ("<html><table></table></html>", "loading.refused.html"),
        ("<html>", "loading.refused.html"),
        ("<html><frameset><frame src='sheet001.htm'></frameset></html>", "loading.refused.html"),
        ("<table><tr><td>a<td>b</tr><tr><td>1</tr><tr><td>1<td>2</tr></table>", "loading.ragged"),
        ("<table><tr><td>a<td>a</tr><tr><td>1<td>2</tr></table>", "loading.duplicate_headers"),
        ("<table><tr><td>a<td>b</tr></table>", "loading.header_only"),
        ("<table><tr><td>a\0<td>b</tr><tr><td>1<td>2</tr></table>", "loading.refused.binary"),
        ("<table><tr><td colspan=99999999>a</tr><tr><td>1<td>2</tr></table>", "loading.too_many_columns"),
        (f"<table><tr><td colspan={9:9>6000}>a</tr><tr><td>1<td>2</tr></table>", "loading.too_many_columns"),
        ("MIME-Version: 1.0\nContent-Type: multipart/related\n\n<table>", "loading.refused.web_archive"),
    ],
)
def test_what_is_refused(reading, text, code):
    with pytest.raises(Unreadable) as refusal:
        reading(text)
    assert refusal.value.code == code
    assert "answers.xls" in refusal.value.text("zh")


@pytest.mark.parametrize(
    "text",
    [
        "<table><tr><td>" * 20_000,
        "<div>" * 100_000,
        "<table>" + "<!--" * 100_000,
        "<table>" + "<!a" * 100_000,
        "<table><tr>" + "</td>" * 100_000,
        "<" * 300_000,
        "<table><tr><td " + " ".join(f"a{number}=1" for number in range(50_000)),
        "<table>" + "<tr><td rowspan=65534 colspan=1000>x" * 300,
    ],
    ids=["tables", "depth", "comments", "declarations", "ends", "brackets", "attributes", "spans"],
)
def test_a_hostile_page_ends_fast(reading, text):
    start = time.process_time()
    with pytest.raises(Unreadable):
        reading(text, limits=Limits(cells=500_000))
    assert time.process_time() - start < 5


CELLS = st.text(
    st.characters(exclude_categories=("Cs", "Cc", "Zs", "Zl", "Zp", "Cn"), exclude_characters="\ufeff"),
    max_size=6,
)


@settings(max_examples=40, deadline=None, derandomize=True)
@given(
    st.integers(2, 4).flatmap(
        lambda width: st.lists(st.lists(CELLS, min_size=width, max_size=width), max_size=5)
    )
)
def test_any_text_comes_back(tmp_path_factory, rows):
    header = [f"h{place}" for place in range(len(rows[0]) if rows else 2)]
    # a last row with content keeps those before it in the table
    rows = [header, *rows, ["e"] * len(header)]
    path = Path(tmp_path_factory.mktemp("page")) / "any.xls"
    path.write_text(page(table(rows)), encoding="utf-8")
    raw = read(path)
    assert [list(row) for row in raw.rows] == rows[1:]
