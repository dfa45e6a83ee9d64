"""Satisfaction: the questions that stand alone, the items of each matrix, the groups."""

from __future__ import annotations

from collections.abc import Sequence

from cgsurvey.report.document import Sentence
from cgsurvey.report.narrative.groups import compared
from cgsurvey.report.narrative.toolkit import (
    Found,
    brief,
    by_topic,
    counted,
    extremes,
    full,
    of,
    row_of,
    rows,
    told,
    topic_label,
)
from cgsurvey.report.words import Words
from cgsurvey.result import Result

#: how many questions that stand alone are told each; the others stand in the table
_SINGLE_QUESTIONS = 3


def satisfaction(results: Sequence[Result], words: Words) -> list[Sentence]:
    """Overall rates with interval and base; of a matrix the highest and the lowest item; the groups."""
    own = of(results, "satisfaction_rate")
    topics = by_topic(rows(own, "rate"), words)
    alone = [found[0] for found in topics if len(found) == 1]
    sentences = [_overall(found, words) for found in alone[:_SINGLE_QUESTIONS]]
    if more := alone[_SINGLE_QUESTIONS:]:
        sentences.append(told("satisfied_more", words, number=counted(more)))
    matrices = [found for found in topics if len(found) > 1]
    for found in matrices:
        code = "satisfied_items" if found is matrices[0] else "satisfied_items_too"
        sentences += extremes(code, found, words, topic=topic_label(found[0], words))
    return sentences + compared(results, {result.variable for result in own}, words)


def _overall(found: Found, words: Words) -> Sentence:
    result = found[0]
    parts = {name: row_of(result, name) for name in ("top_box", "net")}
    facts = {"what": words.subject(result), "figure": full(found, words)}
    if not all(parts.values()):
        return told("satisfied", words, **facts)
    shown = {name: brief(part, words) for name, part in parts.items() if part}
    return told("satisfied_whole", words, **facts, **shown)
