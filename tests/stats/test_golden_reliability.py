"""Alpha, Feldt's interval and the exact McNemar test against R (psych, svyvar, binom.test). RTOL 1e-9."""

from __future__ import annotations

import numpy as np
import pytest

from cgsurvey.stats.participation_gap import exact_sign_test
from cgsurvey.stats.scale_score import cronbach_alpha, feldt_interval
from stats.agreement import agrees
from stats.golden import rows

RTOL = 1e-9
ITEMS = ("ell", "meals", "mobility", "not.hsg")
ALPHAS = [row for row in rows("alpha") if row["quantity"] == "alpha"]


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
    data = rows(case["dataset"])
    items = np.array([[float(row[item]) for item in ITEMS] for row in data])
    declared = {row["design"]: row["weights"] for row in rows("survey_designs")}
    weights = declared.get(case["design"], "one")
    reference = "R psych::alpha" if weights == "one" else "R survey::svyvar"
    alpha = cronbach_alpha(items, np.array([float(row[weights]) for row in data]))
    agrees("scale", reference, "alpha", alpha, float(case["value"]), RTOL)
    if (low := value(case, "feldt_lower")) is not None:
        interval = feldt_interval(alpha, int(case["n"]), len(ITEMS), level=0.95)
        high = value(case, "feldt_upper")
        assert high is not None
        agrees("scale", "R psych::alpha, Feldt", "conf_low", interval.low, low, RTOL)
        agrees("scale", "R psych::alpha, Feldt", "conf_high", interval.high, high, RTOL)


@pytest.mark.parametrize("case", rows("mcnemar"), ids=lambda case: case["case"])
def test_exact_mcnemar(case: dict[str, str]) -> None:
    found = exact_sign_test(int(case["yes_no"]), int(case["no_yes"]))
    if case["p_exact"] == "NA":
        assert found is None
    else:
        agrees("participation_gap", "R binom.test", "p_value", found, float(case["p_exact"]), RTOL)
