"""Services and improvements: options of questions, and the elements that they are of."""

from __future__ import annotations

from collections.abc import Iterator

from cgsurvey.declarations import Service
from cgsurvey.errors import CgsurveyError, UsageError, did_you_mean
from cgsurvey.study import Question, Study
from cgsurvey.study_checks.references import (
    across_questionnaires,
    condition_mistakes,
    question_of,
    repeated,
    unknown_categories,
)


def services(study: Study) -> Iterator[CgsurveyError]:
    known_elements = list(study.file.elements)
    for name, service in study.file.services.items():
        table = f"[services.{name}]"
        if service.received is None and not service.reached:
            yield CgsurveyError("study.service_empty", table=table)
            continue
        received = wanted = None
        if service.received is not None:
            received = question_of(study, service.received, f"{table} received", ("multiple",))
        elif service.elements:
            yield CgsurveyError("study.elements_without_received", table=table)
        if service.wanted is not None:
            wanted = question_of(study, service.wanted, f"{table} wanted", ("multiple",))
        yield from (each for each in (received, wanted) if isinstance(each, UsageError))
        if isinstance(received, Question):
            yield from unknown_categories(received, tuple(service.elements), f"{table} elements")
            yield from unknown_categories(received, tuple(service.same_as.values()), f"{table} same_as")
        if isinstance(wanted, Question):
            yield from unknown_categories(wanted, tuple(service.same_as), f"{table} same_as")
            yield from unknown_categories(wanted, service.not_offered, f"{table} not_offered")
        for element in (*service.elements.values(), *service.reached):
            if element not in known_elements:
                yield CgsurveyError(
                    "study.unknown_element",
                    table=table,
                    name=element,
                    known=known_elements,
                    meant=did_you_mean(element, known_elements),
                )
        for element, condition in service.reached.items():
            yield from condition_mistakes(study, condition, f"{table} reached.{element}")
        yield from _leading(study, service, table)
        names = [each for each in (service.received, service.wanted) if each]
        names += [condition.question for condition in service.reached.values()]
        yield from across_questionnaires(study, names, table)


def _leading(study: Study, service: Service, table: str) -> Iterator[CgsurveyError]:
    """What the study says of the element that leads in each community, and of those that may."""
    if not (service.leading or service.leading_candidates):
        return
    if service.leading and service.leading_candidates:
        yield CgsurveyError("study.leading_twice", table=table)
    elif len(set(service.leading_candidates)) == 1:
        yield CgsurveyError("study.one_candidate", table=table)
    twice = repeated(service.leading_candidates)
    if twice:
        yield CgsurveyError("study.candidates_twice", table=table, names=twice)
    known = study.elements_of(service)
    for key, names in (
        ("leading", service.leading.values()),
        ("leading_candidates", service.leading_candidates),
    ):
        for element in dict.fromkeys(names):
            if element not in known:
                facts = {"name": element, "known": known, "meant": did_you_mean(element, known)}
                yield CgsurveyError("study.unknown_element", table=f"{table} {key}", **facts)
    for owner in study.variables(study.anchor(service))[:1]:
        if study.questionnaires[owner.questionnaire].declared.community is None:
            facts = {"key": "leading", "questionnaire": owner.questionnaire}
            yield CgsurveyError("study.no_community", table=table, **facts)


def improvements(study: Study) -> Iterator[CgsurveyError]:
    for name, improvement in study.file.improvements.items():
        table = f"[improvements.{name}]"
        improved = question_of(study, improvement.improved, f"{table} improved", ("multiple",))
        needed = None
        if improvement.needed is not None:
            needed = question_of(study, improvement.needed, f"{table} needed", ("multiple",))
        elif improvement.items:
            yield CgsurveyError("study.items_without_need", table=table)
        yield from (each for each in (improved, needed) if isinstance(each, UsageError))
        if isinstance(improved, Question):
            yield from unknown_categories(improved, tuple(improvement.items), f"{table} items")
        if isinstance(needed, Question):
            yield from unknown_categories(needed, tuple(improvement.items.values()), f"{table} items")
        names = [each for each in (improvement.improved, improvement.needed) if each]
        yield from across_questionnaires(study, names, table)
