"""Two small years of one survey, to be made different in one place at a time."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from cgsurvey.analysis import compare
from cgsurvey.result import Analysis
from cgsurvey.study_file import load_study, with_previous

STUDY = """\
title = "Small survey"
year = YEAR

[elements]
community = { zh = "社区", en = "Community" }
volunteers = { zh = "志愿者", en = "Volunteers" }

[questionnaires.residents]
file = "answers.csv"
group = { zh = "居民", en = "Residents" }
community = "社区"
composition = "school"

[questions.residents.school]
kind = "single"
column = "1、学历"
label = { zh = "学历", en = "Schooling" }
categories = ["低", "高"]

[questions.residents.overall]
kind = "scale"
column = "2、总体满意吗"
label = { zh = "总体满意度", en = "Satisfaction" }
categories = ["不满意", "一般", "满意"]
satisfied = ["满意"]
missing = ["说不清"]

[questions.residents.help]
kind = "multiple"
column = "3、得到的帮助"
label = { zh = "得到的帮助", en = "Help received" }
categories = ["上门", "陪伴"]

[questions.residents.score]
kind = "number"
column = "4、打分"
label = { zh = "打分", en = "Mark" }
range = [0, 10]

[questions.residents.willing]
kind = "single"
column = "5、愿意参加吗"
label = { zh = "愿意", en = "Willing" }
categories = ["否", "是"]

[questions.residents.joined]
kind = "single"
column = "6、参加了吗"
label = { zh = "参加", en = "Joined" }
categories = ["否", "是"]

[thresholds.eight]
label = { zh = "打8分以上", en = "Marks of 8 or more" }
question = "score"
at_least = 8

[pairs.joining]
label = { zh = "参加活动", en = "Joining" }
willing = { question = "willing", any_of = ["是"] }
took_part = { question = "joined", any_of = ["是"] }

[services.given]
label = { zh = "服务", en = "Services" }
received = "help"
elements = { "上门" = "community", "陪伴" = "volunteers" }
"""
HEADERS = ["社区", "1、学历", "2、总体满意吗", "3、得到的帮助", "4、打分", "5、愿意参加吗", "6、参加了吗"]
#: communities c and d are in both years
PLACES = {"2022": "abcd", "2023": "cdef"}


def answers(year: str) -> list[list[str]]:
    """Eight rows for each of four communities; the later year answers a little better."""
    later = year == "2023"
    rows = []
    for place in PLACES[year]:
        for index in range(8):
            number = index + (ord(place) - ord("a"))
            unhappy = "一般" if number % 2 else "不满意"
            happy = "满意" if number % 4 < 2 + later * (number % 3 == 0) else unhappy
            schooling = "高" if number % (2 if later else 3) == 0 else "低"
            helped = ["上门┋陪伴", "上门", "", "陪伴"][(number + later) % 4]
            rows.append(
                [
                    place,
                    schooling,
                    happy,
                    helped or "(空)",
                    str((number * 3 + 2 * later) % 11),
                    "是" if number % 5 else "否",
                    "是" if number % 3 == 0 else "否",
                ]
            )
    return rows


def write(folder: Path, year: str, *changes: tuple[str, str], rows: list[list[str]] | None = None) -> Path:
    """One year's study and answers in a folder of its name; `changes` replace text in both."""
    folder = folder / year
    folder.mkdir()
    study = STUDY.replace("YEAR", year)
    table = [HEADERS, *(answers(year) if rows is None else rows)]
    csv = "\n".join(",".join(row) for row in table) + "\n"
    for old, new in changes:
        assert old in study or old in csv, old
        study, csv = study.replace(old, new), csv.replace(old, new)
    (folder / "study.toml").write_text(study, encoding="utf-8")
    (folder / "answers.csv").write_text(csv, encoding="utf-8")
    return folder


def compared(earlier: Path, later: Path) -> Analysis:
    """What has changed between two folders."""
    return compare(with_previous(load_study(later), load_study(earlier)))


def drifts(analysis: Analysis) -> dict[tuple[Any, str], str]:
    """(question, code) -> consequence, of the only questionnaire."""
    (gate,) = analysis.comparisons
    return {(each.variable, each.note.code.removeprefix("drift.")): each.consequence for each in gate.drifts}


def withheld(analysis: Analysis) -> dict[Any, str]:
    """Subject -> why its change is not shown."""
    (gate,) = analysis.comparisons
    return {drift.variable: drift.note.code.removeprefix("drift.") for drift in gate.withheld}


def shown(analysis: Analysis) -> set[tuple[str, str | None]]:
    """(subject, category) of every change shown."""
    return {
        (row.variable, row.category)
        for result in analysis.find("change")
        for row in result.rows
        if row.measure == "change"
    }
