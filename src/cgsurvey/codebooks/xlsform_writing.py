"""A questionnaire of a study -> an XLSForm workbook, from which `xlsform` reads the same questions again."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from cgsurvey.codebooks.logic import constraint_of, range_in, relevant_of
from cgsurvey.codebooks.types import CHOICE_COLUMNS, CLOSED, ROLES, SURVEY_COLUMNS
from cgsurvey.codebooks.workbook_writing import workbook

if TYPE_CHECKING:
    from cgsurvey.declarations import Kind, Text
    from cgsurvey.study import Question, Questionnaire, Study

Cells = dict[str, str]
_HEADERS = {"zh": "{}::中文 (zh)", "en": "{}::English (en)"}
_LANGUAGES = {"zh": "中文 (zh)", "en": "English (en)"}
_TYPES: dict[Kind, str] = {
    "single": "select_one",
    "scale": "select_one",
    "multiple": "select_multiple",
    "rank": "rank",
    "number": "decimal",
    "text": "text",
    "date": "date",
}


def xlsform(study: Study, questionnaire: Questionnaire) -> bytes:
    """The workbook: sheets survey, choices and settings; every cell is text."""
    written = _Form(study, questionnaire)
    unit = [_HEADERS[language].format("cg_unit") for language in _HEADERS]
    labels = [_HEADERS[language].format("label") for language in _HEADERS]
    own = [each for column in SURVEY_COLUMNS for each in (unit if column == "cg_unit" else [column])]
    title = study.file.title.of(study.file.language)
    settings = {
        "form_title": f"{title} · {questionnaire.label.of(study.file.language)}",
        "form_id": questionnaire.name,
        "default_language": _LANGUAGES[study.file.language],
    }
    return workbook(
        {
            "survey": (["type", "name", *labels, "required", "constraint", "relevant", *own], written.survey),
            "choices": (["list_name", "name", *labels, *CHOICE_COLUMNS], written.choices),
            "settings": (list(settings), [settings]),
        }
    )


class _Form:
    """The rows of a form as they are written."""

    def __init__(self, study: Study, questionnaire: Questionnaire) -> None:
        self.survey: list[Cells] = []
        self.choices: list[Cells] = []
        self._language = study.file.language
        self._questions = questionnaire.questions
        self._lists: dict[tuple[object, ...], str] = {}
        self._roles = {
            role: column
            for role in ROLES
            if (column := getattr(questionnaire.declared, role)) not in (None, "none")
        }
        asked = study.file.questions.get(questionnaire.name, {})
        carried = [self._role_of(questionnaire.questions[name]) for name in asked if not asked[name].items]
        for role in self._roles:
            if role not in carried:
                self.survey.append(self._role_row(role))
        for name, declared in asked.items():
            if declared.items:
                rows = [questionnaire.questions[item] for item in declared.items]
                self.survey += self._matrix(name, rows, declared.answers)
            else:
                question = questionnaire.questions[name]
                row = self._row(question, self._list_of(question, declared.answers or name))
                row.update(self._own_cells(question))
                if own := self._role_of(question):
                    row.update({"cg_role": own, "cg_kind": question.kind})
                self.survey.append(row)

    def _role_of(self, question: Question) -> str | None:
        """The role of the column that a question reads, where that has one."""
        if len(question.columns) != 1:
            return None
        roles = [role for role, column in self._roles.items() if column == question.columns[0]]
        readers = [each for each in self._questions.values() if each.columns == question.columns]
        return roles[0] if len(roles) == 1 and readers[0] is question else None

    def _role_row(self, role: str) -> Cells:
        name = role
        while name in self._questions:
            name += "_column"
        type = "decimal" if role in ("weight", "fpc") else "text"
        return {"type": type, "name": name, "cg_role": role, "cg_column": self._roles[role]}

    def _matrix(self, name: str, rows: Sequence[Question], answers: str | None) -> Iterator[Cells]:
        first = rows[0]
        cells = self._own_cells(first, matrix=True)
        begin = {"type": "begin_group", "name": name, "cg_kind": first.kind, **cells}
        yield {**begin, **(_labels("label", first.topic_label) if first.topic_label else {})}
        listed = self._list_of(first, answers or name)
        for each in rows:
            row = self._row(each, listed)
            yield {key: text for key, text in row.items() if key not in ("cg_kind", "constraint")}
        yield {"type": "end_group", "name": name}

    def _row(self, question: Question, listed: str) -> Cells:
        type = _TYPES[question.kind]
        row = {"type": f"{type} {listed}".strip(), "name": question.name, **_labels("label", question.label)}
        if len(question.columns) == 1:
            row["cg_column"] = question.columns[0]
        if question.kind == "scale":
            row["cg_kind"] = "scale"
        if question.required:
            row["required"] = "yes"
        return row

    def _own_cells(self, question: Question, matrix: bool = False) -> Cells:
        """Cells of the keys that have a column of ours."""
        cells: Cells = {}
        if question.range is not None:
            constraint = constraint_of(question.range)
            plain = question.kind == "number" and not matrix
            if plain and range_in(constraint, whole=False) == list(question.range):
                cells["constraint"] = constraint
            else:
                cells["cg_range"] = json.dumps(question.range)
        if question.unit is not None:
            cells.update(_labels("cg_unit", question.unit))
        if question.decimals is not None:
            cells["cg_decimals"] = str(question.decimals)
        if question.missing and question.kind not in CLOSED:
            cells["cg_missing"] = json.dumps(question.missing, ensure_ascii=False)
        if question.separator != "┋":
            cells["cg_separator"] = question.separator
        if question.blank_means_none:
            cells["cg_blank_means_none"] = "yes"
        if question.asked_if:
            conditions = [
                each.model_dump(mode="json", exclude_defaults=True, exclude_none=True)
                for each in question.asked_if
            ]
            cells["cg_asked_if"] = json.dumps(conditions, ensure_ascii=False)
            cells["relevant"] = relevant_of(conditions, self._name_in_form) or ""
        return cells

    def _name_in_form(self, question: str, value: str) -> str | None:
        """The name in the form of an answer of a question."""
        asked = self._questions.get(question)
        if asked is None or value not in [each.value for each in asked.categories]:
            return None
        return _names(asked)[asked.position(value)]

    def _list_of(self, question: Question, wanted: str) -> str:
        """Name of the question's list of choices, which is written unless another question has the same."""
        if question.kind not in CLOSED:
            return ""
        several = len(question.columns) > 1
        own = question.name if several else ""
        key = (question.categories, question.satisfied, question.missing, question.exclusive, own)
        if key not in self._lists:
            name = wanted
            while name in self._lists.values():
                name += "_"
            self._lists[key] = name
            self.choices += self._choices(question, name)
        return self._lists[key]

    def _choices(self, question: Question, name: str) -> Iterator[Cells]:
        scores = [each.score for each in question.categories]
        scored = scores != list(range(1, len(scores) + 1))
        names = _names(question)
        for place, category in enumerate(question.categories):
            label = category.label.of(self._language)
            row = {"list_name": name, "name": names[place], **_labels("label", category.label)}
            row["cg_category"] = "" if label == category.value else category.value
            row["cg_code"] = category.code
            row["cg_score"] = repr(category.score) if scored else ""
            row["cg_satisfied"] = "yes" if place in question.satisfied else ""
            row["cg_exclusive"] = "yes" if place in question.exclusive else ""
            row["cg_column"] = question.columns[place] if len(question.columns) > 1 else ""
            yield row
        for number, text in enumerate(question.missing, start=1):
            label = _HEADERS[self._language].format("label")
            missing = f"missing{number}"
            while missing in names:
                missing += "_"
            yield {"list_name": name, "name": missing, label: text, "cg_category": text, "cg_missing": "yes"}


def _names(question: Question) -> list[str]:
    """Names of the categories in a form: their codes, where these can be names; else their positions."""
    codes = [each.code for each in question.categories]
    usable = all(code and not any(map(str.isspace, code)) for code in codes)
    numbers = [str(place) for place in range(1, len(codes) + 1)]
    return codes if usable and len(set(codes)) == len(codes) else numbers


def _labels(column: str, text: Text) -> Cells:
    return {
        _HEADERS[language].format(column): written
        for language, written in (("zh", text.zh), ("en", text.en))
        if written
    }
