"""The columns of one question -> Answers, one function a kind of question."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

import numpy as np

from cgsurvey.coding.cells import Cell, closed_problems, fold_problems, statuses
from cgsurvey.coding.matching import Categories, MissingKinds
from cgsurvey.coding.numbers import LARGEST, Number, day_in, measure, number_in
from cgsurvey.coding.options import Coding, code_multiple, code_rank
from cgsurvey.coding.sheet import Column, Source
from cgsurvey.declarations import Kind, Missing
from cgsurvey.ledger import Problem
from cgsurvey.study import Question
from cgsurvey.survey import Answers, Floats, Status


def code_question(question: Question, source: Source, missing: Missing) -> Coding:
    """The coded answers to one question, and what was wrong with its cells."""
    return _CODERS[question.kind](question, source, MissingKinds(missing, question))


def _code_single(question: Question, source: Source, missing: MissingKinds) -> Coding:
    (column,) = source.columns
    categories = Categories(question)
    cells = [_single_cell(text, categories, missing) for text in column.texts]
    places = np.array([-1 if cell.value is None else cell.value for cell in cells], dtype=np.int16)
    problems = list(closed_problems(column, cells, categories, "coding.unmatched"))
    return Answers(question, statuses(column, cells), places[column.codes]), problems


def _single_cell(text: str, categories: Categories, missing: MissingKinds) -> Cell:
    kind = None if categories.is_exactly(text) else missing.of(text)
    if kind is not None:
        return Cell(kind)
    match = categories.match(text)
    if match is not None:
        return Cell(Status.ANSWERED, match.category, match.folds)
    folds = categories.missing_by(text)
    return Cell(Status.INVALID, unmatched=(text,)) if folds is None else Cell(Status.DECLARED, None, folds)


def _code_number(question: Question, source: Source, missing: MissingKinds) -> Coding:
    """A missing code such as -3 is missing, even where it could be a number."""
    (column,) = source.columns
    units = [question.unit.of("zh"), question.unit.of("en")] if question.unit else []
    numbers = [number_in(text, units) for text in column.texts]
    unclear = _unclear_units(numbers, units)
    low, high = question.range or (-np.inf, np.inf)
    faults: dict[str, list[bool]] = {code: [False] * len(numbers) for code in _NUMBER_FAULTS}
    cells: list[Cell] = []
    for place, (text, number) in enumerate(zip(column.texts, numbers, strict=True)):
        kind = missing.of(text)
        if kind is None and (fault := _number_fault(number, unclear, low, high)):
            faults[fault][place] = True
            kind = Status.INVALID
        if kind is not None or number is None:
            cells.append(Cell(Status.INVALID if kind is None else kind))
        else:
            cells.append(Cell(Status.ANSWERED, number.value, ("unit",) if number.suffix else ()))
    if "%" in map(measure, units):
        faults["coding.share_or_percent"] = [
            _may_be_a_share(cell, number) for cell, number in zip(cells, numbers, strict=True)
        ]
    facts = {"units": sorted(unclear), "low": _bound(low), "high": _bound(high)}
    problems = [*fold_problems(column, cells), *_faults(column, faults, facts)]
    return Answers(question, statuses(column, cells), _values(column, cells)), problems


_NUMBER_FAULTS = ("coding.not_a_number", "coding.too_large", "coding.mixed_units", "coding.out_of_range")


def _may_be_a_share(cell: Cell, number: Number | None) -> bool:
    """Whether a number may be a share that the spreadsheet shows as per cent: 0.5, shown as 50%."""
    return (
        cell.status == Status.ANSWERED and number is not None and not number.suffix and 0 < number.value <= 1
    )


def _bound(number: float) -> str:
    """An end of a range as a sentence has it; a form may leave it open."""
    sign = "-" if number < 0 else ""
    return f"{sign}∞" if abs(number) >= LARGEST else f"{number:g}"


def _number_fault(number: Number | None, unclear: set[str], low: float, high: float) -> str | None:
    if number is None:
        return "coding.not_a_number"
    if abs(number.value) > LARGEST:
        return "coding.too_large"
    if number.suffix in unclear:
        return "coding.mixed_units"
    return None if low <= number.value <= high else "coding.out_of_range"


def _unclear_units(numbers: Sequence[Number | None], units: Sequence[str]) -> set[str]:
    """Units that cannot be dropped: not the declared one; or, where none is declared, not the only one.

    Years and months in one column would otherwise be mixed without a word.
    """
    written = {number.suffix for number in numbers if number and number.suffix}
    other = written - {measure(unit) for unit in units}
    return other if units or len(other) > 1 else set()


def _code_date(question: Question, source: Source, missing: MissingKinds) -> Coding:
    (column,) = source.columns
    cells = [_date_cell(text, missing) for text in column.texts]
    invalid = {"coding.not_a_date": [cell.status == Status.INVALID for cell in cells]}
    problems = [*fold_problems(column, cells), *_faults(column, invalid, {})]
    return Answers(question, statuses(column, cells), _values(column, cells)), problems


def _date_cell(text: str, missing: MissingKinds) -> Cell:
    kind = missing.of(text)
    if kind is not None:
        return Cell(kind)
    day = day_in(text)
    if day is None:
        return Cell(Status.INVALID)
    return Cell(Status.ANSWERED, day.days, ("serial",) if day.serial else ())


def _code_text(question: Question, source: Source, missing: MissingKinds) -> Coding:
    """Whether there is an answer; the answer itself is never kept."""
    (column,) = source.columns
    kinds = (missing.of(text) for text in column.texts)
    cells = [Cell(Status.ANSWERED if kind is None else kind) for kind in kinds]
    return Answers(question, statuses(column, cells), np.zeros((len(column.codes), 0))), []


def _values(column: Column, cells: Sequence[Cell]) -> Floats:
    values = [np.nan if cell.value is None else cell.value for cell in cells]
    return np.array(values, dtype=np.float64)[column.codes]


def _faults(
    column: Column, faults: Mapping[str, Sequence[bool]], facts: Mapping[str, Any]
) -> Iterator[Problem]:
    for code, of_texts in faults.items():
        if any(of_texts):
            yield column.problem(code, column.flags(of_texts), **facts)


_CODERS: dict[Kind, Callable[[Question, Source, MissingKinds], Coding]] = {
    "single": _code_single,
    "scale": _code_single,
    "multiple": code_multiple,
    "rank": code_rank,
    "number": _code_number,
    "date": _code_date,
    "text": _code_text,
}
