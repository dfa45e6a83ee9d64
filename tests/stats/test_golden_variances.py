"""Standard errors by choice, joint tests and sensitivity against sandwich, clubSandwich, lm and pyfixest."""

from __future__ import annotations

import functools
from typing import Any

import pytest

from cgsurvey.declarations import Step
from cgsurvey.result import Result
from cgsurvey.stats.fixed_effects_ladder import fixed_effects_ladder
from cgsurvey.survey import Survey
from stats.agreement import agrees
from stats.golden import number, rows
from stats.in_memory import survey_of
from stats.test_golden_regression import STEPS, TERMS, panel_survey

CLOSE = 1e-9
#: pyfixest demeans by two effects in turns until they hardly change, and lm does not
ITERATED = 1e-6
#: our name, the reference's column and the reference
KINDS = {
    "iid": ("iid", "R lm"),
    "HC1": ("hc1", "R sandwich::vcovHC"),
    "HC2": ("hc2", "R sandwich::vcovHC"),
    "HC3": ("hc3", "R sandwich::vcovHC"),
    "CR1S": ("cr1s", "R clubSandwich::vcovCR"),
    "CR3": ("cr3", "R lm, leaving out each cluster"),
}


def crossed_survey(weights: str) -> Survey:
    data = rows("panel_cross")
    questions: dict[str, Any] = {name: {"kind": "number"} for name in ("y", "treat", "age")}
    for name in ("edu", "other"):
        levels = sorted({row[name] for row in data})
        questions[name] = {"kind": "single", "categories": levels}
    return survey_of(
        {name: [row[name] for row in data] for name in questions},
        questions,
        community=[row["community"] for row in data],
        weight=[float(row["w"]) for row in data] if weights == "weighted" else None,
    )


@functools.cache
def crossed(weights: str, kind: str | None, effects: tuple[str, ...], second: str | None) -> Result:
    return fixed_effects_ladder(
        crossed_survey(weights),
        outcome="y",
        treatment="treat",
        steps=(Step(controls=("age",)), *([Step(fixed_effects=True)] if effects else [])),
        fixed_effects=effects,
        cluster="community" if second is None else ("community", second),
        std_errors=kind,
        draws=99,
    )


@functools.cache
def ladder(panel: str, weights: str, kind: str) -> Result:
    if panel == "panel_cross":
        return crossed(weights, kind, ("community", "other"), None)
    return fixed_effects_ladder(
        panel_survey(panel, weights),
        outcome="y",
        treatment="treat",
        steps=STEPS,
        fixed_effects=("community",),
        std_errors=kind,
        draws=99,
    )


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("golden", rows("regression_variances"), ids=lambda row: row["case"])
def test_standard_errors_are_rs(golden: dict[str, str], kind: str) -> None:
    result = ladder(golden["panel"], golden["weights"], kind)
    step = "3" if golden["step"] == "s6" else golden["step"][1]
    where = {"group_level": step, "term": TERMS.get(golden["term"], golden["term"])}
    column, reference = KINDS[kind]
    row = result.row(kind.lower(), **where)
    agrees("regression", reference, "estimate", row.estimate, float(golden["estimate"]), CLOSE)
    agrees("regression", reference, f"std_error {kind}", row.std_error, float(golden[column]), CLOSE)
    assert row.df == (float(golden["df_residual"]) if kind in ("iid", "HC1", "HC2", "HC3") else row.df)
    beside = result.row("coefficient", **where)
    club = "R clubSandwich::coef_test"
    agrees("regression", club, "std_error", beside.std_error, float(golden["cr2"]), CLOSE)
    agrees("regression", club, "df", beside.df, float(golden["cr2_df"]), CLOSE)
    facts = result.fit["steps"][int(step) - 1]
    assert (facts["n"], facts["parameters"]) == (int(golden["n"]), int(golden["k"]))
    agrees("regression", "R lm", "r_squared", facts["r_squared"], float(golden["r2"]), CLOSE)
    within = number(golden["r2_within"])
    assert (within is None) == (facts["r_squared_within"] is None)
    if within is not None:
        agrees("regression", "R lm", "r_squared_within", facts["r_squared_within"], within, CLOSE)


@pytest.mark.parametrize("golden", rows("regression_joint"), ids=lambda row: row["case"])
@pytest.mark.parametrize(("kind", "reference"), [("CR3", "htz"), ("iid", "f")])
def test_joint_tests_are_rs(golden: dict[str, str], kind: str, reference: str) -> None:
    """HTZ rests on CR2 whatever is printed; with iid errors it is the F of nested models."""
    row = ladder(golden["panel"], golden["weights"], kind).row(
        "joint_test", group_level=golden["step"][1], term="edu"
    )
    named = "R clubSandwich::Wald_test(HTZ)" if reference == "htz" else "R anova"
    theirs = {name: float(golden[f"{reference}{name}"]) for name in ("", "_df_num", "_df_den", "_p")}
    agrees("regression", named, "F", row.statistic, theirs[""], CLOSE)
    agrees("regression", named, "df_num", row.df_num, theirs["_df_num"], CLOSE)
    agrees("regression", named, "df_den", row.df_den, theirs["_df_den"], CLOSE)
    agrees("regression", named, "p_value", row.p_value, theirs["_p"], CLOSE)


@pytest.mark.parametrize("golden", rows("regression_two_way"), ids=lambda row: row["case"])
def test_two_way_clustering_and_crossed_effects_are_pyfixests(golden: dict[str, str]) -> None:
    effects = tuple(each for each in golden["effects"].split("+") if each != "-")
    result = _two_way(golden, effects)
    last = result.fit["steps"][-1]
    where = {"group_level": last["step"], "term": golden["term"]}
    row = result.row("cr1_two_way", **where)
    close = ITERATED if len(effects) > 1 else CLOSE
    reference = "pyfixest"
    agrees("regression", reference, "estimate", row.estimate, float(golden["estimate"]), close)
    agrees("regression", reference, "std_error two-way", row.std_error, float(golden["two_way"]), close)
    assert row.df == float(golden["df"])
    counted = next(each for each in result.fit["variances"] if each["kind"] == "CR1_two_way")
    facts = counted["steps"][-1]
    assert facts["counted"] == int(golden["counted"])
    assert facts["factor"] == pytest.approx(float(golden["factor"]), rel=1e-14)
    agrees("regression", reference, "r_squared", last["r_squared"], float(golden["r2"]), close)
    within = number(golden["r2_within"])
    if within is not None:
        agrees("regression", reference, "r_squared_within", last["r_squared_within"], within, close)
    if golden["term"] == "treat" and golden["panel"] == "panel_cross":
        jackknife = crossed(golden["weights"], "CR3", effects, None).row("cr3", **where)
        agrees("regression", "pyfixest CRV3", "std_error", jackknife.std_error, float(golden["cr3"]), close)


def _two_way(golden: dict[str, str], effects: tuple[str, ...]) -> Result:
    if golden["panel"] == "panel_cross":
        return crossed(golden["weights"], None, effects, golden["second"])
    return fixed_effects_ladder(
        panel_survey(golden["panel"], golden["weights"]),
        outcome="y",
        treatment="treat",
        steps=(Step(controls=("sex", "age")), *([Step(fixed_effects=True)] if effects else [])),
        fixed_effects=effects,
        cluster=("community", golden["second"]),
        draws=99,
    )


SENSITIVITY = rows("regression_sensitivity")
OURS = {
    "partial_r2": "partial_r2",
    "rv": "robustness_value",
    "rv_significance": "robustness_value_significance",
    "estimate": "estimate",
    "std_error": "std_error",
    "df": "df",
}
BOUNDS = {"r2_treatment": "r2_treatment", "r2_outcome": "r2_outcome", "adjusted": "estimate"}


@pytest.mark.parametrize("weights", ["unweighted", "weighted"])
@pytest.mark.parametrize("panel", ["panel_32", "panel_6", "panel_2"])
def test_sensitivity_is_the_formulas_on_lm(panel: str, weights: str) -> None:
    found = ladder(panel, weights, "iid").fit["sensitivity"]
    reference = "R lm, formulas of Cinelli and Hazlett"
    known = [row for row in SENSITIVITY if (row["panel"], row["weights"]) == (panel, weights)]
    for row in known:
        if row["quantity"] in OURS:
            ours = found[OURS[row["quantity"]]]
            agrees("regression", reference, row["quantity"], ours, float(row["value"]), CLOSE)
    # the strongest is the one whose like would move the coefficient most
    left = {row["benchmark"]: abs(float(row["value"]) - found["estimate"])
            for row in known if row["quantity"] == "adjusted" and row["times"] == "1"}  # fmt: skip
    strongest = max(left, key=lambda name: left[name])
    assert found["benchmark"]["variable"] == strongest
    bounds = {str(each["times"]): each for each in found["benchmark"]["bounds"]}
    for row in known:
        if row["benchmark"] == strongest:
            ours = bounds[row["times"]][BOUNDS[row["quantity"]]]
            agrees("regression", reference, row["quantity"], ours, float(row["value"]), CLOSE)
