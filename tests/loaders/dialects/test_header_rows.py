"""SurveyMonkey and Qualtrics: headers in several rows, and what each column is."""

from __future__ import annotations

import pytest

from cgsurvey.loaders.dialects import joined_headers, qualtrics
from loaders.dialects.columns import headed, raw

MONKEY = ["Respondent ID", "Collector ID", "Start Date", "IP Address"]
QUALTRICS = ["StartDate", "Status", "Finished", "ResponseId", "RecordedDate"]
SAID = ["Start Date", "Response Type", "Finished", "Response ID", "Recorded Date"]
IMPORTED = ['{"ImportId":"startDate"}'] * 7


def test_surveymonkey_names_options_in_the_second_row():
    upper = [*MONKEY, "Which (any)?", "", "", "Where?", "", "Rate", "", "Age"]
    lower = ["", "", "", "", "Clinic", "Canteen", "Other (please specify)", "Response"]
    lower += ["Other (please specify)", "Staff", "Place", "Open-Ended Response"]
    count, headers = joined_headers([upper, lower, ["1"] * 12])
    assert count == 2
    name, found = headed(headers, [["1", "2", "d", "i", "Clinic", "", "a lift", "x", "y", "3", "4", "30"]])
    assert name == "surveymonkey"
    assert found == [
        ("meta", "id"),
        ("meta", "other"),
        ("meta", "started"),
        ("meta", "ip"),
        ("option", "Which (any)?", "Which (any)?", "Clinic"),
        ("option", "Which (any)?", "Which (any)?", "Canteen"),
        ("option", "Which (any)?", "Which (any)?", "Other (please specify)"),
        ("question", "Where?", "Where?", ""),
        ("fill_in", "Where?", "Where?", "Other (please specify)"),
        ("item", "Rate", "Rate", "Staff"),
        ("item", "Rate", "Rate", "Place"),
        ("question", "Age", "Age", ""),
    ]


def test_a_respondent_is_no_second_row_of_headers():
    assert joined_headers([[*MONKEY, "Age"], ["1", "2", "", "", "30"]]) is None
    assert headed([*MONKEY, "Age (years)"], [["1", "2", "", "", "30"]])[1][4] == (
        "question",
        "Age (years)",
        "Age (years)",
        "",
    )


@pytest.mark.parametrize("below", [[IMPORTED, ["x"] * 7], [["x"] * 7], []])
def test_qualtrics_joins_codes_and_texts(below):
    rows = [[*QUALTRICS, "Q1", "Q2"], [*SAID, "How\n old?", ""], *below]
    count, headers = joined_headers(rows)
    assert count == (3 if below and below[0] is IMPORTED else 2)
    # where the text is the name of the column, the name stays as it is
    assert headers == ("StartDate", "Status. Response Type", *QUALTRICS[2:], "Q1. How old?", "Q2")


def test_without_the_row_of_texts_the_first_respondent_is_one():
    assert joined_headers([[*QUALTRICS, "Q1"], ["2026-09-01", "IP", "1", "R_1", "2026-09-01", "30"]]) is None


def test_columns_of_qualtrics():
    headers = [
        *(
            "StartDate",
            "ResponseId",
            "RecordedDate",
            "Q1. Where? - Selected Choice",
            "Q1_3_TEXT. Where? - Other - Text",
        ),
        *(
            "Q2_1. Which? - Clinic - near",
            "Q2_2. Which? - Canteen",
            "Q3_1. Rate - Staff",
            "Q3_2. Rate - Place",
        ),
        *("Q4_1. Alone", "Q5"),
    ]
    row = ["d", "R_1", "d", "Home", "words", "Clinic - near", "", "3", "4", "5", "6"]
    name, found = headed(headers, [row])
    assert name == "qualtrics"
    assert found == [
        ("meta", "started"),
        ("meta", "id"),
        ("meta", "other"),
        ("question", "Q1", "Where?", ""),
        ("fill_in", "Q1", "Where?", "Other"),
        ("option", "Q2", "Which?", "Clinic - near"),
        ("option", "Q2", "Which?", "Canteen"),
        ("item", "Q3", "Rate", "Staff"),
        ("item", "Q3", "Rate", "Place"),
        ("question", "Q4_1", "Alone", ""),
        ("question", "Q5", "Q5", ""),
    ]


def test_unfinished_and_previewed_responses_are_said():
    headers = ["Status. Response Type", "Finished", "ResponseId", "RecordedDate"]
    rows = [
        ["IP Address", "True", "R_1", "d"],
        ["Survey Preview", "True", "R_2", "d"],
        ["IP Address", "0", "R_3", "d"],
    ]
    said = [
        (each.code, each.rows) for each in qualtrics.DIALECT.remarks(headers, raw(headers, rows).columns, 4)
    ]
    assert said == [("loading.qualtrics.preview", (5,)), ("loading.qualtrics.unfinished", (6,))]
