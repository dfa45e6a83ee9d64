"""Two items of many are told apart only where no covariance could undo it."""

from __future__ import annotations

from dataclasses import replace

import pytest
from scipy.special import stdtr

from cgsurvey.report.narrative.apart import apart
from report.hand_made import estimate


def row(value: float, std_error: float, half: float | None = None, df: float = 40.0):
    made = estimate("satisfaction_rate", "q", "rate", value, half=2.02 * std_error if half is None else half)
    return replace(made, std_error=std_error, df=df)


def test_the_rule_is_the_sum_of_both_errors_times_the_pairs() -> None:
    high, low = row(0.80, 0.01), row(0.74, 0.01)
    p = 2 * stdtr(40, -0.06 / 0.02)
    assert 0.004 < p < 0.005
    assert apart(high, low, 2) == "apart"
    assert apart(high, low, 5) == "apart"  # 10 pairs: 0.046
    assert apart(high, low, 6) == "not_apart"  # 15 pairs: 0.070


def test_overlapping_intervals_are_never_told_apart() -> None:
    assert apart(row(0.80, 0.01, half=0.031), row(0.74, 0.01, half=0.031), 2) == "not_apart"
    assert apart(row(0.80, 0.01, half=0.0299), row(0.74, 0.01, half=0.0299), 2) == "apart"


@pytest.mark.parametrize(
    "columns", [{"std_error": None}, {"df": None}, {"conf_low": None, "conf_high": None}]
)
def test_without_an_error_nothing_is_told(columns: dict[str, None]) -> None:
    high, low = row(0.9, 0.01), row(0.1, 0.01)
    assert apart(replace(high, **columns), replace(low, **columns), 2) == "untold"


def test_of_shares_of_none_and_all_the_interval_says_how_sure_they_are() -> None:
    """Their standard error is 0, and their interval is not."""
    assert apart(row(1.0, 0.0, half=0.01), row(0.0, 0.0, half=0.01), 2) == "apart"
    wide = row(1.0, 0.0, half=0.3)
    assert apart(wide, row(0.6, 0.0, half=0.01), 2) == "apart"
    assert apart(wide, row(0.6, 0.0, half=0.01), 10) == "not_apart"


def test_the_smaller_degrees_of_freedom_count() -> None:
    high, low = row(0.80, 0.01), row(0.74, 0.01)
    assert apart(high, replace(low, df=3.0), 2) == "not_apart"
