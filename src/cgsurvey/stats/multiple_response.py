"""Options of a multiple-response question: per cent of respondents and per cent of responses."""

from __future__ import annotations

import numpy as np

from cgsurvey.result import Result
from cgsurvey.stats._rows import Wanted, result
from cgsurvey.stats._tally import Measured
from cgsurvey.stats._variables import groups, question_of_kind, ticks
from cgsurvey.survey import Survey


def multiple_response(survey: Survey, *, question: str, by: str | None = None) -> Result:
    """For each option: weighted ticks over weighted respondents, and over all weighted ticks.

    The respondents are those who were asked and answered; who ticked nothing has answered and stays in
    the base (SPSS multiple-response sets leave them out).

    Parameters
    ----------
    survey : Survey
    question : str
        A multiple question.
    by : str, optional
        Variable whose levels form the groups.

    Returns
    -------
    Result
        Measures ``of_respondents`` (base answered) and ``of_responses`` (base responses: n counts ticks)
        for each option, and ``none_ticked``.

    Raises
    ------
    UsageError
        If there is no such question or variable.
    NotEstimable
        If the question is not of kind multiple.
    """
    asked = question_of_kind(survey, question, "multiple")
    ticked, status = ticks(survey, asked)
    everyone, number = np.ones(survey.size), ticked.sum(axis=1)
    wanted: list[Wanted] = []
    for position, category in enumerate(asked.categories):
        of_respondents = Measured(ticked[:, position], everyone, status)
        of_responses = Measured(ticked[:, position], number, status)
        wanted += [
            Wanted("of_respondents", "proportion", "answered", of_respondents, category.value),
            Wanted("of_responses", "proportion", "responses", of_responses, category.value),
        ]
    none = Measured((number == 0).astype(np.float64), everyone, status)
    wanted.append(Wanted("none_ticked", "proportion", "answered", none))
    return result(survey, "multiple_response", asked.name, wanted, groups(survey, by) if by else None)
