"""What the checks look at: which questions belong together, and their answers as codes and scores."""

from __future__ import annotations

import numpy as np

from cgsurvey.checks.quality import material_of
from cgsurvey.survey import Status
from checks.responses import FIVE, YES_NO, raw_of, survey_of


def material(columns, questions, **declared):
    raw = raw_of(columns)
    return material_of(raw, survey_of(raw, questions, **declared))


def items(*names):
    return {"items": {name: f"m—{name}" for name in names}}


def test_a_matrix_is_two_items_or_more_of_one_topic_with_answers_to_choose_from():
    questions = {
        "alone": YES_NO,
        "rated": {**FIVE, **items("a", "b")},
        "single": {**FIVE, "items": {"c": "m—c"}},
        "said": {"kind": "text", **items("d", "e")},
        "ticked": {"kind": "multiple", "categories": ["文体", "助老"], **items("f", "g")},
    }
    columns = {"alone": ["是", "否"], **{f"m—{name}": ["1", "2"] for name in "abcde"}}
    columns |= {f"m—{name}": ["文体┋助老", "助老"] for name in "fg"}
    found = material(columns, questions).matrices
    assert {name: [each.name for each in members] for name, (members, _) in found.items()} == {
        "rated": ["a", "b"]
    }
    assert found["rated"][1].tolist() == [[0, 0], [1, 1]]


def test_an_item_may_be_called_what_its_matrix_is():
    found = material({"m—m": ["1", "5"], "m—n": ["2", ""]}, {"m": {**FIVE, **items("m", "n")}})
    assert found.matrices["m"][1].tolist() == [[0, 1], [4, -1]]


def test_numbers_are_the_same_only_where_they_are_and_below_0_they_are_answers_too():
    columns = {"m—a": ["-1", "7.2", "", "7"], "m—b": ["-1", "7.8", "-5", "7.0"]}
    codes = material(columns, {"t": {"kind": "number", **items("a", "b")}}).matrices["t"][1]
    assert (codes[0] == codes[0][0]).all()
    assert (codes[3] == codes[3][0]).all()
    assert codes[1][0] != codes[1][1]
    assert codes[2][0] == -1
    assert (codes >= 0).sum() == 7


def test_scores_are_those_of_ladders_and_numbers_and_nothing_where_there_is_no_answer():
    questions = {"rated": FIVE, "age": {"kind": "number"}, "heard": YES_NO, "words": {"kind": "text"}}
    columns = {"rated": ["5", "1", "嗯"], "age": ["40", "", "17.5"], "heard": ["是"] * 3, "words": ["好"] * 3}
    found = material(columns, questions)
    np.testing.assert_array_equal(found.scores, [[5, 40], [1, np.nan], [np.nan, 17.5]])
    assert [each.name for each in found.closed] == ["rated", "age", "heard"]
    assert found.status[:, 0].tolist() == [Status.ANSWERED, Status.ANSWERED, Status.INVALID]


def test_a_form_of_open_questions_has_neither_cells_to_answer_nor_scores():
    found = material({"words": ["好", "不好"]}, {"words": {"kind": "text"}})
    assert found.status.shape == found.scores.shape == (2, 0)
