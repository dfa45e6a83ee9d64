"""Share of each category among those who answered."""

from __future__ import annotations

import numpy as np

from cgsurvey.result import Result
from cgsurvey.stats._rows import Wanted, result
from cgsurvey.stats._tally import Measured
from cgsurvey.stats._variables import question_of_kind
from cgsurvey.study import Question
from cgsurvey.survey import Survey


def frequency(survey: Survey, *, question: str) -> Result:
    """Weighted count in the category over weighted count of valid answers, for each category.

    By the levels of another variable: `crosstab`.

    Parameters
    ----------
    survey : Survey
    question : str
        A single or scale question.

    Returns
    -------
    Result
        Measure ``share``, a row a category, unit proportion.

    Raises
    ------
    UsageError
        If there is no such question.
    NotEstimable
        If the question has no categories to choose one from.
    """
    asked = question_of_kind(survey, question, "single", "scale")
    return result(survey, "frequency", asked.name, category_shares(survey, asked))


def category_shares(survey: Survey, asked: Question) -> list[Wanted]:
    """The share of each category of a question, in the declared order."""
    answers = survey.answers[asked.name]
    everyone = np.ones(survey.size)
    return [
        Wanted(
            "share",
            "proportion",
            "answered",
            Measured((answers.values == position).astype(np.float64), everyone, answers.status),
            category.value,
        )
        for position, category in enumerate(asked.categories)
    ]
