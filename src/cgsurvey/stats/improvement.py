"""Improvements reported, on both bases: all respondents, and those who had the need."""

from __future__ import annotations

import numpy as np

from cgsurvey.result import Note, Result
from cgsurvey.stats._rows import Wanted, result
from cgsurvey.stats._tally import OUTSIDE, Measured
from cgsurvey.stats._variables import combined, groups, ticks
from cgsurvey.study_checks import find_question
from cgsurvey.survey import Status, Survey


def improvement(survey: Survey, *, improvement: str, by: str | None = None) -> Result:
    """Weighted count that improved over all respondents, and over those with the need.

    Parameters
    ----------
    survey : Survey
    improvement : str
        Name of an improvement table of the study.
    by : str, optional
        Variable whose levels form the groups.

    Returns
    -------
    Result
        For each option (category): ``improved_of_all``, base every respondent of the population, where
        who did not answer counts as not improved; ``improved_of_need``, improved among those who had the
        need and answered both questions.
    """
    declared = survey.study.file.improvements[improvement]
    table = f"[improvements.{improvement}]"
    improved = find_question(survey.study, declared.improved, table, survey.name)
    better, status = ticks(survey, improved)
    everyone = np.ones(survey.size)
    all_rows = np.zeros(survey.size, dtype=np.int8)
    notes = [Note("note.blank_options")] if (status[survey.population] != Status.ANSWERED).any() else []
    wanted: list[Wanted] = []
    unmapped: list[str] = []
    for position, category in enumerate(improved.categories):
        if declared.items and category.value not in declared.items and declared.needed:
            unmapped.append(category.value)
        measured = Measured(better[:, position], everyone, all_rows)
        wanted.append(Wanted("improved_of_all", "proportion", "respondents", measured, category.value))
        if declared.needed is None:
            continue
        need_option = declared.items.get(category.value, category.value)
        needed = find_question(survey.study, declared.needed, table, survey.name)
        if need_option not in [each.value for each in needed.categories]:
            continue
        need, need_status = ticks(survey, needed)
        both = combined(need_status, status)
        without = (both == Status.ANSWERED) & (need[:, needed.position(need_option)] == 0)
        in_need = np.where(without, OUTSIDE, both).astype(np.int8)
        measured = Measured(better[:, position], everyone, in_need)
        wanted.append(Wanted("improved_of_need", "proportion", "in_need", measured, category.value))
    if declared.needed is None:
        notes.append(Note("note.nobody_in_need"))
    elif unmapped:
        notes.append(Note("note.need_unmapped", {"options": unmapped}))
    return result(survey, "improvement", improvement, wanted, groups(survey, by) if by else None, notes=notes)
