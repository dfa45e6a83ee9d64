"""Claims judged by what stands in them."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import pytest

from cgsurvey.claims import check
from cgsurvey.claims.claim_verdicts import Kind, alone, judged, judged_table, kind_of, said_of_significance
from cgsurvey.claims.judgement import Judgement
from cgsurvey.declarations import Claim, ClaimedTable


def claim(text: str = "一句话", **stated: Any) -> Claim:
    return Claim.model_validate({"id": "a", "text": text, **stated})


def table(figures: dict[str, Any], **stated: Any) -> ClaimedTable:
    return ClaimedTable.model_validate({"id": "t", "text": "满意度", "figures": figures, **stated})


def verdicts(judgements: tuple[Judgement, ...]) -> list[tuple[str, str]]:
    return [(each.check, each.verdict) for each in judgements]


@pytest.mark.parametrize(
    ("stated", "kind"),
    [
        ({}, "unknown"),
        ({"value": 92, "n": 1787}, "unknown"),
        ({"value": 92, "n": 1787, "text": "满意率92%"}, "share"),
        ({"value": 92, "n": 1787, "text": "满意率９２％"}, "share"),
        ({"value": 92, "text": "92 per cent are satisfied"}, "share"),
        ({"value": 92, "text": "192%"}, "unknown"),
        ({"value": 92, "text": "3.92%"}, "unknown"),
        ({"value": 4.34, "n": 20, "text": "92%的人给出评价，平均4.34分"}, "unknown"),
        ({"value": 92, "count": 10}, "share"),
        ({"value": 4.3, "items": 1}, "mean"),
        ({"value": 4.3, "range": [1, 5]}, "mean"),
        ({"value": 4.3, "sd": 0.5}, "mean"),
        ({"value": 0.02, "groups": [7, 611], "range": [0, 1]}, "coefficient"),
        ({"value": 0.02, "kind": "share", "items": 1}, "share"),
    ],
)
def test_what_a_figure_is(stated: dict[str, Any], kind: Kind) -> None:
    assert kind_of(claim(**stated)) == kind


#: what a claim states, and what `claims check` is asked to say the same of
SAME = [
    ({"value": 99.08, "n": 1787, "text": "99.08%"}, "99.08% of 1787"),
    ({"value": 99.08, "n": 1744, "text": "99.08%"}, "99.08% of 1744"),
    ({"value": 92, "n": 1787, "count": 1600}, "1600/1787 = 92%"),
    ({"count": 20, "n": 10}, "20/10"),
    ({"value": 12, "n": 8, "kind": "share"}, "12% of 8"),
    ({"value": 101, "n": 8, "kind": "share"}, "101% of 8"),
    ({"value": 49.8, "text": "超过一半：49.8%"}, "超过一半：49.8%"),
    ({"count": 893, "n": 1787, "text": "超过一半"}, "超过一半（893/1787）"),
    ({"value": 5.19, "n": 28, "items": 1}, "mean 5.19 of 28"),
    ({"value": 3.15, "n": 20, "items": 4, "range": [1, 5]}, "mean 3.15 of 20, 4 items, scale 1-5"),
    ({"value": 5.01, "n": 30, "items": 1, "range": [1, 5]}, "mean 5.01 of 30, scale 1-5"),
    ({"value": 0.020, "decimals": 3, "groups": [7, 611], "text": "显著"}, "+0.020, significant, 7 vs 611"),
    (
        {"value": 0.018, "groups": [7, 611], "text": "显著", "range": [0, 1]},
        "+0.018, significant, 7 vs 611, range 0-1",
    ),
    (
        {"value": 0.018, "groups": [7, 611], "significant": True, "sd": 0.2, "level": 1},
        "+0.018, p<0.01, 7 vs 611, sd 0.2",
    ),
    (
        {"value": 0.5, "groups": [300, 300], "text": "不显著", "range": [0, 1]},
        "+0.5, not significant, 300 vs 300, range 0-1",
    ),
]


@pytest.mark.parametrize(("stated", "text"), SAME, ids=lambda part: str(part)[-40:])
def test_a_claim_and_a_text_are_judged_alike(stated: dict[str, Any], text: str) -> None:
    assert judged(claim(**stated)) == check(text).judgements


def test_who_knows_better_what_a_figure_is_may_say_so() -> None:
    stated = claim("99.08%", value=99.08, n=1787)
    assert verdicts(judged(stated)) == [("percentage", "impossible")]
    assert judged(stated, "unknown") == ()


def test_a_weighted_figure_needs_no_count_of_people() -> None:
    stated = claim("99.08%，超过一半", value=99.08, n=1787, count=1, weighted=True)
    assert verdicts(judged(stated)) == [("words", "possible")]
    mean = claim(value=5.19, n=28, items=1, weighted=True, range=[1, 7])
    assert judged(mean) == ()
    assert verdicts(judged(mean.model_copy(update={"weighted": False}))) == [("mean", "impossible")]


@pytest.mark.parametrize(
    ("value", "is_possible"),
    # 5 may have been 5.0, and nothing up to 5 is rounded to 5.1; 1.96 is cut to 1.9, and nothing to 1.8
    [(5.0, True), (5.1, False), (2.0, True), (1.9, True), (1.8, False)],
)
def test_a_mean_lies_in_its_range(value: float, is_possible: bool) -> None:
    found = verdicts(judged(claim(value=value, range=[1.96, 5])))
    assert found == ([] if is_possible else [("mean", "impossible")])


def test_a_table_of_counts_has_their_sum_as_its_base() -> None:
    counts = {"a": {"count": 4, "value": 40}, "b": {"count": 6, "value": 62}}
    assert [each.n for each in table(counts).cells] == [10, 10]
    assert [verdicts(judged(each))[0] for each in table(counts).cells] == [
        ("count", "possible"),
        ("count", "impossible"),
    ]
    assert [each.n for each in table(counts, adds_up=False).cells] == [None, None]
    assert [each.n for each in table(counts, n=9).cells] == [9, 9]
    most = 1_000_000_000
    assert table({"a": {"count": most}, "b": {"count": 0}}).base == most
    assert table({"a": {"count": most}, "b": {"count": 1}}).base is None
    assert table({"a": {"count": 0}}).base is None
    assert [each.n for each in table({"a": 40, "b": {"count": 6}}).cells] == [None, None]


def test_only_words_that_are_named_are_about_the_figure() -> None:
    text = "45%的社区工作者把60%以上的时间用于上级任务"
    stated = claim(text, value=45)
    assert verdicts(judged(stated)) == [("words", "not supported")]
    named = claim(text, value=45, words=[])
    assert [each for each, _ in verdicts(judged(named))] == ["percentage"]
    assert verdicts(judged(claim(f"近半数，{text}", value=45, words=["近半数"]))) == [("words", "possible")]


@pytest.mark.parametrize(
    ("stated", "said"),
    [
        ({"text": "显著"}, (True, Fraction(5, 100))),
        ({"text": "显著（p<0.01）"}, (True, Fraction(1, 100))),
        ({"text": "显著", "level": 10}, (True, Fraction(1, 10))),
        ({"text": "显著", "significant": False}, (False, Fraction(5, 100))),
        ({"text": "在1%水平上显著"}, (True, Fraction(1, 100))),
        ({"text": "在10%的显著性水平上不显著"}, (False, Fraction(1, 10))),
        ({"text": "保持92%的水平，显著提高"}, (True, Fraction(5, 100))),
        ({"text": "单侧检验显著"}, (True, Fraction(1, 10))),
        ({"text": "significant (one-sided, p<0.01)"}, (True, Fraction(2, 100))),
        ({"text": "单侧检验显著", "level": 80}, (True, Fraction(99, 100))),
        ({"text": "高0.02"}, (None, Fraction(5, 100))),
        ({"text": "显著，p>0.05"}, (None, Fraction(5, 100))),
        ({"text": "p<0.000"}, (True, Fraction(5, 100))),
        ({"text": "p>0.99"}, (False, Fraction(99, 100))),
        ({"text": "p>0.999"}, (False, Fraction(5, 100))),
    ],
)
def test_what_is_said_of_significance(stated: dict[str, Any], said: tuple[bool | None, Fraction]) -> None:
    assert said_of_significance(claim(**stated)) == said


def test_the_effects_of_the_published_study_take_scores_that_hardly_differ() -> None:
    """7 against 611: a standard deviation of 0.0275 at most, and of 0.0248."""
    for value, most in ((0.020, 0.0275), (0.018, 0.0248)):
        found = judged(claim("显著", value=value, decimals=3, groups=[7, 611], range=[0, 1]))
        assert verdicts(found) == [("effect", "possible"), ("little_spread", "possible")]
        assert found[0].facts["needed_deviation"] == pytest.approx(most, abs=0.00005)
        assert len(found[1].sentences) == len(found[0].sentences) + 1


@pytest.mark.parametrize(
    ("high", "checks"),
    # 5 % of the range on either side of what is needed, 0.02748
    [(0.549, ["effect"]), (0.550, ["effect", "little_spread"])],
)
def test_little_is_below_a_twentieth_of_the_range(high: float, checks: list[str]) -> None:
    found = judged(claim("显著", value=0.020, decimals=3, groups=[7, 611], range=[0, high]))
    assert [each.check for each in found] == checks


@pytest.mark.parametrize(
    ("stated", "is_checked"),
    [
        ({}, False),
        ({"value": 92, "n": 1787}, False),
        ({"value": 92, "text": "92%"}, False),
        ({"value": 92, "n": 1787, "text": "92%"}, True),
        ({"value": 101, "text": "101%"}, True),
        ({"value": 92, "decimals": 1, "n": 20, "text": "92%"}, True),
        ({"value": 92, "n": 20, "text": "90-92.0%"}, True),
        ({"value": -92, "n": 20, "text": "92%"}, False),
        ({"value": 92, "n": 20, "text": "192%"}, False),
        ({"value": 92, "text": "92%，超过一半"}, True),
        ({"text": "超过一半"}, False),
        ({"count": 3}, False),
        ({"value": 4.3, "items": 1}, False),
        ({"value": 0.02, "groups": [7, 611]}, False),
        ({"groups": [7, 611], "text": "显著"}, False),
    ],
)
def test_where_nothing_can_be_checked_that_is_said(stated: dict[str, Any], is_checked: bool) -> None:
    found = [each.check for each in alone(claim(**stated))]
    assert found
    assert ("needs_more" not in found) == is_checked


@pytest.mark.parametrize(
    ("figures", "stated", "found"),
    [
        ({"a": 45, "b": 55}, {}, ["possible"]),
        ({"a": 45, "b": 54}, {}, ["possible"]),
        ({"a": 45, "b": 53}, {}, ["impossible"]),
        ({"a": 45, "b": 53}, {"adds_up": False}, []),
        ({"a": 45.0, "b": 54.9}, {}, ["possible"]),
        ({"a": 45.0, "b": 54.8}, {}, ["impossible"]),
        ({"a": 45, "b": 55}, {"decimals": 1}, ["possible"]),
        ({"a": 45, "b": 54}, {"decimals": 1}, ["impossible"]),
        # of 100 people 33 % are 33, and nobody is left over
        ({"a": 33, "b": 33, "c": 33}, {}, ["possible"]),
        ({"a": 33, "b": 33, "c": 33}, {"n": 100}, ["impossible"]),
        ({"a": 33, "b": 33, "c": 33}, {"n": 100, "weighted": True}, ["possible"]),
        # 33.3 % of 10 is said of the cell, and the table adds up
        ({"a": 33.3, "b": 66.7}, {"n": 10}, ["possible"]),
        ({"a": 101, "b": 0}, {}, ["impossible"]),
        ({"a": {"count": 4}, "b": {"count": 6}}, {"n": 10}, ["possible"]),
        ({"a": {"count": 4}, "b": {"count": 5}}, {"n": 10}, ["impossible"]),
        ({"a": {"count": 4}, "b": {"count": 7}}, {"n": 10}, ["impossible"]),
        ({"a": {"count": 4}, "b": {"count": 5}}, {}, []),
        ({"a": {"count": 4, "value": 40}, "b": {"count": 6, "value": 60}}, {"n": 10}, ["possible"] * 2),
        ({"a": {"count": 4, "value": 40}, "b": {"value": 60}}, {"n": 10}, ["possible"]),
        ({"a": {"count": 4, "value": 40}, "b": {"count": 6}}, {"n": 10}, ["possible"]),
        ({"a": 100}, {}, ["possible"]),
        ({"a": 90}, {}, ["impossible"]),
    ],
)
def test_a_table_adds_up(figures: dict[str, Any], stated: dict[str, Any], found: list[str]) -> None:
    made = judged_table(table(figures, **stated))
    assert verdicts(made) == [("sum", each) for each in found]
    for each in made:
        for sentence in each.sentences:
            assert sentence.text("zh")
            assert sentence.text("en")
        assert each.sentences


@pytest.mark.parametrize(
    ("stated", "adds_up"),
    [
        ({}, True),
        ({"row": "residents/frequency/q1/share"}, True),
        ({"row": "residents/multiple_response/received/of_respondents"}, False),
        ({"row": "residents/multiple_response/received/of_respondents", "adds_up": True}, True),
        ({"row": "residents/frequency/q1/share", "adds_up": False}, False),
        ({"row": "frequency"}, False),
    ],
)
def test_the_estimand_tells_whether_a_table_adds_up(stated: dict[str, Any], adds_up: bool) -> None:
    assert table({"a": 45}, **stated).adds_up == adds_up


def test_of_weighted_data_counts_need_not_exist() -> None:
    stated = table({"a": 33, "b": 33, "c": 33}, n=100)
    assert verdicts(judged_table(stated)) == [("sum", "impossible")]
    assert verdicts(judged_table(stated, weighted=True)) == [("sum", "possible")]


@pytest.mark.parametrize("stated", [{"count": 3}, {"count": 3, "n": 10, "weighted": True}])
def test_a_count_without_a_base_is_no_share(stated: dict[str, Any]) -> None:
    assert judged(claim("超过一半", **stated)) == ()


def test_no_share_is_below_nothing() -> None:
    (found,) = judged(claim(value=-5, kind="share", n=10))
    assert found.sentences[0].code == "claims.below_zero"
    (found,) = judged_table(table({"a": -5, "b": 105}))
    assert [each.code for each in found.sentences] == ["claims.below_zero", "claims.over_hundred"]
