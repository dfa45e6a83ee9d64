"""Replicate weights against R's `svrepdesign`, from the file to the row (tests/golden/replicates.csv).

RTOL is 1e-9: the formulas are closed. Ends of intervals may lie near 0, so they get 1e-11 beside.
"""

from __future__ import annotations

import csv
import functools
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from cgsurvey.coding import code
from cgsurvey.result import Estimate
from cgsurvey.stats import STATISTICS
from cgsurvey.stats._rao_scott import rao_scott
from cgsurvey.stats._variables import groups
from cgsurvey.study_file import study_of
from cgsurvey.survey import Survey
from coding.asking import table
from stats.agreement import agrees
from stats.golden import GOLDEN, number, rows, school_survey

RTOL = 1e-9
CASES = rows("replicates")
DESIGNS = {row["design"]: row for row in rows("replicates_designs")}
QUESTIONS = {
    "stype": {"kind": "single", "column": "stype", "categories": ["E", "H", "M"]},
    "sch_wide": {"kind": "single", "column": "sch.wide", "categories": ["No", "Yes"], "satisfied": ["Yes"]},
    "awards": {"kind": "single", "column": "awards", "categories": ["No", "Yes"], "satisfied": ["Yes"]},
    "api00": {"kind": "number", "column": "api00"},
    "lost": {"kind": "single", "column": "lost", "categories": ["no", "yes"]},
}
#: districts of the domain that a quarter of the half-samples miss
LOST = ("61", "255")


@functools.cache
def survey_of(design: str, mse: bool, lost_only: bool = False) -> Survey:
    """A design read as a user's file would be: headers, cells of text, keys of the study file."""
    spec = DESIGNS[design]
    with (GOLDEN / f"replicates_{design}.csv").open(encoding="utf-8", newline="") as file:
        headers, *weights = csv.reader(file)
    data = {row["row"]: row for row in rows(spec["dataset"])}
    columns = ("stype", "sch.wide", "awards", "api00")
    cells = [
        (*(data[line[0]][name] for name in columns), "yes" if data[line[0]]["dnum"] in LOST else "no", *line)
        for line in weights
    ]
    replicates = {
        "columns": ["r*"],
        "method": spec["method"],
        "mse": mse,
        "combined": spec["combined"] == "TRUE",
    }
    if spec["fay_rho"] != "NA":
        replicates["fay_rho"] = float(spec["fay_rho"])
    if spec["rscales"] != "NA":
        replicates["rscales"] = [float(each) for each in spec["rscales"].split()]
    declared = {"file": "x.csv", "group": "schools", "id": "row", "weight": "w", "replicates": replicates}
    if lost_only:
        declared["where"] = {"question": "lost", "any_of": ["yes"]}
    written = {
        "title": "t",
        "questionnaires": {"schools": declared},
        "questions": {"schools": QUESTIONS},
    }
    study = study_of(written, Path("study.toml"))
    raw = table((*columns, "lost", *headers), cells)
    return code(raw, study, study.questionnaires["schools"])


def with_interval(survey: Survey, rule: str) -> Survey:
    declared = survey.questionnaire.declared.model_copy(update={"interval": rule})
    return replace(survey, questionnaire=replace(survey.questionnaire, declared=declared))


def survey_for(case: dict[str, str]) -> Survey:
    return survey_of(case["design"], case["mse"] == "TRUE", case["domain"] == "lost")


def row_of(survey: Survey, case: dict[str, str]) -> Estimate:
    level = case["domain"].removeprefix("stype=")
    by = {"by": "stype"} if level in "EHM" else {}
    where = {"group_level": level} if by else {}
    if case["estimand"] in ("mean", "median"):
        return STATISTICS["mean"](survey, question="api00", **by).row(case["estimand"], **where)
    name = case["variable"].replace(".", "_")
    return STATISTICS["satisfaction_rate"](survey, question=name, **by).row("rate", **where)


def cases(*estimands: str) -> list[object]:
    return [
        pytest.param(case, id="-".join(list(case.values())[:6]))
        for case in CASES
        if case["estimand"] in estimands
    ]


@pytest.mark.parametrize("case", cases("mean", "share"))
def test_estimates_with_r(case: dict[str, str]) -> None:
    survey = survey_for(case)
    row = row_of(survey, case)
    estimand = "mean" if case["estimand"] == "mean" else "satisfaction_rate"
    pairs = {"estimate": row.estimate, "se": row.std_error, "df": row.df, "deff": row.deff}
    for column, ours in pairs.items():
        agrees(estimand, "R survey::svrepdesign", column, ours, float(case[column]), RTOL)
    if case["estimand"] == "mean":
        agrees(estimand, "R survey::confint", "conf_low", row.conf_low, float(case["lower"]), RTOL)
        return
    for rule, column in (("logit", "logit"), ("korn_graubard", "beta")):
        asked = row_of(with_interval(survey, rule), case)
        assert asked.interval_method == rule
        for ours, end in ((asked.conf_low, "lower"), (asked.conf_high, "upper")):
            theirs = float(case[f"{column}_{end}"])
            quantity = "conf_low" if end == "lower" else "conf_high"
            agrees(estimand, "R survey::svyciprop", quantity, ours, theirs, RTOL, atol=1e-11)


@pytest.mark.parametrize("case", cases("median"))
def test_medians_with_r(case: dict[str, str]) -> None:
    row = row_of(survey_for(case), case)
    agrees(
        "mean", "R survey::svyquantile, replicates", "quantile", row.estimate, float(case["estimate"]), RTOL
    )
    assert row.df == float(case["df"])
    low, high = (number(case[name]) for name in ("lower", "upper"))
    if low is None or high is None:
        assert "note.open_quantile" in (row.note or "")
        return
    agrees("mean", "R survey::svyquantile, replicates", "conf_low", row.conf_low, low, RTOL)
    agrees("mean", "R survey::svyquantile, replicates", "conf_high", row.conf_high, high, RTOL)
    agrees("mean", "R survey::svyquantile, replicates", "std_error", row.std_error, float(case["se"]), RTOL)


@pytest.mark.parametrize("case", cases("contrast"))
def test_contrasts_with_r(case: dict[str, str]) -> None:
    result = STATISTICS["difference"](survey_for(case), variable="api00", by="stype")
    first, second = case["level"].split("-")
    sign, level = 1.0, f"{first} - {second}"
    if level not in {row.group_level for row in result.rows}:
        sign, level = -1.0, f"{second} - {first}"
    row = result.row("difference", group_level=level)
    assert row.estimate is not None
    agrees(
        "difference", "R survey::svycontrast", "estimate", sign * row.estimate, float(case["estimate"]), RTOL
    )
    agrees("difference", "R survey::svycontrast", "std_error", row.std_error, float(case["se"]), RTOL)
    assert row.df == number(case["df"])


@pytest.mark.parametrize("case", cases("rao_scott"))
def test_independence_with_r(case: dict[str, str]) -> None:
    survey = survey_for(case)
    pair = [
        (groups(survey, name).codes, survey.answers[name].status)
        for name in (case["variable"].replace(".", "_"), "stype")
    ]
    found = rao_scott(survey, *pair)
    assert found is not None
    ours = {"f": found.statistic, "df_num": found.df_num, "df_den": found.df_den, "p": found.p_value}
    for column, value in ours.items():
        agrees("crosstab", "R survey::svychisq, replicates", column, value, float(case[column]), RTOL)


def test_replicates_without_anybody_of_the_base_are_said() -> None:
    survey = survey_of("brr", mse=False, lost_only=True)
    result = STATISTICS["mean"](survey, question="api00")
    note = next(note for note in result.notes if note.code == "note.lost_replicates")
    assert note.weak
    whole = STATISTICS["mean"](survey_of("brr", mse=False), question="api00")
    assert "note.lost_replicates" not in {note.code for note in whole.notes}


@pytest.mark.parametrize(
    "case", rows("wilson_complex"), ids=lambda case: f"{case['design']}-{case['variable']}"
)
def test_wilson_of_a_complex_sample(case: dict[str, str]) -> None:
    """R's `survey` 4.1 has no Wilson: the reference is the score interval at Korn and Graubard's n*."""
    survey = with_interval(school_survey(case["design"]), "wilson")
    name = case["variable"].replace(".", "_")
    row = STATISTICS["satisfaction_rate"](survey, question=name).row("rate")
    assert row.interval_method == "wilson"
    reference = "R: score interval at n*"
    agrees("satisfaction_rate", reference, "conf_low", row.conf_low, float(case["lower"]), RTOL, atol=1e-11)
    agrees("satisfaction_rate", reference, "conf_high", row.conf_high, float(case["upper"]), RTOL, atol=1e-11)


def test_how_rows_are_sorted_into_kinds_changes_nothing() -> None:
    """The kinds of rows are a way of counting: every row a kind of its own gives the same."""
    survey = survey_of("jk1", mse=True)
    found = survey.design.replicates
    assert found is not None
    assert found.factors.shape[1] == 15
    each = replace(found, kind=np.arange(survey.size), factors=found.factors[:, found.kind])
    apart = replace(survey, design=replace(survey.design, replicates=each))
    one = STATISTICS["satisfaction_rate"](survey, question="awards", by="stype").rows
    other = STATISTICS["satisfaction_rate"](apart, question="awards", by="stype").rows
    for ours, theirs in zip(one, other, strict=True):
        assert ours.std_error is not None
        assert ours.std_error == pytest.approx(theirs.std_error, rel=1e-12)
        assert ours.df == theirs.df
