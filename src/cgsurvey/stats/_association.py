"""What departs from independence in a table of two variables: residuals, Rao-Scott tests, the odds ratio."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, replace
from itertools import product
from typing import Any

import numpy as np

from cgsurvey.result import Estimate, Note
from cgsurvey.stats._families import with_adjusted_p
from cgsurvey.stats._log_scale import from_log
from cgsurvey.stats._rao_scott import rao_scott
from cgsurvey.stats._ratios import Ratios, contrast_at
from cgsurvey.stats._rows import Place, derived_row, small_base
from cgsurvey.stats._sides import Side
from cgsurvey.stats._variables import combined
from cgsurvey.survey import Floats, Status, Survey

#: under this expected count in a cell the tests of a table are rough (Cochran 1954)
FEW_EXPECTED = 5


@dataclass(frozen=True)
class TwoWay:
    """The cells of a table of R rows and C columns, as shares of all who answered both.

    Attributes
    ----------
    found : Ratios
        Its first measures are the R x C cells, row by row, then the R and the C margins.
    counts : dict
        Columns of the base.
    """

    survey: Survey
    rows: Side
    columns: Side
    found: Ratios
    counts: Mapping[str, Any]

    def cell(self, row: int, column: int) -> int:
        return row * len(self.columns.levels) + column

    def margin(self, *, row: int | None = None, column: int = 0) -> int:
        start = len(self.rows.levels) * len(self.columns.levels)
        return start + row if row is not None else start + len(self.rows.levels) + column

    def place(self, measure: str, unit: str, category: str | None = None, level: str | None = None) -> Place:
        names = ("crosstab", self.rows.name, measure, unit, "answered_both", self.counts)
        return Place(*names, category=category, group=self.columns.name, group_level=level)


def residuals(table: TwoWay) -> list[Estimate]:
    """Observed minus expected share of every cell; p values adjusted over the cells.

    Where two levels part everybody, what the one has too many the other has too few: one test, not two.
    """
    rows, columns = table.rows, table.columns
    places = [*product(range(len(rows.levels)), range(len(columns.levels)))]
    found = {place: _residual(table, *place) for place in places}
    tested = {
        (row, column): (0 if rows.mirrors else row, 0 if columns.mirrors else column)
        for row, column in places
    }
    family = dict.fromkeys(tested.values())
    adjusted = dict(zip(family, with_adjusted_p([found[place] for place in family]), strict=True))
    return [
        replace(row, p_holm=adjusted[tested[place]].p_holm, p_bh=adjusted[tested[place]].p_bh)
        for place, row in found.items()
    ]


def _residual(table: TwoWay, row: int, column: int) -> Estimate:
    """p_rc - p_r p_c with the gradient (1, -p_c, -p_r)."""
    share = table.found.estimate[0]
    cell, across, down = table.cell(row, column), table.margin(row=row), table.margin(column=column)
    gradient = [1.0, -share[down], -share[across]]
    _, spread, df = contrast_at(table.found, (0, [cell, across, down]), gradient)
    place = table.place("residual", "points", table.rows.levels[row], table.columns.levels[column])
    flags = small_base(table.counts["n"]) if table.counts["n"] else []
    departure = float(share[cell] - share[across] * share[down])
    return derived_row(table.survey, place, departure, spread, df, tested=True, flags=flags)


def independence(table: TwoWay) -> tuple[list[Estimate], list[Note]]:
    """Rao-Scott F of the table; where one side overlaps, of each of its options by the other side."""
    rows, columns = table.rows, table.columns
    if rows.overlaps and columns.overlaps:
        return [], [Note("note.overlapping_both")]
    if rows.overlaps:
        tests = [_test(table, option, None) for option in range(len(rows.levels))]
    elif columns.overlaps:
        tests = [_test(table, None, option) for option in range(len(columns.levels))]
    else:
        tests = [_test(table, None, None)]
    found = [test for test in tests if test is not None]
    notes = [Note("note.overlapping")] if rows.overlaps or columns.overlaps else []
    if len(found) < len(tests):
        notes.append(Note("note.no_independence", {"number": len(tests) - len(found)}, weak=True))
    return (with_adjusted_p(found) if len(tests) > 1 else found), notes


def _test(table: TwoWay, row: int | None, column: int | None) -> Estimate | None:
    """The test of the whole table, or of one option of the side that overlaps."""
    rows, columns = table.rows, table.columns
    found = rao_scott(table.survey, (rows.codes(row), rows.status), (columns.codes(column), columns.status))
    if found is None:
        return None
    option = None if row is None else rows.levels[row]
    level = None if column is None else columns.levels[column]
    return Estimate(
        **table.place("rao_scott", "test", option, level).columns(table.survey),
        statistic=found.statistic,
        df_num=found.df_num,
        df_den=found.df_den,
        p_value=found.p_value,
    )


def odds_ratio(table: TwoWay) -> list[Estimate]:
    """p_11 p_22 / (p_12 p_21) of a table of two filled rows and two filled columns, on the log scale."""
    survey = table.survey
    if table.rows.overlaps or table.columns.overlaps:
        return []
    status = combined(table.rows.status, table.columns.status)
    counted = survey.counted & (status == Status.ANSWERED)
    filled = table.rows.filled(counted), table.columns.filled(counted)
    if [len(levels) for levels in filled] != [2, 2]:
        return []
    (first, second), (one, other) = filled
    place = table.place("odds_ratio", "ratio", table.rows.levels[second], table.columns.levels[other])
    cells = [table.cell(row, column) for row, column in product((first, second), (one, other))]
    if (table.found.tally.count[0, cells] == 0).any():
        return [derived_row(survey, place, math.nan, math.nan, 0, refusal="note.zero_cell")]
    share, signs = table.found.estimate[0, cells], np.array([1.0, -1.0, -1.0, 1.0])
    _, spread, df = contrast_at(table.found, (0, cells), signs / share)
    flags = small_base(table.counts["n"])
    logarithm = float(signs @ np.log(share))
    return [from_log(derived_row(survey, place, logarithm, spread, df, tested=True, flags=flags))]


def sparse(table: TwoWay) -> list[Note]:
    """A note where an expected count is so small that the tests of the table are rough."""
    if table.counts["n"] == 0 or min(len(table.rows.levels), len(table.columns.levels)) < 2:
        return []
    expected = _expected_counts(table)
    few = int((expected < FEW_EXPECTED).sum())
    if not few:
        return []
    facts = {"number": few, "cells": expected.size, "limit": FEW_EXPECTED}
    return [Note("note.sparse", facts, weak=True)]


def _expected_counts(table: TwoWay) -> Floats:
    """Unweighted counts of the cells under independence, of the rows and columns that are filled."""
    counts, start = table.found.tally.count[0], table.margin(row=0)
    split = table.margin(column=0)
    across, down = counts[start:split], counts[split : split + len(table.columns.levels)]
    return np.asarray(np.outer(across[across > 0], down[down > 0]) / table.counts["n"])
