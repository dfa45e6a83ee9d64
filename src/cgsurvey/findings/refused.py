"""What kept something from being checked: a study file with mistakes, data that cannot be read or fit."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from cgsurvey.errors import CgsurveyError, StudyError, Unreadable, UsageError
from cgsurvey.findings.finding import Finding, Place
from cgsurvey.findings.inspection import Inspection
from cgsurvey.findings.rules import RULES
from cgsurvey.findings.targets import Target
from cgsurvey.phrases import Language
from cgsurvey.study import Questionnaire, Study


def inspected(error: CgsurveyError, target: Target, language: Language) -> Inspection:
    """A path of which nothing can be checked."""
    found = tuple(of_study(error, target.path))
    return Inspection(target, language, found, refused=error.exit_code)


def absent(target: Target, language: Language) -> Inspection:
    """A path where there is nothing, misspelt perhaps: a run that looks at nothing is not in order."""
    error = UsageError("command.no_study", path=str(target.path))
    found = tuple(_each(error, "file/absent", Place(file=target.path)))
    return Inspection(target, language, found, refused=error.exit_code)


def of_study(error: CgsurveyError, path: Path) -> Iterator[Finding]:
    """Each mistake of a study file, or of the claims beside it, or the one reason why there is none."""
    rule = "file/unreadable" if isinstance(error, Unreadable) else "study/mistake"
    file = path.parent / error.path if isinstance(error, StudyError) else path
    yield from _each(error, rule, Place(file=file))


def of_sheet(error: CgsurveyError, study: Study, questionnaire: Questionnaire) -> Iterator[Finding]:
    """Why a sheet cannot be checked: it cannot be read, or its headers are not those of the study."""
    rule = "file/unreadable" if isinstance(error, Unreadable) else "schema/header"
    declared = questionnaire.declared
    place = Place(file=study.folder / declared.file, sheet=declared.sheet, questionnaire=questionnaire.name)
    for each in _each(error, rule, place):
        column = each.facts.get("column")
        yield replace(each, place=replace(place, column=column)) if isinstance(column, str) else each


def _each(error: CgsurveyError, rule: str, place: Place) -> Iterator[Finding]:
    for each in error.mistakes if isinstance(error, StudyError) else (error,):
        yield Finding(rule, each.code, each.facts, place, RULES[rule].severity)
