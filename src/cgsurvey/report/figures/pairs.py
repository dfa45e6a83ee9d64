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
        rows = _joined([result], ("wanted", "received"), shown.words)[: shown.at_most]
        if len(rows) < FEWEST:
            continue
        title = _cut("supply", result, rows, shown)
        unmet = [bar for bar in bars_of(result, "unmet", shown.words) if bar.row.base == "answered_both"]
        most = longest_first(unmet, 1)
        facts = {"what": most[0].label, "value": most[0].said(shown.words)} if most else {}
        note = shown.words.say("alt.unmet", **facts) if facts else ""
        figures.append(_dumbbells(title, rows, ("wanted", "received"), shown.words, note))
    return figures


def participation(shown: Shown) -> list[Figure]:
    """Willing and took part of each pair, where there is more than one, the most willing on top."""
    figures = []
    for alike in parted(shown.whole("participation_gap")):
        rows = _joined(alike, ("willing", "took_part"), shown.words)
        if len(rows) < 2:
            continue
        gaps = longest_first(bar for result in alike for bar in bars_of(result, "gap", shown.words))
        facts = {"what": gaps[0].label, "value": gaps[0].said(shown.words)} if gaps else {}
        note = shown.words.say("alt.gap", **facts) if facts else ""
        title = caption("participation", alike, shown.words)
        rows = rows[: shown.at_most]
        figures.append(_dumbbells(title, rows, ("willing", "took_part"), shown.words, note))
    return figures


def improvements(shown: Shown) -> list[Figure]:
    """Each improvement of all and of those in need; bars where needs were not asked."""
    figures = []
    for result in shown.whole("improvement"):
        both = ("improved_of_all", "improved_of_need")
        rows = _joined([result], both, shown.words)[: shown.at_most]
        bars = longest_first(bars_of(result, both[0], shown.words), shown.at_most)
        if len(rows) >= FEWEST:
            title = _cut("improvements", result, rows, shown)
            figures.append(_dumbbells(title, rows, both, shown.words))
        elif len(bars) >= FEWEST:
            title = caption("chart.improvements", [result], shown.words, what=shown.words.subject(result))
            figures.append(_bars(title, bars, shown.words))
    return figures


def thresholds(shown: Shown) -> list[Figure]:
    """The share at or above each bound."""
    figures = []
    for alike in parted(shown.whole("share_at_or_above")):
        found = (bar for result in alike for bar in bars_of(result, "at_or_above", shown.words))
        bars = longest_first(found, shown.at_most)
        if len(bars) >= FEWEST:
            figures.append(_bars(caption("thresholds", alike, shown.words), bars, shown.words))
    return figures


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


def _cut(code: str, result: Result, rows: Sequence[Joined], shown: Shown) -> str:
    """The caption of the table; of a chart that shows only the first rows, with how many these are."""
    title = caption(code, [result], shown.words, what=shown.words.subject(result))
    every = bars_of(result, next(iter(rows[0])), shown.words)
    if len(rows) == len(every):
        return title
    return shown.words.say("aside", text=title, aside=shown.words.say("chart.first", number=len(rows)))


def _dumbbells(
    title: str, rows: Sequence[Joined], measures: tuple[str, str], words: Words, note: str = ""
) -> Figure:
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


def _bars(title: str, bars: Sequence[Bar], words: Words) -> Figure:
    rows = [bar.row for bar in bars]
    chart = Bars(
        measure_heading(rows[0].measure, rows[0].unit, words),
        tuple(bar.label for bar in bars),
        tuple(bar.value for bar in bars),
    )
    told = words.say("alt.bars", number=len(bars), **ends(bars, words))
    return figure_of(title, chart, [told], rows, words, intervals_note(rows, words))
