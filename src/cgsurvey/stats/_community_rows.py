"""The row of one community: what its own respondents say, as a sample of their own."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from cgsurvey.errors import NotEstimable
from cgsurvey.result import Estimate
from cgsurvey.stats._intervals import proportion_interval
from cgsurvey.stats._presentation import presentation_flags
from cgsurvey.stats._rows import SMALL_BASE, Place, derived_row, replaced, small_base
from cgsurvey.stats._variables import groups
from cgsurvey.stats._within import Within
from cgsurvey.survey import Groups, Survey


def communities_of(survey: Survey) -> Groups:
    """The communities of the questionnaire; NotEstimable where it declares none."""
    if survey.communities is None:
        raise NotEstimable("note.no_communities", name=survey.questionnaire.label.both())
    return groups(survey, "community")


def by_name(found: Within, by: Groups) -> list[int]:
    """Positions of the communities with an answer, in the order of their names."""
    return sorted(found.present.tolist(), key=lambda place: by.levels[place])


def is_unweighted(found: Within, community: int) -> bool:
    """Whether the respondents of the community all have the same weight."""
    n = float(found.n[community])
    return n - float(found.effective[community]) <= 1e-9 * n


def community_row(
    survey: Survey, place: Place, found: Within, community: int, *, flags: Sequence[str] = ()
) -> Estimate:
    """Mean of one community's respondents: n - 1 degrees of freedom; of shares the house's interval.

    Wilson where all weights are equal; else logit or Korn-Graubard (`_intervals.proportion_interval`). One
    respondent alone has no interval. Few degrees of freedom are few respondents here, which is said of them,
    and no want of sampling units.
    """
    row = _row(survey, place, found, community, flags)
    codes = [code for code in (row.note or "").split() if code != "note.few_df"]
    return replace(row, note=" ".join(codes) or None)


def _row(survey: Survey, place: Place, found: Within, community: int, flags: Sequence[str]) -> Estimate:
    n, mean = int(found.n[community]), float(found.mean[community])
    spread, level = float(found.variance[community]), survey.study.file.confidence
    codes = [*small_base(n), *flags]
    if n < 2:
        refusal = "note.single_respondent"
        return derived_row(survey, place, mean, spread, 0, refusal=refusal, flags=codes)
    if place.unit != "proportion":
        return derived_row(survey, place, mean, spread, n - 1, flags=codes)
    simple, rule = is_unweighted(found, community), survey.questionnaire.declared.interval
    interval = proportion_interval(mean, spread, n, n - 1, level=level, simple=simple, rule=rule)
    codes += [] if 0 < mean < 1 else ["note.extreme"]
    codes += [] if n < SMALL_BASE else presentation_flags(mean, spread, n, n - 1, simple=simple)
    codes += replaced(interval, rule) if interval else []
    return derived_row(survey, place, mean, spread, n - 1, interval=interval, flags=codes)
