"""Likert items: one table a matrix or scale, a line an item, its whole distribution and its summaries."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from cgsurvey.glossary import MEASURES
from cgsurvey.report.document import Block, Cell, Column, RowGroup, Table
from cgsurvey.report.layout.bases import Line, Lines, base_cells, base_columns, base_notes
from cgsurvey.report.layout.cells import estimate_cell, interval_cell, interval_heading, measure_heading
from cgsurvey.report.layout.noted import note_lines
from cgsurvey.report.layout.pieces import caption, parted, rows_by_level
from cgsurvey.report.quoting import all_worded
from cgsurvey.report.words import Words
from cgsurvey.result import Estimate, Result
from cgsurvey.study import Category

#: measures beside the distribution, of which the first has its interval shown
_SUMMARIES = ("top_two", "net_top_two", "mean")


def likert_items(results: Sequence[Result], words: Words) -> list[Block]:
    """One table for each set of items that stand together and have the same answers."""
    blocks: list[Block] = []
    for alike in parted(results):
        together: dict[tuple[str, tuple[str, ...]], list[Result]] = {}
        for result in alike:
            answers = tuple(category.value for category in _categories(result, words))
            together.setdefault((_topic(result, words), answers), []).append(result)
        blocks += [_table(topic, found, words) for (topic, _), found in together.items()]
    return blocks


def _topic(result: Result, words: Words) -> str:
    """The label of the matrix; of an item that stands alone, that of its scale, else its own."""
    question = words.question(result.questionnaire, result.variable)
    if question and question.topic_label:
        return words.text(question.topic_label)
    for scale in words.study.file.scales.values():
        if result.variable in (words.study.unqualified(item, result.questionnaire) for item in scale.items):
            return words.text(scale.label)
    return words.subject(result)


def _categories(result: Result, words: Words) -> tuple[Category, ...]:
    question = words.question(result.questionnaire, result.variable)
    return question.categories if question else ()


def _table(topic: str, results: Sequence[Result], words: Words) -> Table:
    categories = _categories(results[0], words)
    weighted = words.weighted(results[0].questionnaire)
    rows = [row for result in results for row in result.rows]
    summaries = [name for name in _SUMMARIES if any(row.measure == name for row in rows)]
    is_grouped = results[0].by is not None
    groups = []
    for result in results:
        label = words.subject(result)
        lines = tuple(
            _line(level or label, found, categories, summaries, weighted, words)
            for level, found in rows_by_level(result, words)
        )
        groups.append(RowGroup(label if is_grouped else None, lines))
    if not is_grouped:
        groups = [RowGroup(None, tuple(line for group in groups for line in group.rows))]
    columns = (
        Column(words.say("heading.group" if is_grouped else "heading.item"), numeric=False),
        *base_columns(words, weighted),
        *_headings(rows, categories, summaries, words),
    )
    notes = [*_base(results, words), *_read(results, categories, summaries, words)]
    title = caption("likert", results, words, what=topic)
    notes += note_lines(results, rows, words)
    return Table(title, columns, tuple(groups), all_worded(notes), keys=2 + weighted)


def _headings(
    rows: Sequence[Estimate], categories: Sequence[Category], summaries: Sequence[str], words: Words
) -> list[Column]:
    share = measure_heading("share", "proportion", words)
    columns = [Column(words.text(category.label), spanner=share) for category in categories]
    for name in summaries:
        of_measure = [row for row in rows if row.measure == name]
        heading = measure_heading(name, of_measure[0].unit, words)
        if name == "top_two":
            columns.append(Column(words.say("heading.estimate"), spanner=heading))
            columns.append(Column(interval_heading(of_measure, words), spanner=heading))
        else:
            columns.append(Column(heading))
    return columns


def _line(
    label: str,
    rows: Sequence[Estimate],
    categories: Sequence[Category],
    summaries: Sequence[str],
    weighted: bool,
    words: Words,
) -> tuple[Cell, ...]:
    shares = {row.category: row for row in rows if row.measure == "share"}
    found: Mapping[str, Estimate] = {row.measure: row for row in rows if row.measure in summaries}

    def cell(row: Estimate | None) -> Cell:
        return estimate_cell(row, words.decimals("likert", row) if row else 0)

    cells = [Cell(label), *base_cells(found["mean"], weighted)]
    cells += [cell(shares.get(category.value)) for category in categories]
    for name in summaries:
        row = found.get(name)
        cells.append(cell(row))
        if name == "top_two":
            cells.append(interval_cell(row, words.decimals("likert", row) if row else 0))
    return tuple(cells)


def _base(results: Sequence[Result], words: Words) -> list[str]:
    """Who the items' bases are, said once: all measures of an item share one."""
    lines = tuple(
        Line(words.subject(result), {"mean": row})
        for result in results
        for row in result.rows
        if row.measure == "mean"
    )
    return base_notes([Lines(None, lines)], ("mean",), words)


def _read(
    results: Sequence[Result], categories: Sequence[Category], summaries: Sequence[str], words: Words
) -> list[str]:
    """Which answers the top two are, and which items a scale turns round."""
    said = []
    if "top_two" in summaries:
        by_score = sorted(categories, key=lambda category: category.score)
        said.append(
            words.say(
                "likert.read",
                top_two=words.term(MEASURES, "top_two"),
                highest=words.listed(words.text(each.label) for each in by_score[-2:]),
                net=words.term(MEASURES, "net_top_two"),
                lowest=words.listed(words.text(each.label) for each in by_score[:2]),
            )
        )
    turned = [words.subject(result) for result in results if words.is_reversed(result, result.variable)]
    if turned:
        said.append(words.say("likert.reversed", items=words.listed(turned)))
    return said
