"""KoboToolbox and ODK: awkward tables and what each column is; the two forms of one question."""

from __future__ import annotations

import pytest

from cgsurvey.loaders.dialects import joined_headers, kobo
from cgsurvey.survey import Status
from coding.asking import coded, problem, question
from loaders.dialects.columns import headed, raw
from loaders.here import read

OWN = ["_id", "_uuid"]


def of(headers, *rows):
    """Headings of the columns beside two that only these platforms have."""
    name, found = headed([*OWN, *headers], [["1", "u", *row] for row in rows])
    assert name == "kobo"
    assert found[:2] == [("meta", "id"), ("meta", "other")]
    return found[2:]


@pytest.mark.parametrize(
    ("headers", "known"),
    [
        (["_id", "_uuid", "q"], "kobo"),
        (["X_id", "X_submission_time", "q"], "kobo"),
        (["SubmissionDate", "grp-q", "meta-instanceID", "KEY"], "kobo"),
        (["_id", "q", "name"], "plain"),
        (["KEY", "q", "name"], "plain"),
    ],
)
def test_two_columns_of_its_own_make_a_table_theirs(headers, known):
    assert headed(headers, [["x"] * len(headers)])[0] == known


def test_columns_that_nobody_filled_in():
    metas = {
        "start": "started",
        "end": "submitted",
        "today": "other",
        "deviceid": "device",
        "username": "user",
        "__version__": "other",
        "meta/instanceID": "other",
        "_id": "id",
        "_uuid": "other",
        "_submission_time": "other",
        "_validation_status": "status",
        "_notes": "other",
        "_geolocation": "place",
        "_index": "other",
        "_submission__id": "other",
    }
    assert headed(list(metas), [["x"] * len(metas)])[1] == [("meta", each) for each in metas.values()]


def test_without_an_end_the_time_of_sending_is_the_end():
    headers = ["X__version__", "X_uuid", "X_submission_time", "meta.instanceID"]
    assert [each[1] for each in headed(headers, [["x"] * 4])[1]] == ["other", "id", "submitted", "other"]


def test_a_question_called_status_is_a_question_unless_odk_central_wrote_the_table():
    assert of(["status"], ["married"])[0][0] == "question"
    assert of(["Status", "ReviewState"], ["x", "x"]) == [("meta", "status"), ("meta", "status")]


def test_coordinates_and_the_question_they_are_of():
    assert (
        of(["grp/spot", "grp/_spot_latitude", "grp/_spot_precision"], ["30 114", "30", "5"])
        == [("meta", "place")] * 3
    )
    assert of(["spot", "spot-Latitude", "latitude"], ["x", "30", "north"]) == [
        ("meta", "place"),
        ("meta", "place"),
        ("question", "latitude", "latitude", ""),
    ]


def test_a_picture_has_a_column_of_its_address():
    assert [each[0] for each in of(["photo", "photo_URL", "page_URL"], ["a", "b", "c"])] == [
        "question",
        "meta",
        "question",
    ]


def test_options_stand_below_their_question():
    headers = ["about/services", "about/services/clinic", "about/services/canteen", "about/services_other"]
    assert of(headers, ["canteen clinic", "1", "1", ""], ["", "", "", "lift"]) == [
        ("question", "about/services", "services", ""),
        ("option", "about/services", "services", "clinic"),
        ("option", "about/services", "services", "canteen"),
        ("fill_in", "about/services", "services", "other"),
    ]


def test_a_group_may_have_the_name_of_a_question():
    """0 and 1 in health/card are answers of a question in a group, for "good" names none of them."""
    assert [each[0] for each in of(["health", "health/card", "health/age"], ["good", "1", "0"])] == [
        "question"
    ] * 3


def test_labels_may_hold_spaces_and_strokes():
    headers = ["Which?", "Which?/Health clinic", "Which?/Radio/TV"]
    rows = [["Radio/TV Health clinic", "1", "1"], ["Health clinic", "1", "0"]]
    assert [each[3] for each in of(headers, *rows)] == ["", "Health clinic", "Radio/TV"]


def test_r_writes_dots_and_logical_values():
    headers = ["about.services", "about.services.clinic", "about.services.canteen"]
    found = of(headers, ["clinic", "TRUE", "FALSE"], ["", "", ""])
    assert [each[0] for each in found] == ["question", "option", "option"]


def test_odk_central_joins_groups_with_a_dash():
    headers = ["about-services", "about-services/clinic", "about-services/canteen"]
    assert [each[0] for each in of(headers, ["clinic", "1", "0"])] == ["question", "option", "option"]


def test_options_without_the_column_of_words():
    assert [each[0] for each in of(["services/clinic", "services/canteen"], ["1", "0"], ["", ""])] == [
        "option"
    ] * 2
    # filled in different rows they are questions of a group, each asked by itself
    assert [each[0] for each in of(["assets/radio", "assets/bicycle"], ["1", "0"], ["1", ""])] == [
        "question"
    ] * 2
    assert of(["assets/radio"], ["1"]) == [("question", "assets/radio", "radio", "")]


def test_nobody_answered_a_question_of_several_options():
    assert [each[0] for each in of(["s", "s/a", "s/b"], ["", "", ""])] == ["question", "option", "option"]


def test_a_stroke_in_a_label_is_no_group():
    assert of(["Do you own a car/bike?"], ["yes"])[0][2] == "Do you own a car/bike?"


def test_one_name_in_two_groups_is_told_apart_by_position():
    assert kobo.DIALECT.repeats_headers


def test_a_row_of_tags_belongs_to_the_headers():
    assert joined_headers([["_id", "_uuid", "age"], ["", "", "#affected+age"], ["1", "u", "30"]]) == (
        2,
        ("_id", "_uuid", "age"),
    )
    assert joined_headers([["_id", "_uuid", "age"], ["1", "u", "30"]]) is None


@pytest.mark.parametrize("mark", ["_parent_index", "PARENT_KEY"])
def test_entries_of_a_repeat_group_are_no_respondents(mark):
    headers = ["_id", "_index", mark, "member"]
    (remark,) = kobo.DIALECT.remarks(headers, raw(headers, [["1", "1", "1", "Ann"]]).columns, 2)
    assert remark.code == "loading.kobo.repeat"
    assert not remark.minor


WHOLE = ["_id", "_uuid", "s", "s/a", "s/b"]
ROWS = [
    ["1", "u", "a b", "1", "1"],
    ["2", "u", "b a", "1", "1"],
    ["3", "u", "a", "0", "1"],  # they disagree
    ["4", "u", "", "0", "0"],  # nobody answered
    ["5", "u", "b", "", ""],  # they disagree
    ["6", "u", "", "1", "0"],  # they disagree
    ["7", "u", "b", "0", "1"],
]
STATUSES = [Status.ANSWERED] * 2 + [Status.INVALID, Status.BLANK] + [Status.INVALID] * 2 + [Status.ANSWERED]


@pytest.mark.parametrize(
    "asked",
    [
        question("multiple", "s", categories=("a", "b"), separator=" "),
        question("multiple", "s/a", "s/b", categories=("a", "b")),
    ],
    ids=["words", "columns"],
)
def test_a_row_whose_two_forms_disagree_counts_in_neither(asked):
    survey = coded(raw(WHOLE, ROWS), asked)
    answers = survey.answers["q"]
    assert answers.status.tolist() == STATUSES
    assert answers.values[[0, 1, 6]].tolist() == [[True, True], [True, True], [False, True]]
    assert not answers.values[2:6].any()
    assert problem(survey, "coding.options_disagree").rows == (4, 6, 7)


def test_zeros_for_a_blank_question_are_no_answer_and_it_is_said():
    asked = question("multiple", "s/a", "s/b", categories=("a", "b"))
    said = problem(coded(raw(WHOLE, ROWS), asked), "coding.options_blank")
    assert said.rows == (5,)
    assert said.minor
    none = question("multiple", "s/a", "s/b", categories=("a", "b"), blank_means_none=True)
    assert coded(raw(WHOLE, ROWS), none).answers["q"].status[3] == Status.ANSWERED


def test_an_option_that_means_no_opinion_does_not_disagree():
    rows = [["1", "u", "a", "1", "0"], ["2", "u", "b", "0", "1"]]
    asked = question("multiple", "s", categories=("a",), separator=" ", missing=("b",))
    survey = coded(raw(WHOLE, rows), asked)
    assert survey.answers["q"].status.tolist() == [Status.ANSWERED, Status.DECLARED]
    assert survey.problems == ()


def workbook(path, **sheets):
    """A workbook of these sheets."""
    from openpyxl import Workbook

    book = Workbook(write_only=True)
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
    book.save(path)
    return path


HOUSES = [["age", "_id", "_uuid", "_index"], [30, 7, "u", 1], [40, 8, "v", 2]]
MEMBERS = [["name", "_index", "_parent_table_name", "_parent_index"], ["a", 1, "h", 1], ["b", 2, "h", 1]]


def test_a_sheet_of_entries_is_passed_over_and_said_where_it_is_asked_for(tmp_path):
    path = workbook(tmp_path / "r.xlsx", houses=HOUSES, members=MEMBERS)
    table = read(path)
    assert (table.sheet, table.size) == ("houses", 2)
    assert "loading.kobo.repeat" not in {each.code for each in table.problems}
    members = read(path, sheet="members")
    assert "loading.kobo.repeat" in {each.code for each in members.problems}


def test_tags_are_no_respondent_and_rows_keep_their_numbers(tmp_path):
    table = read(workbook(tmp_path / "r.xlsx", houses=[HOUSES[0], ["#age", "", "", ""], *HOUSES[1:]]))
    assert (table.size, table.first) == (2, 3)
    assert table.headers == tuple(HOUSES[0])


def test_one_name_in_two_groups_is_two_columns(tmp_path):
    rows = [["age", "age", "_id", "_uuid"], [30, 31, 7, "u"]]
    assert read(workbook(tmp_path / "r.xlsx", houses=rows)).headers == ("age", "age (2)", "_id", "_uuid")
