"""Share at or above a bound, of a number, a score or banded answers."""

from __future__ import annotations

import numpy as np

from cgsurvey.declarations import Condition
from cgsurvey.errors import NotEstimable
from cgsurvey.result import Note, Result
from cgsurvey.stats._bounds import bound_rows, unknown_share
from cgsurvey.stats._rows import Wanted, result
from cgsurvey.stats._tally import Measured
from cgsurvey.stats._variables import groups, indicator
from cgsurvey.study_names import find_question
from cgsurvey.survey import Survey


def share_at_or_above(survey: Survey, *, threshold: str, by: str | None = None) -> Result:
    """Weighted count of answers at or above the bound over weighted count of valid answers.

    A banded answer counts when its whole band lies at or above the bound: "60%及以上" and "60%-80%" reach
    60, "40%-60%" does not.

    Parameters
    ----------
    survey : Survey
    threshold : str
        Name of a threshold of the study.
    by : str, optional
        Variable whose levels form the groups.

    Returns
    -------
    Result
        Measure ``at_or_above``, unit proportion. Without groups, and where some who were asked did not
        answer, ``lower_bound`` and ``upper_bound`` of it over all who were asked.

    Raises
    ------
    UsageError
        If a name stands for nothing.
    NotEstimable
        If the bound falls inside a band, or a category holds no band.
    """
    declared = survey.study.file.thresholds[threshold]
    asked = find_question(survey.study, declared.question, f"[thresholds.{threshold}]", survey.name)
    if asked.kind == "single" and not asked.banded:
        unread = next(each.value for each in asked.categories if each.bounds is None)
        raise NotEstimable("study.no_band", table=threshold, name=unread)
    wanted = threshold_measures(survey, threshold)
    unknown = [] if by else [unknown_share(each) for each in wanted]
    return result(
        survey,
        "share_at_or_above",
        threshold,
        wanted,
        groups(survey, by) if by else None,
        extra=bound_rows(survey, "share_at_or_above", threshold, unknown),
        notes=[Note("note.band_edges")] if asked.banded else [],
    )


def threshold_measures(survey: Survey, threshold: str) -> list[Wanted]:
    """The share at or above the bound of a threshold of the study."""
    declared = survey.study.file.thresholds[threshold]
    reached = indicator(survey, Condition(question=declared.question, at_least=declared.at_least))
    measured = Measured(reached.values, np.ones(survey.size), reached.status)
    return [Wanted("at_or_above", "proportion", "answered", measured)]
