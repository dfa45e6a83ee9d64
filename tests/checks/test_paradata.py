"""What the file tells of how each response came about."""

from __future__ import annotations

import numpy as np
import pytest

from cgsurvey.checks.paradata import paradata_of
from cgsurvey.coding.matching import MissingKinds
from cgsurvey.coding.sheet import Sheet
from cgsurvey.declarations import Missing
from checks.responses import raw_of


def told(**columns):
    sheet = Sheet.of(raw_of(columns))
    return paradata_of(sheet, {name: place for place, name in enumerate(columns)}, MissingKinds(Missing()))


def test_spellings_of_one_name_are_one_and_what_says_nothing_is_none():
    found = told(interviewer=["王Ａ", "王a ", "李", "", "(空)", "-3"], ip=["(跳过)"] * 6)
    assert found.interviewer.tolist() == [0, 0, 1, -1, -1, -1]
    assert found.ip is None


def test_where_no_time_taken_is_told_it_is_from_the_start_to_the_end():
    times = {
        "started": ["2026-03-01 08:00:00"] * 3,
        "submitted": ["2026-03-01 08:01:30", "", "2026-03-02 08:00:01"],
    }
    expected = [90, np.nan, 86401]
    assert told(**times).seconds == pytest.approx(expected, nan_ok=True)
    assert told(seconds=["", "很快", ""], **times).seconds == pytest.approx(expected, nan_ok=True)
    found = told(seconds=["5", "", "0"], **times)
    assert found.seconds == pytest.approx([5, np.nan, np.nan], nan_ok=True)


def test_a_start_or_an_end_alone_tells_no_time_taken():
    assert told(started=["2026-03-01 08:00:00"]).seconds is None
    assert told(submitted=["2026-03-01 08:00:00"]).seconds is None
    assert told(started=["2026-03-01 08:00:00"], submitted=[""]).seconds is None


def test_half_a_second_is_a_time_and_none_is_not():
    assert told(seconds=["0.5", "0", "1"]).seconds == pytest.approx([0.5, np.nan, 1], nan_ok=True)


def test_ends_are_days_since_1970_with_the_time_of_day():
    found = told(submitted=["1970-01-02 12:00:00", "很晚", ""]).submitted
    assert found == pytest.approx([1.5, np.nan, np.nan], nan_ok=True)
