"""Sums over units and strata: whatever is summed together is what it would be alone, at no great price."""

from __future__ import annotations

import tracemalloc
from dataclasses import fields

import numpy as np
import pytest

from cgsurvey import stats
from cgsurvey.replicates import Replicates
from cgsurvey.stats._ratios import covariance, variance
from cgsurvey.stats._tally import OUTSIDE, Measured, tally
from cgsurvey.survey import Design, Groups, Status
from stats.eight import eight
from stats.in_memory import design_of, survey_of


@pytest.mark.parametrize("by", [None, Groups("g", np.array([0, 1, 2, 0, -1, 1, 1, 0]), ("a", "b", "c"))])
def test_measures_of_one_base_are_summed_as_if_alone(by: Groups | None) -> None:
    survey = eight()
    ones, hours, y = np.ones(8), np.arange(1.0, 9), np.arange(8.0)
    everybody = np.zeros(8, dtype=np.int8)
    some = np.array([0, Status.BLANK, 0, 0, OUTSIDE, 0, Status.NOT_ASKED, 0], dtype=np.int8)
    measures = [
        Measured(above, below, status)
        for above in (y, ones)
        for below in (ones, hours)
        for status in (everybody, some)
    ]
    together = tally(survey, measures, by)
    for index, measure in enumerate(measures):
        copied = Measured(measure.numerator, measure.denominator.copy(), measure.status.copy())
        alone = tally(survey, [copied], by)
        for field in fields(alone):
            axis = 1 if field.name == "rows" else -1
            found = np.take(getattr(together, field.name), [index], axis=axis)
            assert np.array_equal(found, getattr(alone, field.name))


def lonely(rule: str) -> Design:
    """Strata of three, one and two units, of which the first and the last are not together."""
    units = ["1", "2", "3", "4", "5", "6"]
    return design_of(6, list("accbaa"), units, "psu", False, fpc=[30] * 6, lonely_psu=rule)


@pytest.mark.parametrize("rule", ["fail", "adjust", "average", "remove"])
def test_covariances_are_the_polarisation_of_variances(rule: str) -> None:
    totals = np.random.default_rng(1).normal(size=(6, 4))
    # of two of them nothing is known where a single unit fails: what it has is not nothing
    totals[3, :2] = 0
    agreement(totals, lonely(rule), np.ones(6, dtype=bool))


@pytest.mark.parametrize("mse", [True, False])
def test_so_are_those_of_replicates(mse: bool) -> None:
    deviations = np.random.default_rng(1).normal(size=(5, 4))
    deviations[2] = np.nan
    scales = np.array([1, 0.5, 2, 0, 0.25])
    replicates = Replicates("JKn", np.zeros(6, dtype=np.int64), np.ones((5, 1)), scales, mse)
    design = lonely("fail")
    design.__dict__["replicates"] = replicates
    agreement(deviations, design, np.ones(1, dtype=bool))


def agreement(totals: np.ndarray, design: Design, present: np.ndarray) -> None:
    matrix = covariance(totals, design, present)
    for one in range(4):
        for other in range(4):
            plus, minus = (
                variance(totals[:, one] + sign * totals[:, other], design, present) for sign in (1, -1)
            )
            assert matrix[one, other] == pytest.approx(float(plus - minus) / 4, rel=1e-12, nan_ok=True)


def test_a_wide_table_needs_no_memory_for_pairs_of_its_cells() -> None:
    rng, size = np.random.default_rng(1), 2000
    categories = [f"c{place}" for place in range(20)]
    columns = {name: [categories[at] for at in rng.integers(0, 20, size)] for name in ("one", "other")}
    kinds = {name: {"kind": "single", "categories": categories} for name in columns}
    survey = survey_of(columns, kinds, community=[str(each) for each in rng.integers(0, 60, size)])
    tracemalloc.start()
    found = stats.crosstab(survey, question="one", by="other")
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert found.row("rao_scott").df_num is not None
    assert peak < 100e6
