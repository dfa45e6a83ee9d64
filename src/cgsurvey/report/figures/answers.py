"""Items with ordered answers: bars of all their answers, parted at the middle, the most favoured on top."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from cgsurvey.glossary import MEASURES
from cgsurvey.report.chart import Bars, StackedBars
from cgsurvey.report.document import Figure
from cgsurvey.report.figures.pieces import (
    FEWEST,
    Bar,
    Shown,
    bars_of,
    ends,
    figure_of,
    intervals_note,
    of_many,
    value_of,
)
from cgsurvey.report.layout.cells import measure_heading
from cgsurvey.report.layout.pieces import caption
from cgsurvey.report.words import Words
from cgsurvey.result import Estimate, Result
from cgsurvey.study import Category, Question

#: an item: its result, and the bar that puts it in its place
Item = tuple[Result, Bar]


def satisfaction(shown: Shown) -> list[Figure]:
    """The answers to the items of each matrix, and to the questions that stand alone.

    Where the satisfied are more than one half of the categories, the bars would part them: then the rates
    alone are shown.
    """
    figures = []
    for label, every in _matrices(shown.whole("satisfaction_rate"), "rate", shown.words):
        items = every[-(shown.at_most or len(every)) :]
        answers = [_answers(result, shown.results) for result, _ in items]
        if all(map(_is_balanced, _questions(items, shown.words))) and all(answers):
            code = "chart.answers" if label else "chart.answers_alone"
            figures.append(_parted(_title(code, label, every, items, shown), items, answers, shown.words))
        else:
            code = "chart.rates" if label else "chart.rates_alone"
            figures.append(_rates(_title(code, label, every, items, shown), items, shown.words))
    return figures


def agreement(shown: Shown) -> list[Figure]:
    """The answers to items that have two ends, such as agreement; how often is told by its table."""
    figures = []
    for label, every in _matrices(shown.whole("likert"), "top_two", shown.words):
        items = every[-(shown.at_most or len(every)) :]
        answers = [_shares(result) for result, _ in items]
        turned = [bar.label for result, bar in items if shown.words.is_reversed(result, result.variable)]
        note = shown.words.say("likert.reversed", items=shown.words.listed(turned)) if turned else ""
        code = "chart.answers" if label else "chart.answers_alone"
        title = _title(code, label, every, items, shown)
        figures.append(_parted(title, items, answers, shown.words, note))
    return figures


def _matrices(results: Sequence[Result], measure: str, words: Words) -> list[tuple[str, list[Item]]]:
    """Items that stand together and have the same answers, the highest first.

    The label is that of the matrix; "" for questions that stand alone.
    """
    found: dict[tuple[str, tuple[str, ...]], list[Item]] = {}
    for result in results:
        question = words.question(result.questionnaire, result.variable)
        bars = bars_of(result, measure, words)
        if question is None or not bars:
            continue
        label = words.text(question.topic_label) if question.topic_label else ""
        key = label, tuple(each.value for each in question.categories)
        found.setdefault(key, []).append((result, bars[0]))
    return [
        (label, sorted(items, key=lambda item: -item[1].size))
        for (label, _), items in found.items()
        if len(items) >= FEWEST
    ]


def _title(code: str, label: str, every: Sequence[Item], items: Sequence[Item], shown: Shown) -> str:
    """The caption; where room is short the lowest items are shown, for these are to be seen to."""
    result, bar = every[0]
    title = caption(code, [result], shown.words, what=label)
    return of_many(title, len(items), len(every), bar.row.measure, shown.words, "lowest")


def _questions(items: Sequence[Item], words: Words) -> list[Question]:
    asked = (words.question(result.questionnaire, result.variable) for result, _ in items)
    return [question for question in asked if question is not None]


def _is_balanced(question: Question) -> bool:
    """Whether the answers are ordered, and the satisfied ones all stand on one side of the middle."""
    return question.kind == "scale" and len(question.satisfied) <= len(question.categories) // 2


def _answers(result: Result, results: Sequence[Result]) -> Mapping[str, Estimate]:
    """The shares of all answers to a question: those of its frequencies."""
    for each in results:
        if each.estimand == "frequency" and each.variable == result.variable:
            return _shares(each)
    return {}


def _shares(result: Result) -> Mapping[str, Estimate]:
    return {row.category or "": row for row in result.rows if row.measure == "share"}


def _parted(
    title: str,
    items: Sequence[Item],
    answers: Sequence[Mapping[str, Estimate]],
    words: Words,
    note: str = "",
) -> Figure:
    """Bars of all answers, parted at the middle."""
    categories = _ordered(_questions(items, words)[0].categories)
    rows = [[shares[each.value] for each in categories] for shares in answers]
    chart = StackedBars(
        measure_heading("share", "proportion", words),
        tuple(bar.label for _, bar in items),
        tuple(words.text(each.label) for each in categories),
        tuple(tuple(value_of(row, words.decimals("frequency", row)) for row in line) for line in rows),
        middle=len(categories) // 2 if len(categories) % 2 else None,
    )
    bars = [bar for _, bar in items]
    measure = words.term(MEASURES, bars[0].row.measure)
    told = words.say(
        "alt.answers", number=len(bars), measure=measure, **ends(bars, words),
        first=chart.categories[0], last=chart.categories[-1],
    )  # fmt: skip
    read = words.say("chart.answers_read", measure=measure)
    return figure_of(title, chart, [told], (row for line in rows for row in line), words, read, note)


def _ordered(categories: Sequence[Category]) -> list[Category]:
    """The least favourable first."""
    return sorted(categories, key=lambda category: category.score)


def _rates(title: str, items: Sequence[Item], words: Words) -> Figure:
    """Bars of the satisfaction rates."""
    bars = [bar for _, bar in items]
    rows = [bar.row for bar in bars]
    chart = Bars(
        measure_heading("rate", rows[0].unit, words),
        tuple(bar.label for bar in bars),
        tuple(bar.value for bar in bars),
    )
    told = words.say("alt.bars", number=len(bars), **ends(bars, words))
    return figure_of(title, chart, [told], rows, words, intervals_note(rows, words))
