"""Options of a ranking question: ranked first, ranked at all, and the mean rank."""

from __future__ import annotations

import numpy as np

from cgsurvey.result import Result
from cgsurvey.stats._rows import Wanted, result
from cgsurvey.stats._tally import Measured, among
from cgsurvey.stats._variables import groups, question_of_kind
from cgsurvey.survey import Survey


def ranking(survey: Survey, *, question: str, by: str | None = None) -> Result:
    """For each option: weighted count that ranked it first, and at all, over weighted respondents.

    Parameters
    ----------
    survey : Survey
    question : str
        A rank question.
    by : str, optional
        Variable whose levels form the groups.

    Returns
    -------
    Result
        Measures ``ranked_first`` and ``ranked`` (base answered) and ``mean_rank`` (base: those who ranked
        the option; 1 is best) for each option.

    Raises
    ------
    UsageError
        If there is no such question or variable.
    NotEstimable
        If the question is not of kind rank.
    """
    asked = question_of_kind(survey, question, "rank")
    answers = survey.answers[asked.name]
    everyone, status = np.ones(survey.size), answers.status
    wanted: list[Wanted] = []
    for position, category in enumerate(asked.categories):
        rank = answers.values[:, position].astype(np.float64)
        first, at_all = (rank == 1).astype(np.float64), (rank > 0).astype(np.float64)
        option = category.value
        wanted += [
            Wanted("ranked_first", "proportion", "answered", Measured(first, everyone, status), option),
            Wanted("ranked", "proportion", "answered", Measured(at_all, everyone, status), option),
            Wanted(
                "mean_rank", "value", "rankers", Measured(rank, everyone, among(status, rank > 0)), option
            ),
        ]
    return result(survey, "ranking", asked.name, wanted, groups(survey, by) if by else None)
