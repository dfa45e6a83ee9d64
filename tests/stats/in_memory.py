"""Surveys made from plain lists, so that a test says in one place what was answered."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np

from cgsurvey.ledger import Ledger
from cgsurvey.study_file import study_of
from cgsurvey.survey import Answers, Design, Groups, Status, Survey

#: how a test writes each kind of missing
MISSING = {None: Status.BLANK, "skip": Status.NOT_ASKED, "dk": Status.DECLARED, "??": Status.INVALID}


def survey_of(
    columns: Mapping[str, Sequence[Any]],
    questions: Mapping[str, Mapping[str, Any]],
    *,
    weight: Sequence[float] | None = None,
    stratum: Sequence[str] | None = None,
    psu: Sequence[str] | None = None,
    community: Sequence[str] | None = None,
    population: Sequence[bool] | None = None,
    fpc: Sequence[float] | None = None,
    lonely_psu: str = "fail",
    interval: str = "auto",
    wave: Sequence[str] | None = None,
    **study: Any,
) -> Survey:
    """A survey of one questionnaire called "residents".

    `questions` are written as in study.toml, without columns. `psu` is the community where it is None
    and a community is given; else each row.
    """
    written = {
        "title": "test",
        "questionnaires": {
            "residents": {
                "file": "residents.csv",
                "group": "residents",
                "interval": interval,
                **({"community": "community"} if community is not None else {}),
            }
        },
        "questions": {
            "residents": {name: {"column": name, **declared} for name, declared in questions.items()}
        },
        **study,
    }
    made = study_of(written, Path("study.toml"))
    questionnaire = made.questionnaires["residents"]
    answers = {
        name: _answers(questionnaire.questions[name], list(columns[name])) for name in questionnaire.questions
    }
    size = len(next(iter(columns.values())))
    unit = psu if psu is not None else community
    return Survey(
        study=made,
        questionnaire=questionnaire,
        answers=answers,
        weight=np.ones(size) if weight is None else np.asarray(weight, dtype=float),
        design=design_of(
            size,
            stratum,
            unit,
            "psu" if psu is not None else "community",
            weight is not None,
            fpc=fpc,
            lonely_psu=lonely_psu,
        ),
        communities=None if community is None else _groups("community", community),
        waves=None if wave is None else _waves(wave),
        population=np.ones(size, dtype=bool) if population is None else np.asarray(population),
        ledger=Ledger("residents.csv", None, size, {}),
    )


def design_of(
    size: int,
    stratum: Sequence[str] | None,
    unit: Sequence[str] | None,
    name: str,
    weighted: bool,
    *,
    fpc: Sequence[float] | None = None,
    lonely_psu: str = "fail",
) -> Design:
    strata = ["all"] * size if stratum is None else [str(each) for each in stratum]
    units = [str(row) for row in range(size)] if unit is None else [str(each) for each in unit]
    levels = tuple(dict.fromkeys(strata))
    pairs = list(zip(strata, units, strict=True))
    distinct = list(dict.fromkeys(pairs))
    place = {pair: index for index, pair in enumerate(distinct)}
    correction = np.ones(len(levels))
    if fpc is not None:
        for (layer, _), number in zip(pairs, fpc, strict=True):
            sampled = sum(each == layer for each, _ in distinct)
            correction[levels.index(layer)] = 1 - sampled / number
    return Design(
        stratum=np.array([levels.index(each) for each in strata], dtype=np.int64),
        psu=np.array([place[pair] for pair in pairs], dtype=np.int64),
        stratum_of_psu=np.array([levels.index(each) for each, _ in distinct], dtype=np.int64),
        strata=levels,
        psu_name="row" if unit is None else name,
        weighted=weighted,
        stratified=stratum is not None,
        correction=correction,
        lonely_psu=lonely_psu,
        unit_names=() if unit is None else tuple(each for _, each in distinct),
    )


def _waves(labels: Sequence[str]) -> Groups:
    """Two years, the earlier first whatever the order of the rows."""
    levels = tuple(sorted(set(labels)))
    return Groups("wave", np.array([levels.index(each) for each in labels], dtype=np.int64), levels)


def _groups(name: str, labels: Sequence[str]) -> Groups:
    levels = tuple(dict.fromkeys(labels))
    return Groups(name, np.array([levels.index(each) for each in labels], dtype=np.int64), levels)


def _answers(question: Any, cells: list[Any]) -> Answers:
    missing = [isinstance(cell, str | None) and cell in MISSING for cell in cells]
    status = np.array(
        [MISSING[cell] if lost else 0 for cell, lost in zip(cells, missing, strict=True)], dtype=np.int8
    )
    values: Any
    if question.kind == "multiple":
        values = np.array(
            [
                [not lost and category.value in cell for category in question.categories]
                for cell, lost in zip(cells, missing, strict=True)
            ]
        )
    elif question.kind == "rank":
        values = np.array(
            [
                [
                    cell.index(each.value) + 1 if not lost and each.value in cell else 0
                    for each in question.categories
                ]
                for cell, lost in zip(cells, missing, strict=True)
            ],
            dtype=np.int16,
        )
    elif question.kind == "text":
        values = np.empty((len(cells), 0))
    elif question.kind == "number":
        values = np.array(
            [np.nan if lost else float(cell) for cell, lost in zip(cells, missing, strict=True)]
        )
    else:
        values = np.array(
            [-1 if lost else question.position(str(cell)) for cell, lost in zip(cells, missing, strict=True)],
            dtype=np.int16,
        )
    return Answers(question, status, values)
