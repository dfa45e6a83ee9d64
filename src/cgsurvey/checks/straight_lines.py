"""The same answer all the way down: in one matrix, and over the whole form."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from cgsurvey.checks.material import Flagged, Material, Need
from cgsurvey.study import Question
from cgsurvey.survey import Flags, Floats, Integers

#: same answers that tell where one of them is to an item that means the opposite
BESIDE_REVERSED = 3
#: same answers in a row that are many. Where six in ten give the commonest answer, ten independent ones are
#: the same in 0.6 % of rows, six of them in 5 %: fewer would tell of the contented and not of the careless
LONG_RUN = 10
#: chance of so many same answers, as common as the answer is, above which they tell nothing: where nine in
#: ten are contented it takes 44 of them
CHANCE = 0.01
#: share of the rows that say one and the same all along, above which the answer is the people's: that of
#: the careless is about a tenth (Meade & Craig 2012)
COMMON = 0.1


def enough(codes: NDArray[np.integer]) -> Floats:
    """For each answer, how many same ones tell: `LONG_RUN`, and more of those that many people give.

    Of an answer with the share p among all answers, k independent ones come about in p^k of rows: it takes
    so many that this is below `CHANCE`.

    Parameters
    ----------
    codes : (n, k) int array
        Answers, negative where there is none.
    """
    counts = np.bincount(codes[codes >= 0], minlength=1)
    with np.errstate(divide="ignore"):  # of what nobody says few tell, of what all say none
        needed = np.abs(math.log(CHANCE) / np.log(counts / max(int(counts.sum()), 1)))
    return np.maximum(needed, LONG_RUN)


def uncommon(flags: Flags, answers: NDArray[np.integer]) -> Flags:
    """The rows flagged, but for those of an answer that more than `COMMON` of all rows are flagged for.

    Many may be contented with everything, and they cannot be told from those who did not read.

    Parameters
    ----------
    flags : (n,) bool array
    answers : (n,) int array
        The answer for which a row is flagged.
    """
    counts = np.bincount(answers[flags])
    common = np.flatnonzero(counts > max(COMMON * len(flags), 1))
    return np.asarray(flags & ~np.isin(answers, common), dtype=bool)


def straight(codes: NDArray[np.integer], at_least: int | Floats, is_reversed: Flags) -> Flags:
    """Rows that gave one and the same answer to every item they answered.

    It tells where an item is worded the other way round: then `BESIDE_REVERSED` answers will do, one of them
    to such an item and one to another. Else it takes `at_least` answers: who thinks the same of three things
    need not be careless. What counts as a straight line varies (Kim, Dykema, Stevenson, Black & Moberg 2019).

    Parameters
    ----------
    codes : (n, k) int array
        Answers, negative where there is none.
    at_least : int or (n,) float array
        How many answers it takes, of all rows or of each.
    is_reversed : (k,) bool array
    """
    given = codes >= 0
    alike = np.logical_not(differentiation(codes))
    answered = given.sum(axis=1)
    turned, plain = given[:, is_reversed].any(axis=1), given[:, ~is_reversed].any(axis=1)
    many = (answered >= at_least) | (turned & plain & (answered >= BESIDE_REVERSED))
    return np.asarray(alike & many, dtype=bool)


def differentiation(codes: NDArray[np.integer]) -> Floats:
    """The chance that two answers of a row differ, 1 - Σ p², over its items; NaN without two answers.

    0 is a straight line (Krosnick & Alwin 1988; McCarty & Shrum 2000).

    Parameters
    ----------
    codes : (n, k) int array
        Answers, negative where there is none.
    """
    given = codes >= 0
    answered = given.sum(axis=1).astype(np.float64)
    squares = np.zeros(len(codes))
    for answer in np.unique(codes[given]):
        squares += (codes == answer).sum(axis=1) ** 2
    with np.errstate(invalid="ignore"):
        return np.where(answered >= 2, 1 - squares / answered**2, np.nan)


def longest_run(codes: NDArray[np.integer]) -> Integers:
    """The most answers in a row, from item to item, that are the same; one that is missing ends a run.

    Johnson (2005); `careless::longstring` in R counts the same.

    Parameters
    ----------
    codes : (n, k) int array
        Answers in the order of the form, negative where there is none.
    """
    longest = np.asarray((codes >= 0).any(axis=1), dtype=np.int64)
    for _, run in _runs(codes):
        longest = np.maximum(longest, run)
    return longest


def _runs(codes: NDArray[np.integer]) -> Iterator[tuple[NDArray[np.integer], Integers]]:
    """From the second item on, the answers, and how many up to there are the same; 0 where one is missing."""
    run = np.ones(len(codes), dtype=np.int64)
    for before, answers in pairwise(codes.T):
        run = np.where(answers == before, run + 1, 1) * (answers >= 0)
        yield answers, run


def long_string(codes: NDArray[np.integer]) -> Flags:
    """Rows with a run of uncommon same answers that are `enough` to tell, over half of the items or more.

    Half of the items is the rule of thumb of Curran (2016).
    """
    needed = np.maximum(enough(codes), codes.shape[1] / 2)
    flags, answer = np.zeros(len(codes), dtype=bool), np.zeros(len(codes), dtype=np.int64)
    for answers, run in _runs(codes):
        is_long = run >= needed[answers]
        flags |= is_long
        answer = np.where(is_long, answers, answer)
    return uncommon(flags, answer)


def check_straight_line(material: Material) -> Flagged | Need:
    """Rows with one answer all down a matrix in which that tells something."""
    declared = material.declared.straight_items
    at_least = LONG_RUN if declared is None else declared
    flags = np.zeros(material.size, dtype=bool)
    parts = []
    checked = np.zeros(material.size, dtype=bool)
    for name, items, codes, turned in _telling(material, at_least):
        given = codes.max(axis=1)
        found = straight(codes, enough(codes)[given] if declared is None else declared, turned)
        if declared is None and not turned.any():
            found = uncommon(found, given)
        flags |= found
        answered = (codes >= 0).sum(axis=1) >= BESIDE_REVERSED
        checked |= answered
        spread = differentiation(codes[answered])
        parts.append(
            {
                "name": name,
                "items": len(items),
                "has_reversed": bool(turned.any()),
                "rows": int(found.sum()),
                "differentiation": float(np.mean(spread)) if len(spread) else None,
            }
        )
    if not parts:
        return "matrix"
    facts = {"items": at_least, "beside": BESIDE_REVERSED, **_alone(declared)}
    return Flagged(flags, int(checked.sum()), facts, parts)


def _alone(declared: int | None) -> dict[str, bool]:
    """That the number which the study declares decides alone, where it declares one."""
    return {} if declared is None else {"alone": True}


def _telling(material: Material, at_least: int) -> Iterator[tuple[str, Sequence[Question], Integers, Flags]]:
    """Matrices in which a straight line tells something, with their codes and which items are reversed."""
    study, owner = material.survey.study, material.survey.name
    reversed_items = {
        study.unqualified(name, owner) for scale in study.file.scales.values() for name in scale.reversed
    }
    for name, (items, codes) in material.matrices.items():
        turned = np.array([each.name in reversed_items for each in items])
        mixed = turned.any() and not turned.all() and len(items) >= BESIDE_REVERSED
        if mixed or len(items) >= at_least:
            yield name, items, codes, turned


def check_long_string(material: Material) -> Flagged | Need:
    """Rows with a long run of one answer over the questions that share their answers."""
    alike: dict[tuple[str, ...], list[Question]] = {}
    for question in material.questions:
        if question.kind == "scale":
            alike.setdefault(tuple(each.value for each in question.categories), []).append(question)
    declared = material.declared.string_items
    at_least = LONG_RUN if declared is None else declared
    long = [questions for questions in alike.values() if len(questions) >= at_least]
    if not long:
        return "alike"
    flags = np.zeros(material.size, dtype=bool)
    checked = np.zeros(material.size, dtype=bool)
    parts = []
    for questions in long:
        codes = material.codes(questions)
        found = long_string(codes) if declared is None else longest_run(codes) >= declared
        flags |= found
        checked |= (codes >= 0).any(axis=1)
        parts.append({"name": questions[0].name, "items": len(questions), "rows": int(found.sum())})
    return Flagged(flags, int(checked.sum()), {"items": at_least, **_alone(declared)}, parts)
