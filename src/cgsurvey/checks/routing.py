"""Answers where none was asked for, skips where one was, and answers that exclude each other."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import numpy as np

from cgsurvey.checks.material import Flagged, Material, Need, by_question
from cgsurvey.study import Question, Study
from cgsurvey.survey import Answers, Flags, Status, meets


def shown(study: Study, question: Question, answers: Mapping[str, Answers]) -> tuple[Flags, Flags]:
    """Rows to whom the question's `asked_if` shows it, and rows from whom it hides it.

    One that was not asked the deciding question is not shown this one. Where the deciding answer is missing
    otherwise, nothing is known and the row is neither.
    """
    size = len(answers[question.name].status)
    yes, no = np.ones(size, dtype=bool), np.zeros(size, dtype=bool)
    for condition in question.asked_if:
        decider = answers[study.unqualified(condition.question, question.questionnaire)]
        answered = decider.status == Status.ANSWERED
        met = meets(decider, condition)
        yes &= answered & met
        no |= (answered & ~met) | (decider.status == Status.NOT_ASKED)
    return yes, no


def answered_unasked(answers: Answers, hidden: Flags) -> Flags:
    """Rows with something in the cell of a question that was hidden from them."""
    something = np.isin(answers.status, (Status.ANSWERED, Status.DECLARED, Status.INVALID))
    return np.asarray(hidden & something, dtype=bool)


def skipped_asked(answers: Answers, shown: Flags) -> Flags:
    """Rows that the file says skipped a question which was shown to them. A blank is no skip."""
    return np.asarray(shown & (answers.status == Status.NOT_ASKED), dtype=bool)


def contradictory(answers: Answers) -> Flags:
    """Rows that ticked an exclusive answer, such as "none of these", together with another."""
    ticked = np.asarray(answers.values, dtype=bool)
    exclusive = ticked[:, list(answers.question.exclusive)].any(axis=1)
    return np.asarray(exclusive & (ticked.sum(axis=1) > 1), dtype=bool)


def check_answered_unasked(material: Material) -> Flagged | Need:
    """Rows that answered a question whose `asked_if` hides it from them."""
    return _routed(material, lambda answers, _, hidden: answered_unasked(answers, hidden))


def check_skipped_asked(material: Material) -> Flagged | Need:
    """Rows that were not asked a question whose `asked_if` shows it to them."""
    return _routed(material, lambda answers, seen, _: skipped_asked(answers, seen))


def check_exclusive(material: Material) -> Flagged | Need:
    """Rows that ticked an exclusive answer together with another."""
    asked = [each for each in material.questions if each.exclusive]
    found = {each.name: contradictory(material.answers(each)) for each in asked}
    return by_question(material, found) if found else "exclusive"


def _routed(material: Material, flag: Callable[[Answers, Flags, Flags], Flags]) -> Flagged | Need:
    survey = material.survey
    found = {
        question.name: flag(survey.answers[question.name], *shown(survey.study, question, survey.answers))
        for question in material.questions
        if question.asked_if
    }
    return by_question(material, found) if found else "asked_if"
