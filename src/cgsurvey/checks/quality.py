"""The registry of checks, and what they find in one questionnaire: rows are flagged, none is removed."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

import numpy as np

from cgsurvey.checks.crowds import check_same_ip, check_same_time
from cgsurvey.checks.duplicates import (
    check_duplicate_id,
    check_duplicate_ip,
    check_duplicate_row,
    combined,
    fingerprints,
)
from cgsurvey.checks.material import Flagged, Material, Need
from cgsurvey.checks.nonresponse import check_blank, check_break_off, check_outside_form
from cgsurvey.checks.oddities import check_communities, check_interviewers
from cgsurvey.checks.paradata import codes_of, paradata_of
from cgsurvey.checks.routing import check_answered_unasked, check_exclusive, check_skipped_asked
from cgsurvey.checks.speed import check_speeder
from cgsurvey.checks.straight_lines import check_long_string, check_straight_line
from cgsurvey.coding.codes import decoded
from cgsurvey.coding.headers import Places, places_of
from cgsurvey.coding.matching import MissingKinds
from cgsurvey.coding.sheet import Sheet
from cgsurvey.ledger import QualityFinding
from cgsurvey.raw_table import RawTable
from cgsurvey.survey import Flags, Integers, Status, Survey

#: name of a check -> what it finds, or what it lacks. Rows that several checks exclude are set aside for the
#: first.
CHECKS: Mapping[str, Callable[[Material], Flagged | Need]] = {
    "duplicate_id": check_duplicate_id,
    "duplicate_row": check_duplicate_row,
    "duplicate_ip": check_duplicate_ip,
    "outside_form": check_outside_form,
    "answered_unasked": check_answered_unasked,
    "skipped_asked": check_skipped_asked,
    "exclusive": check_exclusive,
    "blank": check_blank,
    "break_off": check_break_off,
    "speeder": check_speeder,
    "straight_line": check_straight_line,
    "long_string": check_long_string,
    "same_time": check_same_time,
    "same_ip": check_same_ip,
    "interviewers": check_interviewers,
    "communities": check_communities,
}
#: checks whose rows contradict the form or each other; those of the others are only unlikely
ERRORS = {"duplicate_id", "outside_form", "answered_unasked", "skipped_asked", "exclusive"}


def findings(raw: RawTable, survey: Survey) -> tuple[QualityFinding, ...]:
    """What every check finds in the rows that were analysed, and which of them the study sets aside.

    Parameters
    ----------
    raw : RawTable
        The table that `survey` was coded from, with no row excluded.
    survey : Survey
    """
    material = material_of(raw, survey)
    excluded = set(material.declared.exclude)
    gone = np.zeros(material.size, dtype=bool)
    found: list[QualityFinding] = []
    for name, check in CHECKS.items():
        flagged = check(material)
        if isinstance(flagged, str):
            found.append(QualityFinding(name, name in ERRORS, needs=flagged))
            continue
        spare = flagged.rows if flagged.spare is None else flagged.spare
        aside = spare & ~gone if name in excluded else np.zeros_like(gone)
        gone |= aside
        found.append(_finding(name, flagged, aside, material))
    left = set(material.numbers[~gone].tolist())
    return tuple(
        replace(each, is_open=each.check not in excluded and not left.isdisjoint(each.rows)) for each in found
    )


def rows_set_aside(found: Sequence[QualityFinding]) -> dict[str, tuple[int, ...]]:
    """Reason -> spreadsheet row numbers, of the rows that the study sets aside for what checks found."""
    return {each.check: each.set_aside for each in found if each.set_aside}


def material_of(raw: RawTable, survey: Survey) -> Material:
    """What the checks look at, of the rows that were analysed."""
    places = places_of(raw, survey.questionnaire)
    whole = Sheet.of(decoded(raw, places, survey.questionnaire))
    aside = [row for rows in survey.ledger.set_aside.values() for row in rows]
    sheet = whole.only(~np.isin(whole.numbers, aside))
    cells = _cells_by_question(sheet, places)
    kinds = MissingKinds(survey.study.file.missing)
    ids = codes_of(sheet.column(places.design["id"]), kinds) if "id" in places.design else None
    silent = ~np.logical_or.reduce([each.status == Status.ANSWERED for each in survey.answers.values()])
    content = np.where(silent, -1, fingerprints(cells))
    return Material(survey, sheet.numbers, cells, content, ids, paradata_of(sheet, places.paradata, kinds))


def _cells_by_question(sheet: Sheet, places: Places) -> list[Integers]:
    """The cells of each question as one, so that it makes no difference in how many columns they stand."""
    columns = dict.fromkeys(found.columns for found in places.questions.values())
    codes = ([sheet.column(place).codes for place in each] for each in columns)
    return [each[0] if len(each) == 1 else combined(each) for each in codes]


def _finding(name: str, flagged: Flagged, aside: Flags, material: Material) -> QualityFinding:
    return QualityFinding(
        check=name,
        is_error=name in ERRORS,
        checked=flagged.checked,
        rows=tuple(material.numbers[flagged.rows].tolist()),
        set_aside=tuple(material.numbers[aside].tolist()),
        uncounted=int((flagged.rows & ~material.survey.counted).sum()),
        facts=dict(flagged.facts),
        parts=tuple(flagged.parts),
    )
