"""What the checks look at: the coded answers of a questionnaire with what the file tells beside them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, Literal

import numpy as np
from numpy.typing import NDArray

from cgsurvey.checks.paradata import Paradata
from cgsurvey.declarations import DeclaredQuality
from cgsurvey.study import Question
from cgsurvey.survey import Answers, Flags, Floats, Integers, Status, Survey

#: what a check cannot do without
Need = Literal[
    "id",
    "questions",
    "ip",
    "submitted",
    "seconds",
    "asked_if",
    "exclusive",
    "closed",
    "matrix",
    "alike",
    "interviewer",
    "community",
]

#: kinds of question whose answers have an order or are chosen from a list, one a row
_CODED = ("scale", "single", "number")


@dataclass(frozen=True)
class Flagged:
    """What a check found.

    Attributes
    ----------
    rows : (n,) bool array
        Rows flagged.
    checked
        Rows that it could look at.
    facts
        Its threshold, for the sentence that tells it.
    parts
        Where the rows come from, as plain data.
    spare : (n,) bool array or None
        Rows that are too many: those flagged, unless one of each is to stay.
    """

    rows: Flags
    checked: int
    facts: Mapping[str, Any] = field(default_factory=dict)
    parts: Sequence[Mapping[str, Any]] = ()
    spare: Flags | None = None


@dataclass(frozen=True)
class Material:
    """The rows of one questionnaire.

    Attributes
    ----------
    survey : Survey
    numbers : (n,) int array
        Spreadsheet row numbers.
    cells : sequence of (n,) int arrays
        Codes of the cells of every question, equal where they are in all columns that it reads.
    content : (n,) int array
        A number for each row, the same where all these cells are; -1 for a row that answers nothing.
    ids : (n,) int array or None
        Codes of the respondents' declared ids, -1 for none.
    paradata : Paradata
    """

    survey: Survey
    numbers: Integers
    cells: Sequence[NDArray[np.integer]]
    content: Integers
    ids: Integers | None
    paradata: Paradata

    @property
    def size(self) -> int:
        return len(self.numbers)

    @property
    def declared(self) -> DeclaredQuality:
        return self.survey.questionnaire.declared.quality

    @property
    def questions(self) -> Sequence[Question]:
        return tuple(self.survey.questionnaire.questions.values())

    def answers(self, question: Question) -> Answers:
        return self.survey.answers[question.name]

    @cached_property
    def closed(self) -> Sequence[Question]:
        """Questions that everyone who is asked should answer: all but the open ones."""
        return tuple(each for each in self.questions if each.kind != "text")

    @cached_property
    def status(self) -> NDArray[np.int8]:
        """(n, closed questions): the kind of each answer, in the order of the form."""
        found = [self.answers(each).status for each in self.closed]
        return np.array(found, dtype=np.int8).reshape(len(found), self.size).T

    @cached_property
    def matrices(self) -> Mapping[str, tuple[Sequence[Question], Integers]]:
        """Questions in a matrix that share their answers, and their codes: (n, items), -1 for none."""
        found: dict[str, list[Question]] = {}
        for question in self.questions:
            if question.kind in _CODED:
                found.setdefault(question.topic, []).append(question)
        return {name: (items, self.codes(items)) for name, items in found.items() if len(items) > 1}

    def codes(self, questions: Sequence[Question]) -> Integers:
        """(n, questions): the same number for the same answer, -1 where there is none."""
        given = [self.answers(each) for each in questions]
        values = np.column_stack([each.values for each in given])
        if values.dtype.kind == "f":
            values = np.unique(values, return_inverse=True)[1].reshape(values.shape)
        answered = np.column_stack([each.status for each in given]) == Status.ANSWERED
        return np.where(answered, values, -1).astype(np.int64)

    @cached_property
    def scores(self) -> Floats:
        """(n, ordered questions): scores and numbers, NaN where there is no answer."""
        columns = []
        for question in self.questions:
            answers = self.answers(question)
            if question.kind == "scale":
                scores = np.array([each.score for each in question.categories])
                columns.append(np.where(answers.status == Status.ANSWERED, scores[answers.values], np.nan))
            elif question.kind == "number":
                columns.append(answers.values.astype(np.float64))
        return np.array(columns, dtype=np.float64).reshape(len(columns), self.size).T


def by_question(material: Material, found: Mapping[str, Flags]) -> Flagged:
    """Rows flagged at one question or more, with how many at each; `found` holds one question at least."""
    flags = np.logical_or.reduce(list(found.values()))
    parts = [{"name": name, "rows": int(rows.sum())} for name, rows in found.items() if rows.any()]
    return Flagged(flags, material.size, {"questions": len(found)}, parts)
