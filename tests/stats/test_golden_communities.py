"""Elements linked and communities compared, against R (tests/golden/communities.R).

RTOL is 1e-9: the formulas are closed but for Fay and Herriot's moment equation, which R solves by
bisection to 1e-15 of the variance and we by Newton's steps to the last digit.
"""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from typing import Any

import numpy as np
import pytest

from cgsurvey.result import Estimate
from cgsurvey.stats import communities, leading, linkage
from cgsurvey.stats._ranks import kendall, spearman
from cgsurvey.survey import Survey
from stats.agreement import agrees
from stats.golden import number, rows, school_survey
from stats.in_memory import survey_of

RTOL = 1e-9
#: elements as the study names them -> columns of the schools
ELEMENTS = {"wide": "sch.wide", "improved": "comp.imp", "awarded": "awards"}
SERVICE = {
    "label": "reached",
    "reached": {element: {"question": element, "any_of": ["Yes"]} for element in ELEMENTS},
}


@cache
def linked_schools(
    design: str, domain: str = "all", *, columns: tuple[str, ...] = tuple(ELEMENTS.values())
) -> Survey:
    """`school_survey` with its three indicators as elements that reach a school."""
    declared = next(row for row in rows("survey_designs") if row["design"] == design)
    data = rows(declared["dataset"])
    cells = {
        element: [None if row[column] == "NA" else row[column] for row in data]
        for element, column in zip(ELEMENTS, columns, strict=True)
    }
    question = {"kind": "single", "categories": ["No", "Yes"]}
    made = survey_of(
        cells,
        dict.fromkeys(ELEMENTS, question),
        elements={element: element for element in ELEMENTS},
        services={"reached": SERVICE},
    )
    base = school_survey(design, domain)
    return replace(base, study=made.study, questionnaire=made.questionnaire, answers=made.answers)


def in_columns(design: str) -> tuple[str, ...]:
    return ("sch.wide", "comp.imp", "awards_miss" if design == "clus1_missing" else "awards")


def element_of(column: str) -> str:
    return next(element for element, each in ELEMENTS.items() if each == column)


@pytest.mark.parametrize("case", rows("linkage"), ids=lambda row: "/".join(list(row.values())[:5]))
def test_pairs_of_elements_are_linked_as_in_r(case: dict[str, str]) -> None:
    survey = linked_schools(case["design"], case["domain"], columns=in_columns(case["design"]))
    result = linkage(survey, service="reached")
    row = result.row(case["measure"], category=f"{element_of(case['first'])}+{element_of(case['second'])}")
    names = {"estimate": "estimate", "se": "std_error", "df": "df"}
    if case["measure"] != "joint":
        names |= {"lower": "conf_low", "upper": "conf_high"}
    if case["measure"] == "lift":
        names["p"] = "p_value"
    for theirs, ours in names.items():
        agrees("linkage", "R survey::svycontrast", ours, getattr(row, ours), float(case[theirs]), RTOL)


@cache
def districts(schools: str, weight: str) -> Survey:
    """Schools of apiclus1, their districts as communities; "several" without the district of one school."""
    data = [row for row in rows("apiclus1") if schools == "all" or row["dnum"] != "413"]
    cells: dict[str, list[Any]] = {
        element: [row[column] for row in data] for element, column in ELEMENTS.items()
    }
    indicator = {"kind": "single", "categories": ["No", "Yes"], "satisfied": ["Yes"]}
    return survey_of(
        {**cells, "api00": [row["api00"] for row in data]},
        {**dict.fromkeys(ELEMENTS, indicator), "api00": {"kind": "number"}},
        weight=None if weight == "one" else [float(row[weight]) for row in data],
        community=[row["dnum"] for row in data],
        elements={element: element for element in ELEMENTS},
        services={"reached": {**SERVICE, "leading_candidates": list(ELEMENTS)}},
    )


CASES = rows("communities")


@pytest.mark.parametrize("case", CASES, ids=lambda row: "/".join(list(row.values())[:4]))
def test_each_community_is_as_in_r(case: dict[str, str]) -> None:
    found = compared(case["schools"], case["weight"], case["variable"])
    measure = "mean" if case["variable"] == "api00" else "rate"
    for name, ours, reference in (
        (measure, {"estimate": "estimate", "std_error": "se"}, "svyby, strata = ~community"),
        ("shrunken", {"estimate": "shrunken", "std_error": "shrunken_se"}, "formulas of Fay and Herriot"),
        ("from_mean", FROM_MEAN, "svycontrast of svyby, qt and qbeta"),
        ("rank", {"estimate": "rank", "conf_low": "best", "conf_high": "worst"}, "qt, qbeta, binom.test"),
    ):
        row = found.get((name, case["community"]))
        expected = {quantity: number(case[theirs]) for quantity, theirs in ours.items()}
        if row is None:
            assert name in ("from_mean", "rank")
            assert case["rank"] == "NA"
            continue
        for quantity, value in expected.items():
            if value is None:
                assert getattr(row, quantity) is None
            else:
                agrees("communities", f"R {reference}", quantity, getattr(row, quantity), value, RTOL)


FROM_MEAN = {
    "estimate": "from_mean",
    "std_error": "from_mean_se",
    "conf_low": "from_mean_lower",
    "conf_high": "from_mean_upper",
    "p_value": "from_mean_p",
    "p_holm": "from_mean_holm",
}


@cache
def compared(schools: str, weight: str, variable: str) -> dict[tuple[str, str | None], Estimate]:
    name = {"wide": "wide"}.get(variable, variable)
    result = communities(districts(schools, weight), variable=name, minimum=4)
    return {(row.measure, row.group_level): row for row in result.rows}


@pytest.mark.parametrize("case", rows("communities_whole"), ids=lambda row: "/".join(list(row.values())[:3]))
def test_the_variance_between_communities_is_as_in_r(case: dict[str, str]) -> None:
    result = communities(districts(case["schools"], case["weight"]), variable=case["variable"], minimum=4)
    icc = result.row("icc")
    quantities = {"estimate": "icc", "conf_low": "icc_lower", "conf_high": "icc_upper", "statistic": "f"}
    quantities |= {"df_num": "df_num", "df_den": "df_den", "p_value": "p"}
    for ours, theirs in quantities.items():
        agrees("communities", "R aov and qf", ours, getattr(icc, ours), float(case[theirs]), RTOL)
    for ours, theirs in {
        "between_variance": "between",
        "within_variance": "within",
        "centre": "centre",
    }.items():
        agrees("communities", "R uniroot", ours, result.fit[ours], float(case[theirs]), RTOL)


@pytest.mark.parametrize("case", rows("leading"), ids=lambda row: f"{row['weight']}/{row['community']}")
def test_who_leads_is_as_in_r(case: dict[str, str]) -> None:
    result = leading(districts("all", case["weight"]), service="reached")
    here = {row.measure: row for row in result.rows if row.group_level == case["community"]}
    assert here["leader"].category == element_of(case["leader"])
    assert here["runner_up"].category == element_of(case["runner_up"])
    expected = {
        ("leader", "estimate"): case["coverage"],
        ("runner_up", "estimate"): case["next_coverage"],
        ("lead", "estimate"): case["lead"],
        ("lead", "std_error"): case["se"],
        ("lead", "p_value"): case["p"],
        ("lead", "p_holm"): case["p_holm"],
    }
    for (measure, quantity), value in expected.items():
        ours = getattr(here[measure], quantity)
        if value == "NA":
            assert ours is None
        else:
            agrees("leading", "R svymean of the difference, binom.test", quantity, ours, float(value), RTOL)


@pytest.mark.parametrize("case", rows("rank_correlation"), ids=lambda row: row["case"])
def test_rank_correlations_are_as_in_r(case: dict[str, str]) -> None:
    first, second = (np.array(case[name].split(), dtype=float) for name in ("first", "second"))
    agrees("supply_and_demand", "R cor", "spearman", spearman(first, second), float(case["spearman"]), RTOL)
    agrees("supply_and_demand", "R cor", "kendall", kendall(first, second), float(case["kendall"]), RTOL)
