"""What the distinct texts of a column were taken for, and the problems that come of it."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from cgsurvey.coding.matching import FOLDS, Categories
from cgsurvey.coding.shapes import option_in
from cgsurvey.coding.sheet import Column, located
from cgsurvey.discretion import quoted_answer
from cgsurvey.errors import nearest
from cgsurvey.folding import folded, squeezed
from cgsurvey.ledger import Problem
from cgsurvey.phrases import spoken
from cgsurvey.survey import Status

#: unmatched answers that get a sentence of their own; the rest share one
_LISTED_ANSWERS = 10
#: unmatched texts of a closed question; with more of them, they may be the respondents' own
_FEW_TEXTS = 20
#: texts for each answer from which on a column holds open answers
_OPEN = 0.5
_OPTION_NUMBER = re.compile(r"-?\d{1,3}")


@dataclass(frozen=True, slots=True)
class Cell:
    """One text, read: its status, its value by the kind of question, and how it was found.

    Attributes
    ----------
    value
        Position of the category, positions of the categories, a number; None where there is no answer.
    folds
        What had to be ignored beyond width and spaces: names of `matching.FOLDS`.
    unmatched
        Parts of the text that match no category.
    """

    status: Status
    value: Any = None
    folds: tuple[str, ...] = ()
    unmatched: tuple[str, ...] = ()


def statuses(column: Column, cells: Sequence[Cell]) -> NDArray[np.int8]:
    """Status of every row."""
    return np.array([cell.status for cell in cells], dtype=np.int8)[column.codes]


def fold_problems(column: Column, cells: Sequence[Cell]) -> Iterator[Problem]:
    """One problem for each fold beyond width and spaces: how many answers needed it."""
    for fold in FOLDS:
        flags = column.flags([fold in cell.folds for cell in cells])
        if flags.any():
            yield column.problem(f"coding.fold.{fold}", flags)


def closed_problems(
    column: Column, cells: Sequence[Cell], categories: Categories, code: str
) -> Iterator[Problem]:
    """What was matched by more than width and spaces, and what was not matched.

    Where no answer at all matches, it is the categories or the column that are wrong: one sentence.
    """
    yield from fold_problems(column, cells)
    unmatched = column.flags([bool(cell.unmatched) for cell in cells])
    if not unmatched.any() or any(cell.status == Status.ANSWERED for cell in cells):
        yield from unmatched_problems(column, cells, categories, code)
    elif _looks_like_codes(cells):
        yield column.problem("coding.codes", unmatched)
    else:
        found = _unmatched(column, cells)
        answers: list[Any] = [text for text, _, quotable in found if quotable]
        if len(answers) < len(found):
            answers.append(spoken("coding.withheld", texts=len(found) - len(answers)))
        yield column.problem("coding.none_matches", unmatched, answers=answers, categories=categories.values)


def unmatched_problems(
    column: Column, cells: Sequence[Cell], categories: Categories, code: str
) -> Iterator[Problem]:
    """Answers that match no category: one problem a text, the commonest first.

    The rarest share one problem, with those that may be somebody's own words and are not quoted.
    """
    found = _unmatched(column, cells)
    said = [(text, places) for text, places, quotable in found if quotable][:_LISTED_ANSWERS]
    for text, places in said:
        facts = {"answer": text, "near": _remark(text, categories)}
        yield located(code, column.numbers[np.isin(column.codes, places)], column.header, **facts)
    texts = {text for text, _ in said}
    rest = [places for text, places, _ in found if text not in texts]
    if rest:
        numbers = column.numbers[np.isin(column.codes, [place for places in rest for place in places])]
        yield located("coding.unmatched_more", numbers, column.header, texts=len(rest))


def _unmatched(column: Column, cells: Sequence[Cell]) -> list[tuple[str, list[int], bool]]:
    """Each answer that matches no category, the commonest first: its places, and whether it may be quoted.

    Where a column has many texts, one that only a single row holds may be a respondent's own; and where
    nearly every row has a text to itself, all may be.
    """
    spellings: dict[str, str] = {}
    holders: dict[str, list[int]] = defaultdict(list)
    for place, cell in enumerate(cells):
        for part in cell.unmatched:
            plain = option_in(part)
            spellings.setdefault(folded(plain), plain)
            holders[folded(plain)].append(place)
    rows = np.bincount(column.codes, minlength=len(cells))
    counts = {key: int(rows[places].sum()) for key, places in holders.items()}
    few = len(holders) <= _FEW_TEXTS
    open_text = not few and len(holders) > _OPEN * sum(counts.values())

    def quotable(key: str) -> bool:
        return not open_text and (few or counts[key] > 1) and quoted_answer(spellings[key]) is not None

    ordered = sorted(holders, key=lambda key: -counts[key])
    return [(spellings[key], holders[key], quotable(key)) for key in ordered]


def _remark(answer: str, categories: Categories) -> dict[str, str] | None:
    """Why an answer was not matched though it holds a category; or else the category that is most like it."""
    if conflict := categories.conflict(answer):
        return spoken("coding.conflict", mark=conflict.mark, words=conflict.words)
    by_fold = {folded(value): value for value in categories.values}
    match = nearest(folded(answer), by_fold)
    return spoken("coding.nearest", answer=by_fold[match]) if match else None


def _looks_like_codes(cells: Sequence[Cell]) -> bool:
    """Whether all that matches nothing are numbers: a download by code, whose key we do not have."""
    parts = [part for cell in cells for part in cell.unmatched]
    return all(_OPTION_NUMBER.fullmatch(squeezed(part)) for part in parts)
