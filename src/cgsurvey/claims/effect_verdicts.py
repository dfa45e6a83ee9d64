"""What is said of a difference that is called significant, or not."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from cgsurvey.claims.judgement import Judgement, Sentence, Verdict, decimal
from cgsurvey.claims.notation import Effect
from cgsurvey.claims.plausible import Spread, spread_needed

#: share of the range below which a standard deviation is called little: that of a five-point item on which
#: fewer than one in twenty differ from all others, by one point
_LITTLE = 0.05


def judged_effect(stated: Effect) -> tuple[Judgement, ...]:
    """What spread of the scores the statement needs, and whether what stands beside it allows that."""
    found = spread_needed(
        stated.figure,
        stated.groups,
        significant=stated.significant,
        level=stated.level,
        scale=stated.scale,
        sd=stated.deviation,
    )
    first, second = stated.groups
    facts: dict[str, Any] = {
        "figure": str(stated.figure),
        "first": first,
        "second": second,
        "significant": stated.significant,
        "level": float(stated.level),
        "critical_t": found.critical,
        "effect": found.effect,
        "needed_deviation": found.needed,
        "largest_deviation": found.largest,
    }
    said = tuple(_sentences(stated, found))
    judgement = Judgement("effect", _verdict(found), said, facts)
    if judgement.verdict == "possible" and _takes_little_spread(stated, found):
        said = (*said, Sentence("claims.little_spread"))
        return judgement, Judgement("little_spread", "possible", said, facts)
    return (judgement,)


def _takes_little_spread(stated: Effect, found: Spread) -> bool:
    """Whether scores would hardly differ at all, for what is called significant to be so."""
    scale = stated.scale
    return stated.significant and scale is not None and found.needed < _LITTLE * float(scale.high - scale.low)


def _verdict(found: Spread) -> Verdict:
    if found.is_beyond_range:
        return "impossible"
    # scores in the range may be that much less sure where those of one community are alike
    is_ruled_out = found.is_ruled_out_by_range or found.is_ruled_out_by_deviation
    return "not supported" if is_ruled_out else "possible"


def _sentences(stated: Effect, found: Spread) -> Iterator[Sentence]:
    first, second = stated.groups
    needed = {"needed": f"{found.needed:.3g}"}
    scale = stated.scale
    ends = {} if scale is None else {"low": decimal(scale.low), "high": decimal(scale.high)}
    if found.is_beyond_range:
        yield Sentence("claims.effect_beyond_range", {"figure": str(stated.figure), **ends})
        return
    code = "claims.needs_at_most" if stated.significant else "claims.needs_at_least"
    said = {"first": first, "second": second, "level": decimal(stated.level * 100)}
    yield Sentence(
        code, said | needed | {"effect": decimal(found.effect, 9), "critical": f"{found.critical:.3f}"}
    )
    if scale is not None and found.largest is not None:
        share = decimal(found.needed / float(scale.high - scale.low) * 100, 1)
        yield Sentence("claims.of_range", {**ends, "share": share, "largest": f"{found.largest:.3g}"})
        if found.is_ruled_out_by_range:
            yield Sentence("claims.range_rules_out")
    if stated.deviation is not None:
        code = "deviation_rules_out" if found.is_ruled_out_by_deviation else "deviation_allows"
        yield Sentence(f"claims.{code}", {"deviation": str(stated.deviation)})
