"""What the distinct texts of a column were taken for, and the problems that come of it."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from cgsurvey.coding.matching import FOLDS, without_fill_in
from cgsurvey.coding.sheet import Column, located
from cgsurvey.errors import nearest
from cgsurvey.folding import folded, squeezed
from cgsurvey.ledger import Problem
from cgsurvey.phrases import spoken
from cgsurvey.survey import Status

#: unmatched answers that get a sentence of their own; the rest share one
_LISTED_ANSWERS = 10
#: characters of an unmatched answer that are shown
_SHOWN = 20
#: so many digits may be a telephone, an account or an identity number
_TOO_MANY_DIGITS = 7
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
    column: Column, cells: Sequence[Cell], categories: Sequence[str], code: str
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
        answers = [shown(text) for text, _ in _unmatched(column, cells)]
        yield column.problem("coding.none_matches", unmatched, answers=answers, categories=list(categories))


def unmatched_problems(
    column: Column, cells: Sequence[Cell], categories: Sequence[str], code: str
) -> Iterator[Problem]:
    """Answers that match no category: one problem a text, the commonest first, the rarest together."""
    found = _unmatched(column, cells)
    for text, places in found[:_LISTED_ANSWERS]:
        facts = {"answer": shown(text), "near": _near(text, categories)}
        yield located(code, column.numbers[np.isin(column.codes, places)], column.header, **facts)
    rest = found[_LISTED_ANSWERS:]
    if rest:
        places = [place for _, places in rest for place in places]
        numbers = column.numbers[np.isin(column.codes, places)]
        yield located("coding.unmatched_more", numbers, column.header, texts=len(rest))


def _unmatched(column: Column, cells: Sequence[Cell]) -> list[tuple[str, list[int]]]:
    """Each answer that matches no category with the places of its texts, the commonest first."""
    spellings: dict[str, str] = {}
    holders: dict[str, list[int]] = defaultdict(list)
    for place, cell in enumerate(cells):
        for part in cell.unmatched:
            key = folded(without_fill_in(part))
            spellings.setdefault(key, part)
            holders[key].append(place)
    counts = np.bincount(column.codes, minlength=len(cells))
    ordered = sorted(holders, key=lambda key: -int(counts[holders[key]].sum()))
    return [(spellings[key], holders[key]) for key in ordered]


def shown(answer: str) -> str | dict[str, str]:
    """An answer to a closed question as a message may show it: short, and nothing like personal data."""
    text = " ".join(without_fill_in(answer).split())
    if "@" in text or sum(character.isdigit() for character in text) >= _TOO_MANY_DIGITS:
        return spoken("coding.withheld")
    return text if len(text) <= _SHOWN else text[:_SHOWN] + "…"


def _near(answer: str, categories: Sequence[str]) -> dict[str, str] | None:
    by_fold = {folded(value): value for value in categories}
    match = nearest(folded(without_fill_in(answer)), by_fold)
    return spoken("coding.nearest", answer=by_fold[match]) if match else None


def _looks_like_codes(cells: Sequence[Cell]) -> bool:
    """Whether all that matches nothing are numbers: a download by code, whose key we do not have."""
    parts = [part for cell in cells for part in cell.unmatched]
    return all(_OPTION_NUMBER.fullmatch(squeezed(part)) for part in parts)
