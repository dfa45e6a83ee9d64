"""Questionnaires: what they compare, by what, and what questions were called in an earlier year."""

from __future__ import annotations

from collections.abc import Iterator

from cgsurvey.errors import CgsurveyError, UsageError, did_you_mean
from cgsurvey.study import Study, Variable
from cgsurvey.study_checks.references import (
    condition_mistakes,
    not_of_kinds,
    question_of,
    repeated,
    variable_of,
)


def questionnaires(study: Study) -> Iterator[CgsurveyError]:
    for name, questionnaire in study.questionnaires.items():
        table = f"[questionnaires.{name}]"
        if not questionnaire.questions:
            yield CgsurveyError("study.no_questions", table=table, name=name)
        for condition in questionnaire.declared.where:
            yield from condition_mistakes(study, condition, f"{table} where", name)
            decider = variable_of(study, condition.question, table, name)
            if isinstance(decider, Variable) and decider.kind != "question":
                yield CgsurveyError("study.not_a_question", table=f"{table} where", name=condition.question)
        twice = repeated(study.unqualified(other, name) for other in questionnaire.declared.compare)
        if twice:
            yield CgsurveyError("study.compare_twice", table=table, names=twice)
        for other in questionnaire.declared.compare:
            yield from not_of_kinds(study, other, f"{table} compare", ("single", "scale"), name)
        if questionnaire.declared.composition is not None:
            parts = questionnaire.declared.composition
            found = question_of(study, parts, f"{table} composition", ("single", "scale"), name)
            if isinstance(found, UsageError):
                yield found


def known_communities(study: Study) -> Iterator[CgsurveyError]:
    """The communities that there are: of a questionnaire that has a column of them, listed or by another."""
    for name, questionnaire in study.questionnaires.items():
        declared = questionnaire.declared
        if declared.known_communities is None:
            continue
        table, key = f"[questionnaires.{name}]", "known_communities"
        if declared.community in (None, "none"):
            yield CgsurveyError("study.no_community", table=table, key=key, questionnaire=name)
        if isinstance(register := declared.known_communities, str):
            others = [each for each in study.questionnaires if each != name]
            if register not in others:
                facts = {"name": register, "known": others, "meant": did_you_mean(register, others)}
                yield CgsurveyError("study.unknown_questionnaire", table=f"{table} {key}", **facts)
            elif study.questionnaires[register].naming_column is None:
                yield CgsurveyError("study.lists_no_communities", table=f"{table} {key}", name=register)


def told_questions(study: Study) -> Iterator[CgsurveyError]:
    """The questions that the report is to tell are there, and are of a kind that can be told."""
    for name in study.file.report.questions:
        question = question_of(study, name, "[report] questions", ("single", "scale", "multiple", "number"))
        if isinstance(question, UsageError):
            yield question


def leagues(study: Study) -> Iterator[CgsurveyError]:
    """Variables by which communities are to be compared: each must have a rate, a share or a mean."""
    for name, questionnaire in study.questionnaires.items():
        table = f"[questionnaires.{name}]"
        league = questionnaire.declared.league
        if league and questionnaire.declared.community is None:
            yield CgsurveyError("study.no_community", table=table, key="league", questionnaire=name)
        twice = repeated(study.unqualified(each, name) for each in league)
        if twice:
            yield CgsurveyError("study.league_twice", table=table, names=twice)
        for each in league:
            threshold = study.file.thresholds.get(each)
            variable = variable_of(study, threshold.question if threshold else each, f"{table} league", name)
            if isinstance(variable, UsageError):
                yield variable
            elif threshold is None and not study.has_headline(variable):
                yield UsageError("study.no_headline", table=f"{table} league", name=each)


def previous_names(study: Study) -> Iterator[CgsurveyError]:
    """Names that questions had in an earlier year: of questions of this study, and with such a year."""
    if study.file.previous_names and study.file.previous is None:
        yield CgsurveyError("study.no_previous_declared", table="[previous_names]")
    twice = repeated(study.file.previous_names.values())
    if twice:
        yield CgsurveyError("study.previous_name_twice", table="[previous_names]", names=twice)
    for name in study.file.previous_names:
        found = variable_of(study, name, "[previous_names]")
        if isinstance(found, UsageError):
            yield found
        elif found.kind != "question":
            yield CgsurveyError("study.not_a_question", table="[previous_names]", name=name)
