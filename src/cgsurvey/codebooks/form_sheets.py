"""The sheets of a form: questions, choices, and in which language the columns are that name none."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from cgsurvey.codebooks.grid import Mistakes, Sheet, language_of, sheet_of
from cgsurvey.codebooks.types import CHOICE_COLUMNS, SURVEY_COLUMNS
from cgsurvey.errors import CgsurveyError, StudyError, did_you_mean

Grids = Mapping[str, Sequence[Sequence[str]]]
_NEEDED = {"survey": ("type", "name"), "choices": ("list_name", "name")}
_OWN = {"survey": SURVEY_COLUMNS, "choices": CHOICE_COLUMNS}


class FormSheets(NamedTuple):
    """Questions and choices of a form; None where it has no sheet of choices."""

    survey: Sheet
    choices: Sheet | None


def opened_sheets(sheets: Grids, file: str, mistakes: Mistakes) -> FormSheets:
    """The sheets of a form, which may be named in any case.

    Raises
    ------
    StudyError
        If there is no sheet of questions, or the columns of a sheet are not those of a form.
    """
    named = {name.strip().lower(): name for name in sheets}
    if "survey" not in named:
        facts = {"name": "survey", "known": list(sheets), "meant": did_you_mean("survey", list(sheets))}
        raise StudyError(file, [CgsurveyError("codebooks.no_sheet", **facts)])
    default = _default_language(sheets[named["settings"]] if "settings" in named else [])
    found = {
        key: sheet_of(named[key], sheets[named[key]], default, _NEEDED[key], _OWN[key], mistakes)
        for key in _NEEDED
        if key in named
    }
    if mistakes:
        raise StudyError(file, mistakes)
    return FormSheets(found["survey"], found.get("choices"))


def _default_language(grid: Sequence[Sequence[str]]) -> str | None:
    settings = sheet_of("settings", grid, None, (), (), [])
    return next((language_of(row["default_language"]) for row in settings if row["default_language"]), None)
