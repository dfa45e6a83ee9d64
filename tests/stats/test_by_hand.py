"""Every statistic counted by hand on eight respondents."""

from __future__ import annotations

import statistics
from dataclasses import replace
from typing import Any

import pytest

from cgsurvey import stats
from cgsurvey.errors import NotEstimable, UsageError
from cgsurvey.stats._families import one_family, with_adjusted_p
from cgsurvey.stats._reliability import alpha
from cgsurvey.stats.participation_gap import exact_sign_test
from stats.eight import eight


def expect(row: Any, estimate: float, n: int, left_out: dict[str, int], count: int | None = None) -> None:
    assert row.estimate == pytest.approx(estimate)
    assert row.n == n
    assert row.left_out == left_out
    assert row.eligible == n + sum(left_out.values())
    if count is not None:
        assert row.count == count


def test_frequency() -> None:
    result = stats.frequency(eight(), question="band")
    expect(result.row("share", category="60%及以上"), 3 / 6, 6, {"not_asked": 1, "blank": 1}, 3)
    expect(result.row("share", category="20%以下"), 1 / 6, 6, {"not_asked": 1, "blank": 1}, 1)
    assert result.row("share", category="20%以下").asked == 7


def test_satisfaction_rate_keeps_the_neutral_in_the_base() -> None:
    result = stats.satisfaction_rate(eight(), question="overall")
    lost = {"declared": 1, "blank": 1}
    expect(result.row("rate"), 4 / 6, 6, lost, 4)
    expect(result.row("top_box"), 1 / 6, 6, lost, 1)
    # dissatisfied mirrors satisfied: two categories at each end of four
    expect(result.row("net"), (4 - 2) / 6, 6, lost)
    expect(result.row("mean"), (3 + 4 + 2 + 1 + 3 + 3) / 6, 6, lost)


def test_share_at_or_above_of_bands_and_of_numbers() -> None:
    expect(
        stats.share_at_or_above(eight(), threshold="busy").row("at_or_above"),
        0.5,
        6,
        {"blank": 1, "not_asked": 1},
    )
    expect(
        stats.share_at_or_above(eight(), threshold="long").row("at_or_above"),
        0.5,
        6,
        {"not_asked": 1, "blank": 1},
    )


def test_multiple_response_counts_who_ticked_nothing() -> None:
    result = stats.multiple_response(eight(), question="got")
    lost = {"not_asked": 1, "blank": 1}
    expect(result.row("of_respondents", category="文体"), 3 / 6, 6, lost, 3)
    of_responses = result.row("of_responses", category="文体")
    assert (of_responses.estimate, of_responses.n, of_responses.count) == (3 / 5, 5, 3)
    assert of_responses.left_out == lost
    expect(result.row("none_ticked"), 2 / 6, 6, lost, 2)


def test_coverage() -> None:
    result = stats.coverage(eight(), service="received")
    expect(result.row("coverage", category="volunteers"), 2 / 6, 6, {"not_asked": 1, "blank": 1}, 2)
    expect(result.row("reached_by", category="2"), 1 / 6, 6, {"not_asked": 1, "blank": 1}, 1)
    expect(result.row("mean_elements"), 5 / 6, 6, {"not_asked": 1, "blank": 1})


def test_supply_and_demand() -> None:
    result = stats.supply_and_demand(eight(), service="received")
    expect(result.row("wanted", category="文体"), 4 / 7, 7, {"blank": 1}, 4)
    expect(result.row("received", category="文体"), 3 / 6, 6, {"not_asked": 1, "blank": 1}, 3)
    # of the six who answered both: rows 3 and 6 want 文体 and got none; rows 2 and 5 got it unasked
    expect(result.row("unmet", category="文体"), 2 / 6, 6, {"not_asked": 1, "blank": 1}, 2)
    expect(result.row("unwanted", category="文体"), 2 / 6, 6, {"not_asked": 1, "blank": 1}, 2)


def test_participation_gap_is_paired() -> None:
    result = stats.participation_gap(eight(), pair="volunteering")
    expect(result.row("willing"), 5 / 7, 7, {"blank": 1}, 5)
    expect(result.row("took_part"), 4 / 8, 8, {}, 4)
    expect(result.row("gap"), (5 - 3) / 7, 7, {"blank": 1})
    expect(result.row("willing_not"), 3 / 7, 7, {"blank": 1}, 3)
    expect(result.row("not_willing_did"), 1 / 7, 7, {"blank": 1}, 1)
    expect(result.row("willing_did"), 2 / 7, 7, {"blank": 1}, 2)
    expect(result.row("neither"), 1 / 7, 7, {"blank": 1}, 1)
    expect(result.row("conversion"), 2 / 5, 5, {"blank": 1, "condition": 2}, 2)
    # three against one: 2 * (1 + 4) / 2**4, and no more than 1
    assert result.row("mcnemar").p_value == pytest.approx(0.625)


def test_improvement_on_both_bases() -> None:
    result = stats.improvement(eight(), improvement="life")
    expect(result.row("improved_of_all", category="文体"), 3 / 8, 8, {}, 3)
    # rows 1, 3 and 6 had the need and answered both; row 1 improved
    expect(
        result.row("improved_of_need", category="文体"),
        1 / 3,
        3,
        {"not_asked": 1, "blank": 1, "condition": 3},
        1,
    )


def test_mean() -> None:
    expect(stats.mean(eight(), question="hours").row("mean"), 35, 6, {"not_asked": 1, "blank": 1})


def test_ranking() -> None:
    result = stats.ranking(eight(), question="ranks")
    lost = {"not_asked": 1, "blank": 1}
    expect(result.row("ranked_first", category="助老"), 2 / 6, 6, lost, 2)
    expect(result.row("ranked", category="助老"), 3 / 6, 6, lost, 3)
    expect(result.row("mean_rank", category="助老"), (2 + 1 + 1) / 3, 3, {**lost, "condition": 3})


def test_response_counts_answers_of_those_asked() -> None:
    expect(stats.response(eight(), question="words").row("answered"), 5 / 7, 7, {"not_asked": 1}, 5)


def test_scale_turns_reversed_items_round_and_needs_its_minimum() -> None:
    result = stats.scale_score(eight(), scale="belonging")
    scores = [(1 + 2 + 1) / 3, (2 + 2 + 2) / 3, 3, (4 + 5 + 4) / 3, 5, 4, (3 + 2 + 2) / 3, (2 + 2) / 2]
    expect(result.row("score"), sum((score - 1) / 4 for score in scores) / 8, 8, {})
    # the seven complete rows, b3 turned round
    complete = [(1, 2, 1), (2, 2, 2), (3, 3, 3), (4, 5, 4), (5, 5, 5), (4, 4, 4), (3, 2, 2)]
    items = [statistics.variance(column) for column in zip(*complete, strict=True)]
    alpha = 3 / 2 * (1 - sum(items) / statistics.variance([sum(row) for row in complete]))
    expect(result.row("alpha"), alpha, 7, {"blank": 1})


def test_difference_is_first_minus_second() -> None:
    result = stats.difference(eight(), variable="overall", by="sex")
    row = result.row("difference")
    assert row.group_level == "女 - 男"
    expect(row, 2 / 2 - 2 / 4, 6, {"declared": 1, "blank": 1})
    assert row.unit == "points"
    assert row.p_holm == row.p_bh == row.p_value


def test_adjusted_p_values_of_a_family() -> None:
    row = stats.difference(eight(), variable="overall", by="sex").rows[0]
    rows = [replace(row, id=str(place), p_value=p) for place, p in enumerate([0.01, 0.04, 0.03, 0.005])]
    adjusted = with_adjusted_p([*rows, replace(row, id="none", p_value=None)])
    # R: p.adjust(c(.01, .04, .03, .005), "holm"), "BH"
    assert [row.p_holm for row in adjusted[:4]] == pytest.approx([0.03, 0.06, 0.06, 0.02])
    assert [row.p_bh for row in adjusted[:4]] == pytest.approx([0.02, 0.04, 0.04, 0.02])
    assert adjusted[4].p_holm is None


def test_one_family_is_adjusted_over_all_its_results() -> None:
    # both sexes in every community, so that both have an error
    survey = eight(community=["a", "b", "c", "d"] * 2)
    results = [stats.difference(survey, variable=name, by="sex") for name in ("b1", "belonging")]
    together = one_family(results)
    assert [result.id for result in together] == [result.id for result in results]
    rows = [result.row("difference") for result in together]
    assert min(row.p_holm for row in rows) == pytest.approx(2 * min(row.p_value for row in rows))


def test_the_sign_test_without_a_toss_has_no_p() -> None:
    assert exact_sign_test(0, 0) is None
    assert exact_sign_test(5, 0) == pytest.approx(2 / 32)
    assert exact_sign_test(2, 2) == 1


def test_alpha_of_nothing_is_none() -> None:
    import numpy as np

    assert alpha(np.zeros((3, 3))) is None
    assert alpha(np.ones((1, 1))) is None


@pytest.mark.parametrize(
    ("call", "error"),
    [
        (lambda survey: stats.frequency(survey, question="got"), NotEstimable),
        (lambda survey: stats.frequency(survey, question="sx"), UsageError),
        (lambda survey: stats.crosstab(survey, question="sex", by="hours"), NotEstimable),
        (lambda survey: stats.crosstab(survey, question="hours", by="sex"), NotEstimable),
        (lambda survey: stats.multiple_response(survey, question="sex"), NotEstimable),
        (lambda survey: stats.satisfaction_rate(survey, question="sex"), NotEstimable),
        (lambda survey: stats.mean(survey, question="got"), NotEstimable),
    ],
)
def test_what_cannot_be_is_refused_in_words(call: Any, error: type[Exception]) -> None:
    with pytest.raises(error) as caught:
        call(eight())
    assert str(caught.value)
    assert caught.value.text("zh")
