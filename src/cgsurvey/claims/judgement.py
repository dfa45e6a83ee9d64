"""What is said of a published figure: a verdict, the sentences that explain it, the facts behind them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Any, Literal, get_args

from cgsurvey.claims.grains import Fit, Made
from cgsurvey.claims.rounding import Rule, rounded
from cgsurvey.phrases import Language, say, spoken

#: the gravest first
Verdict = Literal["impossible", "not supported", "uninformative", "possible"]
VERDICTS: tuple[Verdict, ...] = get_args(Verdict)
FAILS: tuple[Verdict, ...] = ("impossible", "not supported")


@dataclass(frozen=True, slots=True)
class Sentence:
    """A key of `phrases` and its facts."""

    code: str
    facts: Mapping[str, Any] = field(default_factory=dict)

    def text(self, language: Language) -> str:
        return say(self.code, language, **self.facts)


@dataclass(frozen=True, slots=True)
class Judgement:
    """What one check says of a figure.

    Attributes
    ----------
    check : str
        What was checked: percentage, count, sum, mean, deviation, effect, little_spread, words …
    verdict : verdict
    sentences : tuple of Sentence
    facts : mapping
        The numbers behind them, plain data.
    """

    check: str
    verdict: Verdict
    sentences: tuple[Sentence, ...]
    facts: Mapping[str, Any]


def gravest(verdicts: Iterable[Verdict]) -> Verdict:
    return min(verdicts, key=VERDICTS.index)


def decimal(value: Fraction | float, decimals: int = 4) -> str:
    """A number with so many decimals at most, halves up, without zeros at its end."""
    text = str(rounded(Fraction(value), decimals))
    return text.rstrip("0").rstrip(".") if "." in text else text


def ends(wholes: range) -> str:
    """The first and the last of some whole numbers: 1491, or 1636–1652."""
    return str(wholes[0]) if len(wholes) == 1 else f"{wholes[0]}–{wholes[-1]}"


def usual(wholes: Mapping[Rule, range]) -> range:
    """Those of halves up where it gives any, else of the first other rule that does."""
    return next(iter(wholes.values()))


def only_by(rules: Iterable[Rule]) -> tuple[Sentence, ...]:
    """By which ways to round a figure can be, where halves up is not one of them."""
    named = list(rules)
    if "half_up" in named:
        return ()
    return (Sentence("claims.only_by", {"rules": [spoken(f"claims.rule.{rule}") for rule in named]}),)


def alternatives(fit: Fit, unit: str) -> tuple[Sentence, ...]:
    """What could have been meant by a figure that cannot be: the nearest figures, the nearest bases."""
    near = [f"{made.whole} → {made.figure}{unit}" for made in (fit.below, fit.above) if made is not None]
    said = [Sentence("claims.nearest", {"figures": near})] if near else []
    if fit.smaller is not None:
        said.append(Sentence("claims.smaller_base", {"n": fit.smaller}))
    if fit.larger is not None:
        said.append(Sentence("claims.larger_base", {"n": fit.larger}))
    return tuple(said)


def facts_of(fit: Fit) -> dict[str, Any]:
    """A fit as plain data."""
    return {
        "wholes": {rule: [wholes[0], wholes[-1]] for rule, wholes in fit.wholes.items()},
        "below": _plain(fit.below),
        "above": _plain(fit.above),
        "smaller_base": fit.smaller,
        "larger_base": fit.larger,
    }


def _plain(made: Made | None) -> dict[str, Any] | None:
    return None if made is None else {"whole": made.whole, "figure": str(made.figure)}
