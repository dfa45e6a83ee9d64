"""Two-way clustering, two crossed effects and CRV3 from pyfixest -> regression_two_way.csv.

Two-way CR1 is V_a + V_b - V_ab (Cameron, Gelbach and Miller 2011). pyfixest's default conventions
(ssc: G_df="min", k_fixef="nonnested") give all three the factor G/(G-1) (n-1)/(n-K) with the smaller G, and
refer t to G - 1. Where the model has two effects, pyfixest 0.60 pairs their names with columns in the order
of a hash, so that K differs from run to run: those models are fitted without small-sample factors, and the
factor of its own rule is put on here. CRV3 is fitted without factors: clubSandwich's CR3.
"""

from __future__ import annotations

import warnings
from pathlib import Path

import numpy as np
import pandas as pd
import pyfixest as pf
import scipy.stats
from written import write_csv

HERE = Path(__file__).resolve().parent
BARE = pf.ssc(k_adj=False, k_fixef="nonnested", G_adj=False, G_df="min")
#: panel, formula, second cluster, effects
MODELS = {
    "cluster_edu": ("panel_32", "y ~ treat + sex + age", "edu"),
    "cluster_edu_fe": ("panel_6", "y ~ treat + sex + age | community", "edu"),
    "cluster_other": ("panel_cross", "y ~ treat + age", "other"),
    "cluster_other_fe": ("panel_cross", "y ~ treat + age | community", "other"),
    "two_effects": ("panel_cross", "y ~ treat + age | community + other", "other"),
    "two_effects_edu": ("panel_cross", "y ~ treat + age | community + edu", "other"),
}


def fitted(formula: str, data: pd.DataFrame, weighted: bool, vcov: dict[str, str], ssc=None):
    return pf.feols(
        formula, data=data, vcov=vcov, weights="w" if weighted else None, fixef_rm="none",
        **({"ssc": ssc} if ssc else {}),
    )  # fmt: skip


def one_model(name: str, weighted: bool) -> list[dict]:
    panel, formula, second = MODELS[name]
    data = pd.read_csv(HERE / f"{panel}.csv", dtype={"community": str, "other": str})
    if panel != "panel_cross":
        data["other"] = data["other"].astype(float)
    effects = formula.partition("|")[2].replace(" ", "").split("+") if "|" in formula else []
    ways = ("community", second)
    crossed = fitted(formula, data, weighted, {"CRV1": "+".join(ways)}, BARE)
    smallest = min(data[each].nunique() for each in ways)
    k = len(crossed.coef())
    levels = {each: data[each].nunique() for each in effects}
    nested = [each for each in effects if each in ways]
    counted = k + sum(levels.values()) - max(len(effects) - 1, 0)
    counted += len(nested) - sum(levels[each] for each in nested)
    n = len(data)
    factor = smallest / (smallest - 1) * (n - 1) / (n - counted)
    errors = crossed.se() * np.sqrt(factor)
    if len(effects) < 2:
        own = fitted(formula, data, weighted, {"CRV1": "+".join(ways)})
        np.testing.assert_allclose(own.se(), errors, rtol=1e-10)
        np.testing.assert_allclose(
            own.pvalue(), 2 * scipy.stats.t.sf(abs(own.tstat()), smallest - 1), rtol=1e-9, atol=1e-14
        )
    jackknife = fitted(formula, data, weighted, {"CRV3": "community"}, BARE).se()
    plain = fitted(formula, data, weighted, {"CRV1": "community"}, BARE).se()
    weights = "weighted" if weighted else "unweighted"
    return [
        {
            "case": f"{name}/{weights}/{term}",
            "model": name,
            "panel": panel,
            "weights": weights,
            "second": second,
            "effects": "+".join(effects) or "-",
            "term": term,
            "estimate": crossed.coef()[term],
            "two_way": errors[term],
            "counted": counted,
            "factor": factor,
            "df": smallest - 1,
            "cr0": plain[term],
            "cr3": jackknife[term],
            "r2": crossed._r2,
            "r2_within": crossed._r2_within if effects else None,
        }
        for term in crossed.coef().index
        if term != "Intercept"
    ]


def main() -> None:
    results = [row for name in MODELS for weighted in (False, True) for row in one_model(name, weighted)]
    write_csv("regression_two_way.csv", results)


if __name__ == "__main__":
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", UserWarning)  # the announced loss of singletons
        main()
