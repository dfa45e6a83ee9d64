"""Share at or above a bound, of a number, a score or banded answers."""

from __future__ import annotations

import numpy as np

from cgsurvey.errors import NotEstimable
from cgsurvey.result import Note, Result
from cgsurvey.stats._rows import Wanted, result
from cgsurvey.stats._tally import Measured
from cgsurvey.stats._variables import groups, numbers
from cgsurvey.study import Question
from cgsurvey.study_checks import find_question
from cgsurvey.survey import Flags, Survey


def share_at_or_above(survey: Survey, *, threshold: str, by: str | None = None) -> Result:
    """Weighted count of answers at or above the bound over weighted count of valid answers.

    A banded answer counts when its whole band lies at or above the bound: "60%及以上" and "60%-80%" reach
    60, "40%-60%" does not.

    Parameters
    ----------
    survey : Survey
    threshold : str
        Name of a threshold of the study.
    by : str, optional
        Variable whose levels form the groups.

    Returns
    -------
    Result
        Measure ``at_or_above``, unit proportion.

    Raises
    ------
    UsageError
        If a name stands for nothing.
    NotEstimable
        If the bound falls inside a band, or a category holds no band.
    """
    declared = survey.study.file.thresholds[threshold]
    asked = find_question(survey.study, declared.question, f"[thresholds.{threshold}]", survey.name)
    answers = survey.answers[asked.name]
    notes: list[Note] = []
    if asked.kind == "single":
        reached = np.isin(answers.values, _bands_reached(asked, declared.at_least))
        notes.append(Note("note.band_edges"))
    else:
        reached = _numbers_reached(survey, asked, declared.at_least)
    measured = Measured(reached.astype(np.float64), np.ones(survey.size), answers.status)
    return result(
        survey,
        "share_at_or_above",
        threshold,
        [Wanted("at_or_above", "proportion", "answered", measured)],
        groups(survey, by) if by else None,
        notes=notes,
    )


def _numbers_reached(survey: Survey, question: Question, bound: float) -> Flags:
    return np.asarray(numbers(survey, question.name).values >= bound)


def _bands_reached(question: Question, bound: float) -> list[int]:
    """Positions of the bands that lie at or above the bound."""
    for category in question.categories:
        if category.bounds is None:
            raise NotEstimable("study.no_band", table=question.name, name=category.value)
        low, high = category.bounds
        if low < bound < high:
            raise NotEstimable(
                "study.inside_band", table=question.name, name=category.value, bound=f"{bound:g}"
            )
    return [
        position
        for position, category in enumerate(question.categories)
        if category.bounds is not None and category.bounds[0] >= bound
    ]
