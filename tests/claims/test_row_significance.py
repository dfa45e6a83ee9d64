"""Whether a row bears out that something is called significant."""

from __future__ import annotations

from typing import Any

import pytest

from cgsurvey.claims.row_significance import against_test
from cgsurvey.result import Estimate

THIN = "regression.verdict.too_thin"
FIT = {
    "treatment": "t",
    "identification": {"treated": 600, "untreated": 7},
    "second_opinions": [
        {"step": "2", "method": "wild_bootstrap", "p_value": None},
        {"step": "2", "method": "permutation", "p_value": 0.05},
    ],
}


def row(p: float, **columns: Any) -> Estimate:
    told = {
        "id": "r",
        "questionnaire": "q",
        "variable": "v",
        "measure": "m",
        "unit": "points",
        "base": "answered",
    }
    return Estimate(**{**told, "estimate": 0.1, "p_value": p, **columns})


def checks(significant: bool, found: Estimate, fit: Any = None, level: float = 0.05) -> list[str]:
    return [each.check for each in against_test(significant, level, found, fit or {})]


@pytest.mark.parametrize(
    ("p", "significant", "holds"),
    [
        (0.049999, True, True),
        (0.05, True, False),
        (0.9, True, False),
        (0.049999, False, False),
        (0.05, False, True),
        (0.9, False, True),
    ],
)
def test_p_is_under_the_level_or_not(p: float, significant: bool, holds: bool) -> None:
    assert checks(significant, row(p)) == ([] if holds else ["significance"])


@pytest.mark.parametrize(("level", "holds"), [(0.01, False), (0.04, False), (0.0401, True), (0.1, True)])
def test_the_level_is_that_of_the_claim(level: float, holds: bool) -> None:
    assert checks(True, row(0.04), level=level) == ([] if holds else ["significance"])


@pytest.mark.parametrize(("significant", "holds"), [(True, False), (False, True)])
def test_a_p_that_is_adjusted_counts(significant: bool, holds: bool) -> None:
    assert checks(significant, row(0.01, p_holm=0.06)) == ([] if holds else ["significance"])


def test_both_p_are_told() -> None:
    (found,) = against_test(True, 0.05, row(0.01, p_holm=0.06), {})
    assert [each.text("en") for each in found.sentences] == [
        "By itself it has p=0.010; adjusted after Holm for all comparisons made with it, it is not "
        "significant at 5% (p=0.060)."
    ]


def test_of_a_family_of_one_nothing_is_said_of_adjusting() -> None:
    (found,) = against_test(True, 0.05, row(0.06, p_holm=0.06), {})
    assert found.sentences[0].text("en") == "In the data it is not significant at 5% (p=0.060)."


@pytest.mark.parametrize("p", [0.00001, 0.9])
def test_a_coefficient_that_rests_on_too_little_is_never_significant(p: float) -> None:
    (found,) = against_test(True, 0.05, row(p, note=THIN, term="t", group_level="2"), FIT)
    said = [each.text("en") for each in found.sentences]
    assert said[0] == "The coefficient rests on too little to tell whether it is significant."
    assert said[-1] == "The two sides that it compares are of 600 and 7."
    assert found.verdict == "not supported"


def test_that_a_thin_coefficient_is_not_significant_may_be_said() -> None:
    assert checks(False, row(0.9, note=THIN)) == []


@pytest.mark.parametrize(
    ("other", "step", "term", "found"),
    [
        (0.05, "2", "t", ["uncertain"]),
        (0.0499, "2", "t", []),
        (0.9, "1", "t", []),  # of another step
        (0.9, "2", "age", []),  # of another coefficient
    ],
)
def test_another_test_of_the_same_coefficient_may_disagree(
    other: float, step: str, term: str, found: list[str]
) -> None:
    fit = FIT | {"second_opinions": [{"step": step, "method": "permutation", "p_value": other}]}
    assert checks(True, row(0.01, term=term, group_level="2"), fit) == found


@pytest.mark.parametrize(
    ("p", "told"),
    [
        (0.0004, "p<0.001"),
        (0.001, "p=0.001"),
        (0.0504, "p=0.050400"),
        (0.05, "p=0.050000"),
        (0.051, "p=0.051"),
    ],
)
def test_no_rounding_hides_on_which_side_of_the_level_a_p_lies(p: float, told: str) -> None:
    (found,) = against_test(p >= 0.05, 0.05, row(p), {})
    assert f"({told})" in found.sentences[0].text("en")
