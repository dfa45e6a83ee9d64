"""What a sheet holds that its codebook does not allow, and what the reading of it had to say."""

from __future__ import annotations

from collections.abc import Iterator

from cgsurvey.findings.finding import Finding, Place
from cgsurvey.findings.rules import RULES
from cgsurvey.ledger import Problem
from cgsurvey.raw_table import RawTable
from cgsurvey.survey import Survey


def findings(raw: RawTable, survey: Survey) -> Iterator[Finding]:
    """The problems of a sheet, each under its rule."""
    for problem in survey.problems:
        yield _of_problem(problem, raw, survey)


def _of_problem(problem: Problem, raw: RawTable, survey: Survey) -> Finding:
    rule = RULES["file/look"]
    place = Place(
        file=survey.study.folder / survey.questionnaire.declared.file,
        sheet=raw.sheet,
        column=problem.column,
        rows=problem.rows,
        questionnaire=survey.name,
    )
    return Finding(rule.id, problem.code, problem.facts, place, "note" if problem.minor else rule.severity)
