"""A regression written by hand, with all that is told of its steps."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from cgsurvey.result import Note, Result
from report.hand_made import estimate, result


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
