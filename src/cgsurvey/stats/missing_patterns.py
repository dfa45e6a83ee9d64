"""Who did not answer what: nonresponse of each question, and which questions are missing together."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Any

import numpy as np

from cgsurvey.result import Estimate, Result
from cgsurvey.stats._ratios import ratios
from cgsurvey.stats._rows import Wanted, estimate_row, notes_of
from cgsurvey.stats._tally import Measured, tally
from cgsurvey.stats._variables import Statuses, asked, numbers
from cgsurvey.survey import LEFT_OUT_NAMES, Flags, Status, Survey

#: patterns of a block that are told one by one
SHOWN = 10


def missing_patterns(survey: Survey) -> Result:
    """Weighted count of those without a valid answer over weighted count of those who were asked.

    Nonresponse is a cell that is blank, declared ("don't know") or invalid; what routing skipped is none. A
    block is a scale, a pair or the items of a matrix; its base are those to whom all of it was shown.

    Parameters
    ----------
    survey : Survey

    Returns
    -------
    Result
        Of each question (the variable) ``nonresponse``, in all and by kind of missing (the category). Of each
        block (the variable is ``scales.NAME``, ``pairs.NAME`` or ``questions.NAME``) ``complete_cases``,
        who are left after listwise deletion, and ``missing_together`` for the ten most frequent patterns
        (the category: the missing questions, joined by ``|``). `fit` has, under ``blocks``, the items, the
        number of patterns with something missing, and whether they are monotone: whether the questions have
        an order in which everything after the first missing answer is missing too (Little and Rubin 2002,
        section 1.2); None where nothing is missing.
    """
    wanted = list(_of_questions(survey))
    told: dict[str, dict[str, Any]] = {}
    for block in _blocks(survey):
        patterns = _patterns(survey, block)
        told[block.variable] = {
            "items": list(block.items),
            "patterns": len(patterns),
            "monotone": is_monotone(patterns) if patterns else None,
        }
        wanted += _of_block(survey, block, patterns[:SHOWN])
    rows = _rows(survey, wanted)
    # what is rare is rare: no finding rests on how well the share of a pattern is known
    notes = tuple(replace(note, weak=False) for note in notes_of(rows, survey))
    return Result(
        "missing_patterns",
        survey.name,
        survey.name,
        None,
        tuple(rows),
        fit={"blocks": told},
        notes=notes,
    )


@dataclass(frozen=True)
class _Block:
    """Questions that are used together, with the status of each."""

    variable: str
    items: tuple[str, ...]
    statuses: tuple[Statuses, ...]

    @property
    def base(self) -> Statuses:
        return asked(*self.statuses)

    @property
    def missing(self) -> Flags:
        """(n, items): no valid answer."""
        return np.column_stack([status != Status.ANSWERED for status in self.statuses])


def _of_questions(survey: Survey) -> Iterator[tuple[str, Wanted]]:
    """Nonresponse of each question, in all and by the kinds that there are."""
    everyone = np.ones(survey.size)
    for name, answers in survey.answers.items():
        shown = asked(answers.status)
        lost = (answers.status != Status.ANSWERED).astype(np.float64)
        yield name, Wanted("nonresponse", "proportion", "asked", Measured(lost, everyone, shown))
        for kind, category in LEFT_OUT_NAMES.items():
            of_kind = (answers.status == kind).astype(np.float64)
            if kind != Status.NOT_ASKED and of_kind[survey.counted].any():
                measured = Measured(of_kind, everyone, shown)
                yield name, Wanted("nonresponse", "proportion", "asked", measured, category)


def _of_block(
    survey: Survey, block: _Block, patterns: Sequence[tuple[int, ...]]
) -> Iterator[tuple[str, Wanted]]:
    everyone, base, missing = np.ones(survey.size), block.base, block.missing
    complete = np.asarray(~missing.any(axis=1), dtype=np.float64)
    measured = Measured(complete, everyone, base)
    yield block.variable, Wanted("complete_cases", "proportion", "asked_all", measured)
    for places in patterns:
        exactly = np.isin(np.arange(len(block.items)), places)
        measured = Measured((missing == exactly).all(axis=1).astype(np.float64), everyone, base)
        category = "|".join(block.items[place] for place in places)
        yield block.variable, Wanted("missing_together", "proportion", "asked_all", measured, category)


def _patterns(survey: Survey, block: _Block) -> list[tuple[int, ...]]:
    """Places that are missing together, most frequent first."""
    missing = block.missing
    counted = survey.counted & (block.base == Status.ANSWERED)
    kinds, number = np.unique(missing[counted & missing.any(axis=1)], axis=0, return_counts=True)
    order = sorted(range(len(kinds)), key=lambda index: (-number[index], kinds[index].tolist()))
    return [tuple(np.flatnonzero(kinds[index]).tolist()) for index in order]


def is_monotone(patterns: Sequence[tuple[int, ...]]) -> bool:
    """Whether each pattern of missing places holds every smaller one."""
    nested = sorted((set(pattern) for pattern in patterns), key=len)
    return all(first <= second for first, second in pairwise(nested))


def _blocks(survey: Survey) -> Iterator[_Block]:
    """Scales, pairs and matrices of the questionnaire; a matrix that is all of a scale is told once."""
    study, questions = survey.study, survey.questionnaire.questions
    told = set()
    for name, scale in study.file.scales.items():
        if study.unqualified(scale.items[0], survey.name) in questions:
            statuses = _statuses(survey, scale.items)
            told.add(frozenset(statuses))
            yield _block(f"scales.{name}", statuses)
    for name, pair in study.file.pairs.items():
        if study.unqualified(pair.willing.question, survey.name) in questions:
            yield _block(f"pairs.{name}", _statuses(survey, (pair.willing.question, pair.took_part.question)))
    topics: dict[str, list[str]] = {}
    for question in questions.values():
        topics.setdefault(question.topic, []).append(question.name)
    for topic, names in topics.items():
        if len(names) > 1 and frozenset(names) not in told:
            yield _block(f"questions.{topic}", _statuses(survey, names))


def _statuses(survey: Survey, names: Sequence[str]) -> dict[str, Statuses]:
    """The status of each question; of a scale or an element that stands for one, its own."""
    plain = [survey.study.unqualified(name, survey.name) for name in names]
    return {
        name: survey.answers[name].status if name in survey.answers else numbers(survey, name).status
        for name in plain
    }


def _block(variable: str, statuses: dict[str, Statuses]) -> _Block:
    return _Block(variable, tuple(statuses), tuple(statuses.values()))


def _rows(survey: Survey, wanted: Sequence[tuple[str, Wanted]]) -> list[Estimate]:
    found = ratios(tally(survey, [each.measured for _, each in wanted]), survey.design)
    return [
        estimate_row(survey, "missing_patterns", variable, found, each, index, None, 0)
        for index, (variable, each) in enumerate(wanted)
    ]
