"""The shortcuts of the regression against dense matrices: any clusters, weights and fixed effects."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cgsurvey.errors import NotEstimable
from cgsurvey.stats import _triangles
from cgsurvey.stats._sandwich import Fit, fit
from cgsurvey.stats._triangles import triangles
from stats.dense_sandwich import dense, dummies

CLOSE = 1e-8


def drawn(seed: int, clusters: int, largest: int, levels: int) -> tuple[Any, Any, Any, Any, Any]:
    """Columns (treatment, two controls, outcome), clusters, weights and effects nested in the clusters."""
    rng = np.random.default_rng(seed)
    cluster = rng.permutation(np.repeat(np.arange(clusters), rng.integers(1, largest + 1, clusters)))
    n = len(cluster)
    effect = np.unique(cluster * levels + rng.integers(0, levels, n), return_inverse=True)[1]
    treat, control = rng.random(n) < 0.5, rng.integers(18, 90, n).astype(float)
    number = rng.normal(size=n) + effect
    y = 0.3 * treat + 0.01 * control + 0.2 * effect + rng.normal(size=n)
    return [treat, control, number, y], cluster, rng.uniform(0.2, 3, n), effect, rng.integers(0, 3, n)


def assert_same(found: Fit, reference: dict[str, Any], places: slice) -> None:
    for name in ("estimate", "cr1", "cr2", "df"):
        np.testing.assert_allclose(getattr(found, name), reference[name][places], rtol=CLOSE, err_msg=name)


@pytest.mark.parametrize("weighted", [False, True])
@pytest.mark.parametrize(
    ("clusters", "largest", "levels"),
    [(8, 30, 1), (5, 60, 1), (6, 40, 3), (30, 5, 2), (90, 1, 1)],
    ids=["communities", "few", "effects-inside-clusters", "small", "rows"],
)
def test_equals_dense_matrices(clusters: int, largest: int, levels: int, weighted: bool) -> None:
    columns, cluster, weight, effect, _ = drawn(3, clusters, largest, levels)
    x, y, n = np.column_stack(columns[:3]).astype(float), columns[3], len(cluster)
    heavy = weight if weighted else np.ones(n)
    tally = triangles(columns, cluster, weight if weighted else None, effect)
    between = dense(np.column_stack([np.ones(n), x]), y, cluster, heavy, counted=4)
    assert_same(fit(tally, 4, [1, 2, 3], within=False), between, slice(None))
    if n > effect.max() + 4:
        within = dense(np.column_stack([x, dummies(effect)]), y, cluster, heavy, counted=4)
        assert_same(fit(tally, 4, [1, 2, 3], within=True), within, slice(3))


@pytest.mark.parametrize("weighted", [False, True])
def test_a_second_effect_as_dummies(weighted: bool) -> None:
    columns, cluster, weight, effect, crossed = drawn(4, 9, 25, 1)
    waves = [crossed == level for level in (1, 2)]
    tally = triangles([*columns[:3], *waves, columns[3]], cluster, weight if weighted else None, effect)
    found = fit(tally, 6, [1, 2, 3], within=True, dummies=(4, 5))
    x = np.column_stack([*waves, *columns[:3], dummies(effect)]).astype(float)
    heavy = weight if weighted else np.ones(len(cluster))
    reference = dense(x, columns[3], cluster, heavy, counted=6)
    assert found.columns == (4, 5, 1, 2, 3)
    for name in ("estimate", "cr1", "cr2", "df"):
        np.testing.assert_allclose(getattr(found, name)[2:], reference[name][2:5], rtol=CLOSE, err_msg=name)


@pytest.mark.parametrize("weighted", [False, True])
def test_batches_of_one_cluster_merge(monkeypatch: pytest.MonkeyPatch, weighted: bool) -> None:
    columns, cluster, weight, effect, _ = drawn(5, 6, 80, 2)
    weight = weight if weighted else None
    whole = fit(triangles(columns, cluster, weight, effect), 4, [1, 2, 3], within=True)
    monkeypatch.setattr(_triangles, "ROWS_AT_ONCE", 7)
    monkeypatch.setattr(_triangles, "NUMBERS_AT_ONCE", 50)
    pieces = fit(triangles(columns, cluster, weight, effect), 4, [1, 2, 3], within=True)
    for name in ("estimate", "cr1", "cr2", "df"):
        np.testing.assert_allclose(getattr(pieces, name), getattr(whole, name), rtol=1e-10)


@settings(max_examples=25, deadline=None)
@given(seed=st.integers(0, 10**6), scale=st.floats(1e-4, 1e4))
def test_order_labels_and_scale_of_weights_change_nothing(seed: int, scale: float) -> None:
    columns, cluster, weight, effect, _ = drawn(seed, 7, 12, 1)
    before = fit(triangles(columns, cluster, weight, effect), 4, [1, 2, 3], within=True)
    order = np.random.default_rng(seed).permutation(len(cluster))
    turned = [column[order] for column in columns]
    labels = 6 - cluster[order]
    after = fit(triangles(turned, labels, scale * weight[order], labels), 4, [1, 2, 3], within=True)
    for name in ("estimate", "cr1", "cr2", "df"):
        np.testing.assert_allclose(getattr(after, name), getattr(before, name), rtol=1e-7, err_msg=name)


@settings(max_examples=25, deadline=None)
@given(seed=st.integers(0, 10**6))
def test_a_row_split_in_two_of_half_weight_is_the_same_row(seed: int) -> None:
    columns, cluster, weight, effect, _ = drawn(seed, 7, 12, 1)
    whole = fit(triangles(columns, cluster, weight, effect), 4, [1, 2, 3], within=True)
    twice = [np.concatenate([column, column]) for column in columns]
    halves = np.tile(weight / 2, 2)
    split = fit(triangles(twice, np.tile(cluster, 2), halves, np.tile(effect, 2)), 4, [1, 2, 3], within=True)
    np.testing.assert_allclose(split.estimate, whole.estimate, rtol=1e-7)
    np.testing.assert_allclose(
        split.cr1 / np.sqrt(split.factor), whole.cr1 / np.sqrt(whole.factor), rtol=1e-7
    )


def test_later_collinear_columns_go_first() -> None:
    columns, cluster, _, effect, _ = drawn(6, 8, 20, 1)
    treat, control, number, y = columns
    tally = triangles(
        [treat, control, treat + 2 * control, np.zeros(len(y)), number, y], cluster, None, effect
    )
    found = fit(tally, 6, [1, 2, 3, 4, 5], within=True)
    assert (found.columns, found.dropped) == ((1, 2, 5), (3, 4))
    clean = fit(triangles([treat, control, number, y], cluster, None, effect), 4, [1, 2, 3], within=True)
    np.testing.assert_allclose(found.cr2, clean.cr2, rtol=1e-10)


def test_a_column_that_the_effect_explains_is_dropped_within_only() -> None:
    columns, cluster, weight, effect, _ = drawn(7, 8, 20, 1)
    tally = triangles([*columns[:3], (effect % 2).astype(float), columns[3]], cluster, weight, effect)
    assert fit(tally, 5, [4, 1], within=True).dropped == (4,)
    assert fit(tally, 5, [4, 1], within=False).dropped == ()


def test_no_more_rows_than_coefficients_is_refused() -> None:
    columns, cluster, _, effect, _ = drawn(8, 4, 1, 1)
    with pytest.raises(NotEstimable):
        fit(triangles(columns, cluster, None, effect), 4, [1, 2, 3], within=False)


def test_a_standard_error_that_is_rounding_is_none() -> None:
    """The control explains three communities to the last digit, and does not vary in the fourth, whose
    residuals are all there is: no residual stands where the coefficient is told."""
    x, y = [5, 4, 3, 2, 1, 2, 4, 4], [1, 2, 3, 4, 5, 4, 3, 2]
    community = np.repeat(np.arange(4), 2)
    found = fit(triangles([np.array(x), np.array(y)], community, None, community), 2, [1], within=True)
    assert found.estimate == pytest.approx([-1])
    assert found.residual == pytest.approx(0.5)
    assert np.isnan(found.cr2).all()
    assert np.isnan(found.df).all()
