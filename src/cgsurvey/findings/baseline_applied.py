"""Findings held against baselines: what may stand, what is more than was accepted, what is there no more."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from cgsurvey.errors import StudyError, UsageError
from cgsurvey.findings import refused
from cgsurvey.findings.baseline import Baseline, Known, read_baseline
from cgsurvey.findings.finding import Accepted, Finding, Place
from cgsurvey.findings.inspection import Inspection
from cgsurvey.findings.rules import RULES
from cgsurvey.findings.targets import Target
from cgsurvey.phrases import LANGUAGES, Language
from cgsurvey.study_file import BASELINE_NAME


def baseline_of(target: Target) -> Path | None:
    """Where the baseline of a target stands; a report that is named by itself has none."""
    return target.path.with_name(BASELINE_NAME) if target.kind in ("study", "data", "claims") else None


def known_in(given: Path | None, *, may_be_new: bool = False) -> Baseline | None:
    """The one baseline for all, where there is to be one.

    Raises
    ------
    UsageError, StudyError
        If it is not there, unless it may be new, or has mistakes.
    """
    if given is None:
        return None
    if os.path.lexists(given):
        return read_baseline(given)
    if may_be_new:
        return Baseline(given)
    raise UsageError("baseline.absent", path=str(given))


def with_baselines(inspections: Sequence[Inspection], given: Baseline | None) -> list[Inspection]:
    """The inspections with what their own baselines accept, or what the one that is given does for all."""
    if given is not None:
        return held_against(given, inspections)
    return [_with_own(each) for each in inspections]


def held_against(baseline: Baseline, inspections: Sequence[Inspection]) -> list[Inspection]:
    """The inspections with what a baseline accepts of them, and what it accepts in vain."""
    held = [_held(baseline, each) for each in inspections]
    for known in baseline.known:
        seen = [
            (place, numbers[known])
            for place, (inspection, numbers) in enumerate(held)
            if _tells(inspection) and baseline.concerns(known, inspection.target)
        ]
        if seen and (most := max(number for _, number in seen)) < known.rows:
            inspection, numbers = held[seen[0][0]]
            stale = _stale(known, most, baseline.path)
            held[seen[0][0]] = replace(inspection, findings=(*inspection.findings, stale)), numbers
    return [inspection for inspection, _ in held]


def open_in(inspection: Inspection) -> list[Finding]:
    """Findings that ask for something, and can be accepted: what keeps a sheet from being checked cannot."""
    unchecked = {each.place.questionnaire for each in inspection.findings if each.code == "schema.unchecked"}
    return [
        each
        for each in inspection.findings
        if each.asks and RULES[each.rule].acceptable and each.place.questionnaire not in unchecked
    ]


def _with_own(inspection: Inspection) -> Inspection:
    path = baseline_of(inspection.target)
    if path is None or not os.path.lexists(path):
        return inspection
    try:
        (held,) = held_against(read_baseline(path), [inspection])
    except (StudyError, UsageError) as error:
        found = (*inspection.findings, *refused.of_baseline(error, path))
        return replace(inspection, findings=found, refused=max(inspection.refused, error.exit_code))
    return held


def _held(baseline: Baseline, inspection: Inspection) -> tuple[Inspection, Counter[Known]]:
    """An inspection with what is accepted of it, and how much was found of each thing that is known."""
    said = {id(each): baseline.on(each, inspection.target) for each in open_in(inspection)}
    numbers: Counter[Known] = Counter()
    for each in inspection.findings:
        if (known := said.get(id(each))) is not None:
            numbers[known] += each.number
    judged = (
        each if (known := said.get(id(each))) is None else _judged(each, known, numbers[known], baseline.path)
        for each in inspection.findings
    )
    return replace(inspection, findings=tuple(judged)), numbers


def _judged(finding: Finding, known: Known, number: int, path: Path) -> Finding:
    """Accepted, or open and said to be more than was accepted."""
    if number <= known.rows:
        return replace(finding, accepted=Accepted(path, known.reason))
    told: dict[Language, str] = {}
    for language in LANGUAGES:
        text = finding.text(language)
        told[language] = text if text.endswith(("。", ".")) else text + ("。" if language == "zh" else ".")
    facts = {"finding": told, "accepted": known.rows, "now": number}
    return replace(finding, code="baseline.exceeded", facts=facts)


def _tells(inspection: Inspection) -> bool:
    """Whether what is not found is not there: all has been looked at, and not a report by itself."""
    whole = all(RULES[each.rule].acceptable for each in inspection.findings)
    return whole and not inspection.refused and inspection.target.kind != "report"


def _stale(known: Known, number: int, path: Path) -> Finding:
    rule = RULES["baseline/stale"]
    facts = {"what": list(known.about.values()), "accepted": known.rows, "now": number}
    code = "baseline.fits_fewer" if number else "baseline.fits_nothing"
    return Finding(rule.id, code, facts, Place(file=path, line=known.line), rule.severity)
