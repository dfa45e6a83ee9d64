"""Coverage of 95 % intervals of proportions, in clusters and without, near 0 and 1, weighted or not."""

from __future__ import annotations

import pytest
from numpy.random import RandomState

from cgsurvey.stats import frequency
from cgsurvey.stats._intervals import Interval, korn_graubard, logit
from verification.populations import YES_NO, sample, yes
from verification.simulated import found, redrawn

pytestmark = pytest.mark.slow
RUNS = 4000
ICC = 0.05
#: communities, respondents in each, weighted, share
CASES = [
    (32, 20, False, 0.01),
    (32, 20, False, 0.05),
    (32, 20, False, 0.5),
    (32, 20, False, 0.95),
    (32, 20, True, 0.05),
    (32, 20, True, 0.5),
    (32, 20, True, 0.95),
    (10, 30, False, 0.05),
    (10, 30, False, 0.5),
    (10, 30, True, 0.95),
    (6, 50, False, 0.05),
    (6, 50, False, 0.5),
]


def holds(interval: Interval | None, truth: float) -> bool:
    return interval is not None and interval.low <= truth <= interval.high


@pytest.mark.parametrize(("clusters", "size", "weighted", "p"), CASES)
def test_clusters(clusters: int, size: int, weighted: bool, p: float) -> None:
    draw = RandomState(1)
    survey = sample(clusters, size, {"q": YES_NO}, weighted=weighted)
    house, logits, exact = [], [], []
    for answers in yes(draw, clusters, size, p, ICC, RUNS):
        row = frequency(redrawn(survey, q=answers), question="q").row("share", category="yes")
        spread, df = row.std_error**2, int(row.df)
        house.append(row.conf_low <= p <= row.conf_high)
        inner = row.estimate * (1 - row.estimate)
        logits.append(spread > 0 and holds(logit(row.estimate, spread, df, level=0.95), p))
        effective = inner / spread if spread > 0 else row.n
        exact.append(holds(korn_graubard(row.estimate, effective, row.n, df, level=0.95), p))
    design = f"{clusters} x {size}{', weighted' if weighted else ''}, p = {p:g}"
    put = ("Proportions in cluster samples (intraclass correlation .05)", design)
    found(*put, "the rule", house, nominal=0.95, expected=(0.935, 0.99))
    found(*put, "logit", logits, nominal=0.95, expected=(0.5, 0.97))
    found(*put, "Korn-Graubard", exact, nominal=0.95, expected=(0.935, 0.995))


@pytest.mark.parametrize("p", [0.02, 0.1, 0.5, 0.98])
def test_simple_random_sample(p: float) -> None:
    survey = sample(100, 1, {"q": YES_NO})
    held = []
    for answers in yes(RandomState(2), 100, 1, p, 0, RUNS):
        row = frequency(redrawn(survey, q=answers), question="q").row("share", category="yes")
        assert row.interval_method == "wilson"
        held.append(row.conf_low <= p <= row.conf_high)
    put = ("Proportions in simple random samples", f"n = 100, p = {p:g}")
    found(*put, "Wilson (the rule)", held, nominal=0.95, expected=(0.92, 0.99))
