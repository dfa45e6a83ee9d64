"""Differences between groups, with their covariance, and p values adjusted over the family shown."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations
from typing import Any

from cgsurvey.errors import NotEstimable
from cgsurvey.result import Estimate, Result
from cgsurvey.stats._bases import base_columns
from cgsurvey.stats._families import one_family
from cgsurvey.stats._groups_apart import joint_test, moments, standardised
from cgsurvey.stats._headline import headline
from cgsurvey.stats._ratios import Ratios, contrast_at, ratios
from cgsurvey.stats._rows import Place, derived_row, notes_of, small_base, ungrouped
from cgsurvey.stats._tally import tally
from cgsurvey.stats._units import unit_of_difference
from cgsurvey.stats._variables import groups
from cgsurvey.survey import Groups, Survey

#: variable, measure, unit and base of a row
_Names = tuple[str, str, str, str]


def difference(survey: Survey, *, variable: str, by: str) -> Result:
    """Estimate of the first group minus estimate of the second, for every pair of groups.

    The estimate is the `headline` of the variable: a satisfaction rate, the conversion of a pair (who took
    part, of the willing), a share, else a score or a mean. Groups share sampling units, so the
    variance is that of the contrast, with covariance (R: ``svycontrast``); t with the sampling units of the
    two groups minus their strata. Of three or more groups there is also the test that they are all the
    same. Adjusted p values are over all pairs of this result (Holm 1979; Benjamini and Hochberg 1995),
    without that test; `analyze` adjusts them again over all results that stand in one table.

    Parameters
    ----------
    survey : Survey
    variable : str
        A question with satisfied categories, a threshold, an element, a scale, or anything that has numbers;
        or ``pairs.NAME``.
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
    name, compared = headline(survey, variable)
    unit, base = unit_of_difference(compared.unit), compared.base
    parts = groups(survey, by)
    found = ratios(tally(survey, moments(survey, compared.measured), parts), survey.design)
    present = [level for level in range(len(parts.levels)) if found.tally.n[level, 0] > 0]
    if len(present) < 2:
        raise NotEstimable("note.one_group", name=by)
    pairs = [(first, second) for second, first in combinations(present, 2)]
    rows = [_row(survey, (name, "difference", unit, base), found, parts, *pair) for pair in pairs]
    if len(present) > 2:
        names = ("difference", name, "joint_test", "test", base, _counts(found, present))
        place = Place(*names, group=parts.name)
        rows.insert(0, joint_test(survey, found, present, place))
    for first, second in pairs:
        place = _place((name, "standardised", "sd", base), found, parts, first, second)
        rows.append(standardised(survey, found, first, second, place))
    notes = notes_of(rows, survey, smallest=int(found.tally.n[present, 0].min()))
    family = one_family([Result("difference", survey.name, name, parts.name, tuple(rows))])[0]
    return replace(family, notes=(*ungrouped(survey, parts), *notes))


def _row(survey: Survey, names: _Names, found: Ratios, parts: Groups, first: int, second: int) -> Estimate:
    estimate, spread, df = contrast_at(found, ([first, second], 0), [1.0, -1.0])
    place = _place(names, found, parts, first, second)
    flags = small_base(found.tally.n[[first, second], 0].min())
    if spread > 0 and (found.variance[[first, second], 0] == 0).any():
        flags.append("note.flat_group")
    return derived_row(survey, place, estimate, spread, df, tested=True, flags=flags)


def _place(names: _Names, found: Ratios, parts: Groups, first: int, second: int) -> Place:
    level = f"{parts.levels[first]} - {parts.levels[second]}"
    counts = _counts(found, [first, second])
    return Place("difference", *names, counts, None, parts.name, level)


def _counts(found: Ratios, levels: list[int]) -> dict[str, Any]:
    """Columns of the base of some groups together."""
    n, n_weighted = found.tally.n[levels, 0].sum(), found.n_weighted[levels, 0].sum()
    return base_columns(found.tally.rows[levels, 0].sum(axis=0), float(n), float(n_weighted))
