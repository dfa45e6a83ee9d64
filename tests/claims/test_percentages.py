"""Counts that give a per cent: golden figures, and every figure of small bases counted out."""

from __future__ import annotations

from decimal import ROUND_DOWN, ROUND_HALF_EVEN, ROUND_HALF_UP, Decimal
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cgsurvey.claims.grains import Made
from cgsurvey.claims.percentages import PERCENT, percentage
from cgsurvey.claims.rounding import RULES, Figure, Rule, rounded

HOW: dict[Rule, str] = {"half_up": ROUND_HALF_UP, "half_even": ROUND_HALF_EVEN, "truncation": ROUND_DOWN}


def made(count: int, n: int, decimals: int, rule: Rule) -> Figure:
    """The per cent as Python's own decimals round it; 60 digits tell any tie of a base this small."""
    exact = Decimal(count * 100) / Decimal(n)
    shown = exact.quantize(Decimal(1).scaleb(-decimals), rounding=HOW[rule])
    return Figure(int(shown.scaleb(decimals)), decimals)


def counted(figure: Figure, n: int) -> dict[Rule, list[int]]:
    found = {
        rule: [count for count in range(n + 1) if made(count, n, figure.decimals, rule) == figure]
        for rule in RULES
    }
    return {rule: counts for rule, counts in found.items() if counts}


# every figure that facts.md gives for the two surveys
@pytest.mark.parametrize(
    ("written", "n", "count"),
    [
        ("83.44", 1787, 1491),
        ("99.08", 1744, 1728),
        ("99.05", 1787, 1770),
        ("99.10", 1787, 1771),
        ("98.87", 618, 611),
        ("81.55", 618, 504),
        ("31.1", 618, 192),
        ("30.3", 618, 187),
        ("23.3", 618, 144),
        ("18.8", 618, 116),
        ("15.4", 618, 95),
        ("16.5", 618, 102),
        ("14.9", 618, 92),
        ("4.2", 618, 26),
        ("100", 770, 770),
        ("92.0", 1787, 1644),
        ("92", 1787, 1644),
    ],
)
def test_published_figures_that_fit(written: str, n: int, count: int) -> None:
    fit = percentage(Figure.of(written), n)
    assert fit.has(count)
    assert count in fit.wholes["half_up"]


def test_the_published_figure_that_fits_no_count() -> None:
    fit = percentage(Figure.of("99.08"), 1787)
    assert not fit.is_possible
    assert not fit.tells_nothing
    assert fit.below == Made(1770, Figure.of("99.05"))
    assert fit.above == Made(1771, Figure.of("99.10"))
    # the largest base below that fits, rounded; cut off, 1758 would do
    assert fit.smaller == 1748
    assert fit.larger == 1838


@settings(derandomize=True, deadline=None, max_examples=60)
@given(st.integers(1, 50), st.integers(0, 4), st.data())
def test_counts_are_those_that_round_to_the_figure(n: int, decimals: int, data: st.DataObject) -> None:
    near = data.draw(st.integers(0, n))
    units = made(near, n, decimals, "half_up").units + data.draw(st.integers(-2, 2))
    if units < 0:
        return
    figure = Figure(units, decimals)
    fit = percentage(figure, n)
    by_hand = counted(figure, n)
    assert {rule: list(counts) for rule, counts in fit.wholes.items()} == by_hand
    if not by_hand:
        figures = [made(count, n, decimals, "half_up").value for count in range(n + 1)]
        below = [each for each in figures if each < figure.value]
        above = [each for each in figures if each > figure.value]
        assert (fit.below.figure.value if fit.below else None) == (below[-1] if below else None)
        assert (fit.above.figure.value if fit.above else None) == (above[0] if above else None)
        bases = [base for base in range(1, n) if "half_up" in counted(figure, base)]
        assert fit.smaller == (bases[-1] if bases else None)
        if fit.larger is not None and fit.larger < 80:
            assert "half_up" in counted(figure, fit.larger)
            assert not any("half_up" in counted(figure, base) for base in range(n + 1, fit.larger))


def units_of(count: int, n: int, decimals: int) -> dict[Rule, int]:
    """The per cent of a count without its point, in whole numbers alone, rounded in each way."""
    whole, rest = divmod(count * 100 * 10**decimals, n)
    return {
        "half_up": whole + (2 * rest >= n),
        "half_even": whole + (2 * rest > n or (2 * rest == n and whole % 2 == 1)),
        "truncation": whole,
    }


@pytest.mark.parametrize("decimals", [0, 1, 2])
def test_every_count_of_every_base_gives_its_figure_and_no_other(decimals: int) -> None:
    for n in (*range(1, 61), 99, 100, 101, 125, 160, 200, 320, 618):
        by_figure: dict[tuple[Rule, int], list[int]] = {}
        for count in range(n + 1):
            for rule, units in units_of(count, n, decimals).items():
                by_figure.setdefault((rule, units), []).append(count)
        for rule, units in list(by_figure):
            for near in (units, units + 1):
                found = list(PERCENT.wholes(Figure(near, decimals), n, rule))
                assert found == by_figure.get((rule, near), []), (rule, n, near)


@pytest.mark.parametrize("decimals", [0, 1])
def test_every_figure_is_possible_from_a_base_on_and_not_before(decimals: int) -> None:
    least = 100 * 10**decimals
    for n in (least, least + 1):
        fits = [percentage(Figure(units, decimals), n) for units in range(least + 1)]
        assert all(fit.is_possible and fit.tells_nothing for fit in fits)
    fits = [percentage(Figure(units, decimals), least - 1) for units in range(least + 1)]
    assert not all("half_up" in fit.wholes for fit in fits)
    assert not any(fit.tells_nothing for fit in fits)


@pytest.mark.parametrize(
    ("written", "n", "rules"),
    [
        ("0", 1, {"half_up", "half_even", "truncation"}),
        ("100", 1, {"half_up", "half_even", "truncation"}),
        ("50", 1, set()),
        ("99.99", 1, set()),
        # 1 of 200 is 0.5 %
        ("1", 200, {"half_up", "half_even", "truncation"}),
        ("0.5", 200, {"half_up", "half_even", "truncation"}),
        # 1 of 8 is 12.5 %, 3 of 8 is 37.5 %
        ("12", 8, {"half_even", "truncation"}),
        ("13", 8, {"half_up"}),
        ("37", 8, {"truncation"}),
        ("38", 8, {"half_up", "half_even"}),
        # 2 of 3
        ("66.6667", 3, {"half_up", "half_even"}),
        ("66.6666", 3, {"truncation"}),
        ("66.6665", 3, set()),
        ("101", 8, set()),
        ("100.5", 1000, set()),
    ],
)
def test_boundaries(written: str, n: int, rules: set[str]) -> None:
    assert set(percentage(Figure.of(written), n).wholes) == rules


def test_above_a_hundred_no_base_fits_and_none_is_looked_for() -> None:
    fit = percentage(Figure.of("101"), 50)
    assert (fit.below, fit.above) == (Made(50, Figure.of("100")), None)
    assert (fit.smaller, fit.larger) == (None, None)


def test_below_the_lowest_count_there_is_none() -> None:
    fit = percentage(Figure.of("1"), 10)
    assert fit.below == Made(0, Figure.of("0"))
    assert fit.above == Made(1, Figure.of("10"))
    assert fit.smaller is None
    assert fit.larger == 67


@pytest.mark.parametrize(
    ("n", "smaller", "larger"),
    [(20_007, 10_007, 20_014), (20_008, None, 20_014), (10_014, 10_007, 20_014), (10_013, 10_007, None)],
)
def test_bases_are_looked_for_as_far_as_ten_thousand_away(
    n: int, smaller: int | None, larger: int | None
) -> None:
    """One of 10 007, a prime, to twelve decimals: that can be of its multiples alone."""
    fit = percentage(rounded(Fraction(100, 10_007), 12), n)
    assert not fit.is_possible
    assert (fit.smaller, fit.larger) == (smaller, larger)


@pytest.mark.parametrize(
    ("n", "tried", "smaller", "larger"),
    # 33 % can be of 3, 6 and 9, and not of 7 or 8
    [(7, 1, 6, None), (7, 2, 6, 9), (8, 1, None, 9), (8, 2, 6, 9)],
)
def test_so_many_bases_are_tried_in_either_direction(
    monkeypatch: pytest.MonkeyPatch, n: int, tried: int, smaller: int | None, larger: int | None
) -> None:
    monkeypatch.setattr("cgsurvey.claims.grains._TRIED", tried)
    fit = percentage(Figure.of("33"), n)
    assert (fit.smaller, fit.larger) == (smaller, larger)
