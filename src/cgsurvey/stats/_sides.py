"""A variable as one side of a table: who is in each of its categories, which may overlap."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from cgsurvey.stats._variables import Statuses, group_status, groups, ticks
from cgsurvey.study_names import find_variable
from cgsurvey.survey import Flags, Floats, Groups, Integers, Survey


@dataclass(frozen=True)
class Side:
    """The rows or the columns of a table. K levels.

    Attributes
    ----------
    levels : tuple of str
    within : (n, K) float array
        1 for those in the level. Options of a multiple question overlap; other levels do not.
    status : (n,) int8 array
    parts : Groups or None
        The levels as a partition of the rows; None where they overlap.
    """

    name: str
    levels: tuple[str, ...]
    within: Floats
    status: Statuses
    parts: Groups | None

    @property
    def overlaps(self) -> bool:
        return self.parts is None

    @property
    def mirrors(self) -> bool:
        """Whether there are two levels, of which everybody is in the one or in the other."""
        return self.parts is not None and len(self.levels) == 2

    def codes(self, level: int | None = None) -> Integers:
        """Position of each row's level, -1 for none; or, of one level, 1 for those in it and 0 for others."""
        if level is not None:
            return np.asarray(self.within[:, level], dtype=np.int64)
        assert self.parts is not None
        return self.parts.codes

    def filled(self, counted: Flags) -> Integers:
        """Positions of the levels that hold any of these rows."""
        return np.flatnonzero(self.within[counted].any(axis=0))


def side(survey: Survey, name: str) -> Side:
    """The variable as a side of a table.

    Raises
    ------
    UsageError
        If there is no such variable.
    NotEstimable
        If it has no levels.
    """
    variable = find_variable(survey.study, name, f"[{survey.name}]", survey.name)
    question = survey.questionnaire.questions.get(variable.name) if variable.kind == "question" else None
    if question is not None and question.kind == "multiple":
        ticked, status = ticks(survey, question)
        levels = tuple(category.value for category in question.categories)
        return Side(question.name, levels, ticked, status, None)
    parts = groups(survey, name)
    within = (parts.codes[:, None] == np.arange(len(parts.levels))).astype(np.float64)
    return Side(parts.name, parts.levels, within, group_status(survey, parts), parts)
