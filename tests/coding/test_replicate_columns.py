"""Replicate weights in a file: found, read, and refused with their places."""

from pathlib import Path

import numpy as np
import pytest
from asking import coded, codes, question, table
from hypothesis import example, given, settings
from hypothesis import strategies as st

from cgsurvey.errors import StudyError, Unreadable
from cgsurvey.replicates import Replicates
from cgsurvey.study_file import study_of

sex = question("single", "性别", name="sex", categories=("男", "女"))
HEADERS = ("性别", "w", "rep1", "REP 2", "rep3", "备注")
#: four rows, each left out in turn by none but the last: three jackknife replicates
ROWS = [
    ["男", "2", "0", "3", "3"],
    ["女", "2", "3", "0", "3"],
    ["男", "4", "6", "6", "0"],
    ["女", "2", "3", "0", "3"],
]
JK1 = {"columns": ("rep*",), "method": "JK1"}


def survey_of(rows=ROWS, headers=HEADERS, weight="w", **replicates):
    declared = {**JK1, **replicates}
    return coded(table(headers, rows), sex, weight=weight, replicates=declared)


def mistakes(error):
    return [mistake.code for mistake in error.value.mistakes]


def test_rows_alike_in_all_replicates_are_one_kind():
    found = survey_of().design.replicates
    assert found.kind.tolist() == [0, 1, 2, 1]
    assert found.factors.T.tolist() == [[0, 1.5, 1.5], [1.5, 0, 1.5], [1.5, 1.5, 0]]
    assert found.scales == pytest.approx([2 / 3] * 3)
    assert not found.mse


def test_columns_by_name_come_in_the_order_declared():
    one = survey_of(columns=("rep3", "rep1", "rep2")).design.replicates
    assert one.factors[:, one.kind[0]].tolist() == [1.5, 0, 1.5]


def test_a_star_stands_for_a_number_and_for_no_column_that_is_something_else():
    headers = ("性别", "rep0", "rep1", "REP_02", "rep-3", "replies")
    survey = survey_of(headers=headers, weight="rep0")
    assert survey.design.replicates.number == 3


@pytest.mark.parametrize(
    ("columns", "code"),
    [
        (("rep1", "rep*"), "coding.replicates_twice"),
        (("rep1", "rep3", "w"), "coding.replicates_twice"),
        (("rep1",), "coding.one_replicate"),
        (("jk*",), "coding.no_column"),
        (("rep1", "rep9"), "coding.no_column"),
    ],
)
def test_columns_that_cannot_be_meant(columns, code):
    with pytest.raises(StudyError) as error:
        survey_of(columns=columns)
    assert mistakes(error)[0] == code
    for language in ("zh", "en"):
        assert "[questionnaires.r.replicates]" in error.value.text(language)


def test_as_many_rscales_as_replicates():
    with pytest.raises(StudyError) as error:
        survey_of(method="JKn", rscales=(0.5, 0.5))
    assert mistakes(error) == ["coding.rscales_number"]
    assert survey_of(method="JKn", rscales=(0.5,)).design.replicates.scales.tolist() == [0.5] * 3
    assert survey_of(method="JKn", rscales=(0.5, 0, 1)).design.replicates.scales.tolist() == [0.5, 0, 1]


@pytest.mark.parametrize(
    ("declared", "scales"),
    [
        ({"method": "JK1"}, [2 / 3] * 3),
        ({"method": "JK1", "scale": 0.5, "rscales": (1, 2, 3)}, [0.5, 1, 1.5]),
        ({"method": "BRR"}, [1 / 3] * 3),
        ({"method": "Fay", "fay_rho": 0.5}, [4 / 3] * 3),
        ({"method": "bootstrap"}, [1 / 2] * 3),
        ({"method": "JKn", "rscales": (0.5, 0.6, 0.7)}, [0.5, 0.6, 0.7]),
    ],
)
def test_scales_are_those_of_the_method(declared, scales):
    assert survey_of(**declared).design.replicates.scales == pytest.approx(scales)


def test_multiples_of_the_weight():
    rows = [[*row[:2], *(str(float(each) / float(row[1])) for each in row[2:])] for row in ROWS]
    plain, multiples = survey_of().design.replicates, survey_of(rows, combined=False).design.replicates
    assert multiples.factors == pytest.approx(plain.factors)
    # 1 over the largest multiple, (n - 1)/n
    assert multiples.scales == pytest.approx(plain.scales)


@pytest.mark.parametrize("cell", ["", "(空)", "多", "-1", "nan", "1e13", "1e-12", "3万"])
def test_a_row_with_a_replicate_that_is_no_weight_is_set_aside(cell):
    rows = [*ROWS, ["女", "2", "3", cell, "3"]]
    survey = survey_of(rows)
    assert survey.ledger.set_aside == {"bad_replicate": (6,)}
    assert survey.size == 4


def test_a_column_without_a_positive_number_is_another_column():
    rows = [[*row[:4], "见备注"] for row in ROWS]
    with pytest.raises(Unreadable) as refusal:
        survey_of(rows)
    assert refusal.value.code == "coding.replicates_no_numbers"
    assert "rep3" in refusal.value.text("zh")
    assert "见备注" not in refusal.value.text("zh")


def test_multiples_taken_for_weights_are_said_and_the_reverse():
    rows = [
        ["男", "200", "0", "1.5", "1.5"],
        ["女", "200", "1.5", "0", "1.5"],
        ["女", "100", "1.5", "1.5", "0"],
    ]
    assert codes(survey_of(rows)) == ["coding.replicates_multiples"]
    assert codes(survey_of(rows, combined=False)) == []
    assert codes(
        survey_of([["男", "200", "0", "300", "300"], ["女", "200", "300", "0", "300"]], combined=False)
    ) == ["coding.replicates_weights"]


def test_a_row_without_weight_counts_in_no_replicate():
    survey = survey_of([*ROWS, ["女", "0", "3", "3", "3"]])
    found = [each for each in survey.problems if each.code == "coding.replicates_weightless"]
    assert found[0].rows == (6,)
    assert survey.design.replicates.factors[:, survey.design.replicates.kind[4]].tolist() == [0, 0, 0]


def declared(**keys):
    questionnaire = {"file": "x.csv", "group": "g", "weight": "w", **keys}
    study_of(
        {
            "title": "t",
            "questionnaires": {"r": questionnaire},
            "questions": {"r": {"q": {"kind": "number", "column": "q"}}},
        },
        Path("study.toml"),
    )


@pytest.mark.parametrize(
    ("keys", "code"),
    [
        ({"replicates": {"columns": ["r*"], "method": "Fay"}}, "study.type.replicates_rho"),
        ({"replicates": {"columns": ["r*"], "method": "BRR", "fay_rho": 0.3}}, "study.type.replicates_rho"),
        ({"replicates": {"columns": ["r*"], "method": "BRR", "scale": 1.0}}, "study.type.replicates_scale"),
        ({"replicates": {"columns": ["r*"], "method": "JKn"}}, "study.type.replicates_rscales"),
        (
            {"replicates": {"columns": ["r*"], "method": "JK1", "rscales": [0, 0]}},
            "study.type.replicates_zero",
        ),
        (
            {"weight": None, "replicates": {"columns": ["r*"], "method": "JK1"}},
            "study.type.replicates_weight",
        ),
        ({"fpc": "n", "replicates": {"columns": ["r*"], "method": "JK1"}}, "study.type.replicates_with"),
        ({"replicates": {"columns": ["r*"], "method": "jackknife"}}, "study.not_one_of"),
        ({"interval": "wald"}, "study.not_one_of"),
    ],
)
def test_declarations_that_contradict_themselves(keys, code):
    with pytest.raises(StudyError) as error:
        declared(**keys)
    assert mistakes(error) == [code]
    for language in ("zh", "en"):
        assert "[questionnaires.r" in error.value.text(language)


@example(5, 10, 447255)  # products of the replicates keep too few digits to tell
@settings(derandomize=True)
@given(st.integers(1, 6), st.integers(2, 12), st.integers(0, 2**32 - 1))
def test_degrees_of_freedom_are_the_rank_less_one(rank, replicates, seed):
    rng = np.random.default_rng(seed)
    factors = rng.uniform(0.5, 2, (replicates, rank)) @ rng.uniform(0.5, 2, (rank, 9))
    found = Replicates("bootstrap", np.arange(9), factors, np.ones(replicates), False)
    present = np.ones((9, 2), dtype=bool)
    present[1:, 1] = False
    expected = np.linalg.matrix_rank(factors, tol=1e-5 * np.linalg.norm(factors, 2))
    assert found.degrees_of_freedom(present).tolist() == [expected - 1, 0]
