"""Rounding as Chinese official statistics do it, and numbers that no reader can misread."""

from __future__ import annotations

import math
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cgsurvey.report.numbers import (
    interval,
    number_format,
    p_value,
    rounded,
    shown,
    spreadsheet_value,
    stars,
)


@pytest.mark.parametrize(
    ("value", "decimals", "text"),
    [
        (83.435, 2, "83.44"),
        (2.675, 2, "2.68"),
        (1.005, 2, "1.01"),
        (0.5, 0, "1"),
        (1.5, 0, "2"),
        (2.5, 0, "3"),
        (-2.5, 0, "-3"),
        (-0.125, 2, "-0.13"),
        (-0.004, 2, "0.00"),
        (0.0, 1, "0.0"),
        (-0.0, 1, "0.0"),
        (1e-7, 3, "0.000"),
        (1e22, 0, "10000000000000000000000"),
        (9.995, 2, "10.00"),
        (None, 2, "—"),
        (math.nan, 2, "—"),
        (math.inf, 2, "—"),
    ],
)
def test_half_up_on_the_decimal_that_a_reader_sees(value: float | None, decimals: int, text: str) -> None:
    assert rounded(value, decimals) == text


@pytest.mark.parametrize(
    ("value", "unit", "decimals", "text"),
    [
        (0.83435, "proportion", 2, "83.44"),
        (1491 / 1787, "proportion", 2, "83.44"),
        (1644 / 1787, "proportion", 0, "92"),
        (1728 / 1744, "proportion", 2, "99.08"),
        (0.285, "proportion", 0, "29"),
        (1.0, "proportion", 1, "100.0"),
        (-0.0305, "points", 1, "-3.1"),
        (4.105, "score", 2, "4.11"),
        (0.0205, "outcome", 3, "0.021"),
        (None, "proportion", 1, "—"),
    ],
)
def test_units(value: float | None, unit: str, decimals: int, text: str) -> None:
    assert shown(value, unit, decimals) == text


@given(st.integers(-(10**9), 10**9), st.integers(0, 6))
def test_never_further_from_the_value_than_half_a_unit(thousandths: int, decimals: int) -> None:
    value = thousandths / 1000
    error = abs(Decimal(rounded(value, decimals)) - Decimal(repr(value)))
    assert error <= Decimal(5).scaleb(-decimals - 1)


@pytest.mark.parametrize(
    ("p", "text"),
    [
        (0.0004, "<0.001"),
        (0.0009999, "<0.001"),
        (0.001, "0.001"),
        (0.0315, "0.032"),
        (0.9996, ">0.999"),
        (1.0, "1.000"),
        (None, "—"),
        (math.nan, "—"),
    ],
)
def test_p_values(p: float | None, text: str) -> None:
    assert p_value(p) == text


@pytest.mark.parametrize(
    ("p", "text"), [(0.05, ""), (0.0499, "*"), (0.01, "*"), (0.0099, "**"), (0.0009, "***"), (None, "")]
)
def test_stars_stand_strictly_below_their_bounds(p: float | None, text: str) -> None:
    assert stars(p) == text


def test_interval_cannot_be_read_as_a_negative_number() -> None:
    assert interval(0.906, 0.932, "proportion", 1) == "[90.6, 93.2]"
    assert interval(-0.0105, 0.05, "outcome", 3) == "[-0.011, 0.050]"
    assert interval(None, 0.5, "proportion", 0) == "[—, 50]"
    assert interval(None, None, "proportion", 0) == "—"


def test_spreadsheets_show_what_the_text_shows() -> None:
    assert number_format("proportion", 1) == "0.0%"
    assert number_format("points", 0) == "0"
    assert spreadsheet_value(0.031, "points") == 3.1
    assert spreadsheet_value(0.031, "proportion") == 0.031
    assert spreadsheet_value(math.nan, "score") is None
