"""Variables as numbers, as yes or no, and as groups: from a survey's codes, with the kind of missing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from cgsurvey.declarations import Condition, Scale, Text
from cgsurvey.errors import NotEstimable, UsageError, did_you_mean
from cgsurvey.study import Question, Variable
from cgsurvey.study_names import find_question, find_variable
from cgsurvey.survey import Answers, Flags, Floats, Groups, Status, Survey, meets

Statuses = NDArray[np.int8]


@dataclass(frozen=True)
class Values:
    """A number for each row, and whether it is an answer.

    Attributes
    ----------
    values : (n,) float array
        0 where `status` is not ANSWERED.
    status : (n,) int8 array
    """

    name: str
    label: Text
    values: Floats
    status: Statuses

    @property
    def answered(self) -> Flags:
        return np.asarray(self.status == Status.ANSWERED)


def numbers(survey: Survey, name: str) -> Values:
    """A question's scores or numbers, a scale's score, or 1 for those whom an element reached.

    Raises
    ------
    UsageError
        If `name` stands for nothing in the questionnaire.
    NotEstimable
        If the variable has no numbers: open text, several answers, dates.
    """
    variable = find_variable(survey.study, name, f"[{survey.name}]", survey.name)
    if variable.kind == "scale":
        return scale_score(survey, variable.name)
    if variable.kind == "element":
        return _element(survey, variable)
    if variable.kind == "design":
        raise NotEstimable("note.no_numbers", name=name, kind="design")
    question = survey.questionnaire.questions[variable.name]
    answers = survey.answers[question.name]
    if question.kind == "scale":
        return Values(question.name, question.label, _scores(survey, question), answers.status)
    if question.kind == "number":
        values = np.where(answers.status == Status.ANSWERED, answers.values.astype(np.float64), 0.0)
        return Values(question.name, question.label, values, answers.status)
    raise NotEstimable("note.no_numbers", name=name, kind=question.kind)


def indicator(survey: Survey, condition: Condition) -> Values:
    """1 where the condition holds, 0 where it does not, with the status of the question behind it."""
    if not condition.has_test:
        values = numbers(survey, condition.question)
        return Values(values.name, condition.label or values.label, values.values, values.status)
    variable = find_variable(survey.study, condition.question, f"[{survey.name}]", survey.name)
    label = condition.label or variable.label
    if not condition.any_of:
        return _between(survey, condition, label)
    question = find_question(survey.study, condition.question, f"[{survey.name}]", survey.name)
    _refuse_unknown(question, condition.any_of)
    return _met(survey.answers[question.name], condition, label)


def _between(survey: Survey, condition: Condition, label: Text) -> Values:
    """1 where the number, the score or the whole band lies within the bounds of the condition."""
    low, high = condition.bounds
    question = survey.questionnaire.questions.get(survey.study.unqualified(condition.question, survey.name))
    if question is None or not question.banded:
        values = numbers(survey, condition.question)
        holds = (values.values >= low) & (values.values <= high) & values.answered
        return Values(condition.name, label, holds.astype(np.float64), values.status)
    for category in question.categories:
        start, end = category.bounds or (low, high)
        for bound in (low, high):
            if start < bound < end:
                raise NotEstimable(
                    "study.inside_band", table=question.name, name=category.value, bound=f"{bound:g}"
                )
    return _met(survey.answers[question.name], condition, label)


def _met(answers: Answers, condition: Condition, label: Text) -> Values:
    holds = meets(answers, condition) & (answers.status == Status.ANSWERED)
    return Values(condition.name, label, holds.astype(np.float64), answers.status)


def _refuse_unknown(question: Question, values: Sequence[str]) -> None:
    """Refuse what is no category of the question: conditions of the command line were not checked before."""
    known = [category.value for category in question.categories]
    if not known:
        raise UsageError("study.test_on_wrong_kind", table=question.name, name=question.name)
    for value in values:
        if value not in known:
            raise UsageError(
                "study.unknown_category",
                table=question.name,
                key="any_of",
                name=value,
                known=known,
                meant=did_you_mean(value, known),
            )


def question_of_kind(survey: Survey, name: str, *kinds: str) -> Question:
    """The question of this name; NotEstimable where it is of no kind that the statistic is of."""
    asked = find_question(survey.study, name, f"[{survey.name}]", survey.name)
    if asked.kind not in kinds:
        raise NotEstimable("note.wrong_kind", name=name, kind=asked.kind, kinds=list(kinds))
    return asked


def ticks(survey: Survey, question: Question) -> tuple[Floats, Statuses]:
    """Ticked options as (n, options) zeros and ones, and the status of each row."""
    answers = survey.answers[question.name]
    answered = answers.status == Status.ANSWERED
    return (answers.values.astype(bool) & answered[:, None]).astype(np.float64), answers.status


def groups(survey: Survey, name: str) -> Groups:
    """The rows parted by a question's categories, by the design, or by whether an element reached them.

    Levels are the declared category texts, in the declared order. -1 for rows without an answer.
    """
    variable = find_variable(survey.study, name, f"[{survey.name}]", survey.name)
    if variable.kind == "design":
        return _design_groups(survey, variable.name)
    if variable.kind == "question":
        question = survey.questionnaire.questions[variable.name]
        if question.kind in ("single", "scale"):
            codes = survey.answers[question.name].values.astype(np.int64)
            return Groups(question.name, codes, tuple(each.value for each in question.categories))
    if variable.kind == "element":
        reached = _element(survey, variable)
        codes = np.where(reached.answered, reached.values, -1).astype(np.int64)
        return Groups(variable.name, codes, ("0", "1"))
    raise NotEstimable("note.no_groups", name=name)


def group_status(survey: Survey, parts: Groups) -> Statuses:
    """Status of the rows in a partition: of the question or element behind it, else blank for no level."""
    if parts.name in survey.answers:
        return survey.answers[parts.name].status
    behind = survey.study.variables(f"{survey.name}.{parts.name}")
    if behind and behind[0].kind == "element":
        return _element(survey, behind[0]).status
    return np.where(parts.codes < 0, Status.BLANK, Status.ANSWERED).astype(np.int8)


def combined(*statuses: Statuses) -> Statuses:
    """The status of rows that need several answers: the first that is not ANSWERED."""
    status = np.zeros_like(statuses[0])
    for each in statuses:
        status = np.where(status == Status.ANSWERED, each, status).astype(np.int8)
    return status


def asked(*statuses: Statuses) -> Statuses:
    """ANSWERED for those to whom every question was shown, whatever they did; NOT_ASKED for the others.

    Blank, declared ("don't know") and invalid cells are nonresponse; what routing skipped is not.
    """
    skipped = np.any([status == Status.NOT_ASKED for status in statuses], axis=0)
    return np.where(skipped, Status.NOT_ASKED, Status.ANSWERED).astype(np.int8)


def scale_items(survey: Survey, scale: Scale) -> list[Values]:
    """Item scores of a scale, reversed items turned round.

    A reversed item becomes low + high - score, where low and high are the ends of the item's range: the
    scale's `range`, else the scores of its categories, else the question's `range`.

    Raises
    ------
    NotEstimable
        If a reversed item or a rescaled scale has no range.
    """
    items: list[Values] = []
    for name in scale.items:
        item = numbers(survey, name)
        if name in scale.reversed:
            low, high = item_range(survey, scale, name)
            item = replace(item, values=np.where(item.answered, low + high - item.values, 0.0))
        items.append(item)
    return items


def item_range(survey: Survey, scale: Scale, name: str) -> tuple[float, float]:
    """Lowest and highest score that an item of a scale can have."""
    question = find_question(survey.study, name, "[scales]", survey.name)
    if scale.range is not None:
        return scale.range
    if question.categories:
        scores = [category.score for category in question.categories]
        return min(scores), max(scores)
    if question.range is not None:
        return question.range
    raise NotEstimable("note.no_range", name=name)


def scale_score(survey: Survey, name: str) -> Values:
    """Mean of the answered items of a scale, of rows that answered at least the minimum number.

    Rescaled linearly from the items' range to `rescale` where the study declares that. A row with fewer
    answers than `minimum_answered` (all items, unless declared) has the status of its first unanswered
    item.
    """
    scale = survey.study.file.scales[name]
    items = scale_items(survey, scale)
    number = np.sum([item.answered for item in items], axis=0)
    enough = number >= (scale.minimum_answered or len(items))
    score = np.sum([item.values for item in items], axis=0) / np.maximum(number, 1)
    if scale.rescale is not None:
        ranges = {item_range(survey, scale, item) for item in scale.items}
        if len(ranges) > 1:
            raise NotEstimable("note.mixed_ranges", name=name)
        low, high = ranges.pop()
        start, end = scale.rescale
        score = start + (score - low) * (end - start) / (high - low)
    first_lost = combined(*(item.status for item in items))
    status = np.where(enough, Status.ANSWERED, first_lost).astype(np.int8)
    return Values(name, scale.label, np.where(enough, score, 0.0), status)


def _scores(survey: Survey, question: Question) -> Floats:
    scores = np.array([category.score for category in question.categories])
    answers = survey.answers[question.name]
    values = scores[np.maximum(answers.values.astype(np.int64), 0)]
    return np.where(answers.status == Status.ANSWERED, values, 0.0)


def _element(survey: Survey, variable: Variable) -> Values:
    """1 where any service of the element reached the respondent."""
    service_name, element = variable.name.split(".", 1)
    service = survey.study.file.services[service_name]
    if element in service.reached:
        found = indicator(survey, service.reached[element])
        return Values(variable.name, variable.label, found.values, found.status)
    assert service.received is not None
    options = tuple(option for option, owner in service.elements.items() if owner == element)
    found = indicator(survey, Condition(question=service.received, any_of=options))
    return Values(variable.name, variable.label, found.values, found.status)


def _design_groups(survey: Survey, name: str) -> Groups:
    if name == "community" and survey.communities is not None:
        return survey.communities
    if name == "stratum":
        return Groups(name, survey.design.stratum, survey.design.strata)
    if name == "psu":
        number = len(survey.design.stratum_of_psu)
        return Groups(name, survey.design.psu, tuple(str(unit + 1) for unit in range(number)))
    raise NotEstimable("note.no_groups", name=name)
