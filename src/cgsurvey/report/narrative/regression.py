"""Regression: what the coefficient rests on, then the coefficient as far as the verdict lets it be told."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from cgsurvey.report import numbers
from cgsurvey.report.document import Sentence
from cgsurvey.report.layout.ladder import decimals_of, names, treatment_rows
from cgsurvey.report.narrative.toolkit import full, of, told
from cgsurvey.report.quoting import quoted, stated
from cgsurvey.report.said import covers_zero, p_said
from cgsurvey.report.words import Words
from cgsurvey.result import Result


def regression(results: Sequence[Result], words: Words) -> list[Sentence]:
    """Each model: who can be compared with whom comes before any coefficient."""
    return [
        sentence
        for result in of(results, "regression")
        for sentence in (*_basis(result, words), _coefficient(result, words))
    ]


def _basis(result: Result, words: Words) -> list[Sentence]:
    """How many had the treatment and how many had not, and where both kinds of people are."""
    panel: Mapping[str, Any] = result.fit.get("identification", {})
    counts = ("treated", "untreated", "communities", "communities_with_both", "rows_in_both")
    if any(panel.get(name) is None for name in counts[:2]):
        return []
    shown = {
        name: stated(panel[name], "results", result.id, "fit", "identification", name)
        for name in counts
        if panel.get(name) is not None
    }
    treated, untreated = words.sides(result)
    facts = {"model": words.subject(result), "treated_label": treated, "untreated_label": untreated}
    code = "basis_within" if len(shown) == len(counts) else "basis"
    return [told(code, words, **facts, **shown, unit=panel.get("unit"))]


def _coefficient(result: Result, words: Words) -> Sentence:
    """The coefficient of the last step, worded by the verdict of the identification panel."""
    verdict = str(result.fit.get("identification", {}).get("verdict", "not_estimable"))
    rows = [row for row in treatment_rows(result) if row.estimate is not None]
    if verdict == "not_estimable" or not rows:
        return replace(told("model_not_estimable", words, **names(result, words)), weak=True)
    row, wording = rows[-1], verdict
    if verdict == "supported":
        design = str(result.fit.get("design", "observational"))
        wording = "unknown" if row.conf_low is None else "unclear" if covers_zero(row) else design
    sentence = told(
        f"model_{wording}",
        words,
        **names(result, words),
        figure=full((result, row), words, decimals_of(result, words)),
        p=p_said(row, words),
        df=quoted(numbers.rounded(row.df, 1), row.id, "df"),
    )
    return replace(sentence, weak=verdict != "supported")
