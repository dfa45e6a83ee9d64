"""Tables of two questions, quartiles and comparisons of groups, counted by hand."""

from __future__ import annotations

import math
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cgsurvey import stats
from cgsurvey.errors import NotEstimable
from cgsurvey.result import Estimate, Result
from cgsurvey.survey import Survey
from stats.eight import eight
from stats.in_memory import survey_of

TWO = {"kind": "single", "categories": ["a", "b"]}
THREE = {"kind": "single", "categories": ["x", "y", "z"]}
TICKS = {"kind": "multiple", "categories": ["m", "n"]}
NUMBER = {"kind": "number"}


def codes(result: Result) -> set[str]:
    return {note.code for note in result.notes}


def cell(result: Result, measure: str, answer: str | None, level: str | None) -> Estimate:
    return result.row(measure, category=answer, group_level=level)


# ---- tables of two questions ----------------------------------------------------------------


def test_each_share_of_a_table_has_its_own_base() -> None:
    result = stats.crosstab(eight(), question="band", by="sex")
    lost = {"not_asked": 1, "blank": 1}
    group = cell(result, "column_share", "60%及以上", "女")
    assert (group.estimate, group.n, group.count, group.base) == (1 / 2, 2, 1, "in_group")
    assert group.left_out == {**lost, "condition": 4}
    answer = cell(result, "row_share", "60%及以上", "女")
    assert (answer.estimate, answer.n, answer.base) == (1 / 3, 3, "with_answer")
    everyone = cell(result, "total_share", "60%及以上", "女")
    assert (everyone.estimate, everyone.n, everyone.left_out) == (1 / 6, 6, lost)
    assert cell(result, "total_share", "60%及以上", None).estimate == 3 / 6
    assert cell(result, "total_share", None, "女").estimate == 2 / 6
    assert group.id == "residents/crosstab/band/column_share/60%25及以上/sex=女"


def two_by_two(counts: tuple[int, int, int, int]) -> Survey:
    """Respondents with (a, a), (a, b), (b, a), (b, b): a simple random sample."""
    q = [*"aabb"]
    g = [*"abab"]
    rows = [at for at, count in enumerate(counts) for _ in range(count)]
    return survey_of({"q": [q[at] for at in rows], "g": [g[at] for at in rows]}, {"q": TWO, "g": TWO})


def test_a_table_tests_independence() -> None:
    row = stats.crosstab(two_by_two((3, 1, 1, 3)), question="q", by="g").row("rao_scott")
    # X² of 3, 1 against 1, 3 is 2; a simple random sample of eight has the design effect 8/7
    assert row.statistic == pytest.approx(2 * 7 / 8)
    assert (row.df_num, row.df_den, row.n) == (pytest.approx(1), pytest.approx(7), 8)


def test_the_residual_is_habermans_but_for_the_variance() -> None:
    counts = (30, 10, 20, 40)
    result = stats.crosstab(two_by_two(counts), question="q", by="g")
    n, share = sum(counts), np.array(counts) / sum(counts)
    row, column = share[2] + share[3], share[1] + share[3]
    null = row * (1 - row) * column * (1 - column)
    haberman = (share[3] - row * column) / math.sqrt(null / n)
    product = np.array([row * column, -row * (1 - column), -(1 - row) * column, (1 - row) * (1 - column)])
    data = float(share @ product**2 - (share @ product) ** 2)
    ours = cell(result, "residual", "b", "b")
    assert ours.statistic == pytest.approx(haberman * math.sqrt((n - 1) / n * null / data))
    assert haberman == pytest.approx(4.082482904638630)  # R: chisq.test(..., correct = FALSE)$stdres
    assert cell(result, "residual", "b", "a").statistic == pytest.approx(-ours.statistic)


def test_without_an_association_the_residual_is_habermans_up_to_one_row() -> None:
    counts = (10, 20, 30, 60)
    row = cell(stats.crosstab(two_by_two(counts), question="q", by="g"), "residual", "b", "b")
    assert row.estimate == pytest.approx(0, abs=1e-15)
    assert row.std_error == pytest.approx(math.sqrt(3 / 4 * 1 / 4 * 2 / 3 * 1 / 3 / 119))


def test_a_residual_and_its_mirror_are_one_test() -> None:
    survey = survey_of({"q": [*"xxxxyyzzyz"], "g": [*"aaaababbbb"]}, {"q": THREE, "g": TWO})
    rows = [row for row in stats.crosstab(survey, question="q", by="g").rows if row.measure == "residual"]
    smallest = min(row.p_value for row in rows)
    assert min(row.p_holm for row in rows) == pytest.approx(min(1.0, 3 * smallest))
    square = stats.crosstab(two_by_two((30, 10, 20, 40)), question="q", by="g")
    assert cell(square, "residual", "b", "a").p_holm == pytest.approx(
        cell(square, "residual", "a", "a").p_value
    )


def test_odds_ratio_by_hand() -> None:
    row = stats.crosstab(two_by_two((30, 10, 20, 40)), question="q", by="g").row("odds_ratio")
    error = math.sqrt((1 / 30 + 1 / 10 + 1 / 20 + 1 / 40) * 100 / 99)
    assert row.estimate == pytest.approx(6)
    assert row.std_error == pytest.approx(6 * error)
    assert math.log(row.conf_high / row.conf_low) == pytest.approx(2 * 1.984216951566 * error)
    assert row.conf_low * row.conf_high == pytest.approx(36)
    assert row.statistic == pytest.approx(math.log(6) / error)
    assert (row.category, row.group_level, row.interval_method) == ("b", "b", "log")


def test_a_table_with_an_empty_cell_has_no_odds_ratio() -> None:
    result = stats.crosstab(two_by_two((30, 0, 20, 40)), question="q", by="g")
    row = result.row("odds_ratio")
    assert row.estimate is row.conf_low is None
    assert row.note == "note.zero_cell"
    assert "note.zero_cell" in codes(result)


def test_the_odds_ratio_is_of_the_two_levels_that_are_filled() -> None:
    survey = survey_of({"q": [*"xxzzxz"], "g": [*"abbaba"]}, {"q": THREE, "g": TWO})
    row = stats.crosstab(survey, question="q", by="g").row("odds_ratio")
    assert (row.category, row.estimate) == ("z", pytest.approx(1 * 1 / (2 * 2)))
    three = survey_of({"q": [*"xxzzxy"], "g": [*"abbaba"]}, {"q": THREE, "g": TWO})
    assert not [each for each in stats.crosstab(three, question="q", by="g").rows if each.unit == "ratio"]


def test_few_expected_are_said() -> None:
    few = next(
        note
        for note in stats.crosstab(eight(), question="band", by="sex").notes
        if note.code == "note.sparse"
    )
    assert (few.facts["number"], few.facts["cells"]) == (6, 6)
    assert "note.sparse" not in codes(stats.crosstab(two_by_two((9, 9, 9, 9)), question="q", by="g"))


def overlapping() -> Survey:
    ticks = [["m"], ["m", "n"], [], ["n"], ["m"], ["m", "n"], ["n"], "skip"]
    return survey_of({"t": ticks, "u": ticks[::-1], "g": [*"aaaabbbb"]}, {"t": TICKS, "u": TICKS, "g": TWO})


def test_options_that_overlap_are_shares_of_respondents() -> None:
    result = stats.crosstab(overlapping(), question="t", by="g")
    assert cell(result, "column_share", "m", "a").estimate == 2 / 4  # who ticked nothing is in the base
    assert cell(result, "column_share", "n", "a").estimate == 2 / 4
    assert cell(result, "row_share", "m", "b").estimate == 2 / 4
    tests = [row for row in result.rows if row.measure == "rao_scott"]
    assert [row.category for row in tests] == ["m", "n"]
    assert all(row.p_holm is not None and row.p_holm >= row.p_value for row in tests)
    assert "note.overlapping" in codes(result)
    turned = stats.crosstab(overlapping(), question="g", by="t")
    assert cell(turned, "row_share", "a", "m").estimate == 2 / 4
    found = [row.statistic for row in turned.rows if row.measure == "rao_scott"]
    assert found == pytest.approx([row.statistic for row in tests])


def test_two_questions_that_overlap_have_residuals_and_no_test() -> None:
    result = stats.crosstab(overlapping(), question="t", by="u")
    assert cell(result, "total_share", "m", "n").n == 6
    assert not [row for row in result.rows if row.measure == "rao_scott"]
    assert "note.overlapping_both" in codes(result)
    assert cell(result, "residual", "m", "n").statistic is not None
    # who ticked m in the one never did in the other: nothing varies around that
    assert "note.no_variation" in (cell(result, "residual", "m", "m").note or "")


def test_a_table_that_cannot_be_tested_says_so() -> None:
    one = survey_of({"q": [*"aaaa"], "g": [*"abab"]}, {"q": TWO, "g": TWO})
    result = stats.crosstab(one, question="q", by="g")
    assert "note.no_independence" in codes(result)
    assert cell(result, "residual", "a", "a").note == "note.small_base note.no_variation"


def test_a_diagonal_table_cannot_be_tested() -> None:
    # three filled cells of nine cannot tell four contrasts apart
    survey = survey_of({"q": [*"xyz"] * 4, "g": [*"xyz"] * 4}, {"q": THREE, "g": THREE})
    assert "note.no_independence" in codes(stats.crosstab(survey, question="q", by="g"))


def test_units_that_are_all_alike_leave_nothing_to_test_with() -> None:
    survey = survey_of(
        {"q": [*"aabbab"] * 3, "g": [*"ababab"] * 3},
        {"q": TWO, "g": TWO},
        psu=["1"] * 6 + ["2"] * 6 + ["3"] * 6,
    )
    result = stats.crosstab(survey, question="q", by="g")
    assert "note.no_independence" in codes(result)
    assert "note.no_variation" in result.row("odds_ratio").note


@given(
    st.lists(st.sampled_from("xyz"), min_size=8, max_size=8),
    st.lists(st.floats(0.2, 5), min_size=8, max_size=8),
)
@settings(max_examples=25, deadline=None)
def test_shares_add_up_and_residuals_cancel(answers: list[str], weights: list[float]) -> None:
    survey = survey_of({"q": answers, "g": [*"aabbaabb"]}, {"q": THREE, "g": TWO}, weight=weights)
    result = stats.crosstab(survey, question="q", by="g")
    for level in "ab":
        assert sum(
            cell(result, "column_share", each, level).estimate or 0 for each in "xyz"
        ) == pytest.approx(1)
        off = [cell(result, "residual", each, level).estimate or 0 for each in "xyz"]
        assert sum(off) == pytest.approx(0, abs=1e-12)
    for answer in set(answers):
        assert sum(cell(result, "row_share", answer, each).estimate or 0 for each in "ab") == pytest.approx(1)


# ---- quartiles --------------------------------------------------------------------------------


def numbers(values: list[Any], **design: Any) -> Result:
    return stats.mean(survey_of({"x": values}, {"x": NUMBER}, **design), question="x")


def test_quartiles_by_hand() -> None:
    result = numbers(list(range(1, 101)))
    median = result.row("median")
    assert (median.estimate, result.row("lower_quartile").estimate) == (50, 25)
    # half of them, give or take 1.984 sqrt(.25 / 99): shares of .4003 and .5997
    assert (median.conf_low, median.conf_high) == (41, 60)
    assert median.std_error == pytest.approx(19 / 2 / 1.984216951566)
    assert median.interval_method == "woodruff"


def test_a_weighted_median_counts_weights() -> None:
    assert numbers([1, 2, 3, 4], weight=[5.0, 1.0, 1.0, 1.0]).row("median").estimate == 1
    assert numbers([1, 2, 3, 4], weight=[1.0, 1.0, 1.0, 3.0]).row("median").estimate == 3
    assert numbers([1, 2, 3, 4], weight=[0.1, 0.2, 0.0, 0.3]).row("median").estimate == 2


def test_a_quantile_without_an_interval_says_why() -> None:
    assert "note.open_quantile" in numbers([1, 2, 3, 4]).row("lower_quartile").note
    same = numbers([7] * 40)
    tied = numbers([1] * 5 + [7] * 95)
    for measure in ("lower_quartile", "median", "upper_quartile"):
        assert same.row(measure).estimate == tied.row(measure).estimate == 7
        assert same.row(measure).note == "note.no_variation"
        assert tied.row(measure).note == "note.tied_quantile"
    one = numbers(list(range(10)), psu=["a"] * 10).row("median")
    assert (one.estimate, one.note) == (4, "note.small_base note.no_df")


def test_values_that_differ_by_rounding_are_the_same() -> None:
    exact, rounded = [0.3] * 16 + [*range(1, 15)], [0.3] * 8 + [0.1 + 0.2] * 8 + [*range(1, 15)]
    one, other = numbers(exact).row("lower_quartile"), numbers(rounded).row("lower_quartile")
    assert other.estimate == one.estimate == 0.3
    assert (one.conf_low, one.conf_high) == pytest.approx((other.conf_low, other.conf_high))


def test_quartiles_of_a_group_are_those_of_its_domain() -> None:
    values = [*range(1, 41), *range(101, 141)]
    survey = survey_of({"x": values, "g": ["a"] * 40 + ["b"] * 40}, {"x": NUMBER, "g": TWO})
    by = stats.mean(survey, question="x", by="g")
    alone = survey_of(
        {"x": values, "g": ["a"] * 40 + ["b"] * 40},
        {"x": NUMBER, "g": TWO},
        population=[False] * 40 + [True] * 40,
    )
    for measure in ("lower_quartile", "median", "upper_quartile"):
        ours, theirs = by.row(measure, group_level="b"), stats.mean(alone, question="x").row(measure)
        for name in ("estimate", "std_error", "conf_low", "conf_high", "df", "n"):
            assert getattr(ours, name) == getattr(theirs, name)


# ---- do groups differ, and how far ------------------------------------------------------------


def grouped(values: list[float], **design: Any) -> Result:
    size = len(values) // 3
    letters = [*("x" * size), *("y" * size), *("z" * size)]
    survey = survey_of({"x": values, "g": letters}, {"x": NUMBER, "g": THREE}, **design)
    return stats.difference(survey, variable="x", by="g")


def test_the_joint_test_of_independent_groups_is_welch_like() -> None:
    values = [1.0, 2, 3, 4, 3, 4, 5, 8, 6, 7, 9, 9]
    row = grouped(values).row("joint_test")
    parts = [np.array(values[at : at + 4]) for at in (0, 4, 8)]
    means = np.array([part.mean() for part in parts])
    # each domain's mean in a sample of twelve: n/(n-1) Σ(y - m)² / n_g²
    spread = np.array([12 / 11 * ((part - part.mean()) ** 2).sum() / 16 for part in parts])
    weight = 1 / spread
    centre = (weight * means).sum() / weight.sum()
    assert row.statistic == pytest.approx((weight * (means - centre) ** 2).sum() / 2)
    assert (row.df_num, row.df_den, row.n) == (2, 9, 12)
    assert row.id == "residents/difference/x/joint_test/g"


def test_two_groups_need_no_joint_test() -> None:
    rows = stats.difference(eight(), variable="hours", by="sex").rows
    assert [row.measure for row in rows] == ["difference", "standardised"]


def test_a_joint_test_that_cannot_be_made_says_why() -> None:
    few = grouped([1, 2, 3, 4, 5, 9], psu=[*"ababab"]).row("joint_test")
    assert (few.statistic, few.note) == (None, "note.no_df")
    flat = grouped([1, 1, 2, 2, 3, 3]).row("joint_test")
    assert (flat.statistic, flat.note) == (None, "note.no_joint_test")
    alone = grouped([1, 2, 3, 4, 5, 9, 4, 7, 8], stratum=[*"ssssssss", "t"], psu=[*"abcdefgh" + "i"])
    assert (alone.row("joint_test").statistic, alone.row("joint_test").note) == (None, "note.lonely_psu")


def test_the_joint_test_is_in_no_family() -> None:
    result = grouped([1, 2, 3, 4, 3, 4, 5, 8, 6, 7, 9, 9])
    pairs = [row for row in result.rows if row.measure == "difference"]
    assert result.row("joint_test").p_holm is None
    assert min(row.p_holm for row in pairs) == pytest.approx(3 * min(row.p_value for row in pairs))


def test_the_standardised_difference_by_hand() -> None:
    row = grouped([1, 2, 3, 4, 3, 4, 5, 8, 6, 7, 9, 9]).row("standardised", group_level="y - x")
    # means 5 and 2.5, variances 3.5 and 1.25
    assert row.estimate == pytest.approx(2.5 / math.sqrt((3.5 + 1.25) / 2))
    assert row.unit == "sd"
    assert row.conf_low < row.estimate < row.conf_high


@given(shift=st.floats(-1e6, 1e6), factor=st.floats(1e-3, 1e6))
@settings(max_examples=25, deadline=None)
def test_a_standardised_difference_has_no_origin_and_no_unit(shift: float, factor: float) -> None:
    values = [1.0, 2, 3, 4, 3, 4, 5, 8, 6, 7, 9, 9]
    plain = grouped(values).row("standardised", group_level="z - x")
    moved = grouped([shift + factor * each for each in values]).row("standardised", group_level="z - x")
    rounding = 1e-9 * max(1.0, abs(shift) / factor)
    assert moved.estimate == pytest.approx(plain.estimate, rel=rounding)
    assert moved.std_error == pytest.approx(plain.std_error, rel=rounding)


def test_groups_without_any_spread_have_no_standardised_difference() -> None:
    row = grouped([1, 1, 2, 2, 3, 3]).row("standardised", group_level="y - x")
    assert (row.estimate, row.note) == (None, "note.no_variation")


def test_one_group_is_no_comparison() -> None:
    survey = survey_of({"x": [1, 2, 3], "g": [*"xxx"]}, {"x": NUMBER, "g": THREE})
    with pytest.raises(NotEstimable):
        stats.difference(survey, variable="x", by="g")


def test_independence_has_the_degrees_of_freedom_of_those_who_answered() -> None:
    """Asked in three of nine communities: two degrees of freedom, not eight (R: `svychisq` of the subset)."""
    communities = [str(row // 12) for row in range(108)]
    asked = ["ab"[(row * row + row // 12) % 3 > 0] if row < 36 else "skip" for row in range(108)]
    split = [["a", "b"][(row * 7 + row // 5) % 2] for row in range(108)]
    survey = survey_of({"q": asked, "g": split}, {"q": TWO, "g": TWO}, community=communities)
    result = stats.crosstab(survey, question="q", by="g")
    assert result.row("rao_scott").df_den == pytest.approx(2)
    assert cell(result, "residual", "a", "a").df == 2


def test_a_group_that_does_not_vary_lends_no_certainty_in_silence() -> None:
    """All ten of one group say 5, those of the other 1 to 5: the difference knows the other's error only."""
    values = [*[5] * 10, *[1, 2, 3, 4, 5] * 2]
    survey = survey_of({"q": values, "g": [*"a" * 10, *"b" * 10]}, {"q": NUMBER, "g": TWO})
    result = stats.difference(survey, variable="q", by="g")
    flat = result.row("difference", group_level="b - a")
    assert flat.conf_low is not None
    assert "note.flat_group" in (flat.note or "")
    assert next(note for note in result.notes if note.code == "note.flat_group").weak
    both = survey_of({"q": [*values[10:]] * 2, "g": [*"a" * 10, *"b" * 10]}, {"q": NUMBER, "g": TWO})
    assert "note.flat_group" not in codes(stats.difference(both, variable="q", by="g"))


def test_large_numbers_that_differ_in_their_last_digits_are_not_the_same() -> None:
    """A thousand thousand millions and so many more: the median lies inside its own interval."""
    values = [1_000_000_000_000 + each for each in [*range(7)] * 12]
    result = stats.mean(survey_of({"q": values}, {"q": NUMBER}), question="q")
    small = stats.mean(survey_of({"q": [each % 7 for each in range(84)]}, {"q": NUMBER}), question="q")
    for name in ("lower_quartile", "median", "upper_quartile"):
        row, same = result.row(name), small.row(name)
        found = [each - 1e12 for each in (row.conf_low, row.estimate, row.conf_high) if each is not None]
        assert found == [same.conf_low, same.estimate, same.conf_high]
