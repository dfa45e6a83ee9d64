"""What a simulation found: how often an interval held the truth, or a test rejected it."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import replace
from typing import NamedTuple

import numpy as np

from cgsurvey.survey import Survey


class Simulated(NamedTuple):
    """One line of a table of docs/verification.md.

    `share` is of `runs` samples; `nominal` what it ought to be.
    """

    table: str
    design: str
    statistic: str
    nominal: float
    share: float
    runs: int

    @property
    def error(self) -> float:
        """Monte Carlo standard error; at 0 and 1 that of one in `runs`."""
        share = min(max(self.share, 1 / self.runs), 1 - 1 / self.runs)
        return math.sqrt(share * (1 - share) / self.runs)


#: every simulation of this run of the tests
FOUND: list[Simulated] = []
#: what else is known of a design: (table, design) -> words for a column of its own
FACTS: dict[tuple[str, str], str] = {}
#: Monte Carlo errors that a share may lie outside what is expected of it
SLACK = 3


def found(
    table: str,
    design: str,
    statistic: str,
    hits: Iterable[bool],
    *,
    nominal: float,
    expected: tuple[float, float],
) -> None:
    """Remember a share of hits, and assert that it is where it should be, but for Monte Carlo error."""
    each = np.fromiter(hits, dtype=bool)
    line = Simulated(table, design, statistic, nominal, float(each.mean()), len(each))
    FOUND.append(line)
    low, high = expected
    assert low - SLACK * line.error <= line.share <= high + SLACK * line.error, line


def redrawn(survey: Survey, **values: np.ndarray) -> Survey:
    """The same sample with other answers: the design, the weights and the declarations stay."""
    answers = dict(survey.answers)
    for name, drawn in values.items():
        answers[name] = replace(answers[name], values=drawn.astype(answers[name].values.dtype))
    return replace(survey, answers=answers)
