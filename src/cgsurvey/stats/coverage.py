"""Coverage by element: whom each of the five elements reached, and how many of them reached whom."""

from __future__ import annotations

import numpy as np

from cgsurvey.result import Result
from cgsurvey.stats._bounds import bound_rows, unknown_share
from cgsurvey.stats._rows import Wanted, result
from cgsurvey.stats._tally import Measured
from cgsurvey.stats._variables import combined, groups, numbers
from cgsurvey.survey import Survey


def coverage(survey: Survey, *, service: str, by: str | None = None) -> Result:
    """Weighted count reached by the element over weighted count of those who answered, for each element.

    An element reached a respondent who received any of its services.

    Parameters
    ----------
    survey : Survey
    service : str
        Name of a service map of the study.
    by : str, optional
        Variable whose levels form the groups.

    Returns
    -------
    Result
        Measures ``coverage`` for each element (category = element); ``reached_by``, the share reached by
        exactly so many elements (category = "0", "1", …), and ``mean_elements``, their mean number, both
        among those who answered for every element. Without groups, and where some who were asked did not
        answer, ``lower_bound`` and ``upper_bound`` of each coverage over all who were asked.
    """
    wanted = coverage_measures(survey, service)
    unknown = [] if by else [unknown_share(each, each.category) for each in wanted]
    bounds = bound_rows(survey, "coverage", service, unknown)
    reached = [each.measured for each in wanted]
    everyone = np.ones(survey.size)
    status = combined(*(one.status for one in reached))
    number = np.sum([one.numerator for one in reached], axis=0)
    for count in range(len(reached) + 1):
        exactly = Measured((number == count).astype(np.float64), everyone, status)
        wanted.append(Wanted("reached_by", "proportion", "answered_all", exactly, str(count)))
    mean = Measured(number, everyone, status)
    wanted.append(Wanted("mean_elements", "elements", "answered_all", mean))
    return result(survey, "coverage", service, wanted, groups(survey, by) if by else None, extra=bounds)


def coverage_measures(survey: Survey, service: str) -> list[Wanted]:
    """Whether each element reached the respondent, in the study's order of elements."""
    everyone = np.ones(survey.size)
    elements = survey.study.elements_of(survey.study.file.services[service])
    reached = [numbers(survey, f"{service}.{element}") for element in elements]
    return [
        Wanted("coverage", "proportion", "answered", Measured(one.values, everyone, one.status), element)
        for element, one in zip(elements, reached, strict=True)
    ]
