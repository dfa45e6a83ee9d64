"""Shares, means, paired differences and contrasts against R's `survey` (tests/golden/survey.csv).

RTOL is 1e-9: the formulas are closed, so only the order of summation differs. R's own logit interval
comes from an iterated fit that carries 1e-7, so the closed form (`xlogit`) is the reference.
"""

from __future__ import annotations

import math
from functools import partial

import numpy as np
import pytest

from cgsurvey.declarations import Condition
from cgsurvey.stats import mean
from cgsurvey.stats._intervals import korn_graubard, logit, t_interval, wilson
from cgsurvey.stats._ratios import Ratios, contrast, ratios
from cgsurvey.stats._tally import OUTSIDE, Measured, tally
from cgsurvey.stats._variables import combined, groups, indicator, numbers
from cgsurvey.survey import Survey
from stats.agreement import agrees
from stats.golden import number, rows, school_survey
from stats.in_memory import survey_of

RTOL = 1e-9
CASES = rows("survey")
#: what each estimand of survey.csv is called in `STATISTICS`
OURS = {
    "mean": "mean",
    "share": "frequency",
    "paired_difference": "participation_gap",
    "joint_share": "participation_gap",
    "conversion": "participation_gap",
}
#: R function of the estimates and of each kind of interval
THEIRS = {
    "mean": "svymean",
    "share": "svymean",
    "paired_difference": "svymean of the difference",
    "joint_share": "svymean",
    "conversion": "svyratio",
}
INTERVALS = {"t": "confint", "xlogit": "svyciprop(xlogit)", "beta": "svyciprop(beta)"}


def our_name(variable: str) -> str:
    return variable.replace(".", "_")


def yes(survey: Survey, variable: str, level: str = "Yes") -> Measured:
    values = indicator(survey, Condition(question=our_name(variable), any_of=(level,)))
    return Measured(values.values, np.ones(survey.size), values.status)


def measured(survey: Survey, case: dict[str, str]) -> Measured:
    variable, level = case["variable"], case["level"]
    match case["estimand"]:
        case "mean":
            values = numbers(survey, our_name(variable))
            return Measured(values.values, np.ones(survey.size), values.status)
        case "share":
            return yes(survey, variable, level)
    first, second = (yes(survey, name) for name in variable.split("-"))
    both = combined(first.status, second.status)
    everyone = np.ones(survey.size)
    if case["estimand"] == "paired_difference":
        return Measured(first.numerator - second.numerator, everyone, both)
    if case["estimand"] == "joint_share":
        one, other = (
            each.numerator if answer == "Yes" else 1 - each.numerator
            for each, answer in zip((first, second), level.split("-"), strict=True)
        )
        return Measured(one * other, everyone, both)
    assert case["estimand"] == "conversion"
    outside = (both == 0) & (first.numerator == 0)
    return Measured(second.numerator, everyone, np.where(outside, OUTSIDE, both).astype(np.int8))


def found(case: dict[str, str]) -> Ratios:
    survey = school_survey(case["design"], case["domain"])
    return ratios(tally(survey, [measured(survey, case)]), survey.design)


@pytest.mark.parametrize(
    "case", [row for row in CASES if row["estimand"] != "contrast"], ids=lambda c: c["case"]
)
def test_estimate_with_r(case: dict[str, str]) -> None:
    result = found(case)
    estimate, spread, df = (float(each[0, 0]) for each in (result.estimate, result.variance, result.df))
    se = number(case["se"])
    with_r = partial(agrees, OURS[case["estimand"]], f"R survey::{THEIRS[case['estimand']]}")
    with_r("estimate", estimate, float(case["estimate"]), RTOL)
    if df < 1:
        # R prints the rounding that is left of a single unit's deviation from itself
        assert math.isnan(spread)
        return
    if se is not None:
        with_r("std_error", math.sqrt(spread), se, RTOL, 1e-9)
    assert df == number(case["df"])
    with_r("df", df, float(case["df"]), RTOL)
    with_r("n_weighted", float(result.n_weighted[0, 0]), float(case["n_weighted"]), RTOL)
    assert result.tally.n[0, 0] == float(case["n_positive"])
    # R counts rows of weight zero in n - 1; a row that stands for nobody does not make a sample larger
    plain_weights = case["n"] == case["n_positive"]
    if (deff := number(case["deff"])) is not None and spread > 1e-20:
        with_r("deff", float(result.deff[0, 0]), deff, RTOL)
    if (low := number(case["lower"])) is None or (high := number(case["upper"])) is None:
        return
    rows_in_base = int(case["n"])
    match case["method"]:
        case "t":
            interval = t_interval(estimate, spread, int(df), level=0.95)
        case "xlogit":
            interval = logit(estimate, spread, int(df), level=0.95)
        case "beta" if plain_weights:
            effective = estimate * (1 - estimate) / spread if spread > 1e-20 else rows_in_base
            interval = korn_graubard(estimate, effective, rows_in_base, int(df), level=0.95)
        case _:
            return
    if interval is None:
        assert low == pytest.approx(high)
        return
    # an end near 0 is a difference of near equals: older t quantiles leave it 1e-12 off
    ends = partial(agrees, OURS[case["estimand"]], f"R survey::{INTERVALS[case['method']]}")
    ends("conf_low", interval.low, low, RTOL, 1e-11)
    ends("conf_high", interval.high, high, RTOL, 1e-11)


@pytest.mark.parametrize(
    "case", [row for row in CASES if row["estimand"] == "contrast"], ids=lambda c: c["case"]
)
def test_contrast_with_r(case: dict[str, str]) -> None:
    survey = school_survey(case["design"], case["domain"])
    parts = groups(survey, "stype")
    variable = our_name(case["variable"])
    values = (
        numbers(survey, variable)
        if variable.startswith("api")
        else indicator(survey, Condition(question=variable, any_of=("Yes",)))
    )
    result = ratios(
        tally(survey, [Measured(values.values, np.ones(survey.size), values.status)], parts), survey.design
    )
    coefficients = np.zeros_like(result.estimate)
    for level, sign in zip(case["level"].split("-"), (1, -1), strict=True):
        coefficients[parts.levels.index(level), 0] = sign
    estimate, spread, _ = contrast(result, coefficients)
    agrees("difference", "R survey::svycontrast", "estimate", estimate, float(case["estimate"]), RTOL)
    agrees("difference", "R survey::svycontrast", "std_error", math.sqrt(spread), float(case["se"]), RTOL)


@pytest.mark.parametrize("case", rows("proportion_srs"), ids=lambda c: c["case"])
def test_wilson_with_r(case: dict[str, str]) -> None:
    interval = wilson(int(case["x"]) / int(case["n"]), int(case["n"]), level=float(case["level"]))
    ends = partial(agrees, "frequency", "R prop.test(correct = FALSE)")
    ends("conf_low", interval.low, float(case["wilson_lower"]), RTOL)
    ends("conf_high", interval.high, float(case["wilson_upper"]), RTOL)


@pytest.mark.parametrize("case", rows("korn_graubard_edges"), ids=lambda c: c["case"])
def test_korn_graubard_at_the_edges(case: dict[str, str]) -> None:
    n = int(case["n"])
    interval = korn_graubard(int(case["x"]) / n, n, n, int(case["df"]), level=float(case["level"]))
    ends = partial(agrees, "frequency", "R qbeta at 0 and 1")
    ends("conf_low", interval.low, float(case["lower"]), RTOL)
    ends("conf_high", interval.high, float(case["upper"]), RTOL)


@pytest.mark.parametrize("case", rows("lonely"), ids=lambda c: "-".join(list(c.values())[:4]))
def test_a_lonely_unit_under_each_rule_of_r(case: dict[str, str]) -> None:
    data = rows("lonely_data")
    survey = survey_of(
        {name: [row[name] for row in data] for name in ("api00", "ell")},
        {name: {"kind": "number"} for name in ("api00", "ell")},
        weight=[float(row["pw"]) for row in data],
        stratum=[row["layer"] for row in data],
        psu=[row["dnum"] for row in data],
        fpc=[float(row["units"]) for row in data] if case["corrected"] == "TRUE" else None,
        lonely_psu=case["rule"],
        population=[case["domain"] in ("all", row["stype"]) for row in data],
    )
    row = mean(survey, question=case["variable"]).rows[0]
    with_r = partial(agrees, "mean", "R survey::svymean, lonely PSU")
    with_r("estimate", row.estimate, float(case["estimate"]), RTOL)
    with_r("std_error", row.std_error, float(case["se"]), RTOL)
    with_r("df", row.df, float(case["df"]), RTOL)
