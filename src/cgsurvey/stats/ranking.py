"""Options of a ranking question: ranked first, ranked at all, and the mean rank."""

from __future__ import annotations

import numpy as np

from cgsurvey.errors import NotEstimable
from cgsurvey.result import Result
from cgsurvey.stats._rows import Wanted, result
from cgsurvey.stats._tally import OUTSIDE, Measured
from cgsurvey.stats._variables import groups
from cgsurvey.study_checks import find_question
from cgsurvey.survey import Status, Survey


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
    asked = find_question(survey.study, question, f"[{survey.name}]", survey.name)
    if asked.kind != "rank":
        raise NotEstimable("note.wrong_kind", name=question, kind=asked.kind, kinds=["rank"])
    answers = survey.answers[asked.name]
    everyone, status = np.ones(survey.size), answers.status
    wanted: list[Wanted] = []
    for position, category in enumerate(asked.categories):
        rank = answers.values[:, position].astype(np.float64)
        unranked = (status == Status.ANSWERED) & (rank == 0)
        among_rankers = np.where(unranked, OUTSIDE, status).astype(np.int8)
        first, at_all = (rank == 1).astype(np.float64), (rank > 0).astype(np.float64)
        option = category.value
        wanted += [
            Wanted("ranked_first", "proportion", "answered", Measured(first, everyone, status), option),
            Wanted("ranked", "proportion", "answered", Measured(at_all, everyone, status), option),
            Wanted("mean_rank", "value", "rankers", Measured(rank, everyone, among_rankers), option),
        ]
    return result(survey, "ranking", asked.name, wanted, groups(survey, by) if by else None)
