"""Responses that are not what they seem, as the checks of quality flag them."""

from __future__ import annotations

from collections.abc import Iterator

from cgsurvey.findings.finding import Finding, Place
from cgsurvey.findings.rules import RULES
from cgsurvey.raw_table import RawTable
from cgsurvey.survey import Survey


def findings(raw: RawTable, survey: Survey) -> Iterator[Finding]:
    """What each check has flagged; a note where the study sets the rows aside."""
    for each in survey.quality:
        rule = RULES.get(f"quality/{each.check}")
        if each.rows and rule is not None:
            place = Place(
                file=survey.study.folder / survey.questionnaire.declared.file,
                sheet=raw.sheet,
                rows=each.rows,
                questionnaire=survey.name,
            )
            severity = rule.severity if each.is_open else "note"
            yield Finding(rule.id, f"report.quality.rule.{each.check}", each.facts, place, severity)
