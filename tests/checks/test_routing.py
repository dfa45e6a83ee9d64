"""Who was asked what, and answers that exclude each other."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from cgsurvey.checks.routing import shown
from cgsurvey.errors import StudyError
from checks.responses import YES_NO, checked, checked_twice, raw_of, survey_of

HAS = {"question": "heard", "any_of": ["是"]}
#: heard of it; was asked whether they came only if so; and how often, only if they came
HEARD = ["是", "否", "(跳过)", "", "说不清", "嗯", "是", "是"]


def routed(came, heard=HEARD, **asked):
    questions = {
        "heard": {**YES_NO, "missing": ["说不清"]},
        "came": {**YES_NO, "asked_if": HAS, "missing": ["说不清"], **asked},
    }
    return checked({"heard": heard, "came": came, "序号": list("12345678")}, questions)


def test_an_answer_that_was_hidden_is_flagged_and_one_of_which_nothing_is_known_is_not():
    found = routed(["是"] * 8)
    assert found["answered_unasked"].rows == (3, 4)
    assert found["answered_unasked"].parts == ({"name": "came", "rows": 2},)
    assert found["answered_unasked"].is_error
    assert found["skipped_asked"].rows == ()


def test_a_skip_of_what_was_shown_is_flagged():
    found = routed(["(跳过)"] * 8)
    assert found["skipped_asked"].rows == (2, 8, 9)
    assert found["skipped_asked"].is_error
    assert found["answered_unasked"].rows == ()


def test_a_blank_is_no_routing_mistake():
    found = routed([""] * 8)
    assert found["skipped_asked"].rows == found["answered_unasked"].rows == ()
    assert found["skipped_asked"].checked == 8


def test_whatever_stands_in_a_hidden_cell_is_an_answer():
    found = routed(["是", "说不清", "嗯", "", "", "", "", ""])
    assert found["answered_unasked"].rows == (3, 4)


def test_without_a_condition_nothing_is_checked():
    found = routed(["是"] * 8, asked_if=[])
    assert found["answered_unasked"].checked is found["skipped_asked"].checked is None


def test_what_stands_beside_a_missing_answer_decides_nothing():
    """Of the second and third nothing is known, whatever number the array holds where there is no answer."""
    raw = raw_of({"heard": ["是", "", "嗯", "否"], "came": [""] * 4, "序号": list("1234")})
    survey = survey_of(raw, {"heard": YES_NO, "came": {**YES_NO, "asked_if": HAS}})
    heard = replace(survey.answers["heard"], values=np.array([0, 0, 0, 1]))
    question = survey.questionnaire.questions["came"]
    seen, hidden = shown(survey.study, question, {**survey.answers, "heard": heard})
    assert seen.tolist() == [True, False, False, False]
    assert hidden.tolist() == [False, False, False, True]


def test_of_several_conditions_all_must_hold():
    both = [HAS, {"question": "age", "at_least": 18}]
    questions = {"heard": YES_NO, "age": {"kind": "number"}, "came": {**YES_NO, "asked_if": both}}
    columns = {
        "heard": ["是", "是", "否", "否", "是", "", "", "是"],
        "age": ["18", "17", "18", "17", "", "17", "18", "30"],
    }
    # hidden as soon as one fails, shown only where both are known to hold
    assert checked({**columns, "came": ["是"] * 8}, questions)["answered_unasked"].rows == (3, 4, 5, 7)
    assert checked({**columns, "came": ["(跳过)"] * 8}, questions)["skipped_asked"].rows == (2, 9)


def test_every_item_of_a_matrix_is_asked_of_the_same():
    matrix = {**YES_NO, "asked_if": HAS, "items": {"m1": "m—1", "m2": "m—2"}}
    columns = {"heard": ["否", "是", "否"], "m—1": ["是", "是", "(跳过)"], "m—2": ["是", "(跳过)", ""]}
    found = checked(columns, {"heard": YES_NO, "m": matrix})
    assert found["answered_unasked"].rows == (2,)
    assert found["answered_unasked"].parts == ({"name": "m1", "rows": 1}, {"name": "m2", "rows": 1})
    assert found["skipped_asked"].rows == (3,)


def test_an_exclusive_answer_stands_alone():
    services = {"kind": "multiple", "categories": ["文体", "助老", "都没有"], "exclusive": ["都没有"]}
    ticked = ["都没有", "文体┋助老", "文体┋都没有", "助老┋都没有┋文体", "", "(跳过)", "都没有", "文体"]
    columns = {"服务": ticked, "序号": list("12345678")}
    found = checked(columns, {"s": {**services, "column": "服务"}})["exclusive"]
    assert (found.rows, found.is_error) == ((4, 5), True)
    assert found.parts == ({"name": "s", "rows": 2},)
    twice = {"s": {**services, "column": "服务"}, "t": {**services, "column": "再问"}}
    found = checked({**columns, "再问": ["文体"] * 8}, twice)["exclusive"]
    assert (found.parts, found.facts) == (({"name": "s", "rows": 2},), {"questions": 2})
    plain = {name: each for name, each in services.items() if name != "exclusive"}
    assert checked(columns, {"s": {**plain, "column": "服务"}})["exclusive"].checked is None


def test_two_exclusive_answers_exclude_each_other():
    services = {
        "kind": "multiple",
        "categories": ["文体", "不知道", "都没有"],
        "exclusive": ["不知道", "都没有"],
    }
    columns = {"s": ["不知道┋都没有", "不知道", "都没有"]}
    assert checked(columns, {"s": services})["exclusive"].rows == (2,)
    columns = {"s": ["文体┋都没有", "不知道", "文体"]}  # one of the two will do
    assert checked(columns, {"s": services})["exclusive"].rows == (2,)


def test_rows_with_routing_mistakes_can_be_set_aside():
    questions = {"heard": YES_NO, "came": {**YES_NO, "asked_if": HAS}}
    columns = {"heard": ["是", "否", "是"], "came": ["是", "是", "否"]}
    survey, found = checked_twice(columns, questions, quality={"exclude": ["answered_unasked"]})
    assert survey.ledger.set_aside == {"answered_unasked": (3,)}
    assert found["answered_unasked"].set_aside == (3,)
    assert survey.size == 2


def test_questions_that_decide_on_each_other_are_refused():
    def asked(by):
        return {**YES_NO, "asked_if": {"question": by, "any_of": ["是"]}}

    columns = {"a": ["是"] * 8, "b": ["是"] * 8, "c": ["是"] * 8}
    assert checked(columns, {"a": YES_NO, "b": asked("a"), "c": asked("r.b")})["answered_unasked"].rows == ()
    with pytest.raises(StudyError) as caught:
        checked(columns, {"a": asked("c"), "b": asked("r.a"), "c": asked("b")})
    assert [each.code for each in caught.value.mistakes] == ["study.asked_if_circle"] * 3
    # what is decided by a circle is itself in none
    with pytest.raises(StudyError) as caught:
        checked(columns, {"a": asked("b"), "b": asked("a"), "c": asked("b")})
    assert ["[questions.r.c]" in str(each) for each in caught.value.mistakes] == [False, False]
