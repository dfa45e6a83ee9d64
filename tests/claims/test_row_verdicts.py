"""What a significance needs against the residuals of the regression that the data give."""

from __future__ import annotations

import math
from decimal import Decimal
from typing import Any

import pytest

from cgsurvey.claims.judgement import Judgement
from cgsurvey.claims.row_verdicts import against_row, beside_its_test, kind_beside, residual_deviation
from cgsurvey.declarations import Claim
from cgsurvey.result import Estimate, Result

#: 12 rows, 2 parameters: the residual standard deviation is 0.2 x sqrt(0.75 x 11 / 10)
STEP = {"step": "2", "n": 12, "parameters": 2, "r_squared": 0.25}
FIT = {"treatment": "t", "outcome_sd": 0.2, "steps": [STEP]}
RESIDUAL = 0.2 * math.sqrt(0.75 * 11 / 10)


def row(**columns: Any) -> Estimate:
    told = {"id": "r", "questionnaire": "q", "variable": "v", "measure": "coefficient", "unit": "outcome"}
    return Estimate(**{**told, "base": "common_sample", "term": "t", "group_level": "2", **columns})


def test_the_residual_deviation_is_that_of_the_step() -> None:
    assert residual_deviation(row(), FIT) == pytest.approx(RESIDUAL, rel=1e-14)


@pytest.mark.parametrize(
    ("columns", "fit"),
    [
        ({"group_level": "1"}, FIT),
        ({"term": "age"}, FIT),
        ({}, FIT | {"steps": [STEP | {"parameters": 12}]}),
        ({}, {}),
        ({}, {"treatment": "t", "steps": [STEP]}),  # of a logit
    ],
)
def test_without_residuals_there_is_none(columns: dict[str, str], fit: dict[str, Any]) -> None:
    assert residual_deviation(row(**columns), fit) is None


@pytest.mark.parametrize(
    ("significant", "factor", "holds"),
    [(True, 1, True), (True, 0.999, False), (False, 1, True), (False, 1.001, False)],
)
def test_the_residuals_allow_what_they_reach(significant: bool, factor: float, holds: bool) -> None:
    found = residual_deviation(row(), FIT)
    assert found is not None
    needs = Judgement(
        "effect", "possible", (), {"needed_deviation": found * factor, "significant": significant}
    )
    result = Result("regression", "q", "v", None, (), fit=FIT)
    made = list(against_row(Claim(id="c", text="x", value=Decimal(1)), row(estimate=1.0), result, (needs,)))
    assert [each.verdict for each in made] == ([] if holds else ["not supported"])


@pytest.mark.parametrize("keys", [{}, {"kind": "mean"}])
def test_a_proportion_with_a_count_is_a_share(keys: dict[str, Any]) -> None:
    claim = Claim(**{"id": "c", "text": "x", "value": 1, **keys})
    assert kind_beside(claim, row(unit="proportion", count=3)) == "share"


@pytest.mark.parametrize(
    ("text", "p", "factor", "found"),
    [
        ("显著", 0.01, 0.999, [("uncertain", "possible")]),
        ("显著", 0.06, 0.999, [("significance", "not supported"), ("effect", "not supported")]),
        ("不显著", 0.06, 1.001, []),
        ("不显著", 0.01, 1.001, [("significance", "not supported"), ("effect", "not supported")]),
        ("显著", None, 0.999, [("no_test", "possible"), ("effect", "not supported")]),
    ],
)
def test_the_test_of_the_row_goes_before_a_pooled_t(
    text: str, p: float | None, factor: float, found: list[tuple[str, str]]
) -> None:
    """What allows for communities may be significant where a pooled t is not, and the other way round."""
    facts = {"needed_deviation": RESIDUAL * factor, "significant": text == "显著"}
    needs = Judgement("effect", "possible", (), facts)
    claim, tested = Claim(id="c", text=text, value=Decimal(1)), row(estimate=1.0, p_value=p)
    against = against_row(claim, tested, Result("regression", "q", "v", None, (), fit=FIT), (needs,))
    made = beside_its_test([needs, *against], claim, tested)
    assert [(each.check, each.verdict) for each in made if each is not needs] == found


def test_an_effect_out_of_the_range_stays_impossible_whatever_the_test() -> None:
    beyond = Judgement("effect", "impossible", (), {})
    made = beside_its_test([beyond], Claim(id="c", text="显著"), row(estimate=1.0, p_value=0.01))
    assert list(made) == [beyond]


@pytest.mark.parametrize("keys", [{"text": "超过一半"}, {"leading": 1}, {"value": 50}])
def test_without_an_estimate_nothing_passes(keys: dict[str, Any]) -> None:
    claim = Claim(**{"id": "c", "text": "x", **keys})
    made = against_row(claim, row(unit="proportion"), Result("frequency", "q", "v", None, ()), ())
    assert [each.check for each in made] == ["not_checked"]


@pytest.mark.parametrize(
    ("unit", "keys", "kind"),
    [
        ("proportion", {"n": 51, "value": 92.63}, "unknown"),  # drawn to the mean: no count
        ("points", {"groups": (7, 611)}, "unknown"),
        ("points", {"text": "高12%", "value": 12}, "unknown"),
        ("outcome", {"groups": (7, 611)}, "coefficient"),
        ("score", {"items": 4}, "mean"),
        ("value", {}, "unknown"),
    ],
)
def test_only_the_unit_of_its_row_makes_a_figure_a_share(unit: str, keys: dict[str, Any], kind: str) -> None:
    claim = Claim(**{"id": "c", "text": "x", "value": 1, **keys})
    assert kind_beside(claim, row(unit=unit)) == kind
