"""Small tables of responses, made in place, coded and checked."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from cgsurvey.checks import findings, rows_set_aside
from cgsurvey.coding import code
from cgsurvey.ledger import QualityFinding
from cgsurvey.raw_table import Heading, RawTable
from cgsurvey.study_file import study_of
from cgsurvey.survey import Survey
from coding.asking import table

Columns = Mapping[str, Sequence[str]]


def raw_of(columns: Columns, metas: Mapping[str, str] | None = None) -> RawTable:
    """The columns as a table whose first row stands in spreadsheet row 2.

    `metas` gives the columns that the platform of the file heads: header -> what it holds.
    """
    made = table(columns, list(zip(*columns.values(), strict=True)))
    if metas is None:
        return made
    headings = tuple(
        Heading("meta", meta=metas[header]) if header in metas else Heading("question", header, header)
        for header in columns
    )
    return RawTable(made.file, made.sheet, made.headers, made.columns, made.first, headings=headings)


def survey_of(
    raw: RawTable,
    questions: Mapping[str, Mapping[str, Any]],
    excluded: Mapping[str, Sequence[int]] | None = None,
    **declared: Any,
) -> Survey:
    """The table coded; `questions` as in study.toml, their column is their name unless they say."""
    others = {name: declared.pop(name) for name in ("scales",) if name in declared}
    written = {
        "title": "test",
        "questionnaires": {"r": {"file": "r.xlsx", "group": "r", **declared}},
        "questions": {
            "r": {
                name: each if {"column", "columns", "items"} & set(each) else {"column": name, **each}
                for name, each in questions.items()
            }
        },
        **others,
    }
    study = study_of(written, Path("study.toml"))
    return code(raw, study, study.questionnaires["r"], excluded or {})


def checked(
    columns: Columns,
    questions: Mapping[str, Mapping[str, Any]],
    metas: Mapping[str, str] | None = None,
    **declared: Any,
) -> dict[str, QualityFinding]:
    """What every check finds."""
    raw = raw_of(columns, metas)
    return {each.check: each for each in findings(raw, survey_of(raw, questions, **declared))}


def checked_twice(
    columns: Columns,
    questions: Mapping[str, Mapping[str, Any]],
    metas: Mapping[str, str] | None = None,
    **declared: Any,
) -> tuple[Survey, dict[str, QualityFinding]]:
    """The survey without the rows that the study sets aside, and what the checks found."""
    raw = raw_of(columns, metas)
    found = findings(raw, survey_of(raw, questions, **declared))
    return survey_of(raw, questions, rows_set_aside(found), **declared), {each.check: each for each in found}


YES_NO = {"kind": "single", "categories": ["是", "否"]}
FIVE = {"kind": "scale", "categories": ["1", "2", "3", "4", "5"]}
