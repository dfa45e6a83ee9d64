"""Many responses at one moment, or from one address."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cgsurvey.checks.crowds import at_one_moment, poisson_at_least
from checks.responses import YES_NO, checked


def flagged(seconds):
    """Rows flagged of responses that ended so many seconds after a midnight."""
    found = at_one_moment(np.array(seconds, dtype=float) / 86400 + 20000, 3)
    return None if found is None else np.flatnonzero(found).tolist()


@pytest.mark.parametrize(("count", "mean"), [(3, 0.01), (3, 2.5), (7, 3.0), (40, 20.0), (900, 800.0)])
def test_the_tail_of_a_poisson_variable(count, mean):
    below = math.fsum(math.exp(each * math.log(mean) - mean - math.lgamma(each + 1)) for each in range(count))
    assert poisson_at_least(count, mean) == pytest.approx(1 - below, rel=1e-6, abs=1e-12)


def test_a_count_not_above_the_mean_is_no_surprise():
    assert poisson_at_least(800, 800.0) == 1
    assert poisson_at_least(3, 1e6) == 1
    assert 0 < poisson_at_least(801, 800.0) < 0.6


def test_small_chances_keep_their_digits():
    assert poisson_at_least(5, 1e-4) == pytest.approx(1e-20 / 120, rel=1e-3)


def test_a_chance_too_small_for_a_number_is_none():
    assert poisson_at_least(10_000, 1e-3) == 0


def test_three_in_one_second_of_a_quiet_hour_are_many_and_two_are_not():
    assert flagged([100, 100, 100, 700, 1500, 2200, 3000, 3599]) == [0, 1, 2]
    assert flagged([100, 100, 101, 700, 1500, 2200, 3000, 3599]) == []


def test_a_crowd_that_nobody_else_answered_beside_is_one():
    """Eight in one minute, and none in any other: of eight in an hour that is a chance of 10^-12."""
    assert flagged([29220] * 8) == list(range(8))


def test_three_in_one_second_of_a_busy_hour_are_chance():
    """1800 rows in an hour, one every other second: three in a second have a chance of 0.014, each second."""
    busy = [2 * row for row in range(1800)]
    assert flagged([*busy, 100, 100]) == []
    assert set(flagged([*busy, *[100] * 8])) == {50, *range(1800, 1808)}


@pytest.mark.parametrize(("chance", "is_flagged"), [(0.0099, True), (0.01, False)])
def test_one_false_alarm_in_a_hundred_files(monkeypatch, chance, is_flagged):
    """The chance counts as often as there are moments: here four."""
    monkeypatch.setattr("cgsurvey.checks.crowds.poisson_at_least", lambda count, mean: chance / 4)
    assert bool(flagged([100, 100, 100, 700, 1500, 2200])) == is_flagged


def test_a_moment_is_a_second_where_there_are_any():
    """With 150 in an hour, three in one second have a chance of 0.000012; in two seconds eight times that."""
    seldom = [24 * row for row in range(150)]
    assert flagged([*seldom, 24, 24]) == [1, 150, 151]
    assert flagged([12 * row for row in range(300)] + [24, 24]) == []


def test_the_rate_is_that_of_the_hour():
    busy = [3600 + 2 * row for row in range(1800)]
    assert flagged([*busy, 100, 100, 100]) == [1800, 1801, 1802]


def test_without_seconds_a_moment_is_a_minute():
    """With one in every third minute, four in a minute have a chance of 0.0007, and five of 0.00006."""
    minutes = [60 * minute for minute in range(0, 60, 3)]
    assert flagged([*minutes, 60, 60, 60, 60]) == []
    assert flagged([*minutes, 60, 60, 60, 60, 60]) == [20, 21, 22, 23, 24]


def test_dates_alone_tell_nothing():
    assert flagged([0] * 8) is None
    assert at_one_moment(np.full(8, np.nan), 3) is None


def test_rows_without_a_time_are_not_flagged():
    assert flagged([100, np.nan, 100, 100, np.nan, np.nan, np.nan, 900]) == [0, 2, 3]


@settings(derandomize=True, max_examples=30)
@given(st.lists(st.integers(0, 50), min_size=1, max_size=15), st.randoms())
def test_who_is_flagged_does_not_depend_on_the_order_of_rows(seconds, random):
    order = list(range(len(seconds)))
    random.shuffle(order)
    one, other = flagged(seconds), flagged([seconds[place] for place in order])
    assert (one is None) == (other is None)
    assert sorted(order[place] for place in other or []) == (one or [])


TIMES = [f"2026/3/1 8:{minute:02}:01" for minute in (1, 7, 15, 22, 30, 41, 52, 59)]


def test_moments_are_those_of_the_end():
    columns = {"时间": [*TIMES[:6], TIMES[0], TIMES[0]], "q": ["是"] * 8}
    found = checked(columns, {"q": YES_NO}, {"时间": "submitted"})["same_time"]
    assert (found.rows, found.checked, found.is_error) == ((2, 8, 9), 8, False)
    columns["时间"] = TIMES
    assert checked(columns, {"q": YES_NO}, {"时间": "submitted"})["same_time"].rows == ()
    assert checked({"q": ["是"]}, {"q": YES_NO})["same_time"].needs == "submitted"
    columns["时间"] = ["2026/3/1"] * 8
    assert checked(columns, {"q": YES_NO}, {"时间": "submitted"})["same_time"].needs == "submitted"


def test_five_from_one_address_are_many_and_four_are_not():
    columns = {"来自IP": ["1.1.1.1"] * 5 + ["2.2.2.2"] * 4 + [""] * 6, "q": ["是"] * 15}
    found = checked(columns, {"q": YES_NO}, {"来自IP": "ip"})["same_ip"]
    assert (found.rows, found.checked) == ((2, 3, 4, 5, 6), 9)


@pytest.mark.parametrize(("rows", "flagged"), [(4, (2, 3, 4, 5)), (5, ())])
def test_the_study_says_how_many_from_one_address_are_many(rows, flagged):
    columns = {"来自IP": ["1.1.1.1"] * 4 + ["2.2.2.2"] * 3 + [""] * 4, "q": ["是"] * 11}
    found = checked(columns, {"q": YES_NO}, {"来自IP": "ip"}, quality={"same_ip": rows})["same_ip"]
    assert (found.rows, found.facts) == (flagged, {"rows": rows})


@pytest.mark.parametrize(("rows", "flagged"), [(2, (2, 9)), (3, ())])
def test_the_study_says_how_many_at_one_moment_are_many(rows, flagged):
    columns = {"时间": [*TIMES[:7], TIMES[0]], "q": ["是"] * 8}
    quality = {"same_time": rows}
    found = checked(columns, {"q": YES_NO}, {"时间": "submitted"}, quality=quality)["same_time"]
    assert (found.rows, found.facts["rows"]) == (flagged, rows)


def test_an_empty_column_of_addresses_tells_nothing():
    columns = {"来自IP": [""] * 8, "q": ["是"] * 8}
    assert checked(columns, {"q": YES_NO}, {"来自IP": "ip"})["same_ip"].checked is None


def test_times_rounded_to_the_quarter_of_an_hour_bring_no_crowds():
    quarters = np.array(
        [day + quarter / 96 for day in range(4) for quarter in range(32, 40) for _ in range(3)]
    )
    assert not at_one_moment(quarters, 3).any()
    crowd = np.concatenate([quarters, np.full(40, 1 + 35 / 96)])
    assert np.flatnonzero(at_one_moment(crowd, 3)).tolist()[-40:] == list(range(96, 136))
    assert not at_one_moment(np.repeat([0.5, 1.25], 30), 3).any()  # whole hours tell of no moment


def test_addresses_that_the_platform_left_blank_are_no_crowd():
    columns = {"来自IP": ["(空)"] * 6 + ["1.1.1.1"] * 2, "q": ["是"] * 8}
    found = checked(columns, {"q": YES_NO}, {"来自IP": "ip"})["same_ip"]
    assert (found.rows, found.checked) == ((), 2)
