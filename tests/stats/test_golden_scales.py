"""Reliability, worst-case bounds and nonresponse against R (survey, psych). RTOL 1e-9.

The references' standard errors of reliability are the delta method with numeric gradients through `svyvar`, a
way that shares nothing with ours; they are good to about 1e-8. psych's omega stops where its optimiser does,
some 1e-6 short; the exact solution of the same equations stands beside it.
"""

from __future__ import annotations

import functools
from dataclasses import replace

import numpy as np
import pytest

from cgsurvey.replicates import Replicates
from cgsurvey.stats import likert, missing_patterns, participation_gap, scale_score
from cgsurvey.survey import Survey
from stats.agreement import agrees
from stats.golden import designed, number, rows

RTOL = 1e-9
RTOL_GRADIENT = 1e-7
RTOL_PSYCH = 5e-6
ITEMS = {"ell": "ell", "meals": "meals", "mobility": "mobility", "not_hsg": "not.hsg"}
BANDS = ("1", "2", "3", "4", "5")
#: every so many rows, from this one on, the answer is left out: as in scales.R
LEFT_OUT = {"wide": ("sch.wide", 7, 2), "award": ("awards", 11, 0)}


def data_of(design: str) -> tuple[dict[str, str], ...]:
    return rows(next(row["dataset"] for row in rows("survey_designs") if row["design"] == design))


@functools.cache
def schools(design: str, domain: str) -> Survey:
    data = data_of(design)
    columns = {name: [float(row[column]) for row in data] for name, column in ITEMS.items()}
    for name, (column, every, rest) in LEFT_OUT.items():
        columns[name] = [None if int(row["row"]) % every == rest else row[column] for row in data]
    questions = {
        **{name: {"kind": "number"} for name in ITEMS},
        **{name: {"kind": "single", "categories": ["No", "Yes"]} for name in LEFT_OUT},
    }
    columns["band"] = [BANDS[sum(float(row["api00"]) >= end for end in (500, 600, 700, 800))] for row in data]
    questions["band"] = {"kind": "scale", "categories": list(BANDS)}
    pair = {
        "label": "pair",
        "willing": {"question": "wide", "any_of": ["Yes"]},
        "took_part": {"question": "award", "any_of": ["Yes"]},
    }
    if domain != "all":
        variable, _, _ = domain.partition("=")
        columns[variable] = [row[variable] for row in data]
        questions[variable] = {"kind": "single", "categories": ["E", "H", "M"]}
    scale = {"label": "scale", "items": list(ITEMS)}
    return designed(design, domain, columns, questions, scales={"s": scale}, pairs={"p": pair})


@pytest.mark.parametrize("case", rows("reliability"), ids=lambda case: case["case"])
def test_reliability(case: dict[str, str]) -> None:
    result = scale_score(schools(case["design"], case["domain"]), scale="s")
    item = None if case["item"] == "NA" else case["item"].replace(".", "_")
    row = result.row(case["quantity"], category=item)
    assert row.df == float(case["df"])
    assert row.n == int(case["n"])
    reference = "R survey::svyvar, delta method"
    agrees("scale", reference, case["quantity"], row.estimate, float(case["value"]), RTOL)
    agrees(
        "scale",
        reference,
        f"std_error of {case['quantity']}",
        row.std_error,
        float(case["se"]),
        RTOL_GRADIENT,
    )
    if (psych := number(case["psych"])) is not None:
        agrees("scale", "R psych::omega", "omega", row.estimate, psych, RTOL_PSYCH)
    if row.interval_method != "feldt":
        agrees("scale", reference, "conf_low", row.conf_low, float(case["lower"]), RTOL_GRADIENT)
        agrees("scale", reference, "conf_high", row.conf_high, float(case["upper"]), RTOL_GRADIENT)


@pytest.mark.parametrize("case", rows("reliability_jackknife"), ids=lambda case: case["case"])
def test_reliability_with_replicate_weights(case: dict[str, str]) -> None:
    survey = schools(case["design"], "all")
    number_of = len(survey.design.stratum_of_psu)
    factors = (1 - np.eye(number_of)) * number_of / (number_of - 1)
    scales = np.full(number_of, (number_of - 1) / number_of)
    replicates = Replicates("JK1", survey.design.psu, factors, scales, mse=True)
    result = scale_score(replace(survey, design=replace(survey.design, replicates=replicates)), scale="s")
    item = None if case["item"] == "NA" else case["item"].replace(".", "_")
    row = result.row(case["quantity"], category=item)
    assert row.df == float(case["df"])
    agrees("scale", "R survey::withReplicates", case["quantity"], row.estimate, float(case["value"]), RTOL)
    name = f"std_error of {case['quantity']}"
    agrees("scale", "R survey::withReplicates", name, row.std_error, float(case["se"]), RTOL)


@pytest.mark.parametrize("case", rows("bounds"), ids=lambda case: case["case"])
def test_worst_case_bounds(case: dict[str, str]) -> None:
    result = participation_gap(schools(case["design"], case["domain"]), pair="p")
    low, high = (result.row(measure, category=case["of"]) for measure in ("lower_bound", "upper_bound"))
    assert low.df == high.df == float(case["df"])
    for row, end in ((low, "low"), (high, "high")):
        agrees(
            "participation_gap",
            "R survey::svymean, recoded",
            f"{row.measure}",
            row.estimate,
            float(case[end]),
            RTOL,
        )
        agrees(
            "participation_gap",
            "R survey::svymean, recoded",
            "std_error",
            row.std_error,
            float(case[f"se_{end}"]),
            RTOL,
        )
        assert row.interval_method == "imbens_manski"
        reference = "R, Imbens and Manski by uniroot"
        agrees("participation_gap", reference, "conf_low", row.conf_low, float(case["lower"]), RTOL)
        agrees("participation_gap", reference, "conf_high", row.conf_high, float(case["upper"]), RTOL)


@pytest.mark.parametrize("case", rows("nonresponse"), ids=lambda case: case["case"])
def test_nonresponse(case: dict[str, str]) -> None:
    result = missing_patterns(schools(case["design"], case["domain"]))
    variable = {"willing": "wide", "took_part": "award"}[case["of"]]
    row = result.row("nonresponse", variable=variable, category=None)
    assert row.n == int(case["n"])
    agrees("missing_patterns", "R survey::svymean", "estimate", row.estimate, float(case["value"]), RTOL)
    agrees("missing_patterns", "R survey::svymean", "std_error", row.std_error, float(case["se"]), RTOL)
    agrees("missing_patterns", "R survey::svyciprop", "conf_low", row.conf_low, float(case["lower"]), RTOL)
    agrees("missing_patterns", "R survey::svyciprop", "conf_high", row.conf_high, float(case["upper"]), RTOL)


@pytest.mark.parametrize("case", rows("likert"), ids=lambda case: case["case"])
def test_ordered_items(case: dict[str, str]) -> None:
    row = likert(schools(case["design"], case["domain"]), question="band").row(case["measure"])
    assert row.df == float(case["df"])
    reference = "R survey::svyciprop" if case["measure"] == "top_two" else "R survey::svymean"
    agrees("likert", reference, "estimate", row.estimate, float(case["value"]), RTOL)
    agrees("likert", reference, "std_error", row.std_error, float(case["se"]), RTOL)
    agrees("likert", reference, "conf_low", row.conf_low, float(case["lower"]), RTOL)
    agrees("likert", reference, "conf_high", row.conf_high, float(case["upper"]), RTOL)
