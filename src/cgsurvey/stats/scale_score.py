"""Score of a scale, the reliability of its items, and each item by itself."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

import numpy as np

from cgsurvey.declarations import Scale
from cgsurvey.result import Estimate, Note, Result, row_id
from cgsurvey.stats._bases import base_of
from cgsurvey.stats._intervals import Interval, interval_columns
from cgsurvey.stats._quantiles import quantile_rows
from cgsurvey.stats._ratios import NOISE, ratios
from cgsurvey.stats._reliability import (
    Coefficient,
    alpha,
    alpha_without,
    centred_items,
    complement_interval,
    correlation_interval,
    covariances,
    feldt_interval,
    item_rest,
    omega_total,
)
from cgsurvey.stats._rows import Place, Wanted, derived_row, result, small_base
from cgsurvey.stats._tally import Measured, tally
from cgsurvey.stats._variables import Statuses, Values, combined, groups, scale_items
from cgsurvey.stats._variables import scale_score as score_of
from cgsurvey.survey import Flags, Floats, Integers, Status, Survey

#: under this alpha the items of a scale hardly measure one thing (Nunnally 1978 asks for .7)
LOW_ALPHA = 0.6


def scale_score(survey: Survey, *, scale: str, by: str | None = None) -> Result:
    """Weighted mean and median of the scale score; and, without groups, the reliability of the items.

    Parameters
    ----------
    survey : Survey
    scale : str
        Name of a scale of the study.
    by : str, optional
        Variable whose levels form the groups; these are compared by the score only.

    Returns
    -------
    Result
        ``score`` and ``median`` (base: rows with at least the minimum number of items). Among the rows
        complete in every item, with reversed items turned round: ``alpha`` and ``omega``, weighted, each
        with the design's standard error and the t interval of log(1 - coefficient); in a simple random
        sample without weights alpha has Feldt's interval instead, and in any other there is
        ``alpha_simple`` beside it, without weights and design and with Feldt's interval, as other software
        prints it. Of each item (the category) ``item_mean`` on its own base, ``item_rest``, its correlation
        with the sum of the others, and ``alpha_if_dropped``.

    Raises
    ------
    NotEstimable
        If an item has no numbers, or a range that is needed is not declared.
    """
    score = score_of(survey, scale)
    measured = Measured(score.values, np.ones(survey.size), score.status)
    wanted = [Wanted("score", "score", "scored", measured)]
    parts = groups(survey, by) if by else None
    of_scores = {"estimand": "scale", "unit": "score", "base": "scored"}
    medians = quantile_rows(survey, score, parts, probabilities={"median": 0.5}, **of_scores)
    if by is not None:
        return result(survey, "scale", scale, wanted, parts, extra=medians)
    declared = survey.study.file.scales[scale]
    items = scale_items(survey, declared)
    for item in items:
        each = Measured(item.values, np.ones(survey.size), item.status)
        wanted.append(Wanted("item_mean", "score", "answered", each, item.name))
    rows = _reliability(survey, scale, items)
    return result(
        survey, "scale", scale, wanted, extra=[*medians, *rows], notes=_notes(rows[0].estimate, declared)
    )


@dataclass(frozen=True)
class _Asked:
    """A coefficient of the items: what it is called, its value, how its interval is made, why it may lack."""

    measure: str
    found: Coefficient | None
    interval: Callable[..., Interval | None]
    category: str | None = None
    lacking: str = "note.no_reliability"


def _reliability(survey: Survey, scale: str, items: Sequence[Values]) -> list[Estimate]:
    """The rows of alpha, omega and what each item adds to them, over the rows complete in every item."""
    status = combined(*(item.status for item in items))
    complete = survey.counted & (status == Status.ANSWERED)
    values = np.column_stack([item.values for item in items])[complete]
    names = [item.name for item in items]
    asked = _asked(values, survey.weight[complete], names)
    spreads, freedoms = _spreads(survey, asked, values, complete, status)
    replicates, lost = survey.design.replicates, np.zeros_like(spreads)
    if replicates is not None:
        weights = survey.weight[complete] * replicates.factors[:, replicates.kind[complete]]
        deviations = np.array([_made(_asked(values, each, names)) for each in weights]) - _made(asked)
        spreads = np.where(freedoms > 0, replicates.variance(deviations), np.nan)
        lost = np.isnan(deviations).sum(axis=0)
    counts = base_of(survey, status)
    rows = []
    for index, each in enumerate(asked):
        of = (scale, each.measure, "coefficient", "answered_all", counts, each.category)
        flags = ["note.lost_coefficients"] if lost[index] else []
        spread, df = float(spreads[index]), int(freedoms[index])
        rows.append(_coefficient_row(survey, Place("scale", *of), each, spread, df, flags))
    ones = np.ones(len(values))
    return _with_feldt(survey, rows, alpha(covariances(centred_items(values, ones), ones)), len(items))


def _asked(values: Floats, weight: Floats, names: Sequence[str]) -> list[_Asked]:
    """Every coefficient of the items, alpha first."""
    covariance = covariances(centred_items(values, weight), weight)
    no_factor = "note.no_factor" if len(names) > 2 else "note.two_items"
    asked = [
        _Asked("alpha", alpha(covariance), complement_interval),
        _Asked("omega", omega_total(covariance), complement_interval, lacking=no_factor),
    ]
    for place, name in enumerate(names):
        asked.append(_Asked("item_rest", item_rest(covariance, place), correlation_interval, name))
    for place, name in enumerate(names if len(names) > 2 else ()):
        found = alpha_without(covariance, place)
        asked.append(_Asked("alpha_if_dropped", found, complement_interval, name))
    return asked


def _spreads(
    survey: Survey, asked: Sequence[_Asked], values: Floats, complete: Flags, status: Statuses
) -> tuple[Floats, Integers]:
    """Linearised variance and degrees of freedom of each coefficient."""
    weight = survey.weight[complete]
    centred = centred_items(values, weight)
    covariance = covariances(centred, weight)
    measures = []
    for each in asked:
        rows = np.zeros(survey.size)
        if each.found is not None:
            rows[complete] = each.found.rows(centred, covariance)
        measures.append(Measured(rows, np.ones(survey.size), status))
    found = ratios(tally(survey, measures), survey.design)
    return found.variance[0], found.df[0]


def _made(asked: Sequence[_Asked]) -> Floats:
    """The values of the coefficients, NaN where there is none."""
    return np.array([math.nan if each.found is None else each.found.value for each in asked])


def _coefficient_row(
    survey: Survey, place: Place, asked: _Asked, spread: float, df: int, flags: list[str]
) -> Estimate:
    if asked.found is None:
        code = "note.empty_base" if place.counts["n"] == 0 else asked.lacking
        return Estimate(**place.columns(survey), note=code)
    level, estimate = survey.study.file.confidence, asked.found.value
    interval = asked.interval(estimate, spread, df, level=level)
    return derived_row(
        survey, place, estimate, spread, df, interval=interval, flags=[*small_base(place.counts["n"]), *flags]
    )


def _with_feldt(
    survey: Survey, rows: list[Estimate], simple: Coefficient | None, items: int
) -> list[Estimate]:
    """Feldt's interval: of alpha itself in a simple random sample; else of alpha without weights and design.

    Its F distribution supposes independent rows that all count alike. At an alpha of 1 it has no width.
    """
    if simple is None or simple.value >= 1 - NOISE:
        return rows
    first, level = rows[0], survey.study.file.confidence
    feldt = interval_columns(feldt_interval(simple.value, first.n, items, level=level), level)
    if survey.design.is_simple:
        return [replace(first, **feldt), *rows[1:]]
    id_ = row_id(survey.name, "scale", first.variable, "alpha_simple")
    aside = replace(
        first, id=id_, measure="alpha_simple", estimate=simple.value, std_error=None, df=None, note=None
    )
    return [first, replace(aside, **feldt), *rows[1:]]


def _notes(found: float | None, scale: Scale) -> list[Note]:
    """What the size of alpha says about the scale."""
    name = {"name": scale.label.both()}
    if found is not None and found < 0:
        return [Note("note.alpha_negative", name, weak=True)]
    if found is not None and found < LOW_ALPHA:
        return [Note("note.alpha_low", {**name, "limit": LOW_ALPHA}, weak=True)]
    return []
