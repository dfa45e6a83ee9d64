"""Sheets that are read or made in this process, and what `check` finds in them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
from openpyxl import Workbook

from cgsurvey.analysis.reading import checked
from cgsurvey.findings import responses, sheets
from cgsurvey.findings.finding import Finding
from cgsurvey.raw_table import Cells, RawTable
from cgsurvey.study_file import study_of
from checks.responses import Columns, raw_of
from loaders.here import read

Questions = Mapping[str, Mapping[str, Any]]

#: how the sheets here are asked about; the column is the name
ASKED: Questions = {
    "sex": {"kind": "single", "column": "性别", "categories": ["男", "女"]},
    "q1": {"kind": "scale", "categories": ["不满意", "一般", "满意"]},
}
#: ten respondents who fit it
FITTING: Columns = {
    "序号": [str(number) for number in range(1, 11)],
    "社区": ["东湖"] * 5 + ["西山"] * 5,
    "性别": ["男", "女"] * 5,
    "q1": ["满意"] * 6 + ["一般"] * 3 + ["不满意"],
}
LINES = [",".join(FITTING), *(",".join(row) for row in zip(*FITTING.values(), strict=True))]


def in_table(
    raw: RawTable,
    rule: str,
    questions: Questions = ASKED,
    others: Mapping[str, Any] | None = None,
    **declared: Any,
) -> list[Finding]:
    """The findings of one rule in a table; `declared` its questionnaire's keys, `others` the study's."""
    columns = tuple(Cells(each.texts, np.array(each.codes)) for each in raw.columns)
    raw = replace(raw, columns=columns)
    written = {
        "title": "test",
        "questionnaires": {"r": {"file": raw.file, "group": "r", **declared}},
        "questions": {
            "r": {
                name: each if {"column", "columns", "items"} & set(each) else {"column": name, **each}
                for name, each in questions.items()
            }
        },
        **(others or {}),
    }
    study = study_of(written, Path("study.toml"))
    survey = checked(raw, study, "r")
    found = [
        *sheets.findings(raw, survey),
        *responses.findings(raw, survey),
        *sheets.of_communities({"r": raw}, {"r": survey}),
    ]
    return [each for each in found if each.rule == rule]


def in_columns(
    columns: Columns,
    rule: str,
    questions: Questions = ASKED,
    metas: Mapping[str, str] | None = None,
    **declared: Any,
) -> list[Finding]:
    """The findings of one rule in columns, whose first row is spreadsheet row 2."""
    return in_table(raw_of(columns, metas), rule, questions, **declared)


def in_text(folder: Path, lines: list[str], rule: str, name: str = "a.csv", **declared: Any) -> list[Finding]:
    """The findings of one rule in the lines of a text file."""
    path = folder / name
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return in_table(read(path), rule, **declared)


def book_of(columns: Columns = FITTING) -> Workbook:
    """A workbook with these columns in its first sheet."""
    book = Workbook()
    book.active.title = "数据"
    for row in (list(columns), *zip(*columns.values(), strict=True)):
        book.active.append(list(row))
    return book


def in_book(folder: Path, book: Workbook, rule: str, **declared: Any) -> list[Finding]:
    """The findings of one rule in a workbook."""
    path = folder / "a.xlsx"
    book.save(path)
    return in_table(read(path), rule, **declared)
