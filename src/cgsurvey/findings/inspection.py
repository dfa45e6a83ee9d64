"""Inspection: everything that was found behind one path, and what was looked at to find it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from cgsurvey.findings.finding import Finding, Severity
from cgsurvey.findings.targets import Target
from cgsurvey.phrases import Language

if TYPE_CHECKING:
    from cgsurvey.study import Study


@dataclass(frozen=True)
class Inspection:
    """What was found behind one path.

    Attributes
    ----------
    target : Target
    language : {"zh", "en"}
        That of the study.
    findings : tuple of Finding
    looked_at : mapping of str to int
        What was looked at, by kind: "rows", "questions", "checks" of the responses' quality that
        could be made, "claims", "reports".
    refused : int
        Exit code of the gravest thing that kept something from being checked at all: 2 of a study file that
        is wrong, 3 of data that cannot be read; 0 where there is none.
    study : Study or None
        Where there is one that could be read: the titles and labels of what findings name.
    unasked : mapping
        Rules of checks that could not be made, by their id, and what they lacked, in both languages.
    """

    target: Target
    language: Language
    findings: tuple[Finding, ...]
    looked_at: Mapping[str, int] = field(default_factory=dict)
    refused: int = 0
    study: Study | None = None
    unasked: Mapping[str, Mapping[str, str]] = field(default_factory=dict)

    def failures(self, severity: Severity) -> int:
        """Findings that make a run fail."""
        return sum(each.fails_on(severity) for each in self.findings)


def exit_code(inspections: Iterable[Inspection], severity: Severity) -> int:
    """0 in order, 1 findings, 2 or 3 where something could not be checked: the highest of all paths."""
    return max((max(each.refused, int(each.failures(severity) > 0)) for each in inspections), default=0)
