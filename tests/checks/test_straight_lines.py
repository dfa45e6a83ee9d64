"""The same answer all the way down."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cgsurvey.checks.straight_lines import (
    differentiation,
    enough,
    long_string,
    longest_run,
    straight,
    uncommon,
)
from checks.responses import FIVE, YES_NO, checked

PLAIN = np.zeros(5, dtype=bool)
ONE_REVERSED = np.array([False, False, False, True, False])
matrices = st.lists(st.lists(st.integers(-1, 3), min_size=5, max_size=5), min_size=1, max_size=6)


def lines(rows, at_least=5, is_reversed=PLAIN):
    return straight(np.array(rows), at_least, is_reversed).tolist()


def test_a_straight_line_is_one_answer_to_every_item():
    assert lines([[2, 2, 2, 2, 2], [2, 2, 2, 2, 3], [0, 0, 0, 0, 0], [1, 2, 2, 2, 2]]) == [
        True,
        False,
        True,
        False,
    ]


def test_it_takes_so_many_answers():
    rows = [[2, 2, 2, 2, -1], [2, 2, 2, -1, -1], [-1] * 5]
    assert lines(rows, at_least=4) == [True, False, False]
    assert lines(rows, at_least=3) == [True, True, False]


def test_beside_a_reversed_item_three_answers_tell():
    rows = [
        [2, 2, -1, 2, -1],  # two plain items and the reversed one
        [2, -1, -1, 2, -1],  # two answers are too few
        [2, 2, 2, -1, 2],  # the reversed item is not answered
        [2, 2, -1, 1, -1],
    ]
    assert lines(rows, is_reversed=ONE_REVERSED) == [True, False, False, False]


def test_a_matrix_of_reversed_items_alone_has_none_to_compare_with():
    assert lines([[2, 2, 2, 2, -1]], is_reversed=np.ones(5, dtype=bool)) == [False]


def test_reversed_items_alone_tell_nothing_whatever_others_answered():
    mostly_reversed = np.array([True, True, True, False, False])
    rows = [[2, 2, 2, -1, -1], [2, 2, -1, 2, -1], [0, 1, 2, 3, 3]]
    assert lines(rows, is_reversed=mostly_reversed) == [False, True, False]


def test_differentiation_is_the_chance_that_two_answers_differ():
    found = differentiation(
        np.array([[1, 1, 1, 1], [1, 1, 2, 2], [0, 1, 2, 3], [1, 2, -1, -1], [1, -1, -1, -1], [-1] * 4])
    )
    assert found[:4].tolist() == [0, 0.5, 0.75, 0.5]
    assert np.isnan(found[4:]).all()


def test_the_longest_run_ends_at_another_answer_and_at_a_missing_one():
    rows = np.array([[1, 1, 2, 2, 2], [1, 1, -1, 1, 1], [-1] * 5, [0, 1, 0, 1, 0], [3, 3, 3, 3, 3]])
    assert longest_run(rows).tolist() == [3, 2, 0, 1, 5]
    missing = np.array([[-1, 2, 2], [-1, -1, 2], [0, -1, -1], [2, -1, -1]])
    assert longest_run(missing).tolist() == [2, 1, 1, 1]


@settings(derandomize=True, max_examples=50)
@given(matrices)
def test_a_straight_line_has_no_differentiation_and_the_longest_run(rows):
    codes = np.array(rows)
    line = straight(codes, 5, PLAIN)
    assert (differentiation(codes)[line] == 0).all()
    assert (longest_run(codes)[line] == 5).all()
    assert longest_run(codes).tolist() == longest_run(codes[:, ::-1]).tolist()
    named = np.where(codes < 0, -1, 3 - codes)  # answers under other names
    assert straight(named, 5, PLAIN).tolist() == line.tolist()


def test_a_long_string_is_ten_answers_and_half_of_the_items():
    def is_long(row):
        others = [([2, 3, 4, 5, 6] * 5)[: len(row)]] * 10
        first, *rest = long_string(np.array([row, *others])).tolist()
        assert not any(rest)
        return first

    assert is_long([1] * 10 + [2, 3])
    assert not is_long([1] * 9 + [2, 3, 2])
    assert is_long([1] * 10 + [2, 3] * 5)
    assert not is_long([1] * 10 + [2, 3] * 5 + [4])
    assert is_long([1] * 11 + [2, 3] * 5)


def test_it_takes_more_of_an_answer_that_many_give():
    rows = np.array([[1] * 6 + [0] * 4] * 10)  # six in ten: 0.6^10 is below a hundredth
    assert enough(rows).tolist() == [10, 10]
    rows = np.array([[-1] + [1] * 9 + [0]] * 10)  # nine in ten
    assert enough(rows) == pytest.approx([10, np.log(0.01) / np.log(0.9)])
    assert enough(np.array([[2, 2]])).tolist() == enough(np.array([[2]])).tolist() == [10, 10, np.inf]
    assert enough(np.array([[-1, -1]])).tolist() == [10]


def test_who_is_contented_with_all_is_no_careless_respondent():
    """Of a hundred, 30 say "very satisfied" (4) all along, and five "undecided" (2)."""
    ordinary = [[0, 1, 2, 3, 4, 3, 2, 1, 0, 1, 3, 1][place:] + [1] * place for place in (0, 1, 2, 3, 4)] * 13
    rows = np.array([[4] * 12] * 30 + [[2] * 12] * 5 + ordinary)
    assert np.flatnonzero(long_string(rows)).tolist() == [30, 31, 32, 33, 34]


def test_two_answers_of_long_strings_are_common_each_for_itself():
    ordinary = [[0, 1, 2, 3, 4, 3, 2, 1, 0, 1, 3, 1][place:] + [1] * place for place in (0, 1, 2, 3, 4)] * 18
    rows = np.array([[0, 1] + [4] * 10] * 5 + [[0, 1] + [2] * 10] * 5 + ordinary)
    assert np.flatnonzero(long_string(rows)).tolist() == list(range(10))


@pytest.mark.parametrize(("same", "flagged"), [(100, 100), (101, 0)])
def test_an_answer_that_more_than_a_tenth_give_all_along_tells_nothing(same, flagged):
    flags = np.arange(1000) < same
    assert uncommon(flags, np.full(1000, 3)).sum() == flagged
    other = np.where(np.arange(1000) < 50, 2, 3)  # not so where they give two answers
    assert uncommon(flags, other).sum() == same


@pytest.mark.parametrize(("same", "flagged"), [(1, 1), (2, 0)])
def test_of_few_rows_one_may_give_an_answer_all_along(same, flagged):
    assert uncommon(np.arange(9) < same, np.zeros(9, dtype=int)).sum() == flagged


def test_a_straight_line_may_leave_an_item_out():
    rows = ["333 3333333", *["12345123451", "54321543215", "21453214532"] * 4]
    found = matrix_of(rows)["straight_line"]
    assert (found.rows, found.checked) == ((2,), 13)


def test_of_a_matrix_that_nobody_answered_nothing_is_told():
    found = matrix_of(["    "] * 8, ["i1"])["straight_line"]
    assert (found.rows, found.checked) == ((), 0)
    assert found.parts[0]["differentiation"] is None


def test_a_long_string_is_one_of_scales():
    columns = {f"q{place}": ["是", *"是否是否是否是"] for place in range(10)}
    found = checked(columns, dict.fromkeys(columns, YES_NO))
    assert found["long_string"].needs == "alike"


def test_a_matrix_that_many_answer_alike_all_along_tells_only_of_the_others():
    rows = ["5" * 10] * 3 + ["3" * 10] + ["1234512345", "2345123451", "3451234512", "1122334455"] * 4
    columns = {f"m—{place}": [row[place] for row in rows] for place in range(10)}
    questions = {"m": {**FIVE, "items": {f"i{place}": f"m—{place}" for place in range(10)}}}
    assert checked(columns, questions)["straight_line"].rows == (5,)
    declared = checked(columns, questions, quality={"straight_items": 10})
    assert declared["straight_line"].rows == (2, 3, 4, 5)
    assert declared["straight_line"].facts == {"items": 10, "beside": 3, "alone": True}


def matrix_of(rows, reversed_items=(), quality=None):
    """Findings of rows of answers to one matrix, "4213" for four items."""
    items = {f"i{place}": f"m—{place}" for place in range(len(rows[0]))}
    columns = {header: [row[place] for row in rows] for place, header in enumerate(items.values())}
    scales = {"s": {"items": list(items), "reversed": list(reversed_items)}} if reversed_items else {}
    questions = {"m": {**FIVE, "label": "m", "items": items}}
    ids = {"序号": [str(row) for row in range(len(rows))]}
    return checked({**ids, **columns}, questions, scales=scales, quality=quality or {})


ROWS = ["3333", "3334", "1111", "333 ", "33  ", "5432", "1234", "2222"]


def test_a_matrix_with_a_reversed_item_tells_of_straight_lines():
    found = matrix_of(ROWS, ["i1"])["straight_line"]
    assert found.rows == (2, 4, 5, 9)
    assert found.checked == 7  # one row has but two answers
    (part,) = found.parts
    assert (part["name"], part["items"], part["has_reversed"], part["rows"]) == ("m", 4, True, 4)
    assert part["differentiation"] == pytest.approx((4 * 0 + 0.375 + 2 * 0.75) / 7)


def test_a_short_matrix_without_a_reversed_item_is_not_looked_at():
    assert matrix_of(ROWS)["straight_line"].checked is None


def test_the_study_says_how_many_items_are_many():
    assert matrix_of(ROWS, quality={"straight_items": 4})["straight_line"].rows == (2, 4, 9)
    assert matrix_of(ROWS, quality={"straight_items": 3})["straight_line"].rows == (2, 4, 5, 9)
    assert matrix_of(ROWS, quality={"straight_items": 5})["straight_line"].checked is None


def test_the_study_says_how_long_a_string_is():
    """Its number decides alone: neither half of the items, nor how many give the answer."""
    rows = ["3334512345", "3345123451", "4512333333", "1234512333", *["5551234512"] * 4]
    found = {items: matrix_of(rows, quality={"string_items": items})["long_string"] for items in (3, 4, 6, 7)}
    assert found[3].rows == (2, 4, 5, 6, 7, 8, 9)
    assert found[4].rows == found[6].rows == (4,)
    assert found[7].rows == ()
    assert found[6].facts == {"items": 6, "alone": True}
    assert matrix_of(rows, quality={"string_items": 10})["long_string"].checked == 8
    assert matrix_of(rows, quality={"string_items": 11})["long_string"].checked is None


def test_two_items_are_too_few_even_with_a_reversed_one():
    assert matrix_of([row[:2] for row in ROWS], ["i1"])["straight_line"].checked is None


def test_ten_items_are_enough_for_a_straight_line_and_nine_are_not():
    for number, is_checked in ((9, False), (10, True)):
        found = matrix_of(["4" * number, *["12345123451"[:number]] * 7])
        assert (found["straight_line"].checked is not None) == is_checked
        assert found["straight_line"].rows == ((2,) if is_checked else ())
        assert (found["long_string"].checked is not None) == is_checked
        assert found["long_string"].rows == ((2,) if is_checked else ())


def test_numbers_in_a_matrix_are_compared_as_numbers():
    items = {f"t{place}": f"m—{place}" for place in range(3)}
    rows = ["7 7 7", "7 7.0 7", "7 8 7", "0 0 0", "0 1 0", "10 10 10", "9 8 7", "1 2 3"]
    columns = {header: [row.split()[place] for row in rows] for place, header in enumerate(items.values())}
    questions = {"m": {"kind": "number", "label": "m", "items": items}}
    scales = {"s": {"items": list(items), "reversed": ["t2"]}}
    assert checked(columns, questions, scales=scales)["straight_line"].rows == (2, 3, 5, 7)


def test_a_long_string_runs_over_questions_that_share_their_answers():
    questions = {f"q{place}": FIVE for place in range(10)}
    columns = {name: ["3", *"1234512"] for name in questions}
    columns |= {"q9": ["3", *"2345121"], "否": ["是"] * 8}
    questions["否"] = {"kind": "single", "categories": ["是", "否"]}
    found = checked(columns, questions)["long_string"]
    assert (found.rows, found.checked) == ((2,), 8)
    assert found.parts == ({"name": "q0", "items": 10, "rows": 1},)
    columns |= {name: [*columns[name][:6], "", "1" if name == "q3" else ""] for name in list(questions)[:10]}
    assert checked(columns, questions)["long_string"].checked == 7  # one row answered none of them
    other = {**questions, "q9": {"kind": "scale", "categories": ["1", "2", "3", "4", "5", "6"]}}
    assert checked(columns, other)["long_string"].checked is None


def test_the_first_answer_of_a_list_can_be_a_long_string_as_well():
    others = [[1, 2, 3, 4] * 3] * 10
    assert np.flatnonzero(long_string(np.array([[0] * 12, *others]))).tolist() == [0]


def test_a_short_matrix_of_which_every_item_is_reversed_tells_nothing():
    assert matrix_of(ROWS, ["i0", "i1", "i2", "i3"])["straight_line"].checked is None
