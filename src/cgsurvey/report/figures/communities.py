"""Communities in order, each with its interval, beside the figure of all: which differ, and how few."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from cgsurvey.report.chart import Intervals
from cgsurvey.report.document import Figure
from cgsurvey.report.figures.pieces import Bar, Shown, ends, figure_of, intervals_note, longest_first
from cgsurvey.report.layout.cells import measure_heading
from cgsurvey.report.layout.league import OTHERS
from cgsurvey.report.layout.pieces import caption
from cgsurvey.report.numbers import on_axis
from cgsurvey.report.quoting import counted, plainly
from cgsurvey.report.words import Words
from cgsurvey.result import Result

#: communities that a page has lines for; of more, the highest and the lowest are shown
_MOST = 60


def communities(shown: Shown) -> list[Figure]:
    """One chart a variable, of the communities that are ranked."""
    leagues = (_caterpillar(each, shown.words) for each in shown.results if each.estimand == "communities")
    return [figure for figure in leagues if figure]


def _caterpillar(result: Result, words: Words) -> Figure | None:
    if "above" not in result.fit:
        return None
    ranked = {row.group_level for row in result.rows if row.measure == "rank"}
    figures = [row for row in result.rows if row.measure not in OTHERS and row.estimate is not None]
    overall = next((row for row in figures if row.group_level is None), None)
    bars = longest_first(
        Bar(row.group_level or "", row, words.decimals("communities", row))
        for row in figures
        if row.group_level in ranked
    )
    if overall is None or not bars:
        return None
    every, outermost = len(bars), _outermost(bars)
    left_out = [bar.row.id for bar in bars if bar not in outermost]
    bars = outermost
    apart = {*result.fit["above"], *result.fit["below"]}
    of_all = Bar("", overall, words.decimals("communities", overall))
    reference = words.say("chart.of_all", value=of_all.said(words))
    rows = [bar.row for bar in bars]
    chart = Intervals(
        measure_heading(rows[0].measure, rows[0].unit, words),
        tuple(bar.label for bar in bars),
        tuple(bar.value for bar in bars),
        tuple(bar.label in apart for bar in bars),
        reference=on_axis(overall.estimate, overall.unit),
        reference_label=plainly(reference),
    )
    title = caption("chart.communities", [replace(result, by=None)], words, what=words.subject(result))
    told = words.say("alt.communities", number=every, all=reference, **ends(bars, words))
    notes = [_told_apart(result, words), words.say("chart.own_intervals")]
    if len(bars) < every:
        notes.append(words.say("chart.outermost", number=_MOST // 2, others=counted(left_out)))
    if small := result.fit["communities"] - every:
        notes.append(words.say("chart.unranked", number=small, minimum=result.fit["minimum"]))
    marks = intervals_note(rows, words)
    return figure_of(title, chart, [told, notes[0]], rows, words, marks, *notes)


def _outermost(bars: Sequence[Bar]) -> list[Bar]:
    """All, or of too many as many from the top as from the bottom."""
    return list(bars) if len(bars) <= _MOST else [*bars[: _MOST // 2], *bars[-_MOST // 2 :]]


def _told_apart(result: Result, words: Words) -> str:
    """Which communities differ from the figure of all, above and below."""
    told = [
        words.say(f"chart.{side}", communities=words.listed(result.fit[side]))
        for side in ("above", "below")
        if result.fit[side]
    ]
    if not told:
        return words.say("chart.none_apart")
    return words.say("chart.apart", sides=words.say("semicolon").join(told))
