"""Does a name stand for something of the right kind? What the checks of every table share."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from cgsurvey.declarations import Condition
from cgsurvey.errors import CgsurveyError, UsageError, did_you_mean
from cgsurvey.study import Question, Study, Variable
from cgsurvey.study_names import find_question, find_variable


def variable_of(
    study: Study, name: str, table: str, questionnaire: str | None = None
) -> Variable | UsageError:
    try:
        return find_variable(study, name, table, questionnaire)
    except UsageError as error:
        return error


def question_of(
    study: Study, name: str, table: str, kinds: tuple[str, ...], questionnaire: str | None = None
) -> Question | UsageError:
    try:
        question = find_question(study, name, table, questionnaire)
    except UsageError as error:
        return error
    if question.kind not in kinds:
        return UsageError("study.wrong_kind", table=table, name=name, kind=question.kind, kinds=list(kinds))
    return question


def not_of_kinds(
    study: Study, name: str, table: str, kinds: tuple[str, ...], questionnaire: str
) -> Iterator[CgsurveyError]:
    """A name that stands for nothing, or for a question of another kind: what is no question passes."""
    variable = variable_of(study, name, table, questionnaire)
    if isinstance(variable, UsageError):
        yield variable
    elif variable.kind == "question":
        question = question_of(study, name, table, kinds, questionnaire)
        if isinstance(question, UsageError):
            yield question


def condition_mistakes(
    study: Study,
    condition: Condition,
    table: str,
    questionnaire: str | None = None,
    *,
    needs_test: bool = True,
) -> Iterator[CgsurveyError]:
    variable = variable_of(study, condition.question, table, questionnaire)
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
    yield from unknown_categories(question, condition.any_of, table)
    for bound in (condition.at_least, condition.at_most):
        if bound is not None:
            yield from bound_mistakes(question, bound, table)


def bound_mistakes(question: Question, bound: float, table: str) -> Iterator[CgsurveyError]:
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


def unknown_categories(question: Question, values: tuple[str, ...], table: str) -> Iterator[CgsurveyError]:
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


def named_twice(study: Study, names: Iterable[str]) -> list[str]:
    """Names that stand for one variable and occur more than once, qualified or not."""
    found = [variable for name in names for variable in study.variables(name)[:1]]
    counts = Counter((variable.questionnaire, variable.name) for variable in found)
    return [name for (_, name), number in counts.items() if number > 1]


def repeated(names: Iterable[str]) -> list[str]:
    return [name for name, number in Counter(names).items() if number > 1]


def across_questionnaires(study: Study, names: list[str], table: str) -> Iterator[CgsurveyError]:
    owners = {
        variable.questionnaire
        for name in names
        if len(found := study.variables(name)) == 1
        for variable in found
    }
    if len(owners) > 1:
        yield CgsurveyError("study.across_questionnaires", table=table, known=sorted(owners))
