"""Declared tables: one variable by another."""

from __future__ import annotations

from collections.abc import Iterator

from cgsurvey.errors import CgsurveyError, UsageError
from cgsurvey.study import Study, Variable
from cgsurvey.study_checks.references import question_of, variable_of


def tables(study: Study) -> Iterator[CgsurveyError]:
    declared: dict[tuple[str, str, str], str] = {}
    for name, entry in study.file.tables.items():
        table = f"[tables.{name}]"
        variable = variable_of(study, entry.question, f"{table} question")
        if isinstance(variable, UsageError):
            yield variable
            continue
        if variable.kind == "design":
            yield UsageError("study.not_a_question", table=f"{table} question", name=entry.question)
        owner = variable.questionnaire
        by = variable_of(study, entry.by, f"{table} by", owner)
        if isinstance(by, UsageError):
            yield by
            continue
        if by.name == variable.name:
            yield CgsurveyError("study.table_by_itself", table=table, name=by.name)
        elif by.kind == "question":
            found = question_of(study, entry.by, f"{table} by", _kinds_of_groups(study, variable), owner)
            if isinstance(found, UsageError):
                yield found
        elif by.kind == "scale":
            yield UsageError("study.not_a_question", table=f"{table} by", name=entry.by)
        same = declared.setdefault((owner, variable.name, by.name), name)
        if same != name:
            yield CgsurveyError("study.table_twice", table=table, name=same)


def _kinds_of_groups(study: Study, variable: Variable) -> tuple[str, ...]:
    """Kinds of questions by which a variable can be tabulated: its means have no overlapping groups."""
    question = study.questionnaires[variable.questionnaire].questions.get(variable.name)
    if variable.kind == "question" and question and question.kind in ("single", "scale", "multiple"):
        return ("single", "scale", "multiple")
    return ("single", "scale")
