"""Differences between groups, with their covariance, and p values adjusted over the family shown."""

from __future__ import annotations

import math
from dataclasses import replace
from itertools import combinations
from typing import Any

import numpy as np

from cgsurvey.errors import NotEstimable
from cgsurvey.result import Estimate, Result
from cgsurvey.stats._bases import base_columns
from cgsurvey.stats._families import one_family
from cgsurvey.stats._groups_apart import joint_test, moments, standardised
from cgsurvey.stats._ratios import Ratios, contrast_at, ratios
from cgsurvey.stats._rows import Place, derived_row, notes_of, small_base, ungrouped
from cgsurvey.stats._tally import tally
from cgsurvey.stats._variables import Values, groups, numbers
from cgsurvey.stats.participation_gap import pair_measures
from cgsurvey.survey import Groups, Survey

#: variable, measure, unit and base of a row
_Names = tuple[str, str, str, str]


def difference(survey: Survey, *, variable: str, by: str) -> Result:
    """Estimate of the first group minus estimate of the second, for every pair of groups.

    The estimate is the satisfaction rate where the question declares satisfied categories, the conversion
    of a pair (who took part, of the willing), else the mean score. Groups share sampling units, so the
    variance is that of the contrast, with covariance (R: ``svycontrast``); t with the sampling units of the
    two groups minus their strata. Of three or more groups there is also the test that they are all the
    same. Adjusted p values are over all pairs of this result (Holm 1979; Benjamini and Hochberg 1995),
    without that test; `analyze` adjusts them again over all results that stand in one table.

    Parameters
    ----------
    survey : Survey
    variable : str
        A question with satisfied categories, a scale, or anything that has numbers; or ``pairs.NAME``.
    by : str
        Variable whose levels form the groups.

    Returns
    -------
    Result
        Measures ``difference``, unit points, score or value, and ``standardised``, unit sd, for every
        pair: group_level is "first - second". Measure ``joint_test``, unit test.

    Raises
    ------
    UsageError
        If a name stands for nothing.
    NotEstimable
        If fewer than two groups have an answer.
    """
    values, unit, base = _values(survey, variable)
    parts = groups(survey, by)
    found = ratios(tally(survey, moments(survey, values), parts), survey.design)
    present = [level for level in range(len(parts.levels)) if found.tally.n[level, 0] > 0]
    if len(present) < 2:
        raise NotEstimable("note.one_group", name=by)
    pairs = [(first, second) for second, first in combinations(present, 2)]
    rows = [_row(survey, (values.name, "difference", unit, base), found, parts, *pair) for pair in pairs]
    if len(present) > 2:
        names = ("difference", values.name, "joint_test", "test", base, _counts(found, present))
        place = Place(*names, group=parts.name)
        rows.insert(0, joint_test(survey, found, present, place))
    for first, second in pairs:
        place = _place((values.name, "standardised", "sd", base), found, parts, first, second)
        rows.append(standardised(survey, found, first, second, place))
    notes = notes_of(rows, survey, smallest=int(found.tally.n[present, 0].min()))
    family = one_family([Result("difference", survey.name, values.name, parts.name, tuple(rows))])[0]
    return replace(family, notes=(*ungrouped(survey, parts), *notes))


def _values(survey: Survey, variable: str) -> tuple[Values, str, str]:
    """The variable as numbers, the unit of a difference (points, of shares), and the base."""
    table, _, name = variable.partition(".")
    if table == "pairs" and name in survey.study.file.pairs:
        conversion = next(each for each in pair_measures(survey, name)[0] if each.measure == "conversion")
        label, measured = survey.study.file.pairs[name].label, conversion.measured
        return Values(variable, label, measured.numerator, measured.status), "points", conversion.base
    question = survey.questionnaire.questions.get(survey.study.unqualified(variable, survey.name))
    if question is None or not question.satisfied:
        unit = "value" if question is not None and question.kind == "number" else "score"
        return numbers(survey, variable), unit, "answered"
    answers = survey.answers[question.name]
    satisfied = np.isin(answers.values, question.satisfied).astype(np.float64)
    return Values(question.name, question.label, satisfied, answers.status), "points", "answered"


def _row(survey: Survey, names: _Names, found: Ratios, parts: Groups, first: int, second: int) -> Estimate:
    estimate, spread, df = contrast_at(found, ([first, second], 0), [1.0, -1.0])
    place = _place(names, found, parts, first, second)
    ends = (-1.0, 1.0) if place.unit == "points" else (-math.inf, math.inf)
    flags = small_base(found.tally.n[[first, second], 0].min())
    return derived_row(survey, place, estimate, spread, df, ends=ends, tested=True, flags=flags)


def _place(names: tuple[str, str, str, str], found: Ratios, parts: Groups, first: int, second: int) -> Place:
    level = f"{parts.levels[first]} - {parts.levels[second]}"
    counts = _counts(found, [first, second])
    return Place("difference", *names, counts, None, parts.name, level)


def _counts(found: Ratios, levels: list[int]) -> dict[str, Any]:
    """Columns of the base of some groups together."""
    n, n_weighted = found.tally.n[levels, 0].sum(), found.n_weighted[levels, 0].sum()
    return base_columns(found.tally.rows[levels, 0].sum(axis=0), float(n), float(n_weighted))
