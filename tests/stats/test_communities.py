"""Elements linked and communities compared: by hand, and where a league table would mislead."""

from __future__ import annotations

import math
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cgsurvey import stats
from cgsurvey.errors import NotEstimable
from cgsurvey.result import Result
from cgsurvey.stats._departures import _count_test
from cgsurvey.stats._ranks import joint_ranks, kendall, spearman
from cgsurvey.stats._shrinkage import between_variance, fay_herriot
from cgsurvey.survey import Survey
from stats.eight import eight
from stats.in_memory import survey_of

YES_NO = {"kind": "single", "categories": ["no", "yes"], "satisfied": ["yes"]}


def by_community(result: Result, measure: str) -> dict[str, Any]:
    return {row.group_level: row for row in result.rows if row.measure == measure and row.group_level}


def every_number_is_one(result: Result) -> None:
    for row in result.rows:
        for name in ("estimate", "std_error", "conf_low", "conf_high", "p_value", "statistic", "df"):
            value = getattr(row, name)
            assert value is None or math.isfinite(value), (row.id, name)
    for note in result.notes:
        assert note.text("zh")
        assert note.text("en")


# ---- linkage


def test_linkage() -> None:
    result = stats.linkage(eight(), service="received")
    # reached by the community 1 1 0 0 1 0, by volunteers 0 1 0 1 0 0; two did not answer
    joint, lift, phi = (result.row(measure) for measure in ("joint", "lift", "phi"))
    assert joint.category == "community+volunteers"
    assert (joint.estimate, joint.count, joint.n) == (pytest.approx(1 / 6), 1, 6)
    assert lift.estimate == pytest.approx((1 / 6) / (1 / 2 * 1 / 3))
    assert phi.estimate == pytest.approx(0)
    assert {row.base for row in result.rows} == {"answered_all"}
    assert lift.left_out == {"not_asked": 1, "blank": 1}


def reached_survey(first: list[int], second: list[int]) -> Survey:
    words = ["no", "yes"]
    return survey_of(
        {"a": [words[each] for each in first], "b": [words[each] for each in second]},
        {"a": YES_NO, "b": YES_NO},
        elements={"one": "one", "other": "other"},
        services={
            "s": {
                "label": "s",
                "reached": {
                    "one": {"question": "a", "any_of": ["yes"]},
                    "other": {"question": "b", "any_of": ["yes"]},
                },
            }
        },
    )


@pytest.mark.parametrize(
    ("first", "second", "lift", "phi", "note"),
    [
        ([1, 1, 1, 1], [0, 0, 0, 0], None, None, "note.reaches_nobody"),
        ([1, 1, 1, 1], [0, 1, 0, 1], None, None, "note.reaches_everybody"),
        ([1, 1, 0, 0], [1, 1, 0, 0], 2.0, 1.0, "note.same_reach"),
        ([1, 1, 0, 0], [0, 0, 1, 1], 0.0, -1.0, "note.never_both"),
        ([1, 0, 0, 0], [0, 1, 0, 0], 0.0, -1 / 3, "note.never_both"),
    ],
)
def test_what_cannot_be_linked_is_refused_with_its_reason(
    first: list[int], second: list[int], lift: float | None, phi: float | None, note: str
) -> None:
    result = stats.linkage(reached_survey(first, second), service="s")
    every_number_is_one(result)
    rows = [result.row("lift"), result.row("phi")]
    assert rows[0].estimate == (None if lift is None else pytest.approx(lift))
    assert rows[1].estimate == (None if phi is None else pytest.approx(phi))
    assert note in [note.code for note in result.notes]
    for row in rows:
        assert row.conf_low is not None or row.note


def test_one_element_is_linked_with_no_other() -> None:
    survey = survey_of(
        {"a": ["yes", "no"]},
        {"a": YES_NO},
        elements={"one": "one"},
        services={"s": {"label": "s", "reached": {"one": {"question": "a", "any_of": ["yes"]}}}},
    )
    with pytest.raises(NotEstimable) as caught:
        stats.linkage(survey, service="s")
    assert caught.value.code == "note.one_element"


# ---- which element leads


def test_who_leads_in_each_community() -> None:
    result = stats.leading(eight(), service="received")
    leaders = {level: row.category for level, row in by_community(result, "leader").items()}
    assert leaders == {"a": "community", "b": "volunteers", "c": "community"}
    lead = by_community(result, "lead")["a"]
    assert (lead.estimate, lead.n, lead.df) == (pytest.approx(0.5), 2, 1)
    assert lead.std_error == pytest.approx(0.5)  # differences 1 and 0: sqrt(1/2 / 2)
    assert lead.p_value == 1.0  # one discordant answer says nothing
    assert [(row.category, row.count, row.n) for row in result.rows if row.measure == "led"] == [
        ("community", 2, 3),
        ("volunteers", 1, 3),
    ]
    assert {each["verdict"] for each in result.fit["types"]} == {"unclear"}


def communities_reached(first: list[list[int]], second: list[list[int]], **service: Any) -> Survey:
    """Communities A, B, … each with its own answers on two elements."""
    names = [chr(65 + place) for place, answers in enumerate(first) for _ in answers]
    words = ["no", "yes"]
    return survey_of(
        {
            "a": [words[each] for answers in first for each in answers],
            "b": [words[each] for answers in second for each in answers],
        },
        {"a": YES_NO, "b": YES_NO},
        community=names,
        elements={"one": "one", "other": "other"},
        services={
            "s": {
                "label": "s",
                "reached": {
                    "one": {"question": "a", "any_of": ["yes"]},
                    "other": {"question": "b", "any_of": ["yes"]},
                },
                **service,
            }
        },
    )


BOTH = {"leading_candidates": ["one", "other"]}


def test_ties_are_ties_and_only_a_clear_lead_is_clear() -> None:
    survey = communities_reached([[1] * 12, [1, 0], [1] * 12], [[0] * 12, [0, 1], [1] * 12], **BOTH)
    result = stats.leading(survey, service="s")
    every_number_is_one(result)
    verdicts = {each["community"]: (each["elements"], each["verdict"]) for each in result.fit["types"]}
    assert verdicts == {
        "A": (["one"], "clear"),  # 12 of 12 against 0: p = 2 / 2^12
        "B": (["one", "other"], "tie"),
        "C": (["one", "other"], "tie"),
    }
    lead = by_community(result, "lead")
    assert lead["A"].p_value == pytest.approx(2 / 2**12)
    assert lead["A"].conf_low is None  # nobody differs from anybody
    assert lead["C"].p_value is None
    assert [row.count for row in result.rows if row.measure == "led_clearly"] == [1, 0]


def test_a_declared_type_is_taken_and_its_names_are_checked() -> None:
    # names are matched as communities are, whatever their width and case
    survey = communities_reached([[1, 0], [1, 1]], [[0, 1], [0, 0]], leading={"ａ": "other", "Z": "one"})
    result = stats.leading(survey, service="s")
    leaders = by_community(result, "leader")
    assert {level: row.category for level, row in leaders.items()} == {"A": "other"}
    assert leaders["A"].estimate == 0.5
    assert not by_community(result, "lead")
    assert result.fit["method"] == "declared"
    said = {note.code: note.facts["names"] for note in result.notes if "names" in note.facts}
    assert said == {"note.leading_unknown": ["Z"], "note.leading_untyped": ["B"]}
    assert "note.few_df" not in {note.code for note in result.notes}  # two respondents are no two communities


def test_the_order_of_candidates_does_not_choose_the_leader() -> None:
    for order in (["one", "other"], ["other", "one"]):
        survey = communities_reached([[1, 0, 0]], [[1, 1, 0]], leading_candidates=order)
        assert by_community(stats.leading(survey, service="s"), "leader")["A"].category == "other"


# ---- communities compared


def test_communities_by_hand() -> None:
    # hours 10 20 | 30 40 | 50 60 | nobody answered
    result = stats.communities(eight(), variable="hours", minimum=2)
    means = by_community(result, "mean")
    assert {level: (row.estimate, row.n) for level, row in means.items()} == {
        "a": (15, 2),
        "b": (35, 2),
        "c": (55, 2),
    }
    assert means["a"].std_error == pytest.approx(5)
    assert result.row("mean", group_level=None).estimate == pytest.approx(35)
    # mean squares 800 and 50: F 16, and two in each community
    assert result.row("icc").statistic == pytest.approx(16)
    assert result.row("icc").estimate == pytest.approx(15 / 17)
    # Σ (y - 35)²/(τ² + 25) = 2 at τ² = 375, so that 375/400 of each difference is kept
    assert result.fit["between_variance"] == pytest.approx(375)
    shrunken = by_community(result, "shrunken")
    assert [shrunken[level].estimate for level in "abc"] == pytest.approx([16.25, 35, 53.75])
    apart = by_community(result, "from_mean")
    assert [apart[level].estimate for level in "abc"] == pytest.approx([-20, 0, 20])
    # (2/3)² · 25 + 2 · (1/3)² · 25
    assert apart["a"].std_error == pytest.approx(math.sqrt(150 / 9))
    ranks = by_community(result, "rank")
    assert [ranks[level].estimate for level in "abc"] == [3, 2, 1]
    assert [(ranks[level].conf_low, ranks[level].conf_high) for level in "abc"] == [(1, 3)] * 3


def yes_survey(counts: list[tuple[int, int]], **design: Any) -> Survey:
    """Communities with so many of so many satisfied."""
    answers = [["yes"] * yes + ["no"] * (n - yes) for yes, n in counts]
    names = [f"c{place:02}" for place, each in enumerate(answers) for _ in each]
    return survey_of(
        {"q": [each for part in answers for each in part]}, {"q": YES_NO}, community=names, **design
    )


def test_a_full_house_in_a_small_community_proves_nothing() -> None:
    """12 of 12 beside a mean of 92 %: likely by chance, and its sampling error is not 0."""
    result = stats.communities(yes_survey([(12, 12), *[(23, 25)] * 20]), variable="q")
    full = {measure: by_community(result, measure)["c00"] for measure in ("rate", "shrunken", "from_mean")}
    assert full["rate"].conf_low < 0.8
    assert full["shrunken"].std_error > 0
    assert full["shrunken"].estimate < 0.93
    assert full["from_mean"].p_value > 0.3
    assert result.fit["above"] == result.fit["below"] == []
    assert by_community(result, "rank")["c00"].conf_high == 21


def test_what_differs_is_marked_and_nothing_else() -> None:
    result = stats.communities(yes_survey([(3, 20), *[(18, 20)] * 12]), variable="q")
    assert result.fit["below"] == ["c00"]
    assert result.fit["above"] == []
    assert by_community(result, "rank")["c00"].conf_low == 13
    assert result.fit["pairs_apart"] == 12


def test_equal_shares_share_the_better_rank() -> None:
    result = stats.communities(yes_survey([(15, 20), (10, 20), (15, 20), (5, 20)]), variable="q")
    assert [row.estimate for row in by_community(result, "rank").values()] == [1, 3, 1, 4]


def test_the_test_of_a_share_is_near_fishers_exact_one() -> None:
    from scipy.stats import fisher_exact

    result = stats.communities(yes_survey([(12, 20), (50, 60), (52, 60), (48, 60)]), variable="q")
    exact = fisher_exact([[12, 8], [150, 30]]).pvalue
    assert 0.01 < exact < 0.05
    assert by_community(result, "from_mean")["c00"].p_value == pytest.approx(exact, abs=0.015)


def test_few_answers_are_shown_and_not_ranked() -> None:
    result = stats.communities(yes_survey([(1, 1), (5, 9), (8, 12), (9, 12), (6, 12)]), variable="q")
    every_number_is_one(result)
    rates = by_community(result, "rate")
    assert len(rates) == 5
    assert (
        set(by_community(result, "rank")) == set(by_community(result, "from_mean")) == {"c02", "c03", "c04"}
    )
    assert "note.single_respondent" in rates["c00"].note
    assert rates["c00"].conf_low is None
    assert "note.not_ranked" in rates["c01"].note
    assert rates["c01"].conf_low is not None
    assert set(by_community(result, "shrunken")) == set(rates)  # they lend and borrow strength


def test_too_few_communities_are_not_compared_and_it_is_said() -> None:
    result = stats.communities(yes_survey([(8, 12), (9, 12), (1, 2)]), variable="q")
    assert set(by_community(result, "rate")) == {"c00", "c01", "c02"}
    assert not by_community(result, "rank")
    assert "note.few_communities" in [note.code for note in result.notes]
    every_number_is_one(result)


def test_where_all_say_the_same_nothing_is_ranked() -> None:
    result = stats.communities(yes_survey([(12, 12)] * 4), variable="q")
    every_number_is_one(result)
    assert "note.no_variation_inside" in [note.code for note in result.notes]
    assert {row.measure for row in result.rows} == {"rate"}
    assert all(row.conf_low is not None and row.conf_low < 0.9 for row in result.rows)


def test_communities_alike_are_shrunk_to_one_mean() -> None:
    result = stats.communities(yes_survey([(6, 12)] * 5), variable="q")
    assert {row.estimate for row in by_community(result, "shrunken").values()} == {0.5}
    assert result.fit["between_variance"] == 0
    icc = result.row("icc")
    assert icc.estimate == 0
    codes = [note.code for note in result.notes]
    assert "note.nothing_between_shrunken" in codes
    every_number_is_one(result)


@pytest.mark.parametrize("variable", ["overall", "busy", "received.community", "belonging", "hours"])
def test_every_headline_is_compared(variable: str) -> None:
    measures = {
        "overall": "rate",
        "busy": "at_or_above",
        "received.community": "coverage",
        "belonging": "score",
        "hours": "mean",
    }
    result = stats.communities(eight(), variable=variable, minimum=2)
    assert by_community(result, measures[variable])
    assert result.variable == variable
    every_number_is_one(result)


def test_without_communities_there_is_nothing_to_compare() -> None:
    with pytest.raises(NotEstimable) as caught:
        stats.communities(eight(community=None), variable="hours")
    assert caught.value.code == "note.no_communities"
    with pytest.raises(NotEstimable):
        stats.communities(eight(community=["a"] * 8), variable="hours")


def test_a_community_in_which_nothing_varies_is_tested_by_what_varies_elsewhere() -> None:
    answers = [[5] * 12, [1, 2, 3, 4, 5] * 4, [2, 3, 4, 5, 5] * 4, [1, 1, 3, 4, 5] * 4]
    survey = survey_of(
        {"q": [each for part in answers for each in part]},
        {"q": {"kind": "number"}},
        community=[f"c{place}" for place, part in enumerate(answers) for _ in part],
    )
    result = stats.communities(survey, variable="q")
    apart = by_community(result, "from_mean")["c0"]
    assert 1e-6 < apart.p_value < 0.05  # by its own variance, 0, it would be 1e-10
    assert apart.conf_low < apart.estimate < apart.conf_high
    every_number_is_one(result)


# ---- the mathematics

SHARES = st.lists(st.floats(-5, 5), min_size=3, max_size=12)


@given(direct=SHARES, scale=st.floats(0.01, 100), seed=st.integers(0, 99))
@settings(max_examples=50, deadline=None)
def test_shrinkage_draws_inwards_and_goes_with_the_unit(direct: list[float], scale: float, seed: int) -> None:
    y = np.array(direct)
    sampling = np.random.default_rng(seed).uniform(0.1, 2, len(y))
    drawn = fay_herriot(y, sampling)
    low, high = min(*direct, drawn.centre) - 1e-9, max(*direct, drawn.centre) + 1e-9
    assert ((low <= drawn.estimate) & (drawn.estimate <= high)).all()
    assert (np.abs(drawn.estimate - drawn.centre) <= np.abs(y - drawn.centre) + 1e-9).all()
    assert (drawn.mse > 0).all()
    in_other_units = fay_herriot(scale * y, scale**2 * sampling)
    assert in_other_units.estimate == pytest.approx(scale * drawn.estimate, rel=1e-6, abs=1e-9 * scale)


def test_the_variance_between_solves_its_equation() -> None:
    y, sampling = np.array([1.0, 4.0, 9.0, 2.0]), np.array([0.5, 1.0, 2.0, 0.1])
    total = between_variance(y, sampling) + sampling
    centre = (y / total).sum() / (1 / total).sum()
    assert ((y - centre) ** 2 / total).sum() == pytest.approx(3, rel=1e-12)


def test_places_left_open() -> None:
    low, high = np.array([0.0, 2.0, 1.0, 5.0]), np.array([1.5, 4.0, 3.0, 6.0])
    ranks = joint_ranks(np.array([1.0, 3.0, 2.0, 5.5]), low, high)
    assert ranks.rank.tolist() == [4, 2, 3, 1]
    assert ranks.best.tolist() == [3, 2, 2, 1]
    assert ranks.worst.tolist() == [4, 3, 4, 1]
    assert ranks.apart == 4


def test_orders_of_services() -> None:
    assert spearman(np.array([1.0, 2.0, 3.0]), np.array([1.0, 1.0, 1.0])) is None
    assert kendall(np.array([1.0, 1.0]), np.array([2.0, 3.0])) is None
    result = stats.supply_and_demand(eight(), service="received")
    assert result.row("spearman").estimate is None  # of two services the order says nothing
    assert "note.few_services" in result.row("kendall").note


def test_the_tails_of_a_count_keep_their_digits() -> None:
    """A community far below the mean is as far out as one as far above it: no tail ends at rounding."""
    _, _, above = _count_test(0.9, 200.0, 200, 0.1, 0.95)
    _, _, below = _count_test(0.1, 200.0, 200, 0.9, 0.95)
    assert below == pytest.approx(above, rel=1e-9)
    assert 0 < below < 1e-100
