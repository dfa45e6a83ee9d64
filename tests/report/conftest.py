"""A study and a hand-made analysis with every estimand that a report shows."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import pytest

from cgsurvey.ledger import Ledger, Problem
from cgsurvey.result import Analysis, Estimate, Note, Result, Sample, row_id
from cgsurvey.study import Study
from cgsurvey.study_file import load_study

HERE = Path(__file__).parent
SEX = ("男", "女")
SCORES = ("很不满意", "不太满意", "一般", "比较满意", "非常满意")
SERVICES = ("文体活动", "志愿帮扶", "医疗救助")


def estimate(
    estimand: str,
    variable: str,
    measure: str,
    value: float | None,
    unit: str = "proportion",
    base: str = "answered",
    questionnaire: str = "residents",
    half: float = 0.02,
    **columns: Any,
) -> Estimate:
    """A row whose interval is `half` to each side, with plausible numbers in the other columns."""
    address = {
        name: columns.get(name)
        for name in ("category", "group", "group_level", "term")
        if columns.get(name) is not None
    }
    n = columns.pop("n", 1744)
    missing = columns.pop("left_out", {"blank": 40, "declared": 3})
    known = {
        "std_error": half / 2,
        "df": 31.0,
        "conf_low": None if value is None else value - half,
        "conf_high": None if value is None else value + half,
        "conf_level": 0.95,
        "interval_method": "logit" if unit == "proportion" else "t",
    }
    if value is None:
        known = dict.fromkeys(known)
    return Estimate(
        id=row_id(questionnaire, estimand, variable, measure, **address),
        questionnaire=questionnaire,
        variable=variable,
        measure=measure,
        unit=unit,
        base=base,
        estimate=value,
        n=n,
        n_weighted=n * 1.25 if questionnaire == "residents" else float(n),
        eligible=n + sum(missing.values()),
        asked=n + sum(missing.values()) - missing.get("not_asked", 0),
        left_out=missing,
        **{**known, **columns},
    )


def result(
    estimand: str,
    variable: str,
    rows: Iterable[Estimate],
    by: str | None = None,
    questionnaire: str = "residents",
    **parts: Any,
) -> Result:
    return Result(estimand, questionnaire, variable, by, tuple(rows), **parts)


def satisfaction(variable: str, rate: float, by: str | None = None) -> Result:
    levels: tuple[dict[str, Any], ...] = ({},)
    if by:
        levels = tuple({"group": by, "group_level": level, "n": 870 + at} for at, level in enumerate(SEX))
    rows = [
        estimate("satisfaction_rate", variable, measure, value, unit, **level)
        for level in levels
        for measure, value, unit in (
            ("rate", rate, "proportion"),
            ("top_box", rate / 2, "proportion"),
            ("net", rate - 0.05, "points"),
            ("mean", 4.105, "score"),
        )
    ]
    return result("satisfaction_rate", variable, rows, by)


def frequency(variable: str, values: dict[str, float], questionnaire: str = "residents") -> Result:
    rows = [
        estimate(
            "frequency",
            variable,
            "share",
            share,
            category=category,
            count=round(share * 1744),
            questionnaire=questionnaire,
        )
        for category, share in values.items()
    ]
    return result("frequency", variable, rows, questionnaire=questionnaire)


def services() -> list[Result]:
    ticks = [
        estimate("multiple_response", "got", measure, share, base=base, category=category)
        for category, all_share, of_ticks in zip(SERVICES, (0.6, 0.55, 0.1), (0.48, 0.44, 0.08), strict=True)
        for measure, share, base in (
            ("of_respondents", all_share, "answered"),
            ("of_responses", of_ticks, "responses"),
        )
    ]
    ticks.append(estimate("multiple_response", "got", "none_ticked", 0.0, conf_low=0.0, half=0.004))
    coverage = [
        estimate("coverage", "reached", "coverage", share, category=element, n=n)
        for element, share, n in (
            ("community", 0.8155, 1744),
            ("organisations", 0.40, 1740),
            ("social_workers", 0.9887, 1738),
        )
    ]
    coverage += [
        estimate("coverage", "reached", "reached_by", share, base="answered_all", category=str(number))
        for number, share in enumerate((0.01, 0.19, 0.5, 0.3))
    ]
    coverage.append(estimate("coverage", "reached", "mean_elements", 2.1, "elements", "answered_all"))
    supply = [
        estimate("supply_and_demand", "reached", measure, share, base="answered_both", category=category)
        for category in SERVICES
        for measure, share in (("wanted", 0.7), ("received", 0.5), ("unmet", 0.3), ("unwanted", 0.1))
    ]
    improved = [
        estimate("improvement", "health", measure, share, base=base, category=category, n=n, left_out=left)
        for category in ("焦虑减轻", "睡眠改善")
        for measure, share, base, n, left in (
            ("improved_of_all", 0.311, "respondents", 1787, {}),
            ("improved_of_need", 0.52, "in_need", 604, {"condition": 1183}),
        )
    ]
    return [
        result("multiple_response", "got", ticks, notes=(Note("note.extreme", {"rows": 1}, weak=True),)),
        result("coverage", "reached", coverage),
        result("supply_and_demand", "reached", supply),
        result("improvement", "health", improved),
    ]


def participation() -> Result:
    both = {"base": "answered_both", "n": 1700, "left_out": {"blank": 87}}
    rows = [
        estimate("participation_gap", "volunteer", "willing", 0.9908),
        estimate("participation_gap", "volunteer", "took_part", 0.45, n=1750, left_out={"blank": 37}),
        estimate("participation_gap", "volunteer", "gap", 0.5408, "points", **both),
        *(
            estimate("participation_gap", "volunteer", measure, share, **both)
            for measure, share in (
                ("willing_not", 0.545),
                ("not_willing_did", 0.0042),
                ("willing_did", 0.4458),
                ("neither", 0.005),
            )
        ),
        estimate("participation_gap", "volunteer", "conversion", 0.45, base="willing", n=1684),
        estimate(
            "participation_gap", "volunteer", "mcnemar", None, "test", statistic=7.0, p_value=0.0004, **both
        ),
    ]
    return result("participation_gap", "volunteer", rows, notes=(Note("note.mcnemar_unweighted"),))


def regression() -> Result:
    terms = ("reached.social_workers", "age", "sex=女", "reached.community", "reached.organisations")
    shown = {"1": terms[:1], "2": terms[:3], "3": terms[:3], "4": terms[:3], "5": terms}
    rows = [
        estimate(
            "regression",
            "belonging",
            "coefficient",
            0.0204 + at / 100,
            "outcome",
            "common_sample",
            half=0.03,
            n=601,
            left_out={"blank": 17},
            group="step",
            group_level=step,
            term=term,
            df=1.9,
            statistic=1.62,
            p_value=0.0004 if at == 1 else 0.0312,
            interval_method="satterthwaite",
        )
        for step, known in shown.items()
        for at, term in enumerate(known)
    ]
    rows += [
        estimate(
            "regression",
            "belonging",
            "cr1",
            0.0204,
            "outcome",
            "common_sample",
            half=0.012,
            n=601,
            left_out={"blank": 17},
            group="step",
            group_level=step,
            term=terms[0],
            statistic=3.4,
            p_value=0.002,
        )
        for step in shown
    ]
    labels = [
        None,
        ("人口学特征", "Demographics"),
        ("家庭特征", "Household"),
        ("社区固定效应", "Community fixed effects"),
        ("其他要素", "Other elements"),
    ]
    steps = [
        {
            "step": str(at),
            "label": {"zh": label[0], "en": label[1]} if label else None,
            "adds": [term for term in shown[str(at)] if term not in shown.get(str(at - 1), ())],
            "fixed_effects": at > 3,
            "n": 601,
            "clusters": 32,
            "parameters": at + 1,
            "r_squared": 0.0123 * at,
            "r_squared_within": 0.012 if at > 3 else None,
            "n_alone": 618 if at == 1 else 601,
            "standardised": 0.11,
            "collinear": ["sex=女"] if at == 5 else [],
        }
        for at, label in enumerate(labels, start=1)
    ]
    fit = {
        "outcome": "belonging",
        "treatment": "reached.social_workers",
        "design": "observational",
        "cluster": "community",
        "fixed_effects": ["community"],
        "outcome_minimum": 0.0,
        "outcome_maximum": 1.0,
        "outcome_sd": 0.18,
        "standardised_by": "outcome",
        "std_errors": "CR2",
        "variances": [variance("CR2", "coefficient"), variance("CR1", "cr1")],
        "steps": steps,
        "identification": {
            "unit": {"zh": "社区", "en": "communities"},
            "leave_one_out_unit": {"zh": "社区", "en": "communities"},
            "treated": 594,
            "untreated": 7,
            "communities": 32,
            "communities_with_both": 3,
            "rows_in_both": 61,
            "effective_sample": 6.4,
            "largest_variance_share": 0.42,
            "largest_variance_community": "东湖社区",
            "leave_one_out": [-0.011, 0.042],
            "satterthwaite_df": 1.9,
            "minimal_detectable_effect": 0.21,
            "verdict": "too_thin",
        },
        "associations": [
            association("reached.community", 0.31, 0.12, 0.01),
            association("age", -4.2, 3.0, None),
        ],
        "sensitivity": SENSITIVITY,
        "second_opinions": [
            opinion(
                "wild_bootstrap", reason={"zh": "有信息的社区太少。", "en": "too few communities inform."}
            ),
            opinion("permutation", enumerated=False, draws=9999, seed=1, statistic=0.02, p_value=0.412),
        ],
    }
    facts = {
        "rests": {"zh": "系数依据的是未接受的 7 人。", "en": "It rests on 7 respondents."},
        "reasons": {"zh": "有效自由度只有 1.9。", "en": " There are 1.9 degrees of freedom."},
    }
    notes = (
        Note("regression.verdict.too_thin", facts, weak=True),
        Note("regression.design.observational", {"treatment": {"zh": "服务", "en": "service"}}),
        Note("regression.collinear", {"terms": ["sex=女"]}, weak=True),
        Note("regression.samples_differ", {"sizes": ["618", "601"], "n": 601}),
    )
    return result("regression", "belonging", rows, fit=fit, notes=notes)


SENSITIVITY = {
    "step": "5",
    "estimate": 0.0204,
    "std_error": 0.0081,
    "df": 560,
    "partial_r2": 0.0112,
    "robustness_value": 0.1008,
    "robustness_value_significance": 0.0221,
    "benchmark": {
        "variable": "sex",
        "partial_r2_treatment": 0.004,
        "partial_r2_outcome": 0.01,
        "bounds": [{"times": 1, "r2_treatment": 0.004, "r2_outcome": 0.01, "estimate": 0.0191}],
    },
}


def opinion(method: str, **found: Any) -> dict[str, Any]:
    made = (
        "weights",
        "enumerated",
        "draws",
        "seed",
        "statistic",
        "p_value",
        "conf_low",
        "conf_high",
        "conf_level",
    )
    unit = {"zh": "社区", "en": "communities"}
    facts = {"step": "5", "method": method, "unit": unit, "groups": 32, "informative": 3, "reason": None}
    return {**facts, **dict.fromkeys(made), **found}


def variance(kind: str, measure: str, clusters: Sequence[int] = (32,)) -> dict[str, Any]:
    steps = [
        {
            "step": str(step),
            "counted": step + 1,
            "factor": 1.0341 if kind == "CR1" else None,
            "clusters": list(clusters),
        }
        for step in range(1, 6)
    ]
    formula = "G/(G-1) * (n-1)/(n-K)" if kind == "CR1" else None
    facts = {"kind": kind, "measure": measure, "clustered_by": ["community"]}
    return {**facts, "formula": formula, "steps": steps}


def association(term: str, value: float, std_error: float, p_value: float | None) -> dict[str, Any]:
    ends = {"conf_low": value - 2 * std_error, "conf_high": value + 2 * std_error}
    found = {"term": term, "kind": "difference", "n": 601, "difference": value, "std_error": std_error}
    return {**found, "df": 20.0, **ends, "p_value": p_value}


def differences() -> Result:
    row = estimate(
        "difference",
        "overall",
        "difference",
        -0.031,
        "points",
        group="sex",
        group_level="女 - 男",
        statistic=-2.9,
        p_value=0.0068,
        p_holm=0.0136,
        p_bh=0.0101,
    )
    score = estimate(
        "difference",
        "belonging",
        "difference",
        0.0125,
        "score",
        group="sex",
        group_level="女 - 男",
        statistic=0.8,
        p_value=0.43,
        p_holm=0.43,
        p_bh=0.43,
    )
    return result("difference", "overall", [row], "sex"), result("difference", "belonging", [score], "sex")


def samples() -> tuple[Sample, ...]:
    community = {
        "psu": "community",
        "psus": 32,
        "strata": 1,
        "df": 31,
        "weighted": True,
        "stratified": False,
        "weight_sum": 2233.75,
        "kish_deff": 1.18,
        "finite_population": False,
        "lonely_psu": None,
        "replicates": None,
        "interval": "auto",
    }
    simple = {**community, "psu": "row", "psus": 770, "df": 769, "weighted": False, "weight_sum": 770.0}
    return (
        Sample(
            "residents",
            1787,
            Ledger(
                "residents.xlsx",
                "Sheet1",
                1800,
                {"footer": (1802,), "no_community": tuple(range(20, 30)), "empty_row": ()},
                2,
            ),
            community,
            (Problem("note.one_group", {"name": "sex"}, rows=tuple(range(5, 40)), column="1、性别"),),
        ),
        Sample("cadres", 770, Ledger("cadres.csv", None, 770, {}), simple, ()),
    )


@pytest.fixture(scope="session")
def study() -> Study:
    return load_study(HERE / "study.toml")


@pytest.fixture(scope="session")
def analysis() -> Analysis:
    weak = Note("note.small_base", {"rows": 2, "limit": 30, "smallest": 4}, weak=True)
    scale = result(
        "scale",
        "belonging",
        [
            estimate("scale", "belonging", "score", 0.71234, "score", "scored"),
            estimate(
                "scale",
                "belonging",
                "alpha",
                0.812,
                "coefficient",
                "answered_all",
                n=1690,
                interval_method="feldt",
            ),
        ],
        notes=(weak,),
    )
    age = result("mean", "age", [estimate("mean", "age", "mean", 46.25, "value", half=0.9)])
    busy = [
        estimate(
            "share_at_or_above", "busy", "at_or_above", 0.62345, questionnaire="cadres", n=770, left_out={}
        )
    ]
    results = (
        frequency("sex", {"男": 0.48, "女": 0.52}),
        frequency("overall", dict(zip(SCORES, (0.0, 0.02, 0.06, 0.42, 0.5), strict=True))),
        frequency("share", {"不足40%": 0.1, "40%-60%": 0.27655, "60%及以上": 0.62345}, "cadres"),
        age,
        satisfaction("overall", 0.92),
        satisfaction("safety", 0.83435),
        satisfaction("green", 0.61),
        satisfaction("overall", 0.92, "sex"),
        satisfaction("safety", 0.83435, "sex"),
        scale,
        result("share_at_or_above", "busy", busy, questionnaire="cadres"),
        participation(),
        *services(),
        *differences(),
        regression(),
    )
    refused = Note(
        "note.not_estimated", {"what": "residents/scale/trust", "reason": {"zh": "……", "en": "…"}}, weak=True
    )
    return Analysis(samples(), results, (refused,))
