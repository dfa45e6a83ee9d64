"""What no regression is made of: a name used twice, an outcome explained by itself, what does not vary."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from cgsurvey.errors import NotEstimable, UsageError
from cgsurvey.stats._variables import Values
from cgsurvey.survey import Integers, Survey


def refuse_constant(values: Values, rows: Integers, part: str) -> None:
    if not len(rows):
        raise NotEstimable("regression.no_rows")
    if np.ptp(values.values[rows]) == 0:
        raise NotEstimable(f"regression.constant_{part}", name=values.label.both())


def refuse_itself(survey: Survey, outcome: str, others: Sequence[str]) -> None:
    """An outcome explained by itself, by an item of its own scale, or by a scale that it is an item of."""
    behind = survey.study.questions_behind
    own = behind(outcome, survey.name)
    shared = sorted(name for name in others if own & behind(name, survey.name))
    if shared:
        raise UsageError("regression.outcome_in_itself", outcome=outcome, names=shared)


def refuse_twice(names: Sequence[str]) -> None:
    twice = sorted({name for name in names if names.count(name) > 1})
    if twice:
        raise UsageError("regression.name_twice", names=twice)
