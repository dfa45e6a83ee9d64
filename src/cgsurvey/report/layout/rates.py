"""Satisfaction, thresholds, means and the frequencies of every question."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from cgsurvey.glossary import MEASURES
from cgsurvey.report.document import Block, Cell, Column, RowGroup, Table
from cgsurvey.report.layout.bases import Line, Lines, left_out, reasons, weighted_n
from cgsurvey.report.layout.cells import (
    count_cell,
    estimate_cell,
    interval_cell,
    interval_heading,
    measure_heading,
)
from cgsurvey.report.layout.noted import note_lines
from cgsurvey.report.layout.pieces import (
    caption,
    has_intervals,
    lines_of,
    measures_table,
    parted,
    rows_by_level,
)
from cgsurvey.report.quoting import all_worded, plainly
from cgsurvey.report.words import Words
from cgsurvey.result import Estimate, Result

SATISFACTION = ("rate", "top_box", "net", "mean")
#: of groups the two that are compared; the others are in the machine-readable output
SATISFACTION_BY_GROUP = ("rate", "mean")
MEANS = ("mean", "median", "lower_quartile", "upper_quartile")


def satisfaction(results: Sequence[Result], words: Words) -> list[Block]:
    """The rate first, then top box, net rate and mean score; one table for each way of grouping."""
    return [
        measures_table(
            caption("satisfaction", alike, words),
            words.say("heading.question" if alike[0].by is None else "heading.group"),
            _by_topic(alike, words) if alike[0].by is None else by_level(alike, SATISFACTION_BY_GROUP, words),
            SATISFACTION,
            alike,
            words,
            {"rate": words.say("heading.satisfied")},
        )
        for alike in parted(results)
    ]


def thresholds(results: Sequence[Result], words: Words) -> list[Block]:
    """Share at or above each declared bound."""
    counted = {"at_or_above": words.say("heading.count")}
    return _one_line_each("thresholds", ("at_or_above",), results, words, counted)


def means(results: Sequence[Result], words: Words) -> list[Block]:
    """Means and quartiles of the questions that ask for a number, each in its own unit."""
    return _one_line_each("means", MEANS, results, words, {})


def responses(results: Sequence[Result], words: Words) -> list[Block]:
    """Open questions and dates: how many answered. What they wrote is neither kept nor shown."""
    counted = {"answered": words.say("heading.count")}
    return _one_line_each("responses", ("answered",), results, words, counted)


def _ranking_table(result: Result, words: Words) -> Table:
    """Options of a ranking question: first places, any place, and the mean rank."""
    measures = ("ranked_first", "ranked", "mean_rank")
    groups = [
        Lines(
            level,
            lines_of(rows, lambda row: row.category, lambda row: words.category("ranking", row), measures),
        )
        for level, rows in rows_by_level(result, words)
    ]
    title = caption("ranking", [result], words, what=words.subject(result))
    return measures_table(title, words.say("heading.option"), groups, measures, [result], words)


def _one_line_each(
    code: str,
    measures: Sequence[str],
    results: Sequence[Result],
    words: Words,
    counted: Mapping[str, str],
) -> list[Block]:
    """One line a variable, or a line a group under the variable's label."""
    blocks: list[Block] = []
    for alike in parted(results):
        grouped = alike[0].by is not None
        first = words.say("heading.group" if grouped else "heading.question")
        groups = (
            by_level(alike, measures, words)
            if grouped
            else [Lines(None, by_variable(alike, measures, words))]
        )
        title = caption(code, alike, words)
        blocks.append(measures_table(title, first, groups, measures, alike, words, counted))
    return blocks


def _by_topic(results: Sequence[Result], words: Words) -> list[Lines]:
    """Questions one below the other, the items of a matrix under its label."""
    topics: dict[str, tuple[str | None, list[Result]]] = {}
    for result in results:
        question = words.question(result.questionnaire, result.variable)
        label = words.text(question.topic_label) if question and question.topic_label else None
        topic = question.topic if question and label else ""
        topics.setdefault(topic, (label, []))[1].append(result)
    return [Lines(label, by_variable(found, SATISFACTION, words)) for label, found in topics.values()]


def by_variable(results: Sequence[Result], measures: Sequence[str], words: Words) -> tuple[Line, ...]:
    """One line a variable."""
    return tuple(
        Line(_titled(result, words), rows) for result in results if (rows := _measured(result.rows, measures))
    )


def by_level(results: Sequence[Result], measures: Sequence[str], words: Words) -> list[Lines]:
    """For each variable the levels of the group, under its label."""
    groups = []
    for result in results:
        lines = tuple(
            Line(level or "", found)
            for level, rows in rows_by_level(result, words)
            if (found := _measured(rows, measures))
        )
        heading = _with_left_out(result, lines, words)
        groups.append(Lines(heading, lines, tells_left_out=True, label=_titled(result, words)))
    return groups


def _with_left_out(result: Result, lines: Sequence[Line], words: Words) -> str:
    """A variable's label with those left out of all its groups: line by line they would fill a page."""
    counts: Counter[str] = Counter()
    for line in lines:
        counts.update(next(iter(line.rows.values())).left_out)
    label = _titled(result, words)
    if not any(counts.values()):
        return label
    # a sum over groups stands in no row, and a heading quotes none
    aside = plainly(words.say("base.left_out_short", reasons=reasons(counts, words, result.id)))
    return words.say("aside", text=label, aside=aside)


def _measured(rows: Iterable[Estimate], measures: Sequence[str]) -> dict[str, Estimate]:
    return {row.measure: row for row in rows if row.measure in measures}


def _titled(result: Result, words: Words) -> str:
    """The label of a variable, with its unit where it has one."""
    label = words.subject(result)
    question = words.question(result.questionnaire, result.variable)
    if question is None or question.unit is None:
        return label
    return words.say("with_unit", label=label, unit=words.text(question.unit))


def frequencies(results: Sequence[Result], words: Words) -> list[Block]:
    """Every category of every question: count, share and interval, the base beside the question's label."""
    blocks: list[Block] = []
    for alike in parted([result for result in results if result.estimand == "frequency"]):
        blocks.append(_frequency_table(alike, words))
    for alike in parted([result for result in results if result.estimand == "multiple_response"]):
        blocks += [_multiple_table(result, words) for result in alike]
    for alike in parted([result for result in results if result.estimand == "ranking"]):
        blocks += [_ranking_table(result, words) for result in alike]
    blocks += means([result for result in results if result.estimand == "mean"], words)
    return blocks + responses([result for result in results if result.estimand == "response"], words)


def _frequency_table(results: Sequence[Result], words: Words) -> Table:
    """One table for all questions of a questionnaire."""
    rows = [row for result in results for row in result.rows]
    with_interval = has_intervals(rows)
    columns = (
        Column(words.say("heading.answer"), numeric=False),
        Column(words.say("heading.count")),
        Column(measure_heading("share", "proportion", words)),
        *([Column(interval_heading(rows, words))] if with_interval else []),
    )
    groups = tuple(
        RowGroup(
            _with_base(words.subject(result), result.rows[0], words),
            tuple(_frequency_line(row, with_interval, words) for row in result.rows),
        )
        for result in results
    )
    notes = [words.say("base.counts")] if words.weighted(results[0].questionnaire) else []
    title = caption("frequencies", results, words)
    return Table(title, columns, groups, all_worded((*notes, *note_lines(results, rows, words))))


def _frequency_line(row: Estimate, with_interval: bool, words: Words) -> tuple[Cell, ...]:
    decimals = words.decimals("frequency", row)
    return (
        Cell(words.category("frequency", row)),
        count_cell(row),
        estimate_cell(row, decimals),
        *([interval_cell(row, decimals)] if with_interval else []),
    )


def _with_base(label: str, row: Estimate, words: Words) -> str:
    aside = words.say("base.short", n=row.n, weighted=weighted_n(row, words))
    if any(row.left_out.values()):
        aside += words.say("semicolon") + left_out(row, words)
    return words.say("aside", text=label, aside=plainly(aside))


def _multiple_table(result: Result, words: Words) -> Table:
    """Per cent of respondents and of ticks; those who ticked nothing are a line, since they answered."""
    groups = []
    for level, rows in rows_by_level(result, words):
        options = lines_of(
            rows,
            lambda row: row.category,
            lambda row: words.category("multiple_response", row),
            ("of_respondents", "of_responses"),
        )
        none = tuple(
            Line(words.term(MEASURES, "none_ticked"), {"of_respondents": row})
            for row in rows
            if row.measure == "none_ticked"
        )
        groups.append(Lines(level, options + none))
    title = caption("multiple", [result], words, what=words.subject(result))
    measures = ("of_respondents", "of_responses")
    first, counted = words.say("heading.option"), {"of_respondents": words.say("heading.count")}
    return measures_table(title, first, groups, measures, [result], words, counted)
