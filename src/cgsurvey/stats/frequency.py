"""Share of each category among those who answered."""

from __future__ import annotations

import numpy as np

from cgsurvey.errors import NotEstimable
from cgsurvey.result import Estimate, Result
from cgsurvey.stats._bases import base_of
from cgsurvey.stats._rao_scott import rao_scott
from cgsurvey.stats._rows import Place, Wanted, result
from cgsurvey.stats._tally import Measured
from cgsurvey.stats._variables import combined, groups
from cgsurvey.study_checks import find_question
from cgsurvey.survey import Groups, Status, Survey


def frequency(survey: Survey, *, question: str, by: str | None = None) -> Result:
    """Weighted count in the category over weighted count of valid answers, for each category.

    Parameters
    ----------
    survey : Survey
    question : str
        A single or scale question.
    by : str, optional
        Variable whose levels form the groups; the base of each share is the group (row per cent).

    Returns
    -------
    Result
        Measure ``share``, a row a category (and group), unit proportion; with groups also ``rao_scott``,
        the F test that the answers do not depend on the group.

    Raises
    ------
    UsageError
        If there is no such question or variable.
    NotEstimable
        If the question has no categories to choose one from.
    """
    asked = find_question(survey.study, question, f"[{survey.name}]", survey.name)
    if asked.kind not in ("single", "scale"):
        raise NotEstimable("note.wrong_kind", name=question, kind=asked.kind, kinds=["single", "scale"])
    answers = survey.answers[asked.name]
    everyone = np.ones(survey.size)
    wanted = [
        Wanted(
            "share",
            "proportion",
            "answered",
            Measured((answers.values == position).astype(np.float64), everyone, answers.status),
            category.value,
        )
        for position, category in enumerate(asked.categories)
    ]
    if by is None:
        return result(survey, "frequency", asked.name, wanted)
    parts = groups(survey, by)
    return result(
        survey, "frequency", asked.name, wanted, parts, extra=_independence(survey, asked.name, parts)
    )


def _independence(survey: Survey, question: str, parts: Groups) -> list[Estimate]:
    """The Rao-Scott test that the answers do not depend on the group, where there is one."""
    answers = survey.answers[question]
    grouped = np.where(parts.codes < 0, Status.BLANK, Status.ANSWERED).astype(np.int8)
    found = rao_scott(survey, (answers.values.astype(np.int64), answers.status), (parts.codes, grouped))
    if found is None:
        return []
    counts = base_of(survey, combined(answers.status, grouped))
    place = Place("frequency", question, "rao_scott", "test", "answered_both", counts, group=parts.name)
    return [
        Estimate(
            **place.columns(survey),
            statistic=found.statistic,
            df_num=found.df_num,
            df_den=found.df_den,
            p_value=found.p_value,
        )
    ]
