"""The study's `where`: which rows belong to its population."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from cgsurvey.coding.sheet import located
from cgsurvey.errors import CgsurveyError, StudyError
from cgsurvey.ledger import Problem
from cgsurvey.study import Questionnaire, Study
from cgsurvey.survey import Answers, Flags, Integers, Status, meets


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
        inside &= given & meets(answers[name], condition)
        if not given.all():
            problems.append(
                located("coding.undecided", numbers[~given], None, name=answers[name].question.label.both())
            )
    if not inside.any():
        conditions = [condition.name for condition in questionnaire.declared.where]
        facts = {"table": f"[questionnaires.{questionnaire.name}]", "conditions": conditions}
        problems.insert(0, Problem("coding.population_empty", facts))
    return inside, problems
