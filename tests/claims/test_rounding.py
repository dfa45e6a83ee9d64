"""Figures and what they were before rounding, against rounding itself."""

from __future__ import annotations

from decimal import ROUND_DOWN, ROUND_HALF_EVEN, ROUND_HALF_UP, Decimal
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cgsurvey.claims.rounding import RULES, Figure, Range, Rule, before_rounding, rounded

HOW = {"half_up": ROUND_HALF_UP, "half_even": ROUND_HALF_EVEN, "truncation": ROUND_DOWN}


@pytest.mark.parametrize("written", ["0", "7", "99.08", "5.20", "-0.5", "-0.1", "-12", "100.0000", "0.05"])
def test_a_figure_is_written_as_it_was_read(written: str) -> None:
    figure = Figure.of(written)
    assert str(figure) == written
    assert figure.value == Fraction(written)


@settings(derandomize=True, deadline=None)
@given(st.integers(-2500, 2500), st.integers(0, 2), st.integers(-30, 30), st.sampled_from(RULES))
def test_a_number_is_before_the_figure_that_it_rounds_to_and_before_no_other(
    thousandths: int, decimals: int, other: int, rule: Rule
) -> None:
    exact = Decimal(thousandths) / 1000
    made = exact.quantize(Decimal(1).scaleb(-decimals), rounding=HOW[rule])
    units = int(made.scaleb(decimals))
    assert Fraction(exact) in before_rounding(Figure(units, decimals), rule)
    if other != 0:
        assert Fraction(exact) not in before_rounding(Figure(units + other, decimals), rule)
    if rule == "half_up":
        assert rounded(Fraction(exact), decimals) == Figure(units, decimals)


@settings(derandomize=True, deadline=None)
@given(
    st.integers(-40, 40),
    st.integers(-40, 40),
    st.booleans(),
    st.booleans(),
    st.integers(1, 7),
    st.integers(1, 7),
)
def test_whole_numbers_of_a_range_are_those_that_lie_in_it(
    low: int, high: int, has_low: bool, has_high: bool, over: int, under: int
) -> None:
    ends, step = Range(Fraction(low, 4), Fraction(high, 4), has_low, has_high), Fraction(over, under)
    by_hand = [whole for whole in range(-80, 81) if whole * step in ends]
    assert list(ends.wholes(step)) == by_hand
    if ends.is_empty:
        assert by_hand == []


@settings(derandomize=True, deadline=None)
@given(st.data())
def test_what_is_within_two_ranges_is_in_both(data: st.DataObject) -> None:
    def drawn() -> Range:
        low, high = data.draw(st.integers(0, 6)), data.draw(st.integers(0, 6))
        return Range(Fraction(low), Fraction(high), data.draw(st.booleans()), data.draw(st.booleans()))

    one, other = drawn(), drawn()
    both = one.within(other)
    for halves in range(-1, 14):
        value = Fraction(halves, 2)
        assert (value in both) == (value in one and value in other)
    assert both.is_empty == (not any(Fraction(quarters, 4) in both for quarters in range(30)))


def test_sums_of_two_ranges_hold_an_end_only_if_both_do() -> None:
    one, other = Range(Fraction(1), Fraction(2)), Range(Fraction(3), Fraction(4), False, False)
    assert one + other == other + one == Range(Fraction(4), Fraction(6), False, False)
    assert one + one == Range(Fraction(2), Fraction(4))
