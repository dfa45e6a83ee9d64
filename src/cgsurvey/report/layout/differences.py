"""Differences between groups, with p values as they are and adjusted over the family shown."""

from __future__ import annotations

from collections.abc import Sequence

from cgsurvey.report import numbers
from cgsurvey.report.document import Block, Cell, Column, RowGroup, Table
from cgsurvey.report.layout.bases import base_cells
from cgsurvey.report.layout.cells import estimate_cell, interval_cell, interval_heading, number_cell, p_cell
from cgsurvey.report.layout.pieces import caption, note_lines, parted
from cgsurvey.report.words import Words
from cgsurvey.result import Estimate, Result


def differences(results: Sequence[Result], words: Words) -> list[Block]:
    """One table for each grouping variable; the first level minus the second."""
    return [_table(alike, words) for alike in parted(results)]


def _table(results: Sequence[Result], words: Words) -> Table:
    weighted = words.weighted(results[0].questionnaire)
    rows = [row for result in results for row in result.rows]
    freedoms = {row.df for row in rows}
    same = len(freedoms) == 1
    bases = [Column(words.say("heading.n"))]
    if weighted:
        bases.append(Column(words.say("heading.n_weighted")))
    columns = (
        Column(words.say("heading.comparison"), numeric=False),
        *bases,
        Column(words.say("heading.difference")),
        Column(interval_heading(rows, words)),
        Column(words.say("heading.t")),
        *([] if same else [Column(words.say("heading.df"))]),
        *(Column(words.say(f"heading.p_{name}"), words.say("heading.p")) for name in ("plain", "holm", "bh")),
    )
    groups = tuple(
        RowGroup(
            words.say(f"in.{result.rows[0].unit}", label=words.subject(result)),
            tuple(_line(row, weighted, same, words) for row in result.rows),
        )
        for result in results
        if result.rows
    )
    notes = [words.say("differences.read"), *note_lines(results, words)]
    if same:
        notes.insert(1, words.say("differences.df", df=numbers.rounded(freedoms.pop(), 0)))
    return Table(caption("differences", results, words), columns, groups, tuple(notes), keys=1)


def _line(row: Estimate, weighted: bool, same_df: bool, words: Words) -> tuple[Cell, ...]:
    decimals = words.decimals("difference", row)
    label = words.contrast(row.questionnaire, row.group or "", row.group_level or "")
    return (
        Cell(label),
        *base_cells(row, weighted),
        estimate_cell(row, decimals),
        interval_cell(row, decimals),
        number_cell(row.statistic, 2, row.id),
        *([] if same_df else [number_cell(row.df, 0, row.id)]),
        p_cell(row.p_value, row.id),
        p_cell(row.p_holm, row.id),
        p_cell(row.p_bh, row.id),
    )
