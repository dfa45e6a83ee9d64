"""LimeSurvey: awkward headings in each of its styles, what was not shown, and what was not sent off."""

from __future__ import annotations

from pathlib import Path

import pytest

from cgsurvey.coding.platform import missing_of
from cgsurvey.declarations import StudyFile
from cgsurvey.loaders.dialects import joined_headers, limesurvey
from cgsurvey.study import Study
from cgsurvey.survey import Status
from coding.asking import coded, problem, question
from loaders.dialects.columns import headed, raw

CODES = ["id", "submitdate", "lastpage", "startlanguage"]
TEXTS = ["Response ID", "Date submitted", "Last page", "Start language"]
BOTH = [f"{code}. {text}" for code, text in zip(CODES, TEXTS, strict=True)]
METAS = [("meta", each) for each in ("id", "submitted", "other", "language")]


def of(style, headers, *rows):
    """Headings of the questions behind the columns of the platform."""
    name, found = headed([*style, *headers], [["1", "2026-09-01", "3", "en", *row] for row in rows])
    assert name == "limesurvey"
    assert found[:4] == METAS
    return found[4:]


@pytest.mark.parametrize(
    ("headers", "known"),
    [
        (CODES, "limesurvey"),
        (TEXTS, "limesurvey"),
        (BOTH, "limesurvey"),
        (["提交的日期", "起始语言"], "limesurvey"),
        (["submitdate", "lastpage"], "limesurvey"),
        (["Q1[SQ001]", "Q1[SQ002]"], "limesurvey"),
        (["Q1_SQ001", "Q1_SQ002"], "limesurvey"),
        (["id", "lastpage", "token"], "plain"),
        (["Q1[SQ001]", "Q2"], "plain"),
    ],
)
def test_its_own_headers_make_a_table_its(headers, known):
    assert headed(headers, [["x"] * len(headers)])[0] == known


def test_codes_alone():
    headers = ["Q1", "Q2[SQ001]", "Q2[SQ002]", "Q2[other]", "Q3[SQ001]", "Q3[SQ002]", "Q4", "Q4[comment]"]
    assert of(CODES, headers, ["3", "Y", "", "a lift", "5", "4", "A1", "words"]) == [
        ("question", "Q1", "Q1", ""),
        ("option", "Q2", "Q2", "SQ001"),
        ("option", "Q2", "Q2", "SQ002"),
        ("option", "Q2", "Q2", "other"),
        ("item", "Q3", "Q3", "SQ001"),
        ("item", "Q3", "Q3", "SQ002"),
        ("question", "Q4", "Q4", ""),
        ("fill_in", "Q4", "Q4", "comment"),
    ]


def test_codes_with_underscores():
    headers = ["Q_2_SQ001", "Q_2_SQ001comment", "Q_2_other"]
    assert [each[0] for each in of(CODES, headers, ["Y", "words", ""])] == ["option", "fill_in", "option"]


def test_codes_and_texts():
    headers = ["Q1. Age [years]", "Q2[SQ001]. Which? [Canteen [big]]", "Q2[SQ002]. Which? [Clinic]"]
    assert of(BOTH, headers, ["30", "Yes", "N/A"]) == [
        ("question", "Q1", "Age [years]", ""),
        ("option", "Q2", "Which?", "Canteen [big]"),
        ("option", "Q2", "Which?", "Clinic"),
    ]


def test_a_subquestion_without_text():
    assert of(BOTH, ["Q1[SQ001]. Your age: []"], ["30"]) == [("question", "Q1", "Your age:", "")]


def test_a_text_that_looks_like_a_code():
    """Yes. I agree: codes are there only where LimeSurvey's own columns have them."""
    assert of(TEXTS, ["Yes. I agree", "Age [years]"], ["x", "30"]) == [
        ("question", "Yes. I agree", "Yes. I agree", ""),
        ("question", "Age [years]", "Age [years]", ""),
    ]


def test_texts_alone():
    headers = [
        "Which? [Clinic]",
        "Which? [Canteen]",
        "Which? [Other]",
        "Rate [staff][now]",
        "Rate [staff][then]",
    ]
    assert of(TEXTS, headers, ["Yes", "No", "a lift", "good", "bad"]) == [
        ("option", "Which?", "Which?", "Clinic"),
        ("option", "Which?", "Which?", "Canteen"),
        ("option", "Which?", "Which?", "Other"),
        ("item", "Rate", "Rate", "staff / now"),
        ("item", "Rate", "Rate", "staff / then"),
    ]


def test_ranks_are_rows_of_one_question():
    headers = ["Q5[1]", "Q5[2]"]
    assert [each[0] for each in of(CODES, headers, ["A2", "A1"])] == ["item", "item"]


def test_times_of_groups_and_questions():
    headers = ["Q1", "interviewtime", "groupTime12", "Q1Time", "lifeTime"]
    assert of(CODES, headers, ["x"] * 5) == [
        ("question", "Q1", "Q1", ""),
        ("meta", "seconds"),
        ("meta", "other"),
        ("meta", "other"),
        ("question", "lifeTime", "lifeTime", ""),
    ]
    assert of(TEXTS, ["Total time", "Group time: About you", "Time"], ["x"] * 3)[:2] == [
        ("meta", "seconds"),
        ("meta", "other"),
    ]


def test_what_stands_left_of_the_language_nobody_filled_in():
    headers = ["反馈编号", "提交的日期", "最后一页", "起始语言", "开始日期", "年龄"]
    assert headed(headers, [["x"] * 6])[1] == [
        *METAS,
        ("meta", "started"),
        ("question", "年龄", "年龄", ""),
    ]


def test_two_rows_of_headers_in_either_order():
    texts = [*TEXTS, "Age [years]", ""]
    codes = [*CODES, "Q1", "Q2"]
    joined = (*BOTH, "Q1. Age [years]", "Q2")
    assert joined_headers([codes, texts, ["1", "x"]]) == joined_headers([texts, codes]) == (2, joined)
    assert joined_headers([codes, ["1", "", "", "en", "30", "x"]]) is None
    assert joined_headers([codes]) is None


def remarks(headers, rows):
    return list(limesurvey.DIALECT.remarks(headers, raw(headers, rows).columns, 2))


def test_responses_that_were_not_sent_off_are_said():
    rows = [["1", "2026-09-01 10:00:00", "3", "en"], ["2", "", "1", "en"], ["3", "N/A", "1", "en"]]
    (said,) = remarks(CODES, rows)
    assert (said.code, said.rows) == ("loading.limesurvey.incomplete", (3, 4))


def test_the_date_of_anonymous_surveys_is_said():
    headers = [*CODES, "datestamp", "Q1"]
    rows = [["1", "1980-01-01 00:00:00", "3", "en", "1980-01-01 00:00:00", "1980-01-01"]]
    (said,) = remarks(headers, rows)
    assert said.code == "loading.limesurvey.anonymous"
    assert said.minor
    assert said.facts["columns"] == ["submitdate", "datestamp"]


def test_a_time_that_stands_for_none_tells_no_duration():
    headers = ["submitdate", "startlanguage", "startdate"]
    times = ["1980-01-01 00:00:00", "en", "2026-09-01 10:00:00"]
    assert headed(headers, [times, ["", "en", ""]])[1] == [
        ("meta", "other"),
        ("meta", "language"),
        ("meta", "started"),
    ]


SHOWN = [*CODES, "Q1[SQ001]", "Q1[SQ002]", "Q2", "Q3"]
ROWS = [["1", "x", "3", "en", *row] for row in (["Yes", "No", "A", "N/A"], ["N/A", "N/A", "N/A", "N/A"])]
Q1 = question("multiple", "Q1[SQ001]", "Q1[SQ002]", categories=("a", "b"), name="q1")


def test_not_available_is_not_shown_and_it_is_said():
    two = question("single", "Q2", categories=("A", "B"), name="q2")
    words = question("text", "Q3", name="q3")
    survey = coded(raw(SHOWN, ROWS), Q1, two, words)
    assert survey.answers["q1"].status.tolist() == [Status.ANSWERED, Status.NOT_ASKED]
    assert survey.answers["q2"].status.tolist() == [Status.ANSWERED, Status.NOT_ASKED]
    # what a respondent wrote is never taken for a mark of the platform
    assert survey.answers["q3"].status.tolist() == [Status.ANSWERED] * 2
    said = problem(survey, "coding.platform_missing")
    assert (said.facts["number"], said.facts["texts"], said.rows, said.minor) == (3, ["N/A"], (3,), True)
    assert said.facts["columns"] == ["Q1[SQ001]", "Q1[SQ002]", "Q2"]


def test_a_category_of_that_text_stays_an_answer():
    two = question("single", "Q2", categories=("A", "N/A"), name="q2")
    survey = coded(raw(SHOWN, ROWS), two)
    assert survey.answers["q2"].status.tolist() == [Status.ANSWERED] * 2
    assert survey.problems == ()


@pytest.mark.parametrize(
    ("written", "not_asked"),
    [({}, ("(跳过)", "-3", "N/A", "{question_not_shown}")), ({"not_asked": ["-3"]}, ("-3",))],
)
def test_what_the_study_says_of_missing_goes_before_what_the_platform_writes(written, not_asked):
    owner = {"r": {"file": "a.xlsx", "group": "居民"}}
    file = {"title": "x", "questionnaires": owner, "questions": {"r": {}}}
    file |= {"missing": written} if written else {}
    study = Study(Path("study.toml"), StudyFile.model_validate(file), {})
    assert missing_of(raw(SHOWN, ROWS), study).not_asked == not_asked


def test_who_wrote_beside_other_ticked_it():
    headers = [*CODES, "Q1[SQ001]", "Q1[other]"]
    rows = [["1", "x", "3", "en", *row] for row in (["Y", ""], ["", "a lift"], ["", ""], ["Y", "shade"])]
    asked = question("multiple", "Q1[SQ001]", "Q1[other]", categories=("a", "other"))
    survey = coded(raw(headers, rows), asked)
    assert survey.answers["q"].values.tolist() == [[True, False], [False, True], [False, False], [True, True]]
    assert survey.answers["q"].status.tolist() == [0, 0, Status.BLANK, 0]
    assert survey.problems == ()


def test_options_are_found_by_the_code_of_their_question():
    headers = [*BOTH, "Q1[SQ001]. Which? [Clinic]", "Q1[SQ002]. Which? [Canteen]"]
    asked = question("multiple", "Q1", categories=("Canteen", "Clinic"))
    survey = coded(raw(headers, [["1", "x", "3", "en", "Yes", "No"]]), asked)
    assert survey.answers["q"].values.tolist() == [[False, True]]
