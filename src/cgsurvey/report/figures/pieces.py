"""What figures are put together from: values as the tables show them, bases, what the marks mean."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from cgsurvey.glossary import BASES, MEASURES
from cgsurvey.report.chart import Chart, Value
from cgsurvey.report.document import SMALL, Figure, Paragraph
from cgsurvey.report.layout.cells import estimate_cell, is_small
from cgsurvey.report.numbers import on_axis
from cgsurvey.report.quoting import all_worded, plainly
from cgsurvey.report.said import base_said, level_said, value_said
from cgsurvey.report.words import Words
from cgsurvey.result import Estimate, Result

#: rows from which a chart shows more than a sentence says
FEWEST = 3


@dataclass(frozen=True, slots=True)
class Shown:
    """What a figure is made of.

    Attributes
    ----------
    results
        All of one questionnaire: a chart may need the answers behind a rate.
    words
    at_most
        Rows that there is room for, or None: of more, those that tell most are shown.
    """

    results: Sequence[Result]
    words: Words
    at_most: int | None = None

    def whole(self, estimand: str) -> list[Result]:
        """Results of an estimand that are not by groups."""
        return [each for each in self.results if each.estimand == estimand and each.by is None]


@dataclass(frozen=True, slots=True)
class Bar:
    """A row of a chart before it is one: its label, its estimate, and how it is rounded."""

    label: str
    row: Estimate
    decimals: int

    @property
    def size(self) -> float:
        return self.row.estimate or 0.0

    @property
    def value(self) -> Value:
        return value_of(self.row, self.decimals)

    def said(self, words: Words) -> str:
        """The number with its unit, and the mark of one that may not be published."""
        return value_said(self.row, words, self.decimals) + SMALL * is_small(self.row)


def value_of(row: Estimate, decimals: int) -> Value:
    """An estimate with its interval as a chart shows it; its text is that of its cell in the tables."""
    cell = estimate_cell(row, decimals)
    return Value(
        on_axis(row.estimate, row.unit) or 0.0,
        cell.marked,
        row.id,
        on_axis(row.conf_low, row.unit),
        on_axis(row.conf_high, row.unit),
    )


def longest_first(bars: Iterable[Bar], at_most: int | None = None) -> list[Bar]:
    """The bars in order, and of many the highest."""
    return sorted(bars, key=lambda bar: -bar.size)[:at_most]


def bars_of(result: Result, measure: str, words: Words) -> list[Bar]:
    """The estimated rows of a measure: of each category, or of the result's subject."""
    return [
        Bar(
            words.category(result.estimand, row) if row.category else words.subject(result),
            row,
            words.decimals(result.estimand, row),
        )
        for row in result.rows
        if row.measure == measure and row.estimate is not None
    ]


def of_many(title: str, number: int, of: int, measure: str, words: Words, which: str = "highest") -> str:
    """The caption, with how many of the rows are shown and which, where these are not all."""
    if number == of:
        return title
    facts = {"number": number, "of": of, "measure": words.term(MEASURES, measure)}
    return words.say("aside", text=title, aside=words.say(f"chart.{which}", **facts))


def ends(bars: Sequence[Bar], words: Words) -> dict[str, str]:
    """The highest and the lowest of the bars, as facts for a sentence."""
    high, low = max(bars, key=lambda bar: bar.size), min(bars, key=lambda bar: bar.size)
    values = {"high_value": high.said(words), "low_value": low.said(words)}
    return {"high": high.label, "low": low.label, **values}


def figure_of(
    caption: str,
    chart: Chart,
    shows: Sequence[str],
    rows: Iterable[Estimate],
    words: Words,
    *notes: str,
) -> Figure:
    """A figure with its base, told beneath it and in the alternative text, which says what it `shows`."""
    rows = list(rows)
    base = _base(rows, words)
    small = words.say("small", mark=SMALL) if any(map(is_small, rows)) else ""
    alternative = Paragraph(all_worded(text for text in (*shows, base) if text)).text
    told = all_worded(text for text in (*notes, base, small) if text)
    return Figure(plainly(caption), chart, alternative, told)


def intervals_note(rows: Sequence[Estimate], words: Words) -> str:
    """What the lines are, where there are any."""
    if all(row.conf_level is None for row in rows):
        return ""
    level = next(row for row in rows if row.conf_level is not None)
    return words.say("chart.intervals", interval=words.say("interval", level=level_said(level, words)))


def _base(rows: Sequence[Estimate], words: Words) -> str:
    """Who stands behind the numbers: each base with its n, or the least and the greatest n."""
    by_base: dict[str, list[Estimate]] = {}
    for row in rows:
        by_base.setdefault(row.base, []).append(row)
    parts = []
    for base, alike in by_base.items():
        least, most = min(alike, key=lambda row: row.n), max(alike, key=lambda row: row.n)
        shown = {"n": base_said(least), "most": base_said(most)}
        code = "chart.base.same" if least.n == most.n else "chart.base.range"
        parts.append(words.say(code, base=words.term(BASES, base), **shown))
    return words.say("base", text=words.say("chart.base", bases=words.say("semicolon").join(parts)))
