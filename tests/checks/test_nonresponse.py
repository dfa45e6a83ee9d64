"""Cells without a usable answer, row by row."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cgsurvey.checks.nonresponse import broken_off, last_answered, mostly_blank, outside_form
from checks.responses import FIVE, YES_NO, checked

#: how a test writes the status of a cell: answered, not asked, blank, don't know, outside the form
LETTERS = {"a": 0, "n": 1, "-": 2, "d": 3, "?": 4}
forms = st.lists(st.text("an-d?", min_size=8, max_size=8), min_size=1, max_size=8)


def status(*rows):
    return np.array([[LETTERS[letter] for letter in row] for row in rows], dtype=np.int8)


@pytest.mark.parametrize(
    ("row", "is_flagged"),
    [
        ("??aaaaaaaa", True),  # a fifth
        ("???aaaaaaa", True),
        ("?aaaaaaaaa", False),  # one
        ("?aa", False),  # one, and a third
        ("??" + "a" * 18, False),  # just a tenth
        ("??" + "a" * 17, True),
        ("??" + "a" * 28, False),  # less
        ("??" + "a" * 15 + "ddd" + "-n", False),  # don't know is filled in, a blank is not
        ("??" + "a" * 15 + "dd" + "-n", True),
    ],
)
def test_two_answers_and_more_than_a_tenth_outside_the_form_are_many(row, is_flagged):
    assert outside_form(status(row), 0.1).tolist() == [is_flagged]


@pytest.mark.parametrize(
    ("row", "share", "is_flagged"),
    [
        ("aa--", 0.5, False),
        ("a---", 0.5, True),
        ("a--nn", 0.5, True),
        ("d---aa", 0.5, False),
        ("nnnn", 0.5, False),
        ("a" * 71 + "-" * 29, 0.29, False),
        ("a" * 70 + "-" * 30, 0.29, True),
        ("aaa-", 0, True),
        ("aaaa", 0, False),
    ],
)
def test_more_than_a_share_of_what_was_asked_left_blank(row, share, is_flagged):
    assert mostly_blank(status(row), share).tolist() == [is_flagged]


@pytest.mark.parametrize(
    ("row", "is_flagged"),
    [
        ("aaaaaaaaaaaa---", True),  # three, and just a fifth
        ("aaaaaaaaaaaaa---", False),  # three of sixteen
        ("aaaaaaaaaa--", False),  # two
        ("aa--", False),
        ("aaa---", True),
        ("a---aa", False),  # goes on
        ("a-n-n-n", True),  # what was not asked was not left
        ("nnnaa---", True),
        ("aaa---d", False),
        ("aaa---?", False),
        ("---", True),
        ("nnn", False),
    ],
)
def test_blank_up_to_the_end_is_broken_off(row, is_flagged):
    assert broken_off(status(row), 0.2).tolist() == [is_flagged]


def test_where_each_row_stopped():
    assert last_answered(status("aa--", "----", "a?-n", "n-dn")).tolist() == [1, -1, 1, 2]


@settings(derandomize=True, max_examples=60)
@given(forms, st.permutations(range(8)))
def test_how_many_are_missing_does_not_depend_on_the_order_of_questions(rows, order):
    one, other = status(*rows), status(*rows)[:, order]
    assert outside_form(one, 0.1).tolist() == outside_form(other, 0.1).tolist()
    assert mostly_blank(one, 0.5).tolist() == mostly_blank(other, 0.5).tolist()


@settings(derandomize=True, max_examples=60)
@given(forms)
def test_nobody_who_answered_the_last_question_broke_off(rows):
    assert not broken_off(status(*(f"{row}a" for row in rows)), 0.2).any()


FORM = {
    "q1": YES_NO,
    "m": {**FIVE, "items": {"m1": "m—1", "m2": "m—2"}},
    "q2": YES_NO,
    "q3": {"kind": "text"},
}


def form(*rows):
    """Columns of a form: a question, a matrix of two, a question, an open one."""
    headers = ["q1", "m—1", "m—2", "q2", "q3"]
    cells = [row.split(",") for row in rows]
    return {header: [row[place] for row in cells] for place, header in enumerate(headers)}


def test_rows_and_blocks_with_blanks():
    columns = form(
        "是,1,2,是,",
        "是,1,,,",
        "是,,,,x",
        ",,,,x",
        "是,3,3,(空),x",
        "是,3,(跳过),否,x",
        "否,2,2,否,",
        "否,1,1,否,",
    )
    found = checked(columns, FORM)
    assert found["blank"].rows == (4, 5)  # row 3 left just half of it
    assert found["blank"].parts == (
        {"name": "q1", "asked": 8, "blank": 1},
        {"name": "m", "asked": 15, "blank": 5},
        {"name": "q2", "asked": 8, "blank": 4},
    )
    assert found["break_off"].rows == (4, 5)
    assert found["break_off"].parts == ({"name": "", "rows": 1}, {"name": "q1", "rows": 1})
    assert checked(columns, FORM, quality={"blank": 0.4})["blank"].rows == (3, 4, 5)


def test_answers_outside_the_form_are_counted_by_question():
    columns = form("是,1,2,是,", "嗯,9,2,是,", "是,9,2,是,", "否,1,1,否,")
    found = checked(columns, FORM)["outside_form"]
    assert (found.rows, found.is_error) == ((3,), True)
    assert found.parts == ({"name": "q1", "rows": 1}, {"name": "m1", "rows": 2})


@pytest.mark.parametrize(("share", "flagged"), [(0.49, (2,)), (0.5, ())])
def test_the_study_says_what_share_outside_the_form_is_large(share, flagged):
    columns = form("嗯,9,2,是,", "是,9,2,是,", "否,1,1,否,")
    found = checked(columns, FORM, quality={"outside": share})["outside_form"]
    assert (found.rows, found.facts) == (flagged, {"at_least": 2, "share": share})


@pytest.mark.parametrize(("share", "flagged"), [(0.75, (2,)), (0.76, ()), (0, (2,))])
def test_the_study_says_what_share_up_to_the_end_is_a_break_off(share, flagged):
    columns = form("是,,,,", "是,1,,,", "否,1,1,否,")
    found = checked(columns, FORM, quality={"break_off": share})["break_off"]
    assert (found.rows, found.facts) == (flagged, {"at_least": 3, "share": share})


def test_open_questions_are_left_as_one_likes():
    columns = form("是,1,2,是,", "否,1,1,否,")
    found = checked(columns, FORM)
    assert found["blank"].rows == found["break_off"].rows == ()
    only = checked({"q3": ["x", "", "y"], "序号": list("123")}, {"q3": {"kind": "text"}})
    assert only["blank"].checked is only["break_off"].checked is only["outside_form"].checked is None


def test_a_form_of_three_questions_can_be_broken_off_and_one_of_two_cannot():
    columns = {"q1": ["是", ""], "q2": ["是", ""], "q3": ["否", ""], "编号": ["1", "2"]}
    three = dict.fromkeys(("q1", "q2", "q3"), YES_NO)
    assert checked(columns, three)["break_off"].rows == (3,)
    assert checked(columns, {"q1": YES_NO, "q2": YES_NO})["break_off"].needs == "closed"
