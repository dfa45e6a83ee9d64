"""Which statistics a study declares, with their arguments: by its tables, questions and what it compares."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from cgsurvey.analysis.tabulation import TABLES, Planned, tabulated
from cgsurvey.declarations import DESIGN_VARIABLES, Condition, Text
from cgsurvey.phrases import spoken
from cgsurvey.study import Question, Questionnaire, Study
from cgsurvey.study_names import find_variable


def plan(study: Study, name: str) -> Iterator[Planned]:
    """Everything that the study declares for one questionnaire, each call once.

    A table may show differences that all variables are shown with.
    """
    seen: list[tuple[str, Mapping[str, Any]]] = []
    for planned in _declarations(study, name):
        if (call := (planned.estimand, planned.options)) not in seen:
            seen.append(call)
            yield planned


def _declarations(study: Study, name: str) -> Iterator[Planned]:
    """Every call that the study declares for one questionnaire, some of them twice."""
    questionnaire = study.questionnaires[name]
    compare = [study.unqualified(each, name) for each in questionnaire.declared.compare]
    for question in questionnaire.questions.values():
        yield Planned(TABLES[question.kind], question.label, {"question": question.name})
    for question in questionnaire.questions.values():
        if question.satisfied:
            options = {"question": question.name}
            yield from _grouped("satisfaction_rate", question.label, options, question.name, compare)
    for question in _attitudes(study, questionnaire):
        yield Planned("likert", question.label, {"question": question.name})
    for kind, declared, anchor in _declared(study):
        for subject, entry in declared.items():
            variable = find_variable(study, anchor(entry), f"[{kind}]")
            if variable.questionnaire == name:
                yield from _statistics_of(study, kind, subject, entry, entry.label or variable.label, compare)
    for each in questionnaire.declared.league:
        yield _league(study, each, name)
    yield Planned("missing_patterns", questionnaire.label, {})


def _attitudes(study: Study, questionnaire: Questionnaire) -> Iterator[Question]:
    """Ordered questions that are read as agreement: items of a scale, and matrices without a satisfied end.

    An ordered question that stands alone may be an income band, of which the top two mean nothing.
    """
    scaled = {
        study.unqualified(item, questionnaire.name)
        for scale in study.file.scales.values()
        for item in scale.items
    }
    for question in questionnaire.questions.values():
        in_matrix = question.topic != question.name and not question.satisfied
        if question.kind == "scale" and (in_matrix or question.name in scaled):
            yield question


def beside(study: Study, outcome: Condition, label: Text, options: Mapping[str, Any]) -> Iterator[Planned]:
    """What stands beside the linear ladder: a logit of yes or no, an ordered logit of a scale question."""
    variable = find_variable(study, outcome.question, "[models]")
    question = study.questionnaires[variable.questionnaire].questions.get(variable.name)
    if outcome.has_test or variable.kind == "element":
        estimand = "logit"
    elif variable.kind == "question" and question is not None and question.kind == "scale":
        estimand = "ordered_logit"
    else:
        return
    subject = spoken(f"limited.subject.{estimand}", label=label.both())
    yield Planned(estimand, Text(zh=subject["zh"], en=subject["en"]), options)


def _league(study: Study, name: str, questionnaire: str) -> Planned:
    """The communities of a questionnaire compared by one variable or threshold."""
    threshold = study.file.thresholds.get(name)
    variable = find_variable(study, threshold.question if threshold else name, "league", questionnaire)
    label = threshold.label if threshold else variable.label
    return Planned("communities", label, {"variable": name if threshold else variable.name})


def _declared(study: Study) -> list[tuple[str, Mapping[str, Any], Callable[[Any], str]]]:
    """The declared tables, each with a name that tells which questionnaire an entry belongs to."""
    file = study.file
    return [
        ("scales", file.scales, lambda scale: scale.items[0]),
        ("thresholds", file.thresholds, lambda threshold: threshold.question),
        ("pairs", file.pairs, lambda pair: pair.willing.question),
        ("services", file.services, study.anchor),
        ("improvements", file.improvements, lambda improvement: improvement.improved),
        ("tables", file.tables, lambda declared: declared.question),
        ("models", file.models, lambda model: model.outcome.question),
    ]


def _statistics_of(
    study: Study, kind: str, subject: str, entry: Any, label: Text, compare: list[str]
) -> Iterator[Planned]:
    match kind:
        case "scales":
            yield from _grouped("scale", label, {"scale": subject}, subject, compare)
        case "thresholds":
            yield Planned("share_at_or_above", label, {"threshold": subject})
        case "pairs":
            yield Planned("participation_gap", label, {"pair": subject})
            for by in compare:
                yield Planned("participation_gap", label, {"pair": subject, "by": by})
                if by not in DESIGN_VARIABLES:
                    yield Planned("difference", label, {"variable": f"pairs.{subject}", "by": by})
        case "services":
            if entry.elements or entry.reached:
                yield Planned("coverage", label, {"service": subject})
                if len(study.elements_of(entry)) > 1:
                    yield Planned("linkage", label, {"service": subject})
            if entry.leading or entry.leading_candidates:
                yield Planned("leading", label, {"service": subject})
            if entry.received and entry.wanted:
                yield Planned("supply_and_demand", label, {"service": subject})
        case "improvements":
            yield Planned("improvement", label, {"improvement": subject})
        case "tables":
            variable = find_variable(study, entry.question, f"[tables.{subject}]")
            by = find_variable(study, entry.by, f"[tables.{subject}]", variable.questionnaire).name
            yield from tabulated(study, variable, by, label)
        case "models":
            options = {"outcome": entry.outcome, "treatment": entry.treatment, "steps": entry.steps}
            options |= {"fixed_effects": entry.fixed_effects, "cluster": entry.cluster}
            options |= {"design": entry.design, "name": subject}
            linear = {"std_errors": entry.std_errors, "draws": entry.draws, "seed": entry.seed}
            yield Planned("regression", label, {**options, **linear})
            yield from beside(study, entry.outcome, label, options)


def _grouped(
    estimand: str, label: Text, options: Mapping[str, Any], subject: str, compare: list[str]
) -> Iterator[Planned]:
    """A statistic overall and by each variable compared, with the differences between its groups."""
    yield Planned(estimand, label, options)
    for by in compare:
        if by == subject:
            continue
        yield Planned(estimand, label, {**options, "by": by})
        if by not in DESIGN_VARIABLES:  # a group that is one sampling unit has no error to compare with
            yield Planned("difference", label, {"variable": subject, "by": by})
