"""What the reader passes over in .ods and .xls: errors, formulas never computed, merged and hidden cells."""

from __future__ import annotations

import struct
from pathlib import Path

import pytest

from cgsurvey.errors import Unreadable
from cgsurvey.loaders.xls_scan import silent_in_xls
from loaders.here import read
from loaders.hostile.ole import compound, record, xls
from loaders.hostile.packages import ods, ods_row

HEADERS = ("序号", "社区", "满意度")
STRING = 'office:value-type="string"'
CALCEXT = 'xmlns:calcext="urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0"'
ERROR = f'<table:table-cell {CALCEXT} table:formula="of:=1/0" {STRING} calcext:value-type="error"/>'
EMPTY = "<table:table-cell/>"
TABLE = [HEADERS, ("1", "甲", "好"), ("2", "甲", "中"), ("3", "乙", "好"), ("4", "乙", "差")]


def found(path: Path) -> dict:
    return {problem.code: (problem.column, problem.rows) for problem in read(path).problems}


def written(path: Path, raw: bytes) -> Path:
    path.write_bytes(raw)
    return path


def rows_of_ods(*more: str) -> str:
    return "".join(ods_row(row) for row in TABLE) + "".join(more)


@pytest.mark.parametrize(
    ("cell", "code"),
    [(ERROR, "loading.error_cell"), ('<table:table-cell table:formula="of:=[.A2]"/>', "loading.formula")],
)
@pytest.mark.parametrize("before", ["", '<table:table-cell table:number-columns-repeated="1"/>'])
def test_an_ods_cell_that_came_out_blank_is_located(tmp_path, cell, code, before):
    texts = ("5", "乙") if not before else ("5",)
    path = written(tmp_path / "a.ods", ods(rows_of_ods(ods_row(texts, before + cell))))
    assert found(path) == {code: ("满意度", (6,))}


def test_an_ods_formula_with_its_value_is_no_problem(tmp_path):
    cell = f'<table:table-cell table:formula="of:=1" {STRING}><text:p>好</text:p></table:table-cell>'
    assert not found(written(tmp_path / "a.ods", ods(rows_of_ods(ods_row(("5", "乙"), cell)))))


def test_rows_of_an_ods_that_repeat_keep_those_below_in_their_place(tmp_path):
    repeated = ods_row(("5", "乙", "好"), number_rows_repeated=3)
    path = written(tmp_path / "a.ods", ods(rows_of_ods(repeated, ods_row(("8", "乙"), ERROR))))
    assert found(path) == {"loading.error_cell": ("满意度", (9,))}


@pytest.mark.parametrize("how", ["collapse", "filter"])
def test_a_hidden_row_of_an_ods_is_said(tmp_path, how):
    path = written(tmp_path / "a.ods", ods(rows_of_ods(ods_row(("5", "乙", "好"), visibility=how))))
    assert found(path) == {"loading.hidden_rows": (None, (6,))}


def test_merged_keys_of_an_ods_are_filled(tmp_path):
    def key(text: str) -> str:
        return (
            f'<table:table-cell {STRING} table:number-rows-spanned="2"><text:p>{text}</text:p>'
            "</table:table-cell>"
        )

    covered, answer = (
        "<table:covered-table-cell/>",
        f"<table:table-cell {STRING}><text:p>好</text:p></table:table-cell>",
    )
    rows = "".join(
        ods_row((str(number),), (key(text) if text else covered) + answer)
        for number, text in enumerate(("甲", "", "乙", ""), start=1)
    )
    path = written(tmp_path / "a.ods", ods(ods_row(HEADERS) + rows))
    assert [row[1] for row in read(path).rows] == ["甲", "甲", "乙", "乙"]
    assert found(path) == {"loading.merged_key": ("社区", (3, 5))}


def cell_record(kind: int, row: int, column: int, rest: bytes) -> bytes:
    return record(kind, struct.pack("<HHH", row, column, 0) + rest)


def row_record(row: int, options: int) -> bytes:
    return record(0x0208, struct.pack("<HHHHHHHH", row, 0, 3, 300, 0, 0, options, 0))


DIVIDED_BY_ZERO = struct.pack("<BxBxxxH", 2, 7, 0xFFFF) + bytes(10)
TRUTH = struct.pack("<BxBxxxH", 1, 1, 0xFFFF) + bytes(10)
NUMBER = struct.pack("<d", 2.0) + bytes(10)


@pytest.mark.parametrize(
    ("more", "expected"),
    [
        (cell_record(0x0205, 4, 2, bytes([42, 1])), {"loading.error_cell": ("满意度", (5,))}),
        (cell_record(0x0205, 4, 2, bytes([1, 0])), {}),
        (cell_record(0x0006, 4, 2, DIVIDED_BY_ZERO), {"loading.error_cell": ("满意度", (5,))}),
        (cell_record(0x0006, 4, 2, TRUTH), {}),
        (cell_record(0x0006, 4, 2, NUMBER), {}),
        (row_record(3, 0x20), {"loading.hidden_rows": (None, (4,))}),
        (row_record(3, 0x100), {}),
    ],
)
def test_an_old_workbook_tells_of_errors_and_hidden_rows(tmp_path, more, expected):
    assert found(written(tmp_path / "a.xls", xls(TABLE, more=more))) == expected


def test_records_of_a_part_within_the_sheet_are_not_the_sheets(tmp_path):
    chart = record(0x0809, bytes(16)) + cell_record(0x0205, 4, 2, bytes([42, 1])) + record(0x000A)
    assert not found(written(tmp_path / "a.xls", xls(TABLE, more=chart)))


@pytest.mark.parametrize("stream", [b"", record(0x0809, bytes(16)) + record(0x0085, b"\1"), bytes(9)])
def test_records_that_contradict_each_other_are_damage(stream):
    with pytest.raises(ValueError, match="contradict"):
        silent_in_xls(compound({"Workbook": stream}), 0)


def test_a_damaged_old_workbook_is_refused(tmp_path):
    path = written(tmp_path / "a.xls", xls(TABLE)[:2000])
    with pytest.raises(Unreadable):
        read(path)
