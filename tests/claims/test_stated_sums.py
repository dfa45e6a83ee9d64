"""Percentages of one question: sums within rounding, and counts for all of them."""

from __future__ import annotations

from fractions import Fraction
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cgsurvey.claims.rounding import RULES, Figure, Range, before_rounding
from cgsurvey.claims.sums import total


def figures(text: str) -> list[Figure]:
    return [Figure.of(each) for each in text.split()]


def test_the_shares_of_a_published_question() -> None:
    found = total(figures("44.9 47.1 5.2 2.1 0.7"), 1787)
    assert found.rule is not None
    assert found.counts is not None
    assert sum(found.counts) == 1787
    assert found.stated == 100
    assert found.shares == Range(Fraction(399, 4), Fraction(401, 4), has_high=False)


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("50 50", "half_up"),
        ("33.3 33.3 33.3", "half_up"),
        # 99.95 … 100.05: the upper end is not reached
        ("33.3 33.3 33.5", "half_up"),
        ("33 33 33", "half_up"),
        # the highest sum, 100, is not reached with halves up; even figures reach it
        ("24 24 24 26", "half_even"),
        ("24 24 25 25", "truncation"),
        ("33 33 32", "truncation"),
        ("49 50", "truncation"),
        # 98 … 100, without its end
        ("49 49", None),
        # the lowest sum, 100, is reached with halves up
        ("51 50", "half_up"),
        ("51 51", None),
        ("52 51", None),
        ("100 0", "half_up"),
        ("101 0", None),
        ("100 1", "half_up"),
    ],
)
def test_sums_without_a_base(text: str, rule: str | None) -> None:
    assert total(figures(text)).rule == rule


def test_above_a_hundred_there_are_no_shares() -> None:
    assert total(figures("101 0")).shares is None


@pytest.mark.parametrize(("text", "impossible"), [("100 0", ""), ("101 0", "101"), ("-1 101", "-1 101")])
def test_what_is_no_share_is_told_without_a_base(text: str, impossible: str) -> None:
    assert total(figures(text)).impossible == tuple(figures(impossible))


def test_the_shares_are_those_before_the_rounding_that_was_found() -> None:
    assert total(figures("49 50")).shares == Range(Fraction(99), Fraction(101), has_high=False)
    assert total(figures("49 49")).shares == Range(Fraction(97), Fraction(99), has_high=False)


@settings(derandomize=True, deadline=None)
@given(st.integers(1, 14), st.integers(0, 1), st.data())
def test_counts_exist_exactly_where_counting_finds_some(n: int, decimals: int, data: st.DataObject) -> None:
    top = 100 * 10**decimals
    first = data.draw(st.integers(0, n))
    second = data.draw(st.integers(0, n - first))
    wanted = [first, second, n - first - second]
    stated = [
        Figure(max(count * top // n + data.draw(st.sampled_from([0, 0, 1, -1])), 0), decimals)
        for count in wanted
    ]
    by_rule = {}
    for rule in RULES:
        ways = [
            [count for count in range(n + 1) if Fraction(count * 100, n) in before_rounding(each, rule)]
            for each in stated
        ]
        by_rule[rule] = [counts for counts in product(*ways) if sum(counts) == n]
    found = total(stated, n)
    assert found.rule == next((rule for rule in RULES if by_rule[rule]), None)
    if found.rule is not None:
        assert found.counts in by_rule[found.rule]
    else:
        assert found.counts is None


def test_why_counts_do_not_exist() -> None:
    # 1/3 of 10 people is nobody's share
    assert total(figures("33.3 66.7"), 10).impossible == tuple(figures("33.3 66.7"))
    assert total(figures("33.3 66.7"), 10).people is None
    # each is of 8, 12 % one person and 25 % two, and together they are 7
    found = total(figures("25 25 25 12"), 8)
    assert (found.rule, found.impossible, found.people) == (None, (), (7, 7))
    # each is three of 8, and together they are one too many
    found = total(figures("38 38 38"), 8)
    assert (found.rule, found.counts, found.people) == (None, None, (9, 9))
    found = total(figures("45 45"), 200)
    assert found.people == (178, 182)
