"""What is said of a mean of answers, and of the standard deviation beside it."""

from __future__ import annotations

from typing import Any

from cgsurvey.claims.judgement import (
    Judgement,
    Sentence,
    alternatives,
    decimal,
    ends,
    facts_of,
    only_by,
    usual,
)
from cgsurvey.claims.means import mean
from cgsurvey.claims.notation import Mean
from cgsurvey.claims.rounding import RULES, Range, before_rounding


def judged_mean(stated: Mean) -> tuple[Judgement, ...]:
    """Whether answers within their range can have this mean, and whole-number answers at all."""
    beside = () if stated.deviation is None else (Sentence("claims.deviation_not_checked"),)
    if stated.scale is not None and _is_beyond(stated, stated.scale):
        return (_beyond(stated, stated.scale, beside),)
    if stated.n is None or stated.items is None:
        return ()
    return (_whole(stated, stated.n, stated.items, beside),)


def _is_beyond(stated: Mean, scale: Range) -> bool:
    """Whether nothing within the range is rounded to the mean, in any way."""
    return all(before_rounding(stated.figure, rule).within(scale).is_empty for rule in RULES)


def _beyond(stated: Mean, scale: Range, beside: tuple[Sentence, ...]) -> Judgement:
    facts = {"figure": str(stated.figure), "low": decimal(scale.low), "high": decimal(scale.high)}
    return Judgement("mean", "impossible", (Sentence("claims.mean_beyond", facts), *beside), facts)


def _whole(stated: Mean, n: int, items: int, beside: tuple[Sentence, ...]) -> Judgement:
    fit = mean(stated.figure, n, items, stated.scale)
    facts: dict[str, Any] = {"figure": str(stated.figure), "n": n, "items": items, "answers": n * items}
    data = facts | facts_of(fit)
    if not fit.is_possible:
        said = (Sentence("claims.no_sum", facts), *alternatives(fit, ""), *beside)
        return Judgement("mean", "impossible", said, data)
    said = (Sentence("claims.sums", facts | {"sums": ends(usual(fit.wholes))}), *only_by(fit.wholes))
    if fit.tells_nothing:
        least = {"decimals": stated.figure.decimals, "answers": 10**stated.figure.decimals}
        return Judgement(
            "mean", "uninformative", (*said, Sentence("claims.every_mean", least), *beside), data
        )
    return Judgement("mean", "possible", (*said, *beside), data)
