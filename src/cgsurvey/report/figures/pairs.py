"""Two shares of one thing, joined: wanted and received, willing and took part, improved on both bases."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from cgsurvey.glossary import MEASURES
from cgsurvey.report.chart import Bars, Dumbbells
from cgsurvey.report.document import Figure
from cgsurvey.report.figures.pieces import (
    FEWEST,
    Bar,
    Shown,
    bars_of,
    ends,
    figure_of,
    intervals_note,
    longest_first,
    of_many,
)
from cgsurvey.report.layout.cells import measure_heading
from cgsurvey.report.layout.pieces import caption, parted
from cgsurvey.report.words import Words
from cgsurvey.result import Result

#: the bars of one row, by their measure
Joined = Mapping[str, Bar]


def supply_and_demand(shown: Shown) -> list[Figure]:
    """Wanted and received of each service, the most wanted on top."""
    figures = []
    for result in shown.whole("supply_and_demand"):
        rows = _joined([result], ("wanted", "received"), shown.words)
        if len(rows) >= FEWEST:
            title = caption("supply", [result], shown.words, what=shown.words.subject(result))
            unmet = [bar for bar in bars_of(result, "unmet", shown.words) if bar.row.base == "answered_both"]
            note = _greatest("alt.unmet", unmet, shown.words)
            figures.append(_dumbbells(title, rows, ("wanted", "received"), shown, note))
    return figures


def participation(shown: Shown) -> list[Figure]:
    """Willing and took part of each pair, where there is more than one, the most willing on top."""
    figures = []
    for alike in parted(shown.whole("participation_gap")):
        rows = _joined(alike, ("willing", "took_part"), shown.words)
        if len(rows) > 1:
            gaps = [bar for result in alike for bar in bars_of(result, "gap", shown.words)]
            note = _greatest("alt.gap", gaps, shown.words)
            title = caption("participation", alike, shown.words)
            figures.append(_dumbbells(title, rows, ("willing", "took_part"), shown, note))
    return figures


def improvements(shown: Shown) -> list[Figure]:
    """Each improvement of all and of those in need; bars where needs were not asked."""
    figures = []
    both = ("improved_of_all", "improved_of_need")
    for result in shown.whole("improvement"):
        what = shown.words.subject(result)
        rows, bars = _joined([result], both, shown.words), bars_of(result, both[0], shown.words)
        if len(rows) >= FEWEST:
            title = caption("improvements", [result], shown.words, what=what)
            figures.append(_dumbbells(title, rows, both, shown))
        elif len(bars) >= FEWEST:
            title = caption("chart.improvements", [result], shown.words, what=what)
            figures.append(_bars(title, bars, shown))
    return figures


def thresholds(shown: Shown) -> list[Figure]:
    """The share at or above each bound."""
    figures = []
    for alike in parted(shown.whole("share_at_or_above")):
        bars = [bar for result in alike for bar in bars_of(result, "at_or_above", shown.words)]
        if len(bars) >= FEWEST:
            figures.append(_bars(caption("thresholds", alike, shown.words), bars, shown))
    return figures


def _greatest(code: str, bars: Sequence[Bar], words: Words) -> str:
    """The greatest of what the two ends of a row do not show by themselves."""
    if not bars:
        return ""
    first = longest_first(bars)[0]
    return words.say(code, what=first.label, value=first.said(words))


def _joined(results: Sequence[Result], measures: tuple[str, str], words: Words) -> list[Joined]:
    """Rows that have both measures, the highest of the first on top."""
    found: dict[tuple[str, str | None], dict[str, Bar]] = {}
    for result in results:
        for measure in measures:
            for bar in bars_of(result, measure, words):
                found.setdefault((result.variable, bar.row.category), {})[measure] = bar
    return sorted(
        (bars for bars in found.values() if len(bars) == len(measures)),
        key=lambda bars: -bars[measures[0]].size,
    )


def _dumbbells(
    title: str, every: Sequence[Joined], measures: tuple[str, str], shown: Shown, note: str = ""
) -> Figure:
    """Joined points; where room is short, of the first rows."""
    words, rows = shown.words, every[: shown.at_most]
    title = of_many(title, len(rows), len(every), measures[0], words)
    first, second = ([bars[measure] for bars in rows] for measure in measures)
    names = tuple(words.term(MEASURES, measure) for measure in measures)
    chart = Dumbbells(
        measure_heading("share", first[0].row.unit, words),
        (names[0], names[1]),
        tuple(bar.label for bar in first),
        tuple((one.value, other.value) for one, other in zip(first, second, strict=True)),
    )
    facts = {"first": names[0], "second": names[1], "number": len(rows), **ends(first, words)}
    facts |= {f"second_{name}": value for name, value in ends(second, words).items()}
    told = words.say("alt.dumbbells", **facts)
    return figure_of(title, chart, [told, note], [bar.row for bar in (*first, *second)], words)


def _bars(title: str, every: Sequence[Bar], shown: Shown) -> Figure:
    """Bars, the highest on top."""
    words, bars = shown.words, longest_first(every, shown.at_most)
    title = of_many(title, len(bars), len(every), every[0].row.measure, words)
    rows = [bar.row for bar in bars]
    chart = Bars(
        measure_heading(rows[0].measure, rows[0].unit, words),
        tuple(bar.label for bar in bars),
        tuple(bar.value for bar in bars),
    )
    told = words.say("alt.bars", number=len(bars), **ends(bars, words))
    return figure_of(title, chart, [told], rows, words, intervals_note(rows, words))
