"""Whether a row bears out that something is called significant, or not significant."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from fractions import Fraction
from typing import Any

from cgsurvey.claims.judgement import Judgement, Sentence, decimal
from cgsurvey.claims.rounding import rounded
from cgsurvey.result import Estimate

#: the note of a coefficient that rests on too little, whatever its p
_TOO_THIN = "verdict.too_thin"


def p_of(row: Estimate) -> float | None:
    """The p of a row, adjusted over its family where there is one."""
    return row.p_value if row.p_holm is None else row.p_holm


def against_test(
    significant: bool, level: float, row: Estimate, fit: Mapping[str, Any]
) -> Iterator[Judgement]:
    """What speaks against the words "significant" or "not significant".

    Parameters
    ----------
    significant : bool
        What is claimed.
    level : float
        Of the test that is claimed.
    row : Estimate
        With a p.
    fit : mapping
        Of the row's result: of a regression, what the coefficient rests on and the second opinions of it.
    """
    p = p_of(row)
    assert p is not None
    facts: dict[str, Any] = {"p": _p(p, level), "level": decimal(level * 100)}
    adjusted = ""
    if row.p_value is not None and row.p_holm not in (None, row.p_value):
        adjusted = "_adjusted"
        facts["alone"] = _p(row.p_value, level)
    said: list[Sentence] = []
    if significant:
        said += [Sentence("claims.too_thin")] if _TOO_THIN in (row.note or "") else []
        said += [Sentence(f"claims.not_significant{adjusted}", facts)] if p >= level else []
        said += _rests_on(row, fit) if said else []
    elif p < level:
        said.append(Sentence(f"claims.is_significant{adjusted}", facts))
    if said:
        yield Judgement("significance", "not supported", tuple(said), facts)
    elif significant:
        yield from _other_opinions(row, fit, level, facts)


def _rests_on(row: Estimate, fit: Mapping[str, Any]) -> Iterator[Sentence]:
    """How many there are on either side of the treatment, of its own coefficient."""
    panel = fit.get("identification") or {}
    sides = panel.get("treated"), panel.get("untreated")
    if row.term == fit.get("treatment") and None not in sides:
        yield Sentence("claims.rests_on", {"treated": sides[0], "untreated": sides[1]})


def _other_opinions(
    row: Estimate, fit: Mapping[str, Any], level: float, facts: Mapping[str, Any]
) -> Iterator[Judgement]:
    """Other tests of the same coefficient in the same step that do not find it significant."""
    for opinion in fit.get("second_opinions") or ():
        p = opinion["p_value"]
        if (
            (row.term, row.group_level) == (fit["treatment"], opinion["step"])
            and p is not None
            and p >= level
        ):
            told = {**facts, "other": _p(p, level)}
            sentence = Sentence(f"claims.second_opinion.{opinion['method']}", told)
            yield Judgement("uncertain", "possible", (sentence,), told)


def _p(p: float, level: float) -> str:
    """A p with three decimals, or with six where three would hide on which side of the level it lies."""
    if p < 0.001:
        return "p<0.001"
    shown = rounded(Fraction(p), 3)
    return f"p={rounded(Fraction(p), 6) if float(shown.value) == level else shown}"
