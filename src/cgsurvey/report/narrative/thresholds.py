"""Shares at or above a threshold."""

from __future__ import annotations

from collections.abc import Sequence

from cgsurvey.report.document import Sentence
from cgsurvey.report.narrative.toolkit import full, of, rows, told
from cgsurvey.report.words import Words
from cgsurvey.result import Result


def thresholds(results: Sequence[Result], words: Words) -> list[Sentence]:
    return [
        told("threshold", words, what=words.subject(found[0]), figure=full(found, words))
        for found in rows(of(results, "share_at_or_above"), "at_or_above")
    ]
