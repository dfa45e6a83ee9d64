"""The ordered logit beside a linear model of a scale question."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from cgsurvey.declarations import Condition, Step
from cgsurvey.errors import NotEstimable
from cgsurvey.result import Note, Result
from cgsurvey.study import Question
from cgsurvey.survey import Survey


def ordered_logit(
    survey: Survey,
    *,
    outcome: Condition | str,
    treatment: Condition | str,
    steps: Sequence[Step] = (),
    fixed_effects: Sequence[str] = (),
    cluster: str | Sequence[str] | None = None,
    design: str = "observational",
    name: str | None = None,
) -> Result:
    """Mean difference in the chance of the top answers with and without the treatment, others as they are.

    Weighted maximum likelihood of proportional odds (McCullagh 1980; R ``MASS::polr``, ``svyolr``) with the
    regressors of the ladder's last step. Effects, covariance and degrees of freedom as of `logit`; levels of
    fixed effects in which all give the lowest, or all the highest answer are left out and named. Categories
    that nobody chose have no threshold; categories of one score are one.

    Parameters
    ----------
    survey : Survey
    outcome : Condition or str
        A scale question.
    treatment, steps, fixed_effects, cluster, design, name
        As of `fixed_effects_ladder`.

    Returns
    -------
    Result
        Unit points: ``average_effect`` of the treatment on the best category, and on the satisfied ones
        (the best two where none are declared). Unit ratio: ``odds_ratio`` of every term, of an answer above
        any threshold.

    Raises
    ------
    UsageError
        If a name stands for nothing, or for two parts of the model.
    NotEstimable
        As the ladder; if the outcome is no scale question; if the likelihood has no maximum (separation).
    """
    # as of `fixed_effects_ladder`: few studies have models
    from cgsurvey.stats._common_sample import common_sample
    from cgsurvey.stats._limited import limited, limited_result

    sample = common_sample(survey, outcome, treatment, steps, fixed_effects, cluster)
    asked = survey.study.unqualified(sample.explained.question, survey.name)
    question = survey.questionnaire.questions.get(asked)
    if sample.explained.has_test or question is None or question.kind != "scale":
        raise NotEstimable("limited.not_ordered", name=sample.outcome.term)
    found = limited(sample)
    present = np.unique(found.sample.outcome.values.astype(np.float64))
    known = [category.score for category in question.categories]
    empty = [category.value for category in question.categories if category.score not in present]
    notes = [Note("limited.proportional")]
    if empty:
        notes.append(Note("limited.empty", {"categories": empty}))
    if len(set(known)) < len(known):
        notes.append(Note("limited.one_score"))
    return limited_result(
        survey,
        "ordered_logit",
        found,
        _targets(question, present.tolist()),
        variable=name,
        design=design,
        facts={"categories": [_named(question, [score]) for score in present]},
        notes=notes,
    )


def _targets(question: Question, present: list[float]) -> list[tuple[str, list[int]]]:
    """The best category, and the satisfied ones; without any declared the best two. Not all together."""
    satisfied = {question.categories[position].score for position in question.satisfied}
    wanted = [[present[-1]], [each for each in present if each in satisfied] or present[-2:]]
    sets = [
        each for place, each in enumerate(wanted) if len(each) < len(present) and each not in wanted[:place]
    ]
    return [(_named(question, scores), [present.index(score) for score in scores]) for scores in sets]


def _named(question: Question, scores: Sequence[float]) -> str:
    """Values of the categories with these scores, as a condition writes them."""
    return "|".join(category.value for category in question.categories if category.score in scores)
