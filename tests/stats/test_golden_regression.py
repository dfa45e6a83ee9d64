"""The fixed-effects ladder against clubSandwich (CR2, Satterthwaite) and pyfixest (CR1)."""

from __future__ import annotations

import functools

import pytest

from cgsurvey.declarations import Step
from cgsurvey.result import Result
from cgsurvey.stats.fixed_effects_ladder import fixed_effects_ladder
from cgsurvey.survey import Survey
from stats.agreement import agrees
from stats.golden import number, rows
from stats.in_memory import survey_of

PANELS = ("panel_32", "panel_6", "panel_2")
WEIGHTS = ("unweighted", "weighted")
STEPS = (
    Step(controls=("sex", "age")),
    Step(controls=("edu",)),
    Step(fixed_effects=True),
    Step(controls=("other",)),
)
#: the golden files name dummies edu_2, we name them by their category
TERMS = {f"edu_{level}": f"edu={level}" for level in "234"}
CLOSE = 1e-9
#: columns of a result -> columns of the golden files
CR2_COLUMNS = {
    "estimate": "estimate",
    "std_error": "std_error",
    "df": "df",
    "statistic": "t",
    "p_value": "p",
    "conf_low": "lower",
    "conf_high": "upper",
}
CR1_COLUMNS = {
    "estimate": "estimate",
    "std_error": "cr1_nested",
    "df": "df",
    "statistic": "t_nested",
    "p_value": "p_nested",
}


def panel_survey(panel: str, weights: str = "unweighted") -> Survey:
    data = rows(panel)
    names = ("y", "treat", "sex", "age", "other", "edu")
    questions = {name: {"kind": "number"} for name in names[:-1]}
    questions["edu"] = {"kind": "single", "categories": ["1", "2", "3", "4"]}
    return survey_of(
        {name: [row[name] for row in data] for name in names},
        questions,
        community=[row["community"] for row in data],
        weight=[float(row["w"]) for row in data] if weights == "weighted" else None,
    )


@functools.cache
def ladder(panel: str, weights: str) -> Result:
    return fixed_effects_ladder(
        panel_survey(panel, weights),
        outcome="y",
        treatment="treat",
        steps=STEPS,
        fixed_effects=("community",),
    )


CR2 = rows("regression_cr2")
CR1 = [row for row in rows("regression_cr1") if row["singletons"] == "kept" and row["term"] == "treat"]


@pytest.mark.parametrize("golden", CR2, ids=lambda row: row["case"])
def test_cr2_is_clubsandwichs(golden: dict[str, str]) -> None:
    result = ladder(golden["panel"], golden["weights"])
    term = TERMS.get(golden["term"], golden["term"])
    row = result.row("coefficient", group_level=golden["step"][1], term=term)
    for ours, theirs in CR2_COLUMNS.items():
        agrees("regression", "R clubSandwich::CR2", ours, getattr(row, ours), float(golden[theirs]), CLOSE)
    step = result.fit["steps"][int(golden["step"][1]) - 1]
    assert (step["n"], step["clusters"], step["parameters"]) == tuple(
        int(golden[key]) for key in ("n", "clusters", "k")
    )
    agrees("regression", "R lm", "r_squared", step["r_squared"], float(golden["r2"]), CLOSE)
    within = number(golden["r2_within"])
    if within is None:
        assert step["r_squared_within"] is None
    else:
        agrees("regression", "R lm", "r_squared_within", step["r_squared_within"], within, CLOSE)


@pytest.mark.parametrize("golden", CR1, ids=lambda row: row["case"])
def test_cr1_is_pyfixests(golden: dict[str, str]) -> None:
    row = ladder(golden["panel"], golden["weights"]).row("cr1", group_level=golden["step"][1], term="treat")
    for ours, theirs in CR1_COLUMNS.items():
        agrees("regression", "pyfixest, CRV1 nested", ours, getattr(row, ours), float(golden[theirs]), CLOSE)
