"""The same answer all the way down."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cgsurvey.checks.straight_lines import differentiation, long_string, longest_run, straight
from checks.responses import FIVE, checked

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


def test_differentiation_is_the_chance_that_two_answers_differ():
    found = differentiation(
        np.array([[1, 1, 1, 1], [1, 1, 2, 2], [0, 1, 2, 3], [1, 2, -1, -1], [1, -1, -1, -1]])
    )
    assert found[:4].tolist() == [0, 0.5, 0.75, 0.5]
    assert np.isnan(found[4])


def test_the_longest_run_ends_at_another_answer_and_at_a_missing_one():
    rows = np.array([[1, 1, 2, 2, 2], [1, 1, -1, 1, 1], [-1] * 5, [0, 1, 0, 1, 0], [3, 3, 3, 3, 3]])
    assert longest_run(rows).tolist() == [3, 2, 0, 1, 5]


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
    nine, ten = [1] * 9 + [2, 3, 2], [1] * 10 + [2, 3]
    assert long_string(np.array([nine, ten])).tolist() == [False, True]
    twenty = [1] * 10 + [2, 3] * 5
    assert long_string(np.array([twenty])).tolist() == [True]
    assert long_string(np.array([[*twenty, 4]])).tolist() == [False]


def matrix_of(rows, reversed_items=(), quality=None):
    """Findings of rows of answers to one matrix, "4213" for four items."""
    items = {f"i{place}": f"m—{place}" for place in range(len(rows[0]))}
    columns = {header: [row[place] for row in rows] for place, header in enumerate(items.values())}
    scales = {"s": {"items": list(items), "reversed": list(reversed_items)}} if reversed_items else {}
    questions = {"m": {**FIVE, "label": "m", "items": items}}
    return checked({"序号": list("12345678"), **columns}, questions, scales=scales, quality=quality or {})


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
    assert checked(columns, questions)["long_string"].rows == (2,)
    other = {**questions, "q9": {"kind": "scale", "categories": ["1", "2", "3", "4", "5", "6"]}}
    assert checked(columns, other)["long_string"].checked is None
