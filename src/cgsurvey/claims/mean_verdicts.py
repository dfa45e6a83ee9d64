"""What is said of a mean of answers, and of the standard deviation beside it."""

from __future__ import annotations

from typing import Any

from cgsurvey.claims.deviations import deviation
from cgsurvey.claims.judgement import (
    Judgement,
    Sentence,
    Verdict,
    alternatives,
    decimal,
    ends,
    facts_of,
    only_by,
    usual,
)
from cgsurvey.claims.means import mean
from cgsurvey.claims.notation import Mean
from cgsurvey.claims.rounding import RULES, Figure, Range, before_rounding


def judged_mean(stated: Mean) -> tuple[Judgement, ...]:
    """Whether answers within their range can have this mean, and whole-number answers at all."""
    if stated.scale is not None and _is_beyond(stated, stated.scale):
        return (_beyond(stated, stated.scale),)
    if stated.n is None or stated.items is None:
        return ()
    found = _whole(stated, stated.n, stated.items)
    if stated.deviation is None or found.verdict == "impossible":
        return (found,)
    return found, _deviation(stated, stated.deviation, stated.n, stated.items)


def _is_beyond(stated: Mean, scale: Range) -> bool:
    """Whether nothing within the range is rounded to the mean, in any way."""
    return all(before_rounding(stated.figure, rule).within(scale).is_empty for rule in RULES)


def _beyond(stated: Mean, scale: Range) -> Judgement:
    facts = {"figure": str(stated.figure), "low": decimal(scale.low), "high": decimal(scale.high)}
    return Judgement("mean", "impossible", (Sentence("claims.mean_beyond", facts),), facts)


def _whole(stated: Mean, n: int, items: int) -> Judgement:
    fit = mean(stated.figure, n, items, stated.scale)
    facts: dict[str, Any] = {"figure": str(stated.figure), "n": n, "items": items, "answers": n * items}
    data = facts | facts_of(fit)
    if not fit.is_possible:
        return Judgement(
            "mean", "impossible", (Sentence("claims.no_sum", facts), *alternatives(fit, "")), data
        )
    said = (Sentence("claims.sums", facts | {"sums": ends(usual(fit.wholes))}), *only_by(fit.wholes))
    if fit.tells_nothing:
        least = {"decimals": stated.figure.decimals, "answers": 10**stated.figure.decimals}
        return Judgement("mean", "uninformative", (*said, Sentence("claims.every_mean", least)), data)
    return Judgement("mean", "possible", said, data)


def _deviation(stated: Mean, figure: Figure, n: int, items: int) -> Judgement:
    found = deviation(figure, stated.figure, n, items, stated.scale)
    facts: dict[str, Any] = {"deviation": str(figure), "figure": str(stated.figure), "n": n, "items": items}
    if found is None:
        return Judgement("deviation", "uninformative", (Sentence("claims.deviation_open"),), facts)
    if found.is_possible:
        code = "claims.every_deviation" if found.tells_nothing else "claims.deviation_fits"
        verdict: Verdict = "uninformative" if found.tells_nothing else "possible"
        return Judgement("deviation", verdict, (Sentence(code, facts),), facts)
    near = [str(each) for each in (found.below, found.above) if each is not None]
    said = [Sentence("claims.no_deviation", facts)]
    said += [Sentence("claims.nearest", {"figures": near})] if near else []
    return Judgement("deviation", "impossible", tuple(said), facts | {"nearest": near})
