"""The headline findings: sentences with number, interval and base, worded by what the evidence holds."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from cgsurvey.report import numbers
from cgsurvey.report.document import Sentence
from cgsurvey.report.layout.ladder import decimals_of, names, treatment_rows
from cgsurvey.report.layout.league import sides
from cgsurvey.report.layout.pieces import ALPHA, covers_zero, figure, p_said
from cgsurvey.report.layout.waves import change_label
from cgsurvey.report.quoting import worded
from cgsurvey.report.words import Words
from cgsurvey.result import Analysis, Estimate, Result, wave_text

#: how many questions that stand alone are told each; the items of a matrix are told by their extremes
_SINGLE_QUESTIONS = 3

Found = tuple[Result, Estimate]


def satisfaction(results: Sequence[Result], words: Words) -> list[Sentence]:
    """Questions that stand alone one by one; of a matrix the highest and the lowest item."""
    topics: dict[tuple[str, str], list[Found]] = {}
    for found in _rows(results, "rate"):
        question = words.question(found[1].questionnaire, found[1].variable)
        topic = question.topic if question else found[1].variable
        topics.setdefault((found[1].questionnaire, topic), []).append(found)
    alone = [found[0] for found in topics.values() if len(found) == 1]
    matrices = [found for found in topics.values() if len(found) > 1]
    return [
        *(
            _sentence(
                "satisfied", [row], words, what=words.subject(result), figure=_figure(result, row, words)
            )
            for result, row in alone[:_SINGLE_QUESTIONS]
        ),
        *(
            sentence
            for found in matrices
            for sentence in _extremes("satisfied_items", found, words, topic=_topic(found[0], words))
        ),
    ]


def coverage(results: Sequence[Result], words: Words) -> list[Sentence]:
    """The element that reached most and the one that reached fewest."""
    return [
        sentence
        for result in results
        if len(found := _rows([result], "coverage")) > 1
        for sentence in _extremes("coverage", found, words, what=words.subject(result))
    ]


def linkage(results: Sequence[Result], words: Words) -> list[Sentence]:
    """The pair of elements with the greatest lift, of those above 1 beyond chance."""
    sentences = []
    for result in results:
        clear = [
            each
            for each in _rows([result], "lift")
            if each[1].p_holm is not None and each[1].p_holm < ALPHA and _value(each) > 1
        ]
        if clear:
            _, row = max(clear, key=_value)
            facts = {"pair": words.category("linkage", row), "figure": _figure(result, row, words)}
            sentences.append(_sentence("linkage", [row], words, what=words.subject(result), **facts))
    return sentences


def leagues(results: Sequence[Result], words: Words) -> list[Sentence]:
    """How many communities differ from the mean beyond chance."""
    sentences = []
    for result in results:
        if "above" in result.fit:
            named = {*result.fit["above"], *result.fit["below"]}
            ids = (row.id for row in result.rows if row.measure == "from_mean" and row.group_level in named)
            code = "league" if named else "league_none"
            facts = {"what": words.subject(result), "number": result.fit["ranked"], **sides(result, words)}
            text = words.of_whom(words.say(f"finding.{code}", **facts), result.questionnaire)
            sentences.append(worded(text, tuple(ids)))
    return sentences


def unmet(results: Sequence[Result], words: Words) -> list[Sentence]:
    """The service wanted and not received by most."""
    sentences = []
    for result in results:
        # what nobody offers has another base than what some receive
        if found := [each for each in _rows([result], "unmet") if each[1].base == "answered_both"]:
            _, row = max(found, key=_value)
            if not row.estimate:
                continue  # nobody
            what = words.category(result.estimand, row)
            sentences.append(_sentence("unmet", [row], words, what=what, figure=_figure(result, row, words)))
    return sentences


def gap(results: Sequence[Result], words: Words) -> list[Sentence]:
    """The widest gap between willing and took part; one whose interval covers 0 is called no gap."""
    found = _rows(results, "gap")
    if not found:
        return []
    result, row = max(found, key=lambda each: abs(_value(each)))
    measures = {each.measure: each for each in result.rows}
    shares = {
        name: _figure(result, measures[name], words) if name in measures else numbers.MISSING
        for name in ("willing", "took_part")
    }
    code = "gap_unknown" if row.conf_low is None else "gap_unclear" if covers_zero(row) else "gap"
    quoted = [row, *(measures[name] for name in shares if name in measures)]
    facts = {"what": words.subject(result), "figure": _figure(result, row, words), **shares}
    return [_sentence(code, quoted, words, **facts)]


def improvement(results: Sequence[Result], words: Words) -> list[Sentence]:
    """The improvement that most report, on both bases."""
    sentences = []
    for result in results:
        if found := _rows([result], "improved_of_all"):
            _, row = max(found, key=_value)
            if not row.estimate:
                continue  # nobody
            need = [each for _, each in _rows([result], "improved_of_need") if each.category == row.category]
            facts = {"what": words.category(result.estimand, row), "figure": _figure(result, row, words)}
            if need:
                code, facts["need"] = "improved_both", _figure(result, need[0], words)
            else:
                code = "improved"
            sentences.append(_sentence(code, [row, *need], words, **facts))
    return sentences


def thresholds(results: Sequence[Result], words: Words) -> list[Sentence]:
    return [
        _sentence("threshold", [row], words, what=words.subject(result), figure=_figure(result, row, words))
        for result, row in _rows(results, "at_or_above")
    ]


def differences(results: Sequence[Result], words: Words) -> list[Sentence]:
    """How many of the differences shown stand after adjustment, and the clearest of them."""
    found = [each for each in _rows(results, "difference") if each[1].p_value is not None]
    if not found:
        return []
    clear = [each for each in found if each[1].p_holm is not None and each[1].p_holm < ALPHA]
    counts = {"number": len(found), "clear": len(clear)}
    if not clear:
        return [worded(words.say("finding.no_differences", **counts))]
    result, row = min(clear, key=lambda each: (each[1].p_holm or 0.0, -abs(each[1].statistic or 0.0)))
    text = words.say(
        "finding.differences",
        **counts,
        what=words.of_whom(words.subject(result), row.questionnaire),
        levels=words.contrast(row.questionnaire, row.group or "", row.group_level or ""),
        figure=_figure(result, row, words),
        p=p_said(row.p_holm, words),
    )
    return [worded(text, (row.id,))]


def changes_told(analysis: Analysis, words: Words) -> list[Sentence]:
    """How many changes of each questionnaire stand after adjustment, and the clearest of them."""
    sentences = []
    for gate in analysis.comparisons:
        results = [each for each in analysis.find("change") if each.questionnaire == gate.questionnaire]
        found = [each for each in _rows(results, "change") if each[1].p_holm is not None]
        if not found:
            continue
        clear = [each for each in found if (each[1].p_holm or 0.0) < ALPHA]
        facts: dict[str, Any] = {"number": len(found), "earlier": wave_text(gate.waves[0])}
        if not clear:
            text = words.say("finding.no_changes", **facts)
            sentences.append(worded(words.of_whom(text, gate.questionnaire)))
            continue
        result, row = min(clear, key=lambda each: (each[1].p_holm or 0.0, -abs(each[1].statistic or 0.0)))
        values = [result.row(row.term or "", category=row.category, group_level=wave) for wave in gate.waves]
        of = str(result.fit["of"])
        before, after = (figure(each, of, words) for each in values)
        facts |= {
            "clear": len(clear),
            "what": change_label(result, row, words),
        }
        told = figure(row, of, words)
        text = words.say("finding.changes", **facts, before=before, after=after, figure=told)
        ids = tuple(each.id for each in (*values, row))
        sentences.append(worded(words.of_whom(text, gate.questionnaire), ids))
    return sentences


def regression(result: Result, words: Words) -> Sentence:
    """The coefficient of the last step, as far as the identification panel lets it be told."""
    code = str(result.fit.get("identification", {}).get("verdict", "not_estimable"))
    rows = [row for row in treatment_rows(result) if row.estimate is not None]
    if code == "not_estimable" or not rows:
        text = words.say("finding.regression.not_estimable", **names(result, words))
        return worded(words.of_whom(text, result.questionnaire), weak=True)
    row = rows[-1]
    wording = code
    if code == "supported":
        design = str(result.fit.get("design", "observational"))
        wording = "unknown" if row.conf_low is None else "unclear" if covers_zero(row) else design
    text = words.say(
        f"finding.regression.{wording}",
        **names(result, words),
        figure=figure(row, result.estimand, words, decimals_of(result, words)),
        p=p_said(row.p_value, words),
        df=numbers.rounded(row.df, 1),
    )
    return worded(words.of_whom(text, row.questionnaire), (row.id,), weak=code != "supported")


def _extremes(code: str, found: Sequence[Found], words: Words, **facts: Any) -> list[Sentence]:
    """The highest and the lowest, and what their intervals leave open; nothing where all are equal."""
    high, low = max(found, key=_value), min(found, key=_value)
    if _value(high) == _value(low):
        return []
    text = words.say(
        f"finding.{code}",
        high=_label(high, words),
        high_figure=_figure(*high, words),
        low=_label(low, words),
        low_figure=_figure(*low, words),
        **facts,
    )
    below, above = low[1].conf_high, high[1].conf_low
    if below is None or above is None:
        text += words.say("finding.untold")
    elif below >= above:
        text += words.say("finding.overlap")
    return [worded(words.of_whom(text, high[1].questionnaire), (high[1].id, low[1].id))]


def _sentence(code: str, rows: Sequence[Estimate], words: Words, **facts: Any) -> Sentence:
    text = words.say(f"finding.{code}", **facts)
    return worded(words.of_whom(text, rows[0].questionnaire), tuple(row.id for row in rows))


def _label(found: Found, words: Words) -> str:
    result, row = found
    return words.category(result.estimand, row) if row.category else words.subject(result)


def _topic(found: Found, words: Words) -> str:
    """Label of the matrix that a question is an item of."""
    question = words.question(found[1].questionnaire, found[1].variable)
    return words.text(question.topic_label) if question and question.topic_label else ""


def _figure(result: Result, row: Estimate, words: Words) -> str:
    return figure(row, result.estimand, words)


def _rows(results: Iterable[Result], measure: str) -> list[Found]:
    """Estimated rows of a measure, each with its result."""
    return [
        (result, row)
        for result in results
        for row in result.rows
        if row.measure == measure and row.estimate is not None
    ]


def _value(found: Found) -> float:
    return found[1].estimate or 0.0
