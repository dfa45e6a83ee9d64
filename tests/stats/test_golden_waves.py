"""Changes and their split against R's `survey` on the rows of both waves (tests/golden/waves.csv).

RTOL is 1e-9: the formulas are closed. R takes the derivatives of the components by its own symbolic delta
method, from totals; ours are written out for shares and joint shares.
"""

from __future__ import annotations

import functools
from typing import Any

import pytest

from cgsurvey.result import Result
from cgsurvey.stats import change, decomposition
from cgsurvey.survey import Survey
from cgsurvey.waves.stacking import stack
from stats.agreement import agrees
from stats.golden import number, rows
from stats.in_memory import survey_of

RTOL = 1e-9
CASES = rows("waves")
BY_WAVE, CONTRAST = "R survey::svyby", "R survey::svycontrast"
QUESTIONS: dict[str, dict[str, Any]] = {
    "y": {"kind": "single", "categories": ["No", "Yes"], "satisfied": ["Yes"]},
    "score": {"kind": "number"},
    "kind": {"kind": "single", "categories": ["E", "H", "M", "less", "more"]},
}
#: a scale of one number twice has that number as its score
SCALES = {"score2": {"label": "score", "items": ["score", "again"]}}


def one_wave(design: str, wave: str) -> Survey:
    """The rows of one wave as a survey of its own."""
    name = design.split("_")[0]
    data = [row for row in rows("waves_data") if row["set"] == name and row["wave"] == wave]
    columns = {key: [None if row[key] == "NA" else row[key] for row in data] for key in QUESTIONS}
    return survey_of(
        {**columns, "again": columns["score"]},
        {**QUESTIONS, "again": QUESTIONS["score"]},
        weight=None if design in ("clustered_plain", "apart") else [float(row["weight"]) for row in data],
        stratum=[row["layer"] for row in data] if design == "panel" else None,
        psu=None if design == "apart" else [row["unit"] for row in data],
        population=[design != "clustered_domain" or row["inside"] == "TRUE" for row in data],
        scales=SCALES,
    )


@functools.cache
def both(design: str) -> Survey:
    earlier, later = one_wave(design, "2022"), one_wave(design, "2023")
    return stack(earlier, later, ("2022", "2023"), {name: name for name in later.answers})


@functools.cache
def found(design: str, variable: str, split: bool) -> Result:
    of = {"of": "satisfaction_rate", "variable": "y"}
    if variable == "score":
        of = {"of": "scale", "variable": "score2"}
    return decomposition(both(design), by="kind", **of) if split else change(both(design), **of)


@pytest.mark.parametrize("case", CASES, ids=lambda c: "/".join(list(c.values())[:3]))
def test_with_r(case: dict[str, str]) -> None:
    quantity = case["quantity"]
    split = quantity.endswith("component")
    result = found(case["design"], case["variable"], split)
    if quantity in ("2022", "2023"):
        row = result.row({"y": "rate", "score": "score"}[case["variable"]], group_level=quantity)
    else:
        row = result.row(quantity)
    estimand, reference = result.estimand, BY_WAVE if quantity[0] == "2" else CONTRAST
    for column, name in (("estimate", "estimate"), ("se", "std_error"), ("df", "df")):
        agrees(estimand, reference, name, getattr(row, name), float(case[column]), RTOL)
    if quantity == "change":
        agrees(estimand, "R pt", "p_value", row.p_value, number(case["p"]) or 0.0, RTOL)


def test_units_of_one_name_are_one_unit() -> None:
    assert len(both("clustered").design.stratum_of_psu) == 15
    assert len(both("panel").design.stratum_of_psu) == 200
    assert set(both("panel").design.strata) == {"E", "H", "M"}


def test_samples_that_share_nobody_have_strata_of_their_own() -> None:
    design = both("apart").design
    assert len(design.strata) == 2
    assert len(design.stratum_of_psu) == 200
    assert design.is_simple


@pytest.mark.parametrize("design", sorted({row["design"] for row in CASES}))
def test_the_components_are_the_change(design: str) -> None:
    split = found(design, "y", split=True)
    parts = sum(split.row(part).estimate or 0.0 for part in ("rate_component", "composition_component"))
    assert parts == pytest.approx(split.row("change").estimate, rel=1e-12)
    whole = found(design, "y", split=False).row("change")
    assert split.row("change").std_error == pytest.approx(whole.std_error, rel=1e-12)
