"""Clustered (CR1) standard errors from pyfixest -> regression_cr1.csv.

Every model is also computed here with numpy alone, and the script stops where pyfixest
disagrees, so that the factor below is not only quoted:

    CR1 = c * (X'WX)^-1 (sum over communities g of s_g s_g') (X'WX)^-1
    s_g = sum over rows i of g of x_i * w_i * e_i         (X, e demeaned where there are dummies)
    c   = G/(G-1) * (n-1)/(n-K)

K depends on how the community effects are counted. With k regressors, the intercept and the
community dummies not among them:

    s1-s3          K = k + 1    the intercept
    s4-s5, nested  K = k + 1    k_fixef="nonnested", pyfixest's default: the effects are nested
                                in the clusters; all of them together count as one intercept
    s4-s5, full    K = k + G    k_fixef="full": every community effect counts

so nested is G/(G-1) * (n-1)/(n-k-1). CR1 "full" is clubSandwich's CR1S on the full-dummy lm,
and s1-s3 are its CR1S too; both are checked against regression_cr2.csv. t is referred to G-1.

Singletons: pyfixest drops a community with a single row by default (fixef_rm="singleton").
Rows with singletons = "kept" are fitted with fixef_rm="none". Where the panel has a singleton
the fit is written out a second time as "dropped"; coefficients and s_g stay as they are, only
n and G in the factor (and G-1 in the test) change. Only panel_2 has one.
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
PANELS = ("panel_32", "panel_6", "panel_2")
EDU = ["edu_2", "edu_3", "edu_4"]
LADDER = {
    "s1": ["treat"],
    "s2": ["treat", "sex", "age"],
    "s3": ["treat", "sex", "age", *EDU],
    "s4": ["treat", "sex", "age", *EDU],
    "s5": ["treat", "sex", "age", *EDU, "other"],
}
WITH_DUMMIES = ("s4", "s5")


def read_panel(name: str) -> pd.DataFrame:
    data = pd.read_csv(HERE / f"{name}.csv", dtype={"community": str})
    for level in (2, 3, 4):
        data[f"edu_{level}"] = (data["edu"] == level).astype(float)
    return data


def without_singletons(data: pd.DataFrame) -> pd.DataFrame:
    sizes = data.groupby("community")["id"].transform("size")
    return data[sizes > 1].reset_index(drop=True)


def fit_pyfixest(data, terms, *, dummies, weighted, k_fixef, fixef_rm):
    formula = "y ~ " + " + ".join(terms) + (" | community" if dummies else "")
    return pf.feols(
        formula,
        data=data,
        vcov={"CRV1": "community"},
        weights="w" if weighted else None,
        ssc=pf.ssc(k_adj=True, k_fixef=k_fixef, G_adj=True, G_df="min"),
        fixef_rm=fixef_rm,
    )


def cr1_by_hand(data, terms, *, dummies, weighted, count) -> tuple[np.ndarray, np.ndarray]:
    """Coefficients and CR1 standard errors as the formula in the header has them."""
    weight = data["w"].to_numpy() if weighted else np.ones(len(data))
    community = data["community"].astype("category").cat.codes.to_numpy().astype(int)
    groups = int(community.max()) + 1
    columns = data[["y", *terms]].to_numpy(dtype=float)
    if dummies:
        total = np.bincount(community, weight)
        for j in range(columns.shape[1]):
            mean = np.bincount(community, weight * columns[:, j]) / total
            columns[:, j] -= mean[community]
        y, x = columns[:, 0], columns[:, 1:]
    else:
        y, x = columns[:, 0], np.column_stack([columns[:, 1:], np.ones(len(data))])
    root = np.sqrt(weight)
    q, r = np.linalg.qr(x * root[:, None])
    beta = np.linalg.solve(r, q.T @ (y * root))
    scores = x * (weight * (y - x @ beta))[:, None]
    sums = np.zeros((groups, x.shape[1]))
    np.add.at(sums, community, scores)
    bread = np.linalg.inv(r.T @ r)
    n, k = len(data), len(terms)
    counted = k + groups if dummies and count == "full" else k + 1
    factor = groups / (groups - 1) * (n - 1) / (n - counted)
    errors = np.sqrt(np.diag(factor * bread @ sums.T @ sums @ bread))
    return beta[:k], errors[:k]


def one_model(panel, data, step, *, weighted, singletons) -> list[dict]:
    terms, dummies = LADDER[step], step in WITH_DUMMIES
    rows = data if singletons == "kept" else without_singletons(data)
    fixef_rm = "none" if singletons == "kept" else "singleton"
    weights_name = "weighted" if weighted else "unweighted"
    fits = {}
    for count, k_fixef in (("nested", "nonnested"), ("full", "full")):
        fit = fit_pyfixest(
            data, terms, dummies=dummies, weighted=weighted, k_fixef=k_fixef, fixef_rm=fixef_rm
        )
        table = fit.tidy().loc[terms]
        beta, errors = cr1_by_hand(rows, terms, dummies=dummies, weighted=weighted, count=count)
        np.testing.assert_allclose(table["Estimate"], beta, rtol=1e-8)
        np.testing.assert_allclose(table["Std. Error"], errors, rtol=1e-8)
        df = rows["community"].nunique() - 1
        p = 2 * scipy.stats.t.sf(np.abs(table["t value"]), df)
        np.testing.assert_allclose(table["Pr(>|t|)"], p, rtol=1e-8)
        assert len(rows) == fit._N
        fits[count] = (fit, table)
    fit, nested = fits["nested"]
    full = fits["full"][1] if dummies else None
    return [
        {
            "case": f"{panel}/{weights_name}/{step}/{term}/{singletons}",
            "panel": panel,
            "weights": weights_name,
            "step": step,
            "term": term,
            "singletons": singletons,
            "estimate": nested.loc[term, "Estimate"],
            "cr1_nested": nested.loc[term, "Std. Error"],
            "t_nested": nested.loc[term, "t value"],
            "p_nested": nested.loc[term, "Pr(>|t|)"],
            "cr1_full": full.loc[term, "Std. Error"] if dummies else None,
            "t_full": full.loc[term, "t value"] if dummies else None,
            "p_full": full.loc[term, "Pr(>|t|)"] if dummies else None,
            "df": df,
            "n": len(rows),
            "clusters": df + 1,
            "r2": fit._r2,
            "r2_within": fit._r2_within if dummies else None,
        }
        for term in terms
    ]


def check_against_clubsandwich(results: list[dict]) -> None:
    """CR1 with every effect counted is clubSandwich's CR1S; so are the steps without dummies."""
    reference = pd.read_csv(HERE / "regression_cr2.csv").set_index("case")
    for row in results:
        if row["singletons"] != "kept":
            continue
        other = reference.loc[row["case"].removesuffix("/kept")]
        mine = row["cr1_nested"] if row["cr1_full"] is None else row["cr1_full"]
        np.testing.assert_allclose(row["estimate"], other["estimate"], rtol=1e-8)
        np.testing.assert_allclose(mine, other["se_cr1s"], rtol=1e-8)
        np.testing.assert_allclose(row["r2"], other["r2"], rtol=1e-8)
        if row["r2_within"] is not None:
            np.testing.assert_allclose(row["r2_within"], other["r2_within"], rtol=1e-8)


def main() -> None:
    results = []
    for panel in PANELS:
        data = read_panel(panel)
        has_singleton = len(without_singletons(data)) < len(data)
        for weighted in (False, True):
            for step in LADDER:
                results += one_model(panel, data, step, weighted=weighted, singletons="kept")
                if has_singleton and step in WITH_DUMMIES:
                    results += one_model(panel, data, step, weighted=weighted, singletons="dropped")
    check_against_clubsandwich(results)
    write_csv("regression_cr1.csv", results)


if __name__ == "__main__":
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", UserWarning)  # the announced loss of singletons
        main()
