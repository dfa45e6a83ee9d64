"""Do the names in a study file stand for something, and for something of the right kind?"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from cgsurvey.declarations import Condition, Model, Scale, Service
from cgsurvey.errors import CgsurveyError, UsageError, did_you_mean
from cgsurvey.study import Question, Study, Variable
from cgsurvey.study_names import unknown_variable


def reference_mistakes(study: Study) -> Iterator[CgsurveyError]:
    """Every reference of the study that fails, each with its table, what is known and a suggestion."""
    yield from _questionnaires(study)
    yield from _leagues(study)
    yield from _scales(study)
    yield from _pairs(study)
    yield from _services(study)
    yield from _improvements(study)
    yield from _thresholds(study)
    yield from _tables(study)
    yield from _models(study)
    yield from _previous_names(study)


def find_variable(study: Study, name: str, table: str, questionnaire: str | None = None) -> Variable:
    """The one variable that `name` stands for.

    Raises
    ------
    UsageError
        If it stands for nothing (with a did-you-mean) or for more than one thing.
    """
    matching = [
        each for each in study.variables(name) if questionnaire is None or each.questionnaire == questionnaire
    ]
    if len(matching) != 1:
        raise unknown_variable(study, name, table, questionnaire)
    return matching[0]


def find_question(study: Study, name: str, table: str, questionnaire: str | None = None) -> Question:
    """The one question that `name` stands for; errors as `find_variable`."""
    variable = find_variable(study, name, table, questionnaire)
    if variable.kind != "question":
        raise UsageError("study.not_a_question", table=table, name=name)
    return study.questionnaires[variable.questionnaire].questions[variable.name]


def _variable(study: Study, name: str, table: str, questionnaire: str | None = None) -> Variable | UsageError:
    try:
        return find_variable(study, name, table, questionnaire)
    except UsageError as error:
        return error


def _question(
    study: Study, name: str, table: str, kinds: tuple[str, ...], questionnaire: str | None = None
) -> Question | UsageError:
    try:
        question = find_question(study, name, table, questionnaire)
    except UsageError as error:
        return error
    if question.kind not in kinds:
        return UsageError("study.wrong_kind", table=table, name=name, kind=question.kind, kinds=list(kinds))
    return question


def _condition(
    study: Study,
    condition: Condition,
    table: str,
    questionnaire: str | None = None,
    *,
    needs_test: bool = True,
) -> Iterator[CgsurveyError]:
    variable = _variable(study, condition.question, table, questionnaire)
    if isinstance(variable, UsageError):
        yield variable
        return
    if not condition.has_test:
        if needs_test and variable.kind != "element":
            yield CgsurveyError("study.no_test", table=table, name=condition.question)
        return
    if variable.kind == "element" or (condition.any_of and variable.kind != "question"):
        yield CgsurveyError("study.test_on_wrong_kind", table=table, name=condition.question)
        return
    if variable.kind != "question":
        return
    question = study.questionnaires[variable.questionnaire].questions[variable.name]
    testable = ("single", "scale", "multiple") if condition.any_of else ("number", "scale", "single")
    if question.kind not in testable:
        yield CgsurveyError("study.test_on_wrong_kind", table=table, name=condition.question)
        return
    yield from _categories(question, condition.any_of, table)
    for bound in (condition.at_least, condition.at_most):
        if bound is not None:
            yield from _bound(question, bound, table)


def _bound(question: Question, bound: float, table: str) -> Iterator[CgsurveyError]:
    """Categories that a bound cannot place: a band that it splits, no band, scores all on one side."""
    facts = {"table": table, "bound": f"{bound:g}"}
    scores = [category.score for category in question.categories]
    if not scores:
        return
    if question.banded:
        for category in question.categories:
            if category.bounds and category.bounds[0] < bound < category.bounds[1]:
                yield CgsurveyError("study.inside_band", **facts, name=category.value)
    elif question.kind == "single":
        unread = [category.value for category in question.categories if category.bounds is None]
        yield CgsurveyError("study.no_band", **facts, name=unread)
    elif question.kind == "scale" and not min(scores) <= bound <= max(scores):
        facts |= {"name": question.name, "low": f"{min(scores):g}", "high": f"{max(scores):g}"}
        yield CgsurveyError("study.outside_scores", **facts)


def _categories(question: Question, values: tuple[str, ...], table: str) -> Iterator[CgsurveyError]:
    known = [category.value for category in question.categories]
    for value in values if known else ():
        if value not in known:
            yield CgsurveyError(
                "study.unknown_category",
                table=table,
                key=question.name,
                name=value,
                known=known,
                meant=did_you_mean(value, known),
            )


def _twice(study: Study, names: Iterable[str]) -> list[str]:
    """Names that stand for one variable and occur more than once, qualified or not."""
    found = [variable for name in names for variable in study.variables(name)[:1]]
    counts = Counter((variable.questionnaire, variable.name) for variable in found)
    return [name for (_, name), number in counts.items() if number > 1]


def _repeated(names: Iterable[str]) -> list[str]:
    return [name for name, number in Counter(names).items() if number > 1]


def _one_questionnaire(study: Study, names: list[str], table: str) -> Iterator[CgsurveyError]:
    owners = {
        variable.questionnaire
        for name in names
        if len(found := study.variables(name)) == 1
        for variable in found
    }
    if len(owners) > 1:
        yield CgsurveyError("study.across_questionnaires", table=table, known=sorted(owners))


def _questionnaires(study: Study) -> Iterator[CgsurveyError]:
    for name, questionnaire in study.questionnaires.items():
        table = f"[questionnaires.{name}]"
        if not questionnaire.questions:
            yield CgsurveyError("study.no_questions", table=table, name=name)
        for condition in questionnaire.declared.where:
            yield from _condition(study, condition, f"{table} where", name)
            decider = _variable(study, condition.question, table, name)
            if isinstance(decider, Variable) and decider.kind != "question":
                yield CgsurveyError("study.not_a_question", table=f"{table} where", name=condition.question)
        twice = _repeated(study.unqualified(other, name) for other in questionnaire.declared.compare)
        if twice:
            yield CgsurveyError("study.compare_twice", table=table, names=twice)
        for other in questionnaire.declared.compare:
            variable = _variable(study, other, f"{table} compare", name)
            if isinstance(variable, UsageError):
                yield variable
            elif variable.kind == "question":
                found = _question(study, other, f"{table} compare", ("single", "scale"), name)
                if isinstance(found, UsageError):
                    yield found
        if questionnaire.declared.composition is not None:
            parts = questionnaire.declared.composition
            found = _question(study, parts, f"{table} composition", ("single", "scale"), name)
            if isinstance(found, UsageError):
                yield found


def _previous_names(study: Study) -> Iterator[CgsurveyError]:
    """Names that questions had in an earlier year: of questions of this study, and with such a year."""
    if study.file.previous_names and study.file.previous is None:
        yield CgsurveyError("study.no_previous_declared", table="[previous_names]")
    twice = _repeated(study.file.previous_names.values())
    if twice:
        yield CgsurveyError("study.previous_name_twice", table="[previous_names]", names=twice)
    for name in study.file.previous_names:
        found = _variable(study, name, "[previous_names]")
        if isinstance(found, UsageError):
            yield found
        elif found.kind != "question":
            yield CgsurveyError("study.not_a_question", table="[previous_names]", name=name)


def _scales(study: Study) -> Iterator[CgsurveyError]:
    for name, scale in study.file.scales.items():
        table = f"[scales.{name}]"
        for item in scale.items:
            question = _question(study, item, table, ("scale", "number"))
            if isinstance(question, UsageError):
                yield question
        twice = _twice(study, scale.items)
        if twice:
            yield CgsurveyError("study.scale_item_twice", table=table, names=twice)
        yield from _one_questionnaire(study, list(scale.items), table)
        for item in scale.reversed:
            if item not in scale.items:
                yield CgsurveyError(
                    "study.reversed_not_item",
                    table=table,
                    name=item,
                    known=list(scale.items),
                    meant=did_you_mean(item, scale.items),
                )
        yield from _range_of_items(study, name, scale)
        if scale.minimum_answered is not None and scale.minimum_answered > len(scale.items):
            yield CgsurveyError(
                "study.minimum_too_high", table=table, given=scale.minimum_answered, needed=len(scale.items)
            )


def _range_of_items(study: Study, name: str, scale: Scale) -> Iterator[CgsurveyError]:
    """Items whose possible values lie outside the range that the scale declares."""
    for item in scale.items:
        question = _question(study, item, f"[scales.{name}]", ("scale", "number"))
        if scale.range is None or isinstance(question, UsageError):
            continue
        scores = [category.score for category in question.categories]
        possible = (min(scores), max(scores)) if scores else question.range
        if possible is not None and not (scale.range[0] <= possible[0] and possible[1] <= scale.range[1]):
            yield CgsurveyError(
                "study.item_outside_range",
                table=f"[scales.{name}]",
                name=item,
                item=f"{possible[0]:g}-{possible[1]:g}",
                scale=f"{scale.range[0]:g}-{scale.range[1]:g}",
            )


def _pairs(study: Study) -> Iterator[CgsurveyError]:
    for name, pair in study.file.pairs.items():
        table = f"[pairs.{name}]"
        yield from _condition(study, pair.willing, f"{table} willing")
        yield from _condition(study, pair.took_part, f"{table} took_part")
        if _tested(study, pair.willing) == _tested(study, pair.took_part):
            yield CgsurveyError("study.pair_of_one", table=table)
        yield from _one_questionnaire(study, [pair.willing.question, pair.took_part.question], table)


def _tested(study: Study, condition: Condition) -> tuple[object, ...]:
    """What a condition comes to, however it is written."""
    names = [(each.questionnaire, each.name) for each in study.variables(condition.question)]
    return names, set(condition.any_of), condition.at_least, condition.at_most


def _services(study: Study) -> Iterator[CgsurveyError]:
    known_elements = list(study.file.elements)
    for name, service in study.file.services.items():
        table = f"[services.{name}]"
        if service.received is None and not service.reached:
            yield CgsurveyError("study.service_empty", table=table)
            continue
        received = wanted = None
        if service.received is not None:
            received = _question(study, service.received, f"{table} received", ("multiple",))
        elif service.elements:
            yield CgsurveyError("study.elements_without_received", table=table)
        if service.wanted is not None:
            wanted = _question(study, service.wanted, f"{table} wanted", ("multiple",))
        yield from (each for each in (received, wanted) if isinstance(each, UsageError))
        if isinstance(received, Question):
            yield from _categories(received, tuple(service.elements), f"{table} elements")
            yield from _categories(received, tuple(service.same_as.values()), f"{table} same_as")
        if isinstance(wanted, Question):
            yield from _categories(wanted, tuple(service.same_as), f"{table} same_as")
            yield from _categories(wanted, service.not_offered, f"{table} not_offered")
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
            yield from _condition(study, condition, f"{table} reached.{element}")
        yield from _leading(study, service, table)
        names = [each for each in (service.received, service.wanted) if each]
        names += [condition.question for condition in service.reached.values()]
        yield from _one_questionnaire(study, names, table)


def _leading(study: Study, service: Service, table: str) -> Iterator[CgsurveyError]:
    """What the study says of the element that leads in each community, and of those that may."""
    if not (service.leading or service.leading_candidates):
        return
    if service.leading and service.leading_candidates:
        yield CgsurveyError("study.leading_twice", table=table)
    elif len(set(service.leading_candidates)) == 1:
        yield CgsurveyError("study.one_candidate", table=table)
    twice = _repeated(service.leading_candidates)
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


def _leagues(study: Study) -> Iterator[CgsurveyError]:
    """Variables by which communities are to be compared: each must have a rate, a share or a mean."""
    for name, questionnaire in study.questionnaires.items():
        table = f"[questionnaires.{name}]"
        league = questionnaire.declared.league
        if league and questionnaire.declared.community is None:
            yield CgsurveyError("study.no_community", table=table, key="league", questionnaire=name)
        twice = _repeated(study.unqualified(each, name) for each in league)
        if twice:
            yield CgsurveyError("study.league_twice", table=table, names=twice)
        for each in league:
            threshold = study.file.thresholds.get(each)
            variable = _variable(study, threshold.question if threshold else each, f"{table} league", name)
            if isinstance(variable, UsageError):
                yield variable
            elif threshold is None and not has_headline(study, variable):
                yield UsageError("study.no_headline", table=f"{table} league", name=each)


def has_headline(study: Study, variable: Variable) -> bool:
    """Whether one number tells of the variable: a satisfaction rate, a coverage, a score or a mean."""
    if variable.kind != "question":
        return variable.kind != "design"
    question = study.questionnaires[variable.questionnaire].questions[variable.name]
    return bool(question.satisfied) or question.kind in ("scale", "number")


def _improvements(study: Study) -> Iterator[CgsurveyError]:
    for name, improvement in study.file.improvements.items():
        table = f"[improvements.{name}]"
        improved = _question(study, improvement.improved, f"{table} improved", ("multiple",))
        needed = None
        if improvement.needed is not None:
            needed = _question(study, improvement.needed, f"{table} needed", ("multiple",))
        elif improvement.items:
            yield CgsurveyError("study.items_without_need", table=table)
        yield from (each for each in (improved, needed) if isinstance(each, UsageError))
        if isinstance(improved, Question):
            yield from _categories(improved, tuple(improvement.items), f"{table} items")
        if isinstance(needed, Question):
            yield from _categories(needed, tuple(improvement.items.values()), f"{table} items")
        names = [each for each in (improvement.improved, improvement.needed) if each]
        yield from _one_questionnaire(study, names, table)


def _thresholds(study: Study) -> Iterator[CgsurveyError]:
    for name, threshold in study.file.thresholds.items():
        table = f"[thresholds.{name}]"
        question = _question(study, threshold.question, table, ("single", "scale", "number"))
        if isinstance(question, UsageError):
            yield question
        else:
            yield from _bound(question, threshold.at_least, table)


def _tables(study: Study) -> Iterator[CgsurveyError]:
    declared: dict[tuple[str, str, str], str] = {}
    for name, entry in study.file.tables.items():
        table = f"[tables.{name}]"
        variable = _variable(study, entry.question, f"{table} question")
        if isinstance(variable, UsageError):
            yield variable
            continue
        if variable.kind == "design":
            yield UsageError("study.not_a_question", table=f"{table} question", name=entry.question)
        owner = variable.questionnaire
        by = _variable(study, entry.by, f"{table} by", owner)
        if isinstance(by, UsageError):
            yield by
            continue
        if by.name == variable.name:
            yield CgsurveyError("study.table_by_itself", table=table, name=by.name)
        elif by.kind == "question":
            found = _question(study, entry.by, f"{table} by", _kinds_of_groups(study, variable), owner)
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


def _models(study: Study) -> Iterator[CgsurveyError]:
    for name, model in study.file.models.items():
        table = f"[models.{name}]"
        outcome = _variable(study, model.outcome.question, f"{table} outcome")
        if isinstance(outcome, UsageError):
            yield outcome
            continue
        owner = outcome.questionnaire
        if model.outcome.has_test:
            yield from _condition(study, model.outcome, f"{table} outcome", owner)
        else:
            yield from _numeric(study, outcome, table)
        yield from _condition(study, model.treatment, f"{table} treatment", owner, needs_test=False)
        yield from _treatment(study, model.treatment, f"{table} treatment", owner)
        twice = _used_twice(study, model, owner)
        if twice:
            yield CgsurveyError("study.model_uses_twice", table=table, names=twice)
        for index, step in enumerate(model.steps, start=1):
            place = f"{table} steps[{index}]"
            if not step.controls and not step.fixed_effects:
                yield CgsurveyError("study.empty_step", table=place)
            if step.fixed_effects and not model.fixed_effects:
                yield CgsurveyError("study.step_without_effects", table=place)
            for control in step.controls:
                variable = _variable(study, control, place, owner)
                if isinstance(variable, UsageError):
                    yield variable
                elif variable.kind == "question":
                    found = _question(study, control, place, ("single", "scale", "number"), owner)
                    if isinstance(found, UsageError):
                        yield found
        if model.cluster and len(model.cluster) > 1 and model.std_errors not in (None, "CR1"):
            yield CgsurveyError("study.two_way_is_cr1", table=table, kind=model.std_errors)
        twice = _repeated(study.unqualified(each, owner) for each in model.cluster or ())
        if twice:
            yield CgsurveyError("study.cluster_twice", table=table, names=twice)
        for other in (*model.fixed_effects, *(model.cluster or ())):
            variable = _variable(study, other, f"{table} fixed_effects, cluster", owner)
            if isinstance(variable, UsageError):
                yield variable
            elif variable.kind == "question":
                found = _question(study, other, f"{table} fixed_effects, cluster", ("single",), owner)
                if isinstance(found, UsageError):
                    yield found


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
    variable = _variable(study, treatment.question, table, owner)
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
