"""Improvements, on both bases: of all respondents, and of those with the need."""

from __future__ import annotations

from collections.abc import Sequence

from cgsurvey.report.document import Sentence
from cgsurvey.report.narrative.toolkit import (
    Found,
    brief,
    counted,
    full,
    highest,
    label,
    of,
    row_of,
    rows,
    told,
    value,
)
from cgsurvey.report.words import Words
from cgsurvey.result import Result

#: improvements told each; the others stand in the table
_TOLD_EACH = 3


def improvements(results: Sequence[Result], words: Words) -> list[Sentence]:
    """The improvements most often reported, each of all and of those in need; then the most of the latter."""
    sentences: list[Sentence] = []
    for result in of(results, "improvement"):
        ordered = [each for each in highest(rows([result], "improved_of_all")) if value(each)]
        if not ordered:
            continue  # nobody
        each = words.say("semicolon").join(
            _on_both(found, words, is_first=found is ordered[0]) for found in ordered[:_TOLD_EACH]
        )
        number = counted(rows([result], "improved_of_all"))
        sentences.append(told("improved", words, number=number, each=each))
        in_need = highest(rows([result], "improved_of_need"))
        if in_need and in_need[0][1].category not in {row.category for _, row in ordered[:_TOLD_EACH]}:
            facts = {"what": label(in_need[0], words), "figure": full(in_need[0], words)}
            sentences.append(told("improved_need", words, **facts))
    return sentences


def _on_both(found: Found, words: Words, *, is_first: bool) -> str:
    result, row = found
    facts = {"what": label(found, words), "figure": full(found, words) if is_first else brief(found, words)}
    need = row_of(result, "improved_of_need", category=row.category)
    if need is None:
        return words.say("told.improved_of_all", **facts)
    return words.say("told.improved_of_both", **facts, need=brief(need, words))
