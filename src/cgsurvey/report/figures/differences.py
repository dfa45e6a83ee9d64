"""Differences between groups around zero, where a table lists them."""

from __future__ import annotations

from collections.abc import Sequence

from cgsurvey.report.chart import Intervals
from cgsurvey.report.document import Figure
from cgsurvey.report.figures.pieces import Bar, Shown, ends, figure_of, intervals_note, longest_first
from cgsurvey.report.layout.differences import listed
from cgsurvey.report.layout.pieces import caption, parted
from cgsurvey.report.quoting import counted
from cgsurvey.report.said import is_clear
from cgsurvey.report.words import Words
from cgsurvey.result import Estimate, Result

#: differences of one unit from which a chart helps
_FEWEST = 4


def differences(shown: Shown) -> list[Figure]:
    """One chart for each grouping variable and unit."""
    figures = []
    for results in parted([each for each in shown.results if each.estimand == "difference"]):
        alike = listed(results)
        for unit in dict.fromkeys(row.unit for result in alike for row in _told(result)):
            bars = _bars(alike, unit, shown.words)
            if len(bars) >= _FEWEST:
                figures.append(_figure(bars, alike, shown.words))
    return figures


def _told(result: Result) -> list[Estimate]:
    return [row for row in result.rows if row.measure == "difference" and row.estimate is not None]


def _bars(results: Sequence[Result], unit: str, words: Words) -> list[Bar]:
    """The differences of a unit in order; each with its groups, unless these are the same throughout."""
    found = [(result, row) for result in results for row in _told(result) if row.unit == unit]
    is_one = len({row.group_level for _, row in found}) == 1
    return longest_first(
        Bar(
            words.subject(result)
            if is_one
            else words.say("of_whom", who=words.subject(result), text=_groups(row, words)),
            row,
            words.decimals("difference", row),
        )
        for result, row in found
    )


def _groups(row: Estimate, words: Words) -> str:
    return words.contrast(row.questionnaire, row.group or "", row.group_level or "")


def _figure(bars: Sequence[Bar], results: Sequence[Result], words: Words) -> Figure:
    rows = [bar.row for bar in bars]
    clear = [bar.label for bar in bars if is_clear(bar.row)]
    is_one = len({row.group_level for row in rows}) == 1
    label = _groups(rows[0], words) if is_one else words.say("heading.difference")
    chart = Intervals(
        words.say(f"in.{rows[0].unit}", label=label),
        tuple(bar.label for bar in bars),
        tuple(bar.value for bar in bars),
        tuple(bar.label in clear for bar in bars),
        reference=0.0,
    )
    title = caption("differences", results, words)
    told = words.say("alt.differences", number=len(bars), **ends(bars, words))
    which = {"which": words.listed(clear)} if clear else {}
    number = counted(row.id for row in rows)
    note = words.say("chart.differ" if clear else "chart.none_differ", number=number, **which)
    return figure_of(title, chart, [told, note], rows, words, intervals_note(rows, words), note)
