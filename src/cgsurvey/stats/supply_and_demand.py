"""Services wanted and services received: unmet need and unwanted service."""

from __future__ import annotations

import numpy as np

from cgsurvey.result import Result
from cgsurvey.stats._rows import Wanted, result
from cgsurvey.stats._tally import Measured
from cgsurvey.stats._variables import combined, groups, ticks
from cgsurvey.study_checks import find_question
from cgsurvey.survey import Survey


def supply_and_demand(survey: Survey, *, service: str, by: str | None = None) -> Result:
    """For each service that is in both questions: wanted, received, unmet and unwanted.

    Unmet = wanted and not received; unwanted = received and not wanted; both over the weighted count of
    those who answered both questions. Wanted and received have their own bases.

    Parameters
    ----------
    survey : Survey
    service : str
        Name of a service map of the study with `received` and `wanted`. A wanted option stands for the
        received option of the same text, or for the one that `same_as` names.
    by : str, optional
        Variable whose levels form the groups.

    Returns
    -------
    Result
        Measures ``wanted``, ``received``, ``unmet``, ``unwanted``; category = option as received.
    """
    declared = survey.study.file.services[service]
    assert declared.received is not None
    assert declared.wanted is not None
    table = f"[services.{service}]"
    received = find_question(survey.study, declared.received, table, survey.name)
    wanted = find_question(survey.study, declared.wanted, table, survey.name)
    got, got_status = ticks(survey, received)
    want, want_status = ticks(survey, wanted)
    both, everyone = combined(want_status, got_status), np.ones(survey.size)
    options = [category.value for category in received.categories]
    measures: list[Wanted] = []
    for position, category in enumerate(wanted.categories):
        option = declared.same_as.get(category.value, category.value)
        if option not in options:
            continue
        has, asks = got[:, options.index(option)], want[:, position]
        measures += [
            Wanted("wanted", "proportion", "answered", Measured(asks, everyone, want_status), option),
            Wanted("received", "proportion", "answered", Measured(has, everyone, got_status), option),
            Wanted(
                "unmet", "proportion", "answered_both", Measured(asks * (1 - has), everyone, both), option
            ),
            Wanted(
                "unwanted", "proportion", "answered_both", Measured(has * (1 - asks), everyone, both), option
            ),
        ]
    return result(survey, "supply_and_demand", service, measures, groups(survey, by) if by else None)
