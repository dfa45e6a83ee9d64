"""The logit or ordered logit beside the linear model: the treatment in each, side by side."""

from __future__ import annotations

from dataclasses import replace

from cgsurvey.report.document import Cell, Column, RowGroup, Table
from cgsurvey.report.layout.bases import base_sentence
from cgsurvey.report.layout.cells import estimate_cell, interval_cell, interval_heading, number_cell, p_cell
from cgsurvey.report.layout.ladder import decimals_of, names, treatment_rows
from cgsurvey.report.layout.noted import note_lines
from cgsurvey.report.quoting import all_worded
from cgsurvey.report.words import Words
from cgsurvey.result import Estimate, Result


def limited(result: Result, linear: Result, words: Words) -> Table:
    """The treatment in the last step of the ladder, its average effects, and its odds ratio."""
    rows = [row for row in result.rows if row.term == result.fit["treatment"]]
    lines = [_line(_label(row, result, words), row, words.decimals(result.estimand, row)) for row in rows]
    if last := treatment_rows(linear)[-1:]:
        lines.insert(0, _linear(last[0], linear, is_share=result.estimand == "logit", words=words))
    columns = (
        Column(words.say("heading.quantity"), numeric=False),
        Column(words.say("heading.estimate")),
        *(Column(words.say(f"heading.{name}")) for name in ("std_error", "df", "p")),
        Column(interval_heading(rows, words)),
    )
    facts = {**names(linear, words), "kind": words.say(f"limited.{result.estimand}")}
    title = words.of_whom(words.say("caption.limited", **facts), result.questionnaire)
    kind = "difference" if result.fit["treatment_values"] == 2 else "slope"
    notes = [
        words.say("limited.read" if result.estimand == "logit" else "limited.read_ordered"),
        words.say(f"limited.{kind}", treatment=facts["treatment"]),
        *_clustered(result, words),
        words.say("base", text=base_sentence(rows[0], words)),
        *note_lines([result], rows, words),
    ]
    return Table(title, columns, (RowGroup(None, tuple(lines)),), all_worded(notes))


def _clustered(result: Result, words: Words) -> list[str]:
    """By what the standard errors are clustered, where no note of the model says so."""
    cluster = str(result.fit["cluster"])
    is_said = any(note.code == "limited.first_cluster" for note in result.notes)
    if is_said or cluster == "row":
        return []
    return [words.say("model.cluster", cluster=words.name(result.questionnaire, cluster))]


def _label(row: Estimate, result: Result, words: Words) -> str:
    if row.measure == "odds_ratio":
        return words.say("limited.odds_ratio")
    if row.category is None:
        return words.say("limited.effect")
    outcome = str(result.fit["outcome"])
    labels = [words.option(row.questionnaire, outcome, value) for value in row.category.split("|")]
    return words.say("limited.effect_on", category=words.listed(labels))


def _linear(row: Estimate, linear: Result, *, is_share: bool, words: Words) -> tuple[Cell, ...]:
    """The coefficient of the last step: of a share in points, as the average effect beside it."""
    if is_share:
        shown = replace(row, unit="points")
        return _line(words.say("limited.linear"), shown, words.study.file.decimals.percent)
    return _line(words.say("limited.linear_score"), row, decimals_of(linear, words))


def _line(label: str, row: Estimate, decimals: int) -> tuple[Cell, ...]:
    error = replace(row, estimate=row.std_error)
    return (
        Cell(label),
        estimate_cell(row, decimals),
        estimate_cell(error, decimals),
        number_cell(row.df, 1, row.id),
        p_cell(row.p_value, row.id),
        interval_cell(row, decimals),
    )
