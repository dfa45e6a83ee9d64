"""A table too wide for its page is parted, and every part says what its rows are."""

from __future__ import annotations

from cgsurvey.report.document import Cell, Column, RowGroup, Table
from cgsurvey.report.splitting import aligned, panels, spans, trailing


def table(*columns: Column, keys: int = 1) -> Table:
    return Table("t", columns, (RowGroup(None, (tuple(Cell("123456") for _ in columns),)),), keys=keys)


def test_a_table_that_fits_is_one_panel():
    assert panels(table(Column("a"), Column("b"), Column("c")), width=20) == [[0, 1, 2]]


def test_keys_are_repeated_in_each_panel():
    assert panels(table(*map(Column, "abcde"), keys=2), width=20) == [[0, 1, 2], [0, 1, 3], [0, 1, 4]]


def test_columns_under_one_spanner_stay_together_where_they_fit():
    under = [Column("x", "one"), Column("y", "one"), Column("x", "two"), Column("y", "two")]
    assert panels(table(Column("a"), *under), width=30) == [[0, 1, 2], [0, 3, 4]]
    assert panels(table(Column("a"), *under), width=16) == [[0, 1], [0, 2], [0, 3], [0, 4]]


def test_neighbours_under_one_spanner_are_one_span():
    columns = [Column("a"), Column("x", "one"), Column("y", "one"), Column("x", "two"), Column("b")]
    assert spans(columns) == [[0], [1, 2], [3], [4]]


def test_digits_stand_in_line_whatever_is_behind_them():
    assert aligned(["0.1**", "(0.2)", "", "3.4△", "5.6"]) == ["0.1**", "(0.2) ", "", "3.4△ ", "5.6  "]
    assert trailing("[0.1, 0.2]") == ""
