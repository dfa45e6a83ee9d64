"""What tables are put together from: lines of measures, their columns, captions."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import Literal

from cgsurvey.glossary import MEASURES
from cgsurvey.report import numbers
from cgsurvey.report.document import Cell, Column, RowGroup, Table
from cgsurvey.report.layout.bases import (
    Line,
    Lines,
    base_cells,
    base_columns,
    base_notes,
    base_of,
    weighted_n,
)
from cgsurvey.report.layout.cells import (
    count_cell,
    estimate_cell,
    interval_cell,
    interval_heading,
    measure_heading,
)
from cgsurvey.report.layout.noted import note_lines
from cgsurvey.report.quoting import all_worded, plainly
from cgsurvey.report.words import Words
from cgsurvey.result import Estimate, Result


@dataclass(frozen=True, slots=True)
class _Part:
    """The columns of one measure: its base and its count where wanted, the estimate, its interval if any."""

    measure: str
    rows: Sequence[Estimate]
    has_base: bool
    count: str | None
    has_interval: bool

    def columns(self, words: Words, bases: Sequence[Column], is_alone: bool) -> list[Column]:
        """Under the measure's name, unless it is alone or is a single column."""
        heading = measure_heading(self.measure, self.rows[0].unit, words)
        before = [*(bases if self.has_base else ()), *([Column(self.count)] if self.count else [])]
        after = [Column(interval_heading(self.rows, words))] if self.has_interval else []
        if is_alone or not (before or after):
            return [*before, Column(heading), *after]
        columns = [*before, Column(words.say("heading.estimate")), *after]
        return [replace(column, spanner=heading) for column in columns]

    def cells(self, row: Estimate | None, estimand: str, words: Words, weighted: bool) -> list[Cell]:
        decimals = words.decimals(estimand, row) if row else 0
        cells = []
        if self.has_base:
            cells += base_cells(row, weighted) if row else [Cell(numbers.MISSING)] * (1 + weighted)
        if self.count:
            cells.append(count_cell(row) if row else Cell(numbers.MISSING))
        cells.append(estimate_cell(row, decimals))
        return [*cells, interval_cell(row, decimals)] if self.has_interval else cells


def measures_table(
    caption: str,
    first_heading: str,
    groups: Sequence[Lines],
    measures: Sequence[str],
    results: Sequence[Result],
    words: Words,
    counted: Mapping[str, str] = MappingProxyType({}),
) -> Table:
    """One line a label; for each measure the estimate and its interval; the base where it is needed.

    A base that all lines share is told beneath the table; one that differs from line to line is a column
    beside the label; one that differs from measure to measure stands with each measure; one that all lines
    of a group share stands in the group's heading. `counted` names the measures whose counts are shown, each
    with the heading of its counts. Where no line has an interval, the notes say why and there is no column
    for it.
    """
    lines = [line for group in groups for line in group.lines]
    measures = [measure for measure in measures if any(measure in line.rows for line in lines)]
    by_measure = {name: [line.rows[name] for line in lines if name in line.rows] for name in measures}
    weighted = words.weighted(results[0].questionnaire)
    place = _place_of_bases(groups, list(by_measure.values()))
    bases = base_columns(words, weighted)
    beside = bases if place == "label" else []
    parts = [
        _Part(measure, rows, place == "measure", counted.get(measure), has_intervals(rows))
        for measure, rows in by_measure.items()
    ]
    columns = [Column(first_heading, numeric=False), *beside]
    for part in parts:
        columns += part.columns(words, bases, len(parts) == 1)

    def cells(line: Line) -> tuple[Cell, ...]:
        base = base_cells(next(iter(line.rows.values())), weighted) if beside else []
        told = (
            part.cells(line.rows.get(part.measure), results[0].estimand, words, weighted) for part in parts
        )
        return (Cell(line.label), *base, *(cell for cells in told for cell in cells))

    laid = tuple(
        RowGroup(
            _with_bases(group, words) if place == "group" else group.heading, tuple(map(cells, group.lines))
        )
        for group in groups
    )
    shown = [row for line in lines for row in line.rows.values()]
    notes = base_notes(groups, measures, words)
    if weighted and any(part.count for part in parts):
        notes.append(words.say("base.counts"))
    notes += note_lines(results, shown, words)
    return Table(caption, tuple(columns), laid, all_worded(notes), keys=1 + len(beside))


def _place_of_bases(
    groups: Sequence[Lines], measures: Sequence[Sequence[Estimate]]
) -> Literal["notes", "group", "measure", "label"]:
    """Where the bases of the rows of each measure are told, as seldom as can be."""
    if all(map(_same_base, measures)):
        return "notes"
    if _told_by_group(groups):
        return "group"
    lines = [line for group in groups for line in group.lines]
    return "label" if all(_same_base(list(line.rows.values())) for line in lines) else "measure"


def _told_by_group(groups: Sequence[Lines]) -> bool:
    """Whether the lines of every group share the base of each measure, so that its heading can tell it."""
    return all(
        group.heading is not None and len(group.lines) > 1 and all(map(_same_base, _measured(group)))
        for group in groups
    )


def _measured(group: Lines) -> list[list[Estimate]]:
    """The rows of each measure of a group."""
    measures = dict.fromkeys(measure for line in group.lines for measure in line.rows)
    return [[line.rows[name] for line in group.lines if name in line.rows] for name in measures]


def _same_base(rows: Sequence[Estimate]) -> bool:
    return len({base_of(row) for row in rows}) == 1


def _with_bases(group: Lines, words: Words) -> str:
    """A group's heading with its n; with that of each measure where they differ."""
    told: dict[str, list[str]] = {}
    for row, *_ in _measured(group):
        text = plainly(words.say("base.short", n=row.n, weighted=weighted_n(row, words)))
        told.setdefault(text, []).append(words.term(MEASURES, row.measure))
    parts = [text if len(told) == 1 else f"{words.listed(of)} {text}" for text, of in told.items()]
    return words.say("aside", text=group.heading, aside=words.say("semicolon").join(parts))


def has_intervals(rows: Iterable[Estimate]) -> bool:
    """Whether any row has an interval to show."""
    return any(row.conf_low is not None or row.conf_high is not None for row in rows)


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
