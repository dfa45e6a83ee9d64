"""The faster way through large text gives what the reader of the standard library gives, or nothing."""

from __future__ import annotations

import csv
from collections.abc import Iterator

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from cgsurvey.errors import Unreadable
from cgsurvey.loaders.encoding import Encoded, encoded
from cgsurvey.loaders.encodings import text_in
from cgsurvey.loaders.limits import Limits
from cgsurvey.loaders.plain_text import LARGE, plain_columns
from loaders.here import read


def unwatched(rows: int, columns: int) -> None:
    """No limits."""


def slowly(raw: bytes, delimiter: str, skipped: int, first: int) -> Encoded:
    lines = text_in(raw, "any.csv").lines()
    for _ in range(skipped):
        next(lines)
    rows: Iterator[list[str]] = csv.reader(lines, delimiter=delimiter, strict=True)
    for _ in range(first):
        next(rows)
    return encoded(rows, str, unwatched)


def quickly(raw: bytes, delimiter: str = ",", skipped: int = 0, first: int = 1) -> Encoded | None:
    return plain_columns(text_in(raw, "any.csv"), delimiter, skipped, first, unwatched)


CELLS = st.text(st.sampled_from(list("ab01 ,;\t-.NATé满意\u2028\x0b\x85\u3000\\'#")), max_size=5)


@settings(max_examples=150, deadline=None, derandomize=True)
@given(
    st.integers(2, 4).flatmap(
        lambda width: st.lists(st.lists(CELLS, min_size=width, max_size=width), max_size=8)
    ),
    st.sampled_from([",", ";", "\t", "|"]),
    st.sampled_from(["\n", "\r\n"]),
    st.booleans(),
)
@example([["1", "2"], ["", ""], ["NA", "null"], ["001", "1e5"]], ",", "\n", True)
def test_both_ways_give_the_same(body, delimiter, end, ended):
    rows = [["a"] * len(body[0]) if body else ["a", "b"], *body, ["x"] * (len(body[0]) if body else 2)]
    text = end.join(delimiter.join(cell.replace(delimiter, "") for cell in row) for row in rows)
    raw = (text + (end if ended else "")).encode()
    assert quickly(raw, delimiter) == slowly(raw, delimiter, 0, 1)


@settings(max_examples=150, deadline=None, derandomize=True)
@given(st.text(st.sampled_from(list('ab,\n\r" \\満')), max_size=40), st.integers(0, 1), st.integers(0, 2))
def test_whatever_the_faster_way_reads_is_right(text, skipped, first):
    raw = ("h,i\nj,k\nl,m\n" + text).encode()
    found = quickly(raw, ",", skipped, first)
    assert found is None or found == slowly(raw, ",", skipped, first)


@pytest.mark.parametrize(
    "raw",
    [
        b'a,b\n1,"2"\n',
        b"a,b\n1,2\n\n3,4\n",
        b"a,b\n1,2\n3\n",
        b"a,b\n1,2\r\n3,4\n",
        b"a,b\r1,2\r3,4\r",
        b"a\n1\n2\n",
        "a,b\n1,2\n\ufeff3,4\n".encode(),
        "编号,性别\n1,女\n2,不满意的社区\n".encode("gbk"),
        b"a,b\n1," + b"x" * (csv.field_size_limit() + 1) + b"\n",
    ],
    ids=["quotes", "blank", "ragged", "mixed", "CR", "one column", "joined", "GBK", "long"],
)
def test_what_is_not_plain_is_left_to_the_other_way(raw):
    assert quickly(raw) is None


def test_no_row_is_left_below_the_last_line():
    assert quickly(b"a,b\n1,2", first=2) is None


def test_a_large_file_is_read_with_its_titles_and_problems(tmp_path):
    row = "1,满意," + "x" * 80 + "\n"
    size = LARGE // len(row.encode()) + 1
    path = tmp_path / "large.csv"
    path.write_text("社区调查\n\n编号,满意度,意见\n" + row * size, encoding="utf-8")
    table = read(path)
    assert (table.headers, table.first, table.size) == (("编号", "满意度", "意见"), 4, size)
    assert [cells.texts for cells in table.columns] == [("1",), ("满意",), ("x" * 80,)]
    assert [each.code for each in table.problems] == ["loading.skipped_rows"]
    with pytest.raises(Unreadable) as refusal:
        read(path, limits=Limits(rows=size - 1))
    assert refusal.value.code == "loading.too_many_rows"
