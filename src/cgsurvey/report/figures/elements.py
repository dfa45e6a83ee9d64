"""The elements: whom each reached, and which of them reach the same people."""

from __future__ import annotations

from cgsurvey.glossary import MEASURES
from cgsurvey.report.chart import Bars, HeatMap
from cgsurvey.report.document import Figure
from cgsurvey.report.figures.pieces import (
    FEWEST,
    Shown,
    bars_of,
    ends,
    figure_of,
    intervals_note,
    longest_first,
    of_many,
)
from cgsurvey.report.layout.cells import measure_heading
from cgsurvey.report.layout.pieces import caption
from cgsurvey.report.said import is_clear
from cgsurvey.result import Result

#: elements whose pairs are enough for a map, and can still be read on it
_MAPPED = range(4, 13)


def elements(shown: Shown) -> list[Figure]:
    """Coverage of each element, then the lift of each pair."""
    coverage = [_coverage(result, shown) for result in shown.whole("coverage")]
    linkage = [_linkage(result, shown) for result in shown.whole("linkage")]
    return [figure for figure in (*coverage, *linkage) if figure]


def _coverage(result: Result, shown: Shown) -> Figure | None:
    """Bars, the element that reached most on top."""
    words = shown.words
    every = bars_of(result, "coverage", words)
    bars = longest_first(every, shown.at_most)
    if len(bars) < FEWEST:
        return None
    rows = [bar.row for bar in bars]
    chart = Bars(
        measure_heading("coverage", rows[0].unit, words),
        tuple(bar.label for bar in bars),
        tuple(bar.value for bar in bars),
    )
    title = caption("coverage", [result], words, what=words.subject(result))
    title = of_many(title, len(bars), len(every), "coverage", words)
    told = words.say("alt.bars", number=len(bars), **ends(bars, words))
    return figure_of(title, chart, [told], rows, words, intervals_note(rows, words))


def _linkage(result: Result, shown: Shown) -> Figure | None:
    """The lift of each pair, once, beneath the diagonal."""
    words = shown.words
    names = words.study.elements_of(words.study.file.services[result.variable])
    pairs = {bar.row.category: bar for bar in bars_of(result, "lift", words)}
    if len(names) not in _MAPPED or not pairs:
        return None
    cells = [
        [pairs.get(f"{column}+{line}") if at > place else None for place, column in enumerate(names[:-1])]
        for at, line in enumerate(names[1:], start=1)
    ]
    labels = [words.text(words.study.file.elements[name]) for name in names]
    chart = HeatMap(
        words.term(MEASURES, "lift"),
        tuple(labels[1:]),
        tuple(labels[:-1]),
        tuple(tuple(bar.value if bar else None for bar in line) for line in cells),
    )
    title = caption("chart.linkage", [result], words, what=words.subject(result))
    bars = list(pairs.values())
    told = words.say("alt.linkage", number=len(bars), **ends(bars, words))
    clear = [bar.label for bar in bars if is_clear(bar.row)]
    many = "all" if len(clear) == len(bars) else "some" if clear else "none"
    note = words.say(f"chart.linkage.{many}", pairs=words.listed(clear))
    rows = [bar.row for bar in bars]
    return figure_of(title, chart, [told, note], rows, words, words.say("chart.linkage_read"), note)
