"""What a change rests on: the questions that it is made of, and the options of these."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from cgsurvey.declarations import Improvement, Service, Text
from cgsurvey.folding import folded
from cgsurvey.result import Comparison, Note
from cgsurvey.study import Study
from cgsurvey.study_names import find_variable
from cgsurvey.waves.comparability import Pairing


class Subject(NamedTuple):
    """What may have changed: a statistic that `stats.CHANGES` knows, its label, and what it is about."""

    of: str
    label: Text
    variable: str


@dataclass(frozen=True)
class Foundation:
    """What one change rests on.

    Attributes
    ----------
    category : str or None
        The element or option that the change is about, where a subject has several.
    label : Text
    questions : tuple of str
        Names in the later study.
    options : mapping of str to tuple of str
        Of questions with several answers, the options that are used.
    """

    category: str | None
    label: Text
    questions: tuple[str, ...]
    options: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


def foundations(study: Study, questionnaire: str, subject: Subject) -> Iterator[Foundation]:
    """What each change of a subject rests on: one for each element or option, else one."""
    file, name = study.file, subject.variable
    match subject.of:
        case "coverage":
            yield from _elements(study, questionnaire, file.services[name])
            return
        case "improvement":
            yield from _improvements(study, questionnaire, file.improvements[name])
            return
        case "scale":
            names = list(file.scales[name].items)
        case "share_at_or_above":
            names = [file.thresholds[name].question]
        case "participation_gap":
            names = [file.pairs[name].willing.question, file.pairs[name].took_part.question]
        case _:
            names = [name]
    yield Foundation(None, subject.label, _questions(study, questionnaire, names))


def obstacle(pair: Pairing, gate: Comparison, foundation: Foundation) -> Note | None:
    """Why a change that rests on this cannot be shown, if it cannot."""
    for drift in gate.drifts:
        if drift.consequence == "withheld" and drift.variable in (None, *foundation.questions):
            code = "drift.whole" if drift.what is None else "drift.other_question"
            return Note(code, {} if drift.what is None else {"question": drift.what}, weak=True)
    for name in foundation.questions:
        if name not in pair.names:
            return Note("drift.absent", {"wave": pair.told[0]}, weak=True)
        known = {folded(each.value) for each in pair.both(name)[0].question.categories}
        new = [option for option in foundation.options.get(name, ()) if folded(option) not in known]
        if new:
            return Note("drift.option_absent", {"wave": pair.told[0], "options": new}, weak=True)
    return None


def _elements(study: Study, questionnaire: str, service: Service) -> Iterator[Foundation]:
    for element in study.elements_of(service):
        label = study.file.elements[element]
        if element in service.reached:
            asked = _questions(study, questionnaire, [service.reached[element].question])
            yield Foundation(element, label, asked)
        elif service.received is not None:
            asked = _questions(study, questionnaire, [service.received])
            options = tuple(option for option, owner in service.elements.items() if owner == element)
            yield Foundation(element, label, asked, {asked[0]: options})


def _improvements(study: Study, questionnaire: str, declared: Improvement) -> Iterator[Foundation]:
    names = [declared.improved] + ([declared.needed] if declared.needed else [])
    asked = _questions(study, questionnaire, names)
    questions = study.questionnaires[questionnaire].questions
    needs = {each.value for each in questions[asked[-1]].categories} if declared.needed else set()
    for category in questions[asked[0]].categories:
        options = {asked[0]: (category.value,)}
        need = declared.items.get(category.value, category.value)
        if need in needs:
            options[asked[1]] = (need,)
        yield Foundation(category.value, category.label, asked[: len(options)], options)


def _questions(study: Study, questionnaire: str, names: list[str]) -> tuple[str, ...]:
    """The questions behind names, which may be those of scales and of elements reached."""
    found: dict[str, None] = {}
    for name in names:
        variable = find_variable(study, name, "", questionnaire)
        match variable.kind:
            case "question":
                found[variable.name] = None
            case "scale":
                items = list(study.file.scales[variable.name].items)
                found |= dict.fromkeys(_questions(study, questionnaire, items))
            case "element":
                service, element = variable.name.split(".", 1)
                for each in _elements(study, questionnaire, study.file.services[service]):
                    if each.category == element:
                        found |= dict.fromkeys(each.questions)
    return tuple(found)
