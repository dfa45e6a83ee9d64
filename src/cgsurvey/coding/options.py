"""Several options an answer: multiple response and ranking, in one cell or in one column an option.

An option that matches no category is listed as a problem and not counted. The other ticks of the row
are kept: what the respondent is known to have ticked is known, whatever the unmatched part was. Only a
row in which something was chosen and nothing of it matches is not recognised.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from cgsurvey.coding.cells import Cell, closed_problems, fold_problems, statuses, unmatched_problems
from cgsurvey.coding.joined import Splitter
from cgsurvey.coding.matching import Categories, MissingKinds
from cgsurvey.coding.sheet import Column, Source, located
from cgsurvey.folding import as_code, folded, without_fill_in
from cgsurvey.ledger import Problem
from cgsurvey.study import Question
from cgsurvey.survey import Answers, Flags, Status
from cgsurvey.ticks import TICKED, UNTICKED

_TICKS = {**dict.fromkeys(TICKED, 1), **dict.fromkeys(UNTICKED, 0)}
ARROW = "→"
#: a cell that can be taken apart into different options
TWO_READINGS = Cell(Status.INVALID)

Coding = tuple[Answers, list[Problem]]


def code_multiple(question: Question, source: Source, missing: MissingKinds) -> Coding:
    """Ticks of each option: all columns at zero is an answer (nothing ticked), all blank is none."""
    code = _ticks_by_column if source.by_option else _ticks_joined
    answers, problems = code(question, source, missing)
    if not question.blank_means_none:
        return answers, problems
    status = np.where(answers.status == Status.BLANK, Status.ANSWERED, answers.status).astype(np.int8)
    return Answers(question, status, answers.values), problems


def code_rank(question: Question, source: Source, missing: MissingKinds) -> Coding:
    """Rank of each option, 1 first, 0 where not ranked. A rank given twice makes the row invalid."""
    return (_ranks_by_column if source.by_option else _ranks_joined)(question, source, missing)


def _unread(columns: Sequence[Column], meaning: Mapping[str, int]) -> tuple[Flags, list[Problem]]:
    """Rows that choose an option of no category, which has a column of its own; and those columns."""
    chosen = np.zeros(len(columns[0].codes) if columns else 0, dtype=bool)
    problems: list[Problem] = []
    for column in columns:
        flags = column.flags([_is_chosen(as_code(text), column.header, meaning) for text in column.texts])
        if flags.any():
            problems.append(column.problem("coding.option_unread", flags))
        chosen |= flags
    return chosen, problems


def _is_chosen(text: str, header: str, meaning: Mapping[str, int]) -> bool:
    """Whether a cell is a tick or a rank, or the text of the option that its column is headed by."""
    text = without_fill_in(text)
    return meaning.get(text, 0) > 0 or (bool(text) and folded(header).endswith(f"({text})"))


def _ticks_joined(question: Question, source: Source, missing: MissingKinds) -> Coding:
    (column,) = source.columns
    categories = Categories(question)
    cells = _joined_cells(column, categories, missing, {question.separator})
    ticked = _ranks_of(cells, len(question.categories)) > 0
    problems = _joined_problems(column, cells, categories)
    return Answers(question, statuses(column, cells), ticked[column.codes]), problems


def _ranks_joined(question: Question, source: Source, missing: MissingKinds) -> Coding:
    """Places are counted with the unmatched options in, so that those after them keep theirs."""
    (column,) = source.columns
    categories = Categories(question)
    cells = _joined_cells(column, categories, missing, {question.separator, ARROW})
    problems = _joined_problems(column, cells, categories)
    twice = [_repeats(cell) for cell in cells]
    if any(twice):
        problems.append(column.problem("coding.bad_rank", column.flags(twice)))
    cells = [Cell(Status.INVALID) if bad else cell for cell, bad in zip(cells, twice, strict=True)]
    ranks = _ranks_of(cells, len(question.categories))
    return Answers(question, statuses(column, cells), ranks[column.codes]), problems


def _joined_cells(
    column: Column, categories: Categories, missing: MissingKinds, separators: set[str]
) -> list[Cell]:
    """Each text as a tuple of category positions in its order, None for a part that matches none."""
    splitter = Splitter(separators, categories)
    return [_joined_cell(text, splitter, categories, missing) for text in column.texts]


def _joined_cell(text: str, splitter: Splitter, categories: Categories, missing: MissingKinds) -> Cell:
    kind = None if categories.is_exactly(text) else missing.of(text)
    if kind is not None:
        return Cell(kind)
    # What a respondent wrote in 〖 〗 may hold the separator, so it goes first.
    plain = without_fill_in(text)
    parts = splitter.parts(plain)
    if parts is None:
        return TWO_READINGS
    if not parts:
        return Cell(Status.BLANK if plain == text else Status.INVALID, unmatched=(text,) * (plain != text))
    unmatched = tuple(part.text for part in parts if part.match is None)
    if len(unmatched) == len(parts):
        folds_to_missing = categories.missing_by(text)
        if folds_to_missing is not None:
            return Cell(Status.DECLARED, None, folds_to_missing)
        return Cell(Status.INVALID, unmatched=unmatched)
    folds = {fold for part in parts if part.match for fold in part.match.folds}
    if plain != text:
        folds.add("fill_in")
    value = tuple(part.match.category if part.match else None for part in parts)
    return Cell(Status.ANSWERED, value, tuple(sorted(folds)), unmatched)


def _joined_problems(column: Column, cells: Sequence[Cell], categories: Categories) -> list[Problem]:
    """What was not matched, and what can be read in more ways than one."""
    problems = list(closed_problems(column, cells, categories, "coding.unmatched_part"))
    twice = [cell is TWO_READINGS for cell in cells]
    return [*problems, column.problem("coding.two_readings", column.flags(twice))] if any(twice) else problems


def _repeats(cell: Cell) -> bool:
    ranked = [category for category in cell.value or () if category is not None]
    return len(set(ranked)) < len(ranked)


def _ranks_of(cells: list[Cell], size: int) -> NDArray[np.int16]:
    """Place of each category in each distinct text, 1 first, 0 where it does not occur."""
    ranks = np.zeros((len(cells), size), dtype=np.int16)
    for place, cell in enumerate(cells):
        for rank, category in enumerate(cell.value or (), start=1):
            if category is not None:
                ranks[place, category] = rank
    return ranks


def _ticks_by_column(question: Question, source: Source, missing: MissingKinds) -> Coding:
    """Each column is one option; an option's own text in its column is a tick as well."""
    meanings = [_TICKS] * len(question.categories)
    status, states, problems = _states(question, source, missing, meanings, _TICKS, named=True)
    return Answers(question, status, states > 0), problems


def _ranks_by_column(question: Question, source: Source, missing: MissingKinds) -> Coding:
    size = len(question.categories)
    size_of_form = size + len(source.unread)
    of_form = {str(rank): rank for rank in range(size_of_form + 1)}
    meanings = [{str(rank): rank for rank in range(size + 1)}] * size
    status, states, problems = _states(question, source, missing, meanings, of_form)
    ranks = np.maximum(states, 0)
    unranked = (status == Status.ANSWERED) & (ranks == 0).all(axis=1)
    ordered = np.sort(ranks, axis=1)
    tied = ((ordered[:, 1:] == ordered[:, :-1]) & (ordered[:, 1:] > 0)).any(axis=1)
    if tied.any():
        first = source.columns[0]
        problems.append(located("coding.bad_rank", first.numbers[tied], first.header))
    status = np.select([tied, unranked], [Status.INVALID, Status.BLANK], status).astype(np.int8)
    return Answers(question, status, np.where((status == Status.ANSWERED)[:, None], ranks, 0)), problems


def _states(
    question: Question,
    source: Source,
    missing: MissingKinds,
    meanings: Sequence[Mapping[str, int]],
    unread_meaning: Mapping[str, int],
    named: bool = False,
) -> tuple[NDArray[np.int8], NDArray[np.int16], list[Problem]]:
    """Status of each row, and of each of its cells the meaning, or the status below zero.

    Where cells are `named`, the text of the column's own option means 1.

    A row in which every option read stands at zero is an answer (none of them), unless it holds something
    else: a cell that is not understood, or an option that is not read.
    """
    states = np.empty((len(source.columns[0].codes), len(source.columns)), dtype=np.int16)
    problems: list[Problem] = []
    owners = [Categories(replace(question, categories=(each,))) for each in question.categories]
    if named and _written_out(source.columns, owners, missing):
        meanings = [{}] * len(owners)
    for place, (column, meaning, own) in enumerate(zip(source.columns, meanings, owners, strict=True)):
        cells = [_option_cell(text, meaning, missing, own if named else None) for text in column.texts]
        of_texts = [-cell.status if cell.value is None else cell.value for cell in cells]
        states[:, place] = np.array(of_texts, dtype=np.int16)[column.codes]
        problems += fold_problems(column, cells)
        problems += unmatched_problems(column, cells, own, "coding.unmatched_part")
    status = np.full(len(states), Status.BLANK, dtype=np.int8)
    for kind in (Status.DECLARED, Status.NOT_ASKED):
        status[(states == -kind).any(axis=1)] = kind
    status[(states >= 0).any(axis=1)] = Status.ANSWERED
    status[(states == -Status.INVALID).any(axis=1)] = Status.INVALID
    if source.unread:
        chosen, unread = _unread(source.unread, unread_meaning)
        status[chosen] = Status.INVALID
        problems += unread
    status[(states > 0).any(axis=1)] = Status.ANSWERED
    return status, states, problems


def _written_out(columns: Sequence[Column], owners: Sequence[Categories], missing: MissingKinds) -> bool:
    """Whether each column holds its option's text and nothing else: there 否 is an option, and no tick."""
    return all(
        own.is_exactly(text) or missing.of(text) is not None
        for column, own in zip(columns, owners, strict=True)
        for text in column.texts
    )


def _option_cell(
    text: str, meaning: Mapping[str, int], missing: MissingKinds, own: Categories | None
) -> Cell:
    state = meaning.get(as_code(without_fill_in(text)))
    if state is not None:
        return Cell(Status.ANSWERED, state)
    kind = missing.of(text)
    if kind is not None:
        return Cell(kind)
    match = own.match(text) if own else None
    return Cell(Status.INVALID, unmatched=(text,)) if match is None else Cell(Status.ANSWERED, 1, match.folds)
