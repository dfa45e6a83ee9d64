"""Regression models: outcome, treatment, steps, effects and clusters."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from cgsurvey.declarations import Condition, Model
from cgsurvey.errors import CgsurveyError, UsageError
from cgsurvey.study import Study, Variable
from cgsurvey.study_checks.references import condition_mistakes, not_of_kinds, repeated, variable_of


def models(study: Study) -> Iterator[CgsurveyError]:
    for name, model in study.file.models.items():
        table = f"[models.{name}]"
        outcome = variable_of(study, model.outcome.question, f"{table} outcome")
        if isinstance(outcome, UsageError):
            yield outcome
            continue
        owner = outcome.questionnaire
        if model.outcome.has_test:
            yield from condition_mistakes(study, model.outcome, f"{table} outcome", owner)
        else:
            yield from _numeric(study, outcome, table)
        yield from condition_mistakes(study, model.treatment, f"{table} treatment", owner, needs_test=False)
        yield from _treatment(study, model.treatment, f"{table} treatment", owner)
        twice = _used_twice(study, model, owner)
        if twice:
            yield CgsurveyError("study.model_uses_twice", table=table, names=twice)
        yield from _steps(study, model, table, owner)
        yield from _clusters(study, model, table, owner)


def _steps(study: Study, model: Model, table: str, owner: str) -> Iterator[CgsurveyError]:
    for index, step in enumerate(model.steps, start=1):
        place = f"{table} steps[{index}]"
        if not step.controls and not step.fixed_effects:
            yield CgsurveyError("study.empty_step", table=place)
        if step.fixed_effects and not model.fixed_effects:
            yield CgsurveyError("study.step_without_effects", table=place)
        for control in step.controls:
            yield from not_of_kinds(study, control, place, ("single", "scale", "number"), owner)


def _clusters(study: Study, model: Model, table: str, owner: str) -> Iterator[CgsurveyError]:
    """Fixed effects and clusters: of what they are, and what cannot go together."""
    if model.cluster and len(model.cluster) > 1 and model.std_errors not in (None, "CR1"):
        yield CgsurveyError("study.two_way_is_cr1", table=table, kind=model.std_errors)
    twice = repeated(study.unqualified(each, owner) for each in model.cluster or ())
    if twice:
        yield CgsurveyError("study.cluster_twice", table=table, names=twice)
    for other in (*model.fixed_effects, *(model.cluster or ())):
        yield from not_of_kinds(study, other, f"{table} fixed_effects, cluster", ("single",), owner)


def _used_twice(study: Study, model: Model, owner: str) -> list[str]:
    """Names that stand in two parts of a model; of a scale as outcome, the items behind it as well."""
    controls = [name for step in model.steps for name in step.controls]
    others = [model.treatment.question, *controls, *model.fixed_effects]
    twice: set[str] = set()
    for names in ([model.treatment.name, *controls], [model.treatment.question, *model.fixed_effects]):
        counts = Counter(study.unqualified(name, owner) for name in names)
        twice |= {name for name, number in counts.items() if number > 1}
    explained = study.questions_behind(model.outcome.question, owner)
    twice |= {name for name in others if explained & study.questions_behind(name, owner)}
    return sorted(twice)


def _treatment(study: Study, treatment: Condition, table: str, owner: str) -> Iterator[CgsurveyError]:
    """A treatment without a test that has no number of its own."""
    variable = variable_of(study, treatment.question, table, owner)
    if treatment.has_test or isinstance(variable, UsageError) or variable.kind != "question":
        return
    question = study.questionnaires[owner].questions[variable.name]
    if question.kind in ("single", "multiple"):
        yield CgsurveyError("study.no_test", table=table, name=treatment.question)
    elif question.kind not in ("scale", "number"):
        yield CgsurveyError("study.test_on_wrong_kind", table=table, name=treatment.question)


def _numeric(study: Study, variable: Variable, table: str) -> Iterator[CgsurveyError]:
    if variable.kind == "question":
        question = study.questionnaires[variable.questionnaire].questions[variable.name]
        if question.kind not in ("scale", "number"):
            facts = {"name": variable.name, "kind": question.kind}
            yield CgsurveyError("study.outcome_kind", table=f"{table} outcome", **facts)
    elif variable.kind == "design":
        yield UsageError("study.not_a_question", table=f"{table} outcome", name=variable.name)
