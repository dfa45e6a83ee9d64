"""Scale scores, with what is known of their reliability; then the groups."""

from __future__ import annotations

from collections.abc import Sequence

from cgsurvey.report.document import Sentence
from cgsurvey.report.narrative.groups import compared
from cgsurvey.report.narrative.toolkit import Found, brief, counted, full, of, row_of, rows, told
from cgsurvey.report.words import Words
from cgsurvey.result import Result


def scales(results: Sequence[Result], words: Words) -> list[Sentence]:
    """The mean score of each scale; reliability is said with its number and without an adjective."""
    own = of(results, "scale")
    sentences = [_score(found, words) for found in rows(own, "score")]
    return sentences + compared(results, {result.variable for result in own}, words)


def _score(found: Found, words: Words) -> Sentence:
    result = found[0]
    facts = {"what": words.subject(result), "figure": full(found, words)}
    alpha = row_of(result, "alpha")
    if alpha is None:
        return told("score", words, **facts)
    items = counted(rows([result], "item_mean"))
    return told("score_and_alpha", words, **facts, items=items, alpha=brief(alpha, words))
