"""Differences between groups, with their covariance, and p values adjusted over the family shown."""

from __future__ import annotations

import math
from itertools import combinations

import numpy as np

from cgsurvey.errors import NotEstimable
from cgsurvey.result import Estimate, Result, row_id
from cgsurvey.stats._bases import base_columns
from cgsurvey.stats._families import with_adjusted_p
from cgsurvey.stats._intervals import interval_columns, t_interval, t_p_value
from cgsurvey.stats._ratios import Ratios, contrast, ratios
from cgsurvey.stats._rows import FEW_DF, SMALL_BASE, finite, notes_of, ungrouped, why_no_interval
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
    df = min(df, *(int(found.df[place, 0]) for place in (first, second))) if math.isnan(spread) else df
    level = survey.study.file.confidence
    ends = (-1.0, 1.0) if unit == "points" else (-math.inf, math.inf)
    interval = t_interval(estimate, spread, df, level=level, ends=ends)
    statistic = estimate / math.sqrt(spread) if interval else None
    pair = [first, second]
    group_level = f"{parts.levels[first]} - {parts.levels[second]}"
    flags = ["note.small_base"] if found.tally.n[pair, 0].min() < SMALL_BASE else []
    if interval is None:
        flags.append(why_no_interval(df, spread))
    elif df < FEW_DF:
        flags.append("note.few_df")
    return Estimate(
        id=row_id(survey.name, "difference", variable, "difference", None, parts.name, group_level),
        questionnaire=survey.name,
        variable=variable,
        measure="difference",
        unit=unit,
        base="answered",
        group=parts.name,
        group_level=group_level,
        estimate=finite(estimate),
        std_error=finite(math.sqrt(spread)) if spread >= 0 else None,
        df=float(df),
        statistic=statistic,
        p_value=t_p_value(statistic, df) if statistic is not None else None,
        note=" ".join(flags) or None,
        **base_columns(
            found.tally.rows[pair, 0].sum(axis=0),
            found.tally.n[pair, 0].sum(),
            found.n_weighted[pair, 0].sum(),
        ),
        **interval_columns(interval, level),
    )
