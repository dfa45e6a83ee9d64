"""A path from its files to its findings: the data once, then what was published of them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from cgsurvey.errors import CgsurveyError, StudyError, Unreadable, UsageError
from cgsurvey.findings import refused
from cgsurvey.findings.finding import Finding
from cgsurvey.findings.inspection import Inspection
from cgsurvey.findings.own_reports import own_reports
from cgsurvey.findings.targets import Target
from cgsurvey.opening import opened_at, opened_or_drafted
from cgsurvey.phrases import Language
from cgsurvey.readings import ReadingOptions, Readings

if TYPE_CHECKING:
    from cgsurvey.raw_table import RawTable
    from cgsurvey.study import Study
    from cgsurvey.survey import Survey

#: called with the name of what is being looked at
Progress = Callable[[str], None]


@dataclass(frozen=True)
class Asked:
    """How to look: how data files are read, and which language is spoken where no study says."""

    how: ReadingOptions
    language: Language


def inspected(target: Target, asked: Asked, progress: Progress = lambda _: None) -> Inspection:
    """Everything that is found behind a path.

    Nothing is raised of what the path holds: what cannot be checked is a finding like others.
    """
    progress(str(target.path))
    try:
        match target.kind:
            case "absent":
                return refused.absent(target, asked.language)
            case "claims":
                from cgsurvey.findings import claimed_alone

                return claimed_alone.without_data(target, asked.language)
            case "report":
                from cgsurvey.findings import reported

                return reported.inspected(target, asked.how["limits"], asked.language, progress)
            case _:
                return _with_reports(_of_study(target, asked, progress), asked, progress)
    except OSError as error:
        # the system may close anything at any time: one path never stops the others
        refusal = Unreadable("study.unreadable", path=str(target.path), reason=error.strerror)
        return refused.inspected(refusal, target, asked.language)


def _of_study(target: Target, asked: Asked, progress: Progress) -> Inspection:
    with Readings(**asked.how) as readings:
        try:
            if target.kind == "data":
                study, _ = opened_or_drafted(target.path, asked.language, asked.how, readings)
            else:
                study = opened_at(target.path)
        except (StudyError, Unreadable, UsageError) as error:
            return refused.inspected(error, target, asked.language)
        readings.start(study)
        return _inspection(target, study, readings, progress)


def _with_reports(inspection: Inspection, asked: Asked, progress: Progress) -> Inspection:
    """The reports of a study, once its data are put away: they read what they were made of themselves."""
    study = inspection.target.path
    if inspection.study is None or not (folders := own_reports(study)):
        return inspection
    from cgsurvey.findings import reported

    found = reported.findings(study, folders, asked.how["limits"], asked.language, progress)
    looked_at = {**inspection.looked_at, "reports": len(folders)}
    return replace(inspection, findings=(*inspection.findings, *found), looked_at=looked_at)


def _inspection(target: Target, study: Study, readings: Readings, progress: Progress) -> Inspection:
    """The sheets one after the other, then the claims made of them."""
    # what follows needs numpy: it loads while the files are being read
    from cgsurvey.analysis.reading import checked
    from cgsurvey.findings import claimed, responses, sheets

    found: list[Finding] = []
    tables: dict[str, RawTable] = {}
    surveys: dict[str, Survey] = {}
    code = rows = 0
    for name, questionnaire in study.questionnaires.items():
        progress(name)
        try:
            raw = readings.table(study, name)
            survey = checked(raw, study, name)
        except (StudyError, Unreadable, UsageError) as error:
            found += refused.of_sheet(error, study, questionnaire)
            code = max(code, _code_of(error))
            continue
        found += sheets.findings(raw, survey, drafted=target.kind == "data")
        found += responses.findings(raw, survey)
        tables[name], surveys[name] = raw, survey
        rows += survey.ledger.rows_read
    found += sheets.of_communities(tables, surveys)
    looked_at = {
        "rows": rows,
        "questions": sum(len(survey.answers) for survey in surveys.values()),
        "checks": sum(each.checked is not None for survey in surveys.values() for each in survey.quality),
    }
    if study.claims:
        progress("claims")
        found += claimed.findings(study, surveys, readings)
        looked_at["claims"] = len(study.claims)
    lacking = responses.unasked(surveys.values())
    return Inspection(target, study.file.language, tuple(found), looked_at, code, study, lacking)


def _code_of(error: CgsurveyError) -> int:
    """Data that cannot be read refuse the check; data that do not fit the study are what it looks for."""
    return error.exit_code if isinstance(error, Unreadable) else 0
