"""What a draft is made of: guesses with their reasons, and the other readings that a person may choose."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from cgsurvey.declarations import Kind
from cgsurvey.phrases import Language

Confidence = Literal["high", "medium", "low"]


@dataclass(frozen=True, slots=True)
class Reason:
    """Why something is taken for what it is: a code of `phrases`, its facts, and how sure it is.

    A reason without confidence is a remark.
    """

    code: str
    facts: Mapping[str, Any] = field(default_factory=dict)
    confidence: Confidence | None = None


@dataclass(frozen=True, slots=True)
class Choice:
    """Another reading: keys that stand commented out below the reason for them.

    One that is `minor` changes no number.
    """

    reason: Reason
    keys: Mapping[str, Any] = field(default_factory=dict)
    minor: bool = False


@dataclass(frozen=True, slots=True)
class Guess:
    """What a question is.

    Attributes
    ----------
    kind
    keys
        Keys of its table in the study file that say how it is answered: categories, range, separator …
    reason
    choices
        Readings that would change a number, so that a person has to choose them.
    """

    kind: Kind
    keys: Mapping[str, Any]
    reason: Reason
    choices: tuple[Choice, ...] = ()


@dataclass(frozen=True, slots=True)
class DraftedItem:
    """One row of a matrix."""

    name: str
    column: str
    label: str


@dataclass(frozen=True, slots=True)
class DraftedQuestion:
    """One question of the draft.

    Attributes
    ----------
    where
        `column` or `columns`, as the study file names them; nothing of a matrix, which has `items`.
    label
        The question, where its header does not tell it.
    """

    name: str
    guess: Guess
    where: Mapping[str, Any] = field(default_factory=dict)
    items: tuple[DraftedItem, ...] = ()
    label: str | Mapping[str, str] | None = None


@dataclass(frozen=True, slots=True)
class DraftedTable:
    """A table of the study file that stands commented out."""

    name: str
    reason: Reason
    keys: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class DraftedQuestionnaire:
    """One file of the draft.

    Attributes
    ----------
    keys, reasons
        Keys of the questionnaire in force, and why.
    choices
        Candidates for other keys.
    remarks
        Columns that are no question, and why.
    measures
        What could be made of the questions.
    platform
        Name of the dialect.
    rows
        Rows below the header.
    """

    name: str
    keys: Mapping[str, Any]
    reasons: Mapping[str, Reason]
    choices: tuple[Choice, ...]
    questions: tuple[DraftedQuestion, ...]
    remarks: tuple[Reason, ...]
    measures: tuple[DraftedTable, ...]
    platform: str
    rows: int


@dataclass(frozen=True, slots=True)
class Draft:
    """A study file as data."""

    title: str
    language: Language
    missing: Mapping[str, tuple[str, ...]]
    questionnaires: tuple[DraftedQuestionnaire, ...]

    @property
    def choices(self) -> int:
        """Readings that a person has to choose, other than suggestions of what to make of the questions."""
        own = sum(len(each.choices) for each in self.questionnaires)
        questions = (question for each in self.questionnaires for question in each.questions)
        return own + sum(any(not choice.minor for choice in each.guess.choices) for each in questions)
