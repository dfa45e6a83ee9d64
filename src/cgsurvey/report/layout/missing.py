"""Missing answers: which questions, which together, who is left for scales and models, what it can matter."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from cgsurvey.glossary import MEASURES
from cgsurvey.report import numbers
from cgsurvey.report.document import Block, Cell, Column, Paragraph, RowGroup, Sentence, Table
from cgsurvey.report.layout.cells import (
    EMPTY,
    count_cell,
    estimate_cell,
    interval_cell,
    interval_heading,
    measure_heading,
    number_cell,
)
from cgsurvey.report.layout.noted import note_lines
from cgsurvey.report.layout.pieces import caption, parted
from cgsurvey.report.quoting import all_worded, counted, quoted, worded
from cgsurvey.report.words import Words
from cgsurvey.result import Estimate, Result

#: table of the study file -> the estimand that knows what its entries are called
_ESTIMANDS = {"scales": "scale", "pairs": "participation_gap", "questions": "frequency"}
#: kinds of missing that are nonresponse, in the order of the glossary
_KINDS = ("blank", "declared", "invalid")


def missing_data(results: Sequence[Result], words: Words) -> list[Block]:
    """Nonresponse by question, patterns, complete cases; and how far nonresponse can have moved the rates."""
    blocks: list[Block] = []
    for result in results:
        if result.estimand == "missing_patterns":
            same = [each for each in results if each.questionnaire == result.questionnaire]
            blocks += [*_questions(result, words), *_patterns(result, words), *_complete(result, same, words)]
    for alike in parted([each for each in results if each.by is None]):
        blocks += _bounds(alike, words)
    return blocks


def _questions(result: Result, words: Words) -> list[Block]:
    """How many questions have no nonresponse, and a table of the others."""
    every = [row for row in result.rows if row.measure == "nonresponse" and row.category is None]
    lacking = [row for row in every if row.count]
    said = words.say(
        "missing.opening" if lacking else "missing.nothing",
        number=counted(row.id for row in every),
        none=counted(row.id for row in every if not row.count),
        some=counted(row.id for row in lacking),
    )
    opening = Paragraph((worded(words.of_whom(said, result.questionnaire)),))
    return [opening, _nonresponse(result, lacking, words)] if lacking else [opening]


def _nonresponse(result: Result, lacking: Sequence[Estimate], words: Words) -> Table:
    """A line a question: who was asked, who answered, and who did not for which reason."""
    by_kind = {(row.variable, row.category): row for row in result.rows if row.measure == "nonresponse"}
    kinds = [kind for kind in _KINDS if any(category == kind for _, category in by_kind)]
    is_routed = any("not_asked" in row.left_out for row in lacking)
    columns = [
        Column(words.say("heading.question"), numeric=False),
        *([Column(words.say("heading.not_asked"))] if is_routed else []),
        Column(words.say("heading.asked")),
        Column(words.term(MEASURES, "answered")),
        *(Column(words.say(f"heading.{kind}")) for kind in kinds),
        Column(measure_heading("nonresponse", "proportion", words)),
        Column(interval_heading(lacking, words)),
    ]

    def line(row: Estimate) -> tuple[Cell, ...]:
        decimals = words.decimals("missing_patterns", row)
        counts = [by_kind.get((row.variable, kind)) for kind in kinds]
        return (
            Cell(words.name(result.questionnaire, row.variable)),
            *([number_cell(row.left_out.get("not_asked", 0))] if is_routed else []),
            number_cell(row.n, source=row.id),
            number_cell(row.n - (row.count or 0), source=row.id),
            *(number_cell(each.count, source=each.id) if each else number_cell(0) for each in counts),
            estimate_cell(row, decimals),
            interval_cell(row, decimals),
        )

    notes = (words.say("missing.read"), *note_lines([result], lacking, words))
    title = caption("nonresponse", [result], words)
    return Table(title, tuple(columns), (RowGroup(None, tuple(map(line, lacking))),), all_worded(notes))


def _patterns(result: Result, words: Words) -> list[Block]:
    """What is missing together in each block, the most frequent first."""
    shown = [row for row in result.rows if row.measure == "missing_together"]
    if not shown:
        return []
    columns = (
        Column(words.say("heading.missing"), numeric=False),
        Column(words.say("heading.count")),
        Column(measure_heading("missing_together", "proportion", words)),
        Column(interval_heading(shown, words)),
    )
    groups = []
    for variable, block in result.fit["blocks"].items():
        of_block = [row for row in shown if row.variable == variable]
        if of_block:
            lines = tuple(_pattern(row, len(block["items"]), words) for row in of_block)
            groups.append(RowGroup(_pattern_heading(result, variable, block, of_block, words), lines))
    notes = (words.say("missing.patterns_read"), *note_lines([result], shown, words))
    return [Table(caption("patterns", [result], words), columns, tuple(groups), all_worded(notes))]


def _pattern_heading(
    result: Result, variable: str, block: dict[str, Any], rows: Sequence[Estimate], words: Words
) -> str:
    aside = words.say(
        "missing.monotone" if block["monotone"] else "missing.not_monotone",
        n=rows[0].n,
        complete=result.row("complete_cases", variable=variable).count,
    )
    if block["patterns"] > len(rows):
        aside += words.say("missing.more", number=block["patterns"] - len(rows))
    return words.say("aside", text=_label(result, variable, words), aside=aside)


def _pattern(row: Estimate, items: int, words: Words) -> tuple[Cell, ...]:
    names = (row.category or "").split("|")
    decimals = words.decimals("missing_patterns", row)
    all_of_it = len(names) == items and items > 2
    told = words.say("missing.all", number=items) if all_of_it else _listed(row, names, words)
    return (
        Cell(told),
        count_cell(row),
        estimate_cell(row, decimals),
        interval_cell(row, decimals),
    )


def _listed(row: Estimate, names: Iterable[str], words: Words) -> str:
    return words.listed((words.name(row.questionnaire, name) for name in names), at_most=6)


def _label(result: Result, variable: str, words: Words) -> str:
    """What a block is called: a scale, a pair, or the stem of a matrix."""
    table, name = variable.split(".", 1)
    question = next(
        (
            each
            for each in words.study.questionnaires[result.questionnaire].questions.values()
            if each.topic == name and each.topic_label
        ),
        None,
    )
    if table == "questions" and question and question.topic_label:
        return words.text(question.topic_label)
    return words.variable(_ESTIMANDS[table], result.questionnaire, name)


def _complete(result: Result, same: Sequence[Result], words: Words) -> list[Block]:
    """Who is left after listwise deletion, for each scale, pair and model."""
    complete = [
        row
        for row in result.rows
        if row.measure == "complete_cases" and not row.variable.startswith("questions.")
    ]
    lines = [
        (
            Cell(_label(result, row.variable, words)),
            number_cell(row.n, source=row.id),
            count_cell(row),
            estimate_cell(row, words.decimals("missing_patterns", row)),
            interval_cell(row, words.decimals("missing_patterns", row)),
        )
        for row in complete
    ]
    for model in same:
        if model.estimand == "regression":
            row = model.rows[0]
            asked, left = number_cell(row.asked, source=row.id), number_cell(row.n, source=row.id)
            lines.append((Cell(words.subject(model)), asked, left, EMPTY, EMPTY))
    if not lines:
        return []
    columns = (
        Column(words.say("heading.needed_by"), numeric=False),
        Column(words.say("heading.asked_all")),
        Column(words.say("heading.complete")),
        Column(measure_heading("complete_cases", "proportion", words)),
        Column(interval_heading(complete, words)),
    )
    notes = (words.say("missing.complete_read"), *note_lines([result], complete, words))
    return [
        Table(
            caption("complete", [result], words), columns, (RowGroup(None, tuple(lines)),), all_worded(notes)
        )
    ]


@dataclass(frozen=True, slots=True)
class _Bounded:
    """A number as it is told, of those who answered, and its bounds over all who were asked."""

    estimand: str
    heading: str
    label: str
    told: Estimate
    low: Estimate
    high: Estimate

    @property
    def silent(self) -> int:
        return self.low.n - self.told.n

    @property
    def width(self) -> float:
        return (self.high.estimate or 0.0) - (self.low.estimate or 0.0)


def _bounds(results: Sequence[Result], words: Words) -> list[Block]:
    """The worst cases of each rate; of the share that they leave most open, in a sentence."""
    found = [each for result in results for each in _bounded(result, words)]
    if not found:
        return []
    columns = (
        Column(words.say("heading.measure"), numeric=False),
        Column(words.say("heading.silent")),
        Column(words.say("heading.told")),
        Column(words.term(MEASURES, "lower_bound")),
        Column(words.term(MEASURES, "upper_bound")),
        Column(interval_heading([each.low for each in found], words)),
    )

    def line(each: _Bounded) -> tuple[Cell, ...]:
        decimals = words.decimals(each.estimand, each.told)
        return (
            Cell(words.say(f"in.{each.told.unit}", label=each.label)),
            number_cell(each.silent),
            *(estimate_cell(row, decimals) for row in (each.told, each.low, each.high)),
            interval_cell(each.low, decimals),
        )

    headings = dict.fromkeys(each.heading for each in found)
    groups = tuple(
        RowGroup(heading, tuple(line(each) for each in found if each.heading == heading))
        for heading in headings
    )
    rows = [row for each in found for row in (each.low, each.high)]
    # what else there is to say about these results is said where they stand
    flagged = [
        replace(result, notes=tuple(note for note in result.notes if "rows" in note.facts))
        for result in results
    ]
    notes = (words.say("missing.bounds_read"), *note_lines(flagged, rows, words))
    table = Table(caption("bounds", results, words), columns, groups, all_worded(notes))
    shares = [each for each in found if each.told.unit == "proportion"]
    if not shares:
        return [table]
    return [Paragraph((_widest(max(shares, key=lambda each: each.width), words),)), table]


def _bounded(result: Result, words: Words) -> list[_Bounded]:
    """The bounded numbers of a result, each under the heading of its like."""
    found = []
    for low in (row for row in result.rows if row.measure == "lower_bound"):
        high = result.row("upper_bound", category=low.category)
        heading, label = words.subject(result), words.subject(result)
        match result.estimand:
            case "satisfaction_rate" | "share_at_or_above":
                measure = "rate" if result.estimand == "satisfaction_rate" else "at_or_above"
                heading, told = words.term(MEASURES, measure), result.row(measure)
            case "coverage":
                told = result.row("coverage", category=low.category)
                label = words.category("coverage", told)
            case _:
                told = result.row(low.category or "")
                label = words.term(MEASURES, told.measure)
        found.append(_Bounded(result.estimand, heading, label, told, low, high))
    return found


def _widest(widest: _Bounded, words: Words) -> Sentence:
    """What the silent can have done to the share that they leave most open."""
    decimals = words.decimals(widest.estimand, widest.told)
    told, low, high = (
        quoted(numbers.shown(row.estimate, row.unit, decimals), row.id, "estimate")
        for row in (widest.told, widest.low, widest.high)
    )
    text = words.say(
        "missing.widest",
        heading=widest.heading,
        what=widest.label,
        silent=quoted(str(widest.silent), (widest.low.id, widest.told.id), "n less n"),
        told=told,
        low=low,
        high=high,
    )
    return worded(words.of_whom(text, widest.low.questionnaire))
