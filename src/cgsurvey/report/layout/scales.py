"""Scales: their scores beside alpha and omega, and what each item adds to its scale."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from cgsurvey.glossary import MEASURES
from cgsurvey.report.document import Block, Cell, Column, RowGroup, Table
from cgsurvey.report.layout.bases import Lines
from cgsurvey.report.layout.cells import estimate_cell, interval_cell, interval_heading, number_cell
from cgsurvey.report.layout.noted import note_lines
from cgsurvey.report.layout.pieces import caption, measures_table, parted
from cgsurvey.report.layout.rates import by_level, by_variable
from cgsurvey.report.quoting import all_worded, worded
from cgsurvey.report.said import figure
from cgsurvey.report.words import Words
from cgsurvey.result import Estimate, Result

_OF_GROUPS = ("score", "median")
_OF_SCALES = (*_OF_GROUPS, "alpha", "omega")
_OF_ITEMS = ("item_mean", "item_rest", "alpha_if_dropped")


def scales(results: Sequence[Result], words: Words) -> list[Block]:
    """Scores of the scales, each beside its reliability; then their items."""
    blocks: list[Block] = []
    for alike in parted(results):
        if alike[0].by is None:
            blocks += [_scores(alike, words), *_items(alike, words)]
        else:
            title, first = caption("scales_by_group", alike, words), words.say("heading.group")
            groups = by_level(alike, _OF_GROUPS, words)
            blocks.append(measures_table(title, first, groups, _OF_GROUPS, alike, words))
    return blocks


def _scores(results: Sequence[Result], words: Words) -> Table:
    title, first = caption("scales", results, words), words.say("heading.scale")
    lines = by_variable(results, _OF_SCALES, words)
    table = measures_table(title, first, [Lines(None, lines)], _OF_SCALES, results, words)
    simple = [
        words.say("of_whom", who=words.subject(result), text=figure(row, "scale", words))
        for result in results
        for row in result.rows
        if row.measure == "alpha_simple"
    ]
    if not simple:
        return table
    told = words.say("scales.simple", figures=words.say("semicolon").join(simple))
    return replace(table, notes=(*table.notes, worded(told)))


def _items(results: Sequence[Result], words: Words) -> list[Block]:
    """One table of the items of all scales."""
    shown = [row for result in results for row in result.rows if row.measure in _OF_ITEMS]
    if not shown:
        return []
    means = [row for row in shown if row.measure == "item_mean"]
    columns = (
        Column(words.say("heading.item"), numeric=False),
        Column(words.say("heading.n")),
        Column(words.term(MEASURES, "item_mean")),
        Column(interval_heading(means, words)),
        Column(words.term(MEASURES, "item_rest")),
        Column(words.term(MEASURES, "alpha_if_dropped")),
    )
    groups = tuple(
        RowGroup(words.subject(result), tuple(_item(result, name, words) for name in _names(result)))
        for result in results
    )
    notes = [words.say("scales.items_read")]
    if turned := [
        words.name(result.questionnaire, name)
        for result in results
        for name in _names(result)
        if words.is_reversed(result, name)
    ]:
        notes.append(words.say("scales.turned", items=words.listed(turned)))
    notes += note_lines(results, shown, words)
    return [Table(caption("scale_items", results, words), columns, groups, all_worded(notes), keys=2)]


def _names(result: Result) -> list[str]:
    return list(dict.fromkeys(row.category for row in result.rows if row.category))


def _item(result: Result, name: str, words: Words) -> tuple[Cell, ...]:
    found = {row.measure: row for row in result.rows if row.category == name}
    mean = found["item_mean"]

    def cell(row: Estimate | None) -> Cell:
        return estimate_cell(row, words.decimals("scale", row) if row else 0)

    return (
        Cell(words.name(result.questionnaire, name)),
        number_cell(mean.n, source=mean.id),
        cell(mean),
        interval_cell(mean, words.decimals("scale", mean)),
        cell(found.get("item_rest")),
        cell(found.get("alpha_if_dropped")),
    )
