"""What can be said of a claim by what stands in it: its figure, its base, its words."""

from __future__ import annotations

from typing import Literal

from cgsurvey.claims.judgement import Judgement
from cgsurvey.claims.rounding import Figure
from cgsurvey.declarations import Claim, ClaimedTable

#: what a figure is: per cent of people, a mean of answers, an effect
Kind = Literal["share", "mean", "coefficient", "unknown"]


def figure_of(claim: Claim) -> Figure | None:
    """The value of a claim with its decimals."""
    if claim.value is None or claim.decimals is None:
        return None
    return Figure(int(claim.value.scaleb(claim.decimals)), claim.decimals)


def judged(claim: Claim, kind: Kind | None = None) -> tuple[Judgement, ...]:
    """Every check that a claim allows by itself, without data.

    Parameters
    ----------
    claim : Claim
    kind : {"share", "mean", "coefficient", "unknown"}, optional
        What the figure is, where it is known better than from the claim: "unknown" of what is a per cent and
        no count of people, as a difference of shares.
    """
    return ()


def judged_table(table: ClaimedTable) -> tuple[Judgement, ...]:
    """Whether the figures of a table add up; each by itself is a claim of its own."""
    return ()
