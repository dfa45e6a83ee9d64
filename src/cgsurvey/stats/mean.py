"""Mean of a number question."""

from __future__ import annotations

import numpy as np

from cgsurvey.result import Result
from cgsurvey.stats._rows import Wanted, result
from cgsurvey.stats._tally import Measured
from cgsurvey.stats._variables import groups, numbers
from cgsurvey.survey import Survey


def mean(survey: Survey, *, question: str, by: str | None = None) -> Result:
    """Weighted sum of the values over weighted count of valid answers.

    Parameters
    ----------
    survey : Survey
    question : str
        A number question, or anything that has scores.
    by : str, optional
        Variable whose levels form the groups.

    Returns
    -------
    Result
        Measure ``mean`` in the unit of the question (R: ``svymean``).

    Raises
    ------
    UsageError
        If a name stands for nothing.
    NotEstimable
        If the variable has no numbers.
    """
    variable = numbers(survey, question)
    measured = Measured(variable.values, np.ones(survey.size), variable.status)
    wanted = [Wanted("mean", "value", "answered", measured)]
    return result(survey, "mean", variable.name, wanted, groups(survey, by) if by else None)
