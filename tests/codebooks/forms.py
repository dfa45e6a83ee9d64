"""Forms as tests write them: sheets as lists of rows, and studies that are filled from them."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import openpyxl

from cgsurvey.codebooks.codebook import Codebook
from cgsurvey.codebooks.xlsform import read_xlsform
from cgsurvey.loaders.request import Request
from cgsurvey.loaders.sheets import sheets_here
from cgsurvey.study import Study
from cgsurvey.study_file import study_of

Sheets = dict[str, Sequence[Sequence[str]]]
ZH, EN = "label::中文 (zh)", "label::English (en)"

#: a form as KoboToolbox has it: labels in two languages, groups, codes
KOBO: Sheets = {
    "survey": [
        ["type", "name", ZH, EN, "constraint", "relevant", "cg_kind", "cg_role"],
        ["start", "start"],
        ["select_one village", "village", "您居住的社区", "Your community", "", "", "", "community"],
        ["begin_group", "about", "基本情况", "About you"],
        ["select_one sex", "sex", "性别", "Sex"],
        ["integer", "age", "年龄", "Age", ". >= 16 and . <= 100"],
        ["end_group", ""],
        ["select_multiple service", "about", "接受过的服务", "Services"],
        ["select_one agree5", "trust", "信任社区", "Trust", "", "selected(${about}, 'clinic')", "scale"],
        ["begin_repeat", "member", "家庭成员", "Members"],
        ["integer", "member_age", "年龄", "Age"],
        ["end_repeat", ""],
        ["note", "thanks", "谢谢", "Thank you"],
    ],
    "choices": [
        ["list_name", "name", ZH, EN, "cg_missing"],
        ["village", "v1", "甲社区", "A"],
        ["sex", "m", "男", "Male"],
        ["sex", "f", "女", "Female"],
        [],
        ["service", "clinic", "义诊", "Clinic"],
        ["service", "class", "培训", "Classes"],
        ["agree5", "1", "不信任", "No trust"],
        ["agree5", "2", "一般", "Some"],
        ["agree5", "3", "信任", "Trust"],
        ["agree5", "99", "说不清", "Cannot say", "yes"],
    ],
    "settings": [["form_title", "default_language"], ["调查", "中文 (zh)"]],
}


def write(path: Path, sheets: Sheets) -> Path:
    """A workbook with these sheets, every cell a text."""
    book = openpyxl.Workbook()
    book.remove(book.active)
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append([cell or None for cell in row])
    book.save(path)
    return path


def changed(row: int, column: str, text: str, sheet: str = "survey", form: Sheets = KOBO) -> Sheets:
    """The form with another text in one cell; rows are counted as the spreadsheet shows them."""
    rows = [list(each) for each in form[sheet]]
    place = rows[0].index(column)
    rows[row - 1] += [""] * (place + 1 - len(rows[row - 1]))
    rows[row - 1][place] = text
    return {**form, sheet: rows}


def read(sheets: Sheets, language: Any = "zh") -> Codebook:
    return read_xlsform(sheets, "form.xlsx", language)


def read_file(path: Path, language: Any = "zh") -> Codebook:
    return read_xlsform(sheets_here(Request(path)), path.name, language)


def study_around(codebook: Codebook, written: dict[str, Any]) -> Study:
    """A study whose only questionnaire has the questions and roles of a codebook."""
    (name,) = written["questionnaires"]
    table = {**codebook.roles, **written["questionnaires"][name]}
    tables = {**written, "questionnaires": {name: table}, "questions": {name: codebook.questions}}
    return study_of(tables, Path("study.toml"))
