"""Share in the declared satisfied categories, with the top box, the net rate and the mean score."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from cgsurvey.errors import NotEstimable
from cgsurvey.result import Result
from cgsurvey.stats._bounds import bound_rows, unknown_share
from cgsurvey.stats._rows import Wanted, result
from cgsurvey.stats._tally import Measured
from cgsurvey.stats._variables import groups, numbers
from cgsurvey.study import Question
from cgsurvey.study_names import find_question
from cgsurvey.survey import Floats, Survey


def satisfaction_rate(survey: Survey, *, question: str, by: str | None = None) -> Result:
    """Weighted count in the satisfied categories over weighted count of valid answers.

    The neutral category stays in the base. Of a scale question also: ``top_box``, the best category;
    ``net``, satisfied minus dissatisfied, where the dissatisfied categories mirror the satisfied ones at
    the other end; ``mean``, the mean score.

    Parameters
    ----------
    survey : Survey
    question : str
        A question that declares ``satisfied``.
    by : str, optional
        Variable whose levels form the groups.

    Returns
    -------
    Result
        Measures ``rate`` and, of a scale question, ``top_box``, ``net`` (points) and ``mean`` (score).
        Without groups, and where some who were asked did not answer, ``lower_bound`` and ``upper_bound`` of
        the rate over all who were asked.

    Raises
    ------
    UsageError
        If there is no such question or variable.
    NotEstimable
        If the question declares no satisfied categories.
    """
    asked = find_question(survey.study, question, f"[{survey.name}]", survey.name)
    if not asked.satisfied:
        raise NotEstimable("note.no_satisfied", name=question)
    wanted = satisfaction_measures(survey, asked)
    parts = groups(survey, by) if by else None
    bounds = [] if by else bound_rows(survey, "satisfaction_rate", asked.name, [unknown_share(wanted[0])])
    return result(survey, "satisfaction_rate", asked.name, wanted, parts, extra=bounds)


def satisfaction_measures(survey: Survey, asked: Question) -> list[Wanted]:
    """What a question with satisfied categories is told by."""
    answers = survey.answers[asked.name]
    everyone = np.ones(survey.size)

    def wanted(measure: str, unit: str, numerator: Floats) -> Wanted:
        return Wanted(measure, unit, "answered", Measured(numerator, everyone, answers.status))

    satisfied = np.isin(answers.values, asked.satisfied).astype(np.float64)
    measures = [wanted("rate", "proportion", satisfied)]
    if asked.kind == "scale":
        best = max(range(len(asked.categories)), key=lambda position: asked.categories[position].score)
        opposite = opposite_positions(asked, asked.satisfied)
        dissatisfied = np.isin(answers.values, opposite).astype(np.float64)
        measures += [
            wanted("top_box", "proportion", (answers.values == best).astype(np.float64)),
            wanted("net", "points", satisfied - dissatisfied),
            wanted("mean", "score", numbers(survey, asked.name).values),
        ]
    return measures


def opposite_positions(question: Question, chosen: Sequence[int]) -> list[int]:
    """Categories that mirror the chosen ones at the other end of the scale; the rest is neutral.

    With two chosen of five, the two lowest; never more than there are others.
    """
    positions = range(len(question.categories))
    others = sorted(
        (position for position in positions if position not in chosen),
        key=lambda position: question.categories[position].score,
    )
    return others[: len(chosen)]
