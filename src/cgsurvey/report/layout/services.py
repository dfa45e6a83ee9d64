"""The elements: whom they reached, what was wanted and received, what improved."""

from __future__ import annotations

from collections.abc import Sequence

from cgsurvey.report.document import Block, Paragraph, Sentence
from cgsurvey.report.layout.bases import Line, Lines
from cgsurvey.report.layout.pieces import caption, figure, lines_of, measures_table, rows_by_level
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
                blocks.append(measures_table(title, first, groups, (measure,), [result], words, counted))
        if means := _means(result, words):
            blocks.append(means)
    return blocks


def _means(result: Result, words: Words) -> Block | None:
    """The mean number of elements: a sentence, or a line for each group."""
    rows = [row for row in result.rows if row.measure == "mean_elements"]
    if not rows:
        return None
    if result.by is None:
        told = [words.say("mean_elements", figure=figure(row, "coverage", words)) for row in rows]
        return Paragraph(tuple(Sentence(text, (row.id,)) for text, row in zip(told, rows, strict=True)))
    lines = tuple(
        Line(words.level(result.questionnaire, result.by, row.group_level or ""), {row.measure: row})
        for row in rows
    )
    title = caption("mean_elements", [result], words, what=words.subject(result))
    first, measures = words.say("heading.group"), ("mean_elements",)
    return measures_table(title, first, [Lines(None, lines)], measures, [result], words)


def supply_and_demand(results: Sequence[Result], words: Words) -> list[Block]:
    """For each service: wanted, received, wanted and not received, received and not wanted."""
    return _categories("supply", ("wanted", "received", "unmet", "unwanted"), results, words)


def improvements(results: Sequence[Result], words: Words) -> list[Block]:
    """For each improvement: of all respondents, and of those who had the need."""
    return _categories("improvements", ("improved_of_all", "improved_of_need"), results, words)


def _categories(code: str, measures: Sequence[str], results: Sequence[Result], words: Words) -> list[Block]:
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
