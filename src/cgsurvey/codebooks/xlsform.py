"""An XLSForm workbook -> the tables of a study file: questions, roles of columns, headers they may have."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from cgsurvey.codebooks.choices import ChoiceList, lists_of
from cgsurvey.codebooks.codebook import Codebook
from cgsurvey.codebooks.form_sheets import opened_sheets
from cgsurvey.codebooks.grid import Mistakes, Row, Sheet, one_of
from cgsurvey.codebooks.logic import conditions_in, range_in
from cgsurvey.codebooks.names import keys_of
from cgsurvey.codebooks.row_cells import has_name, is_heading, is_required, list_of, own_keys
from cgsurvey.codebooks.types import CLOSED, KNOWN_TYPES, ROLES, SURVEY_COLUMNS, Type, type_of
from cgsurvey.declarations import KINDS
from cgsurvey.errors import CgsurveyError, StudyError, did_you_mean
from cgsurvey.phrases import Language, spoken

#: what servers of forms write between the choices in one cell, also where a label holds it
_BETWEEN_CHOICES = " "


@dataclass(frozen=True)
class _Group:
    """A group that is open: a matrix has a kind of its own."""

    row: Row
    name: str
    is_repeat: bool
    kind: str | None = None


def read_xlsform(sheets: Mapping[str, Sequence[Sequence[str]]], file: str, language: Language) -> Codebook:
    """The tables that the sheets of a form stand for.

    Parameters
    ----------
    sheets
        Name -> rows of texts.
    file : str
        Name of the workbook, for messages.
    language : {"zh", "en"}
        Of the study: labels in it are the texts of the answers.

    Raises
    ------
    StudyError
        With every mistake of the workbook: sheet, row and column.
    """
    return _Reader(sheets, file, language).codebook()


class _Reader:
    """The state of reading a form from top to bottom."""

    def __init__(self, sheets: Mapping[str, Sequence[Sequence[str]]], file: str, language: Language) -> None:
        self.mistakes: Mistakes = []
        self.found = Codebook(file)
        self._language = language
        opened = opened_sheets(sheets, file, self.mistakes)
        self._survey = opened.survey
        self._has_choices = opened.choices is not None
        self._lists = lists_of(opened.choices or Sheet("choices"), language, self.mistakes)
        self._groups: list[_Group] = []
        self._columns_of: dict[str, int] = {}
        self._roles_of: dict[str, int] = {}
        self._matrix_lists: dict[str, str] = {}
        self._asked: dict[str, str] = {}
        self._answers: dict[str, Mapping[str, str] | None] = {}
        self._conditions: list[tuple[str, str]] = []
        self._keys = keys_of(self._survey)

    def codebook(self) -> Codebook:
        for row in self._survey:
            if row["type"]:
                self._row(row, type_of(row["type"]))
        for group in self._groups:
            facts = {"place": group.row.place("type"), "name": group.name}
            self.mistakes.append(CgsurveyError("codebooks.not_closed", **facts))
        self._settle_conditions()
        if not self.found.questions and not self.mistakes:
            place = spoken("codebooks.sheet", sheet=self._survey.name)
            self.mistakes.append(CgsurveyError("codebooks.no_questions", place=place))
        if self.mistakes:
            raise StudyError(self.found.file, self.mistakes)
        return self.found

    def _row(self, row: Row, type: Type) -> None:
        if type.name.startswith("begin_"):
            self._begin(row, type)
        elif type.name.startswith("end_"):
            self._end(row, type)
        elif not type.is_known:
            meant = did_you_mean(type.name, KNOWN_TYPES)
            facts = {
                "place": row.place("type"),
                "name": type.name,
                "known": list(KNOWN_TYPES),
                "meant": meant,
            }
            self.mistakes.append(CgsurveyError("codebooks.unknown_type", **facts))
        elif self._groups and self._groups[-1].kind:
            self._item(row, type, self._groups[-1])
        else:
            self._question(row, type)

    def _begin(self, row: Row, type: Type) -> None:
        kind = one_of(row, "cg_kind", KINDS, self.mistakes)
        self._groups.append(_Group(row, row["name"], type.name == "begin_repeat", kind))
        if kind:
            key = self._key(row)
            table: dict[str, Any] = {"kind": kind, **own_keys(row, self.mistakes), "items": {}}
            label = row.texts("label")
            self._add(row, key, table if not label else {**table, "label": label}, None)
            self._conditions.append((key, self._relevant()))

    def _end(self, row: Row, type: Type) -> None:
        if not self._groups or self._groups[-1].is_repeat != (type.name == "end_repeat"):
            self.mistakes.append(CgsurveyError("codebooks.not_opened", place=row.place("type")))
            return
        group = self._groups.pop()
        if group.kind and not self.found.questions[self._keys[group.row.number]]["items"]:
            facts = {"place": group.row.place("type"), "name": group.name}
            self.mistakes.append(CgsurveyError("codebooks.matrix_empty", **facts))

    def _question(self, row: Row, type: Type) -> None:
        """A row that is a question, a role, both or neither."""
        kind = one_of(row, "cg_kind", KINDS, self.mistakes)
        role = one_of(row, "cg_role", ROLES, self.mistakes)
        if kind is None and (
            role
            or row["cg_role"]
            or row["cg_kind"]
            or type.kind is None
            or self._repeated(row)
            or is_heading(row, type)
        ):
            if role and has_name(row, self.mistakes):
                self._role(row, role)
            return
        kind = kind or ("text" if type.is_elsewhere else type.kind or "text")
        if not has_name(row, self.mistakes):
            return
        if role:
            self._role(row, role)
        choices = self._choices(row, type, kind)
        own = own_keys(row, self.mistakes)
        table = {"kind": kind, **(choices.keys() if choices else {}), **own}
        if choices and "missing" in own:
            table["missing"] = [*choices.keys().get("missing", []), *own["missing"]]
        if label := row.texts("label"):
            table["label"] = label
        if is_required(row):
            table["required"] = True
        if (
            "range" not in table
            and kind == "number"
            and (bounds := range_in(row["constraint"], type.is_whole))
        ):
            table["range"] = bounds
        if choices and choices.columns:
            self._own_columns(row, choices)
            table["columns"] = choices.columns
        else:
            table["column"] = self._column(row)
            if choices and kind in ("multiple", "rank") and not row["cg_column"]:
                table = {"separator": _BETWEEN_CHOICES, **table}
        self._answers[row["name"]] = None if kind == "number" else choices.by_code if choices else {}
        key = self._asked[row["name"]] = self._key(row)
        self._conditions.append((key, self._relevant(row["relevant"])))
        self._add(row, key, table, choices)

    def _item(self, row: Row, type: Type, group: _Group) -> None:
        """A row of a matrix."""
        if type.name == "note" or not has_name(row, self.mistakes):
            return
        table = self.found.questions[self._keys[group.row.number]]
        for column in SURVEY_COLUMNS:
            if row[column] and column != "cg_column":
                facts = {"place": row.place(column), "column": column}
                self.mistakes.append(CgsurveyError("codebooks.of_the_matrix", **facts))
        choices = self._choices(row, type, str(group.kind))
        if choices:
            given = choices.keys()
            key = self._keys[group.row.number]
            if key not in self._matrix_lists:
                missing = [*given.get("missing", []), *table.get("missing", [])]
                table.update({**given, **({"missing": missing} if missing else {})})
                self.found.places[key] = (group.row.place(), choices.rows())
            if self._matrix_lists.setdefault(key, choices.name) != choices.name:
                facts = {"place": row.place("type"), "name": group.name, "list": self._matrix_lists[key]}
                self.mistakes.append(CgsurveyError("codebooks.matrix_lists", **facts))
        table["required"] = table.get("required", True) and is_required(row) and not row["relevant"]
        item: dict[str, Any] = {"column": self._column(row)}
        if label := row.texts("label"):
            item["label"] = label
        self._answers[row["name"]] = None if group.kind == "number" else choices.by_code if choices else {}
        key = self._asked[row["name"]] = self._key(row)
        if key in table["items"]:
            self._twice(row, key)
        table["items"][key] = item

    def _repeated(self, row: Row) -> bool:
        """Whether a question is asked several times of one respondent: its answers stand in another sheet."""
        return any(group.is_repeat for group in self._groups) and not row["cg_column"]

    def _choices(self, row: Row, type: Type, kind: str) -> ChoiceList | None:
        if kind not in CLOSED:
            return None
        lists = self._lists if self._has_choices else None
        found = list_of(row, type, lists, self.mistakes)
        return found.with_other(self._language) if found and type.other else found

    def _own_columns(self, row: Row, choices: ChoiceList) -> None:
        first = self._columns_of.setdefault(choices.name, row.number)
        if first != row.number:
            facts = {"place": row.place("type"), "name": choices.name, "first": first}
            self.mistakes.append(CgsurveyError("codebooks.columns_shared", **facts))

    def _column(self, row: Row) -> str:
        """Header of the question's column; where the codebook has none, its name with the groups in front."""
        if row["cg_column"]:
            return row.exact("cg_column")
        groups = [group for group in self._groups if group.name]
        path = "/".join([*(group.name for group in groups), row["name"]])
        labels = row.texts("label")
        above = [group.row.texts("label") for group in groups]
        joined = [
            "/".join(each.get(language) or group.name for each, group in zip(above, groups, strict=True))
            + f"/{label}"
            for language, label in labels.items()
        ]
        others = [row["name"], *labels.values(), *(joined if groups else [])]
        self.found.aliases[path] = [each for each in dict.fromkeys(others) if each != path]
        return path

    def _role(self, row: Row, role: str) -> None:
        first = self._roles_of.setdefault(role, row.number)
        if first != row.number:
            facts = {"place": row.place("cg_role"), "name": role, "first": first}
            self.mistakes.append(CgsurveyError("codebooks.role_twice", **facts))
        self.found.roles[role] = self._column(row)
        self.found.role_places[role] = row.place("cg_role")

    def _key(self, row: Row) -> str:
        return self._keys[row.number]

    def _add(self, row: Row, key: str, table: dict[str, Any], choices: ChoiceList | None) -> None:
        if key in self.found.questions:
            self._twice(row, key)
            return
        self.found.questions[key] = table
        self.found.places[key] = (row.place(), choices.rows() if choices else None)

    def _twice(self, row: Row, key: str) -> None:
        first = next(number for number, name in self._keys.items() if name == key)
        facts = {"place": row.place("name"), "name": key, "first": first}
        self.mistakes.append(CgsurveyError("codebooks.name_twice", **facts))

    def _relevant(self, own: str = "") -> str:
        """Conditions of a question and of all groups that it stands in."""
        each = [*(group.row["relevant"] for group in self._groups), own]
        return "\0".join(filter(None, each))

    def _settle_conditions(self) -> None:
        """Conditions name questions by their names in the form, and may name those further down.

        Where one cannot be read, nobody can say who had to answer.
        """
        for key, relevant in self._conditions:
            table = self.found.questions.get(key, {})
            read = [conditions_in(each, self._answers) for each in relevant.split("\0") if each]
            if "asked_if" in table:
                continue
            if not all(read):
                table.pop("required", None)
            elif read:
                table["asked_if"] = [
                    {**each, "question": self._asked[each["question"]]}
                    for part in read
                    for each in part or ()
                ]
