"""Willingness and participation: both shares, the gap between them, and the four cells behind it."""

from __future__ import annotations

from collections.abc import Sequence

from cgsurvey.glossary import MEASURES
from cgsurvey.report import numbers
from cgsurvey.report.document import Block, Cell, Column, RowGroup, Table
from cgsurvey.report.layout.bases import base_cells, base_sentence
from cgsurvey.report.layout.cells import (
    EMPTY,
    count_cell,
    estimate_cell,
    interval_cell,
    interval_heading,
)
from cgsurvey.report.layout.noted import note_lines
from cgsurvey.report.layout.pieces import caption, measures_table, parted, rows_by_level
from cgsurvey.report.layout.rates import by_level
from cgsurvey.report.quoting import all_worded, plainly, quoted
from cgsurvey.report.said import base_said, p_said
from cgsurvey.report.words import Words
from cgsurvey.result import Estimate, Result

#: what groups are compared by; the rest is in the machine-readable output
_OF_GROUPS = ("gap", "conversion")


def participation(results: Sequence[Result], words: Words) -> list[Block]:
    """One table of measures for each questionnaire, each on its own base; by group the gap and conversion."""
    return [
        _table(alike, words) if alike[0].by is None else _by_group(alike, words) for alike in parted(results)
    ]


def _by_group(results: Sequence[Result], words: Words) -> Table:
    title = caption("participation", results, words)
    groups = by_level(results, _OF_GROUPS, words)
    return measures_table(title, words.say("heading.group"), groups, _OF_GROUPS, results, words)


def _table(results: Sequence[Result], words: Words) -> Table:
    weighted = words.weighted(results[0].questionnaire)
    rows = [row for result in results for row in result.rows]
    bases = [Column(words.say("heading.n"))]
    if weighted:
        bases.append(Column(words.say("heading.n_weighted")))
    columns = (
        Column(words.say("heading.measure"), numeric=False),
        *bases,
        Column(words.say("heading.count")),
        Column(words.say("heading.estimate")),
        Column(interval_heading(rows, words)),
    )
    groups = tuple(
        RowGroup(
            _heading(result, level, words),
            tuple(_line(row, weighted, words) for row in found if _is_told(row)),
        )
        for result in results
        for level, found in rows_by_level(result, words)
    )
    notes = [
        *_base_notes(results, words),
        *(_test(result, level, row, words) for result in results for level, row in _tests(result, words)),
        *(text for result in results if (text := _bounded(result, words))),
        *([words.say("base.counts")] if weighted else []),
        *note_lines(results, rows, words),
    ]
    return Table(
        caption("participation", results, words), columns, groups, all_worded(notes), keys=1 + len(bases)
    )


def _is_told(row: Estimate) -> bool:
    """Whether a row stands in the table: tests are notes, and bounds stand with the missing answers."""
    return row.unit != "test" and row.measure not in ("lower_bound", "upper_bound")


def _heading(result: Result, level: str | None, words: Words) -> str:
    label = words.subject(result)
    return label if level is None else words.say("of_whom", who=label, text=level)


def _line(row: Estimate, weighted: bool, words: Words) -> tuple[Cell, ...]:
    decimals = words.decimals("participation_gap", row)
    label = words.say(f"in.{row.unit}", label=words.term(MEASURES, row.measure))
    return (
        Cell(label),
        *base_cells(row, weighted),
        EMPTY if row.count is None else count_cell(row),
        estimate_cell(row, decimals),
        interval_cell(row, decimals),
    )


def _base_notes(results: Sequence[Result], words: Words) -> list[str]:
    """Each base once, with the measures that rest on it; by group the column of n says enough."""
    notes = []
    for result in results:
        told: dict[str, tuple[str, list[str]]] = {}
        for row in result.rows if result.by is None else ():
            if _is_told(row):
                text = base_sentence(row, words)
                told.setdefault(plainly(text), (text, []))[1].append(words.term(MEASURES, row.measure))
        for sentence, measures in told.values():
            who = words.listed(measures)
            if len(results) > 1:
                who = words.say("of_whom", who=words.subject(result), text=who)
            notes.append(words.say("base.for", who=who, text=sentence))
    return notes


def _bounded(result: Result, words: Words) -> str:
    """Between which values nonresponse leaves the gap of a pair, if it leaves it open."""
    ends = {row.measure: row for row in result.rows if row.category == "gap"}
    if not ends:
        return ""
    low, high = ends["lower_bound"], ends["upper_bound"]
    decimals = words.decimals("participation_gap", low)
    return words.say(
        "participation.bounds",
        what=words.subject(result),
        n=base_said(low),
        low=quoted(numbers.shown(low.estimate, low.unit, decimals), low.id, "estimate"),
        high=quoted(numbers.shown(high.estimate, high.unit, decimals), high.id, "estimate"),
    )


def _tests(result: Result, words: Words) -> list[tuple[str | None, Estimate]]:
    return [
        (level, row)
        for level, rows in rows_by_level(result, words)
        for row in rows
        if row.measure == "mcnemar"
    ]


def _test(result: Result, level: str | None, row: Estimate, words: Words) -> str:
    return words.say(
        "mcnemar",
        what=_heading(result, level, words),
        p=p_said(row, words),
        n=base_said(row),
    )
