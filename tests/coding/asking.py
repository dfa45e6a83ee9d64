"""A small study and a small table, made in place and coded."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np

from cgsurvey.bands import bounds_of
from cgsurvey.coding import code
from cgsurvey.declarations import DeclaredQuestionnaire, StudyFile, Text
from cgsurvey.raw_table import Cells, RawTable
from cgsurvey.study import Category, Question, Questionnaire, Study
from cgsurvey.survey import Survey

FIVE = ("非常不满意", "不满意", "一般", "满意", "非常满意")


def question(
    kind: str, *columns: str, categories=(), name="q", scores=(), bounds=False, unit=None, **declared: Any
):
    """A resolved question; with `bounds` its categories are read as bands."""
    label = Text(zh=name, en=name)
    return Question(
        name=name,
        questionnaire="r",
        kind=kind,
        label=label,
        columns=columns,
        categories=tuple(
            Category(
                value,
                Text(zh=value, en=value),
                float(scores[place] if scores else place + 1),
                bounds_of(value) if bounds else None,
            )
            for place, value in enumerate(categories)
        ),
        topic=declared.pop("topic", name),
        unit=Text(zh=unit, en=unit) if unit else None,
        **declared,
    )


def cells(texts) -> Cells:
    """One column that holds these texts."""
    distinct = tuple(dict.fromkeys(texts))
    return Cells(distinct, np.array([distinct.index(text) for text in texts], dtype=np.int32))


def table(headers, rows, first: int = 2) -> RawTable:
    """Headers and rows of text; the first row stands in spreadsheet row `first`."""
    width = len(headers)
    return RawTable(
        file="r.xlsx",
        sheet="s",
        headers=tuple(headers),
        columns=tuple(cells([(*row, *[""] * width)[place] for row in rows]) for place in range(width)),
        first=first,
    )


def coded(raw: RawTable, *questions: Question, **declared: Any) -> Survey:
    """The table coded as the file of one questionnaire."""
    owner = DeclaredQuestionnaire(file="r.xlsx", group="居民", **declared)
    questionnaire = Questionnaire("r", owner, {each.name: each for each in questions})
    file = StudyFile(title="x", questionnaires={"r": owner}, questions={"r": {}})
    return code(raw, Study(Path("study.toml"), file, {"r": questionnaire}), questionnaire)


def coded_column(cells, asked: Question) -> tuple[list[int], Any, Survey]:
    """Status, values and survey of one question over these cells of its one column."""
    # A second column keeps a row with an empty cell from being an empty row.
    survey = coded(table([asked.columns[0], "序号"], [[cell, "x"] for cell in cells]), asked)
    answers = survey.answers[asked.name]
    return answers.status.tolist(), answers.values, survey


def problem(survey: Survey, code: str):
    """The only problem of this code."""
    (found,) = [each for each in survey.problems if each.code == code]
    return found


def codes(survey: Survey) -> list[str]:
    return [each.code for each in survey.problems]
