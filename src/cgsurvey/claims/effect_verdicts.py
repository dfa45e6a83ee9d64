"""What is said of a difference that is called significant, or not."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from cgsurvey.claims.judgement import Judgement, Sentence, Verdict, decimal
from cgsurvey.claims.notation import Effect
from cgsurvey.claims.plausible import Spread, spread_needed


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
    return (Judgement("effect", _verdict(found), tuple(_sentences(stated, found)), facts),)


def _verdict(found: Spread) -> Verdict:
    if found.is_ruled_out_by_range:
        return "impossible"
    return "not supported" if found.is_ruled_out_by_deviation else "possible"


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
