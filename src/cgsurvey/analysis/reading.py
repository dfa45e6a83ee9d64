"""A questionnaire as it is analysed: read, coded, checked, without the rows that the study excludes."""

from __future__ import annotations

from dataclasses import replace

from cgsurvey.checks import findings, rows_set_aside
from cgsurvey.coding import code
from cgsurvey.raw_table import RawTable
from cgsurvey.readings import Readings
from cgsurvey.study import Study
from cgsurvey.survey import Survey


def checked_survey(study: Study, name: str, readings: Readings | None = None) -> Survey:
    """The coded answers of one questionnaire, with what the checks of its responses found.

    Raises
    ------
    UsageError, Unreadable, StudyError
        As `Readings.table` and `coding.code`.
    """
    return checked((readings or Readings()).table(study, name), study, name)


def checked(raw: RawTable, study: Study, name: str) -> Survey:
    """A table that has been read, coded and checked.

    Rows that the study sets aside for their quality are not among the answers: where there are any, the
    table is coded again without them, so that no statistic needs to know.

    Raises
    ------
    UsageError, Unreadable, StudyError
        As `coding.code`.
    """
    survey = code(raw, study, study.questionnaires[name])
    found = findings(raw, survey)
    if excluded := rows_set_aside(found):
        survey = code(raw, study, study.questionnaires[name], excluded)
    return replace(survey, quality=found)
