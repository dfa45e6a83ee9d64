"""A published figure from its text to its verdict."""

from __future__ import annotations

from dataclasses import dataclass

from cgsurvey.claims.effect_verdicts import judged_effect
from cgsurvey.claims.judgement import FAILS, Judgement, Verdict, gravest
from cgsurvey.claims.mean_verdicts import judged_mean
from cgsurvey.claims.notation import Effect, Mean, read
from cgsurvey.claims.share_verdicts import judged_shares


@dataclass(frozen=True, slots=True)
class Checked:
    """A text and what each check says of it."""

    text: str
    judgements: tuple[Judgement, ...]

    @property
    def verdict(self) -> Verdict:
        return gravest(each.verdict for each in self.judgements)

    @property
    def fails(self) -> bool:
        return self.verdict in FAILS


def check(text: str) -> Checked:
    """Whether the published figure that a text states is possible at all, without any data.

    Parameters
    ----------
    text : str
        As people write it; `notation.read`.

    Raises
    ------
    UsageError
        If the text is not understood.
    """
    stated = read(text)
    if isinstance(stated, Mean):
        return Checked(text, judged_mean(stated))
    if isinstance(stated, Effect):
        return Checked(text, judged_effect(stated))
    return Checked(text, judged_shares(stated))
