"""Differences between groups, with p values as they are and adjusted over the family shown."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from cgsurvey.report import numbers
from cgsurvey.report.document import Block, Cell, Column, Paragraph, RowGroup, Sentence, Table
from cgsurvey.report.layout.bases import base_cells, base_columns
from cgsurvey.report.layout.cells import estimate_cell, interval_cell, interval_heading, number_cell, p_cell
from cgsurvey.report.layout.pieces import ALPHA, caption, note_lines, parted
from cgsurvey.report.words import Words
from cgsurvey.result import Estimate, Result

#: comparisons that one table lists; of more, only those that are told apart
_LISTED = 12


def differences(results: Sequence[Result], words: Words) -> list[Block]:
    """One table for each grouping variable; the first level minus the second."""
    return [_block(alike, words) for alike in parted(results)]


def _block(results: Sequence[Result], words: Words) -> Block:
    """All comparisons, or of many those that stand after adjustment, and how many others there are."""
    number = sum(len(result.rows) for result in results)
    if number <= _LISTED:
        return _table(results, results, [], words)
    clear = [replace(result, rows=tuple(filter(_is_clear, result.rows))) for result in results]
    shown = [result for result in clear if result.rows]
    if not shown:
        told = words.say("differences.none", number=number)
        return Paragraph(
            (Sentence(words.say("of_whom", who=caption("differences", results, words), text=told)),)
        )
    count = sum(len(result.rows) for result in shown)
    told = words.say("differences.shown", number=number, clear=count, others=number - count)
    return _table(shown, results, [told], words)


def _is_clear(row: Estimate) -> bool:
    return row.p_holm is not None and row.p_holm < ALPHA


def _table(shown: Sequence[Result], results: Sequence[Result], told: Sequence[str], words: Words) -> Table:
    """Difference, interval and p values first: they stay together where the table is too wide."""
    weighted = words.weighted(results[0].questionnaire)
    rows = [row for result in shown for row in result.rows]
    freedoms = {row.df for row in rows}
    same = len(freedoms) == 1
    columns = (
        Column(words.say("heading.comparison"), numeric=False),
        Column(words.say("heading.difference")),
        Column(interval_heading(rows, words)),
        *(Column(words.say(f"heading.p_{name}"), words.say("heading.p")) for name in ("plain", "holm", "bh")),
        *base_columns(words, weighted),
        Column(words.say("heading.t")),
        *([] if same else [Column(words.say("heading.df"))]),
    )
    groups = tuple(
        RowGroup(
            words.say(f"in.{result.rows[0].unit}", label=words.subject(result)),
            tuple(_line(row, weighted, same, words) for row in result.rows),
        )
        for result in shown
    )
    notes = [words.say("differences.read"), *told]
    if same:
        notes.append(words.say("differences.df", df=numbers.rounded(freedoms.pop(), 0)))
    notes += note_lines(results, rows, words)
    return Table(caption("differences", results, words), columns, groups, tuple(notes), keys=1)


def _line(row: Estimate, weighted: bool, same_df: bool, words: Words) -> tuple[Cell, ...]:
    decimals = words.decimals("difference", row)
    label = words.contrast(row.questionnaire, row.group or "", row.group_level or "")
    return (
        Cell(label),
        estimate_cell(row, decimals),
        interval_cell(row, decimals),
        p_cell(row.p_value, row.id),
        p_cell(row.p_holm, row.id),
        p_cell(row.p_bh, row.id),
        *base_cells(row, weighted),
        number_cell(row.statistic, 2, row.id),
        *([] if same_df else [number_cell(row.df, 0, row.id)]),
    )
