"""The study's `where`: which rows belong to its population."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from cgsurvey.coding.sheet import located
from cgsurvey.errors import CgsurveyError, StudyError
from cgsurvey.ledger import Problem
from cgsurvey.study import Condition, Questionnaire, Study
from cgsurvey.survey import Answers, Flags, Integers, Status


def population_of(
    study: Study, questionnaire: Questionnaire, answers: Mapping[str, Answers], numbers: Integers
) -> tuple[Flags, list[Problem]]:
    """Rows that meet every condition. A row without the answer that decides is outside, and listed.

    Bounds are about bands where every category of the question is one, else about scores. A population
    of nobody is a problem of its own.

    Raises
    ------
    StudyError
        If a condition is on something else than a question: a score needs a population first.
    """
    inside = np.ones(len(numbers), dtype=bool)
    problems: list[Problem] = []
    for condition in questionnaire.declared.where:
        name = study.unqualified(condition.question, questionnaire.name)
        if name not in answers:
            table = f"[questionnaires.{questionnaire.name}]"
            mistake = CgsurveyError("coding.where_not_question", table=table, name=condition.question)
            raise StudyError("study.toml", [mistake])
        given = answers[name].status == Status.ANSWERED
        inside &= given & _met(answers[name], condition)
        if not given.all():
            problems.append(
                located("coding.undecided", numbers[~given], None, name=answers[name].question.label.both())
            )
    if not inside.any():
        conditions = [condition.name for condition in questionnaire.declared.where]
        facts = {"table": f"[questionnaires.{questionnaire.name}]", "conditions": conditions}
        problems.insert(0, Problem("coding.population_empty", facts))
    return inside, problems


def _met(answers: Answers, condition: Condition) -> Flags:
    """Whether each row's answer meets the condition; anything where there is no answer."""
    question = answers.question
    if condition.any_of:
        places = [question.position(value) for value in condition.any_of]
        if question.kind == "multiple":
            return np.asarray(answers.values[:, places].any(axis=1), dtype=bool)
        return np.isin(answers.values, places)
    low = -np.inf if condition.at_least is None else condition.at_least
    high = np.inf if condition.at_most is None else condition.at_most
    if question.categories:
        return np.isin(answers.values, question.within(low, high))
    values = answers.values.astype(np.float64)
    return np.asarray((values >= low) & (values <= high), dtype=bool)
