"""A study on a labelled file: columns by variable or label, missing values that the file declares."""

from __future__ import annotations

from pathlib import Path

import pytest

from cgsurvey.coding import load_survey
from cgsurvey.errors import StudyError
from cgsurvey.study_file import load_study
from cgsurvey.survey import Status, Survey
from command_line import run
from loaders.labelled_files import write_sav

STUDY = """\
title = "题"
[questionnaires.people]
file = "answers.sav"
group = "居民"
psu = "none"
[questions.people.trust]
kind = "scale"
column = "{column}"
categories = [{categories}]
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    write_sav(
        tmp_path / "answers.sav",
        {"q1": [1.0, 2.0, 9.0, float("nan")], "q2": [1.0, 1.0, 2.0, 2.0]},
        column_labels={"q1": "1、您信任社区吗", "q2": "同一标签"},
        variable_value_labels={"q1": {1: "不信任", 2: "信任", 9: "不愿回答"}},
        missing_ranges={"q1": [9]},
    )
    return tmp_path


def coded(folder: Path, column: str, categories: str = '"不信任", "信任"') -> Survey:
    text = STUDY.format(column=column, categories=categories)
    (folder / "study.toml").write_text(text, encoding="utf-8")
    return load_survey(load_study(folder / "study.toml"), "people")


@pytest.mark.parametrize("column", ["q1", "Q1", "1、您信任社区吗", "您信任社区吗", "3、您信任社区吗"])
def test_a_column_is_named_by_its_variable_or_its_label(folder: Path, column: str) -> None:
    survey = coded(folder, column)
    assert survey.answers["trust"].values.tolist() == [0, 1, -1, -1]
    by_label = any(problem.code == "coding.header_label" for problem in survey.problems)
    assert by_label == (column.casefold() != "q1")


def test_a_label_that_two_variables_have_names_none(tmp_path: Path) -> None:
    labels = {"q1": "信任", "q2": "信任"}
    write_sav(tmp_path / "answers.sav", {"q1": [1.0], "q2": [2.0]}, column_labels=labels)
    with pytest.raises(StudyError) as raised:
        coded(tmp_path, "信任", '"1", "2"')
    assert raised.value.mistakes[0].code == "coding.ambiguous_column"


def test_what_the_file_declares_missing_is_no_answer_and_said(folder: Path) -> None:
    survey = coded(folder, "q1")
    kinds = [Status.ANSWERED, Status.ANSWERED, Status.DECLARED, Status.BLANK]
    assert survey.answers["trust"].status.tolist() == kinds
    (problem,) = [each for each in survey.problems if each.code == "coding.missing_by_file"]
    assert "不愿回答" in problem.text("zh")


def test_a_category_of_the_study_counts_whatever_the_file_declares(folder: Path) -> None:
    survey = coded(folder, "q1", '"不信任", "信任", "不愿回答"')
    assert survey.answers["trust"].values.tolist() == [0, 1, 2, -1]
    assert "coding.missing_is_category" in [each.code for each in survey.problems]


def test_a_labelled_file_is_analysed_from_the_command_line(folder: Path) -> None:
    coded(folder, "您信任社区吗")
    done = run("analyze", folder, "--lang", "zh")
    assert done.exit_code == 0
    assert "信任" in done.output


@pytest.mark.parametrize("labels", [("未提及", "提及"), ("Not selected", "Selected"), ("No", "Yes")])
def test_options_of_spss_are_ticks_by_their_labels(tmp_path: Path, labels: tuple[str, str]) -> None:
    write_sav(
        tmp_path / "answers.sav",
        {"Q5_1": [1.0, 0.0, 0.0], "Q5_2": [1.0, 1.0, 0.0]},
        variable_value_labels={name: dict(enumerate(labels)) for name in ("Q5_1", "Q5_2")},
    )
    study = STUDY[: STUDY.index("[questions")] + (
        '[questions.people.got]\nkind = "multiple"\ncolumns = ["Q5_1", "Q5_2"]\n'
        'categories = ["文娱", "义诊"]\n'
    )
    (tmp_path / "study.toml").write_text(study, encoding="utf-8")
    got = load_survey(load_study(tmp_path / "study.toml"), "people").answers["got"]
    assert got.values.tolist() == [[True, True], [False, True], [False, False]]
    assert got.status.tolist() == [Status.ANSWERED] * 3
