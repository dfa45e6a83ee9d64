"""Who is asked a question, and which of its answers go with no other."""

from __future__ import annotations

from collections.abc import Iterator

from cgsurvey.declarations import Condition
from cgsurvey.errors import CgsurveyError
from cgsurvey.study import Question, Study
from cgsurvey.study_checks.references import condition_mistakes, unknown_categories, variable_of


def routing(study: Study) -> Iterator[CgsurveyError]:
    """Conditions of `asked_if` that are none, or on the question itself; answers of `exclusive` likewise."""
    for questionnaire in study.questionnaires.values():
        told: set[str] = set()
        for question in questionnaire.questions.values():
            if question.topic not in told:  # the items of a matrix share what is declared
                told.add(question.topic)
                yield from _asked_if(study, question)
                yield from _exclusive(study, question)


def _asked_if(study: Study, question: Question) -> Iterator[CgsurveyError]:
    table = f"{_table(question)} asked_if"
    for condition in question.asked_if:
        mistakes = list(condition_mistakes(study, condition, table, question.questionnaire))
        yield from mistakes
        if not mistakes:
            yield from _not_before(study, question, condition, table)


def _not_before(
    study: Study, question: Question, condition: Condition, table: str
) -> Iterator[CgsurveyError]:
    """A condition on what is no question, on the one that it decides, or on one that this decides in turn."""
    decider = variable_of(study, condition.question, table, question.questionnaire)
    if isinstance(decider, CgsurveyError):
        return
    if decider.kind != "question":
        yield CgsurveyError("study.not_a_question", table=table, name=condition.question)
        return
    questions = study.questionnaires[question.questionnaire].questions
    if questions[decider.name].topic == question.topic:
        yield CgsurveyError("study.asked_if_itself", table=table, name=condition.question)
    elif question.topic in {questions[name].topic for name in _deciders(study, questions[decider.name])}:
        yield CgsurveyError("study.asked_if_circle", table=table, name=condition.question)


def _deciders(study: Study, question: Question) -> set[str]:
    """Names of the questions that decide whether a question is shown, or whether one of these is."""
    questions = study.questionnaires[question.questionnaire].questions
    found: set[str] = set()
    waiting = [question]
    while waiting:
        for condition in waiting.pop().asked_if:
            name = study.unqualified(condition.question, question.questionnaire)
            if name in questions and name not in found:
                found.add(name)
                waiting.append(questions[name])
    return found


def _exclusive(study: Study, question: Question) -> Iterator[CgsurveyError]:
    declared = study.file.questions[question.questionnaire][question.topic]
    if declared.exclusive and question.kind != "multiple":
        yield CgsurveyError("study.exclusive_not_multiple", table=_table(question), kind=question.kind)
    else:
        yield from unknown_categories(question, declared.exclusive, _table(question))


def _table(question: Question) -> str:
    return f"[questions.{question.questionnaire}.{question.topic}]"
