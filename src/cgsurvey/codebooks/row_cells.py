"""What the cells of one row of a form say of its question."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from typing import Any

from cgsurvey.codebooks.choices import ChoiceList
from cgsurvey.codebooks.grid import Mistakes, Row, read_as, yes
from cgsurvey.codebooks.types import CLOSED, Type
from cgsurvey.errors import CgsurveyError, did_you_mean
from cgsurvey.phrases import spoken

_NAME = re.compile(r"[\w.-]+")
#: what form servers take for always
_REQUIRED = ("yes", "true", "true()", "1", "是")
_EXAMPLES = {
    "cg_range": "[16, 100]",
    "cg_missing": '["说不清"]',
    "cg_asked_if": '[{"question": "q1", "any_of": ["是"]}]',
}


def list_of(
    row: Row, type: Type, lists: Mapping[str, ChoiceList] | None, mistakes: Mistakes
) -> ChoiceList | None:
    """The list of choices that a row names; `lists` is None where the workbook has no sheet of them."""
    if type.from_file:
        mistakes.append(CgsurveyError("codebooks.other_file", place=row.place("type"), name=type.list))
        return None
    if not type.list:
        what = spoken("codebooks.what.list")
        mistakes.append(CgsurveyError("codebooks.blank", place=row.place("type"), what=what))
        return None
    if lists is None:
        mistakes.append(CgsurveyError("codebooks.no_choices", place=row.place("type"), name=type.list))
        return None
    if type.list not in lists:
        known = list(lists)
        facts: dict[str, Any] = {"known": known, "meant": did_you_mean(type.list, known)}
        mistakes.append(
            CgsurveyError("codebooks.unknown_list", place=row.place("type"), name=type.list, **facts)
        )
    return lists.get(type.list)


def own_keys(row: Row, mistakes: Mistakes) -> dict[str, Any]:
    """The keys of a question that have a column of ours."""
    table: dict[str, Any] = {}
    if row.exact("cg_separator"):
        table["separator"] = row.exact("cg_separator")
    if yes(row, "cg_blank_means_none", mistakes):
        table["blank_means_none"] = True
    if unit := row.texts("cg_unit"):
        table["unit"] = unit
    decimals = read_as(row, "cg_decimals", int, "codebooks.not_a_number", mistakes)
    if decimals is not None:
        table["decimals"] = decimals
    for key in ("range", "missing", "asked_if"):
        column = f"cg_{key}"
        example = _EXAMPLES[column]
        value = read_as(row, column, json.loads, "codebooks.not_json", mistakes, example=example)
        if value is not None:
            table[key] = value
    return table


def has_name(row: Row, mistakes: Mistakes) -> bool:
    """Whether a row has a name that a form server takes; a mistake where it has none."""
    name = row["name"]
    if not name:
        facts = {"place": row.place("name"), "what": spoken("codebooks.what.name")}
        mistakes.append(CgsurveyError("codebooks.blank", **facts))
    elif not _NAME.fullmatch(name):
        mistakes.append(CgsurveyError("codebooks.bad_name", place=row.place("name"), name=name))
    return bool(_NAME.fullmatch(name))


def is_required(row: Row) -> bool:
    """Whether a row says that its question must be answered; under a condition, it need not always be."""
    return row["required"].lower() in _REQUIRED


def is_heading(row: Row, type: Type) -> bool:
    """Whether a row only shows the choices above those of a table, and asks nothing."""
    return type.kind in CLOSED and "label" in row["appearance"].split()
