"""Findings for programs: one JSON document in both languages, with every row. See docs/check.schema.json."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Any

from cgsurvey import __version__
from cgsurvey.findings.finding import SEVERITIES, Finding, Severity
from cgsurvey.findings.inspection import Inspection, exit_code
from cgsurvey.findings.rules import RULES, Rule
from cgsurvey.paths import near
from cgsurvey.phrases import LANGUAGES, Language
from cgsurvey.result import plain

#: raised when a key changes its meaning or goes; a new key does not raise it
SCHEMA_VERSION = 1


def written(inspections: Sequence[Inspection], fail_on: Severity, language: Language) -> bytes:
    """The document as UTF-8; the same in every language."""
    from cgsurvey.report.machine import dumps

    return dumps(document(inspections, fail_on))


def document(inspections: Sequence[Inspection], fail_on: Severity) -> dict[str, Any]:
    """Everything that was found, as plain data."""
    found = [each for one in inspections for each in one.findings]
    return {
        "schema": SCHEMA_VERSION,
        "generator": {"name": "cgsurvey", "version": __version__},
        "fail_on": fail_on,
        "exit_code": exit_code(inspections, fail_on),
        "summary": _summary(found, fail_on),
        "rules": {name: _rule(RULES[name]) for name in RULES if any(each.rule == name for each in found)},
        "inspections": [_inspection(each, fail_on) for each in inspections],
    }


def _summary(found: Sequence[Finding], fail_on: Severity) -> dict[str, int]:
    """Open findings by severity, those that somebody accepted, and those that fail the run."""
    numbers = Counter(each.severity for each in found if each.accepted is None)
    return {
        **{f"{severity}s": numbers[severity] for severity in SEVERITIES},
        "accepted": sum(each.accepted is not None for each in found),
        "failing": sum(each.fails_on(fail_on) for each in found),
    }


def _rule(rule: Rule) -> dict[str, Any]:
    texts = ("title", "means", "matters", "remedy")
    return {
        "family": rule.family,
        "severity": rule.severity,
        "source": rule.source,
        **{part: {language: rule.say(part, language) for language in LANGUAGES} for part in texts},
    }


def _inspection(inspection: Inspection, fail_on: Severity) -> dict[str, Any]:
    study = inspection.study
    return {
        "path": near(inspection.target.path).as_posix(),
        "kind": inspection.target.kind,
        "title": study.file.title.both() if study else None,
        "language": inspection.language,
        "looked_at": dict(inspection.looked_at),
        "unasked": {rule: dict(needs) for rule, needs in inspection.unasked.items()},
        "refused": inspection.refused,
        "findings": [_finding(each, fail_on) for each in inspection.findings],
    }


def _finding(finding: Finding, fail_on: Severity) -> dict[str, Any]:
    place, accepted = finding.place, finding.accepted
    return {
        "rule": finding.rule,
        "family": RULES[finding.rule].family,
        "severity": finding.severity,
        "fails": finding.fails_on(fail_on),
        "text": {language: finding.text(language) for language in LANGUAGES},
        "file": near(place.file).as_posix() if place.file else None,
        "sheet": place.sheet,
        "column": place.column,
        "rows": list(place.rows),
        "line": place.line,
        "questionnaire": place.questionnaire,
        "question": place.question,
        "claim": finding.claim,
        "accepted": {"by": near(accepted.by).as_posix(), "reason": accepted.reason} if accepted else None,
        "code": finding.code,
        "facts": plain(finding.facts),
    }
