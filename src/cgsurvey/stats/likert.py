"""An ordered question as a full distribution, with the two highest answers, the net of these and the mean."""

from __future__ import annotations

import numpy as np

from cgsurvey.result import Result
from cgsurvey.stats._rows import Wanted, result
from cgsurvey.stats._tally import Measured
from cgsurvey.stats._variables import groups, numbers, question_of_kind
from cgsurvey.stats.frequency import category_shares
from cgsurvey.stats.satisfaction_rate import opposite_positions
from cgsurvey.study import Question
from cgsurvey.survey import Survey

#: with fewer categories, two of them are no end of the scale
LEAST_FOR_TOP_TWO = 4


def likert(survey: Survey, *, question: str, by: str | None = None) -> Result:
    """Share of each category, and of the two highest, among those who answered; their net and the mean score.

    The answers are taken as they were given: an item that a scale reverses is not turned round here.

    Parameters
    ----------
    survey : Survey
    question : str
        A scale question.
    by : str, optional
        Variable whose levels form the groups.

    Returns
    -------
    Result
        ``share`` of each category; of four categories or more ``top_two``, the two with the highest scores,
        and ``net_top_two`` (points), these minus the two lowest; ``mean`` (score).

    Raises
    ------
    UsageError
        If there is no such question or variable.
    NotEstimable
        If the question is not of kind scale.
    """
    asked = question_of_kind(survey, question, "scale")
    status, everyone = survey.answers[asked.name].status, np.ones(survey.size)
    wanted = category_shares(survey, asked)
    if len(asked.categories) >= LEAST_FOR_TOP_TWO:
        wanted += _top_two(survey, asked)
    mean = Measured(numbers(survey, asked.name).values, everyone, status)
    wanted.append(Wanted("mean", "score", "answered", mean))
    return result(survey, "likert", asked.name, wanted, groups(survey, by) if by else None)


def _top_two(survey: Survey, asked: Question) -> list[Wanted]:
    answers, everyone = survey.answers[asked.name], np.ones(survey.size)
    by_score = sorted(range(len(asked.categories)), key=lambda place: asked.categories[place].score)
    highest = by_score[-2:]
    top = np.isin(answers.values, highest).astype(np.float64)
    bottom = np.isin(answers.values, opposite_positions(asked, highest)).astype(np.float64)
    return [
        Wanted("top_two", "proportion", "answered", Measured(top, everyone, answers.status)),
        Wanted("net_top_two", "points", "answered", Measured(top - bottom, everyone, answers.status)),
    ]
