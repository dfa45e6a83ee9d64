"""Finding: one thing that is not as it should be, with its rule, its place and what becomes of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal, get_args

from cgsurvey.phrases import Language, say

#: the gravest first; a note asks for nothing and fails nothing
Severity = Literal["error", "warning", "note"]
SEVERITIES: tuple[Severity, ...] = get_args(Severity)


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where something was found, as far as that can be said.

    Attributes
    ----------
    file : Path or None
        As the user can open it: data, study file, claims or an output.
    sheet, column
        Of a spreadsheet: its sheet, the header as it stands in the file.
    rows : tuple of int
        Row numbers as the spreadsheet shows them, all of them.
    line : int or None
        Of a text file: line, from 1.
    questionnaire, question
        Names in the study file.
    """

    file: Path | None = None
    sheet: str | None = None
    column: str | None = None
    rows: tuple[int, ...] = ()
    line: int | None = None
    questionnaire: str | None = None
    question: str | None = None


@dataclass(frozen=True, slots=True)
class Accepted:
    """That somebody knew of a finding and said why it may stand.

    Attributes
    ----------
    by : Path
        The claims or the baseline that says so.
    reason : str
        As it stands there.
    """

    by: Path
    reason: str


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that is not as it should be.

    Attributes
    ----------
    rule : str
        A key of `rules.RULES`.
    code, facts
        The sentence, a key of `phrases`. Never an open answer or an identifier.
    place : Place
    severity : {"error", "warning", "note"}
        That of the rule, or a lower one.
    claim : str or None
        Id of the published claim that it is about.
    accepted : Accepted or None
        Who said that it may stand: it is still told, and fails nothing.
    """

    rule: str
    code: str
    facts: Mapping[str, Any]
    place: Place
    severity: Severity
    claim: str | None = None
    accepted: Accepted | None = None

    def text(self, language: Language) -> str:
        return say(self.code, language, **self.facts)

    @property
    def number(self) -> int:
        """Rows that it is about, 1 where it is about no rows."""
        return len(self.place.rows) or 1

    @property
    def gravity(self) -> int:
        """The lower, the graver."""
        return SEVERITIES.index(self.severity)

    @property
    def asks(self) -> bool:
        """Whether somebody has to do something about it."""
        return self.accepted is None and self.severity != "note"

    def fails_on(self, severity: Severity) -> bool:
        """Whether a run that fails on this severity, and on graver ones, fails by it."""
        return self.accepted is None and self.gravity <= SEVERITIES.index(severity)
