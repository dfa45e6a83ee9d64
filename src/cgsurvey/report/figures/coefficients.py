"""The treatment's coefficient at each step, with what may be concluded of it written into the chart."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from cgsurvey.report.chart import Intervals
from cgsurvey.report.document import Figure
from cgsurvey.report.figures.pieces import Bar, Shown, ends, figure_of, intervals_note
from cgsurvey.report.layout.ladder import decimals_of, names, step_heading, treatment_rows
from cgsurvey.report.said import covers_zero
from cgsurvey.report.words import Words
from cgsurvey.result import Estimate, Result


def coefficients(shown: Shown) -> list[Figure]:
    """One chart a model, where there are at least two steps to compare."""
    ladders = (_ladder(result, shown.words) for result in shown.whole("regression"))
    return [figure for figure in ladders if figure]


def _ladder(result: Result, words: Words) -> Figure | None:
    """The steps from the first; none stands out where the data could not tell."""
    decimals = decimals_of(result, words)
    labels = {str(step["step"]): _label(step, result, words) for step in result.fit.get("steps", ())}
    bars = [
        Bar(labels.get(row.group_level or "", ""), row, decimals)
        for row in treatment_rows(result)
        if row.estimate is not None
    ]
    verdict = str(result.fit.get("identification", {}).get("verdict", "not_estimable"))
    if len(bars) < 2 or verdict == "not_estimable":
        return None
    is_weak = verdict != "supported"
    rows = [bar.row for bar in bars]
    facts = names(result, words)
    chart = Intervals(
        words.say("chart.coefficient", **facts),
        tuple(bar.label for bar in bars),
        tuple(bar.value for bar in bars),
        tuple(not is_weak and _is_clear(row) for row in rows),
        reference=0.0,
        is_weak=is_weak,
        verdict=words.say(f"chart.verdict.{verdict}") if is_weak else "",
    )
    title = words.of_whom(words.say("caption.chart.coefficients", **facts), result.questionnaire)
    steps = {"first": bars[0].said(words), "last": bars[-1].said(words)}
    told = words.say("alt.coefficients", number=len(bars), **steps, **ends(bars, words))
    crossing = sum(map(covers_zero, rows))
    covering = words.say("alt.cover_zero", number=crossing, of=len(rows))
    note = words.say(f"chart.verdict_note.{verdict}")
    shows = [told, covering, note]
    return figure_of(title, chart, shows, rows, words, intervals_note(rows, words), note)


def _label(step: Mapping[str, Any], result: Result, words: Words) -> str:
    """The heading of the step; of one that holds the treatment alone, and has no label, that it does."""
    heading = step_heading(step, words)
    is_alone = list(step["adds"]) == [result.fit["treatment"]] and not step["label"]
    return words.say("chart.alone", step=heading) if is_alone else heading


def _is_clear(row: Estimate) -> bool:
    return row.conf_low is not None and not covers_zero(row)
