"""How many of those asked gave an answer: what can be said of an open question or a date."""

from __future__ import annotations

import numpy as np

from cgsurvey.result import Result
from cgsurvey.stats._rows import Wanted, result
from cgsurvey.stats._tally import Measured
from cgsurvey.stats._variables import asked, groups
from cgsurvey.study_names import find_question
from cgsurvey.survey import Status, Survey


def response(survey: Survey, *, question: str, by: str | None = None) -> Result:
    """Weighted count of valid answers over weighted count of those to whom the question was shown.

    Parameters
    ----------
    survey : Survey
    question : str
        Any question; of open ones the answers themselves are neither kept nor shown.
    by : str, optional
        Variable whose levels form the groups.

    Returns
    -------
    Result
        Measure ``answered``, unit proportion, base asked.

    Raises
    ------
    UsageError
        If there is no such question or variable.
    """
    name = find_question(survey.study, question, f"[{survey.name}]", survey.name).name
    status = survey.answers[name].status
    shown = asked(status)
    answered = (status == Status.ANSWERED).astype(np.float64)
    wanted = [Wanted("answered", "proportion", "asked", Measured(answered, np.ones(survey.size), shown))]
    return result(survey, "response", name, wanted, groups(survey, by) if by else None)
