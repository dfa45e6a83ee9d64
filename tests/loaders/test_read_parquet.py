"""Parquet: every type as text, and what is no plain column."""

from __future__ import annotations

import contextlib
import datetime
import json
from decimal import Decimal
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cgsurvey.errors import Unreadable
from cgsurvey.loaders.limits import Limits
from cgsurvey.raw_table import RawTable
from loaders.here import read

MOMENT = datetime.datetime(2026, 9, 19, 1, 56, 57)


@pytest.fixture
def reading(tmp_path):
    """Write a table to a file and read it."""

    def reading(columns: dict[str, pa.Array] | pa.Table, how: dict | None = None, **written) -> RawTable:
        path = tmp_path / "answers.csv"
        pq.write_table(columns if isinstance(columns, pa.Table) else pa.table(columns), path, **written)
        return read(path, **(how or {}))

    return reading


@pytest.mark.parametrize(
    ("values", "texts"),
    [
        (pa.array(["001", "1E5", "N/A", "", None]), ["001", "1E5", "N/A", "", ""]),
        (pa.array(["满意", None], pa.large_string()), ["满意", ""]),
        (pa.array([b"\xe6\xbb\xa1", b"x"]), ["满", "x"]),
        (pa.array([1, 0, -3, None], pa.int8()), ["1", "0", "-3", ""]),
        (
            pa.array([2**63 + 1, 110101199003071234], pa.uint64()),
            ["9223372036854775809", "110101199003071234"],
        ),
        (pa.array([1.0, 2.0, None, -0.0, 13800000000.0]), ["1", "2", "", "0", "13800000000"]),
        (pa.array([0.1, 1e-7, 2.5e16]), ["0.1", "0.0000001", "25000000000000000"]),
        (pa.array([0.1, 3.0], pa.float32()), ["0.1", "3"]),
        (pa.array([True, False, None]), ["TRUE", "FALSE", ""]),
        (pa.array([Decimal("5.00"), Decimal("-0.10")], pa.decimal128(9, 2)), ["5.00", "-0.10"]),
        (pa.array([datetime.date(2026, 9, 19), None]), ["2026-09-19", ""]),
        (pa.array([MOMENT, MOMENT.replace(microsecond=120_000)]), [str(MOMENT), f"{MOMENT}.12"]),
        (pa.array([MOMENT], pa.timestamp("ns")), [str(MOMENT)]),
        (pa.array([MOMENT], pa.timestamp("s", "UTC")), [f"{MOMENT}Z"]),
        (pa.array([datetime.time(3, 4, 5)]), ["03:04:05"]),
        (pa.array([datetime.timedelta(seconds=90)]), ["0:01:30"]),
        (pa.array(["好", "坏", None, "好"]).dictionary_encode(), ["好", "坏", "", "好"]),
        (pa.array([1, 2, 1]).dictionary_encode(), ["1", "2", "1"]),
    ],
    ids=lambda value: str(value.type) if isinstance(value, pa.Array) else "",
)
def test_every_type_as_text(reading, values, texts):
    assert reading({"a": values, "b": pa.array(["x"] * len(values))}).columns[0].listed() == texts


def test_a_column_of_nulls_is_empty(reading):
    raw = reading({"a": pa.nulls(2), "b": pa.array(["x", "y"])})
    assert raw.rows == (("", "x"), ("", "y"))


def test_texts_are_in_order_of_appearance_over_groups_of_rows(reading):
    cells = ["c", "a", None, "b", "a", "d", "c"]
    raw = reading({"q": pa.array(cells)}, row_group_size=2)
    assert raw.columns[0].texts == ("c", "a", "", "b", "d")
    assert raw.columns[0].listed() == [cell or "" for cell in cells]
    assert raw.numbers == range(2, 9)


def test_ordered_categories_keep_their_order(reading):
    levels = ["不满意", "一般", "满意"]
    codes = pa.array([2, 0, None, 2], pa.int8())
    ordered = pa.DictionaryArray.from_arrays(codes, levels, ordered=True)
    raw = reading({"q": ordered, "p": pa.DictionaryArray.from_arrays(codes, levels)})
    assert [value for _, value in raw.described[0].values] == levels
    assert raw.described[0].measure == "ordinal"
    assert 1 not in raw.described
    assert raw.columns[0].listed() == ["满意", "不满意", "", "满意"]


def test_nan_is_a_blank_that_is_named(reading):
    raw = reading({"age": pa.array([1.0, float("nan"), None, float("nan")])}, row_group_size=2)
    assert raw.columns[0].listed() == ["1", "", "", ""]
    assert [(each.code, each.rows, each.column) for each in raw.problems] == [("loading.nan", (3, 5), "age")]


def test_the_row_numbers_of_pandas_are_no_column(reading):
    table = pa.table({"q": ["a", "b"], "__index_level_0__": [7, 9]})
    told = json.dumps({"index_columns": ["__index_level_0__"]})
    raw = reading(table.replace_schema_metadata({"pandas": told}))
    assert raw.headers == ("q",)
    assert [(each.code, each.minor) for each in raw.problems] == [("loading.index_column", True)]


def test_an_index_with_a_name_is_a_column(reading):
    told = json.dumps({"index_columns": ["id"]})
    raw = reading(pa.table({"q": ["a", "b"], "id": [7, 9]}).replace_schema_metadata({"pandas": told}))
    assert raw.headers == ("q", "id")
    assert raw.problems == ()


def test_headers_with_dots_are_columns_of_their_own(reading):
    raw = reading({"a": pa.array(["1"]), "a.b": pa.array(["2"]), "1、性别": pa.array(["3"])})
    assert (raw.headers, raw.rows) == (("a", "a.b", "1、性别"), (("1", "2", "3"),))


@pytest.mark.parametrize(
    ("columns", "code"),
    [
        ({"q": pa.array([["a"], ["b", "c"]]), "p": pa.array([1, 2])}, "loading.nested_columns"),
        ({"q": pa.array([{"x": 1}])}, "loading.nested_columns"),
        ({"q": pa.array([], pa.string())}, "loading.header_only"),
        ({}, "loading.no_content"),
        ({"q": pa.array([b"\xff\xfe\xff"])}, "loading.broken_parquet"),
        (pa.Table.from_arrays([pa.array([1]), pa.array([2])], ["q", "q"]), "loading.duplicate_headers"),
    ],
)
def test_what_is_refused(reading, columns, code):
    with pytest.raises(Unreadable) as refusal:
        reading(columns)
    assert refusal.value.code == code
    assert "answers.csv" in refusal.value.text("zh")


def test_columns_of_several_values_are_named(reading):
    with pytest.raises(Unreadable) as refusal:
        reading({"id": pa.array([1]), "services": pa.array([["a", "b"]])})
    assert refusal.value.facts["columns"] == ["services"]


@pytest.mark.parametrize("limits", [Limits(rows=3), Limits(columns=1), Limits(cells=7)])
def test_limits_hold_before_anything_is_read(reading, limits):
    with pytest.raises(Unreadable) as refusal:
        reading({"a": pa.array(range(4)), "b": pa.array(range(4))}, {"limits": limits})
    assert refusal.value.code.startswith("loading.too_many_")


@settings(max_examples=60, deadline=None, derandomize=True)
@given(st.integers(0), st.binary(min_size=1, max_size=8))
def test_damage_gives_a_refusal_or_a_table(tmp_path_factory, at, junk):
    path = Path(tmp_path_factory.mktemp("parquet")) / "answers.parquet"
    cells = ["a", "b", None] * 20
    # without page checksums a flipped bit of a value would be another value
    pq.write_table(pa.table({"q": cells, "n": list(range(60))}), path, write_page_checksum=True)
    raw = bytearray(path.read_bytes())
    at = 4 + at % (len(raw) - 8 - len(junk))
    raw[at : at + len(junk)] = junk
    path.write_bytes(raw)
    with contextlib.suppress(Unreadable):
        assert read(path).size == 60
