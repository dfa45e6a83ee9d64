"""Mean, median and quartiles of a number question."""

from __future__ import annotations

import numpy as np

from cgsurvey.result import Result
from cgsurvey.stats._quantiles import quantile_rows
from cgsurvey.stats._rows import Wanted, result
from cgsurvey.stats._tally import Measured
from cgsurvey.stats._variables import groups, numbers
from cgsurvey.survey import Survey


def mean(survey: Survey, *, question: str, by: str | None = None) -> Result:
    """Weighted sum of the values over weighted count of valid answers; and the quartiles of the values.

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
        Measures ``mean``, ``lower_quartile``, ``median``, ``upper_quartile`` in the unit of the question
        (R: ``svymean``; ``svyquantile(qrule = "math", interval.type = "mean")``).

    Raises
    ------
    UsageError
        If a name stands for nothing.
    NotEstimable
        If the variable has no numbers.
    """
    variable = numbers(survey, question)
    parts = groups(survey, by) if by else None
    measured = Measured(variable.values, np.ones(survey.size), variable.status)
    wanted = [Wanted("mean", "value", "answered", measured)]
    quartiles = quantile_rows(survey, variable, parts, estimand="mean", unit="value", base="answered")
    return result(survey, "mean", variable.name, wanted, parts, extra=quartiles)
