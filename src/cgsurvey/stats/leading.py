"""Which element leads the linkage in each community (卷联): declared, or led by coverage, and how surely."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from cgsurvey.declarations import Service
from cgsurvey.errors import NotEstimable
from cgsurvey.folding import folded
from cgsurvey.result import Estimate, Note, Result
from cgsurvey.stats._bases import base_of_things, bases_by_group
from cgsurvey.stats._community_rows import by_name, communities_of, community_row, is_unweighted
from cgsurvey.stats._families import with_adjusted_p
from cgsurvey.stats._intervals import t_p_value
from cgsurvey.stats._rows import Place, notes_of, ungrouped
from cgsurvey.stats._variables import Statuses, combined, numbers
from cgsurvey.stats._within import Within, within
from cgsurvey.stats.participation_gap import exact_sign_test
from cgsurvey.survey import Flags, Floats, Groups, Status, Survey

#: a leader is clear when its p, adjusted after Holm over the communities, is below this
ALPHA = 0.05
#: coverages nearer than this are equal
EQUAL = 1e-12


@dataclass(frozen=True)
class Contest:
    """The elements that may lead, and what each community's respondents say of them.

    Attributes
    ----------
    reached : (n, K) float array
        Whether each element reached each respondent.
    covered : list of K Within
        Coverage of each element in each community, among those who answered for all of them.
    """

    survey: Survey
    service: str
    elements: Sequence[str]
    by: Groups
    status: Statuses
    reached: Floats
    covered: Sequence[Within]
    counts: Sequence[dict[str, Any]]

    def place(self, measure: str, unit: str, category: str, community: int) -> Place:
        level, counts = self.by.levels[community], self.counts[community]
        return Place(
            "leading", self.service, measure, unit, "answered_all", counts, category, self.by.name, level
        )

    def row(self, measure: str, element: int, community: int) -> Estimate:
        place = self.place(measure, "proportion", self.elements[element], community)
        return community_row(self.survey, place, self.covered[element], community)


def leading(survey: Survey, *, service: str) -> Result:
    """The element that leads in each community: as declared, or the candidate with the highest coverage.

    Parameters
    ----------
    survey : Survey
    service : str
        Name of a service map of the study with `leading` (community = element) or `leading_candidates`.

    Returns
    -------
    Result
        For each community, among its respondents who answered for every element that is named:
        ``leader``, the coverage of the element that leads (category). Among candidates also ``runner_up``,
        the coverage of the next, and ``lead``, the first minus the second (points), with the test that the
        two are equal, adjusted over the communities. Without a group: ``led`` and ``led_clearly``, the share
        of the communities that an element leads (base communities). `fit` holds each community's verdict:
        declared, clear, unclear, or tie.

    Raises
    ------
    NotEstimable
        If no community is declared, or none has an answer.

    Notes
    -----
    The highest of all elements is never taken: it would be the element that the study is about. A
    community's respondents are taken as drawn with replacement, with their weights. Leader and runner-up
    are covered by answers of the same people, so their difference is paired. Its test is the exact one of
    the respondents whom only one of the two reached (McNemar 1947); with weights the larger p of that and of
    t. That the leader is chosen by the data it is tested on needs no further correction of such a test of
    first against second (Hung and Fithian 2019).
    """
    contest = _contest(survey, service)
    declared = survey.study.file.services[service]
    order = by_name(contest.covered[0], contest.by)
    if not order:
        raise NotEstimable("note.one_group", name="community")
    notes = [Note("note.within_communities")]
    if declared.leading:
        rows, types = _declared(contest, declared, order)
        notes += _unmatched(contest, declared, order)
    else:
        rows, types = _by_coverage(contest, order)
        notes += [Note("note.coverage_led"), Note("note.lead_test")]
    rows += _led(contest, types, len(order))
    method = "declared" if declared.leading else "coverage"
    fit = {"method": method, "candidates": list(contest.elements), "types": types}
    notes += [*ungrouped(survey, contest.by), *notes_of(rows, survey)]
    return Result("leading", survey.name, service, contest.by.name, tuple(rows), fit, tuple(notes))


def _contest(survey: Survey, service: str) -> Contest:
    by, declared = communities_of(survey), survey.study.file.services[service]
    named = {*declared.leading.values(), *declared.leading_candidates}
    elements = [element for element in survey.study.elements_of(declared) if element in named]
    values = [numbers(survey, f"{service}.{element}") for element in elements]
    status = combined(*(each.status for each in values))
    covered = [within(survey, each.values, status, by) for each in values]
    reached = np.column_stack([each.values for each in values])
    counts = bases_by_group(survey, status, by)
    return Contest(survey, service, elements, by, status, reached, covered, counts)


def _declared(
    contest: Contest, declared: Service, order: Sequence[int]
) -> tuple[list[Estimate], list[dict[str, Any]]]:
    """The coverage of the element that the study declares for each community."""
    rows, types = [], []
    elements = {folded(name): element for name, element in declared.leading.items()}
    for community in order:
        name = contest.by.levels[community]
        if element := elements.get(folded(name)):
            rows.append(contest.row("leader", contest.elements.index(element), community))
            types.append({"community": name, "elements": [element], "verdict": "declared"})
    return rows, types


def _unmatched(contest: Contest, declared: Service, order: Sequence[int]) -> list[Note]:
    """Communities of the study that have no answers, and communities with answers that have no type."""
    present = {folded(name): name for name in (contest.by.levels[community] for community in order)}
    named = {folded(name): name for name in declared.leading}
    unknown = [name for key, name in named.items() if key not in present]
    untyped = [name for key, name in present.items() if key not in named]
    return [
        *([Note("note.leading_unknown", {"names": unknown}, weak=True)] if unknown else []),
        *([Note("note.leading_untyped", {"names": untyped}, weak=True)] if untyped else []),
    ]


def _by_coverage(contest: Contest, order: Sequence[int]) -> tuple[list[Estimate], list[dict[str, Any]]]:
    """The first and the second candidate of each community, the difference and what it amounts to."""
    coverage = np.stack([each.mean for each in contest.covered], axis=1)
    ranked = np.argsort(-np.round(coverage, 12), axis=1, kind="stable")
    leads = with_adjusted_p(_leads(contest, ranked[:, 0], ranked[:, 1], order))
    rows: list[Estimate] = []
    types = []
    for community, lead in zip(order, leads, strict=True):
        first, second = ranked[community, :2].tolist()
        tied = np.flatnonzero(coverage[community] >= coverage[community, first] - EQUAL).tolist()
        rows += [contest.row("leader", first, community), contest.row("runner_up", second, community), lead]
        is_clear = lead.p_holm is not None and lead.p_holm < ALPHA
        verdict = "tie" if len(tied) > 1 else "clear" if is_clear else "unclear"
        elements = [contest.elements[element] for element in tied]
        types.append({"community": contest.by.levels[community], "elements": elements, "verdict": verdict})
    return rows, types


def _leads(contest: Contest, first: Any, second: Any, order: Sequence[int]) -> list[Estimate]:
    """Coverage of each community's first candidate minus that of its second, paired."""
    survey, codes = contest.survey, np.maximum(contest.by.codes, 0)
    row = np.arange(survey.size)
    difference = contest.reached[row, first[codes]] - contest.reached[row, second[codes]]
    found = within(survey, difference, contest.status, contest.by)
    counted = survey.counted & (contest.status == Status.ANSWERED)
    only = [_count(contest.by, counted & (difference == sign)) for sign in (1, -1)]
    rows = []
    for community in order:
        place = contest.place("lead", "points", contest.elements[first[community]], community)
        lead = community_row(survey, place, found, community)
        weighted = not is_unweighted(found, community)
        rows.append(_tested(lead, *(int(each[community]) for each in only), weighted=weighted))
    return rows


def _count(by: Groups, rows: Flags) -> Any:
    return np.bincount(by.codes[rows & (by.codes >= 0)], minlength=len(by.levels))


def _tested(lead: Estimate, first: int, second: int, *, weighted: bool) -> Estimate:
    """The row with its test: of the respondents whom one of the two alone reached."""
    p_value = exact_sign_test(first, second)
    if p_value is None:
        return lead
    if weighted and lead.std_error and lead.estimate is not None and lead.df:
        p_value = max(p_value, t_p_value(lead.estimate / lead.std_error, lead.df))
    return replace(lead, statistic=float(first), p_value=p_value)


def _led(contest: Contest, types: Sequence[dict[str, Any]], number: int) -> list[Estimate]:
    """How many of the communities each element leads alone, and how many of them clearly."""
    counts = base_of_things(number)
    wanted = {"led": ("declared", "clear", "unclear"), "led_clearly": ("clear",)}
    if all(each["verdict"] == "declared" for each in types):
        del wanted["led_clearly"]
    rows = []
    for measure, verdicts in wanted.items():
        for element in contest.elements:
            place = Place("leading", contest.service, measure, "proportion", "communities", counts, element)
            led = sum(each["elements"] == [element] and each["verdict"] in verdicts for each in types)
            columns = place.columns(contest.survey)
            rows.append(Estimate(**columns, estimate=led / number, count=led, note="note.described"))
    return rows
