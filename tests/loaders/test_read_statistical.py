"""Files of SPSS and Stata: every answer as its label or as it was entered, or a refusal."""

from __future__ import annotations

import contextlib
import datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cgsurvey.errors import Unreadable
from cgsurvey.loaders.limits import Limits
from cgsurvey.loaders.statistical_values import written
from cgsurvey.raw_table import RawTable
from loaders.here import read
from loaders.labelled_files import old_sav, with_response_set, write_dta, write_sav

NONE = float("nan")


def codes_of(table: RawTable) -> list[str]:
    return [problem.code for problem in table.problems]


def column(table: RawTable, name: str) -> list[str]:
    return table.columns[table.headers.index(name)].listed()


def test_a_labelled_question_of_spss(tmp_path: Path) -> None:
    path = write_sav(
        tmp_path / "a.sav",
        {"q1": [1.0, 2.0, NONE, 9.0, 97.0]},
        column_labels={"q1": "1、您的性别"},
        variable_value_labels={"q1": {1: "男", 2: "女", 9: "不愿回答"}},
        missing_ranges={"q1": [9, {"lo": 95, "hi": 99}]},
        variable_measure={"q1": "nominal"},
    )
    table = read(path)
    assert column(table, "q1") == ["男", "女", "", "不愿回答", "97"]
    described = table.described[0]
    assert described.label == "1、您的性别"
    assert described.values == (("1", "男"), ("2", "女"), ("9", "不愿回答"))
    assert described.missing == ("不愿回答", "97")
    assert described.measure == "nominal"
    assert codes_of(table) == []


@pytest.mark.parametrize("suffix", ["sav", "zsav"])
def test_compressed_or_not_the_table_is_the_same(tmp_path: Path, suffix: str) -> None:
    answers = {"q": [1.0, 2.0, 3.0] * 50, "s": ["甲社区", "", "乙 社区"] * 50}
    path = write_sav(tmp_path / f"a.{suffix}", answers, compress=suffix == "zsav")
    table = read(path)
    assert column(table, "q") == ["1", "2", "3"] * 50
    assert column(table, "s") == ["甲社区", "", "乙 社区"] * 50
    assert table.columns[0].texts == ("1", "2", "3")


@pytest.mark.parametrize(
    ("labels", "cells", "code", "said"),
    [
        # two codes with one label are kept apart
        ({1: "一般", 2: "一般", 3: "满意"}, ["1.一般", "2.一般", "满意"], "loading.labels_alike", "1, 2"),
        # but for spaces and width the same
        ({1: "满意", 2: "满意 ", 3: "ok"}, ["1.满意", "2.满意", "ok"], "loading.labels_alike", "1, 2"),
        # the label of one code is a number that no cell holds
        ({1: "4", 2: "女", 3: "男"}, ["4", "女", "男"], None, ""),
        # a code without label, and an empty one
        ({1: "男", 2: " "}, ["男", "2", "3"], "loading.codes_unlabelled", "2, 3"),
        ({1: "男", 2: "女", 3: "其他"}, ["男", "女", "其他"], None, ""),
    ],
)
def test_labels_that_do_not_tell_codes_apart(
    tmp_path: Path, labels: dict[int, str], cells: list[str], code: str | None, said: str
) -> None:
    path = write_sav(tmp_path / "a.sav", {"q": [1.0, 2.0, 3.0]}, variable_value_labels={"q": labels})
    table = read(path)
    assert column(table, "q") == cells
    assert codes_of(table) == ([code] if code else [])
    assert all(said in problem.text("en") for problem in table.problems)


def test_a_label_that_is_the_number_of_another_code_does_not_hide_it(tmp_path: Path) -> None:
    labels = {"variable_value_labels": {"q": {1: "3", 2: "女"}}}
    table = read(write_sav(tmp_path / "a.sav", {"q": [1.0, 2.0, 3.0]}, **labels))
    assert column(table, "q") == ["1.3", "女", "3"]
    assert codes_of(table) == ["loading.labels_alike", "loading.codes_unlabelled"]


def test_a_number_whose_only_labels_are_missing_ones_is_a_number(tmp_path: Path) -> None:
    path = write_sav(
        tmp_path / "a.sav",
        {"age": [30.0, 41.5, 999.0]},
        variable_value_labels={"age": {999: "不知道"}},
        missing_ranges={"age": [999]},
    )
    table = read(path)
    assert column(table, "age") == ["30", "41.5", "不知道"]
    assert table.described[0].missing == ("不知道",)
    assert codes_of(table) == []


def test_texts_may_have_labels_and_missing_values_too(tmp_path: Path) -> None:
    path = write_sav(
        tmp_path / "a.sav",
        {"q": ["a", "b", "x", "  "]},
        variable_value_labels={"q": {"a": "甲", "b": "乙"}},
        missing_ranges={"q": ["x"]},
    )
    table = read(path)
    assert column(table, "q") == ["甲", "乙", "x", ""]
    assert table.described[0].missing == ("x",)


def test_stata_keeps_kinds_of_missing(tmp_path: Path) -> None:
    path = write_dta(
        tmp_path / "a.dta",
        {"q": [1, 2, "a", "b"]},
        version=15,
        missing_user_values={"q": ["a", "b"]},
        variable_value_labels={"q": {1: "是", 2: "否", "a": "拒答"}},
    )
    table = read(path)
    assert column(table, "q") == ["是", "否", "拒答", ".b"]
    assert set(table.described[0].missing) == {"拒答", ".b"}


def test_dates_and_times(tmp_path: Path) -> None:
    day, moment = datetime.date(2021, 3, 4), datetime.datetime(2021, 3, 4, 5, 6, 7)
    columns: dict[str, list[Any]] = {
        "d": [day, None],
        "t": [moment, None],
        "h": [datetime.time(1, 2, 3), None],
    }
    table = read(write_sav(tmp_path / "a.sav", columns))
    assert table.rows == (("2021-03-04", "2021-03-04 05:06:07", "01:02:03"), ("", "", ""))
    del columns["h"]
    table = read(write_dta(tmp_path / "a.dta", columns, version=15))
    assert table.rows == (("2021-03-04", "2021-03-04 05:06:07"), ("", ""))


@pytest.mark.parametrize(
    ("value", "format", "text"),
    [
        (86_400.0, "ADATE10", "1582-10-15"),
        (95_400.0, "TIME8", "26:30:00"),
        (3_723.25, "TIME11.2", "01:02:03.25"),
        (-60.0, "DTIME10", "-00:01:00"),
        (1e15, "DATE11", "1000000000000000"),  # beyond the calendar: the number itself
        (22_343.0, "%td", "2021-03-04"),
        (-1.0, "%tdCCYY-NN-DD", "1959-12-31"),
        (734.0, "%tm", "2021-03"),
        (244.0, "%tq", "2021-Q1"),
        (3_180.0, "%tw", "2021-W09"),
        (122.0, "%th", "2021-H1"),
        (1_000.5, "%tc", "1960-01-01 00:00:01.000500"),
        (3.0, "F8.2", "3"),
        (0.1 + 0.2, "F8.2", "0.3"),
        (1e20, "F20", "100000000000000000000"),
        (1e-7, "E10.3", "0.0000001"),
        (3.0, "WKDAY3", "3"),
    ],
)
def test_values_by_their_format(value: float, format: str, text: str) -> None:
    assert written(value, format, "double") == text


def test_numbers_of_four_bytes_are_as_they_were_entered() -> None:
    assert written(0.10000000149011612, "F8.2", "float") == "0.1"
    assert written(16_777_216.0, "F8.2", "float") == "16777216"
    assert written(33.33000183105469, "F8.2", "float") == "33.33"


@pytest.mark.parametrize(
    ("encoding", "declared"),
    [("gb18030", None), ("gb18030", "windows-936"), ("gb18030", "GBK"), ("utf-8", "UTF-8"), ("utf-8", None)],
)
def test_old_encodings_are_read(tmp_path: Path, encoding: str, declared: str | None) -> None:
    table = read(old_sav(tmp_path / "a.sav", encoding, declared))
    assert table.described[0].label == "您的性别是什么呢请选择"
    assert column(table, "Q1") == ["满意的人", "不满意的人"]
    assert column(table, "S")[0] in ("甲社区居民", "甲社区居")
    cut = encoding == "utf-8"  # fifteen bytes fit into sixteen, and no half character is left
    assert ("loading.half_characters" in codes_of(table)) == (cut and column(table, "S")[0] == "甲社区居")


@pytest.mark.parametrize(
    ("encoding", "declared", "code"),
    [
        ("gb18030", "windows-1252", "loading.encoding_contradicted"),
        ("gb18030", "UTF-8", "loading.labels_not_in"),
        ("utf-16-le", None, "loading.labels_encoding"),
    ],
)
def test_encodings_that_are_not_certain_are_asked_for(
    tmp_path: Path, encoding: str, declared: str | None, code: str
) -> None:
    path = old_sav(tmp_path / "a.sav", encoding, declared)
    with pytest.raises(Unreadable) as raised:
        read(path)
    assert raised.value.code == code
    assert "--encoding" in raised.value.text("zh")


def test_an_encoding_that_is_named_is_believed(tmp_path: Path) -> None:
    path = old_sav(tmp_path / "a.sav", "gb18030", "windows-1252")
    assert read(path, encoding="gb18030").described[0].label == "您的性别是什么呢请选择"
    with pytest.raises(Unreadable):
        read(path, encoding="utf-8")
    table = read(path, encoding="utf-8", replace_bad_bytes=True)
    assert "loading.replaced_texts" in codes_of(table)


def test_very_long_texts_and_chinese_names(tmp_path: Path) -> None:
    long = "很长的意见" * 200
    table = read(write_sav(tmp_path / "a.sav", {"意见": [long, "无"], "Q6_Row1": [1.0, 2.0]}))
    assert table.headers == ("意见", "Q6_Row1")
    assert column(table, "意见") == [long, "无"]


def test_labels_of_stata_that_may_be_cut_are_said(tmp_path: Path) -> None:
    labels = {"a": "问" * 80, "b": "问" * 79}
    path = write_dta(tmp_path / "a.dta", {"a": [1], "b": [2]}, version=15, column_labels=labels)
    (problem,) = read(path).problems
    assert problem.code == "loading.labels_cut"
    assert problem.facts["columns"] == ["a"]


def test_response_sets_are_named(tmp_path: Path) -> None:
    path = write_sav(tmp_path / "a.sav", {"s1": [1.0, 0.0], "s2": [0.0, 1.0]})
    with_response_set(path, b"$got=D1 1 3 got s1 s2\n")
    (problem,) = read(path).problems
    assert (problem.code, problem.facts["columns"]) == ("loading.response_set", ["s1", "s2"])


def test_ids_that_have_lost_digits_are_said(tmp_path: Path) -> None:
    path = write_sav(tmp_path / "a.sav", {"id": [1.2345678901234568e17, 5.0]})
    (problem,) = read(path).problems
    assert (problem.code, problem.rows) == ("loading.digits_lost", (2,))


@pytest.mark.parametrize("suffix", ["sav", "zsav", "dta"])
def test_a_truncated_file_is_refused(tmp_path: Path, suffix: str) -> None:
    answers = {"q": [1.0, 2.0] * 200, "s": ["甲", "乙"] * 200}
    labels = {"variable_value_labels": {"q": {1: "是", 2: "否"}}}
    write = write_dta if suffix == "dta" else write_sav
    extra: dict[str, Any] = {"version": 15} if suffix == "dta" else {"compress": suffix == "zsav"}
    path = write(tmp_path / f"a.{suffix}", answers, **labels, **extra)
    raw = path.read_bytes()
    for size in (*range(5, len(raw), len(raw) // 23), len(raw) - 1):
        path.write_bytes(raw[:size])
        with pytest.raises(Unreadable):
            read(path)


def test_labels_that_an_old_file_has_lost_are_said(tmp_path: Path) -> None:
    labels = {"variable_value_labels": {"q": {1: "yes", 2: "no"}}}
    path = write_dta(tmp_path / "a.dta", {"q": [1, 2] * 50}, version=11, **labels)
    assert codes_of(read(path)) == []
    path.write_bytes(path.read_bytes()[:-40])
    table = read(path)
    assert column(table, "q") == ["1", "2"] * 50
    assert codes_of(table) == ["loading.labels_absent"]


def test_limits_hold(tmp_path: Path) -> None:
    path = write_sav(tmp_path / "a.sav", {f"q{place}": [1.0] * 50 for place in range(10)})
    for limits, code in (
        (Limits(columns=9), "loading.too_many_columns"),
        (Limits(rows=49), "loading.too_many_rows"),
        (Limits(cells=499), "loading.too_many_cells"),
    ):
        with pytest.raises(Unreadable) as raised:
            read(path, limits=limits)
        assert raised.value.code == code
    assert read(path, limits=Limits(columns=10, rows=50, cells=500)).size == 50


def test_a_file_without_rows_or_without_columns_is_refused(tmp_path: Path) -> None:
    with pytest.raises(Unreadable):
        read(write_sav(tmp_path / "a.sav", {"q": []}))


CODES = st.one_of(st.just(NONE), st.integers(-5, 12).map(float), st.floats(-1e6, 1e6, width=32))


@settings(max_examples=40, derandomize=True, deadline=None, suppress_health_check=list(HealthCheck))
@given(
    answers=st.lists(CODES, min_size=1, max_size=12),
    labels=st.dictionaries(
        st.integers(-5, 12), st.sampled_from(["是", "否", "1", "-2", "是 ", "12"]), max_size=5
    ),
    missing=st.lists(st.integers(-5, 12), max_size=3, unique=True),
)
def test_values_apart_in_the_file_are_apart_in_the_table(
    answers: list[float], labels: dict[int, str], missing: list[int], tmp_path: Path
) -> None:
    extra: dict[str, Any] = {"variable_value_labels": {"q": labels}} if labels else {}
    if missing:
        extra["missing_ranges"] = {"q": missing}
    table = read(write_sav(tmp_path / "a.sav", {"q": answers}, **extra))
    cells = column(table, "q")
    assert len(cells) == len(answers)
    by_text: dict[str, set[Any]] = {}
    for answer, cell in zip(answers, cells, strict=True):
        by_text.setdefault(cell, set()).add("" if answer != answer else float(f"{answer:.15g}"))
    assert all(len(values) == 1 for values in by_text.values())
    declared = {cell for answer, cell in zip(answers, cells, strict=True) if answer in missing}
    assert declared <= set(table.described[0].missing)
    others = {cell for answer, cell in zip(answers, cells, strict=True) if answer not in missing}
    assert not others & set(table.described[0].missing)


@settings(max_examples=60, derandomize=True, deadline=None, suppress_health_check=list(HealthCheck))
@given(data=st.data(), suffix=st.sampled_from(["sav", "dta"]))
def test_a_damaged_file_is_a_table_or_a_refusal(data: st.DataObject, suffix: str, tmp_path: Path) -> None:
    path = tmp_path / f"a.{suffix}"
    if suffix == "sav":
        write_sav(path, {"q": [1.0, 2.0], "s": ["甲", "乙"]}, variable_value_labels={"q": {1: "是"}})
    else:
        write_dta(path, {"q": [1.0, 2.0], "s": ["甲", "乙"]}, version=15)
    raw = bytearray(path.read_bytes())
    for place in data.draw(st.lists(st.integers(4, len(raw) - 1), min_size=1, max_size=6)):
        raw[place] = data.draw(st.integers(0, 255))
    path.write_bytes(bytes(raw))
    # anything else than a refusal fails the test
    with contextlib.suppress(Unreadable):
        assert read(path, limits=Limits(rows=1000)).size <= 1000
