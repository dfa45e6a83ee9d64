"""`baseline.toml`: findings of `cgsurvey check` that are known and may stand, each with its reason."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from cgsurvey.declarations.text import Declared, Filled


class AcceptedFinding(Declared):
    """What is accepted: a rule, where, at how many places, and why.

    Attributes
    ----------
    rule
        Of `cgsurvey check`, as ``schema/category``.
    study
        File of the study, from the folder of the baseline; where it is left out, any that is checked.
    file, questionnaire, question, column, claim
        What the finding is about; what is left out is not asked for.
    rows
        How many rows at most, or how many findings of those that are about no rows.
    reason
        Why it may stand.
    """

    rule: Filled
    study: Filled | None = None
    file: Filled | None = None
    questionnaire: Filled | None = None
    question: Filled | None = None
    column: Filled | None = None
    claim: Filled | None = None
    rows: Annotated[int, Field(ge=1)] = 1
    reason: Filled


class BaselineFile(Declared):
    """`baseline.toml`: a list of ``[[accepted]]``."""

    accepted: Annotated[tuple[AcceptedFinding, ...], Field(max_length=10_000)] = ()
