"""Services wanted and services received: unmet need and unwanted service."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from cgsurvey.declarations import Service
from cgsurvey.result import Estimate, Note, Result
from cgsurvey.stats._bases import base_of_things
from cgsurvey.stats._ranks import kendall, spearman
from cgsurvey.stats._rows import Place, Wanted, notes_of, result
from cgsurvey.stats._tally import Measured
from cgsurvey.stats._variables import Statuses, combined, groups, ticks
from cgsurvey.study import Question
from cgsurvey.study_names import find_question
from cgsurvey.survey import Floats, Survey

#: of fewer services the order says nothing
FEWEST_SERVICES = 3


def supply_and_demand(survey: Survey, *, service: str, by: str | None = None) -> Result:
    """For each service that is in both questions: wanted, received, unmet and unwanted.

    Unmet = wanted and not received; unwanted = received and not wanted; both over the weighted count of
    those who answered both questions. Wanted and received have their own bases.

    Parameters
    ----------
    survey : Survey
    service : str
        Name of a service map of the study with `received` and `wanted`. A wanted option stands for the
        received option of the same text, or for the one that `same_as` names; an option that is
        `not_offered` is unmet for all who want it. Options of one question alone are named in a note.
    by : str, optional
        Variable whose levels form the groups.

    Returns
    -------
    Result
        Measures ``wanted``, ``received``, ``unmet``, ``unwanted``; category = option as received. Without
        groups also ``spearman`` and ``kendall`` (tau-b), the rank correlations of the two orders of services:
        they describe these services, and have no interval.
    """
    declared = survey.study.file.services[service]
    assert declared.received is not None
    assert declared.wanted is not None
    table = f"[services.{service}]"
    received = find_question(survey.study, declared.received, table, survey.name)
    wanted = find_question(survey.study, declared.wanted, table, survey.name)
    measures, paired = _measures(survey, declared, wanted, received)
    options = {each.value: each.label.both() for each in (*received.categories, *wanted.categories)}
    alone = [value for value in options if value not in (*paired, *declared.not_offered)]
    notes = []
    for code, values in (("note.not_paired", alone), ("note.not_offered", declared.not_offered)):
        if values:
            notes.append(Note(code, {"options": [options[value] for value in values]}))
    found = result(
        survey, "supply_and_demand", service, measures, groups(survey, by) if by else None, notes=notes
    )
    if by is not None:
        return found
    ranks = _rank_correlations(survey, found)
    return replace(found, rows=(*found.rows, *ranks), notes=(*found.notes, *notes_of(ranks, survey)))


def _measures(
    survey: Survey, declared: Service, wanted: Question, received: Question
) -> tuple[list[Wanted], list[str]]:
    """What is measured of every service that can be compared, and the options that are of one."""
    got, got_status = ticks(survey, received)
    want, want_status = ticks(survey, wanted)
    both, everyone = combined(want_status, got_status), np.ones(survey.size)
    offered = [category.value for category in received.categories]
    measures: list[Wanted] = []
    paired: list[str] = []

    def measure(name: str, base: str, numerator: Floats, status: Statuses, option: str) -> None:
        measures.append(Wanted(name, "proportion", base, Measured(numerator, everyone, status), option))

    for position, category in enumerate(wanted.categories):
        option, asks = declared.same_as.get(category.value, category.value), want[:, position]
        if category.value in declared.not_offered:
            measure("wanted", "answered", asks, want_status, category.value)
            measure("unmet", "answered", asks, want_status, category.value)
        elif option in offered:
            has = got[:, offered.index(option)]
            measure("wanted", "answered", asks, want_status, option)
            measure("received", "answered", has, got_status, option)
            measure("unmet", "answered_both", asks * (1 - has), both, option)
            measure("unwanted", "answered_both", has * (1 - asks), both, option)
            paired += [category.value, option]
    return measures, paired


def _rank_correlations(survey: Survey, found: Result) -> list[Estimate]:
    """Spearman's and Kendall's correlation of services by how many want and by how many receive them."""
    shares = {
        measure: {row.category: row.estimate for row in found.rows if row.measure == measure}
        for measure in ("wanted", "received")
    }
    compared = [
        (want, got)
        for option, got in shares["received"].items()
        if (want := shares["wanted"].get(option)) is not None and got is not None
    ]
    orders = np.array(compared, dtype=np.float64).reshape(-1, 2).T
    n = len(compared)
    rows = []
    for measure, correlation in (("spearman", spearman), ("kendall", kendall)):
        place = Place(found.estimand, found.variable, measure, "coefficient", "services", base_of_things(n))
        value = correlation(orders[0], orders[1]) if n >= FEWEST_SERVICES else None
        note = "note.few_services" if value is None else "note.described"
        rows.append(Estimate(**place.columns(survey), estimate=value, note=note))
    return rows
