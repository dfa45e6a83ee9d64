"""Tables of two questions, quantiles and comparisons of groups against R's `survey` (tests/golden/tables.R).

RTOL is 1e-9: closed forms, so only the order of summation differs.
"""

from __future__ import annotations

from itertools import groupby
from typing import Any

import pytest

from cgsurvey import stats
from cgsurvey.result import Result
from cgsurvey.stats._quantiles import quantile_rows
from cgsurvey.stats._variables import numbers
from cgsurvey.survey import Survey
from stats.agreement import agrees
from stats.golden import number, rows, school_survey
from stats.in_memory import survey_of
from stats.test_golden_replicates import survey_of as replicated

RTOL = 1e-9


def our_name(variable: str) -> str:
    return variable.replace(".", "_")


def survey_for(design: str, domain: str) -> Survey:
    if not design.startswith("lonely"):
        return school_survey(design, our_name(domain))
    _, rule, corrected = design.split("_")
    data = rows("lonely_data")
    columns: dict[str, list[Any]] = {
        "api00": [row["api00"] for row in data],
        "stype": [row["stype"] for row in data],
        "ell_high": ["Yes" if float(row["ell"]) > 20 else "No" for row in data],
    }
    questions: dict[str, dict[str, Any]] = {
        "api00": {"kind": "number"},
        "stype": {"kind": "single", "categories": ["E", "H", "M"]},
        "ell_high": {"kind": "single", "categories": ["No", "Yes"]},
    }
    return survey_of(
        columns,
        questions,
        weight=[float(row["pw"]) for row in data],
        stratum=[row["layer"] for row in data],
        psu=[row["dnum"] for row in data],
        fpc=[float(row["units"]) for row in data] if corrected == "TRUE" else None,
        lonely_psu=rule,
    )


def together(name: str, *keys: str) -> list[tuple[tuple[str, ...], list[dict[str, str]]]]:
    """The cases of a file that one call of ours gives."""
    found = groupby(rows(name), key=lambda row: tuple(row[key] for key in keys))
    return [(key, list(cases)) for key, cases in found]


TABLES = together("crosstab", "design", "domain", "row", "column")


@pytest.mark.parametrize(("key", "cases"), TABLES, ids=["-".join(key) for key, _ in TABLES])
def test_crosstab_with_r(key: tuple[str, ...], cases: list[dict[str, str]]) -> None:
    design, domain, row, column = key
    result = stats.crosstab(survey_for(design, domain), question=our_name(row), by=our_name(column))
    for case in cases:
        ours = result.row(case["measure"], category=case["answer"], group_level=case["level"])
        reference = "R survey::svycontrast" if case["measure"] == "residual" else "R survey::svymean"
        agrees("crosstab", reference, "estimate", ours.estimate, float(case["estimate"]), RTOL, 1e-11)
        assert ours.df == float(case["df"])
        assert ours.n == int(case["n_positive"])
        if ours.df > 0:
            agrees("crosstab", reference, "std_error", ours.std_error, float(case["se"]), RTOL)


@pytest.mark.parametrize("case", rows("odds_ratio"), ids=lambda case: "-".join(list(case.values())[:4]))
def test_odds_ratio_with_r(case: dict[str, str]) -> None:
    import math

    survey = survey_for(case["design"], case["domain"])
    result = stats.crosstab(survey, question=our_name(case["row"]), by=our_name(case["column"]))
    ours = result.row("odds_ratio")
    assert ours.estimate is not None
    assert ours.std_error is not None
    logarithm, error = math.log(ours.estimate), ours.std_error / ours.estimate
    agrees("crosstab", "R survey::svycontrast", "log odds ratio", logarithm, float(case["estimate"]), RTOL)
    agrees("crosstab", "R survey::svycontrast", "std_error of the log", error, float(case["se"]), RTOL)
    assert ours.df == float(case["df"])
    # an iterated fit: its convergence leaves 1e-8
    agrees("crosstab", "R survey::svyglm", "log odds ratio", logarithm, float(case["glm_estimate"]), 1e-6)
    agrees("crosstab", "R survey::svyglm", "std_error of the log", error, float(case["glm_se"]), 1e-6)


QUANTILES = together("quantile", "design", "domain", "variable")


@pytest.mark.parametrize(("key", "cases"), QUANTILES, ids=["-".join(key) for key, _ in QUANTILES])
def test_quantiles_with_r(key: tuple[str, ...], cases: list[dict[str, str]]) -> None:
    design, domain, variable = key
    survey = survey_for(design, domain)
    found = quantile_rows(
        survey,
        numbers(survey, variable),
        None,
        estimand="mean",
        unit="value",
        base="answered",
        probabilities={case["p"]: float(case["p"]) for case in cases},
    )
    for ours, case in zip(found, cases, strict=True):
        agrees("mean", "R survey::svyquantile", "quantile", ours.estimate, float(case["estimate"]), RTOL)
        assert ours.df == float(case["df"])
        low, high, error = (number(case[name]) for name in ("lower", "upper", "se"))
        if low is None or high is None:
            assert "note.open_quantile" in (ours.note or "")
        elif low == high:
            # ties; or the largest value, at or below which everybody is
            assert {"note.tied_quantile", "note.no_variation"} & set((ours.note or "").split())
        else:
            agrees("mean", "R survey::svyquantile", "conf_low", ours.conf_low, low, RTOL)
            agrees("mean", "R survey::svyquantile", "conf_high", ours.conf_high, high, RTOL)
            assert error is not None
            agrees("mean", "R survey::svyquantile", "std_error", ours.std_error, error, RTOL)


def compared(case: dict[str, str]) -> Result:
    survey = survey_for(case["design"], case["domain"])
    return stats.difference(survey, variable=our_name(case["variable"]), by=our_name(case["group"]))


@pytest.mark.parametrize("case", rows("joint_test"), ids=lambda case: "-".join(list(case.values())[:3]))
def test_joint_test_with_r(case: dict[str, str]) -> None:
    ours = compared(case).row("joint_test")
    for name, quantity in (("f", "statistic"), ("df_num", "df_num"), ("df_den", "df_den"), ("p", "p_value")):
        value = getattr(ours, quantity)
        agrees("difference", "R survey::regTermTest", quantity, value, float(case[name]), RTOL)


@pytest.mark.parametrize("case", rows("standardised"), ids=lambda case: "-".join(list(case.values())[:5]))
def test_standardised_difference_with_r(case: dict[str, str]) -> None:
    level = case["level"].replace("-", " - ")
    ours = compared(case)
    sign = 1
    if not any(row.group_level == level for row in ours.rows):
        level, sign = " - ".join(reversed(level.split(" - "))), -1
    row = ours.row("standardised", group_level=level)
    assert row.estimate is not None
    agrees(
        "difference",
        "R survey::svycontrast",
        "standardised",
        sign * row.estimate,
        float(case["estimate"]),
        RTOL,
    )
    agrees("difference", "R survey::svycontrast", "std_error", row.std_error, float(case["se"]), RTOL)


@pytest.mark.parametrize(
    "case", rows("tables_replicates"), ids=lambda case: f"{case['design']}-{case['mse']}"
)
def test_tables_under_replicate_weights_with_r(case: dict[str, str]) -> None:
    survey = replicated(case["design"], case["mse"] == "TRUE")
    table = stats.crosstab(survey, question="awards", by="stype")
    residual = table.row("residual", category="Yes", group_level="H")
    share = table.row("column_share", category="Yes", group_level="H")
    median = stats.mean(survey, question="api00").row("median")
    groups = stats.difference(survey, variable="api00", by="stype")
    test, apart = groups.row("joint_test"), groups.row("standardised", group_level="H - E")
    for estimand, quantity, ours, name in (
        ("crosstab", "estimate", residual.estimate, "residual"),
        ("crosstab", "std_error", residual.std_error, "residual_se"),
        ("crosstab", "std_error", share.std_error, "column_share_se"),
        ("mean", "quantile", median.estimate, "median"),
        ("mean", "conf_low", median.conf_low, "median_lower"),
        ("mean", "conf_high", median.conf_high, "median_upper"),
        ("mean", "std_error", median.std_error, "median_se"),
        ("difference", "statistic", test.statistic, "f"),
        ("difference", "df_den", test.df_den, "df_den"),
        ("difference", "p_value", test.p_value, "p"),
        ("difference", "standardised", apart.estimate, "standardised"),
        ("difference", "std_error", apart.std_error, "standardised_se"),
    ):
        agrees(estimand, "R survey::svrepdesign", quantity, ours, float(case[name]), RTOL)
