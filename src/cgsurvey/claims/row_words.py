"""Words for a share, such as 超过一半 or "most", against the share that the data give and its interval."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction

from cgsurvey.claims.claim_verdicts import said_of_size
from cgsurvey.claims.judgement import Judgement, Sentence
from cgsurvey.claims.rounding import rounded
from cgsurvey.claims.row_figures import exact
from cgsurvey.claims.share_verdicts import spelled
from cgsurvey.claims.words import Claimed, fits
from cgsurvey.declarations import Claim
from cgsurvey.result import Estimate


def worded(claim: Claim, row: Estimate) -> Iterator[Judgement]:
    """What the share of a row does not bear out, or only its interval does not.

    "Over half" and "most" are said of everybody, so that the interval has to bear them out; "about 30 %" and
    "all" tell the figure itself.
    """
    for each in said_of_size(claim):
        interval = (row.conf_low, row.conf_high) if _is_of_everybody(each) else (None, None)
        support = fits(each, exact(row) / 100, *interval)
        figure = _percent(exact(row))
        facts = {"phrase": each.phrase, "shares": spelled(each.shares), "figure": figure}
        reason = Sentence(f"claims.convention.{each.convention}")
        if support == "not supported":
            yield Judgement("words", support, (Sentence("claims.words_not", facts), reason), facts)
        elif support == "uncertain":
            low, high = (_percent(Fraction(end) * 100) for end in interval if end is not None)
            facts |= {"low": low, "high": high}
            yield Judgement(
                "uncertain", "possible", (Sentence("claims.words_uncertain", facts), reason), facts
            )


def ranked(claim: Claim, row: Estimate, table: Sequence[Estimate]) -> Iterator[Judgement]:
    """Whether a row that is called one of the leading ones is among the largest of its table."""
    if claim.leading is None or row.estimate is None:
        return
    where = (row.measure, row.group, row.group_level, row.term)
    beside = [each for each in table if (each.measure, each.group, each.group_level, each.term) == where]
    rank = 1 + sum(each.estimate is not None and each.estimate > row.estimate for each in beside)
    if rank > claim.leading:
        facts = {"first": claim.leading, "rank": rank, "of": len(beside), "figure": _percent(exact(row))}
        yield Judgement("leading", "not supported", (Sentence("claims.not_leading", facts),), facts)


def _is_of_everybody(claim: Claimed) -> bool:
    """Whether words claim more or less than something, and neither an amount nor all or none."""
    shares = claim.shares
    return shares.low != shares.high and (shares.low == 0) != (shares.high == 1)


def _percent(share: Fraction) -> str:
    return f"{rounded(share, 2)}%"
