"""Rao-Scott F against R's ``svychisq(statistic = "F")``. RTOL 1e-9: closed forms."""

from __future__ import annotations

from functools import partial

import pytest

from cgsurvey.stats._rao_scott import rao_scott
from cgsurvey.stats._variables import groups
from stats.agreement import agrees
from stats.golden import rows, school_survey

RTOL = 1e-9


@pytest.mark.parametrize("case", rows("rao_scott"), ids=lambda case: case["case"])
def test_independence_with_r(case: dict[str, str]) -> None:
    survey = school_survey(case["design"])
    pair = [
        (groups(survey, name).codes, survey.answers[name].status)
        for name in (case["row"].replace(".", "_"), case["column"].replace(".", "_"))
    ]
    found = rao_scott(survey, *pair)
    assert found is not None
    with_r = partial(agrees, "frequency", "R survey::svychisq(F)")
    with_r("statistic", found.statistic, float(case["f"]), RTOL)
    with_r("df_num", found.df_num, float(case["df_num"]), RTOL)
    if case["design"] == "clus1_zeropsu":
        # R's svychisq counts sampling units whose rows all weigh nothing, and its degf() does not: 15 - 1
        # against 13 - 1. We count as degf() does, here as in every other estimate.
        assert found.df_den == pytest.approx(float(case["df_den"]) * 12 / 14, rel=RTOL)
        return
    with_r("df_den", found.df_den, float(case["df_den"]), RTOL)
    with_r("p_value", found.p_value, float(case["p"]), RTOL)


@pytest.mark.parametrize(
    "case", rows("rao_scott_domains"), ids=lambda case: f"{case['design']}-{case['domain']}"
)
def test_independence_in_a_domain_has_the_degrees_of_freedom_of_the_domain(case: dict[str, str]) -> None:
    survey = school_survey(case["design"], case["domain"])
    pair = [(groups(survey, name).codes, survey.answers[name].status) for name in ("sch_wide", "awards")]
    found = rao_scott(survey, *pair)
    assert found is not None
    with_r = partial(agrees, "crosstab", "R survey::svychisq(F), domains")
    with_r("statistic", found.statistic, float(case["f"]), RTOL)
    with_r("df_den", found.df_den, float(case["df_den"]), RTOL)
    with_r("p_value", found.p_value, float(case["p"]), RTOL)
