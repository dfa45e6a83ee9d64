"""Digits of the least squares on NIST's hard linear problems, against exact rational arithmetic."""

from __future__ import annotations

from fractions import Fraction

import numpy as np
import pytest

from cgsurvey.stats._least_squares import least_squares
from cgsurvey.stats._sandwich import fit
from cgsurvey.stats._triangles import triangles

#: NIST StRD "Longley": six regressors, then the outcome
LONGLEY = """
83.0 234289 2356 1590 107608 1947 60323
88.5 259426 2325 1456 108632 1948 61122
88.2 258054 3682 1616 109773 1949 60171
89.5 284599 3351 1650 110929 1950 61187
96.2 328975 2099 3099 112075 1951 63221
98.1 346999 1932 3594 113270 1952 63639
99.0 365385 1870 3547 115094 1953 64989
100.0 363112 3578 3350 116219 1954 63761
101.2 397469 2904 3048 117388 1955 66019
104.6 419180 2822 2857 118734 1956 67857
108.4 442769 2936 2798 120445 1957 68169
110.8 444546 4681 2637 121950 1958 66513
112.6 482704 3813 2552 123366 1959 68655
114.2 502601 3931 2514 125368 1960 69564
115.7 518173 4806 2572 127852 1961 69331
116.9 554894 4007 2827 130081 1962 70551
"""
#: NIST's certified coefficients of Longley, intercept first
LONGLEY_CERTIFIED = (
    -3482258.63459582, 15.0618722713733, -0.0358191792925910, -2.02022980381683,
    -1.03322686717359, -0.0511041056535807, 1829.15146461355,
)  # fmt: skip
#: what Wampler 3, 4 and 5 add to the polynomial of Wampler 1, times 1, 100 and 10000
WAMPLER_NOISE = (
    759, -2048, 2048, -2048, 2523, -2048, 2048, -2048, 1838, -2048, 2048,
    -2048, 1838, -2048, 2048, -2048, 2523, -2048, 2048, -2048, 759,
)  # fmt: skip


def exact(x: np.ndarray, y: np.ndarray) -> list[Fraction]:
    """Coefficients with an intercept, by normal equations in rational numbers: no rounding at all."""
    rows = [[Fraction(1), *map(Fraction, row), Fraction(value)] for row, value in
            zip(x.tolist(), y.tolist(), strict=True)]  # fmt: skip
    size = len(rows[0]) - 1
    system = [[sum(row[i] * row[j] for row in rows) for j in range(size + 1)] for i in range(size)]
    for pivot in range(size):
        best = next(row for row in range(pivot, size) if system[row][pivot] != 0)
        system[pivot], system[best] = system[best], system[pivot]
        for other in range(size):
            if other != pivot:
                ratio = system[other][pivot] / system[pivot][pivot]
                system[other] = [a - ratio * b for a, b in zip(system[other], system[pivot], strict=True)]
    return [system[row][size] / system[row][row] for row in range(size)]


def digits(found: np.ndarray, reference: list[Fraction]) -> float:
    """Correct significant digits of the worst coefficient."""
    errors = [abs(Fraction(float(a)) - b) / abs(b) for a, b in zip(found, reference, strict=True)]
    return 15.0 if max(errors) == 0 else float(-np.log10(float(max(errors))))


def solved(x: np.ndarray, y: np.ndarray) -> np.ndarray:
    """Through the whole path: tally of three clusters, merged triangles, least squares."""
    columns = [*x.T, y]
    tally = triangles(columns, np.arange(len(y)) % 3, None)
    found = fit(tally, len(columns), list(range(1, len(columns))), within=False)
    assert found.dropped == ()
    return found.estimate


def powers(x: np.ndarray, degree: int) -> np.ndarray:
    return np.column_stack([x**power for power in range(1, degree + 1)])


def test_longley() -> None:
    data = np.array([line.split() for line in LONGLEY.split("\n") if line], dtype=float)
    x, y = data[:, :-1], data[:, -1]
    np.testing.assert_allclose([float(each) for each in exact(x, y)], LONGLEY_CERTIFIED, rtol=1e-13)
    assert digits(solved(x, y), exact(x, y)) >= 9


@pytest.mark.parametrize(
    ("noise", "enough"), [(0, 9), (1, 9), (100, 7), (10000, 5)], ids=["1", "3", "4", "5"]
)
def test_wampler(noise: int, enough: int) -> None:
    """Wampler 4 and 5 bury coefficients of 1 under residuals of 2e5 and 2e7: rounding the outcome once in
    double precision costs these digits, whatever the algorithm."""
    x = np.arange(21.0)
    y = 1 + powers(x, 5).sum(axis=1) + noise * np.array(WAMPLER_NOISE)
    assert digits(solved(powers(x, 5), y), [Fraction(1)] * 6) >= enough


def test_wampler_2() -> None:
    x = np.arange(21.0)
    y = sum(0.1**power * x**power for power in range(6))
    assert digits(solved(powers(x, 5), y), [Fraction(1, 10**power) for power in range(6)]) >= 9


def test_polynomial_as_hard_as_filip() -> None:
    """Degree 10 on 82 points from -8.78 to -3.13: one rounding of the data moves the eighth digit."""
    x = np.linspace(-8.78, -3.13, 82)
    y = np.round(0.8 + 0.05 * np.sin(7 * x) + 0.02 * x, 4)
    design = powers(x, 10)
    assert digits(solved(design, y), exact(design, y)) >= 7


def test_collinear_columns_are_dropped_in_order_and_the_rest_is_solved() -> None:
    rng = np.random.default_rng(1)
    a, b, y = rng.normal(size=(3, 40))
    columns = np.column_stack([np.ones(40), a, np.full(40, 7.0), b, a - 1e6 * b, y])
    found = least_squares(columns, np.sqrt(np.sum(columns**2, axis=0)), [0, 1, 2, 3, 4], 5)
    assert (found.kept, found.dropped) == ((0, 1, 3), (2, 4))
    reference = np.linalg.lstsq(columns[:, [0, 1, 3]], y, rcond=None)[0]
    np.testing.assert_allclose(found.coefficients, reference, rtol=1e-12)
    gram = columns[:, [0, 1, 3]].T @ columns[:, [0, 1, 3]]
    np.testing.assert_allclose(found.inverse @ found.inverse.T, np.linalg.inv(gram), rtol=1e-10)
