"""Willing to take part, and took part: a paired two-by-two table."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np

from cgsurvey.result import Estimate, Note, Result
from cgsurvey.stats._bases import base_of
from cgsurvey.stats._bounds import bound_rows, unknown_gap, unknown_share
from cgsurvey.stats._rows import Place, Wanted, result
from cgsurvey.stats._tally import Measured, among
from cgsurvey.stats._variables import Statuses, combined, groups, indicator
from cgsurvey.survey import Survey


def participation_gap(survey: Survey, *, pair: str, by: str | None = None) -> Result:
    """P(willing) - P(took part) among those who answered both, with the cells of the paired table.

    Parameters
    ----------
    survey : Survey
    pair : str
        Name of a pair of the study.
    by : str, optional
        Variable whose levels form the groups.

    Returns
    -------
    Result
        ``willing`` and ``took_part`` on their own bases; ``gap`` (points), ``willing_not``,
        ``not_willing_did``, ``willing_did`` and ``neither`` on the base answered_both; ``conversion``,
        P(took part | willing); and, without groups, ``mcnemar``: the exact unweighted test that the two
        marginals are equal (its statistic is the number willing who did not); and, where some who were
        asked did not answer, ``lower_bound`` and ``upper_bound`` of both marginals and of the gap (their
        category) over all who were asked, with the interval of Imbens and Manski.

    Notes
    -----
    The gap is a mean of paired differences, so its standard error carries their covariance
    (R: ``svymean`` of the difference). McNemar (1947), exact form: binomial test of the discordant pairs.
    """
    wanted, both = pair_measures(survey, pair)
    cells = result(survey, "participation_gap", pair, wanted, groups(survey, by) if by else None)
    if by is not None:
        return cells
    test = _mcnemar(survey, cells, base_of(survey, both))
    note = Note("note.no_discordant" if test.p_value is None else "note.mcnemar_unweighted")
    willing, took_part = (each for each in wanted if each.base == "answered")
    unknown = [
        unknown_share(willing, "willing"),
        unknown_share(took_part, "took_part"),
        unknown_gap(willing, took_part, "gap"),
    ]
    bounds = bound_rows(survey, "participation_gap", pair, unknown)
    return replace(cells, rows=(*cells.rows, test, *bounds), notes=(*cells.notes, note))


def pair_measures(survey: Survey, pair: str) -> tuple[list[Wanted], Statuses]:
    """Both marginals, the gap and the cells of a pair; and the status of rows in both questions."""
    declared = survey.study.file.pairs[pair]
    willing = indicator(survey, declared.willing)
    did = indicator(survey, declared.took_part)
    both, everyone = combined(willing.status, did.status), np.ones(survey.size)
    w, d = willing.values, did.values

    def cell(measure: str, numerator: np.ndarray, unit: str = "proportion") -> Wanted:
        return Wanted(measure, unit, "answered_both", Measured(numerator, everyone, both))

    return [
        Wanted("willing", "proportion", "answered", Measured(w, everyone, willing.status)),
        Wanted("took_part", "proportion", "answered", Measured(d, everyone, did.status)),
        cell("gap", w - d, "points"),
        cell("willing_not", w * (1 - d)),
        cell("not_willing_did", (1 - w) * d),
        cell("willing_did", w * d),
        cell("neither", (1 - w) * (1 - d)),
        Wanted("conversion", "proportion", "willing", Measured(d, everyone, among(both, w > 0))),
    ], both


def _mcnemar(survey: Survey, cells: Result, counts: dict[str, Any]) -> Estimate:
    """Exact McNemar test on the unweighted counts of the discordant cells."""
    first, second = cells.row("willing_not").count or 0, cells.row("not_willing_did").count or 0
    place = Place(cells.estimand, cells.variable, "mcnemar", "test", "answered_both", counts)
    p_value = exact_sign_test(first, second)
    return Estimate(**place.columns(survey), statistic=float(first), p_value=p_value, count=first)


def exact_sign_test(first: int, second: int) -> float | None:
    """Two-sided exact p that `first` of `first` + `second` is a fair coin; None without any toss."""
    from scipy.special import bdtr

    tosses = first + second
    if tosses == 0:
        return None
    return min(1.0, 2 * float(bdtr(min(first, second), tosses, 0.5)))
