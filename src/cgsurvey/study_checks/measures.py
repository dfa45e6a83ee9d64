"""Scales, pairs and thresholds: what is measured by several answers, or by a bound."""

from __future__ import annotations

from collections.abc import Iterator

from cgsurvey.declarations import Condition, Scale
from cgsurvey.errors import CgsurveyError, UsageError, did_you_mean
from cgsurvey.study import Study
from cgsurvey.study_checks.references import (
    across_questionnaires,
    bound_mistakes,
    condition_mistakes,
    named_twice,
    question_of,
)


def scales(study: Study) -> Iterator[CgsurveyError]:
    for name, scale in study.file.scales.items():
        table = f"[scales.{name}]"
        for item in scale.items:
            question = question_of(study, item, table, ("scale", "number"))
            if isinstance(question, UsageError):
                yield question
        twice = named_twice(study, scale.items)
        if twice:
            yield CgsurveyError("study.scale_item_twice", table=table, names=twice)
        yield from across_questionnaires(study, list(scale.items), table)
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
        question = question_of(study, item, f"[scales.{name}]", ("scale", "number"))
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


def pairs(study: Study) -> Iterator[CgsurveyError]:
    for name, pair in study.file.pairs.items():
        table = f"[pairs.{name}]"
        yield from condition_mistakes(study, pair.willing, f"{table} willing")
        yield from condition_mistakes(study, pair.took_part, f"{table} took_part")
        if _tested(study, pair.willing) == _tested(study, pair.took_part):
            yield CgsurveyError("study.pair_of_one", table=table)
        yield from across_questionnaires(study, [pair.willing.question, pair.took_part.question], table)


def _tested(study: Study, condition: Condition) -> tuple[object, ...]:
    """What a condition comes to, however it is written."""
    names = [(each.questionnaire, each.name) for each in study.variables(condition.question)]
    return names, set(condition.any_of), condition.at_least, condition.at_most


def thresholds(study: Study) -> Iterator[CgsurveyError]:
    for name, threshold in study.file.thresholds.items():
        table = f"[thresholds.{name}]"
        question = question_of(study, threshold.question, table, ("single", "scale", "number"))
        if isinstance(question, UsageError):
            yield question
        else:
            yield from bound_mistakes(question, threshold.at_least, table)
