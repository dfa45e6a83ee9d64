"""Share of the base that said nothing: a template. Copy to src/cgsurvey/stats/, rename, and register."""

from __future__ import annotations

import numpy as np

from cgsurvey.result import Result
from cgsurvey.stats._rows import Wanted, result
from cgsurvey.stats._tally import Measured
from cgsurvey.stats._variables import groups
from cgsurvey.study_names import find_question
from cgsurvey.survey import Status, Survey


def share_blank(survey: Survey, *, question: str, by: str | None = None) -> Result:
    """Weighted count that left the question blank over weighted count of all respondents.

    Parameters
    ----------
    survey : Survey
    question : str
        Any question.
    by : str, optional
        Variable whose levels form the groups.

    Returns
    -------
    Result
        Measure ``share``, unit proportion, base respondents.

    Raises
    ------
    UsageError
        If there is no such question or variable.
    """
    asked = find_question(survey.study, question, f"[{survey.name}]", survey.name)
    blank = (survey.answers[asked.name].status == Status.BLANK).astype(np.float64)
    everyone, all_rows = np.ones(survey.size), np.zeros(survey.size, dtype=np.int8)
    wanted = [Wanted("share", "proportion", "respondents", Measured(blank, everyone, all_rows))]
    return result(survey, "share_blank", asked.name, wanted, groups(survey, by) if by else None)
