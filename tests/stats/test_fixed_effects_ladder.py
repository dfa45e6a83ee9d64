"""The ladder as a reader meets it: bases, terms, identification, refusals and the sentences with them."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import numpy as np
import pytest

from cgsurvey.declarations import Condition, Step, Text
from cgsurvey.errors import CgsurveyError, NotEstimable, UsageError
from cgsurvey.glossary import BASES, INTERVALS, LEFT_OUT, MEASURES, UNITS
from cgsurvey.phrases import LANGUAGES
from cgsurvey.result import Result
from cgsurvey.stats._intervals import t_quantile
from cgsurvey.stats.fixed_effects_ladder import fixed_effects_ladder
from cgsurvey.survey import Survey
from stats.in_memory import design_of, survey_of

NUMBER = {"kind": "number"}
SEX = {"kind": "single", "categories": ["男", "女"]}
EDU = {"kind": "single", "categories": ["小学", "中学", "大学"]}
COMMUNITY = ("community",)


def made(treated: Sequence[int], community: Sequence[str], **more: Any) -> Survey:
    """A survey with an outcome drawn once and for all; `more` replaces or adds columns."""
    rng = np.random.default_rng(11)
    n = len(treated)
    columns: dict[str, Any] = {
        "y": rng.normal(size=n).round(3).tolist(),
        "served": ["是" if each else "否" for each in treated],
        "sex": [["男", "女"][each] for each in rng.integers(0, 2, n)],
        "edu": [["小学", "中学", "大学"][each] for each in rng.integers(0, 3, n)],
        "age": rng.integers(18, 90, n).tolist(),
    }
    columns |= {name: more.pop(name) for name in list(more) if name in columns}
    questions = {"y": {"kind": "number", "range": [-4, 4]}, "sex": SEX, "edu": EDU, "age": NUMBER}
    questions["served"] = {"kind": "single", "categories": ["否", "是"]}
    return survey_of(columns, questions, community=community, **more)


SERVED = Condition(question="served", any_of=("是",))
STEPS = (Step(controls=("sex", "edu")), Step(controls=("age",)))


def ladder(survey: Survey, **changes: Any) -> Result:
    model: dict[str, Any] = {"outcome": "y", "treatment": SERVED, "fixed_effects": COMMUNITY}
    return fixed_effects_ladder(survey, **{**model, "steps": STEPS, **changes})


def spread(*counts: tuple[int, int]) -> tuple[list[int], list[str]]:
    """(treated, untreated) of each community as two columns."""
    treated = [value for yes, no in counts for value in [1] * yes + [0] * no]
    community = [f"c{place}" for place, (yes, no) in enumerate(counts) for _ in range(yes + no)]
    return treated, community


def cr1_factor(result: Result, step: int) -> float:
    kind = next(each for each in result.fit["variances"] if each["kind"] == "CR1")
    return float(kind["steps"][step - 1]["factor"])


def codes(result: Result) -> list[str]:
    return [note.code for note in result.notes]


def test_terms_steps_and_ids() -> None:
    result = ladder(made(*spread((9, 4), (8, 5), (7, 6))), name="belonging")
    steps: dict[str, list[str]] = {}
    for row in result.rows:
        if row.measure == "coefficient":
            steps.setdefault(str(row.group_level), []).append(str(row.term))
    first = ["(intercept)", "served=是"]
    assert steps == {
        "1": first,
        "2": [*first, "sex=女", "edu=中学", "edu=大学"],
        "3": [*first, "sex=女", "edu=中学", "edu=大学", "age"],
        "4": ["served=是", "sex=女", "edu=中学", "edu=大学", "age"],
    }
    assert result.id == "residents/regression/belonging"
    row = result.row("coefficient", group_level="2", term="sex=女")
    assert row.id == "residents/regression/belonging/coefficient/sex=女/step=2"
    assert len({row.id for row in result.rows}) == len(result.rows)
    assert [step["adds"] for step in result.fit["steps"]] == [
        ["served=是"],
        ["sex=女", "edu=中学", "edu=大学"],
        ["age"],
        [],
    ]


def test_rows_hold_the_glossary_and_the_fit_is_plain() -> None:
    result = ladder(made(*spread((9, 4), (8, 5), (7, 6))))
    for row in result.rows:
        assert row.measure in MEASURES
        assert row.unit in UNITS
        assert row.base in BASES
        assert row.interval_method in INTERVALS or row.measure == "joint_test"
        assert set(row.left_out) <= set(LEFT_OUT)
        assert row.eligible == row.n + sum(row.left_out.values())
    assert json.loads(json.dumps(result.fit, allow_nan=False)) == result.fit
    assert (result.fit["outcome_minimum"], result.fit["outcome_maximum"]) == (-4, 4)
    for note in result.notes:
        assert all(note.text(language) for language in LANGUAGES)


def test_every_step_uses_the_common_sample_and_says_what_was_left_out() -> None:
    treated, community = spread((9, 4), (8, 5), (7, 6))
    age: list[Any] = [30 + place for place in range(len(treated))]
    age[0], age[1], age[2] = None, "skip", "dk"
    sex: list[Any] = ["男", "女", "男"] * 13
    sex[0], sex[5] = None, "??"
    population = [place != 38 for place in range(39)]
    result = ladder(made(treated, community, age=age, sex=sex, population=population))
    row = result.rows[0]
    assert (row.eligible, row.asked, row.n) == (38, 37, 34)
    assert row.left_out == {"not_asked": 1, "blank": 1, "declared": 1, "invalid": 1}
    assert [step["n_alone"] for step in result.fit["steps"]] == [38, 36, 34, 34]
    assert {step["n"] for step in result.fit["steps"]} == {34}
    assert {"regression.listwise", "regression.samples_differ"} <= set(codes(result))


def test_weight_zero_is_nobodys_answer() -> None:
    treated, community = spread((9, 4), (8, 5), (7, 6))
    weight = [0.0, *np.linspace(0.5, 2, 38)]
    result = ladder(made(treated, community, weight=weight))
    assert (result.rows[0].n, result.rows[0].eligible) == (38, 38)
    assert result.rows[0].n_weighted == pytest.approx(sum(weight))


@pytest.mark.parametrize(
    ("counts", "verdict", "reason"),
    [
        ([(5, 0), (0, 5), (6, 0), (0, 4)], "not_estimable", "varies inside none of the communities"),
        ([(9, 7), (12, 0), (9, 0), (0, 8)], "too_thin", "inside only one of the communities"),
        ([(90, 90), (60, 1), (60, 1)], "too_thin", "held by 'c0' alone"),
        ([(20, 3), (15, 2), (15, 2), (14, 0)], "too_thin", "effective degrees of freedom"),
        ([(6, 6)] * 7, "fragile", "effective degrees of freedom"),
        ([(6, 6)] * 16, "supported", ""),
    ],
    ids=["none", "one", "concentrated", "few-df", "fragile", "supported"],
)
def test_verdict(counts: list[tuple[int, int]], verdict: str, reason: str) -> None:
    result = ladder(made(*spread(*counts)), steps=())
    panel = result.fit["identification"]
    assert panel["verdict"] == verdict
    note = result.notes[0]
    assert note.code == f"regression.verdict.{verdict}"
    assert note.weak == (verdict != "supported")
    assert reason in note.text("en")
    treatment = [row for row in result.rows if row.term == "served=是"]
    assert all(row.note == (note.code if note.weak else None) for row in treatment)


def test_panel_counts_and_hand_computed_shares() -> None:
    result = ladder(made(*spread((3, 1), (2, 2), (6, 0), (0, 5))), steps=())
    panel = result.fit["identification"]
    counted = ("treated", "untreated", "communities", "communities_with_both", "rows_in_both")
    assert [panel[key] for key in counted] == [11, 8, 4, 2, 8]
    # residualised squares: c0 3 x 1/16 and 9/16 (sum 3/4), c1 4 x 1/4 (sum 1)
    assert panel["largest_variance_share"] == pytest.approx(4 / 7)
    assert panel["largest_variance_community"] == "c1"
    assert panel["effective_sample"] == pytest.approx((7 / 4) ** 2 / (3 / 256 + 81 / 256 + 4 / 16))


@pytest.mark.parametrize("weighted", [False, True])
def test_leave_one_community_out_equals_doing_it(weighted: bool) -> None:
    treated, community = spread((9, 4), (8, 5), (7, 6), (5, 5), (8, 0))
    n = len(treated)
    weight = np.random.default_rng(2).uniform(0.3, 3, n) if weighted else np.ones(n)
    survey = made(treated, community, weight=weight if weighted else None)
    low, high = ladder(survey).fit["identification"]["leave_one_out"]
    found = []
    for name in dict.fromkeys(community):
        kept = np.array([each != name for each in community])
        part = made(treated, community, weight=np.where(kept, weight, 0.0))
        found.append(ladder(part).row("coefficient", group_level="4", term="served=是").estimate)
    assert (low, high) == pytest.approx((min(found), max(found)), rel=1e-9)


def test_no_range_where_one_community_carries_the_coefficient() -> None:
    panel = ladder(made(*spread((9, 7), (12, 0), (0, 8))), steps=()).fit["identification"]
    assert panel["leave_one_out"] is None
    assert panel["satterthwaite_df"] is None
    assert panel["minimal_detectable_effect"] is None


def test_a_coefficient_of_one_community_has_no_standard_error() -> None:
    result = ladder(made(*spread((9, 7), (12, 0), (0, 8))), steps=())
    row = result.row("coefficient", group_level="2", term="served=是")
    assert row.estimate is not None
    assert (row.std_error, row.df, row.p_value, row.conf_low) == (None, None, None, None)
    assert "regression.no_std_error" in codes(result)


def test_community_level_treatment_is_absorbed_and_said_so() -> None:
    result = ladder(made(*spread((5, 0), (0, 5), (6, 0), (0, 4), (7, 0))))
    terms = {row.group_level for row in result.rows if row.term == "served=是"}
    assert terms == {"1", "2", "3"}
    note = next(note for note in result.notes if note.code == "regression.absorbed")
    assert "fixed effects absorb it" in note.text("en")
    assert result.fit["steps"][3]["standardised"] is None
    assert result.fit["associations"][0]["difference"] is None
    assert result.fit["identification"]["verdict"] == "not_estimable"


def test_measured_treatment_varies_inside() -> None:
    survey = made(*spread((9, 4), (8, 5), (7, 6)))
    result = ladder(survey, treatment="age", steps=())
    panel = result.fit["identification"]
    assert (panel["treated"], panel["untreated"], panel["communities_with_both"]) == (None, None, 3)
    assert "varies inside 3 of 3 communities" in result.notes[0].text("en")


def test_fixed_effects_in_a_crossed_cluster_become_dummies() -> None:
    survey = made(*spread((9, 4), (8, 5), (7, 6)))
    steps = (Step(controls=("sex", "age")),)
    inside, across = ladder(survey, steps=steps), ladder(survey, steps=steps, cluster="edu")
    for term in ("served=是", "age"):
        first = inside.row("coefficient", group_level="3", term=term)
        second = across.row("coefficient", group_level="3", term=term)
        assert second.estimate == pytest.approx(first.estimate, rel=1e-10)
    step, other = across.fit["steps"][2], inside.fit["steps"][2]
    # the effects cross the clusters, so that all their levels count
    assert cr1_factor(across, 3) == pytest.approx(3 / 2 * 38 / (39 - 3 - 3))
    assert cr1_factor(inside, 3) == pytest.approx(3 / 2 * 38 / (39 - 3 - 1))
    assert step["parameters"] == other["parameters"] == 6
    assert step["r_squared_within"] == pytest.approx(other["r_squared_within"])
    for key in ("effective_sample", "largest_variance_share", "communities_with_both"):
        panel, expected = across.fit["identification"], inside.fit["identification"]
        assert panel[key] == pytest.approx(expected[key])
    assert not any(code.startswith("regression.cluster") for code in codes(across))


def test_the_sampling_unit_is_the_cluster_where_there_is_no_community() -> None:
    treated, community = spread((9, 4), (8, 5), (7, 6))
    survey = replace(made(treated, community, psu=community), communities=None)
    result = ladder(survey, fixed_effects=())
    assert result.fit["cluster"] == "psu"
    assert "regression.cluster.psu" in codes(result)
    same = ladder(made(treated, community), fixed_effects=())
    assert [row.std_error for row in result.rows] == [row.std_error for row in same.rows]


def test_rows_are_clusters_where_nothing_else_is_declared() -> None:
    clustered = made(*spread((30, 30)))
    simple = design_of(clustered.size, None, None, "row", False)
    survey = replace(clustered, communities=None, design=simple)
    result = ladder(survey, fixed_effects=(), steps=())
    assert result.fit["cluster"] == "row"
    assert "regression.cluster.row" in codes(result)
    panel = result.fit["identification"]
    assert (panel["communities"], panel["verdict"]) == (None, "supported")
    # two groups of equal size: CR2 is then Welch's standard error
    y = survey.answers["y"].values.astype(float)
    served = survey.answers["served"].values == 1
    welch = np.sqrt(y[served].var(ddof=1) / 30 + y[~served].var(ddof=1) / 30)
    assert result.row("coefficient", term="served=是").std_error == pytest.approx(welch, rel=1e-12)


def test_associations_are_of_flags_only_and_inside_the_effects() -> None:
    treated, community = spread((9, 4), (8, 5), (7, 6))
    survey = made(treated, community)
    result = ladder(survey)
    assert [each["term"] for each in result.fit["associations"]] == ["sex=女"]
    female = survey.answers["sex"].values == 1
    served = np.array(treated, dtype=float)
    inside = served - np.array([served[np.array(community) == each].mean() for each in community])
    assert result.fit["associations"][0]["difference"] == pytest.approx(inside @ female / (inside @ served))


def test_collinear_controls_are_named() -> None:
    treated, community = spread((9, 4), (8, 5), (7, 6))
    result = ladder(made(treated, community, sex=["女"] * 39), steps=(Step(controls=("age", "sex")),))
    assert result.fit["steps"][1]["collinear"] == ["sex=女"]
    note = next(note for note in result.notes if note.code == "regression.collinear")
    assert "sex=女" in note.text("zh")


def test_single_respondents_are_counted() -> None:
    result = ladder(made(*spread((9, 4), (8, 5), (1, 0), (0, 1))), steps=())
    note = next(note for note in result.notes if note.code == "regression.singletons")
    assert note.facts["number"] == 2
    assert result.rows[0].n == 28


def test_an_exact_fit_has_no_standard_errors() -> None:
    treated, community = spread((9, 4), (8, 5), (7, 6))
    result = ladder(made(treated, community, y=[2.0 * each for each in treated]), steps=())
    assert all(row.std_error is None for row in result.rows)
    assert "regression.exact" in codes(result)


@pytest.mark.parametrize(
    ("counts", "changes", "replaced", "code"),
    [
        ([(5, 5), (5, 5)], {}, {"y": [1.0] * 20}, "regression.constant_outcome"),
        ([(10, 0), (10, 0)], {}, {}, "regression.constant_treatment"),
        ([(10, 10)], {}, {}, "regression.one_cluster"),
        ([(5, 5), (5, 5)], {}, {"age": [None] * 20}, "regression.no_rows"),
        ([(1, 1), (1, 1), (1, 1)], {}, {}, "regression.too_few_rows"),
    ],
)
def test_what_cannot_be_estimated_is_refused(
    counts: list[tuple[int, int]], changes: dict[str, Any], replaced: dict[str, Any], code: str
) -> None:
    with pytest.raises(NotEstimable) as refused:
        ladder(made(*spread(*counts), **replaced), **changes)
    assert refused.value.code == code
    assert_readable(refused.value)


@pytest.mark.parametrize(
    "changes",
    [
        {"outcome": "nothing"},
        {"steps": (Step(controls=("sex", "sex")),)},
        {"steps": (Step(controls=("y",)),)},
        {"steps": (Step(fixed_effects=True),), "fixed_effects": ()},
    ],
)
def test_wrong_calls_are_refused(changes: dict[str, Any]) -> None:
    with pytest.raises(UsageError) as refused:
        ladder(made(*spread((5, 5), (5, 5))), **changes)
    assert_readable(refused.value)


def assert_readable(error: CgsurveyError) -> None:
    for language in LANGUAGES:
        assert "{" not in error.text(language)


def test_confidence_level_of_the_study() -> None:
    treated, community = spread((9, 4), (8, 5), (7, 6))
    wide, narrow = (ladder(made(treated, community, confidence=level)).rows[1] for level in (0.99, 0.9))
    assert (wide.conf_level, narrow.conf_level) == (0.99, 0.9)
    assert wide.conf_low is not None
    assert narrow.conf_low is not None
    assert wide.conf_low < narrow.conf_low


def test_wording_follows_the_declared_design() -> None:
    survey = made(*spread((9, 4), (8, 5), (7, 6)))
    assert "regression.design.observational" in codes(ladder(survey))
    assert "regression.design.experimental" in codes(ladder(survey, design="experimental"))


def test_the_survey_is_left_as_it_was() -> None:
    treated, community = spread((9, 4), (8, 5), (7, 6))
    weight = np.linspace(0.5, 2, 39)
    survey = made(treated, community, weight=weight)
    before = {name: answers.values.copy() for name, answers in survey.answers.items()}
    assert ladder(survey).rows == ladder(survey).rows
    np.testing.assert_array_equal(survey.weight, weight)
    for name, values in before.items():
        np.testing.assert_array_equal(survey.answers[name].values, values)


# What the coefficient rests on, at the size of the Hubei study: 618 respondents in 32 communities.
CROSSED = {"kind": "single", "categories": ["e1", "e2", "e3", "e4"]}
TOWNS = {"kind": "single", "categories": [f"t{number}" for number in range(8)]}


def hubei(untreated: dict[int, int], *, seed: int = 1, **more: Any) -> Survey:
    """`untreated` says how many are untreated in which of 32 communities, four to a town."""
    rng = np.random.default_rng(seed)
    place = np.sort(rng.integers(0, 32, 618))
    served = np.ones(618, dtype=int)
    for community, number in untreated.items():
        served[np.flatnonzero(place == community)[:number]] = 0
    columns: dict[str, Any] = {
        "y": (rng.normal(0, 0.2, 32)[place] + rng.normal(0, 0.3, 618)).tolist(),
        "served": ["是" if each else "否" for each in served],
        "age": rng.normal(40, 12, 618).tolist(),
        "e": rng.choice(["e1", "e2", "e3", "e4"], 618, p=[0.1, 0.3, 0.3, 0.3]).tolist(),
        "town": [f"t{community // 4}" for community in place],
    }
    columns |= {name: more.pop(name)(place) for name in list(more) if name in columns}
    questions = {"y": NUMBER, "age": NUMBER, "e": CROSSED, "town": TOWNS}
    questions["served"] = {"kind": "single", "categories": ["否", "是"]}
    return survey_of(columns, questions, community=[f"c{each}" for each in place], **more)


AGE = (Step(controls=("age",)),)
ONE, SEVEN = {5: 7}, dict.fromkeys(range(3, 10), 1)
BOTH_ORDERS = [("e", "community"), ("community", "e")]


@pytest.mark.parametrize("weighted", [False, True])
@pytest.mark.parametrize("effects", [(), ("e",), ("community",), *BOTH_ORDERS], ids="-".join)
def test_one_community_is_too_thin_whatever_the_effects(effects: tuple[str, ...], weighted: bool) -> None:
    """CR2 finds up to 28 degrees of freedom here, and rejects most true nulls."""
    for seed in range(4):
        weight = np.random.default_rng(seed).lognormal(0, 0.6, 618).tolist() if weighted else None
        survey = hubei(ONE, seed=seed, weight=weight)
        panel = ladder(survey, steps=AGE, fixed_effects=effects).fit["identification"]
        assert (panel["verdict"], panel["leave_one_out"]) == ("too_thin", None)
        assert panel["unit"] == {"zh": "社区", "en": "communities"}
        assert (panel["communities"], panel["communities_with_both"]) == (32, 1)
        assert panel["largest_variance_community"] == "c5"


@pytest.mark.parametrize("steps", [(), AGE, (Step(controls=("age", "e")),)], ids=["none", "age", "age-e"])
@pytest.mark.parametrize("effects", [("community",), ("town", "community")], ids="-".join)
def test_one_coarser_cluster_is_too_thin(effects: tuple[str, ...], steps: tuple[Step, ...]) -> None:
    result = ladder(hubei({0: 3, 1: 2, 2: 2}), steps=steps, fixed_effects=effects, cluster="town")
    panel = result.fit["identification"]
    assert (panel["verdict"], panel["leave_one_out"]) == ("too_thin", None)
    assert panel["unit"] == panel["leave_one_out_unit"] == {"zh": "“town”组", "en": "groups of 'town'"}
    assert (panel["communities"], panel["communities_with_both"]) == (8, 1)
    assert "inside only one of the groups of 'town'" in result.notes[0].text("en")


@pytest.mark.parametrize("effects", [(), ("e",)], ids=["none", "e"])
def test_one_community_is_too_thin_where_clusters_cross_it(effects: tuple[str, ...]) -> None:
    crossing = np.random.default_rng(3).integers(0, 8, 618)
    survey = hubei(ONE, town=lambda _: [f"t{each}" for each in crossing])
    panel = ladder(survey, steps=AGE, fixed_effects=effects, cluster="town").fit["identification"]
    assert panel["verdict"] == "too_thin"
    assert panel["unit"]["en"] == "communities"
    assert panel["leave_one_out_unit"]["en"] == "groups of 'town'"


def test_half_of_all_in_one_community_carry_the_coefficient_without_most_of_its_variance() -> None:
    """The only community with untreated holds 60 % of the variance: what counts is what is left without."""
    survey = made(*spread((60, 60), *[(10, 0)] * 12), y=np.random.default_rng(1).normal(size=240).tolist())
    result = ladder(survey, steps=(), fixed_effects=())
    panel = result.fit["identification"]
    assert panel["largest_variance_share"] < 0.9
    assert (panel["verdict"], panel["leave_one_out"]) == ("too_thin", None)


@pytest.mark.parametrize("effects", BOTH_ORDERS, ids="-".join)
def test_one_level_of_a_crossed_effect_is_too_thin(effects: tuple[str, ...]) -> None:
    rng = np.random.default_rng(5)
    level = rng.choice(["e1", "e2", "e3", "e4"], 618)
    served = (level == "e2") & (rng.random(618) < 0.5)
    survey = hubei(
        {}, e=lambda _: level.tolist(), served=lambda _: ["是" if each else "否" for each in served]
    )
    result = ladder(survey, steps=AGE, fixed_effects=effects)
    panel = result.fit["identification"]
    assert (panel["verdict"], panel["unit"]["en"]) == ("too_thin", "groups of 'e'")
    assert panel["largest_variance_community"] == "e2"
    assert "held by 'e2' alone" in result.notes[0].text("en")


@pytest.mark.parametrize("effects", [(), ("e",), ("community",), *BOTH_ORDERS], ids="-".join)
def test_seven_communities_are_no_worse_than_fragile(effects: tuple[str, ...]) -> None:
    panel = ladder(hubei(SEVEN), steps=AGE, fixed_effects=effects).fit["identification"]
    assert (panel["verdict"], panel["communities_with_both"]) == ("fragile", 7)
    assert panel["leave_one_out"] is not None


@pytest.mark.parametrize("effects", [("wave", "community"), ("community", "wave")], ids="-".join)
def test_a_treatment_that_starts_in_the_second_wave_is_supported(effects: tuple[str, ...]) -> None:
    """One wave alone has both kinds, and yet both waves take part in the comparison."""
    wave = np.arange(618) % 2
    survey = survey_of(
        {
            "y": np.random.default_rng(1).normal(size=618).tolist(),
            "wave": [str(each) for each in wave],
            "served": [
                "是" if place % 32 < 16 and each else "否"
                for place, each in zip(np.arange(618) // 2, wave, strict=True)
            ],
        },
        {
            "y": NUMBER,
            "wave": {"kind": "single", "categories": ["0", "1"]},
            "served": {"kind": "single", "categories": ["否", "是"]},
        },
        community=[f"c{place % 32}" for place in np.arange(618) // 2],
    )
    panel = ladder(survey, steps=(), fixed_effects=effects).fit["identification"]
    assert (panel["verdict"], panel["communities_with_both"]) == ("supported", 16)


def test_effects_that_absorb_the_treatment_together_say_so() -> None:
    """Both communities and one wave have both kinds; the treatment is what place and wave add up to."""
    cells = [("c0", "0", "否"), ("c0", "1", "是"), ("c1", "1", "否"), ("c1", "2", "是")] * 10
    survey = survey_of(
        {
            "y": np.random.default_rng(1).normal(size=40).tolist(),
            "wave": [wave for _, wave, _ in cells],
            "served": [served for _, _, served in cells],
        },
        {
            "y": NUMBER,
            "wave": {"kind": "single", "categories": ["0", "1", "2"]},
            "served": {"kind": "single", "categories": ["否", "是"]},
        },
        community=[community for community, _, _ in cells],
    )
    result = ladder(survey, steps=(), fixed_effects=("community", "wave"))
    assert result.fit["identification"]["verdict"] == "not_estimable"
    assert "regression.absorbed_together" in codes(result)
    assert "nothing left to compare" in result.notes[0].text("en")
    alone = ladder(survey, steps=(), fixed_effects=("community",))
    assert alone.fit["identification"]["verdict"] != "not_estimable"


COMMUNITY_LEVEL = [(10, 0), (0, 10)]


@pytest.mark.parametrize(
    ("counts", "verdict", "is_carried"),
    [
        (COMMUNITY_LEVEL * 16, "supported", False),
        (COMMUNITY_LEVEL * 4, "fragile", False),
        (COMMUNITY_LEVEL * 2, "too_thin", False),
        ([(10, 0), *[(0, 10)] * 31], "too_thin", True),
        ([(0, 10), *[(10, 0)] * 31], "too_thin", True),
    ],
    ids=["16-16", "4-4", "2-2", "1-31", "31-1"],
)
def test_without_effects_a_treatment_of_communities_is_compared_between_them(
    counts: list[tuple[int, int]], verdict: str, is_carried: bool
) -> None:
    result = ladder(made(*spread(*counts)), steps=AGE, fixed_effects=())
    panel = result.fit["identification"]
    assert (panel["verdict"], panel["communities_with_both"]) == (verdict, 0)
    assert (panel["leave_one_out"] is None) == is_carried
    english, chinese = result.notes[0].text("en"), result.notes[0].text("zh")
    assert ("alone determines the coefficient" in english) == is_carried
    assert "the comparison is between them" in english
    assert "社区之间的比较" in chinese


def test_communities_that_some_rows_lack_still_part_the_others() -> None:
    survey = hubei(ONE)
    assert survey.communities is not None
    codes = survey.communities.codes.copy()
    codes[600:] = -1
    survey = replace(survey, communities=replace(survey.communities, codes=codes))
    panel = ladder(survey, steps=(), fixed_effects=("e",), cluster="town").fit["identification"]
    assert (panel["verdict"], panel["unit"]["en"]) == ("too_thin", "communities")


def test_the_finest_effect_inside_the_clusters_is_absorbed() -> None:
    survey = hubei(SEVEN)
    orders = [("town", "community"), ("community", "town")]
    found = [ladder(survey, steps=(), fixed_effects=each, cluster="town") for each in orders]
    factors = [cr1_factor(each, 2) for each in found]
    assert factors[0] == factors[1] == pytest.approx(8 / 7 * 617 / (618 - 1 - 1))
    assert found[0].fit["steps"][-1]["collinear"] == []


def test_no_variance_of_a_single_community_is_negative() -> None:
    """CR1 is then 0 but for rounding, which falls on either side; neither variance is given."""
    for seed in range(12):
        result = ladder(hubei(ONE, seed=seed), steps=())
        for measure in ("coefficient", "cr1"):
            row = result.row(measure, group_level="2", term="served=是")
            assert (row.std_error, row.p_value) == (None, None)


@pytest.mark.parametrize(
    ("treatment", "words"),
    [
        (
            Condition(question="sex", any_of=("女",)),
            ("“sex：女”的系数比较的是取“女”者", "与其他人", "'sex: 女' compares"),
        ),
        (Condition(question="age", at_least=60), ("“age：60及以上”", "取“60及以上”者", "'age: 60 or more'")),
        (
            Condition(question="sex", any_of=("女",), label=Text(zh="女性", en="Women")),
            ("“女性”的系数比较的是取“女”者", "与其他人", "'Women' compares"),
        ),
    ],
    ids=["category", "bound", "own-label"],
)
def test_the_treatment_is_called_by_what_it_asks(treatment: Condition, words: tuple[str, str, str]) -> None:
    result = ladder(made(*spread(*[(10, 10)] * 16)), treatment=treatment, steps=())
    assert result.fit["identification"]["verdict"] == "supported"
    chinese, english = (result.notes[0].text(language) for language in LANGUAGES)
    assert words[0] in chinese
    assert words[1] in chinese
    assert words[2] in english
    assert "依据的是" not in chinese


def test_few_untreated_are_what_a_coefficient_rests_on() -> None:
    chinese, english = (ladder(hubei(SEVEN), steps=()).notes[0].text(language) for language in LANGUAGES)
    assert "“served：是”的系数依据的是7个社区中的少数人：其他人7人" in chinese
    assert "rests on 7 respondents without (in all, 611 with '是' and 7 without;" in english


def test_associations_carry_their_interval_and_say_what_they_are() -> None:
    survey = made(*spread((9, 4), (8, 5), (7, 6)))
    steps = (Step(controls=("sex",)),)
    binary, measured = (
        ladder(survey, steps=steps, treatment=each).fit["associations"][0] for each in (SERVED, "age")
    )
    assert (binary["kind"], measured["kind"]) == ("difference", "slope")
    for found in (binary, measured):
        assert found["n"] == 39
        half = t_quantile(0.95, found["df"]) * found["std_error"]
        assert found["conf_low"] == pytest.approx(found["difference"] - half)
        assert found["conf_high"] == pytest.approx(found["difference"] + half)


@pytest.mark.parametrize("part", ["outcome", "treatment"])
def test_categories_without_order_are_no_outcome_and_no_treatment(part: str) -> None:
    with pytest.raises(NotEstimable) as refused:
        ladder(made(*spread((5, 5), (5, 5))), steps=(), **{part: "edu"})
    assert "edu" in refused.value.text("en")
    assert_readable(refused.value)
