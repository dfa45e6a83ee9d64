"""Later year minus earlier, of two surveys that were stacked: with the covariance of what is in both."""

from __future__ import annotations

import math
from collections.abc import Callable, Collection, Sequence

import numpy as np

from cgsurvey.errors import NotEstimable
from cgsurvey.result import Estimate, Result, wave_text
from cgsurvey.stats._bases import base_columns
from cgsurvey.stats._families import with_adjusted_p
from cgsurvey.stats._ratios import Ratios, contrast_at, ratios
from cgsurvey.stats._rows import Place, Wanted, derived_row, estimate_row, notes_of, small_base
from cgsurvey.stats._tally import Measured, tally
from cgsurvey.stats._units import unit_of_difference
from cgsurvey.stats._variables import scale_score
from cgsurvey.stats.coverage import coverage_measures
from cgsurvey.stats.improvement import improvement_measures
from cgsurvey.stats.participation_gap import pair_measures
from cgsurvey.stats.satisfaction_rate import satisfaction_measures
from cgsurvey.stats.share_at_or_above import threshold_measures
from cgsurvey.study_names import find_question
from cgsurvey.survey import Groups, Survey

#: statistic whose change is wanted -> the measures of it that are compared
CHANGES: dict[str, tuple[str, ...]] = {
    "satisfaction_rate": ("rate",),
    "share_at_or_above": ("at_or_above",),
    "coverage": ("coverage",),
    "participation_gap": ("willing", "took_part", "gap"),
    "improvement": ("improved_of_all", "improved_of_need"),
    "scale": ("score",),
}


def change(survey: Survey, *, of: str, variable: str, without: Collection[str] = ()) -> Result:
    """Estimate of the later wave minus estimate of the earlier, of each measure of a statistic.

    Each wave is estimated with its own weights, as a domain of the stacked survey, so the estimand is the
    difference of two populations' rates and the scale of the weights does not matter. The variance is that
    of the contrast; sampling units of both waves bring the covariance (R: ``svyby(~y, ~wave, svymean,
    covmat = TRUE)`` on the rows of both, then ``svycontrast``); t with the units minus the strata of both.

    Parameters
    ----------
    survey : Survey
        Two surveys stacked: `waves` says which row is of which.
    of : str
        Key of `CHANGES`.
    variable : str
        What that statistic is about: a question, scale, threshold, pair, service or improvement.
    without : collection of str
        Categories (elements, options) that the waves do not share.

    Returns
    -------
    Result
        The measures of each wave (group ``wave``); and measure ``change``, whose `term` is the measure that
        changed, group_level "later - earlier", unit points for shares. `fit` has ``of`` and ``waves``.

    Raises
    ------
    NotEstimable
        If the survey has no waves, or no measure has answers in both.
    """
    waves = waves_of(survey)
    wanted = compared(survey, of, variable, without)
    found = ratios(tally(survey, [each.measured for each in wanted], waves), survey.design)
    refuse_empty(found, waves)
    rows = [
        estimate_row(survey, "change", variable, found, each, index, waves, wave)
        for index, each in enumerate(wanted)
        for wave in range(2)
    ]
    answered = np.flatnonzero((found.tally.rows[:, :, 0] > 0).all(axis=0)).tolist()
    rows += [_row(survey, variable, waves, found, wanted[index], index) for index in answered]
    smallest = int(found.tally.n[:, answered].min())
    return Result(
        "change",
        survey.name,
        variable,
        None,
        tuple(with_adjusted_p(rows)),
        fit={"of": of, "waves": waves.levels},
        notes=tuple(notes_of(rows, survey, smallest=smallest)),
    )


def waves_of(survey: Survey) -> Groups:
    """The two waves of a stacked survey; NotEstimable if it is one survey alone."""
    if survey.waves is None:
        raise NotEstimable("note.no_waves", name=survey.questionnaire.label.both())
    return survey.waves


def compared(survey: Survey, of: str, variable: str, without: Collection[str] = ()) -> list[Wanted]:
    """The measures of a statistic that are compared between waves."""
    return [
        each
        for each in _MEASURES[of](survey, variable)
        if each.measure in CHANGES[of] and each.category not in without
    ]


def refuse_empty(found: Ratios, waves: Groups) -> None:
    """Refuse what one wave has no answer to at all."""
    for wave, name in enumerate(waves.levels):
        if not (found.tally.rows[wave, :, 0] > 0).any():
            raise NotEstimable("note.wave_without_answers", wave=wave_text(name))


def _row(survey: Survey, variable: str, waves: Groups, found: Ratios, wanted: Wanted, index: int) -> Estimate:
    estimate, spread, df = contrast_at(found, ([0, 1], index), [-1.0, 1.0])
    counts = base_columns(
        found.tally.rows[:, index].sum(axis=0),
        float(found.tally.n[:, index].sum()),
        float(found.n_weighted[:, index].sum()),
    )
    unit = unit_of_difference(wanted.unit)
    place = Place(
        "change",
        variable,
        "change",
        unit,
        wanted.base,
        counts,
        wanted.category,
        waves.name,
        f"{waves.levels[1]} - {waves.levels[0]}",
        wanted.measure,
    )
    # shares lie between 0 and 1, and a gap is a difference of shares already
    reach = {"proportion": 1.0, "points": 2.0}.get(wanted.unit, math.inf)
    flags = small_base(found.tally.n[:, index].min())
    return derived_row(survey, place, estimate, spread, df, ends=(-reach, reach), tested=True, flags=flags)


def _score(survey: Survey, scale: str) -> Sequence[Wanted]:
    score = scale_score(survey, scale)
    return [Wanted("score", "score", "scored", Measured(score.values, np.ones(survey.size), score.status))]


def _rate(survey: Survey, question: str) -> Sequence[Wanted]:
    asked = find_question(survey.study, question, f"[{survey.name}]", survey.name)
    return satisfaction_measures(survey, asked)


_MEASURES: dict[str, Callable[[Survey, str], Sequence[Wanted]]] = {
    "satisfaction_rate": _rate,
    "share_at_or_above": threshold_measures,
    "coverage": coverage_measures,
    "participation_gap": lambda survey, pair: pair_measures(survey, pair)[0],
    "improvement": improvement_measures,
    "scale": _score,
}
