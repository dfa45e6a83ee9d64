"""The one number by which a variable is told: its rate, its share at a bound, its coverage, its mean.

Of a pair (``pairs.NAME``) it is the conversion: who took part, of the willing.
"""

from __future__ import annotations

import numpy as np

from cgsurvey.stats._rows import Wanted
from cgsurvey.stats._tally import Measured
from cgsurvey.stats._variables import numbers
from cgsurvey.stats.coverage import coverage_measures
from cgsurvey.stats.participation_gap import pair_measures
from cgsurvey.stats.satisfaction_rate import satisfaction_measures
from cgsurvey.stats.share_at_or_above import threshold_measures
from cgsurvey.study_names import find_variable
from cgsurvey.survey import Survey


def headline(survey: Survey, name: str) -> tuple[str, Wanted]:
    """Name of the variable, and its satisfaction rate, conversion, share at a bound, coverage, score or mean.

    Raises
    ------
    UsageError
        If `name` stands for nothing.
    NotEstimable
        If the variable has no numbers.
    """
    if name in survey.study.file.thresholds:
        return name, threshold_measures(survey, name)[0]
    table, _, pair = name.partition(".")
    if table == "pairs" and pair in survey.study.file.pairs:
        return name, next(each for each in pair_measures(survey, pair)[0] if each.measure == "conversion")
    variable = find_variable(survey.study, name, f"[{survey.name}]", survey.name)
    if variable.kind == "element":
        service, element = variable.name.split(".", 1)
        covered = coverage_measures(survey, service)
        return variable.name, next(each for each in covered if each.category == element)
    question = survey.questionnaire.questions.get(variable.name)
    if question is not None and question.satisfied:
        return variable.name, satisfaction_measures(survey, question)[0]
    values = numbers(survey, variable.name)
    measured = Measured(values.values, np.ones(survey.size), values.status)
    if variable.kind == "scale":
        return variable.name, Wanted("score", "score", "scored", measured)
    unit = "value" if question is not None and question.kind == "number" else "score"
    return variable.name, Wanted("mean", unit, "answered", measured)
