"""Microsoft and Google Forms: awkward headers, and options that hold what joins them."""

from __future__ import annotations

import pytest

from cgsurvey.survey import Status
from coding.asking import coded, problem, question
from loaders.dialects.columns import headed, raw

MICROSOFT = ["ID", "Start time", "Completion time", "Email", "Name"]
METAS = [("meta", each) for each in ("id", "started", "submitted", "user", "user")]


def microsoft(headers, *rows):
    name, found = headed([*MICROSOFT, *headers], [["x"] * 5 + list(row) for row in rows])
    assert name == "ms_forms"
    assert found[:5] == METAS
    return found[5:]


@pytest.mark.parametrize(
    ("headers", "known"),
    [
        (["Id", "Start time", "Completion time"], "ms_forms"),
        (["ID", "开始时间", "完成时间", "电子邮件", "名称"], "ms_forms"),
        (["識別碼", "開始時間", "完成時間"], "ms_forms"),
        (["开始时间", "完成时间", "提现金额"], "plain"),
    ],
)
def test_microsoft_is_known_by_number_and_times(headers, known):
    assert headed(headers, [["x"] * len(headers)])[0] == known


def test_questions_that_have_the_names_of_its_own_columns():
    headers = ["Last modified time", "Name2", "Your\u00a0age", "Email", "Language"]
    assert microsoft(headers, ["x"] * 5) == [
        ("meta", "other"),
        ("question", "Name2", "Name2", ""),
        ("question", "Your\u00a0age", "Your age", ""),
        ("question", "Email", "Email", ""),
        ("question", "Language", "Language", ""),
    ]


def test_rows_of_a_likert_question_and_full_stops_that_are_none():
    headers = ["Rate.Staff", "Rate.Place", "1.Age", "1.5 hours", "Mr. Li", "Ask.why"]
    assert microsoft(headers, ["x"] * 6) == [
        ("item", "Rate", "Rate", "Staff"),
        ("item", "Rate", "Rate", "Place"),
        ("question", "1.Age", "1.Age", ""),
        ("question", "1.5 hours", "1.5 hours", ""),
        ("question", "Mr. Li", "Mr. Li", ""),
        ("question", "Ask.why", "Ask.why", ""),
    ]


def test_a_quiz_adds_points_and_feedback():
    headers = ["Total points", "Quiz feedback", "Capital?", "Points - Capital?", "Points - of view"]
    assert [each[:2] for each in microsoft(headers, ["x"] * 5)] == [
        ("meta", "score"),
        ("meta", "other"),
        ("question", "Capital?"),
        ("meta", "other"),
        ("question", "Points - of view"),
    ]


@pytest.mark.parametrize(
    ("header", "time", "known"),
    [
        ("Timestamp", "9/1/2026 13:00:05", "google_forms"),
        ("时间戳记", "2026/9/1 下午 1:00:05", "google_forms"),
        ("时间戳记", "2026-09-01 13:00:05", "google_forms"),
        ("Timestamp", "2026/09/01 1:00:05 PM GMT+8", "google_forms_download"),
        ("Timestamp", "next week", "plain"),
        ("Timestamp", "", "plain"),
    ],
)
def test_google_begins_with_a_time_that_tells_sheet_from_download(header, time, known):
    assert headed([header, "q", "r"], [[time, "a", "b"]])[0] == known


def test_rows_of_a_grid_share_what_stands_before_the_brackets():
    headers = [
        "Timestamp",
        "Email Address",
        "Score",
        "Rate [Staff]",
        "Rate [Place [new]]",
        "Age [years]",
        "Score",
    ]
    found = headed(headers, [["9/1/2026 13:00:05", *"xxxxxx"]])[1]
    assert found == [
        ("meta", "submitted"),
        ("meta", "user"),
        ("meta", "score"),
        ("item", "Rate", "Rate", "Staff"),
        ("item", "Rate", "Rate", "Place [new]"),
        ("question", "Age [years]", "Age [years]", ""),
        ("question", "Score", "Score", ""),
    ]


def ticked(cells, categories, separator):
    """Status and ticks of a question whose options stand in one cell."""
    asked = question("multiple", "q", categories=categories, separator=separator)
    headers = ["Timestamp", "q", "z"]
    survey = coded(raw(headers, [["9/1/2026 13:00:05", cell, "x"] for cell in cells]), asked)
    answers = survey.answers["q"]
    return answers.status.tolist(), [[int(tick) for tick in row] for row in answers.values], survey


def test_options_that_hold_the_comma_that_joins_them():
    categories = ("Advice, free", "Canteen", "Clinic, open late, near")
    cells = ["Canteen, Advice, free", "Clinic, open late, near", "Advice, free, Clinic, open late, near", ""]
    status, ticks, survey = ticked(cells, categories, ", ")
    assert status == [0, 0, 0, Status.BLANK]
    assert ticks == [[1, 1, 0], [0, 0, 1], [1, 0, 1], [0, 0, 0]]
    assert survey.problems == ()


def test_what_somebody_wrote_is_not_cut_into_options():
    status, ticks, survey = ticked(["Canteen, trees, shade", "trees"], ("Canteen", "Advice, free"), ", ")
    assert status == [0, Status.INVALID]
    assert ticks == [[1, 0], [0, 0]]
    assert {each.code for each in survey.problems} == {"coding.unmatched_part"}


def test_a_cell_that_can_be_read_in_two_ways_is_not_recognised():
    cells = ["Advice, free", "Advice", "Advice, Canteen", "Canteen, Advice, free"]
    status, ticks, survey = ticked(cells, ("Advice, free", "Advice", "free", "Canteen"), ", ")
    assert status == [Status.INVALID, 0, 0, Status.INVALID]
    assert ticks[1:3] == [[0, 1, 0, 0], [0, 1, 0, 1]]
    assert problem(survey, "coding.two_readings").rows == (2, 5)


def test_a_semicolon_at_the_end_is_no_option():
    status, ticks, _ = ticked(["a;b;", "b;", ";"], ("a", "b"), ";")
    assert ticks == [[1, 1], [0, 1], [0, 0]]
    assert status == [0, 0, Status.BLANK]


def test_labels_with_spaces_joined_by_spaces():
    _, ticks, _ = ticked(
        ["Health clinic Elderly care", "Elderly care"], ("Elderly care", "Health clinic"), " "
    )
    assert ticks == [[1, 1], [1, 0]]


def test_codes_joined_by_spaces_of_categories_that_hold_spaces():
    from dataclasses import replace

    asked = question("multiple", "q", categories=("care at home", "home"), separator=" ")
    coded_categories = tuple(
        replace(each, code=code) for each, code in zip(asked.categories, ("care", "h"), strict=True)
    )
    rows = [["9/1/2026 13:00:05", cell, "x"] for cell in ("care h", "h", "h care")]
    survey = coded(raw(["Timestamp", "q", "z"], rows), replace(asked, categories=coded_categories))
    assert survey.answers["q"].values.tolist() == [[True, True], [False, True], [True, True]]
