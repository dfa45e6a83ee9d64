"""Standard deviations beside means of whole numbers, against every sample that there is."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from itertools import combinations_with_replacement
from math import floor, isqrt

import pytest

from cgsurvey.claims.deviations import deviation
from cgsurvey.claims.rounding import Figure, Range, rounded


def roots(variance: Fraction, decimals: int) -> set[Figure]:
    """The square root rounded in every way, exactly."""
    units = isqrt(floor(variance * 100**decimals))
    half = Fraction(2 * units + 1, 2 * 10**decimals) ** 2
    found = {Figure(units, decimals), Figure(units + (variance >= half), decimals)}
    return found | ({Figure(units + units % 2, decimals)} if variance == half else set())


def means(value: Fraction, decimals: int) -> set[Figure]:
    units = floor(value * 10**decimals)
    found = {Figure(units, decimals), rounded(value, decimals)}
    is_half = value * 10**decimals - units == Fraction(1, 2)
    return found | ({Figure(units + units % 2, decimals)} if is_half else set())


def every_sample(first: int, last: int, n: int, items: int = 1) -> Iterator[tuple[Figure, Figure]]:
    """The mean and the standard deviation of every sample, as anybody may publish them."""
    for scores in combinations_with_replacement(range(first * items, last * items + 1), n):
        total, squares = sum(scores), sum(score**2 for score in scores)
        for divisor in {max(n - 1, 1), n}:
            variance = (squares - Fraction(total**2, n)) / (divisor * items**2)
            for mean in means(Fraction(total, n * items), 2):
                for figure in roots(variance, 2):
                    yield mean, figure


@pytest.mark.parametrize(
    ("first", "last", "n", "items"),
    [(0, 1, 9, 1), (1, 3, 7, 1), (1, 5, 5, 1), (1, 5, 6, 1), (-2, 2, 4, 1), (1, 7, 3, 1), (1, 4, 3, 3)]
    + [(1, 5, n, 1) for n in (1, 2, 3, 4)],
)
def test_no_sample_is_ruled_out(first: int, last: int, n: int, items: int) -> None:
    scale = Range(Fraction(first), Fraction(last))
    for mean, figure in set(every_sample(first, last, n, items)):
        for known in (scale, None):
            found = deviation(figure, mean, n, items, known)
            assert found is not None
            assert found.is_possible, (str(mean), str(figure))


@pytest.mark.parametrize(("first", "last", "n"), [(0, 1, 6), (0, 1, 7), (1, 3, 4), (1, 3, 5), (2, 3, 4)])
def test_of_two_or_three_answers_nothing_else_is_left(first: int, last: int, n: int) -> None:
    """With a range of 0 to 1 this is what is known as DEBIT."""
    scale, real = Range(Fraction(first), Fraction(last)), set(every_sample(first, last, n))
    for mean in {mean for mean, _ in real}:
        for units in range((last - first) * 80):
            found = deviation(Figure(units, 2), mean, n, 1, scale)
            assert found is not None
            assert found.is_possible == ((mean, Figure(units, 2)) in real), (str(mean), units)


def test_of_whole_numbers_without_a_range_nothing_else_is_left() -> None:
    """Five whole numbers whose squares add up to 24 at most are none beyond 4."""
    n = 5
    real = {
        (sum(each), sum(score**2 for score in each))
        for each in combinations_with_replacement(range(-4, 5), n)
    }
    seen = set()
    for total in range(n):
        for squares in range(total, 20):
            variance = (squares - Fraction(total**2, n)) / (n - 1)
            if variance < 0:
                continue
            found = deviation(max(roots(variance, 6), key=lambda each: each.units), Figure(2 * total, 1), n)
            assert found is not None
            seen.add(found.is_possible)
            assert found.is_possible == ((total, squares) in real), (total, squares)
    assert seen == {True, False}


@pytest.mark.parametrize(
    ("sd", "is_possible", "near"),
    [
        ("2.45", True, (None, None)),
        ("2.46", False, ("2.45", "2.48")),
        # with its digits cut off
        ("2.47", True, (None, None)),
        ("2.48", True, (None, None)),
    ],
)
def test_a_standard_deviation_of_eighteen(sd: str, is_possible: bool, near: tuple[str | None, ...]) -> None:
    found = deviation(Figure.of(sd), Figure.of("3.44"), 18)
    assert found is not None
    assert (found.is_possible, found.tells_nothing) == (is_possible, False)
    assert tuple(each and str(each) for each in (found.below, found.above)) == near


def test_the_nearest_of_means_of_two_items() -> None:
    """Squares about the mean move by 2: sqrt(2/9)/2 is 0.24 with n - 1, sqrt(4/10)/2 is 0.32 with n."""
    found = deviation(Figure.of("0.28"), Figure.of("3.00"), 10, 2)
    assert found is not None
    assert (found.is_possible, found.below, found.above) == (False, Figure.of("0.24"), Figure.of("0.32"))


def test_a_single_score_does_not_differ_from_its_mean() -> None:
    found = deviation(Figure.of("0.50"), Figure.of("3.00"), 1)
    assert found is not None
    assert (found.is_possible, found.below, found.above) == (False, Figure.of("0.00"), None)


@pytest.mark.parametrize(
    ("sd", "is_possible"), [("0.11", False), ("0.12", True), ("0.13", True), ("0.14", False)]
)
def test_a_half_is_rounded_either_way(sd: str, is_possible: bool) -> None:
    """1, -1 and 127 times 0: the squares add up to 2, and 2/128 is 0.125 squared."""
    found = deviation(Figure.of(sd), Figure.of("0.00"), 129)
    assert found is not None
    assert found.is_possible == is_possible


def test_a_range_allows_so_much_and_no_more() -> None:
    """Half of ten at either end of 1 to 5: 2, or with n - 1 2.108."""
    scale, three = Range(Fraction(1), Fraction(5)), Figure.of("3.00")
    for sd, is_possible in (("2.11", True), ("2.12", False), ("2.10", True), ("9.99", False)):
        found = deviation(Figure.of(sd), three, 10, 1, scale)
        assert found is not None
        assert found.is_possible == is_possible
    assert found.below == Figure.of("2.11")
    assert found.above is None
    alike = deviation(Figure.of("0.10"), Figure.of("3.50"), 10, 1, scale)
    assert alike is not None
    assert (alike.below, str(alike.above)) == (None, "0.50")


@pytest.mark.parametrize(
    ("n", "items", "tells_nothing"),
    [(201, 1, True), (200, 1, False), (202, 1, True), (51, 2, True), (50, 2, False)],
)
def test_from_some_base_on_it_tells_nothing(n: int, items: int, tells_nothing: bool) -> None:
    found = deviation(Figure.of("0.50"), Figure.of("3.00"), n, items)
    assert found is not None
    assert (found.is_possible, found.tells_nothing) == (True, tells_nothing)


def test_one_of_the_sums_that_a_mean_leaves_open_is_enough() -> None:
    """Twenty whole numbers can all be 3, and then they add up to 60; 59 and 61 are 3.0 as well."""
    found = deviation(Figure.of("0.00"), Figure.of("3.0"), 20)
    assert found is not None
    assert found.is_possible


@pytest.mark.parametrize(("n", "items"), [(201, 1), (202, 1), (250, 1), (331, 1), (51, 2), (14, 4)])
def test_where_it_tells_nothing_every_standard_deviation_can_be(n: int, items: int) -> None:
    for units in range(50, 150):
        found = deviation(Figure(units, 2), Figure.of("3.00"), n, items)
        assert found is not None
        assert (found.is_possible, found.tells_nothing) == (True, True)


def test_of_too_many_people_nothing_is_said() -> None:
    """Of 13 339 answers a mean of 3.0, however it was rounded, leaves 2000 sums open; of one more 2001."""
    assert deviation(Figure.of("0.5"), Figure.of("3.0"), 13_339) is not None
    assert deviation(Figure.of("0.5"), Figure.of("3.0"), 13_340) is None
    assert deviation(Figure.of("0.5"), Figure.of("5.19"), 28) is None
