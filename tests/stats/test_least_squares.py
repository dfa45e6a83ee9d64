"""Digits of the least squares on NIST's linear reference problems (Statistical Reference Datasets).

tests/golden/nist.csv holds the data, nist_certified.csv the certified values.
"""

from __future__ import annotations

from fractions import Fraction

import numpy as np
import pytest

from cgsurvey.stats import _triangles
from cgsurvey.stats._least_squares import Solution, least_squares
from cgsurvey.stats._sandwich import solve
from cgsurvey.stats._triangles import triangles
from stats.agreement import agrees
from stats.golden import rows

#: powers of x in each polynomial model; Longley has six regressors of its own
DEGREES = {"Norris": 1, "Pontius": 2, "Filip": 10} | {f"Wampler{number}": 5 for number in range(1, 6)}
#: correct digits asked of every coefficient. Filip's tenth powers: rounding them to double precision moves
#: the eighth digit, whatever the algorithm.
DIGITS = dict.fromkeys((*DEGREES, "Longley"), 9) | {"Filip": 7}


def texts(dataset: str) -> tuple[list[list[str]], list[str]]:
    """Regressors and outcome as they are written: polynomials have one regressor."""
    found = [row for row in rows("nist") if row["dataset"] == dataset]
    names = [name for name in found[0] if name.startswith("x") and found[0][name] != "NA"]
    return [[row[name] for name in names] for row in found], [row["y"] for row in found]


def problem(dataset: str) -> tuple[np.ndarray, np.ndarray]:
    x, y = (np.array(part, dtype=float) for part in texts(dataset))
    return (powers(x[:, 0], DEGREES[dataset]) if dataset in DEGREES else x), y


def powers(x: np.ndarray, degree: int) -> np.ndarray:
    return np.cumprod(np.repeat(x[:, None], degree, axis=1), axis=1)  # exact where pow() is not


def certified(dataset: str) -> list[tuple[float, float]]:
    """Certified coefficients, intercept first, each with its standard error."""
    return [
        (float(row["estimate"]), float(row["std_error"]))
        for row in rows("nist_certified")
        if row["dataset"] == dataset
    ]


def exact(x: list[list[Fraction]], y: list[Fraction]) -> list[Fraction]:
    """Coefficients with an intercept, by normal equations in rational numbers: no rounding at all."""
    lines = [[Fraction(1), *row, value] for row, value in zip(x, y, strict=True)]
    size = len(lines[0]) - 1
    system = [[sum(row[i] * row[j] for row in lines) for j in range(size + 1)] for i in range(size)]
    for pivot in range(size):
        best = next(row for row in range(pivot, size) if system[row][pivot] != 0)
        system[pivot], system[best] = system[best], system[pivot]
        for other in range(size):
            if other != pivot:
                ratio = system[other][pivot] / system[pivot][pivot]
                system[other] = [a - ratio * b for a, b in zip(system[other], system[pivot], strict=True)]
    return [system[row][size] / system[row][row] for row in range(size)]


@pytest.mark.parametrize("dataset", DIGITS)
def test_the_certified_values_are_the_exact_ones(dataset: str) -> None:
    """A slip of the pen in the data or in the certified values shows here."""
    x, y = texts(dataset)
    regressors = [[Fraction(value) for value in row] for row in x]
    if dataset in DEGREES:
        regressors = [[row[0] ** power for power in range(1, DEGREES[dataset] + 1)] for row in regressors]
    found = exact(regressors, [Fraction(value) for value in y])
    expected = [estimate for estimate, _ in certified(dataset)]
    np.testing.assert_allclose([float(each) for each in found], expected, rtol=2e-14)


def solved(x: np.ndarray, y: np.ndarray, weight: np.ndarray | None = None) -> Solution:
    """Through the whole path: tally of three clusters, merged triangles, least squares."""
    columns = [*x.T, y]
    tally = triangles(columns, np.arange(len(y)) % 3, weight)
    found = solve(tally, len(columns), list(range(1, len(columns))), within=False)
    assert found.dropped == ()
    return found


@pytest.mark.parametrize("batches", [False, True], ids=["whole", "batches"])
@pytest.mark.parametrize("dataset", DIGITS)
def test_digits(dataset: str, batches: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    """In batches of five rows of a cluster, merged as they come, Filip may lose a digit."""
    if batches:
        monkeypatch.setattr(_triangles, "ROWS_AT_ONCE", 5)
    how = ", in batches" if batches else ""
    rtol = 10.0 ** -(DIGITS[dataset] - (batches and dataset == "Filip"))
    x, y = problem(dataset)
    found = solved(x, y)
    freedom = len(y) - len(found.coefficients)
    errors = np.sqrt(found.residual / freedom * np.sum(found.inverse**2, axis=1))
    reference = f"NIST StRD {dataset}"
    for ours, error, (estimate, std_error) in zip(
        found.coefficients, errors, certified(dataset), strict=True
    ):
        agrees("regression", reference, f"estimate{how}", ours, estimate, rtol, 0.0)
        if std_error:
            agrees("regression", reference, f"std_error{how}", error, std_error, 10 * rtol, 0.0)
        else:  # a perfect fit: what rounding leaves
            assert error < 1e-7 * abs(estimate)


@pytest.mark.parametrize("seed", range(3))
def test_weighted_and_ill_conditioned_is_the_exact_solution(seed: int) -> None:
    """Years beside an intercept and their squares; a row of weight 3 is three rows."""
    rng = np.random.default_rng(seed)
    years = 2000.0 + rng.integers(0, 23, 60)
    x, weight = np.column_stack([years, years**2]), rng.integers(1, 4, 60)
    y = 1e6 * rng.normal(size=60)
    tally = triangles([*x.T, y], np.arange(60) % 4, weight.astype(float))
    found = solve(tally, 3, [1, 2], within=False)
    rows_of = [[Fraction(value) for value in x[row]] for row in np.repeat(np.arange(60), weight)]
    reference = exact(rows_of, [Fraction(value) for value in np.repeat(y, weight)])
    np.testing.assert_allclose(found.coefficients, [float(each) for each in reference], rtol=1e-12)


@pytest.mark.parametrize("dataset", DIGITS)
def test_digits_with_weights(dataset: str) -> None:
    """Every row with a weight of 3, and half of them as two rows of 1 and 2: the same problem."""
    x, y = problem(dataset)
    double = np.arange(len(y)) % 2 == 0
    weight = np.concatenate([np.where(double, 1.0, 3.0), np.full(double.sum(), 2.0)])
    found = solved(np.concatenate([x, x[double]]), np.concatenate([y, y[double]]), weight)
    expected = [estimate for estimate, _ in certified(dataset)]
    np.testing.assert_allclose(found.coefficients, expected, rtol=10.0 ** -(DIGITS[dataset] - 1))


@pytest.mark.parametrize("dataset", DIGITS)
def test_digits_within_an_absorbed_effect(dataset: str) -> None:
    """Nothing is refined there: Wampler 4 and 5 lose digits, as in R."""
    x, y = problem(dataset)
    columns, nobody = [*x.T, y], np.zeros(len(y), dtype=np.int64)
    tally = triangles(columns, nobody, None, nobody)
    found = solve(tally, len(columns), list(range(1, len(columns))), within=True)
    expected = [estimate for estimate, _ in certified(dataset)[1:]]
    enough = {"Filip": 6, "Wampler4": 7, "Wampler5": 5}.get(dataset, 9)
    np.testing.assert_allclose(found.coefficients, expected, rtol=10.0**-enough)


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
