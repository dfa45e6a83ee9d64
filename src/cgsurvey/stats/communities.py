"""Communities side by side: how each stands, how surely, and which truly differ from the mean."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from cgsurvey.errors import NotEstimable
from cgsurvey.result import Estimate, Note, Result
from cgsurvey.stats._bases import base_of, bases_by_group
from cgsurvey.stats._community_rows import by_name, communities_of, community_row
from cgsurvey.stats._departures import Departure, departures
from cgsurvey.stats._families import with_adjusted_p
from cgsurvey.stats._headline import headline
from cgsurvey.stats._intervals import (
    Interval,
    interval_columns,
    korn_graubard,
    t_interval,
)
from cgsurvey.stats._ranks import Ranks, each_level, joint_ranks
from cgsurvey.stats._ratios import ratios
from cgsurvey.stats._rows import Place, Wanted, derived_row, estimate_row, notes_of, ungrouped
from cgsurvey.stats._shrinkage import fay_herriot
from cgsurvey.stats._tally import Measured, among, tally
from cgsurvey.stats._units import unit_of_difference
from cgsurvey.stats._variance_share import intraclass_correlation
from cgsurvey.stats._within import Within, within
from cgsurvey.survey import Groups, Integers, Survey

#: a community with fewer respondents is shown and not ranked
SMALLEST = 10
#: fewer communities than this are not ranked, and nothing is learnt from their scatter
FEWEST = 3
#: a community differs from the mean when its p, adjusted after Holm, is below this
ALPHA = 0.05


@dataclass(frozen=True)
class League:
    """The communities with an answer, in the order of their names, and what is estimated of them."""

    survey: Survey
    name: str
    figure: Wanted
    by: Groups
    found: Within
    counts: list[dict[str, Any]]
    minimum: int

    @property
    def present(self) -> Integers:
        return np.array(by_name(self.found, self.by), dtype=np.int64)

    @property
    def ranked(self) -> Integers:
        return self.present[self.found.n[self.present] >= self.minimum]

    def place(self, measure: str, unit: str, community: int) -> Place:
        names = ("communities", self.name, measure, unit, self.figure.base, self.counts[community])
        return Place(*names, group=self.by.name, group_level=self.by.levels[community])


def communities(survey: Survey, *, variable: str, minimum: int = SMALLEST) -> Result:
    """Rate, share or mean of each community's respondents, beside what can be said when they are compared.

    Parameters
    ----------
    survey : Survey
    variable : str
        A question with satisfied categories (its satisfaction rate), a threshold of the study, an element
        (its coverage), a scale (its score) or anything that has numbers (their mean).
    minimum : int
        Respondents under which a community is shown and not ranked.

    Returns
    -------
    Result
        Without a group: the figure of all, by the survey's design; ``icc``, the share of the variance that
        is between communities, with its F test. For each community: the figure itself (``rate``,
        ``at_or_above``, ``coverage``, ``score`` or ``mean``); ``shrunken``, drawn towards the common mean;
        ``from_mean``, its difference from the mean of all, tested and adjusted over the communities ranked;
        ``rank``, whose interval holds for all communities at once. `fit` says which differ from the mean.

    Raises
    ------
    UsageError
        If `variable` stands for nothing.
    NotEstimable
        If no community is declared, fewer than two have an answer, or the variable has no numbers.

    Notes
    -----
    A community's respondents are taken as drawn with replacement, with their weights (`_within`). Shares
    have the house's intervals with n - 1 degrees of freedom (Wilson without weights), means t.

    Ranks: intervals of all communities at once, Clopper-Pearson at Kish's effective size or t (`_at_level`),
    each at level^(1/G); Klein, Wright and Wieczorek (2020). Shrinkage: Fay and Herriot (1979) with the
    sampling variance σ²/m, σ² pooled inside the communities and m Kish's size, so that a community at
    100 % has one.
    """
    by = communities_of(survey)
    name, figure = headline(survey, variable)
    values, status = figure.measured.numerator, figure.measured.status
    found = within(survey, values, status, by)
    if len(found.present) < 2:
        raise NotEstimable("note.one_group", name="community")
    league = League(survey, name, figure, by, found, bases_by_group(survey, status, by), minimum)
    told = [_overall(league), *_variance_share(league), *(_direct(league, each) for each in league.present)]
    rows, fit, notes = _compared(league)
    rows = [*told, *rows]
    notes = [Note("note.within_communities"), *notes, *ungrouped(survey, by), *notes_of(rows, survey)]
    return Result("communities", survey.name, name, by.name, tuple(rows), fit, tuple(notes))


def _overall(league: League) -> Estimate:
    """The figure of all respondents that have a community, by the survey's own design."""
    wanted = replace(league.figure, category=None, measured=_with_community(league))
    found = ratios(tally(league.survey, [wanted.measured]), league.survey.design)
    return estimate_row(league.survey, "communities", league.name, found, wanted, 0, None, 0)


def _with_community(league: League) -> Measured:
    measured = league.figure.measured
    return replace(measured, status=among(measured.status, league.by.codes >= 0))


def _variance_share(league: League) -> list[Estimate]:
    """The intraclass correlation of the unweighted answers, where anything varies inside the communities."""
    survey, measured = league.survey, _with_community(league)
    rows = replace(survey, weight=(survey.weight > 0).astype(np.float64))
    unweighted = within(rows, measured.numerator, measured.status, league.by)
    share = intraclass_correlation(unweighted, level=survey.study.file.confidence)
    if share is None:
        return []
    counts = base_of(survey, measured.status)
    place = Place("communities", league.name, "icc", "proportion", league.figure.base, counts)
    row = Estimate(
        **place.columns(survey),
        estimate=share.estimate,
        statistic=share.statistic,
        df_num=float(share.df_num),
        df_den=float(share.df_den),
        p_value=share.p_value,
        note=None if share.interval else "note.nothing_between",
        **interval_columns(share.interval, survey.study.file.confidence),
    )
    return [row]


def _direct(league: League, community: int) -> Estimate:
    """The figure of the respondents inside one community."""
    place = league.place(league.figure.measure, league.figure.unit, community)
    flags = [] if league.found.n[community] >= league.minimum else ["note.not_ranked"]
    return community_row(league.survey, place, league.found, community, flags=flags)


def _compared(league: League) -> tuple[list[Estimate], dict[str, Any], list[Note]]:
    """Shrunken estimates, differences from the mean and ranks; what they come to; why there are none."""
    fit: dict[str, Any] = {
        "communities": len(league.present),
        "ranked": len(league.ranked),
        "minimum": league.minimum,
    }
    if len(league.ranked) < FEWEST:
        return [], fit, [Note("note.few_communities", {**fit, "limit": FEWEST}, weak=True)]
    if not league.found.pooled > 0:
        return [], fit, [Note("note.no_variation_inside", weak=True)]
    shrunken, variances = _shrunken(league)
    differing = _departures(league)
    ranks, pairs = _ranks(league)
    notes = [Note("note.nothing_between_shrunken")] if variances["between_variance"] == 0 else []
    return [*shrunken, *differing, *ranks], {**fit, **variances, **_told_apart(differing), **pairs}, notes


def _shrunken(league: League) -> tuple[list[Estimate], dict[str, float]]:
    found, present = league.found, league.present
    drawn = fay_herriot(found.mean[present], found.pooled / found.effective[present])
    rows = [
        derived_row(
            league.survey,
            league.place("shrunken", league.figure.unit, community),
            float(drawn.estimate[index]),
            float(drawn.mse[index]),
            len(present) - 1,
        )
        for index, community in enumerate(present)
    ]
    return rows, {"between_variance": drawn.between, "within_variance": found.pooled, "centre": drawn.centre}


def _departures(league: League) -> list[Estimate]:
    """Differences from the mean of all; p adjusted over the communities ranked."""
    level, shares = league.survey.study.file.confidence, league.figure.unit == "proportion"
    found = departures(league.found, shares=shares, level=level)
    unit = unit_of_difference(league.figure.unit)
    return with_adjusted_p(
        [
            _departure(league, found[community], league.place("from_mean", unit, community))
            for community in league.ranked
        ]
    )


def _departure(league: League, found: Departure, place: Place) -> Estimate:
    row = derived_row(
        league.survey,
        place,
        found.difference,
        found.variance,
        found.df or math.inf,
        interval=found.interval,
        refusal=None if found.interval else "note.no_variation",
    )
    return replace(row, df=found.df, statistic=found.statistic, p_value=found.p_value)


def _ranks(league: League) -> tuple[list[Estimate], dict[str, int]]:
    """Ranks with the places that intervals of all communities at once leave open."""
    found, ranked = league.found, league.ranked
    level = league.survey.study.file.confidence
    at_once = [_at_level(league, community, each_level(level, len(ranked))) for community in ranked]
    low = np.array([-math.inf if each is None else each.low for each in at_once])
    high = np.array([math.inf if each is None else each.high for each in at_once])
    places = joint_ranks(found.mean[ranked], low, high)
    rows = [
        Estimate(
            **league.place("rank", "rank", community).columns(league.survey),
            estimate=float(places.rank[index]),
            **interval_columns(_places(places, index), level),
        )
        for index, community in enumerate(ranked)
    ]
    pairs = len(ranked) * (len(ranked) - 1) // 2
    return rows, {"pairs": pairs, "pairs_apart": places.apart}


def _places(ranks: Ranks, index: int) -> Interval:
    return Interval(float(ranks.best[index]), float(ranks.worst[index]), "joint_ranks")


def _at_level(league: League, community: int, level: float) -> Interval | None:
    """Interval of one community where all are read at once: it must not be too narrow far from the middle.

    Of means the wider of two t intervals, by the community's own variance and by the one pooled over all:
    with 32 communities of 11 to 27 and skewed answers of 1 to 5, all own intervals at once held in 36 to 79 %
    of samples instead of 95 %, all pooled ones with unequal spreads in 73 %, the wider ones in 98 % or more.
    """
    found, n = league.found, int(league.found.n[community])
    mean, size = float(found.mean[community]), float(found.effective[community])
    if league.figure.unit == "proportion":
        return korn_graubard(mean, size, n, n - 1, level=level)
    own = t_interval(mean, float(found.variance[community]), n - 1, level=level)
    freedom = int(found.n.sum()) - len(found.present)
    pooled = t_interval(mean, found.pooled / size, freedom, level=level)
    return max((each for each in (own, pooled) if each), key=lambda interval: interval.high, default=None)


def _told_apart(differing: list[Estimate]) -> Mapping[str, list[str]]:
    """Names of the communities that differ from the mean beyond chance, above and below it."""
    clear = [row for row in differing if row.p_holm is not None and row.p_holm < ALPHA]
    return {
        "above": [row.group_level or "" for row in clear if (row.estimate or 0) > 0],
        "below": [row.group_level or "" for row in clear if (row.estimate or 0) < 0],
    }
