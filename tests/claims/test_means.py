"""Means of whole-number answers: GRIM."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cgsurvey.claims.grains import Made
from cgsurvey.claims.means import mean
from cgsurvey.claims.rounding import Figure, Range


@pytest.mark.parametrize(
    ("written", "n", "items", "sums"),
    [
        # 28 people: 145/28 = 5.18, 146/28 = 5.21
        ("5.19", 28, 1, None),
        ("5.18", 28, 1, 145),
        ("5.21", 28, 1, 146),
        # Festinger and Carlsmith 1959, 20 a group: means move in steps of .05
        ("3.08", 20, 1, None),
        ("1.35", 20, 1, 27),
        ("-0.45", 20, 1, -9),
        ("-0.05", 20, 1, -1),
        ("6.45", 20, 1, 129),
        # as the mean of four items they move in steps of .0125
        ("3.15", 20, 4, 252),
        ("3.08", 20, 4, 246),
        ("3.07", 20, 4, None),
        ("3.09", 20, 4, 247),
        ("4", 1, 1, 4),
        ("4.5", 1, 1, None),
        ("4.5", 1, 2, 9),
    ],
)
def test_means_of_whole_numbers(written: str, n: int, items: int, sums: int | None) -> None:
    wholes = mean(Figure.of(written), n, items).wholes
    assert (list(wholes["half_up"]) if "half_up" in wholes else []) == ([] if sums is None else [sums])


def test_what_could_have_been_meant() -> None:
    fit = mean(Figure.of("5.19"), 28)
    assert (fit.below, fit.above) == (Made(145, Figure.of("5.18")), Made(146, Figure.of("5.21")))
    assert (fit.smaller, fit.larger) == (27, 31)


@settings(derandomize=True, deadline=None)
@given(st.integers(1, 30), st.integers(1, 5), st.integers(0, 3), st.integers(1, 5), st.data())
def test_every_mean_that_answers_have_is_possible_and_no_other_is(
    n: int, items: int, decimals: int, high: int, data: st.DataObject
) -> None:
    unit = Decimal(1).scaleb(-decimals)
    shown = [
        (Decimal(total) / (n * items)).quantize(unit, rounding=ROUND_HALF_UP)
        for total in range(n * items, n * items * high + 1)
    ]
    units = data.draw(st.integers(8 * 10**decimals // 10, high * 10**decimals + 2))
    fit = mean(Figure(units, decimals), n, items, Range(Fraction(1), Fraction(high)))
    figure = Decimal(units).scaleb(-decimals)
    assert ("half_up" in fit.wholes) == (figure in shown)
    if "half_up" in fit.wholes:
        assert len(fit.wholes["half_up"]) == shown.count(figure)
    if not fit.is_possible:
        below, above = [each for each in shown if each < figure], [each for each in shown if each > figure]
        assert (fit.below.figure.value if fit.below else None) == (Fraction(below[-1]) if below else None)
        assert (fit.above.figure.value if fit.above else None) == (Fraction(above[0]) if above else None)


@pytest.mark.parametrize(
    ("n", "items", "nothing"), [(99, 1, False), (100, 1, True), (33, 3, False), (25, 4, True)]
)
def test_from_so_many_answers_on_every_mean_is_possible(n: int, items: int, nothing: bool) -> None:
    fits = [mean(Figure(units, 2), n, items) for units in range(100, 201)]
    assert all(fit.is_possible for fit in fits) or not nothing
    assert {fit.tells_nothing for fit in fits if fit.is_possible} == {nothing}
    assert all("half_up" in fit.wholes for fit in fits) == nothing


def test_a_mean_stays_on_its_scale() -> None:
    scale = Range(Fraction(1), Fraction(5))
    assert mean(Figure.of("5.00"), 1787, scale=scale).is_possible
    fit = mean(Figure.of("5.01"), 1787, scale=scale)
    assert not fit.is_possible
    assert (fit.below, fit.above) == (Made(5 * 1787, Figure.of("5.00")), None)
    assert (fit.smaller, fit.larger) == (None, None)
    fit = mean(Figure.of("0.99"), 1787, scale=scale)
    assert (fit.below, fit.above) == (None, Made(1787, Figure.of("1.00")))
