"""Improvements reported, on both bases: all respondents, and those who had the need."""

from __future__ import annotations

import numpy as np

from cgsurvey.declarations import Improvement
from cgsurvey.result import Note, Result
from cgsurvey.stats._rows import Wanted, result
from cgsurvey.stats._tally import Measured, among
from cgsurvey.stats._variables import Values, combined, groups, ticks
from cgsurvey.study_names import find_question
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
        who did not answer counts as not improved (not estimated where nobody answered);
        ``improved_of_need``, improved among those who had the need and answered both questions.
    """
    declared = survey.study.file.improvements[improvement]
    table = f"[improvements.{improvement}]"
    improved = find_question(survey.study, declared.improved, table, survey.name)
    status = survey.answers[improved.name].status
    notes = [Note("note.blank_options")] if (status[survey.population] != Status.ANSWERED).any() else []
    wanted = improvement_measures(survey, improvement)
    needed = {each.category for each in wanted if each.base == "in_need"}
    without_need = [each.label.both() for each in improved.categories if each.value not in needed]
    if declared.needed is None:
        notes.append(Note("note.nobody_in_need"))
    elif without_need:
        notes.append(Note("note.need_unmapped", {"options": without_need}))
    return result(survey, "improvement", improvement, wanted, groups(survey, by) if by else None, notes=notes)


def improvement_measures(survey: Survey, improvement: str) -> list[Wanted]:
    """Whether each option improved, of all respondents and, where a need is declared, of those in need."""
    declared = survey.study.file.improvements[improvement]
    table = f"[improvements.{improvement}]"
    improved = find_question(survey.study, declared.improved, table, survey.name)
    better, status = ticks(survey, improved)
    answered = survey.counted & (status == Status.ANSWERED)
    everyone, all_rows = np.ones(survey.size), np.zeros_like(status) if answered.any() else status
    needs = _needs(survey, declared, table)
    wanted: list[Wanted] = []
    for position, category in enumerate(improved.categories):
        option, gain = category.value, better[:, position]
        measured = Measured(gain, everyone, all_rows)
        wanted.append(Wanted("improved_of_all", "proportion", "respondents", measured, option))
        need = needs.get(declared.items.get(option, option))
        if need is None:
            continue
        both = combined(need.status, status)
        measured = Measured(gain, everyone, among(both, need.values > 0))
        wanted.append(Wanted("improved_of_need", "proportion", "in_need", measured, option))
    return wanted


def _needs(survey: Survey, declared: Improvement, table: str) -> dict[str, Values]:
    """Who had each need; nothing where the study does not say."""
    if declared.needed is None:
        return {}
    asked = find_question(survey.study, declared.needed, table, survey.name)
    ticked, status = ticks(survey, asked)
    return {
        category.value: Values(category.value, category.label, ticked[:, position], status)
        for position, category in enumerate(asked.categories)
    }
