"""Supply and demand: what is wanted, what is received, what is missing, what comes unwanted."""

from __future__ import annotations

from collections.abc import Sequence

from cgsurvey.report.document import Sentence
from cgsurvey.report.narrative.toolkit import (
    Found,
    brief,
    first_and_next,
    full,
    highest,
    label,
    of,
    rows,
    told,
    value,
)
from cgsurvey.report.words import Words
from cgsurvey.result import Result

#: services named of those wanted, and of those received
_NAMED = 3


def supply(results: Sequence[Result], words: Words) -> list[Sentence]:
    """The leading demands and the leading services, then where the two miss each other."""
    sentences: list[Sentence] = []
    for result in of(results, "supply_and_demand"):
        for measure in ("wanted", "received"):
            sentences += _leading(measure, highest(rows([result], measure)), words)
        sentences += first_and_next("unmet", paired(result, "unmet"), words)
        sentences += first_and_next("unwanted", paired(result, "unwanted"), words)
    return sentences


def paired(result: Result, measure: str) -> list[Found]:
    """Rows on the base of both questions; what nobody offers has another, and cannot be set beside them."""
    return [each for each in rows([result], measure) if each[1].base == "answered_both"]


def _leading(measure: str, ordered: Sequence[Found], words: Words) -> list[Sentence]:
    leading = [each for each in ordered[:_NAMED] if value(each)]
    if not leading:
        return []  # nobody
    shares = [
        words.say("told.share_of", what=label(each, words), share=(brief if at else full)(each, words))
        for at, each in enumerate(leading)
    ]
    return [told(measure, words, shares=words.say("semicolon").join(shares))]
