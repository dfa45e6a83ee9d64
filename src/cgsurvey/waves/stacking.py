"""Two surveys as one: the rows of both, each with its own weight, and the wave that a row is of.

A sampling unit that is in both years is one unit of the stacked survey. So the covariance of the years comes
by itself, and every statistic of one survey serves two.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from cgsurvey.errors import NotEstimable
from cgsurvey.folding import folded
from cgsurvey.study import Question
from cgsurvey.survey import Answers, Design, Groups, Integers, Status, Survey

#: name of the groups that the waves form
WAVE = "wave"
#: ids that fill this share of the numbers up to the highest are running numbers, and nobody's own
_RUNNING = 0.5


def stack(earlier: Survey, later: Survey, levels: tuple[str, str], matched: Mapping[str, str]) -> Survey:
    """Both surveys as one, under the study of the later.

    Parameters
    ----------
    earlier, later : Survey
    levels : tuple of str
        What the waves are called, the earlier first.
    matched : mapping of str to str
        Name of a question in the later study -> its name in the earlier. Their answers are matched by the
        texts of the categories. Every other question counts as not asked in the earlier wave.

    Raises
    ------
    NotEstimable
        If a survey has replicate weights: replicates of two samples have no common order.

    Notes
    -----
    As R's ``svydesign(ids = ~community)`` on the rows of both years, where equal names are the same unit.
    A stratum is that of both years if it has their name and shares a unit; else each year has its own,
    since the samples in it were drawn apart. A finite population correction is kept in strata of one year
    only: of two samples that overlap it is not known, and without it a variance is not too small.
    """
    for survey in (earlier, later):
        if survey.design.replicates is not None:
            raise NotEstimable("note.waves_replicates", name=survey.questionnaire.label.both())
    both = np.repeat([0, 1], [earlier.size, later.size])
    return replace(
        later,
        answers={
            name: _joined(earlier.answers.get(matched.get(name, "")), answers, earlier.size)
            for name, answers in later.answers.items()
        },
        weight=np.concatenate([earlier.weight, later.weight]),
        design=_design(earlier.design, later.design),
        communities=_one_partition(earlier.communities, later.communities),
        waves=Groups(WAVE, both.astype(np.int64), levels),
        population=np.concatenate([earlier.population, later.population]),
        problems=(),
    )


def linked(earlier: Design, later: Design) -> dict[int, int]:
    """Sampling units of the later design that are units of the earlier as well, and which.

    By stratum and name, where both years sampled the same kind of unit. A respondent is known by an id
    that stands once in each year and is no running number, as those of survey platforms are.
    """
    if earlier.psu_name != later.psu_name:
        return {}
    known = _named(earlier)
    return {unit: known[name] for name, unit in _named(later).items() if name in known}


def _named(design: Design) -> dict[tuple[str, str], int]:
    """Units by stratum and folded name, as far as a name is one unit's own."""
    if not design.unit_names or (design.psu_name == "row" and _are_running(design.unit_names)):
        return {}
    names = [
        (folded(design.strata[layer]), folded(name))
        for layer, name in zip(design.stratum_of_psu.tolist(), design.unit_names, strict=True)
    ]
    times = Counter(names)
    return {name: unit for unit, name in enumerate(names) if name[1] and times[name] == 1}


def _are_running(ids: Sequence[str]) -> bool:
    """Whether ids are the numbers that a platform gives to one answer after the other."""
    given = {text.strip() for text in ids if text.strip()}
    if not all(text.isdecimal() and len(text) < 9 for text in given):
        return False
    return len(given) > _RUNNING * max((int(text) for text in given), default=0)


def _design(earlier: Design, later: Design) -> Design:
    """One design: the units of the later year first, then those that only the earlier has."""
    links = linked(earlier, later)
    strata, layer_of_earlier = _strata(earlier, later, links)
    place = np.full(len(earlier.stratum_of_psu), -1, dtype=np.int64)
    place[list(links.values())] = list(links)
    alone = np.flatnonzero(place < 0)
    place[alone] = len(later.stratum_of_psu) + np.arange(len(alone))
    return Design(
        stratum=np.concatenate([layer_of_earlier[earlier.stratum], later.stratum]),
        psu=np.concatenate([place[earlier.psu], later.psu]),
        stratum_of_psu=np.concatenate(
            [later.stratum_of_psu, layer_of_earlier[earlier.stratum_of_psu[alone]]]
        ),
        strata=strata,
        psu_name=later.psu_name,
        weighted=earlier.weighted or later.weighted,
        stratified=earlier.stratified or later.stratified,
        correction=_corrections(earlier, later, layer_of_earlier, len(strata)),
        lonely_psu=later.lonely_psu,
    )


def _strata(earlier: Design, later: Design, links: Mapping[int, int]) -> tuple[tuple[str, ...], Integers]:
    """Strata of both, those of the later year first; and where each of the earlier stands among them."""
    shared = {
        int(earlier.stratum_of_psu[before]): int(later.stratum_of_psu[after])
        for after, before in links.items()
    }
    alone = [layer for layer in range(len(earlier.strata)) if layer not in shared]
    places = shared | {layer: len(later.strata) + index for index, layer in enumerate(alone)}
    names = (*later.strata, *(earlier.strata[layer] for layer in alone))
    return names, np.array([places[layer] for layer in range(len(earlier.strata))], dtype=np.int64)


def _corrections(
    earlier: Design, later: Design, layer_of_earlier: Integers, number: int
) -> NDArray[np.float64]:
    """Finite population corrections: of strata of one year their own, of shared ones none."""
    shared = layer_of_earlier < len(later.strata)
    corrections = np.ones(number)
    corrections[: len(later.strata)] = later.correction
    corrections[layer_of_earlier] = np.where(shared, 1.0, earlier.correction)
    return corrections


def _one_partition(earlier: Groups | None, later: Groups | None) -> Groups | None:
    """Groups of both years by their folded labels, where both have them."""
    if earlier is None or later is None:
        return None
    position = {folded(label): code for code, label in enumerate(later.levels)}
    levels = list(later.levels)
    for label in earlier.levels:
        if position.setdefault(folded(label), len(levels)) == len(levels):
            levels.append(label)
    codes = np.array([*(position[folded(label)] for label in earlier.levels), -1], dtype=np.int64)
    return Groups(later.name, np.concatenate([codes[earlier.codes], later.codes]), tuple(levels))


def _joined(earlier: Answers | None, later: Answers, size: int) -> Answers:
    """Answers of both years to one question; of the earlier, all not asked where it has no such question."""
    if earlier is None:
        status = np.full(size, Status.NOT_ASKED, dtype=np.int8)
        empty = np.zeros((size, *later.values.shape[1:]), dtype=later.values.dtype)
        return Answers(
            later.question, np.concatenate([status, later.status]), np.concatenate([empty, later.values])
        )
    return Answers(
        later.question,
        np.concatenate([earlier.status, later.status]),
        np.concatenate([_recoded(earlier, later.question), later.values]),
    )


def _recoded(answers: Answers, question: Question) -> NDArray[np.generic]:
    """Answers in the order of another year's categories; those that it does not have are no category."""
    if not question.categories:
        return answers.values
    position = {folded(each.value): place for place, each in enumerate(question.categories)}
    places = [position.get(folded(each.value), -1) for each in answers.question.categories]
    if question.kind in ("multiple", "rank"):
        columns = np.zeros((len(answers.values), len(question.categories)), dtype=answers.values.dtype)
        kept = [place >= 0 for place in places]
        columns[:, [place for place in places if place >= 0]] = answers.values[:, kept]
        return columns
    return np.array([*places, -1], dtype=np.int16)[answers.values.astype(np.int64)]
