"""Linkage (联动) of the elements: whom two of them reached together, and whether more than by chance."""

from __future__ import annotations

import math
from itertools import combinations

import numpy as np

from cgsurvey.errors import NotEstimable
from cgsurvey.result import Estimate, Result
from cgsurvey.stats._bases import base_of
from cgsurvey.stats._families import with_adjusted_p
from cgsurvey.stats._log_scale import from_log
from cgsurvey.stats._ratios import Ratios, contrast_at, ratios
from cgsurvey.stats._reliability import correlation_interval
from cgsurvey.stats._rows import Place, Wanted, derived_row, estimate_row, notes_of, small_base
from cgsurvey.stats._tally import Measured, tally
from cgsurvey.stats._variables import combined, numbers
from cgsurvey.survey import Survey


def linkage(survey: Survey, *, service: str) -> Result:
    """Weighted count reached by both elements over that of those who answered for every element, by pair.

    Parameters
    ----------
    survey : Survey
    service : str
        Name of a service map of the study.

    Returns
    -------
    Result
        For each pair of elements (category "first+second", in the study's order), all on the base
        answered_all: ``joint``, the share reached by both (proportion); ``lift``, the joint share over the
        product of the two coverages (ratio), with the t test that it is 1, what chance would give, adjusted
        over the pairs; ``phi``, the correlation of the two (coefficient).

    Raises
    ------
    NotEstimable
        If the map has a single element.

    Notes
    -----
    Both are functions of three shares, so their variances are those of their linearised values (delta
    method; R: ``svycontrast`` with an expression). The interval of the lift is a t interval of its logarithm,
    carried back; that of phi a t interval of artanh phi, carried back. An element that reached nobody or
    everybody is linked with nothing: its lift and phi are refused. Where no respondent was reached by both,
    the lift is 0 and its logarithm has no interval.
    """
    elements = survey.study.elements_of(survey.study.file.services[service])
    if len(elements) < 2:
        raise NotEstimable("note.one_element", name=service)
    reached = [numbers(survey, f"{service}.{element}") for element in elements]
    status, everyone = combined(*(one.status for one in reached)), np.ones(survey.size)
    pairs = list(combinations(range(len(elements)), 2))
    products = [reached[one].values * reached[other].values for one, other in pairs]
    measured = [Measured(each, everyone, status) for each in (*products, *(one.values for one in reached))]
    found = ratios(tally(survey, measured), survey.design)
    counts = base_of(survey, status)
    rows: list[Estimate] = []
    for index, (one, other) in enumerate(pairs):
        name = f"{elements[one]}+{elements[other]}"
        wanted = Wanted("joint", "proportion", "answered_all", measured[index], name)
        rows.append(estimate_row(survey, "linkage", service, found, wanted, index, None, 0))
        if not counts["n"]:
            continue
        places = [index, len(pairs) + one, len(pairs) + other]
        lift = Place("linkage", service, "lift", "ratio", "answered_all", counts, name)
        phi = Place("linkage", service, "phi", "coefficient", "answered_all", counts, name)
        rows += [_lift(survey, found, places, lift), _phi(survey, found, places, phi)]
    adjusted = tuple(with_adjusted_p(rows))
    return Result("linkage", survey.name, service, None, adjusted, notes=tuple(notes_of(rows, survey)))


def _lift(survey: Survey, found: Ratios, places: list[int], place: Place) -> Estimate:
    """p_ab / (p_a p_b); its logarithm has the gradient (1/p_ab, -1/p_a, -1/p_b)."""
    if refusal := _constant(found, places):
        return derived_row(survey, place, math.nan, math.nan, 0, refusal=refusal)
    both, one, other = found.estimate[0, places]
    if found.tally.count[0, places[0]] == 0:
        return derived_row(
            survey, place, 0.0, math.nan, int(found.df[0, places[0]]), refusal="note.never_both"
        )
    _, spread, df = contrast_at(found, (0, places), [1 / both, -1 / one, -1 / other])
    logarithm = float(np.log(both) - np.log(one) - np.log(other))
    return from_log(
        derived_row(survey, place, logarithm, spread, df, tested=True, flags=small_base(place.counts["n"]))
    )


def _phi(survey: Survey, found: Ratios, places: list[int], place: Place) -> Estimate:
    """(p_ab - p_a p_b) / sqrt(p_a q_a p_b q_b), with its gradient."""
    if refusal := _constant(found, places):
        return derived_row(survey, place, math.nan, math.nan, 0, refusal=refusal)
    both, one, other = found.estimate[0, places]
    inner = np.array([one * (1 - one), other * (1 - other)])
    size = math.sqrt(float(inner.prod()))
    value = float(np.clip((both - one * other) / size, -1, 1))
    slope = -np.array([other, one]) / size - value * (1 - 2 * np.array([one, other])) / (2 * inner)
    _, spread, df = contrast_at(found, (0, places), [1 / size, *slope])
    if abs(value) > 1 - 1e-12:
        return derived_row(survey, place, value, math.nan, df, refusal="note.same_reach")
    interval = correlation_interval(value, spread, df, level=survey.study.file.confidence)
    return derived_row(
        survey, place, value, spread, df, interval=interval, flags=small_base(place.counts["n"])
    )


def _constant(found: Ratios, places: list[int]) -> str | None:
    """Code of the note on a pair of which one element reached nobody, or everybody."""
    counts, n = found.tally.count[0, places[1:]], found.tally.n[0, places[0]]
    if (counts == 0).any():
        return "note.reaches_nobody"
    return "note.reaches_everybody" if (counts == n).any() else None
