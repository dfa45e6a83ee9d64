"""Cells and headings: a number with its unit, its interval, its p value."""

from __future__ import annotations

from collections.abc import Iterable

from cgsurvey.glossary import MEASURES
from cgsurvey.report import numbers
from cgsurvey.report.document import Cell
from cgsurvey.report.words import Words
from cgsurvey.result import Estimate

EMPTY = Cell("")
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
    )


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
