"""Differences between groups, with p values as they are and adjusted over the family shown."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from cgsurvey.report import numbers
from cgsurvey.report.document import Block, Cell, Column, Paragraph, RowGroup, Sentence, Table
from cgsurvey.report.layout.bases import base_cells, base_columns
from cgsurvey.report.layout.cells import estimate_cell, interval_cell, interval_heading, number_cell, p_cell
from cgsurvey.report.layout.noted import note_lines
from cgsurvey.report.layout.pieces import caption, parted
from cgsurvey.report.quoting import all_worded, counted, plainly, quoted, worded
from cgsurvey.report.said import is_clear, p_said
from cgsurvey.report.words import Words
from cgsurvey.result import Estimate, Result

#: comparisons that one table lists; of more, only those that are told apart
_LISTED = 12


def differences(results: Sequence[Result], words: Words) -> list[Block]:
    """One table for each grouping variable: the test of all groups, then the first level minus the second."""
    return [_block(alike, words) for alike in parted(results)]


def _block(results: Sequence[Result], words: Words) -> Block:
    """All comparisons, or of many those that stand after adjustment, and how many others there are."""
    shown = listed(results)
    every, clear = ([row for each in those for row in _compared(each)] for those in (results, shown))
    if len(clear) == len(every):
        return _table(results, results, [], words)
    number = counted(row.id for row in every)
    if not clear:
        who = caption("differences", results, words)
        told = words.say("of_whom", who=who, text=words.say("differences.none", number=number))
        tests = [_tested_in_words(result, test, words) for result in results for test in _tests(result)]
        return Paragraph((worded(told), *tests))
    standing = {row.id for row in clear}
    others = counted(row.id for row in every if row.id not in standing)
    told = words.say("differences.shown", number=number, clear=counted(standing), others=others)
    return _table(shown, results, [told], words)


def listed(results: Sequence[Result]) -> list[Result]:
    """The results with the comparisons that their table lists: all, or of many those that stand."""
    if sum(len(_compared(result)) for result in results) <= _LISTED:
        return list(results)
    return [narrowed for result in results if _compared(narrowed := _only_clear(result))]


def _compared(result: Result) -> list[Estimate]:
    return [row for row in result.rows if row.measure == "difference"]


def _tests(result: Result) -> list[Estimate]:
    return [row for row in result.rows if row.measure == "joint_test" and row.statistic is not None]


def _only_clear(result: Result) -> Result:
    """A result without the comparisons that do not stand after adjustment."""
    unclear = {row.group_level for row in _compared(result) if not is_clear(row)}
    return replace(result, rows=tuple(row for row in result.rows if row.group_level not in unclear))


def _table(shown: Sequence[Result], results: Sequence[Result], told: Sequence[str], words: Words) -> Table:
    """Difference, interval and p values first: they stay together where the table is too wide."""
    weighted = words.weighted(results[0].questionnaire)
    rows = [row for result in shown for row in result.rows if row.measure != "standardised"]
    freedoms = {row.df for row in rows if row.measure == "difference"}
    same = len(freedoms) == 1
    interval = interval_heading(rows, words)
    columns = (
        Column(words.say("heading.comparison"), numeric=False),
        Column(words.say("heading.difference")),
        Column(interval),
        *(Column(words.say(f"heading.p_{name}"), words.say("heading.p")) for name in ("plain", "holm", "bh")),
        *base_columns(words, weighted),
        Column(words.say("heading.t")),
        *([] if same else [Column(words.say("heading.df"))]),
        *(
            Column(heading, words.say("heading.standardised"))
            for heading in (words.say("heading.d"), interval)
        ),
    )
    groups = _groups([(_heading(result, words), _lines(result, weighted, same, words)) for result in shown])
    notes = [words.say("differences.read"), words.say("differences.d"), *told]
    if same:
        first = next(row for row in rows if row.measure == "difference")
        shown_df = quoted(numbers.rounded(freedoms.pop(), 0), first.id, "df")
        notes.append(words.say("differences.df", df=shown_df))
    notes += note_lines(results, rows, words)
    return Table(caption("differences", results, words), columns, groups, all_worded(notes), keys=1)


def _groups(lines: Sequence[tuple[str, Sequence[tuple[Cell, ...]]]]) -> tuple[RowGroup, ...]:
    """The comparisons of each variable under it; where all are of the same two groups, under these."""
    compared = {line[0].text for _, each in lines for line in each}
    if len(compared) != 1 or len(lines) == 1:
        return tuple(RowGroup(heading, tuple(each)) for heading, each in lines)
    turned = tuple((Cell(heading), *line[1:]) for heading, each in lines for line in each)
    return (RowGroup(compared.pop(), turned),)


def _heading(result: Result, words: Words) -> str:
    """The variable, and the test that none of its groups differs, which is adjusted over nothing."""
    unit = next((row.unit for row in result.rows if row.measure == "difference"), "value")
    label = words.say(f"in.{unit}", label=words.subject(result))
    tests = [words.say("differences.joint", **_facts(test, words)) for test in _tests(result)]
    return plainly(words.say("differences.tested", label=label, test=tests[0])) if tests else label


def _lines(result: Result, weighted: bool, same_df: bool, words: Words) -> tuple[tuple[Cell, ...], ...]:
    standardised = {row.group_level: row for row in result.rows if row.measure == "standardised"}
    return tuple(
        _line(row, standardised.get(row.group_level), weighted, same_df, words) for row in _compared(result)
    )


def _line(
    row: Estimate, standardised: Estimate | None, weighted: bool, same_df: bool, words: Words
) -> tuple[Cell, ...]:
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
        estimate_cell(standardised, 2),
        interval_cell(standardised, 2),
    )


def _tested_in_words(result: Result, test: Estimate, words: Words) -> Sentence:
    text = words.say("differences.joint_said", what=words.subject(result), **_facts(test, words))
    return worded(text, (test.id,))


def _facts(test: Estimate, words: Words) -> dict[str, str]:
    return {
        "f": quoted(numbers.rounded(test.statistic, 2), test.id, "statistic"),
        "df_num": quoted(numbers.rounded(test.df_num, 0), test.id, "df_num"),
        "df_den": quoted(numbers.rounded(test.df_den, 0), test.id, "df_den"),
        "p": p_said(test, words),
    }
