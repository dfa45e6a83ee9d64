"""A published figure beside the result row that should give it: the figure, the count, the base.

What is said here is only what does not agree.
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from typing import Any

from cgsurvey.claims.claim_verdicts import figure_of
from cgsurvey.claims.judgement import Judgement, Sentence, decimal
from cgsurvey.claims.rounding import RULES, Figure, before_rounding, rounded
from cgsurvey.declarations import Claim
from cgsurvey.glossary import BASES
from cgsurvey.phrases import spoken
from cgsurvey.result import Estimate

#: units whose rows hold shares of 1, published in hundredths
_OF_HUNDRED = ("proportion", "points")


def compared(claim: Claim, row: Estimate) -> Iterator[Judgement]:
    """What the row gives otherwise than was published: the figure, the count, the base."""
    figure = figure_of(claim)
    if figure is not None and row.estimate is not None:
        yield from _value(figure, exact(row), row.unit, {"n": row.n})
    if claim.count is not None and row.count is not None:
        yield from _count(claim.count, row.count, {"n": row.n})
    if claim.n not in (None, row.n):
        yield _base(claim, row)


def compared_number(claim: Claim, number: Fraction) -> Iterator[Judgement]:
    """The same of a number that stands by itself, as that of respondents, which may be stated as `n`."""
    figure = figure_of(claim)
    count = claim.n if figure is None and claim.count is None else claim.count
    if figure is not None:
        yield from _value(figure, number, "value", {"n": None})
    if count is not None:
        yield from _count(count, number, {"n": None})
    if figure is None and count is None:
        facts = {"figure": decimal(number, 6)}
        yield Judgement("nothing_stated", "possible", (Sentence("claims.no_number_stated", facts),), facts)


def exact(row: Estimate) -> Fraction:
    """The estimate as it is published, shares in per cent: the fraction that the binary number stands for."""
    assert row.estimate is not None
    share = Fraction(row.estimate).limit_denominator(10**9)
    return share * 100 if row.unit in _OF_HUNDRED else share


def gives(value: Fraction, figure: Figure) -> bool:
    """Whether the figure is made of the value by one of the three ways to round."""
    return any(value in before_rounding(figure, rule) for rule in RULES)


def _value(figure: Figure, value: Fraction, unit: str, facts: dict[str, Any]) -> Iterator[Judgement]:
    if gives(value, figure):
        return
    actual = rounded(value, figure.decimals)
    sign = spoken(f"claims.unit.{unit}") if unit in _OF_HUNDRED else ""
    facts |= {
        "figure": str(figure),
        "actual": str(actual),
        "unit": sign,
        "difference": str(Figure(abs(figure.units - actual.units), figure.decimals)),
    }
    code = "claims.differs" if facts["n"] is not None else "claims.number_differs"
    if value and facts["n"] is not None and gives(-value, figure):
        code = "claims.other_sign"
    said = [Sentence(code, facts)]
    if unit in _OF_HUNDRED and gives(value / 100, figure):
        said.append(Sentence("claims.in_hundredths"))
    yield Judgement("differs", "not supported", tuple(said), facts)


def _count(count: int, actual: int | Fraction, facts: dict[str, Any]) -> Iterator[Judgement]:
    if count == actual:
        return
    facts |= {"figure": str(count), "actual": str(actual), "difference": str(abs(count - actual))}
    code = "claims.counts_differ" if facts["n"] is not None else "claims.number_differs"
    yield Judgement("differs", "not supported", (Sentence(code, facts),), facts)


def _base(claim: Claim, row: Estimate) -> Judgement:
    base = BASES[row.base]
    facts: dict[str, Any] = {"stated": claim.n, "n": row.n, "base": {"zh": base.zh, "en": base.en}}
    others = [name for name in ("eligible", "asked") if getattr(row, name) == claim.n]
    said = [Sentence("claims.base_differs", facts)]
    said += [Sentence(f"claims.base_is.{name}", facts) for name in others[:1]]
    return Judgement("base_differs", "not supported", tuple(said), facts | {"is": others})
