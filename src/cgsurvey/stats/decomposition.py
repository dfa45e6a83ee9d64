"""How much of a change is of the rates, and how much of who was there: Kitagawa's symmetric split."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import replace
from typing import NamedTuple

import numpy as np

from cgsurvey.errors import NotEstimable
from cgsurvey.result import Estimate, Result, wave_text
from cgsurvey.stats._bases import base_of
from cgsurvey.stats._ratios import Ratios, contrast_at, ratios
from cgsurvey.stats._rows import Place, Wanted, derived_row, notes_of, small_base
from cgsurvey.stats._tally import Measured, tally
from cgsurvey.stats._variables import Statuses, combined, group_status, groups
from cgsurvey.stats.change import compared, refuse_empty, waves_of
from cgsurvey.study_names import find_question
from cgsurvey.survey import Floats, Groups, Survey


def decomposition(
    survey: Survey, *, of: str, variable: str, by: str, without: Collection[str] = ()
) -> Result:
    """Change of a rate as Σ p̄ₖ (r₂ₖ - r₁ₖ), of the rates, plus Σ r̄ₖ (p₂ₖ - p₁ₖ), of the composition.

    pₖ is the weighted share of category k of `by` in a wave, rₖ the rate in it, p̄ₖ and r̄ₖ the means of both
    waves: Kitagawa (1955), the split without interaction. The two add up to the change exactly. Variances
    by the delta method: with joint shares qₖ = pₖ rₖ both components are functions of the ratios pₖ and qₖ
    of both waves, and their gradient is a contrast of these, with all covariances of the stacked survey.

    Parameters
    ----------
    survey : Survey
        Two surveys stacked.
    of, variable, without
        As of `change`; only measures that are shares of those who answered are split.
    by : str
        The compositional variable, whose categories form the groups.

    Returns
    -------
    Result
        For each measure (`term`): ``change``, ``rate_component`` and ``composition_component``, in points,
        of those who answered and are in a group.

    Raises
    ------
    NotEstimable
        If the survey has no waves, nothing is a share, or a category is empty in one wave: the rate there
        is not known, and no split without it is.
    """
    waves = waves_of(survey)
    parts = groups(survey, by)
    shares = [
        each
        for each in compared(survey, of, variable, without)
        if each.unit == "proportion" and each.base == "answered"
    ]
    if not shares:
        raise NotEstimable("note.nothing_to_split", name=variable)
    splits = [(each, *_split(survey, waves, parts, each)) for each in shares]
    rows = [
        row
        for wanted, split, smallest in splits
        for row in _rows(survey, variable, parts, wanted, split, smallest)
    ]
    return Result(
        "decomposition",
        survey.name,
        variable,
        parts.name,
        tuple(rows),
        fit={"of": of, "waves": waves.levels},
        notes=tuple(notes_of(rows, survey, smallest=min(smallest for *_, smallest in splits))),
    )


class Split(NamedTuple):
    """A change and its parts: each an estimate, its variance and degrees of freedom."""

    change: tuple[float, float, int]
    rate_component: tuple[float, float, int]
    composition_component: tuple[float, float, int]


def _split(survey: Survey, waves: Groups, parts: Groups, wanted: Wanted) -> tuple[Split, int]:
    """The split of one measure, and the size of its smallest cell."""
    status = _status(survey, wanted, parts)
    everyone = np.ones(survey.size)
    inside = [(parts.codes == level).astype(np.float64) for level in range(len(parts.levels))]
    measured = [Measured(each, everyone, status) for each in inside]
    measured += [Measured(each * wanted.measured.numerator, everyone, status) for each in inside]
    found = ratios(tally(survey, measured, waves), survey.design)
    refuse_empty(found, waves)
    cells = found.tally.count[:, : len(inside)]
    _refuse_empty(survey, cells, waves, parts)
    present = np.flatnonzero(cells[1] > 0)
    shares, joint = found.estimate[:, present], found.estimate[:, len(inside) + present]
    estimates, gradients = _components(shares, joint)
    place = np.concatenate([present, len(inside) + present])
    split = Split(
        *(
            _with_variance(found, estimate, gradient, place)
            for estimate, gradient in zip(estimates, gradients, strict=True)
        )
    )
    return split, int(cells[:, present].min())


def _status(survey: Survey, wanted: Wanted, parts: Groups) -> Statuses:
    """Answered, where the row has the answer and is in a group."""
    return combined(wanted.measured.status, group_status(survey, parts))


def _refuse_empty(survey: Survey, cells: Floats, waves: Groups, parts: Groups) -> None:
    """Refuse a category that one wave has and the other has not."""
    for wave, level in np.argwhere(cells == 0):
        if cells[:, level].any():
            question = find_question(survey.study, parts.name, "composition", survey.name)
            category = question.categories[level].label.both()
            said = wave_text(waves.levels[wave])
            raise NotEstimable("note.empty_cell", wave=said, category=category, by=question.label.both())


def _components(p: Floats, q: Floats) -> tuple[list[float], list[Floats]]:
    """The change, its rate and its composition component, and the gradient of each in (p, q).

    Parameters
    ----------
    p, q : (2, K) float arrays
        Shares of the categories in each wave, and joint shares of category and answer.

    Returns
    -------
    estimates : list of three floats
    gradients : list of three (2, 2K) arrays
        In p, then in q, of each wave.
    """
    r = q / p
    mean_p, mean_r = p.mean(axis=0), r.mean(axis=0)
    more_p, more_r = p[1] - p[0], r[1] - r[0]
    sign = np.array([[-1.0], [1.0]])
    of_change = np.hstack([np.zeros_like(p), np.broadcast_to(sign, p.shape)])
    # r depends on both: dr/dq = 1/p, dr/dp = -r/p
    of_rates = np.hstack([more_r / 2 - sign * mean_p * r / p, sign * mean_p / p])
    of_shares = np.hstack([sign * mean_r - more_p / 2 * r / p, more_p / 2 / p])
    estimates = [float((q[1] - q[0]).sum()), float(mean_p @ more_r), float(mean_r @ more_p)]
    return estimates, [of_change, of_rates, of_shares]


def _with_variance(
    found: Ratios, estimate: float, gradient: Floats, place: np.ndarray
) -> tuple[float, float, int]:
    """An estimate with the variance of its linearisation; exactly 0 where it does not move at all."""
    if not gradient.any():
        return estimate, 0.0, int(found.df.min())
    _, spread, df = contrast_at(found, (slice(None), place), gradient)
    return estimate, spread, df


def _rows(
    survey: Survey, variable: str, parts: Groups, wanted: Wanted, split: Split, smallest: int
) -> Iterator[Estimate]:
    counts = base_of(survey, _status(survey, wanted, parts))
    flags = small_base(smallest)
    change = Place(
        "decomposition",
        variable,
        "change",
        "points",
        "answered_both",
        counts,
        wanted.category,
        parts.name,
        None,
        wanted.measure,
    )
    for measure, (estimate, spread, df) in split._asdict().items():
        place = replace(change, measure=measure)
        yield derived_row(survey, place, estimate, spread, df, flags=flags)
