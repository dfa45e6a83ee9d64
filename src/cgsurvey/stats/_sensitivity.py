"""How strong an omitted variable would have to be: robustness values and bounds by what was observed.

Cinelli and Hazlett (2020), "Making sense of sensitivity: extending omitted variable bias", Journal of the
Royal Statistical Society B 82, 39-67. All of it is algebra of partial R², with the t of independent rows of
one spread and n - K degrees of freedom, weighted where the regression is. It concerns the last step.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from typing import Any, NamedTuple

from cgsurvey.stats._cluster_blocks import solve
from cgsurvey.stats._intervals import t_quantile
from cgsurvey.stats._ladder import INTERCEPT, TREATMENT, Ladder

#: how many times as strong as the strongest control an omitted variable is imagined to be
TIMES = (1, 2, 3)
LEVEL = 0.95


class Benchmark(NamedTuple):
    """An observed control (all dummies of one question together), as a measure of what was not observed.

    `of_treatment` and `of_outcome` are partial R²: with the treatment given the other controls, and with the
    outcome given these and the treatment.
    """

    name: str
    of_treatment: float
    of_outcome: float


def sensitivity(ladder: Ladder) -> dict[str, Any] | None:
    """Plain data for `Result.fit`; None without a coefficient of the treatment, or without residuals."""
    last = len(ladder.fits) - 1
    found = ladder.fits[last]
    place = found.place(TREATMENT)
    if place is None or ladder.is_exact(last):
        return None
    freedom = ladder.tally.n - found.parameters
    estimate = float(found.estimate[place])
    error = math.sqrt(found.residual / freedom * float(sum(found.inverse[place] ** 2)))
    statistic = estimate / error
    return {
        "step": str(last + 1),
        "estimate": estimate,
        "std_error": error,
        "df": freedom,
        "partial_r2": statistic**2 / (statistic**2 + freedom),
        "robustness_value": robustness_value(statistic, freedom),
        "robustness_value_significance": robustness_value(statistic, freedom, LEVEL),
        "benchmark": _strongest(list(_benchmarks(ladder)), estimate, error, freedom),
    }


def robustness_value(statistic: float, freedom: int, level: float | None = None) -> float:
    """RV: the part of the residual variance of treatment and of outcome that an omitted variable would have
    to explain to bring the coefficient to 0, or with `level` to where its interval reaches 0.

    With f = |t|/√df, less the critical t over √(df - 1) where a level is given, RV = (√(f⁴ + 4f²) - f²)/2
    (equation 18 and section 4.4); where the critical value cannot bind it is 1 - (1 + c²)/(1 + f²).
    """
    strength = abs(statistic) / math.sqrt(freedom)
    critical = 0.0
    if level is not None:
        if freedom < 2:
            return 0.0
        critical = t_quantile(level, freedom - 1) / math.sqrt(freedom - 1)
    left = strength - critical
    if left <= 0:
        return 0.0
    if critical and strength > 1 / critical:
        return (strength**2 - critical**2) / (1 + strength**2)
    return (math.sqrt(left**4 + 4 * left**2) - left**2) / 2


def _benchmarks(ladder: Ladder) -> Iterator[Benchmark]:
    """Every control of the last step, with what it explains of treatment and outcome."""
    sample, last = ladder.sample, len(ladder.fits) - 1
    within = ladder.absorbs(last)
    outcome = len(sample.columns)
    others = [column for column in ladder.fits[last].columns if column not in (INTERCEPT, TREATMENT)]
    controls = [column for column in others if column not in sample.dummies]

    def left(response: int, columns: list[int]) -> float:
        return solve(ladder.tally, response, columns, within=within).residual

    unexplained, residual = left(TREATMENT, others), left(outcome, [TREATMENT, *others])
    for name in dict.fromkeys(sample.columns[column - 1].variable for column in controls):
        rest = [column for column in others if sample.columns[column - 1].variable != name]
        of_treatment = 1 - unexplained / left(TREATMENT, rest)
        of_outcome = 1 - residual / left(outcome, [TREATMENT, *rest])
        yield Benchmark(name, max(of_treatment, 0.0), max(of_outcome, 0.0))


def _strongest(found: list[Benchmark], estimate: float, error: float, freedom: int) -> dict[str, Any] | None:
    """The control whose like would move the coefficient most, and where its like would leave it."""
    if not found:
        return None
    chosen = max(found, key=lambda each: (bound(each, 1, error, freedom)[2], each.of_outcome))
    bounds = []
    for times in TIMES:
        of_treatment, of_outcome, bias = bound(chosen, times, error, freedom)
        adjusted = math.copysign(1.0, estimate) * (abs(estimate) - bias) if math.isfinite(bias) else None
        facts = {"times": times, "r2_treatment": of_treatment, "r2_outcome": of_outcome}
        bounds.append({**facts, "estimate": adjusted})
    return {
        "variable": chosen.name,
        "partial_r2_treatment": chosen.of_treatment,
        "partial_r2_outcome": chosen.of_outcome,
        "bounds": bounds,
    }


def bound(
    control: Benchmark, times: float, error: float, freedom: int
) -> tuple[float | None, float | None, float]:
    """Partial R² of an omitted variable `times` as strong as a control, and the bias that it could cause.

    Section 4.4 and footnote 10, with both strengths `times` those of the control:
    R²(D~Z|X) = k f²(D~Xj), R²(Y~Z|D,X) = ((√k + √g)/√(1-g))² f²(Y~Xj) at most 1, with
    g = k R⁴(D~Xj)/((1 - k R²(D~Xj))(1 - R²(D~Xj))), and the bias √(R²_Y R²_D/(1 - R²_D)) SE √df. No numbers
    and no end of the bias where a treatment could not hold so strong a variable.
    """
    of_treatment = (
        times * control.of_treatment / (1 - control.of_treatment) if control.of_treatment < 1 else 1
    )
    if of_treatment >= 1:
        return None, None, math.inf
    square = control.of_treatment**2
    overlap = times * square / ((1 - times * control.of_treatment) * (1 - control.of_treatment))
    ratio = control.of_outcome / (1 - control.of_outcome) if control.of_outcome < 1 else math.inf
    of_outcome = min(1.0, ((math.sqrt(times) + math.sqrt(overlap)) ** 2 / (1 - overlap)) * ratio)
    bias = math.sqrt(of_outcome * of_treatment / (1 - of_treatment)) * error * math.sqrt(freedom)
    return of_treatment, of_outcome, bias
