"""The questions of a study as plain JSON: docs/codebooks.md has its schema."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from cgsurvey.clean import escaped

if TYPE_CHECKING:
    from cgsurvey.study import Question, Questionnaire, Study

#: of the schema: changes when a key changes its meaning or goes
SCHEMA = 1


def codebook_json(study: Study) -> bytes:
    """All questions of all questionnaires, in the order of the study."""
    told = {
        "schema": SCHEMA,
        "title": study.file.title.both(),
        "year": study.file.year,
        "language": study.file.language,
        "missing": {"not_asked": study.file.missing.not_asked, "blank": study.file.missing.blank},
        "questionnaires": [_questionnaire(each) for each in study.questionnaires.values()],
    }
    return (escaped(json.dumps(told, ensure_ascii=False, indent=2)) + "\n").encode("utf-8", errors="replace")


def _questionnaire(questionnaire: Questionnaire) -> dict[str, Any]:
    from cgsurvey.codebooks.types import ROLES

    roles = {role: getattr(questionnaire.declared, role) for role in ROLES}
    return {
        "name": questionnaire.name,
        "label": questionnaire.label.both(),
        "roles": {role: column for role, column in roles.items() if column not in (None, "none")},
        "questions": [_question(each) for each in questionnaire.questions.values()],
    }


def _question(question: Question) -> dict[str, Any]:
    satisfied, exclusive = set(question.satisfied), set(question.exclusive)
    return {
        "name": question.name,
        "kind": question.kind,
        "label": question.label.both(),
        "topic": question.topic,
        "topic_label": question.topic_label.both() if question.topic_label else None,
        "columns": question.columns,
        "categories": [
            {
                "value": category.value,
                "label": category.label.both(),
                "code": category.code or None,
                "score": category.score,
                "satisfied": place in satisfied,
                "exclusive": place in exclusive,
            }
            for place, category in enumerate(question.categories)
        ],
        "missing": question.missing,
        "required": question.required,
        "asked_if": [
            each.model_dump(mode="json", exclude_defaults=True, exclude_none=True)
            for each in question.asked_if
        ],
        "range": question.range,
        "unit": question.unit.both() if question.unit else None,
        "decimals": question.decimals,
        "separator": question.separator,
        "blank_means_none": question.blank_means_none,
    }
