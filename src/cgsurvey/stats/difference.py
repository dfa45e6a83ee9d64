"""Differences between groups, with their covariance, and p values adjusted over the family shown."""

from __future__ import annotations

import math
from itertools import combinations

import numpy as np

from cgsurvey.errors import NotEstimable
from cgsurvey.result import Estimate, Result
from cgsurvey.stats._bases import base_columns
from cgsurvey.stats._families import with_adjusted_p
from cgsurvey.stats._ratios import Ratios, contrast, ratios
from cgsurvey.stats._rows import SMALL_BASE, Place, derived_row, notes_of, ungrouped
from cgsurvey.stats._tally import Measured, tally
from cgsurvey.stats._variables import Values, groups, numbers
from cgsurvey.survey import Groups, Survey


def difference(survey: Survey, *, variable: str, by: str) -> Result:
    """Estimate of the first group minus estimate of the second, for every pair of groups.

    The estimate is the satisfaction rate where the question declares satisfied categories, else the mean
    score. Groups share sampling units, so the variance is that of the contrast, with covariance
    (R: ``svycontrast``); t with the sampling units of the two groups minus their strata. Adjusted p
    values are over all pairs of this result (Holm 1979; Benjamini and Hochberg 1995); `analyze` adjusts
    them again over all results that stand in one table.

    Parameters
    ----------
    survey : Survey
    variable : str
        A question with satisfied categories, a scale, or anything that has numbers.
    by : str
        Variable whose levels form the groups.

    Returns
    -------
    Result
        Measure ``difference``; group_level is "first - second"; unit points, score or value.

    Raises
    ------
    UsageError
        If a name stands for nothing.
    NotEstimable
        If fewer than two groups have an answer.
    """
    values, unit = _values(survey, variable)
    parts = groups(survey, by)
    found = ratios(
        tally(survey, [Measured(values.values, np.ones(survey.size), values.status)], parts), survey.design
    )
    present = [level for level in range(len(parts.levels)) if found.tally.n[level, 0] > 0]
    if len(present) < 2:
        raise NotEstimable("note.one_group", name=by)
    rows = [
        _row(survey, values.name, unit, found, parts, first, second)
        for second, first in combinations(present, 2)
    ]
    notes = notes_of(rows, survey, smallest=int(found.tally.n[present, 0].min()))
    return Result(
        "difference",
        survey.name,
        values.name,
        parts.name,
        tuple(with_adjusted_p(rows)),
        notes=(*ungrouped(survey, parts), *notes),
    )


def _values(survey: Survey, variable: str) -> tuple[Values, str]:
    """The variable as numbers, and the unit of a difference: points for a satisfaction rate."""
    question = survey.questionnaire.questions.get(survey.study.unqualified(variable, survey.name))
    if question is None or not question.satisfied:
        unit = "value" if question is not None and question.kind == "number" else "score"
        return numbers(survey, variable), unit
    answers = survey.answers[question.name]
    satisfied = np.isin(answers.values, question.satisfied).astype(np.float64)
    return Values(question.name, question.label, satisfied, answers.status), "points"


def _row(
    survey: Survey, variable: str, unit: str, found: Ratios, parts: Groups, first: int, second: int
) -> Estimate:
    coefficients = np.zeros_like(found.estimate)
    coefficients[first, 0], coefficients[second, 0] = 1.0, -1.0
    estimate, spread, df = contrast(found, coefficients)
    pair = [first, second]
    df = min(df, *(int(found.df[place, 0]) for place in pair)) if math.isnan(spread) else df
    counts = base_columns(
        found.tally.rows[pair, 0].sum(axis=0),
        float(found.tally.n[pair, 0].sum()),
        float(found.n_weighted[pair, 0].sum()),
    )
    level = f"{parts.levels[first]} - {parts.levels[second]}"
    place = Place("difference", variable, "difference", unit, "answered", counts, None, parts.name, level)
    ends = (-1.0, 1.0) if unit == "points" else (-math.inf, math.inf)
    flags = ["note.small_base"] if found.tally.n[pair, 0].min() < SMALL_BASE else []
    return derived_row(survey, place, estimate, spread, df, ends=ends, tested=True, flags=flags)
