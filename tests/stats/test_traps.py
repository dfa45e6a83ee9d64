"""Cases that other programs get wrong, each by itself: what they print, and what must stand here."""

from __future__ import annotations

import numpy as np
import pytest

from cgsurvey.stats import STATISTICS
from cgsurvey.stats._intervals import t_p_value
from stats.eight import eight
from stats.golden import number, rows
from stats.in_memory import survey_of
from stats.test_fixed_effects_ladder import ONE, hubei
from stats.test_fixed_effects_ladder import ladder as fitted
from stats.test_golden_regression import ladder

TREATED = {"group_level": "4", "term": "treat"}


def test_nested_effects_are_not_counted_and_t_is_no_z() -> None:
    """statsmodels counts the 32 dummies in K of a clustered variance and refers to the normal curve."""
    result = ladder("panel_32", "unweighted")
    row = result.row("cr1", **TREATED)
    kind = next(each for each in result.fit["variances"] if each["kind"] == "CR1")
    assert kind["steps"][3]["counted"] == 6 + 1
    assert row.df == 31
    assert row.statistic is not None
    assert row.p_value == pytest.approx(t_p_value(row.statistic, 31), rel=1e-12)
    assert row.p_value > 1.03 * t_p_value(row.statistic, 1e9)


def test_a_dummy_for_every_community_leaves_degrees_of_freedom() -> None:
    """32 dummies and 32 sampling units leave 0 design df: elsewhere df = 1 is put in and p < .001 printed."""
    found = {
        panel: ladder(panel, "weighted").row("coefficient", **TREATED) for panel in ("panel_32", "panel_6")
    }
    assert found["panel_32"].df == pytest.approx(1.5010, abs=1e-4)
    assert found["panel_6"].df is not None
    assert found["panel_6"].df > 3
    for row in found.values():
        assert row.statistic is not None
        assert row.df is not None
        assert row.p_value == pytest.approx(t_p_value(row.statistic, row.df), rel=1e-12)


def test_weighted_cr2_is_that_of_all_dummies_and_not_of_demeaned_rows() -> None:
    golden = [row for row in rows("regression_cr2") if row["weights"] == "weighted" and row["step"] == "s4"]
    differ = 0
    for each in golden:
        if each["term"] in ("treat", "age", "sex"):
            row = ladder(each["panel"], "weighted").row("coefficient", group_level="4", term=each["term"])
            assert row.std_error == pytest.approx(number(each["std_error"]), rel=1e-9)
            demeaned = number(each["std_error_demeaned"])
            assert demeaned is not None
            differ += abs(row.std_error / demeaned - 1) > 1e-4
    assert differ >= 3


def test_all_untreated_in_one_community_is_no_finding_at_28_df() -> None:
    """CR2 alone finds up to 28 degrees of freedom there and rejects almost every true null."""
    result = fitted(hubei(ONE), steps=(), fixed_effects=("e",), draws=99)
    row = result.row("coefficient", group_level="2", term="served=是")
    assert row.df is not None
    assert row.df > 10
    assert result.fit["identification"]["verdict"] == "too_thin"
    assert row.note == "regression.verdict.too_thin"
    assert result.notes[0].weak


def test_everybody_satisfied_has_an_interval() -> None:
    """R survey gives [1, 1] or NaN at 100 %."""
    survey = survey_of(
        {"q": ["好"] * 601},
        {"q": {"kind": "scale", "categories": ["差", "好"], "satisfied": ["好"]}},
        community=[f"c{place % 29}" for place in range(601)],
    )
    row = STATISTICS["satisfaction_rate"](survey, question="q").row("rate")
    assert (row.estimate, row.conf_high) == (1.0, 1.0)
    assert row.conf_low == pytest.approx(0.993345, abs=5e-7)


def test_who_ticked_nothing_is_in_the_base() -> None:
    """Multiple-response sets elsewhere leave out those who ticked nothing."""
    result = STATISTICS["multiple_response"](eight(), question="got")
    shares = {row.category: row for row in result.rows if row.measure == "of_respondents"}
    assert shares["文体"].n == 6
    assert shares["文体"].estimate == pytest.approx(3 / 6)
    assert result.row("none_ticked").estimate == pytest.approx(2 / 6)
    assert np.isclose(sum(row.estimate or 0 for row in shares.values()), 5 / 6)
