"""The tally: weighted sums by unit of the design, group and measure. Two tallies of two batches add.

Every descriptive estimate is a ratio of two weighted totals, so one tally serves shares (numerator: has the
answer, denominator: answered), means, paired differences and conditional shares alike. Weights, groups,
population and kinds of missing are dealt with here, and nowhere else.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

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

    A row of weight zero stays in the design and is nobody's answer, as in R's `survey`. Measures that have
    the same arrays of denominator and status have one base, which is summed once.
    """
    groups = 1 if by is None else len(by.levels)
    group = np.zeros(survey.size, dtype=np.int64) if by is None else by.codes
    inside = survey.counted & (group >= 0)
    bases: dict[tuple[int, int], _Base] = {}
    parts = []
    for measure in measures:
        arrays = (id(measure.denominator), id(measure.status))
        if arrays not in bases:
            bases[arrays] = _base(measure, inside, survey, group, groups)
        parts.append(bases[arrays].with_numerator(measure.numerator))
    return Tally(
        numerator=np.stack([part.numerator for part in parts], axis=-1),
        denominator=np.stack([part.denominator for part in parts], axis=-1),
        squares=np.stack([part.squares for part in parts], axis=-1),
        count=np.stack([part.count for part in parts], axis=-1),
        n=np.stack([part.n for part in parts], axis=-1),
        rows=np.stack([part.rows for part in parts], axis=1),
    )


@dataclass(frozen=True)
class _Base:
    """Rows that one or more measures count, m of them, and what those measures have in common.

    Attributes
    ----------
    place : (m,) int array or slice
        Where the rows stand in the survey; a slice where they are all of it, which copies nothing.
    cell, group : (m,) int arrays
        Unit of the design and group in one number; group.
    weight, below : (m,) float arrays
        Weight and denominator.
    sums : Tally
        One without its last axis, with 0 for whatever needs a numerator.
    """

    place: Integers | slice
    cell: Integers
    group: Integers
    weight: Floats
    below: Floats
    sums: Tally

    def with_numerator(self, numerator: Floats) -> Tally:
        above = numerator[self.place]
        weighted = self.weight * above
        units, groups = self.sums.denominator.shape
        weights, _, _, below_squared = self.sums.squares
        of_groups = [_sums(self.group, each, groups) for each in (weighted * above, weighted * self.below)]
        return replace(
            self.sums,
            numerator=_sums(self.cell, weighted, units * groups).reshape(units, groups),
            squares=np.stack([weights, *of_groups, below_squared]),
            count=_sums(self.group, above, groups),
        )


def _base(measure: Measured, inside: Flags, survey: Survey, group: Integers, groups: int) -> _Base:
    """The base of a measure, in the rows inside."""
    counted = inside & (measure.status == Status.ANSWERED)
    place = slice(None) if counted.all() else np.flatnonzero(counted)
    units, reasons = survey.design.units, len(REASONS) + 1
    group_of, weight, below = group[place], survey.weight[place], measure.denominator[place]
    cell = survey.design.unit[place] * groups + group_of
    states = (group * reasons + measure.status)[inside]
    rows = np.bincount(states, minlength=groups * reasons).astype(np.int64)
    weighted = weight * below
    none = np.zeros(groups)
    weights, squared = (_sums(group_of, each, groups) for each in (weight, weighted * below))
    sums = Tally(
        numerator=np.zeros((units, groups)),
        denominator=_sums(cell, weighted, units * groups).reshape(units, groups),
        squares=np.stack([weights, none, none, squared]),
        count=none,
        n=_sums(group_of, below, groups),
        rows=rows.reshape(groups, reasons),
    )
    return _Base(place, cell, group_of, weight, below, sums)


def _sums(code: Integers, values: Floats, length: int) -> Floats:
    """Sum of the values of each code; of all of them at once where there is but one code."""
    if length == 1:
        return np.asarray(values.sum(keepdims=True))
    return np.bincount(code, weights=values, minlength=length).astype(np.float64, copy=False)


def among(status: Statuses, condition: Flags) -> Statuses:
    """The status of rows in a base with a condition: an answer that does not meet it is OUTSIDE."""
    return np.where((status == Status.ANSWERED) & ~condition, OUTSIDE, status).astype(np.int8)
