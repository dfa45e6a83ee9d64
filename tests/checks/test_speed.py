"""How long a response took, and who was too fast."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cgsurvey.checks.paradata import seconds_in
from cgsurvey.checks.speed import limit_of, too_fast
from checks.responses import YES_NO, checked

TIMES = ["300秒", "300秒", "300秒", "360秒", "240秒", "100秒", "99秒", "3600秒"]


@pytest.mark.parametrize(
    ("text", "seconds"),
    [
        ("264秒", 264),
        ("264", 264),
        ("２６４ 秒", 264),
        ("12.5", 12.5),
        ("1分20秒", 80),
        ("1分钟20秒", 80),
        ("2小时3分4秒", 7384),
        ("2分", 120),
        ("1:20", 80),
        ("01:00:02", 3602),
        ("1m 20s", 80),
        ("0秒", 0),
        ("2.5分钟", 150),
        ("1天2小时", 93600),
        ("1,264", 1264),
        ("1 day, 2:03:04", 93784),
        ("0 days 00:04:24", 264),
        ("PT4M24S", 264),
        ("264毫秒", None),
        ("1,26", None),
        ("1小时,", None),
        ("P", None),
        ("", None),
        ("秒", None),
        ("很快", None),
        ("-5", None),
        ("2026-01-01", None),
    ],
)
def test_seconds_are_read_as_platforms_write_them(text, seconds):
    assert seconds_in(text) == seconds


def test_the_limit_is_a_share_of_the_median_of_times_above_0():
    assert limit_of(np.array([0, np.nan, 100, 200, 300, 400, 500.0]), 1 / 3) == 100
    assert limit_of(np.array([100.0] * 5), 0.29) == 29


def test_the_limit_is_told_to_the_microsecond():
    assert limit_of(np.ones(5), 0.12345678) == 0.123457


def test_four_times_are_too_few_to_say_who_was_too_fast():
    columns = {"所用时间": [*TIMES[:4], "", "", "0秒", ""], "q": ["是"] * 8}
    assert checked(columns, {"q": YES_NO}, {"所用时间": "seconds"})["speeder"].needs == "seconds"


def test_a_median_needs_five_times():
    assert limit_of(np.array([100.0] * 5), 0.5) == 50
    assert limit_of(np.array([100.0] * 4 + [0, np.nan]), 0.5) is None


def test_who_took_just_the_limit_is_not_too_fast():
    assert too_fast(np.array([99.99, 100, 100.01, np.nan]), 100).tolist() == [True, False, False, False]


def test_a_third_of_the_median_is_the_limit_unless_the_study_says_otherwise():
    columns = {"所用时间": TIMES, "q": ["是"] * 8}
    questions, metas = {"q": YES_NO}, {"所用时间": "seconds"}
    found = checked(columns, questions, metas)["speeder"]
    assert (found.rows, found.checked) == ((8,), 8)
    assert found.facts == {"share": 1 / 3, "median": 300, "limit": 100}
    found = checked(columns, questions, metas, quality={"speed": 0.34})["speeder"]
    assert found.rows == (7, 8)


def test_rows_without_a_time_are_not_among_those_checked():
    columns = {"所用时间": ["", "0秒", "N/A", *TIMES[3:]], "q": ["是"] * 8}
    found = checked(columns, {"q": YES_NO}, {"所用时间": "seconds"})["speeder"]
    assert found.checked == 5
    assert found.facts["median"] == 240
    assert found.rows == ()


def test_without_a_column_of_times_nothing_is_checked():
    assert checked({"q": ["是"] * 8}, {"q": YES_NO})["speeder"].checked is None
    columns = {"所用时间": [""] * 8, "q": ["是"] * 8}
    assert checked(columns, {"q": YES_NO}, {"所用时间": "seconds"})["speeder"].checked is None


def test_the_study_can_name_the_column():
    columns = {"所用时间": ["1秒"] * 8, "耗时": TIMES, "q": ["是"] * 8}
    found = checked(columns, {"q": YES_NO}, {"所用时间": "seconds"}, quality={"seconds": "耗时"})["speeder"]
    assert found.rows == (8,)


def test_time_is_what_lies_between_start_and_end_where_no_column_has_it():
    starts = ["2026/3/1 8:00:00"] * 8
    ends = [f"2026/3/1 8:0{5 if row < 6 else row}:{row:02}" for row in range(7)] + ["2026/3/1 8:01:30"]
    columns = {"开始": starts, "结束": ends, "q": ["是"] * 8}
    found = checked(columns, {"q": YES_NO}, {"开始": "started", "结束": "submitted"})["speeder"]
    assert found.rows == (9,)
    assert found.facts["median"] == 302.5
    assert checked(columns, {"q": YES_NO}, {"结束": "submitted"})["speeder"].checked is None


def test_a_response_that_ended_before_it_began_has_no_time():
    starts = ["2026-03-01 08:00:00"] * 7 + ["2026-03-01 09:00:00"]
    columns = {"开始": starts, "结束": ["2026-03-01 08:05:00"] * 8, "q": ["是"] * 8}
    found = checked(columns, {"q": YES_NO}, {"开始": "started", "结束": "submitted"})["speeder"]
    assert (found.rows, found.checked) == ((), 7)


@settings(derandomize=True, max_examples=40)
@given(st.lists(st.integers(1, 10_000), min_size=5, max_size=20), st.integers(2, 9))
def test_who_is_too_fast_does_not_depend_on_the_unit_of_time(times, factor):
    def flagged(times):
        limit = limit_of(times, 0.5)
        assert limit is not None
        return too_fast(times, limit).tolist()

    taken = np.array(times, dtype=float)
    assert flagged(taken) == flagged(taken * factor)
