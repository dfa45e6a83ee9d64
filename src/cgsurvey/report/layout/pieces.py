"""What tables are put together from: lines of measures, notes, captions, numbers in sentences."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from cgsurvey.report import numbers
from cgsurvey.report.document import Cell, Column, RowGroup, Table
from cgsurvey.report.layout.bases import Line, Lines, base_cells, base_columns, base_notes, base_of
from cgsurvey.report.layout.cells import (
    estimate_cell,
    interval_cell,
    interval_heading,
    measure_heading,
    percent_of,
)
from cgsurvey.report.words import Words
from cgsurvey.result import Estimate, Result

#: a space at which no line ends: a number in a sentence stays in one piece
NO_BREAK = "\u00a0"


def measures_table(
    caption: str,
    first_heading: str,
    groups: Sequence[Lines],
    measures: Sequence[str],
    results: Sequence[Result],
    words: Words,
) -> Table:
    """One line a label; for each measure the estimate and its interval; the base where it is needed.

    A base that all lines share is told beneath the table; one that differs from line to line is a column
    beside the label; one that differs from measure to measure stands with each measure.
    """
    estimand = results[0].estimand
    lines = [line for group in groups for line in group.lines]
    measures = [measure for measure in measures if any(measure in line.rows for line in lines)]
    by_measure = {name: [line.rows[name] for line in lines if name in line.rows] for name in measures}
    weighted = words.weighted(results[0].questionnaire)
    across = any(len({base_of(row) for row in line.rows.values()}) > 1 for line in lines)
    shared = all(len({base_of(row) for row in rows}) == 1 for rows in by_measure.values())
    beside = not across and not shared
    within = across and not shared
    bases = base_columns(words, weighted)
    columns = [Column(first_heading, numeric=False), *(bases if beside else [])]
    for measure, rows in by_measure.items():
        columns += _measure_columns(measure, rows, words, bases if within else [], len(measures) > 1)
    laid = tuple(
        RowGroup(
            group.heading,
            tuple(_cells(line, measures, estimand, words, beside, within, weighted) for line in group.lines),
        )
        for group in groups
    )
    notes = (*base_notes(groups, measures, words), *note_lines(results, words))
    return Table(caption, tuple(columns), laid, notes, keys=1 + len(bases) * beside)


def _measure_columns(
    measure: str, rows: Sequence[Estimate], words: Words, base: Sequence[Column], spanned: bool
) -> list[Column]:
    heading = measure_heading(measure, rows[0].unit, words)
    interval = interval_heading(rows, words)
    if not spanned:
        return [*base, Column(heading), Column(interval)]
    own = [Column(column.heading, heading) for column in base]
    return [*own, Column(words.say("heading.estimate"), heading), Column(interval, heading)]


def _cells(
    line: Line,
    measures: Sequence[str],
    estimand: str,
    words: Words,
    beside: bool,
    within: bool,
    weighted: bool,
) -> tuple[Cell, ...]:
    cells = [Cell(line.label)]
    if beside:
        cells += base_cells(next(iter(line.rows.values())), weighted)
    for measure in measures:
        row = line.rows.get(measure)
        decimals = words.decimals(estimand, row) if row else 0
        if within:
            blank = [Cell(numbers.MISSING)] * (1 + weighted)
            cells += base_cells(row, weighted) if row else blank
        cells += [estimate_cell(row, decimals), interval_cell(row, decimals)]
    return tuple(cells)


def p_said(p: float | None, words: Words) -> str:
    """ "p=0.031", or "p<0.001"."""
    text = numbers.p_value(p)
    sign = text[0] if text[0] in "<>" else "="
    return words.say("p", sign=sign, value=text.removeprefix(sign))


def note_lines(results: Sequence[Result], words: Words) -> list[str]:
    """The notes of the results, each once; of several results, each says which it concerns."""
    concerned: dict[str, list[str]] = {}
    for result in results:
        for note in result.notes:
            concerned.setdefault(note.text(words.language), []).append(words.subject(result))
    if len(results) == 1:
        return list(concerned)
    everyone = len({words.subject(result) for result in results})
    return [
        text if len(set(labels)) == everyone else words.say("concerns", text=text, what=_once(labels, words))
        for text, labels in concerned.items()
    ]


def _once(labels: Iterable[str], words: Words) -> str:
    return words.listed(dict.fromkeys(labels), at_most=6)


def figure(row: Estimate, estimand: str, words: Words) -> str:
    """A number for a sentence: estimate with its unit, interval and base."""
    decimals = words.decimals(estimand, row)
    value = words.say(f"value.{row.unit}", value=numbers.shown(row.estimate, row.unit, decimals))
    if row.conf_low is None and row.conf_high is None:
        return words.say("figure.bare", value=value, n=row.n)
    ends = numbers.interval(row.conf_low, row.conf_high, row.unit, decimals)
    return words.say(
        "figure.full",
        value=value,
        level=percent_of(row.conf_level or words.study.file.confidence),
        interval=ends.replace(" ", NO_BREAK),
        n=row.n,
    )


def lines_of(
    rows: Iterable[Estimate],
    key: Callable[[Estimate], str | None],
    label: Callable[[Estimate], str],
    measures: Sequence[str],
) -> tuple[Line, ...]:
    """Rows of these measures, gathered into one line for each key, in the order in which they come."""
    gathered: dict[str | None, dict[str, Estimate]] = {}
    for row in rows:
        if row.measure in measures:
            gathered.setdefault(key(row), {})[row.measure] = row
    return tuple(Line(label(next(iter(found.values()))), found) for found in gathered.values())


def rows_by_level(result: Result, words: Words) -> list[tuple[str | None, list[Estimate]]]:
    """The rows of a result by the level of its grouping variable; all under no heading without one."""
    if result.by is None:
        return [(None, list(result.rows))]
    parted: dict[str, list[Estimate]] = {}
    for row in result.rows:
        parted.setdefault(row.group_level or "", []).append(row)
    return [(words.level(result.questionnaire, result.by, level), rows) for level, rows in parted.items()]


def caption(code: str, results: Sequence[Result], words: Words, **facts: str) -> str:
    """Caption of a table of results that share a questionnaire and a grouping variable."""
    first = results[0]
    text = words.say(f"caption.{code}", **facts)
    if first.by is not None:
        text = words.say("by", text=text, by=words.name(first.questionnaire, first.by))
    return words.of_whom(text, first.questionnaire)


def parted(results: Sequence[Result]) -> list[list[Result]]:
    """Results that one table can hold: of one questionnaire, with one grouping variable."""
    kinds: dict[tuple[str, str | None], list[Result]] = {}
    for result in results:
        kinds.setdefault((result.questionnaire, result.by), []).append(result)
    return list(kinds.values())


def covers_zero(row: Estimate) -> bool:
    """Whether the interval leaves open which way it goes; without an interval it does."""
    return row.conf_low is None or row.conf_high is None or row.conf_low <= 0 <= row.conf_high
