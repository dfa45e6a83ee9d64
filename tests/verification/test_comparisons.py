"""Coverage of means, quantiles, paired gaps and alpha; size of tests of differences and independence."""

from __future__ import annotations

import numpy as np
import pytest
from numpy.random import RandomState

from cgsurvey.stats import difference, mean, participation_gap, scale_score
from cgsurvey.stats._rao_scott import rao_scott
from verification.populations import YES_NO, numbers, one_of_three, sample, shares
from verification.simulated import found, redrawn

pytestmark = pytest.mark.slow
RUNS = 3000
ICC = 0.05
DESIGNS = [(32, 20, False), (32, 20, True), (10, 30, False), (6, 50, False)]
IDS = ["32", "32-weighted", "10", "6"]
#: a t interval of few, unequal clusters, or of few rows with a rare answer, is allowed this
COVERAGE = (0.93, 0.97)
SIZE = (0.03, 0.07)


def named(clusters: int, size: int, weighted: bool) -> str:
    return f"{clusters} x {size}{', weighted' if weighted else ''}"


@pytest.mark.parametrize(("clusters", "size", "weighted"), DESIGNS, ids=IDS)
def test_means_and_quantiles(clusters: int, size: int, weighted: bool) -> None:
    survey = sample(clusters, size, {"q": {"kind": "number"}}, weighted=weighted)
    truth = {"mean": 0.0, "median": 0.0, "upper_quartile": 0.67448975}
    held: dict[str, list[bool]] = {measure: [] for measure in truth}
    for answers in numbers(RandomState(3), clusters, size, ICC, RUNS):
        result = mean(redrawn(survey, q=answers), question="q")
        for measure, value in truth.items():
            row = result.row(measure)
            held[measure].append(row.conf_low <= value <= row.conf_high)
    put = ("Means and quantiles (intraclass correlation .05)", named(clusters, size, weighted))
    found(*put, "mean, t", held["mean"], nominal=0.95, expected=COVERAGE)
    found(*put, "median, Woodruff", held["median"], nominal=0.95, expected=COVERAGE)
    found(*put, "upper quartile, Woodruff", held["upper_quartile"], nominal=0.95, expected=COVERAGE)


PAIR = {
    "label": "pair",
    "willing": {"question": "w", "any_of": ["yes"]},
    "took_part": {"question": "d", "any_of": ["yes"]},
}


def paired(draw: RandomState, clusters: int, size: int, took_part: float, icc: float) -> list[np.ndarray]:
    """Willing at 70 %, and whether they took part: the same respondents are prone to both."""
    willing = shares(draw, clusters, 0.7, icc, RUNS)
    did = shares(draw, clusters, took_part, icc, RUNS)
    prone = draw.random_sample((RUNS, clusters * size))
    again = np.where(draw.random_sample(prone.shape) < 0.5, prone, draw.random_sample(prone.shape))
    return [
        (each < np.repeat(own, size, axis=1)).astype(np.int16)
        for each, own in ((prone, willing), (again, did))
    ]


@pytest.mark.parametrize("took_part", [0.7, 0.05])
@pytest.mark.parametrize(("clusters", "size", "weighted"), DESIGNS, ids=IDS)
def test_paired_gaps(clusters: int, size: int, weighted: bool, took_part: float) -> None:
    survey = sample(clusters, size, {"w": YES_NO, "d": YES_NO}, weighted=weighted, pairs={"p": PAIR})
    held = []
    for willing, did in zip(*paired(RandomState(4), clusters, size, took_part, ICC), strict=True):
        row = participation_gap(redrawn(survey, w=willing, d=did), pair="p").row("gap")
        held.append(row.conf_low <= 0.7 - took_part <= row.conf_high)
    design = f"{named(clusters, size, weighted)}, gap {100 * (0.7 - took_part):.0f} points"
    put = ("Paired gaps (intraclass correlation .05)", design)
    found(*put, "paired gap, t", held, nominal=0.95, expected=COVERAGE)


def test_exact_mcnemar() -> None:
    survey = sample(100, 1, {"w": YES_NO, "d": YES_NO}, pairs={"p": PAIR})
    rejected = []
    for willing, did in zip(*paired(RandomState(5), 100, 1, 0.7, 0), strict=True):
        p_value = participation_gap(redrawn(survey, w=willing, d=did), pair="p").row("mcnemar").p_value
        rejected.append(p_value is not None and p_value < 0.05)
    put = ("Tests of what is not there", "simple random sample, n = 100")
    found(*put, "McNemar, exact", rejected, nominal=0.05, expected=(0.005, 0.05))


@pytest.mark.parametrize(("clusters", "size", "weighted"), DESIGNS, ids=IDS)
def test_differences_between_groups(clusters: int, size: int, weighted: bool) -> None:
    """Three groups inside every community, none different: each pair at 5 %, Holm over the three."""
    groups = {"kind": "single", "categories": ["a", "b", "c"]}
    survey = sample(clusters, size, {"q": {"kind": "number"}, "g": groups}, weighted=weighted)
    draw = RandomState(6)
    single, family = [], []
    for answers in numbers(draw, clusters, size, ICC, RUNS):
        codes = draw.randint(0, 3, clusters * size)
        result = difference(redrawn(survey, q=answers, g=codes), variable="q", by="g")
        rows = [row for row in result.rows if row.measure == "difference"]
        single.append(rows[0].p_value < 0.05)
        family.append(min(row.p_holm for row in rows) < 0.05)
    put = ("Tests of what is not there", named(clusters, size, weighted))
    found(*put, "difference of two groups, t", single, nominal=0.05, expected=SIZE)
    found(*put, "any of three differences, Holm", family, nominal=0.05, expected=(0.025, 0.07))


@pytest.mark.parametrize(("clusters", "size", "weighted"), DESIGNS, ids=IDS)
def test_independence(clusters: int, size: int, weighted: bool) -> None:
    """Two questions of three answers that both differ between communities, and are independent."""
    survey = sample(clusters, size, {"q": YES_NO}, weighted=weighted)
    draw, status = RandomState(8), np.zeros(clusters * size, dtype=np.int8)
    rejected = []
    for _ in range(RUNS):
        pair = [(one_of_three(draw, clusters, size), status) for _ in range(2)]
        test = rao_scott(survey, *pair)
        rejected.append(test is not None and test.p_value < 0.05)
    put = ("Tests of what is not there", named(clusters, size, weighted))
    found(*put, "independence in a 3 x 3 table, Rao-Scott F", rejected, nominal=0.05, expected=(0.02, 0.07))


@pytest.mark.parametrize("n", [50, 300])
def test_alpha(n: int) -> None:
    """Five items, each a common score plus its own error of twice the variance: alpha 5·.5/(1 + 5·.5)."""
    names = [f"b{number}" for number in range(5)]
    scale = {"label": "scale", "items": names}
    survey = sample(n, 1, {name: {"kind": "number"} for name in names}, scales={"s": scale})
    draw, alpha, held = RandomState(9), 2.5 / 3.5, []
    for _ in range(RUNS // 2):
        items = draw.normal(size=(n, 1)) + np.sqrt(2) * draw.normal(size=(n, 5))
        answers = dict(zip(names, items.T, strict=True))
        row = scale_score(redrawn(survey, **answers), scale="s").row("alpha")
        held.append(row.conf_low <= alpha <= row.conf_high)
    put = ("Cronbach's alpha (five items, alpha .71)", f"simple random sample, n = {n}")
    found(*put, "Feldt", held, nominal=0.95, expected=(0.94, 0.96))
