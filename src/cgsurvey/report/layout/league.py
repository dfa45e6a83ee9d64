"""Communities compared: a league table that says which of them truly differ, and how little ranks tell."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from cgsurvey.glossary import MEASURES
from cgsurvey.report import numbers
from cgsurvey.report.document import Block, Cell, Column, RowGroup, Table
from cgsurvey.report.layout.bases import base_cells, base_columns, base_sentence
from cgsurvey.report.layout.cells import (
    EMPTY,
    estimate_cell,
    interval_cell,
    interval_heading,
    measure_heading,
)
from cgsurvey.report.layout.noted import note_lines
from cgsurvey.report.layout.pieces import caption
from cgsurvey.report.quoting import all_worded, quoted, stated
from cgsurvey.report.said import figure, p_said
from cgsurvey.report.words import Words
from cgsurvey.result import Estimate, Result

#: measures that are not the figure itself
OTHERS = ("icc", "shrunken", "from_mean", "rank")


def league(results: Sequence[Result], words: Words) -> list[Block]:
    """One table for each variable, the highest first; those with too few answers last and unranked."""
    compared = [result for result in results if "pairs" in result.fit]
    return [_table(result, words, explained=result not in compared[1:]) for result in results]


def _table(result: Result, words: Words, *, explained: bool) -> Table:
    lines: dict[str, dict[str, Estimate]] = {}
    for row in result.rows:
        if row.group_level is not None:
            measure = row.measure if row.measure in OTHERS else "figure"
            lines.setdefault(row.group_level, {})[measure] = row
    ordered = sorted(lines.values(), key=lambda rows: -(rows["figure"].estimate or 0.0))
    is_compared = any("rank" in rows for rows in ordered)
    ranked = [rows for rows in ordered if "rank" in rows or not is_compared]
    small = [rows for rows in ordered if rows not in ranked]
    groups = [RowGroup(None, tuple(_line(rows, result, is_compared, words) for rows in ranked))]
    if small:
        heading = words.say("league.small", minimum=result.fit["minimum"])
        groups.append(RowGroup(heading, tuple(_line(rows, result, is_compared, words) for rows in small)))
    figures = [rows["figure"] for rows in ordered]
    columns = _columns(figures, is_compared, words)
    notes = _notes(result, figures, words, explained=explained)
    return Table(_caption(result, is_compared, words), columns, tuple(groups), all_worded(notes))


def _caption(result: Result, is_compared: bool, words: Words) -> str:
    """What is compared and, at once, how many communities truly differ."""
    term = words.term(MEASURES, next(row.measure for row in result.rows if row.measure not in OTHERS))
    measure = term if words.language == "zh" else term.lower()
    facts = {"what": words.subject(result), "measure": measure, "number": result.fit["ranked"]}
    if not is_compared:
        code = "league_unranked"
    else:
        facts |= sides(result, words)
        code = "league" if facts["sides"] else "league_none"
    return caption(code, [replace(result, by=None)], words, **facts)


def sides(result: Result, words: Words) -> dict[str, str]:
    """How many communities are above and how many below the mean, and the rest; "" where there are none."""
    counts = {side: len(result.fit[side]) for side in ("above", "below")}
    told = [words.say(f"league.sides.{side}", number=number) for side, number in counts.items() if number]
    rest = result.fit["ranked"] - sum(counts.values())
    return {"sides": words.listed(told), "rest": words.say("league.rest", number=rest) if rest else ""}


def _columns(figures: Sequence[Estimate], is_compared: bool, words: Words) -> tuple[Column, ...]:
    first = figures[0]
    columns = (
        Column(words.say("heading.community"), numeric=False),
        *base_columns(words, words.weighted(first.questionnaire)),
        Column(measure_heading(first.measure, first.unit, words)),
        Column(interval_heading(figures, words)),
    )
    if not is_compared:
        return columns
    return (
        *columns,
        Column(words.say("heading.shrunken")),
        Column(words.say("heading.places")),
        Column(words.say("heading.mark"), numeric=False),
    )


def _line(rows: Mapping[str, Estimate], result: Result, is_compared: bool, words: Words) -> tuple[Cell, ...]:
    row = rows["figure"]
    decimals = words.decimals("communities", row)
    cells = (
        Cell(row.group_level or ""),
        *base_cells(row, words.weighted(row.questionnaire)),
        estimate_cell(row, decimals),
        interval_cell(row, decimals),
    )
    if not is_compared:
        return cells
    side = next((side for side in ("above", "below") if row.group_level in result.fit[side]), None)
    return (
        *cells,
        estimate_cell(rows.get("shrunken"), decimals),
        interval_cell(rows.get("rank"), 0),
        Cell(words.say(f"league.{side}"), source=rows["from_mean"].id) if side else EMPTY,
    )


def _notes(result: Result, figures: Sequence[Estimate], words: Words, *, explained: bool) -> tuple[str, ...]:
    """The figure of all, the variance between communities, how to read the table; then what is weak.

    How to read it is explained under the first table, and not again under those that follow.
    """
    overall = [row for row in result.rows if row.group_level is None]
    notes = []
    for row in overall:
        if row.measure == "icc":
            share = figure(row, result.estimand, words, decimals=1)
            notes.append(words.say("league.icc", figure=share, p=p_said(row, words)))
        else:
            notes.append(words.say("league.mean", figure=figure(row, result.estimand, words)))
            notes.append(words.say("base", text=base_sentence(row, words)))
    if "pairs" in result.fit:
        level = numbers.percent_of(figures[0].conf_level or words.study.file.confidence)
        code = "league.pairs" if result.fit["pairs_apart"] else "league.no_pairs"
        pairs, apart = (
            stated(result.fit[name], "results", result.id, "fit", name) for name in ("pairs", "pairs_apart")
        )
        notes.append(words.say(code, pairs=pairs, apart=apart))
        if explained:
            notes.append(words.say("league.read", level=quoted(level, figures[0].id, "conf_level")))
            notes += [words.say("league.marks"), words.say("league.shrunken")]
    return (*notes, *note_lines([result], [*overall, *figures], words))
