"""Checks of responses that could be made nowhere: a rule that was not asked has not passed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from cgsurvey.ledger import QualityFinding
from cgsurvey.phrases import spoken
from cgsurvey.survey import Survey


def unasked(surveys: Iterable[Survey]) -> dict[str, Mapping[str, str]]:
    """Rules of checks that no questionnaire had what they need for, and what the first of them lacked."""
    asked: set[str] = set()
    lacked: dict[str, Mapping[str, str]] = {}
    for survey in surveys:
        for each in survey.quality:
            if each.needs is None:
                asked.add(rule_of(each))
            else:
                lacked.setdefault(rule_of(each), spoken(f"report.quality.need.{each.needs}"))
    return {rule: needs for rule, needs in lacked.items() if rule not in asked}


def rule_of(check: QualityFinding) -> str:
    """Id of the rule that a check of responses asks."""
    return f"schema/{check.check}" if check.is_error else f"quality/{check.check}"
