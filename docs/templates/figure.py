"""The scale scores as bars: a template of a topic's figure.

Copy to report/figures/ and give the topic its line in `FIGURES`. What the chart shows in words is `shows`:
it is the alternative text, for those who do not see it.
"""

from __future__ import annotations

from cgsurvey.report.chart import Bars
from cgsurvey.report.document import Figure
from cgsurvey.report.figures.pieces import (
    FEWEST,
    Shown,
    bars_of,
    ends,
    figure_of,
    intervals_note,
    longest_first,
)
from cgsurvey.report.layout.cells import measure_heading
from cgsurvey.report.layout.pieces import caption


def scores(shown: Shown) -> list[Figure]:
    """The highest on top; no figure of fewer rows than a sentence tells as well."""
    words, results = shown.words, shown.whole("scale")
    bars = longest_first((bar for each in results for bar in bars_of(each, "score", words)), shown.at_most)
    if len(bars) < FEWEST:
        return []
    rows = [bar.row for bar in bars]
    axis = measure_heading("score", rows[0].unit, words)
    chart = Bars(axis, tuple(bar.label for bar in bars), tuple(bar.value for bar in bars))
    shows = words.say("alt.bars", number=len(bars), **ends(bars, words))
    return [
        figure_of(caption("scales", results, words), chart, [shows], rows, words, intervals_note(rows, words))
    ]
