"""Answers as a 问卷星 export shows them: numbered headers, ┋ and 0/1 columns, 其他〖…〗, routing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta

import numpy as np
from numpy.typing import NDArray

from cgsurvey.study import Question, Questionnaire
from generator.draw import Draw, Flags, Integers

Cell = str | int | None
Cells = NDArray[np.object_]

#: what stands in the cell of a question that was not shown, or was shown and left blank
SKIPPED, BLANK, EMPTY = "（跳过）", "(空)", None
SOURCES = {"微信": 0.86, "手机提交": 0.11, "链接": 0.03}


def ticked(draw: Draw, options: Mapping[str, Flags], others: Sequence[str] = ()) -> Cells:
    """One cell a row with the ticked options joined by ┋; 其他 carries a written answer of `others`."""
    number = len(next(iter(options.values())))
    written = draw.order(number)
    cells = np.full(number, "", dtype=object)
    for row in range(number):
        marks = [option for option, ticks in options.items() if ticks[row]]
        if others and "其他" in marks:
            marks[marks.index("其他")] = f"其他〖{others[written[row] % len(others)]}〗"
        cells[row] = "┋".join(marks)
    return cells


def with_other(draw: Draw, answers: Cells, others: Sequence[str]) -> Cells:
    """Single answers in which 其他 carries a written answer."""
    written = draw.order(len(answers))
    return np.array(
        [
            f"其他〖{others[written[row] % len(others)]}〗" if answer == "其他" else answer
            for row, answer in enumerate(answers)
        ],
        dtype=object,
    )


def leave_out(cells: Cells, rows: Flags, shown: Cell) -> Cells:
    """The same cells with these rows shown as not asked or not answered."""
    cells = cells.copy()
    cells[rows] = shown
    return cells


def meta(draw: Draw, number: int, first_day: datetime, days: int, address: bool) -> dict[str, Cells]:
    """The columns in front of every export, in the order of submission.

    `address` gives the column 来自IP, empty, as in an export whose addresses were removed.
    """
    seconds = np.sort(draw.uniform(number) * days).astype(float)
    moments = [_in_waking_hours(first_day, each) for each in seconds]
    taken = np.round(np.exp(np.log(290) + 0.45 * draw.normal(number))).astype(int)
    columns: dict[str, Sequence[Cell]] = {
        "序号": list(range(1, number + 1)),
        "提交答卷时间": [_unpadded(moment) for moment in moments],
        "所用时间": [f"{each}秒" for each in taken],
        "来源": list(draw.unordered(SOURCES, number)),
        "来源详情": ["N/A" if each < 0.9 else "直接访问" for each in draw.uniform(number)],
    }
    if address:
        columns["来自IP"] = [EMPTY] * number
    return {header: np.array(cells, dtype=object) for header, cells in columns.items()}


def table(
    questionnaire: Questionnaire, before: Mapping[str, Cells], answers: Mapping[str, Cells]
) -> list[list[Cell]]:
    """Header and rows: the columns `before`, then every question of the study in its order.

    The headers are those that the study file declares, so that the two cannot drift apart.

    Raises
    ------
    ValueError
        If the answers are not those of the study's questions, or an answer is not in its categories.
    """
    if list(answers) != list(questionnaire.questions):
        raise ValueError(f"answers {list(answers)} are not the questions {list(questionnaire.questions)}")
    headers: list[Cell] = [*before]
    columns = [*before.values()]
    for name, question in questionnaire.questions.items():
        _check(question, answers[name])
        headers += question.columns
        columns += list(answers[name].T) if len(question.columns) > 1 else [answers[name]]
    return [headers, *([_plain(cell) for cell in row] for row in zip(*columns, strict=True))]


def by_time(draw: Draw, community: Integers) -> Integers:
    """The order in which respondents answer: community after community, with some overlap."""
    return np.argsort(community + 3 * draw.uniform(len(community)), kind="stable")


def _check(question: Question, cells: Cells) -> None:
    """Every single answer must be a category of the study, so that a typing mistake stops the run."""
    if question.kind not in ("single", "scale"):
        return
    known = {category.value for category in question.categories} | {*question.missing, SKIPPED, BLANK, EMPTY}
    unknown = {cell for cell in cells if cell not in known and not str(cell).startswith("其他〖")}
    if unknown:
        raise ValueError(f"{question.name}: {sorted(unknown)} are not among {sorted(map(str, known))}")


def _plain(cell: object) -> Cell:
    return int(cell) if isinstance(cell, np.integer) else cell  # type: ignore[return-value]


def _in_waking_hours(first_day: datetime, day: float) -> datetime:
    """The fraction of a day spread over 8:00 to 21:00, denser towards the evening."""
    fraction = float(day % 1) ** 0.8
    return first_day + timedelta(days=int(day), seconds=int((8 + 13 * fraction) * 3600))


def _unpadded(moment: datetime) -> str:
    """2023/9/5 9:03:07, as 问卷星 writes it."""
    return f"{moment.year}/{moment.month}/{moment.day} {moment.hour}:{moment:%M:%S}"


def community_names(word: str, number: int) -> list[str]:
    """Names that nobody takes for a real community: 样例01社区, 样例02社区, …"""
    return [f"{word}{each:02d}社区" for each in range(1, number + 1)]
