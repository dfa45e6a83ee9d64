"""What can be said of a claim by what stands in it: its figure, its base, its words.

A claim is read as a text of `claims check` is, and judged by the same checks.
"""

from __future__ import annotations

import re
from decimal import Decimal
from fractions import Fraction
from typing import Literal

from cgsurvey.claims.effect_verdicts import judged_effect
from cgsurvey.claims.judgement import FAILS, Judgement, Sentence
from cgsurvey.claims.mean_verdicts import judged_mean
from cgsurvey.claims.notation import Effect, Mean, Shares, is_level, significance, two_sided
from cgsurvey.claims.rounding import Figure, Range
from cgsurvey.claims.share_verdicts import judged_shares
from cgsurvey.claims.table_verdicts import judged_figures
from cgsurvey.claims.words import Claimed, claimed, plain
from cgsurvey.declarations import Claim, ClaimedTable

#: what a figure is: per cent of people, a mean of answers, an effect
Kind = Literal["share", "mean", "coefficient", "unknown"]


def figure_of(claim: Claim) -> Figure | None:
    """The value of a claim with its decimals."""
    if claim.value is None or claim.decimals is None:
        return None
    return _figure(claim.value, claim.decimals)


def said_of_size(claim: Claim) -> list[Claimed]:
    """What the text of a claim says of how large the figure is: in the parts that it names, else anywhere."""
    parts = (claim.text,) if claim.words is None else claim.words
    return [each for part in parts for each in claimed(part)]


def said_of_significance(claim: Claim) -> tuple[bool | None, Fraction]:
    """Whether a claim calls its figure significant, and the level of the test."""
    said, level = significance(claim.text)
    if level is None or not is_level(level):
        level = Fraction(claim.level) / 100
    level = two_sided(level, claim.text)
    return said if claim.significant is None else claim.significant, level


def kind_of(claim: Claim) -> Kind:
    """What the figure of a claim is, as far as the claim says so."""
    if claim.kind is not None:
        return claim.kind
    if claim.groups is not None:
        return "coefficient"
    if claim.items is not None or claim.range is not None or claim.sd is not None:
        return "mean"
    return "share" if claim.count is not None or _is_in_per_cent(claim) else "unknown"


def judged(claim: Claim, kind: Kind | None = None) -> tuple[Judgement, ...]:
    """Every check that a claim allows by itself, without data.

    Parameters
    ----------
    claim : Claim
    kind : {"share", "mean", "coefficient", "unknown"}, optional
        What the figure is, where it is known better than from the claim: "unknown" of what is in per cent and
        no share of people, as a difference of shares.
    """
    match kind or kind_of(claim):
        case "share":
            return _share(claim)
        case "mean":
            return _mean(claim)
        case "coefficient":
            return _effect(claim)
        case _:
            return ()


def alone(claim: Claim) -> tuple[Judgement, ...]:
    """The same of a claim that there are no data for; where nothing could be checked, that as well."""
    found = judged(claim)
    if all(each.verdict == "uninformative" and each.facts.get("n") is None for each in found):
        is_number = claim.n is not None and claim.value is not None and kind_of(claim) == "unknown"
        code = "claims.needs_kind" if is_number else "claims.needs_more"
        return (Judgement("needs_more", "uninformative", (Sentence(code),), {}),)
    return found


def judged_table(table: ClaimedTable, *, weighted: bool = False) -> tuple[Judgement, ...]:
    """Whether the figures of a table add up, where one answer was given; each is a claim by itself."""
    if not table.adds_up:
        return ()
    cells = list(table.cells)
    figures, counts = [figure_of(each) for each in cells], [each.count for each in cells]
    # of weighted figures counts need not exist; what a cell cannot be by itself is said of the cell
    is_weighted = weighted or table.weighted
    is_told = any(each.verdict in FAILS for cell in cells for each in judged(cell))
    base = None if is_weighted or is_told else table.n
    return judged_figures(figures, counts, base)


def _share(claim: Claim) -> tuple[Judgement, ...]:
    figure, base = figure_of(claim), claim.n
    count = claim.count if base is not None else None
    if claim.weighted:
        base = count = None
    has_share = figure is not None or count is not None
    words = tuple(said_of_size(claim)) if has_share else ()
    return judged_shares(Shares(() if figure is None else (figure,), base, count, words))


def _mean(claim: Claim) -> tuple[Judgement, ...]:
    figure = figure_of(claim)
    if figure is None:
        return ()
    whole = claim.n is not None and claim.items is not None and not claim.weighted
    return judged_mean(
        Mean(
            figure,
            claim.n if whole else None,
            claim.items if whole else None,
            _range(claim),
            None if claim.sd is None else _as_published(claim.sd),
        )
    )


def _effect(claim: Claim) -> tuple[Judgement, ...]:
    figure = figure_of(claim)
    significant, level = said_of_significance(claim)
    if figure is None or claim.groups is None or significant is None:
        return ()
    deviation = None if claim.sd is None else _as_published(claim.sd)
    return judged_effect(Effect(figure, claim.groups, significant, level, _range(claim), deviation))


def _range(claim: Claim) -> Range | None:
    if claim.range is None:
        return None
    low, high = claim.range
    return Range(Fraction(low), Fraction(high))


def _as_published(number: Decimal) -> Figure:
    return _figure(number, max(-int(number.as_tuple().exponent), 0))


def _figure(number: Decimal, decimals: int) -> Figure:
    return Figure(int(number.scaleb(decimals)), decimals)


def _is_in_per_cent(claim: Claim) -> bool:
    """Whether the text gives the figure itself as per cent, with more decimals or fewer.

    A hyphen before a number may be a minus, or stand between two numbers.
    """
    figure = figure_of(claim)
    written = re.findall(r"(?<![\d.])(-?)(\d+(?:\.\d+)?)\s*(?:%|per\s?cent\b)", plain(claim.text))
    return figure is not None and any(
        figure.value in (Fraction(number), Fraction(sign + number)) for sign, number in written
    )
