"""What is said of percentages: of one, of its count, of all that belong to a question, of words for them."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

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
from cgsurvey.claims.notation import Shares
from cgsurvey.claims.percentages import HUNDRED, PERCENT, percentage
from cgsurvey.claims.rounding import RULES, Figure, Range, before_rounding
from cgsurvey.claims.sums import Total, total
from cgsurvey.claims.words import Claimed
from cgsurvey.phrases import spoken


def judged_shares(stated: Shares) -> tuple[Judgement, ...]:
    """Every check that percentages, with what stands beside them, allow."""
    made: list[Judgement] = []
    if stated.n is not None and stated.count is not None:
        made.append(_count(stated.figures[0] if stated.figures else None, stated.count, stated.n))
    if len(stated.figures) > 1 and not stated.apart:
        made.append(judged_sum(stated.figures, stated.n))
    elif stated.n is not None and not any(each.verdict == "possible" for each in made):
        made += [_percentage(figure, stated.n) for figure in stated.figures]
    elif stated.n is None and (stated.apart or not stated.words):
        made += [_percentage(figure, None) for figure in stated.figures]
    return (*made, *(_worded(claim, stated) for claim in stated.words))


def _percentage(figure: Figure, n: int | None) -> Judgement:
    facts: dict[str, Any] = {"figure": str(figure), "n": n}
    if not 0 <= figure.value <= 100:
        return Judgement("percentage", "impossible", (_no_share(figure),), facts)
    if n is None:
        return Judgement("percentage", "uninformative", (Sentence("claims.without_base", facts),), facts)
    fit = percentage(figure, n)
    data = facts | facts_of(fit)
    if not fit.is_possible:
        return Judgement(
            "percentage",
            "impossible",
            (Sentence("claims.no_count", facts), *alternatives(fit, "%")),
            data,
        )
    said = (Sentence("claims.counts", facts | {"counts": ends(usual(fit.wholes))}), *only_by(fit.wholes))
    if fit.tells_nothing:
        least = 100 * 10**figure.decimals
        nothing = Sentence("claims.every_percentage", {"decimals": figure.decimals, "n": least})
        return Judgement("percentage", "uninformative", (*said, nothing), data)
    return Judgement("percentage", "possible", said, data)


def _count(figure: Figure | None, count: int, n: int) -> Judgement:
    facts: dict[str, Any] = {"figure": None if figure is None else str(figure), "n": n, "count": count}
    if count > n:
        return Judgement("count", "impossible", (Sentence("claims.count_beyond", facts),), facts)
    actual = PERCENT.made(count, n, 2 if figure is None else figure.decimals).figure
    facts |= {"actual": str(actual)}
    if figure is None:
        return Judgement("count", "possible", (Sentence("claims.count_is", facts),), facts)
    fit = percentage(figure, n)
    if not fit.has(count):
        return Judgement("count", "impossible", (Sentence("claims.count_differs", facts),), facts)
    rules = [rule for rule, wholes in fit.wholes.items() if count in wholes]
    return Judgement("count", "possible", (Sentence("claims.count_fits", facts), *only_by(rules)), facts)


def judged_sum(figures: tuple[Figure, ...], n: int | None) -> Judgement:
    """Whether percentages are all those of a question of which each person ticks one answer."""
    found = total(figures, n)
    facts: dict[str, Any] = {
        "figures": [str(each) for each in figures],
        "n": n,
        "stated": decimal(found.stated, 6),
        "low": None if found.shares is None else decimal(found.shares.low, 6),
        "high": None if found.shares is None else decimal(found.shares.high, 6),
        "counts": None if found.counts is None else list(found.counts),
    }
    if found.rule is None:
        return Judgement("sum", "impossible", _why_not(found, n, facts), facts)
    if found.counts is None:
        said = Sentence("claims.adds_up", facts)
    else:
        counts = " + ".join(map(str, found.counts))
        said = Sentence("claims.adds_up_in_counts", facts | {"counts": counts})
    return Judgement("sum", "possible", (said, *only_by([found.rule])), facts)


def _why_not(found: Total, n: int | None, facts: dict[str, Any]) -> tuple[Sentence, ...]:
    """Why percentages are not those of one question: all reasons there are."""
    none = [f"{each}%" for each in found.impossible if 0 <= each.value <= 100]
    said = [_no_share(each) for each in found.impossible if not 0 <= each.value <= 100]
    if none:
        said.append(Sentence("claims.no_count_for", {"figures": none, "n": n}))
    if found.shares is not None and Fraction(100) not in found.shares:
        said.append(Sentence("claims.does_not_add_up", facts))
    elif found.people is not None:
        people = ends(range(found.people[0], found.people[1] + 1))
        said.append(Sentence("claims.counts_do_not_add_up", {"people": people, "n": n}))
    return tuple(said)


def _no_share(figure: Figure) -> Sentence:
    return Sentence(
        "claims.over_hundred" if figure.value > 100 else "claims.below_zero", {"figure": str(figure)}
    )


def _worded(claim: Claimed, stated: Shares) -> Judgement:
    """Whether a share that the figure can be is one that the words claim."""
    shares = _possible_shares(stated)
    inside = [each for each in shares if not each.within(claim.shares).is_empty]
    verdict: Verdict = "possible" if inside else "not supported"
    settled = all(each.within(claim.shares) == each for each in shares)
    code = "words_not" if not inside else "words_fit" if settled else "words_unsettled"
    figure = f"{stated.figures[0]}%" if stated.figures else f"{stated.count}/{stated.n}"
    facts = {"phrase": claim.phrase, "figure": figure}
    reason = Sentence(f"claims.convention.{claim.convention}")
    return Judgement(
        "words",
        verdict,
        (Sentence(f"claims.{code}", facts | {"shares": spelled(claim.shares)}), reason),
        facts
        | {
            "low": float(claim.shares.low),
            "high": float(claim.shares.high),
            "has_low": claim.shares.has_low,
            "has_high": claim.shares.has_high,
            "convention": claim.convention,
        },
    )


def _possible_shares(stated: Shares) -> list[Range]:
    """What the share behind a figure can be: its count, the counts that give it, or all that round to it."""
    if stated.count is not None and stated.n is not None:
        share = Fraction(stated.count, stated.n)
        return [Range(share, share)]
    figure = stated.figures[0]
    if stated.n is not None and (counts := percentage(figure, stated.n).wholes.values()):
        return [Range(Fraction(each[0], stated.n), Fraction(each[-1], stated.n)) for each in counts]
    exact = [before_rounding(figure, rule).within(HUNDRED) for rule in RULES]
    return [Range(each.low / 100, each.high / 100, each.has_low, each.has_high) for each in exact]


def spelled(shares: Range) -> dict[str, str]:
    """The shares that words claim, in words."""
    low, high = decimal(shares.low * 100, 2), decimal(shares.high * 100, 2)
    if shares.low == shares.high:
        return spoken("claims.shares.exactly", low=low)
    if shares.high == 1 and shares.has_high:
        return spoken("claims.shares.from" if shares.has_low else "claims.shares.above", low=low)
    if shares.low == 0:
        return spoken("claims.shares.up_to" if shares.has_high else "claims.shares.below", high=high)
    return spoken("claims.shares.between", low=low, high=high)
