"""The tally: weighted sums by unit of the design, group and measure. Two tallies of two batches add.

Every descriptive estimate is a ratio of two weighted totals, so one tally serves shares (numerator: has the
answer, denominator: answered), means, paired differences and conditional shares alike. Weights, groups,
population and kinds of missing are dealt with here, and nowhere else.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from cgsurvey.stats._variables import Statuses
from cgsurvey.survey import LEFT_OUT_NAMES, Flags, Floats, Groups, Integers, Status, Survey

#: status of a row that answered and is outside the base's condition
OUTSIDE = len(Status)
#: names of the reasons in the last axis of `Tally.rows`, after the rows that count
REASONS = (*LEFT_OUT_NAMES.values(), "condition")


@dataclass(frozen=True)
class Measured:
    """What one measure sums up.

    Attributes
    ----------
    numerator, denominator : (n,) float arrays
        Read only where `status` is ANSWERED.
    status : (n,) int8 array
        `Status`, or OUTSIDE for an answer outside the condition of the base.
    """

    numerator: Floats
    denominator: Floats
    status: Statuses


@dataclass(frozen=True)
class Tally:
    """Additive sums. J units of the design (`Design.unit`), G groups, M measures.

    Attributes
    ----------
    numerator, denominator : (J, G, M) float arrays
        Sums of weight x numerator, weight x denominator.
    squares : (4, G, M) float array
        Sums of weight, weight x numerator², weight x numerator x denominator, weight x denominator².
    count, n : (G, M) float arrays
        Unweighted sums of numerator and denominator.
    rows : (G, M, 1 + reasons) int array
        Unweighted rows in the base, then rows left out by reason.
    """

    numerator: Floats
    denominator: Floats
    squares: Floats
    count: Floats
    n: Floats
    rows: NDArray[np.int64]

    def __add__(self, other: Tally) -> Tally:
        return Tally(
            self.numerator + other.numerator,
            self.denominator + other.denominator,
            self.squares + other.squares,
            self.count + other.count,
            self.n + other.n,
            self.rows + other.rows,
        )


def tally(survey: Survey, measures: Sequence[Measured], by: Groups | None = None) -> Tally:
    """Sum the measures over the rows of the population that have a positive weight.

    A row of weight zero stays in the design and is nobody's answer, as in R's `survey`.
    """
    units = survey.design.units
    number = 1 if by is None else len(by.levels)
    group = np.zeros(survey.size, dtype=np.int64) if by is None else by.codes
    inside = survey.counted & (group >= 0)
    unit, group, weight = survey.design.unit[inside], group[inside], survey.weight[inside]
    parts = [_one(measure, inside, unit, group, weight, units, number) for measure in measures]
    return Tally(
        numerator=np.concatenate([part.numerator for part in parts], axis=2),
        denominator=np.concatenate([part.denominator for part in parts], axis=2),
        squares=np.concatenate([part.squares for part in parts], axis=2),
        count=np.concatenate([part.count for part in parts], axis=1),
        n=np.concatenate([part.n for part in parts], axis=1),
        rows=np.concatenate([part.rows for part in parts], axis=1),
    )


def _one(
    measure: Measured,
    inside: Flags,
    unit: Integers,
    group: Integers,
    weight: Floats,
    units: int,
    groups: int,
) -> Tally:
    """The tally of one measure, over rows already cut to those inside."""
    status = measure.status[inside]
    counted = status == Status.ANSWERED
    key, group_in, weight_in = (unit * groups + group)[counted], group[counted], weight[counted]
    above = measure.numerator[inside][counted]
    below = measure.denominator[inside][counted]

    def by_unit(values: Floats) -> Floats:
        sums = np.bincount(key, weights=values, minlength=units * groups)
        return sums.astype(np.float64).reshape(units, groups, 1)

    def by_group(values: Floats) -> Floats:
        return np.bincount(group_in, weights=values, minlength=groups).astype(np.float64)[:, None]

    reasons = len(REASONS) + 1
    rows = np.bincount(group * reasons + status, minlength=groups * reasons)
    squares = [
        by_group(weight_in),
        by_group(weight_in * above * above),
        by_group(weight_in * above * below),
        by_group(weight_in * below * below),
    ]
    return Tally(
        numerator=by_unit(weight_in * above),
        denominator=by_unit(weight_in * below),
        squares=np.stack(squares),
        count=by_group(above),
        n=by_group(below),
        rows=rows.astype(np.int64).reshape(groups, 1, reasons),
    )


def among(status: Statuses, condition: Flags) -> Statuses:
    """The status of rows in a base with a condition: an answer that does not meet it is OUTSIDE."""
    return np.where((status == Status.ANSWERED) & ~condition, OUTSIDE, status).astype(np.int8)
