"""The elements: whom they reached, what was wanted and received, what improved."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from cgsurvey.report.document import Block, Sentence, Table
from cgsurvey.report.layout.bases import Line, Lines
from cgsurvey.report.layout.pieces import caption, lines_of, measures_table, rows_by_level
from cgsurvey.report.numbers import rounded
from cgsurvey.report.quoting import all_worded, quoted, worded
from cgsurvey.report.said import base_said, figure
from cgsurvey.report.words import Words
from cgsurvey.result import Result


def coverage(results: Sequence[Result], words: Words) -> list[Block]:
    """Coverage of each element; how many elements reached a respondent; the mean number."""
    blocks: list[Block] = []
    for result in results:
        facts = {"what": words.subject(result)}
        for measure in ("coverage", "reached_by"):
            groups = _by_category(result, (measure,), words)
            if any(group.lines for group in groups):
                title = caption(measure, [result], words, **facts)
                first, counted = words.say(f"heading.{measure}"), {measure: words.say("heading.count")}
                table = measures_table(title, first, groups, (measure,), [result], words, counted)
                if measure == "reached_by" and result.by is None:
                    table = replace(table, notes=(*_mean_told(result, words), *table.notes))
                blocks.append(table)
        if result.by is not None and (means := _means(result, words)):
            blocks.append(means)
    return blocks


def _mean_told(result: Result, words: Words) -> tuple[Sentence, ...]:
    """The mean number of elements that reached a person."""
    rows = [row for row in result.rows if row.measure == "mean_elements"]
    return tuple(worded(words.say("mean_elements", figure=figure(row, "coverage", words))) for row in rows)


def _means(result: Result, words: Words) -> Block | None:
    """The mean number of elements, a line for each group."""
    rows = [row for row in result.rows if row.measure == "mean_elements"]
    if not rows:
        return None
    lines = tuple(
        Line(words.level(result.questionnaire, result.by or "", row.group_level or ""), {row.measure: row})
        for row in rows
    )
    title = caption("mean_elements", [result], words, what=words.subject(result))
    first, measures = words.say("heading.group"), ("mean_elements",)
    return measures_table(title, first, [Lines(None, lines)], measures, [result], words)


def supply_and_demand(results: Sequence[Result], words: Words) -> list[Block]:
    """For each service: wanted, received, wanted and not received, received and not wanted."""
    ordered = [_by_demand(result) for result in results]
    tables = _categories("supply", ("wanted", "received", "unmet", "unwanted"), ordered, words)
    return [
        replace(
            table, notes=(*all_worded([words.say("supply.sorted"), *_orders(result, words)]), *table.notes)
        )
        for result, table in zip(ordered, tables, strict=True)
    ]


def _by_demand(result: Result) -> Result:
    """The result with the most wanted service first."""
    wanted = {
        (row.group_level, row.category): row.estimate or 0.0 for row in result.rows if row.measure == "wanted"
    }
    rows = sorted(result.rows, key=lambda row: -wanted.get((row.group_level, row.category), 0.0))
    levels = list(dict.fromkeys(row.group_level for row in result.rows))
    return replace(result, rows=tuple(sorted(rows, key=lambda row: levels.index(row.group_level))))


def _orders(result: Result, words: Words) -> list[str]:
    """How far the order in which services are wanted is the order in which they are received."""
    found = {row.measure: row for row in result.rows if row.measure in ("spearman", "kendall")}
    if not found or any(row.estimate is None for row in found.values()):
        return []
    shown = {name: quoted(rounded(row.estimate, 2), row.id, "estimate") for name, row in found.items()}
    number = base_said(found["spearman"])
    return [words.say("supply.ranks", number=number, **shown)]


def improvements(results: Sequence[Result], words: Words) -> list[Block]:
    """For each improvement: of all respondents, and of those who had the need."""
    return [*_categories("improvements", ("improved_of_all", "improved_of_need"), results, words)]


def _categories(code: str, measures: Sequence[str], results: Sequence[Result], words: Words) -> list[Table]:
    return [
        measures_table(
            caption(code, [result], words, what=words.subject(result)),
            words.say(f"heading.{code}"),
            _by_category(result, measures, words),
            measures,
            [result],
            words,
        )
        for result in results
    ]


def _by_category(result: Result, measures: Sequence[str], words: Words) -> list[Lines]:
    return [
        Lines(
            level,
            lines_of(
                rows, lambda row: row.category, lambda row: words.category(result.estimand, row), measures
            ),
        )
        for level, rows in rows_by_level(result, words)
    ]
