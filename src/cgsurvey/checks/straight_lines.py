"""The same answer all the way down: in one matrix, and over the whole form."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from cgsurvey.survey import Flags, Floats, Integers

#: same answers that tell where one of them is to an item that means the opposite
BESIDE_REVERSED = 3
#: items with the same answers that a long string is looked for in
LONG_ITEMS = 10


def straight(codes: NDArray[np.integer], at_least: int, is_reversed: Flags) -> Flags:
    """Rows that gave one and the same answer to every item they answered.

    It tells where an item is worded the other way round: then `BESIDE_REVERSED` answers will do, one of them
    to such an item and one to another. Else it takes `at_least` answers: who thinks the same of three things
    need not be careless. What counts as a straight line varies (Kim, Dykema, Stevenson, Black & Moberg 2019).

    Parameters
    ----------
    codes : (n, k) int array
        Answers, negative where there is none.
    at_least : int
    is_reversed : (k,) bool array
    """
    given = codes >= 0
    highest = codes.max(axis=1)
    lowest = np.where(given, codes, np.iinfo(codes.dtype).max).min(axis=1)
    answered = given.sum(axis=1)
    turned, plain = given[:, is_reversed].any(axis=1), given[:, ~is_reversed].any(axis=1)
    enough = (answered >= at_least) | (turned & plain & (answered >= BESIDE_REVERSED))
    return np.asarray(enough & (highest == lowest), dtype=bool)


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
    told = answered >= 2
    return np.where(told, 1 - squares / np.where(told, answered, 1) ** 2, np.nan)


def longest_run(codes: NDArray[np.integer]) -> Integers:
    """The most answers in a row, from item to item, that are the same; one that is missing ends a run.

    Johnson (2005); `careless::longstring` in R counts the same.

    Parameters
    ----------
    codes : (n, k) int array
        Answers in the order of the form, negative where there is none.
    """
    longest = np.zeros(len(codes), dtype=np.int64)
    run = np.zeros(len(codes), dtype=np.int64)
    before = np.full(len(codes), -1, dtype=np.int64)
    for answers in codes.T:
        run = np.where(answers < 0, 0, np.where(answers == before, run + 1, 1))
        longest = np.maximum(longest, run)
        before = answers
    return longest


def long_string(codes: NDArray[np.integer]) -> Flags:
    """Rows with a run of the same answer over half of the items or more.

    Half of the items is the rule of thumb of Curran (2016), for `LONG_ITEMS` items or more.
    """
    return np.asarray(2 * longest_run(codes) >= codes.shape[1], dtype=bool)
