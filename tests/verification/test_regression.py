"""Size of tests and coverage of intervals of a treatment's coefficient with community effects.

The Hubei design is 618 respondents in 32 communities of whom 7 are untreated. Each sample climbs the ladder
and is judged by the variances that a study can ask for; the verdict is that of the whole statistic.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import NamedTuple

import numpy as np
import pytest
from numpy.random import RandomState

from cgsurvey.declarations import Condition
from cgsurvey.stats import fixed_effects_ladder
from cgsurvey.stats._bootstrap import cluster_scores, wild_bootstrap
from cgsurvey.stats._common_sample import CommonSample, common_sample
from cgsurvey.stats._intervals import t_p_value, t_quantile
from cgsurvey.stats._ladder import Ladder, climb
from cgsurvey.stats._permutation import permutation
from cgsurvey.stats._variances import variance
from cgsurvey.survey import Survey
from stats.in_memory import survey_of
from verification.populations import YES_NO, labels
from verification.simulated import FACTS, found

pytestmark = pytest.mark.slow
#: samples of one design, and designs of one layout: which communities hold the untreated, and their sizes
OUTCOMES, DESIGNS = 200, 20
ROWS, COMMUNITIES, DRAWS = 618, 32, 199
HUBEI = "The Hubei design: 618 respondents, 32 communities, 7 untreated; no effect"
#: the kinds of standard error, as a reader knows them
CLUSTERED = {"CR1": "CR1, t(G-1)", "CR2": "CR2, Satterthwaite", "CR3": "CR3, t(G-1)"}
MODEL = {"treatment": Condition(question="t", any_of=("yes",)), "fixed_effects": ("community",)}


class Layout(NamedTuple):
    """How many untreated sit in each of some communities, and what is expected of each test's size."""

    name: str
    untreated: tuple[int, ...]
    deviation: float
    verdict: str
    expected: dict[str, tuple[float, float]]


def sizes(*pairs: tuple[float, float]) -> dict[str, tuple[float, float]]:
    return dict(zip(("CR1", "CR2", "CR3", "permutation"), pairs, strict=True))


EXACT, CR2 = (0.04, 0.055), (0.04, 0.06)
LAYOUTS = [
    Layout("in 7 communities", (1,) * 7, 1, "fragile", sizes((0.08, 0.14), CR2, (0.05, 0.1), EXACT)),
    Layout("3/2/2", (3, 2, 2), 1, "too_thin", sizes((0.17, 0.28), CR2, (0.1, 0.17), EXACT)),
    Layout("6/1", (6, 1), 1, "too_thin", sizes((0.35, 0.55), CR2, (0.1, 0.17), EXACT)),
    Layout(
        "in 7 communities, their SD doubled",
        (1,) * 7,
        2,
        "fragile",
        sizes((0.08, 0.14), CR2, (0.05, 0.1), (0.2, 0.32)),
    ),
]


def hubei(draw: RandomState, untreated: tuple[int, ...]) -> tuple[np.ndarray, np.ndarray]:
    """Community and treatment of each respondent; communities differ in size as in the field."""
    number = draw.multinomial(ROWS - 8 * COMMUNITIES, draw.dirichlet([4] * COMMUNITIES)) + 8
    community = np.repeat(np.arange(COMMUNITIES), number)
    treated = np.ones(ROWS, dtype=bool)
    for place, few in zip(draw.choice(COMMUNITIES, len(untreated), replace=False), untreated, strict=True):
        treated[np.flatnonzero(community == place)[:few]] = False
    return community, treated


def outcomes(draw: RandomState, community: np.ndarray, spread: np.ndarray, runs: int) -> Iterator[np.ndarray]:
    """Normal outcomes with communities that differ, of the given standard deviation in each row."""
    for _ in range(runs):
        yield 0.4 * draw.normal(size=community.max() + 1)[community] + spread * draw.normal(size=len(spread))


def panel(
    community: np.ndarray, treated: np.ndarray, y: np.ndarray, weight: np.ndarray | None = None
) -> Survey:
    return survey_of(
        {"y": y.tolist(), "t": np.where(treated, "yes", "no").tolist()},
        {"y": {"kind": "number"}, "t": YES_NO},
        community=[str(each) for each in community],
        weight=weight,
    )


def sampled(survey: Survey) -> CommonSample:
    """The rows of the step with community effects alone."""
    sample = common_sample(survey, "y", MODEL["treatment"], (), MODEL["fixed_effects"], None)
    only = replace(sample.rungs[0], fixed_effects=True)
    return replace(sample, rungs=(only,))


def climbed(sample: CommonSample, y: np.ndarray) -> Ladder:
    return climb(replace(sample, outcome=replace(sample.outcome, values=y)))


def t_and_df(ladder: Ladder, kind: str, truth: float = 0.0) -> tuple[float, float]:
    """How many standard errors the coefficient lies from the truth, and the df that this is judged by."""
    known = variance(ladder, 0, kind)
    return float((ladder.fits[0].estimate[0] - truth) / known.errors[0]), float(known.df[0])


@pytest.mark.parametrize("layout", LAYOUTS, ids=lambda layout: layout.name)
def test_hubei(layout: Layout) -> None:
    draw = RandomState(11)
    rejected: dict[str, list[bool]] = {name: [] for name in layout.expected}
    freedom = []
    for design in range(DESIGNS):
        community, treated = hubei(draw, layout.untreated)
        spread = np.where(treated, 1.0, layout.deviation)
        survey = panel(community, treated, next(outcomes(draw, community, spread, 1)))
        result = fixed_effects_ladder(survey, outcome="y", **MODEL)
        assert result.fit["identification"]["verdict"] == layout.verdict
        freedom.append(result.fit["identification"]["satterthwaite_df"])
        sample = sampled(survey)
        for y in outcomes(draw, community, spread, OUTCOMES):
            ladder = climbed(sample, y)
            for kind in CLUSTERED:
                rejected[kind].append(t_p_value(*t_and_df(ladder, kind)) < 0.05)
            dealt = permutation(ladder, sample.communities, draws=DRAWS, seed=design)
            rejected["permutation"].append(dealt.p_value <= 0.05)
    for name, expected in layout.expected.items():
        put = (HUBEI, layout.name, CLUSTERED.get(name, "permutation inside communities"))
        found(*put, rejected[name], nominal=0.05, expected=expected)
    FACTS[HUBEI, layout.name] = f"df {np.mean(freedom):.1f}; `{layout.verdict}` in all {DESIGNS} designs"


def test_hubei_with_the_untreated_in_one_community() -> None:
    """Nothing can be tested: no standard error sees the variance, and the verdict says so in every sample."""
    draw, tested, name = RandomState(12), [], "all 7 in one community"
    for _ in range(10 * DESIGNS):
        community, treated = hubei(draw, (7,))
        survey = panel(community, treated, next(outcomes(draw, community, np.ones(ROWS), 1)))
        result = fixed_effects_ladder(survey, outcome="y", draws=DRAWS, **MODEL)
        assert result.fit["identification"]["verdict"] == "too_thin"
        row = result.row("coefficient", group_level="2", term=result.fit["treatment"])
        tested.append(row.p_value is not None)
    found(HUBEI, name, CLUSTERED["CR2"], tested, nominal=0.05, expected=(0, 0))
    FACTS[HUBEI, name] = f"no standard error; `too_thin` in all {10 * DESIGNS} designs"


PANELS = "Panels with community effects, half of each community treated, effects that differ"


@pytest.mark.parametrize("weighted", [False, True], ids=["", "weighted"])
@pytest.mark.parametrize("communities", [32, 10, 6])
def test_panels(communities: int, weighted: bool) -> None:
    """Effects differ between communities, which is what clustering is for; so do the spreads."""
    runs, effect = 2000, 0.3
    draw, community = RandomState(13), labels(communities, 20)
    treated = draw.random_sample(len(community)) < 0.5
    weight = np.exp(draw.normal(0, 0.5, len(community))) if weighted else None
    sample = sampled(panel(community, treated, draw.normal(size=len(community)), weight))
    held: dict[str, list[bool]] = {kind: [] for kind in CLUSTERED}
    for y in outcomes(draw, community, np.ones(len(community)), runs):
        spread, own = 1 + 0.5 * draw.random_sample(communities), effect + 0.3 * draw.normal(size=communities)
        ladder = climbed(sample, spread[community] * y + own[community] * treated)
        for kind in CLUSTERED:
            statistic, df = t_and_df(ladder, kind, effect)
            held[kind].append(abs(statistic) <= t_quantile(0.95, df))
    design = f"{communities} x 20{', weighted' if weighted else ''}"
    for kind, bounds in {"CR1": (0.88, 0.96), "CR2": (0.935, 0.97), "CR3": (0.935, 0.99)}.items():
        found(PANELS, design, CLUSTERED[kind], held[kind], nominal=0.95, expected=bounds)


@pytest.mark.parametrize("communities", [32, 10])
def test_wild_bootstrap(communities: int) -> None:
    draw, community = RandomState(14), labels(communities, 20)
    treated = draw.random_sample(len(community)) < 0.5
    sample = sampled(panel(community, treated, draw.normal(size=len(community))))
    rejected = []
    for y in outcomes(draw, community, np.ones(len(community)), 1000):
        own = 0.3 * draw.normal(size=communities)
        scores = cluster_scores(climbed(sample, y + own[community] * treated))
        rejected.append(wild_bootstrap(scores, draws=DRAWS, seed=1, level=0.95).p_value <= 0.05)
    put = ("Tests of what is not there", f"panel of {communities} x 20, effects that differ around 0")
    found(*put, "wild cluster bootstrap-t", rejected, nominal=0.05, expected=(0.03, 0.07))


@pytest.mark.parametrize(
    ("name", "untreated"),
    [
        ("1 in each of 8", (1,) * 8),
        ("8 in one, 1 in each of 11", (8, *(1,) * 11)),
        ("4 in each of 20", (4,) * 20),
    ],
)
def test_wild_bootstrap_where_few_clusters_inform(name: str, untreated: tuple[int, ...]) -> None:
    """Down to the fewest clusters that it is given for, and where they inform unequally."""
    draw = RandomState(15)
    rejected: dict[str, list[bool]] = {"wild cluster bootstrap-t": [], CLUSTERED["CR2"]: []}
    for design in range(DESIGNS):
        community, treated = hubei(draw, untreated)
        sample = sampled(panel(community, treated, draw.normal(size=ROWS)))
        for y in outcomes(draw, community, np.ones(ROWS), 50):
            own = 0.3 * draw.normal(size=COMMUNITIES)
            ladder = climbed(sample, y + own[community] * treated)
            scores = cluster_scores(ladder)
            assert scores.informative == len(untreated)
            drawn = wild_bootstrap(scores, draws=DRAWS, seed=design, level=0.95)
            rejected["wild cluster bootstrap-t"].append(drawn.p_value <= 0.05)
            rejected[CLUSTERED["CR2"]].append(t_p_value(*t_and_df(ladder, "CR2")) < 0.05)
    for statistic, hits in rejected.items():
        put = ("Few of 32 communities have untreated; effects that differ around 0", name, statistic)
        found(*put, hits, nominal=0.05, expected=(0.03, 0.07))
