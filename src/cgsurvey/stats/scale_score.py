"""Score of a scale, and Cronbach's alpha of its items."""

from __future__ import annotations

import numpy as np

from cgsurvey.declarations import Scale
from cgsurvey.result import Estimate, Note, Result
from cgsurvey.stats._bases import base_of
from cgsurvey.stats._intervals import Interval, interval_columns
from cgsurvey.stats._rows import Place, Wanted, result
from cgsurvey.stats._tally import Measured
from cgsurvey.stats._variables import combined, groups, scale_items
from cgsurvey.stats._variables import scale_score as score_of
from cgsurvey.survey import Floats, Status, Survey

#: under this alpha the items of a scale hardly measure one thing (Nunnally 1978 asks for .7)
LOW_ALPHA = 0.6


def scale_score(survey: Survey, *, scale: str, by: str | None = None) -> Result:
    """Weighted mean of the scale score, and alpha of the items among rows that answered them all.

    Parameters
    ----------
    survey : Survey
    scale : str
        Name of a scale of the study.
    by : str, optional
        Variable whose levels form the groups; alpha is given without groups only.

    Returns
    -------
    Result
        ``score`` (base: rows with at least the minimum number of items) and ``alpha`` (base: rows
        complete in every item) with Feldt's interval.

    Raises
    ------
    NotEstimable
        If an item has no numbers, or a range that is needed is not declared.
    """
    score = score_of(survey, scale)
    measured = Measured(score.values, np.ones(survey.size), score.status)
    wanted = [Wanted("score", "score", "scored", measured)]
    if by is not None:
        return result(survey, "scale", scale, wanted, groups(survey, by))
    row, notes = _alpha(survey, scale)
    return result(survey, "scale", scale, wanted, extra=[row], notes=notes)


def _alpha(survey: Survey, scale: str) -> tuple[Estimate, list[Note]]:
    declared = survey.study.file.scales[scale]
    items = scale_items(survey, declared)
    status = combined(*(item.status for item in items))
    complete = survey.population & (survey.weight > 0) & (status == Status.ANSWERED)
    values = np.column_stack([item.values for item in items])[complete]
    alpha = cronbach_alpha(values, survey.weight[complete])
    n, level = len(values), survey.study.file.confidence
    interval = None if alpha is None else feldt_interval(alpha, n, len(items), level=level)
    place = Place("scale", scale, "alpha", "coefficient", "answered_all", base_of(survey, status))
    row = Estimate(**place.columns(survey), estimate=alpha, **interval_columns(interval, level))
    return row, _alpha_notes(alpha, declared)


def _alpha_notes(alpha: float | None, scale: Scale) -> list[Note]:
    name = {"name": scale.label.both()}
    if alpha is None:
        return [Note("note.alpha_undefined", name, weak=True)]
    notes = [Note("note.alpha_simple")]
    if alpha < 0:
        notes.append(Note("note.alpha_negative", name, weak=True))
    elif alpha < LOW_ALPHA:
        notes.append(Note("note.alpha_low", {**name, "limit": LOW_ALPHA}, weak=True))
    return notes


def cronbach_alpha(items: Floats, weight: Floats) -> float | None:
    """Alpha of complete rows: k/(k-1) · (1 - Σ var(item) / var(sum)), weighted covariances.

    Cronbach (1951), equation 2. None with fewer than two rows, two items, or where the sum does not vary.
    """
    rows, number = items.shape
    if rows < 2 or number < 2:
        return None
    centred = items - np.average(items, axis=0, weights=weight)
    covariance = (centred * weight[:, None]).T @ centred
    total = float(covariance.sum())
    if total <= 1e-12 * max(float(np.trace(covariance)), 1e-300):
        return None
    return float(number / (number - 1) * (1 - np.trace(covariance) / total))


def feldt_interval(alpha: float, n: int, items: int, *, level: float) -> Interval:
    """Interval of alpha: (1 - alpha) times quantiles of F(n-1, (n-1)(k-1)), from 1 (Feldt 1965)."""
    from scipy.special import fdtri

    first, second = n - 1, (n - 1) * (items - 1)
    low = 1 - (1 - alpha) * float(fdtri(first, second, (1 + level) / 2))
    high = 1 - (1 - alpha) * float(fdtri(first, second, (1 - level) / 2))
    return Interval(low, high, "feldt")
