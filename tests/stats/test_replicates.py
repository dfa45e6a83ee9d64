"""Every statistic with replicate weights: the same estimates, other errors, and none that is left unsaid."""

from __future__ import annotations

import math
from dataclasses import replace

import numpy as np
import pytest

from cgsurvey.analysis import sample_of
from cgsurvey.replicates import Replicates
from cgsurvey.stats import STATISTICS
from cgsurvey.stats._ratios import contrast, covariance, ratios
from cgsurvey.stats._tally import Measured, tally
from cgsurvey.survey import Survey
from cgsurvey.waves.comparability import Pairing, comparability
from stats.eight import CALLS, COMMUNITY, eight

#: statistics of two waves: their designs are stacked, and their errors are by sampling units
OF_TWO_WAVES = {"change", "decomposition"}


def jackknifed(*, mse: bool = False, **design: object) -> Survey:
    """The eight with the replicates that leave out one community each: weights by 4/3, scale 3/4."""
    survey = eight(weight=[1.0] * 8, **design)
    kind = np.array([sorted(set(COMMUNITY)).index(each) for each in COMMUNITY], dtype=np.int64)
    factors = np.full((4, 4), 4 / 3)
    np.fill_diagonal(factors, 0.0)
    replicates = Replicates("JK1", kind, factors, np.full(4, 3 / 4), mse)
    return replace(survey, design=replace(survey.design, replicates=replicates))


def test_a_jackknife_counted_by_hand() -> None:
    """Men: 2, 2, 0, 0 of 2 in the communities; 1/3, 1/3, 2/3, 2/3 without one. v = 3/4 · 4/36 = 1/12."""
    row = STATISTICS["frequency"](jackknifed(), question="sex").row("share", category="男")
    assert row.estimate == 0.5
    assert row.std_error == pytest.approx(math.sqrt(1 / 12), rel=1e-14)
    assert row.df == 3
    # the variance of a simple random sample of eight: 1/4 / 7
    assert row.deff == pytest.approx(1 / 12 * 28, rel=1e-14)


def test_hours_by_hand_around_either_centre() -> None:
    """10 20 | 30 40 | 50 60 | - -: 45, 35, 25 without one of three, and 35 without the empty one."""
    away = np.array([45.0, 35.0, 25.0, 35.0])
    for mse in (False, True):
        row = STATISTICS["mean"](jackknifed(mse=mse), question="hours").row("mean")
        centre = 35.0 if mse else away.mean()
        assert row.estimate == pytest.approx(35)
        assert row.std_error == pytest.approx(math.sqrt(3 / 4 * ((away - centre) ** 2).sum()))
        assert row.df == 2


def test_the_centre_is_the_mean_of_the_replicates_that_count() -> None:
    survey = jackknifed()
    found = survey.design.replicates
    assert found is not None
    deviations = np.array([1.0, 2.0, 6.0, np.nan])
    scales = np.array([1.0, 0.5, 0.0, 1.0])
    # a replicate of scale 0 has no part in the centre; one without an estimate has none in anything
    assert replace(found, scales=scales).variance(deviations) == pytest.approx(1 * 0.25 + 0.5 * 0.25)
    assert replace(found, scales=scales, mse=True).variance(deviations) == pytest.approx(1 + 0.5 * 4)
    assert math.isnan(float(found.variance(np.full(4, np.nan))))


@pytest.mark.parametrize("estimand", sorted(set(CALLS) - OF_TWO_WAVES))
def test_replicates_change_errors_and_no_estimate(estimand: str) -> None:
    plain = STATISTICS[estimand](eight(weight=[1.0] * 8), **CALLS[estimand])
    found = STATISTICS[estimand](jackknifed(), **CALLS[estimand])
    assert [row.id for row in found.rows] == [row.id for row in plain.rows]
    for ours, theirs in zip(found.rows, plain.rows, strict=True):
        assert ours.estimate == theirs.estimate or ours.estimate == pytest.approx(theirs.estimate)
        assert ours.n == theirs.n
        if ours.estimate is not None and ours.conf_low is None:
            assert ours.note or theirs.conf_low is None
        assert set((ours.note or "").split()) <= {note.code for note in found.notes}


def test_a_group_in_one_sampling_unit_has_no_error_here_either() -> None:
    """All of a group in one community: the replicate without it has nobody, and the others agree exactly."""
    result = STATISTICS["satisfaction_rate"](jackknifed(), question="overall", by="community")
    for row in result.rows:
        if row.n and row.measure == "rate":
            assert row.df == 0
            assert row.std_error is row.conf_low is None
            assert row.note is not None
            assert "note.no_df" in row.note


def test_covariances_are_those_of_contrasts() -> None:
    survey = jackknifed(mse=True)
    y = np.arange(8.0)
    measures = [Measured(each, np.ones(8), np.zeros(8, dtype=np.int8)) for each in (y, y**2)]
    found = ratios(tally(survey, measures), survey.design)
    there = found.tally.denominator[:, 0, 0] > 0
    matrix = covariance(found.influence[:, 0], survey.design, there)
    assert np.diag(matrix) == pytest.approx(found.variance[0])
    _, spread, _ = contrast(found, np.array([[1.0, -2.0]]))
    assert spread == pytest.approx(float(np.array([1, -2]) @ matrix @ np.array([1, -2])))


def test_the_design_tells_of_its_replicates() -> None:
    design = sample_of(jackknifed()).design
    assert design["df"] == 3
    assert design["replicates"] == {"method": "JK1", "number": 4, "fay_rho": None, "mse": False}
    assert sample_of(eight()).design["replicates"] is None


def test_a_comparison_of_years_says_that_it_leaves_them_out() -> None:
    one, other = eight(), jackknifed()
    gate = comparability(Pairing(one, other, ("2022", "2023"), {name: name for name in one.answers}))
    assert "drift.design.replicates" in {drift.note.code for drift in gate.drifts}
    same = comparability(Pairing(one, one, ("2022", "2023"), {name: name for name in one.answers}))
    assert "drift.design.replicates" not in {drift.note.code for drift in same.drifts}
