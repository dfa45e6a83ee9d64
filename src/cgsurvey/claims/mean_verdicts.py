"""What is said of a mean of whole-number answers."""

from __future__ import annotations

from typing import Any

from cgsurvey.claims.judgement import Judgement, Sentence, alternatives, ends, facts_of, only_by, usual
from cgsurvey.claims.means import mean
from cgsurvey.claims.notation import Mean


def judged_mean(stated: Mean) -> tuple[Judgement, ...]:
    """Whether whole-number answers can have this mean."""
    fit = mean(stated.figure, stated.n, stated.items, stated.scale)
    facts: dict[str, Any] = {
        "figure": str(stated.figure),
        "n": stated.n,
        "items": stated.items,
        "answers": stated.n * stated.items,
    }
    data = facts | facts_of(fit)
    beside = (Sentence("claims.deviation_not_checked"),) if stated.has_deviation else ()
    if not fit.is_possible:
        return (
            Judgement("mean", "impossible", (_why_not(stated, facts), *alternatives(fit, ""), *beside), data),
        )
    said = (Sentence("claims.sums", facts | {"sums": ends(usual(fit.wholes))}), *only_by(fit.wholes))
    if fit.tells_nothing:
        least = {"decimals": stated.figure.decimals, "answers": 10**stated.figure.decimals}
        return (
            Judgement("mean", "uninformative", (*said, Sentence("claims.every_mean", least), *beside), data),
        )
    return (Judgement("mean", "possible", (*said, *beside), data),)


def _why_not(stated: Mean, facts: dict[str, Any]) -> Sentence:
    scale = stated.scale
    if scale is not None and stated.figure.value not in scale:
        return Sentence("claims.mean_beyond", facts | {"low": int(scale.low), "high": int(scale.high)})
    return Sentence("claims.no_sum", facts)
