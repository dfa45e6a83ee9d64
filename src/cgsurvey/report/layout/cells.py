"""Cells and headings: a number with its unit, its interval, its p value."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from cgsurvey.glossary import MEASURES
from cgsurvey.report import numbers
from cgsurvey.report.document import Cell
from cgsurvey.report.words import Words
from cgsurvey.result import Estimate

EMPTY = Cell("")
#: people, and those left over, that must stand behind a number before it may be published
PUBLISHED_FROM = 10
#: units whose numbers need a sign or a word beside the heading
_SIGNS = {"proportion": "%", "points": "points"}


def estimate_cell(row: Estimate | None, decimals: int) -> Cell:
    if row is None:
        return Cell(numbers.MISSING)
    return Cell(
        numbers.shown(row.estimate, row.unit, decimals),
        numbers.spreadsheet_value(row.estimate, row.unit),
        numbers.number_format(row.unit, decimals),
        row.id,
        is_small(row),
    )


def count_cell(row: Estimate) -> Cell:
    """How many people stand behind a row."""
    return replace(number_cell(row.count, source=row.id), is_small=is_small(row))


def is_small(row: Estimate) -> bool:
    """Whether fewer than ten are asked of, or counted, or left over: not to be published as it stands.

    The rule is of bases, of counts and of their complements; of a share without a count only the base can be
    told.
    """
    if row.estimate is None or not row.n:
        return False
    few = row.count is not None and min(row.count, row.n - row.count) < PUBLISHED_FROM
    return row.n < PUBLISHED_FROM or (row.unit == "proportion" and few)


def interval_cell(row: Estimate | None, decimals: int) -> Cell:
    if row is None:
        return Cell(numbers.MISSING)
    return Cell(
        numbers.interval(row.conf_low, row.conf_high, row.unit, decimals),
        (
            numbers.spreadsheet_value(row.conf_low, row.unit),
            numbers.spreadsheet_value(row.conf_high, row.unit),
        ),
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
    return words.say("interval", level=numbers.percent_of(level))


def measure_heading(measure: str, unit: str, words: Words) -> str:
    """The measure with its unit, where the unit is not plain."""
    # a number of elements is told by the row; its column holds shares
    label = words.term(MEASURES, "share" if measure == "reached_by" else measure)
    sign = _SIGNS.get(unit)
    return words.say(f"heading.{sign}", label=label) if sign else label
