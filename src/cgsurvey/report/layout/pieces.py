"""Cells, columns and notes that every table is put together from."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from cgsurvey.glossary import BASES, LEFT_OUT, MEASURES
from cgsurvey.report import numbers
from cgsurvey.report.document import Cell, Column, RowGroup, Table
from cgsurvey.report.words import Words
from cgsurvey.result import Estimate, Result

EMPTY = Cell("")
#: a space at which no line ends: a number in a sentence stays in one piece
NO_BREAK = "\u00a0"
#: units whose numbers need a sign or a word beside the heading
_SIGNS = {"proportion": "%", "points": "points"}


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a table of measures: its label and its row for each measure."""

    label: str
    rows: Mapping[str, Estimate]


@dataclass(frozen=True, slots=True)
class Lines:
    """Lines under a heading of their own, which may tell who is left out of them all together."""

    heading: str | None
    lines: tuple[Line, ...]
    tells_left_out: bool = False


def estimate_cell(row: Estimate | None, decimals: int) -> Cell:
    if row is None:
        return Cell(numbers.MISSING)
    return Cell(
        numbers.shown(row.estimate, row.unit, decimals),
        numbers.spreadsheet_value(row.estimate, row.unit),
        numbers.number_format(row.unit, decimals),
        row.id,
    )


def interval_cell(row: Estimate | None, decimals: int) -> Cell:
    if row is None:
        return Cell(numbers.MISSING)
    return Cell(
        numbers.interval(row.conf_low, row.conf_high, row.unit, decimals),
        tuple(numbers.spreadsheet_value(end, row.unit) for end in (row.conf_low, row.conf_high)),  # type: ignore[arg-type]
        numbers.number_format(row.unit, decimals),
        row.id,
    )


def number_cell(value: float | None, decimals: int = 0, source: str | None = None) -> Cell:
    return Cell(
        numbers.rounded(value, decimals), value, numbers.number_format("value", decimals), source=source
    )


def p_cell(p: float | None, source: str | None = None) -> Cell:
    return Cell(numbers.p_value(p), p, "0.000", source)


def interval_heading(rows: Iterable[Estimate], words: Words) -> str:
    """ "95% CI", at the level of the rows."""
    levels = {row.conf_level for row in rows if row.conf_level is not None}
    level = levels.pop() if len(levels) == 1 else words.study.file.confidence
    return words.say("interval", level=percent_of(level))


def percent_of(share: float) -> str:
    """0.95 -> "95", 0.995 -> "99.5"."""
    return numbers.shown(share, "proportion", 1).removesuffix(".0")


def measure_heading(measure: str, unit: str, words: Words) -> str:
    """The measure with its unit, where the unit is not plain."""
    # a number of elements is told by the row; its column holds shares
    label = words.term(MEASURES, "share" if measure == "reached_by" else measure)
    sign = _SIGNS.get(unit)
    return words.say(f"heading.{sign}", label=label) if sign else label


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
    across = any(len({_base(row) for row in line.rows.values()}) > 1 for line in lines)
    shared = all(len({_base(row) for row in rows}) == 1 for rows in by_measure.values())
    beside = not across and not shared
    within = across and not shared
    base_columns = _base_columns(words, weighted)
    columns = [Column(first_heading, numeric=False), *(base_columns if beside else [])]
    for measure, rows in by_measure.items():
        columns += _measure_columns(measure, rows, words, base_columns if within else [], len(measures) > 1)
    laid = tuple(
        RowGroup(
            group.heading,
            tuple(_cells(line, measures, estimand, words, beside, within, weighted) for line in group.lines),
        )
        for group in groups
    )
    notes = (*base_notes(groups, measures, words), *note_lines(results, words))
    return Table(caption, tuple(columns), laid, notes, keys=1 + len(base_columns) * beside)


def _base(row: Estimate) -> tuple[str, int, float, tuple[tuple[str, int], ...]]:
    return row.base, row.n, row.n_weighted, tuple(row.left_out.items())


def _base_columns(words: Words, weighted: bool) -> list[Column]:
    n = Column(words.say("heading.n"))
    return [n, Column(words.say("heading.n_weighted"))] if weighted else [n]


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


def base_cells(row: Estimate, weighted: bool) -> list[Cell]:
    """Unweighted n, and the weighted one where there are weights."""
    n = number_cell(row.n, source=row.id)
    return [n, number_cell(row.n_weighted, 1, row.id)] if weighted else [n]


def base_notes(groups: Sequence[Lines], measures: Sequence[str], words: Words) -> list[str]:
    """Who the bases are, how many, and who is left out for which reason: each said once."""
    told: dict[str, list[str]] = {}
    for measure in measures:
        rows = [
            (_place(group, line, groups, words), line.rows[measure])
            for group in groups
            for line in group.lines
            if measure in line.rows
        ]
        bases = {_base(row) for _, row in rows}
        if len(bases) == 1:
            text = base_sentence(rows[0][1], words)
        elif all(group.tells_left_out for group in groups):
            text = words.say("base.by_group", base=words.term(BASES, rows[0][1].base))
        else:
            text = _many_bases(rows, words)
        told.setdefault(text, []).append(words.term(MEASURES, measure))
    if len(told) == 1:
        return [words.say("base", text=text) for text in told]
    return [words.say("base.for", who=words.listed(who), text=text) for text, who in told.items()]


def _place(group: Lines, line: Line, groups: Sequence[Lines], words: Words) -> str:
    """A line's label, with its group's where labels come again from group to group."""
    again = sum(other.label == line.label for each in groups for other in each.lines) > 1
    return words.say("of_group", group=group.heading, label=line.label) if again else line.label


def base_sentence(row: Estimate, words: Words) -> str:
    """Base, n, weighted n and left-out counts of one row."""
    return words.say(
        "base.one",
        base=words.term(BASES, row.base),
        n=row.n,
        weighted=weighted_n(row, words),
        left_out=left_out(row, words),
    )


def weighted_n(row: Estimate, words: Words) -> str:
    """The weighted n as an aside, empty where there are no weights."""
    if not words.weighted(row.questionnaire):
        return ""
    return words.say("base.weighted", n=numbers.rounded(row.n_weighted, 1))


def left_out(row: Estimate, words: Words) -> str:
    """Those outside the base, by reason; that there are none, where there are none."""
    if not any(row.left_out.values()):
        return words.say("base.all")
    return words.say("base.left_out", eligible=row.eligible, reasons=reasons(row.left_out, words))


def _many_bases(rows: Sequence[tuple[str, Estimate]], words: Words) -> str:
    """Bases that differ from line to line: n stands in the table, so only who is left out is told."""
    base = words.listed(dict.fromkeys(words.term(BASES, row.base) for _, row in rows))
    told: dict[str, list[str]] = {}
    for label, row in rows:
        if any(row.left_out.values()):
            told.setdefault(reasons(row.left_out, words), []).append(label)
    if not told:
        return words.say("base.many_all", base=base)
    if len(told) == 1 and len(rows) == len(next(iter(told.values()))):
        return words.say("base.of_all", base=base, left_out=next(iter(told)))
    parts = [
        words.say(
            "base.of" if len(labels) == 1 else "base.of_each",
            labels=words.listed(labels, at_most=len(labels)),
            left_out=those_left_out,
        )
        for those_left_out, labels in told.items()
    ]
    return words.say("base.many", base=base, parts=words.say("semicolon").join(parts))


def reasons(counts: Mapping[str, int], words: Words) -> str:
    """Left-out counts by reason, in words."""
    order = list(dict.fromkeys([*LEFT_OUT, *counts]))
    parts = [
        words.say("reason", reason=words.term(LEFT_OUT, key), n=counts[key])
        for key in order
        if counts.get(key)
    ]
    return words.listed(parts)


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
