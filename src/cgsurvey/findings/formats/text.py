"""Findings for people, in the terminal."""

from __future__ import annotations

from collections.abc import Sequence

from cgsurvey.clean import clean
from cgsurvey.findings.finding import Severity
from cgsurvey.findings.inspection import Inspection
from cgsurvey.phrases import Language


def written(inspections: Sequence[Inspection], fail_on: Severity, language: Language) -> str:
    """A line a finding."""
    lines = [
        f"{inspection.target.path}: {each.severity} {each.rule}: {each.text(language)}"
        for inspection in inspections
        for each in inspection.findings
    ]
    return "".join(f"{clean(line)}\n" for line in lines)
