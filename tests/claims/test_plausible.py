"""The spread that a statement on significance needs."""

from __future__ import annotations

import itertools
import math
from fractions import Fraction
from statistics import variance

import numpy as np
import pytest
from scipy.stats import ttest_ind

from cgsurvey.claims.plausible import spread_needed
from cgsurvey.claims.rounding import Figure, Range

UNIT = Range(Fraction(0), Fraction(1))


def test_seven_against_611() -> None:
    found = spread_needed(Figure.of("0.020"), (7, 611), significant=True)
    assert f"{found.needed:.4f}" == "0.0275"
    assert found.effect == 0.0205
    assert found.critical == pytest.approx(1.963822523, abs=1e-8)
    assert not found.is_ruled_out_by_range
    assert not found.is_ruled_out_by_deviation
    # the trust score, likewise
    assert f"{spread_needed(Figure.of('0.018'), (7, 611), significant=True).needed:.4f}" == "0.0248"


@pytest.mark.parametrize(("groups", "level"), [((7, 611), "0.05"), ((20, 25), "0.01"), ((1, 2), "0.1")])
@pytest.mark.parametrize("written", ["0.020", "-1.5"])
def test_it_is_the_spread_at_which_a_t_test_turns(groups: tuple[int, int], level: str, written: str) -> None:
    """With the effect at either end of its rounding and just this spread, p is the level."""
    figure = Figure.of(written)
    for significant in (True, False):
        found = spread_needed(figure, groups, significant=significant, level=Fraction(level))
        t = found.effect / (found.needed * math.sqrt(1 / groups[0] + 1 / groups[1]))
        from scipy.stats import t as distribution

        assert 2 * distribution.sf(t, sum(groups) - 2) == pytest.approx(float(level), rel=1e-9)
    half = 0.5 / 10**figure.decimals
    lower = spread_needed(figure, groups, significant=False).effect
    assert lower == pytest.approx(abs(float(figure.value)) - half)
    assert spread_needed(figure, groups, significant=True).effect == pytest.approx(lower + 2 * half)


def test_the_pooled_t_test_of_scipy_agrees() -> None:
    draws = np.random.RandomState(3)
    one, other = draws.normal(0, 1, 9), draws.normal(1.2, 1, 12)
    pooled = math.sqrt((8 * one.var(ddof=1) + 11 * other.var(ddof=1)) / 19)
    p = float(ttest_ind(one, other).pvalue)
    effect = abs(one.mean() - other.mean())
    exact = Figure(round(effect * 10**12), 12)
    assert spread_needed(exact, (9, 12), significant=True, level=Fraction(p)).needed == pytest.approx(
        pooled, rel=1e-9
    )


@pytest.mark.parametrize("groups", [(2, 3), (3, 3), (1, 4), (4, 2)])
def test_no_scores_in_the_range_spread_wider(groups: tuple[int, int]) -> None:
    first, second = groups
    found = spread_needed(Figure.of("0.1"), groups, significant=True, scale=UNIT)
    widest = max(
        math.sqrt(
            (
                (first - 1) * (variance(scores[:first]) if first > 1 else 0)
                + (second - 1) * (variance(scores[first:]) if second > 1 else 0)
            )
            / (first + second - 2)
        )
        for scores in itertools.product([0.0, 1.0], repeat=first + second)
    )
    assert found.largest == pytest.approx(widest)


@pytest.mark.parametrize(
    ("written", "impossible"),
    [("1.00", False), ("1.005", True), ("1.01", True), ("-1.01", True), ("0.99", False)],
)
def test_a_difference_is_no_larger_than_the_range(written: str, impossible: bool) -> None:
    found = spread_needed(Figure.of(written), (30, 30), significant=True, scale=UNIT)
    assert found.is_beyond_range == impossible
    assert found.is_ruled_out_by_range == impossible


def test_a_range_can_be_too_narrow_for_a_large_difference_by_chance() -> None:
    large = spread_needed(Figure.of("0.50"), (300, 300), significant=False, scale=UNIT)
    assert large.is_ruled_out_by_range
    assert not large.is_beyond_range
    assert not spread_needed(
        Figure.of("0.02"), (300, 300), significant=False, scale=UNIT
    ).is_ruled_out_by_range
    assert not spread_needed(
        Figure.of("0.50"), (300, 300), significant=True, scale=UNIT
    ).is_ruled_out_by_range


@pytest.mark.parametrize(
    ("deviation", "significant", "ruled_out"),
    [
        ("0.2", True, True),
        ("0.027", True, False),
        # .0275 … .0285 lies wholly above what is needed, .02746 … .02747 does not
        ("0.028", True, True),
        ("0.02746", True, False),
        ("0.02747", True, True),
        ("0.01", False, True),
        ("0.2", False, False),
        # at the lower limit of the effect .02612 is needed
        ("0.0261", False, False),
        ("0.0260", False, True),
    ],
)
def test_a_known_deviation_supports_the_statement_or_not(
    deviation: str, significant: bool, ruled_out: bool
) -> None:
    found = spread_needed(Figure.of("0.020"), (7, 611), significant=significant, sd=Figure.of(deviation))
    assert found.is_ruled_out_by_deviation == ruled_out


def test_an_effect_of_nothing_can_be_insignificant_at_any_spread() -> None:
    assert spread_needed(Figure.of("0.00"), (5, 5), significant=False).needed == 0
    assert spread_needed(Figure.of("0.00"), (5, 5), significant=True).needed > 0


def test_where_all_scores_are_the_same_no_difference_is_not_ruled_out() -> None:
    only_three = Range(Fraction(3), Fraction(3))
    found = spread_needed(Figure.of("0.00"), (5, 5), significant=False, scale=only_three)
    assert (found.largest, found.needed, found.is_ruled_out_by_range) == (0, 0, False)


def test_a_range_that_is_just_reached_rules_nothing_out() -> None:
    # 1.5 is written as 2
    just = Range(Fraction(1), Fraction(5, 2))
    assert not spread_needed(Figure.of("2"), (3, 3), significant=True, scale=just).is_beyond_range


def test_a_range_is_as_wide_as_its_ends_are_apart() -> None:
    one_to_five = Range(Fraction(1), Fraction(5))
    found = spread_needed(Figure.of("4.6"), (3, 3), significant=True, scale=one_to_five)
    assert found.is_beyond_range
    unit = spread_needed(Figure.of("0.6"), (3, 3), significant=True, scale=UNIT).largest
    assert found.largest == pytest.approx(4 * (unit or 0))
