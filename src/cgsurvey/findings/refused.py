"""What kept something from being checked: a study file with mistakes, data that cannot be read or fit."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from cgsurvey.errors import CgsurveyError, StudyError, Unreadable
from cgsurvey.findings.finding import Finding, Place
from cgsurvey.findings.rules import RULES
from cgsurvey.study import Questionnaire, Study


def of_study(error: CgsurveyError, path: Path) -> Iterator[Finding]:
    """Each mistake of a study file, or the one reason why there is none."""
    rule = "file/unreadable" if isinstance(error, Unreadable) else "study/mistake"
    yield from _each(error, rule, Place(file=path))


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
