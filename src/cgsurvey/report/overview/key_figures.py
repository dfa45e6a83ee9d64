"""The five numbers that stand out: from each topic its first; where these are fewer, others.

What its verdict or its base forbids to be quoted is none: no coefficient; no share that few people stand
behind; no gap and no change that could be chance.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import zip_longest

from cgsurvey.report import numbers
from cgsurvey.report.document import KeyFigure
from cgsurvey.report.layout.cells import is_small
from cgsurvey.report.layout.waves import change_label, is_drifted
from cgsurvey.report.quoting import plainly, quoted, worded
from cgsurvey.report.said import base_said, interval_said, is_clear, level_said
from cgsurvey.report.words import Words
from cgsurvey.result import Analysis, Estimate, Result, wave_text

#: how many numbers a reader keeps in mind
_MOST = 5
#: notes of rows that rest on too little to stand out
_FORBIDDEN = {"note.small_base", "note.small_effective", "note.wide", "note.no_variation"}


@dataclass(frozen=True, slots=True)
class Key:
    """A number that may stand out: its label, its row, and a second number that belongs to it."""

    label: str
    result: Result
    row: Estimate
    beside: str = ""

    @property
    def size(self) -> float:
        return self.row.estimate or 0.0

    def decimals(self, words: Words) -> int:
        """Those of what it is; of a change, of what has changed."""
        return words.decimals(str(self.result.fit.get("of", self.result.estimand)), self.row)


def chosen(analysis: Analysis, words: Words) -> list[Key]:
    """The key figures, in the order of the topics: of more topics than there is room for, the first."""
    topics = [_allowed(find(analysis.results, words)) for find in _TOPICS]
    topics.append(_allowed(_changes(analysis, words)))
    first = [key for keys in topics for key in keys[:1]]
    in_turn = [key for turn in zip_longest(*(keys[1:] for keys in topics)) for key in turn if key is not None]
    # another question tells more than another answer to the same
    others = sorted(in_turn, key=lambda key: key.row.category is not None)
    kept = {key.row.id for key in [*first, *others][:_MOST]}
    return [key for topic in topics for key in topic if key.row.id in kept]


def key_figure(key: Key, words: Words) -> KeyFigure:
    """The number with its label above, its interval and its base beneath."""
    row = key.row
    shown = quoted(numbers.shown(row.estimate, row.unit, key.decimals(words)), row.id, "estimate")
    base = words.say("key.base", n=base_said(row))
    detail = words.say("key.detail", interval=_interval(key, words), base=base, beside=key.beside)
    return KeyFigure(
        plainly(words.say(f"key.in.{row.unit}", label=key.label)),
        worded(words.say(f"key.value.{row.unit}", value=shown)),
        worded(words.of_whom(detail, row.questionnaire)),
    )


def _interval(key: Key, words: Words) -> str:
    """The interval with its level, or that there is none."""
    row = key.row
    if row.conf_low is None and row.conf_high is None:
        return words.say("key.no_interval")
    interval = interval_said(row, key.decimals(words))
    return words.say("key.interval", level=level_said(row, words), interval=interval)


def _allowed(keys: Iterable[Key]) -> list[Key]:
    return [
        key
        for key in keys
        if key.row.estimate is not None
        and not is_small(key.row)
        and _FORBIDDEN.isdisjoint((key.row.note or "").split())
    ]


def _rows(results: Sequence[Result], estimand: str, measure: str) -> list[tuple[Result, Estimate]]:
    """Rows of a measure of all who were asked."""
    return [
        (result, row)
        for result in results
        if result.estimand == estimand and result.by is None
        for row in result.rows
        if row.measure == measure
    ]


def _satisfaction(results: Sequence[Result], words: Words) -> list[Key]:
    """Questions that stand alone, as the study orders them; where there is none, items of a matrix."""
    rates = _rows(results, "satisfaction_rate", "rate")
    alone = [
        each
        for each in rates
        if (asked := words.question(each[1].questionnaire, each[1].variable)) and asked.topic == asked.name
    ]
    return [
        Key(words.say("key.satisfied", what=words.subject(result)), result, row)
        for result, row in alone or rates
    ]


def _named(results: Sequence[Result], words: Words) -> list[Key]:
    """Of the questions that the study names for the text, the answer that most gave."""
    found = []
    for name in dict.fromkeys(words.study.file.report.questions):
        for result in results:
            is_named = result.variable == words.study.unqualified(name, result.questionnaire)
            if is_named and (shares := _rows([result], "frequency", "share")):
                _, row = max(shares, key=lambda each: each[1].estimate or 0.0)
                facts = {"what": words.subject(result), "answer": words.category("frequency", row)}
                found.append(Key(words.say("key.answer", **facts), result, row))
    return found


def _coverage(results: Sequence[Result], words: Words) -> list[Key]:
    """The mean number of elements; then the elements, the least covered first."""
    means = [
        Key(words.say("key.elements", number=len(words.study.elements_of(service))), result, row)
        for result, row in _rows(results, "coverage", "mean_elements")
        if (service := words.study.file.services.get(result.variable))
        and len(words.study.elements_of(service)) > 1  # of one element, its coverage says the same
    ]
    covered = [
        Key(words.say("key.covered", what=words.category("coverage", row)), result, row)
        for result, row in _rows(results, "coverage", "coverage")
    ]
    return means + sorted(covered, key=lambda key: key.size)


def _participation(results: Sequence[Result], words: Words) -> list[Key]:
    """Gaps that are none by chance, the widest first."""
    gaps = [
        Key(words.say("key.gap", what=words.subject(result)), result, row)
        for result, row in _rows(results, "participation_gap", "gap")
        if row.conf_low is not None and row.conf_low > 0
    ]
    return sorted(gaps, key=lambda key: -key.size)


def _supply(results: Sequence[Result], words: Words) -> list[Key]:
    """Needs that are not met, the greatest first."""
    unmet = [
        Key(words.say("key.unmet", what=words.category("supply_and_demand", row)), result, row)
        for result, row in _rows(results, "supply_and_demand", "unmet")
        if row.base == "answered_both" and row.estimate
    ]
    return sorted(unmet, key=lambda key: -key.size)


def _improvements(results: Sequence[Result], words: Words) -> list[Key]:
    """Improvements, the most frequent first, with their share of those in need."""
    needs = {
        (row.variable, row.category): row for _, row in _rows(results, "improvement", "improved_of_need")
    }
    improved = [
        Key(
            words.say("key.improved", what=words.category("improvement", row)),
            result,
            row,
            _in_need(result, needs.get((row.variable, row.category)), words),
        )
        for result, row in _rows(results, "improvement", "improved_of_all")
        if row.estimate
    ]
    return sorted(improved, key=lambda key: -key.size)


def _in_need(result: Result, row: Estimate | None, words: Words) -> str:
    if row is None or row.estimate is None:
        return ""
    shown = numbers.shown(row.estimate, row.unit, words.decimals(result.estimand, row))
    facts = {"value": quoted(shown, row.id, "estimate"), "n": base_said(row)}
    return words.say("key.of_need", **facts)


def _thresholds(results: Sequence[Result], words: Words) -> list[Key]:
    """Shares at or above a bound, as the study orders them."""
    rows = _rows(results, "share_at_or_above", "at_or_above")
    return [Key(words.subject(result), result, row) for result, row in rows]


def _scales(results: Sequence[Result], words: Words) -> list[Key]:
    """Mean scores, as the study orders them."""
    return [Key(_scored(result, words), result, row) for result, row in _rows(results, "scale", "score")]


def _scored(result: Result, words: Words) -> str:
    """Label of a scale, with the least and the greatest score where the study gives them."""
    scale = words.study.file.scales[result.variable]
    bounds = scale.rescale or scale.range
    if bounds is None:
        return words.subject(result)
    low, high = (f"{bound:g}" for bound in bounds)
    return words.say("key.scored", what=words.subject(result), low=low, high=high)


#: what each topic has to offer, the best first; what a bureau answers for stands before what describes
_TOPICS: tuple[Callable[[Sequence[Result], Words], list[Key]], ...] = (
    _satisfaction,
    _named,
    _participation,
    _supply,
    _thresholds,
    _coverage,
    _improvements,
    _scales,
)


def _changes(analysis: Analysis, words: Words) -> list[Key]:
    """Changes that stand after adjustment and whose question was the same, the clearest first."""
    found = []
    for gate in analysis.comparisons:
        earlier, later = (wave_text(wave)[words.language] for wave in gate.waves)
        for result, row in _rows(analysis.results, "change", "change"):
            if result.questionnaire == gate.questionnaire and is_clear(row) and not is_drifted(row):
                facts = {"what": change_label(result, row, words), "earlier": earlier, "later": later}
                found.append(Key(words.say("key.change", **facts), result, row))
    return sorted(found, key=lambda key: (key.row.p_holm or 0.0, -abs(key.row.statistic or 0.0)))
