"""Alpha, Feldt's interval and the exact McNemar test against R (psych, svyvar, binom.test). RTOL 1e-9."""

from __future__ import annotations

import numpy as np
import pytest

from cgsurvey.stats._reliability import (
    alpha,
    alpha_without,
    centred_items,
    covariances,
    feldt_interval,
    item_rest,
)
from cgsurvey.stats.participation_gap import exact_sign_test
from stats.agreement import agrees
from stats.golden import rows

RTOL = 1e-9
ITEMS = ("ell", "meals", "mobility", "not.hsg")
DESIGNS = {row["design"]: row["weights"] for row in rows("survey_designs")}
ALPHAS = [row for row in rows("alpha") if row["quantity"] == "alpha"]


def answers_of(case: dict[str, str]) -> tuple[np.ndarray, np.ndarray]:
    data, weights = rows(case["dataset"]), DESIGNS.get(case["design"], "one")
    items = np.array([[float(row[item]) for item in ITEMS] for row in data])
    return items, np.array([float(row[weights]) for row in data])


def value(of: dict[str, str], quantity: str) -> float | None:
    return next(
        (
            float(row["value"])
            for row in rows("alpha")
            if (row["dataset"], row["design"]) == (of["dataset"], of["design"])
            and row["quantity"] == quantity
        ),
        None,
    )


@pytest.mark.parametrize("case", ALPHAS, ids=lambda case: case["case"])
def test_alpha_and_its_interval(case: dict[str, str]) -> None:
    items, weights = answers_of(case)
    found = alpha(covariances(centred_items(items, weights), weights)).value
    reference = "R survey::svyvar" if case["design"] in DESIGNS else "R psych::alpha"
    agrees("scale", reference, "alpha", found, float(case["value"]), RTOL)
    if (low := value(case, "feldt_lower")) is not None:
        interval = feldt_interval(found, int(case["n"]), len(ITEMS), level=0.95)
        agrees("scale", reference, "conf_low", interval.low, low, RTOL)
        agrees("scale", reference, "conf_high", interval.high, value(case, "feldt_upper"), RTOL)


@pytest.mark.parametrize(
    "case", [row for row in rows("alpha") if row["item"] != "NA"], ids=lambda row: row["case"]
)
def test_what_each_item_adds(case: dict[str, str]) -> None:
    items, weights = answers_of(case)
    place = ITEMS.index(case["item"])
    covariance = covariances(centred_items(items, weights), weights)
    of = item_rest if case["quantity"] == "item_rest_correlation" else alpha_without
    found = of(covariance, place)
    reference = "R survey::svyvar" if case["design"] in DESIGNS else "R psych::alpha"
    agrees("scale", reference, case["quantity"], found.value, float(case["value"]), RTOL)


@pytest.mark.parametrize("case", rows("mcnemar"), ids=lambda case: case["case"])
def test_exact_mcnemar(case: dict[str, str]) -> None:
    found = exact_sign_test(int(case["yes_no"]), int(case["no_yes"]))
    if case["p_exact"] == "NA":
        assert found is None
    else:
        agrees("participation_gap", "R binom.test", "p_value", found, float(case["p_exact"]), RTOL)
