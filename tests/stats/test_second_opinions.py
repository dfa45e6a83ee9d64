"""Wild cluster bootstrap and permutation: exact p values against refits in R, draws against refits here."""

from __future__ import annotations

import math
from typing import Any

import numpy as np
import pytest

from cgsurvey.declarations import Condition, Step
from cgsurvey.stats._bootstrap import POINTS, cluster_scores, wild_bootstrap
from cgsurvey.stats._common_sample import common_sample
from cgsurvey.stats._ladder import Ladder, climb
from cgsurvey.stats._permutation import permutation
from cgsurvey.stats._second_opinions import second_opinions
from cgsurvey.stats.fixed_effects_ladder import fixed_effects_ladder
from cgsurvey.survey import Survey
from stats.agreement import agrees
from stats.eight import eight
from stats.golden import rows
from stats.in_memory import survey_of

GOLDEN = rows("second_opinions")


def survey_from(
    data: list[dict[str, Any]], *, weighted: bool = False, order: list[int] | None = None
) -> Survey:
    data = [data[place] for place in order] if order else data
    names = ("y", "treat", "sex", "age")
    return survey_of(
        {name: [row[name] for row in data] for name in names},
        {name: {"kind": "number"} for name in names},
        community=[row["community"] for row in data],
        weight=[float(row["w"]) for row in data] if weighted else None,
    )


def panel(name: str) -> list[dict[str, Any]]:
    return [dict(row) for row in rows("opinions_panel") if row["panel"] == name]


def climbed(survey: Survey, *, effects: bool = True) -> Ladder:
    fixed = ("community",) if effects else ()
    return climb(common_sample(survey, "y", "treat", [Step(controls=("sex", "age"))], fixed, None))


def opinion(survey: Survey, method: str, *, effects: bool = True, **options: Any) -> dict[str, Any]:
    result = fixed_effects_ladder(
        survey,
        outcome="y",
        treatment="treat",
        steps=[Step(controls=("sex", "age"))],
        fixed_effects=("community",) if effects else (),
        **options,
    )
    return next(each for each in result.fit["second_opinions"] if each["method"] == method)


@pytest.mark.parametrize("golden", GOLDEN, ids=lambda row: row["case"])
def test_every_replicate_refitted_in_r(golden: dict[str, str]) -> None:
    name = "small" if golden["method"] == "permutation" else "many"
    survey = survey_from(panel(name), weighted=golden["weights"] == "weighted")
    found = opinion(survey, golden["method"], effects=golden["model"] == "effects")
    assert found["reason"] is None
    assert found["enumerated"] is True
    assert found["seed"] is None
    assert found["draws"] == int(golden["replicates"])
    reference = "R lm, every sign" if golden["method"] == "wild_bootstrap" else "R lm, every permutation"
    for quantity, ours in (("statistic", "statistic"), ("p", "p_value")):
        agrees("regression", reference, quantity, found[ours], float(golden[quantity]), rtol=1e-9)


def many_communities(number: int, seed: int) -> list[dict[str, Any]]:
    """Communities of four to nine, treatment varying inside each."""
    generator = np.random.default_rng(seed)
    data = []
    for community in range(number):
        for place in range(4 + community % 6):
            treat, sex = int(place < 2), int(generator.random() < 0.5)
            y = 0.1 * (community % 3) + (1 + 0.3 * treat) * generator.standard_normal()
            age, w = float(generator.integers(20, 80)), generator.uniform(0.5, 2)
            name = f"C{community:02d}"
            data.append({"community": name, "y": y, "treat": treat, "sex": sex, "age": age, "w": w})
    return data


def refitted_t(x: np.ndarray, y: np.ndarray, w: np.ndarray, codes: np.ndarray) -> float:
    """t with CR0 of the last coefficient, straight from the normal equations."""
    bread = np.linalg.inv(x.T @ (w[:, None] * x))
    beta = bread @ x.T @ (w * y)
    scores = np.array([(x * (w * (y - x @ beta))[:, None])[codes == c].sum(axis=0) for c in np.unique(codes)])
    return float(beta[-1] / math.sqrt((bread @ scores.T @ scores @ bread)[-1, -1]))


@pytest.mark.parametrize(("communities", "kind"), [(16, "rademacher"), (13, "rademacher")])
@pytest.mark.parametrize("weighted", [False, True])
def test_drawn_weights_give_the_p_of_refits(communities: int, kind: str, weighted: bool) -> None:
    data = many_communities(communities, 3)
    ladder = climbed(survey_from(data, weighted=weighted))
    found = wild_bootstrap(cluster_scores(ladder), draws=199, seed=7, level=0.95)
    assert found is not None
    assert (found.weights, found.enumerated, found.draws) == (kind, False, 199)
    codes = np.array([int(row["community"][1:]) for row in data])
    w = np.array([row["w"] for row in data]) if weighted else np.ones(len(data))
    y, treat, sex, age = (
        np.array([row[name] for row in data], float) for name in ("y", "treat", "sex", "age")
    )
    x = np.column_stack([np.eye(communities)[codes], sex, age, treat])
    root = np.sqrt(w)
    null = x[:, :-1] @ np.linalg.lstsq(root[:, None] * x[:, :-1], root * y, rcond=None)[0]
    points = POINTS[kind]
    drawn = points[np.random.default_rng(7).integers(0, len(points), (199, communities))]
    every = [refitted_t(x, null + each[codes] * (y - null), w, codes) for each in drawn]
    larger = np.count_nonzero(np.abs(every) >= abs(refitted_t(x, y, w, codes)) * (1 - 1e-9))
    assert found.p_value == pytest.approx((1 + larger) / 200)


def test_webb_where_few_of_many_communities_inform() -> None:
    data = many_communities(20, 5)
    for row in data:
        if int(row["community"][1:]) >= 10:
            row["treat"] = 1
    scores = cluster_scores(climbed(survey_from(data)))
    assert scores.informative == 10
    found = wild_bootstrap(scores, draws=399, seed=1, level=0.95)
    assert found is not None
    assert found.weights == "webb"
    assert np.mean(POINTS["webb"] ** 2) == pytest.approx(1)
    assert np.mean(POINTS["webb"]) == pytest.approx(0)


def test_the_ends_of_the_interval_are_where_the_same_test_turns() -> None:
    data = many_communities(15, 8)

    def p_at(value: float) -> float:
        moved = [{**row, "y": row["y"] - value * row["treat"]} for row in data]
        found = wild_bootstrap(cluster_scores(climbed(survey_from(moved))), draws=499, seed=2, level=0.95)
        assert found is not None
        return found.p_value

    found = wild_bootstrap(cluster_scores(climbed(survey_from(data))), draws=499, seed=2, level=0.95)
    assert found is not None
    assert found.conf_low is not None
    assert found.conf_high is not None
    width = found.conf_high - found.conf_low
    for end, outwards in ((found.conf_low, -1), (found.conf_high, 1)):
        assert p_at(end + outwards * 1e-6 * width) <= 0.05
        assert p_at(end - outwards * 1e-6 * width) > 0.05


def test_too_few_informative_communities_get_no_p() -> None:
    data = many_communities(32, 1)
    for row in data:
        row["treat"] = int(not (row["community"] in ("C05", "C11", "C20") and row["treat"]))
    found = opinion(survey_from(data), "wild_bootstrap")
    assert (found["groups"], found["informative"]) == (32, 3)
    assert found["p_value"] is None
    assert found["statistic"] is None
    assert "3 of 32" in found["reason"]["en"]


def test_permutation_by_hand() -> None:
    """Two communities of two, one treated in each: four permutations, and the observed is the widest."""
    data = [
        {"community": "a", "y": 4.0, "treat": 1},
        {"community": "a", "y": 1.0, "treat": 0},
        {"community": "b", "y": 3.0, "treat": 1},
        {"community": "b", "y": 2.0, "treat": 0},
    ]
    survey = survey_of(
        {name: [row[name] for row in data] for name in ("y", "treat")},
        {name: {"kind": "number"} for name in ("y", "treat")},
        community=[row["community"] for row in data],
    )
    ladder = climb(common_sample(survey, "y", "treat", [], ("community",), None))
    found = permutation(ladder, ladder.sample.partitions[0], draws=9999, seed=1)
    # coefficients of the four: (3 + 1) / 2, (3 - 1) / 2, (-3 + 1) / 2, (-3 - 1) / 2
    assert found is not None
    assert (found.enumerated, found.draws) == (True, 4)
    assert found.statistic == pytest.approx(2.0)
    assert found.p_value == pytest.approx(0.5)


@pytest.mark.parametrize("effects", [False, True])
def test_drawn_permutations_come_near_the_exact_p(effects: bool) -> None:
    ladder = climbed(survey_from(panel("small"), weighted=True), effects=effects)
    parts = ladder.sample.partitions[0]
    exact = permutation(ladder, parts, draws=9999, seed=1)
    drawn = permutation(ladder, parts, draws=300, seed=1)
    assert exact is not None
    assert drawn is not None
    assert (exact.enumerated, drawn.enumerated) == (True, False)
    assert drawn.statistic == exact.statistic
    assert abs(drawn.p_value - exact.p_value) < 4 * math.sqrt(exact.p_value * (1 - exact.p_value) / 300)


def test_no_community_with_both_is_no_permutation() -> None:
    data = many_communities(10, 2)
    for row in data:
        row["treat"] = int(row["community"] < "C05")
    found = opinion(survey_from(data), "permutation", effects=False)
    assert found["p_value"] is None
    assert "nobody to exchange" in found["reason"]["en"]


def test_a_number_is_not_permuted() -> None:
    data = many_communities(10, 2)
    for place, row in enumerate(data):
        row["treat"] = place % 3
    found = opinion(survey_from(data), "permutation")
    assert found["p_value"] is None
    assert "more than two values" in found["reason"]["en"]


def test_rows_of_their_own_have_no_wild_cluster_bootstrap() -> None:
    result = fixed_effects_ladder(
        eight(community=None), outcome="hours", treatment=Condition(question="sex", any_of=("女",))
    )
    bootstrap, permuted = result.fit["second_opinions"]
    assert bootstrap["p_value"] is None
    assert "no wild cluster bootstrap" in bootstrap["reason"]["en"]
    # 10 20 30 40 against 50 60: of the 15 ways to choose two, only 10 and 20 lie as far from the others
    assert permuted["p_value"] == pytest.approx(2 / 15)
    assert permuted["draws"] == 15


@pytest.mark.parametrize("method", ["wild_bootstrap", "permutation"])
def test_neither_the_order_of_rows_nor_the_scale_of_weights_matters(method: str) -> None:
    data = many_communities(16, 4)
    order = list(np.random.default_rng(0).permutation(len(data)))
    one = opinion(survey_from(data, weighted=True), method, draws=499, seed=3)
    other = opinion(survey_from(data, weighted=True, order=order), method, draws=499, seed=3)
    doubled = [{**row, "w": 2 * row["w"]} for row in data]
    third = opinion(survey_from(doubled, weighted=True), method, draws=499, seed=3)
    assert one["p_value"] == other["p_value"] == third["p_value"]
    assert one["p_value"] != opinion(survey_from(data, weighted=True), method, draws=499, seed=4)["p_value"]


def test_a_large_survey_is_drawn_less_often() -> None:
    generator = np.random.default_rng(6)
    size = 4000
    columns = {
        "y": generator.standard_normal(size).tolist(),
        "treat": generator.integers(0, 2, size).tolist(),
    }
    survey = survey_of(
        columns,
        {name: {"kind": "number"} for name in columns},
        community=[f"{place % 40:02d}" for place in range(size)],
    )
    ladder = climb(common_sample(survey, "y", "treat", [], ("community",), None))
    bootstrap, permuted = second_opinions(survey, ladder, draws=9999, seed=1)
    assert (bootstrap["draws"], permuted["draws"]) == (9999, 5000)
