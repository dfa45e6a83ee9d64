"""The tables of a study file with those of its codebooks in them: what the study writes itself wins."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from cgsurvey.codebooks.codebook import Codebook
from cgsurvey.codebooks.places import Origin, Origins
from cgsurvey.phrases import Language, spoken

Table = dict[str, Any]
#: keys of which a question has one, and keys that go with it: writing one puts away all the others
_COLUMNS = ("column", "columns", "items")
_ANSWERS = ("categories", "answers", "codes", "zh", "en", "satisfied", "scores", "exclusive")


def with_codebooks(written: Table, folder: Path) -> tuple[Table, Origins]:
    """The tables, and where each question that a codebook has written stands in its workbook.

    Tables that cannot be right are left for validation to find.

    Raises
    ------
    Unreadable
        If a codebook is absent, broken, hostile or no workbook.
    StudyError
        With every mistake of a codebook.
    """
    named = written.get("questionnaires")
    codebooks = {
        name: table["codebook"]
        for name, table in (named.items() if isinstance(named, dict) else ())
        if isinstance(table, dict) and isinstance(path := table.get("codebook"), str)
        # what can be no path is left to the check of the study
        if path.strip() and "\0" not in path
    }
    if not codebooks:
        return written, {}

    # most studies have no codebook, and do without all that reads one
    from cgsurvey.codebooks.xlsform import read_xlsform
    from cgsurvey.loaders.sheets import sheets

    language: Language = "en" if written.get("language") == "en" else "zh"
    filled = {**written, "questionnaires": dict(written["questionnaires"])}
    own_questions = written.get("questions", {})
    filled["questions"] = dict(own_questions) if isinstance(own_questions, dict) else own_questions
    origins: dict[str, Origin] = {}
    for name, file in codebooks.items():
        path = folder / file
        codebook = read_xlsform(sheets(path), path.name, language)
        filled["questionnaires"][name] = _with_roles(filled["questionnaires"][name], codebook)
        own = own_questions.get(name, {}) if isinstance(own_questions, dict) else {}
        if isinstance(filled["questions"], dict) and isinstance(own, dict):
            filled["questions"][name] = _merged(codebook.questions, own)
            origins.update(_origins(name, codebook, own, written["questionnaires"][name]))
    return filled, origins


def _with_roles(table: Table, codebook: Codebook) -> Table:
    aliases = table.get("aliases", {})
    merged = {**codebook.aliases, **aliases} if isinstance(aliases, dict) else aliases
    return {**codebook.roles, **table, **({"aliases": merged} if merged else {})}


def _merged(questions: Mapping[str, Table], own: Mapping[str, Any]) -> Table:
    """Questions of the codebook with the keys that the study writes; then those of the study alone."""
    found: Table = {}
    for name, table in questions.items():
        wins = own.get(name, {})
        found[name] = {**_without_contradictions(table, wins), **wins} if isinstance(wins, dict) else wins
    return {**found, **{name: table for name, table in own.items() if name not in found}}


def _without_contradictions(table: Table, wins: Mapping[str, Any]) -> Table:
    put_away: set[str] = set()
    if any(key in wins for key in _COLUMNS):
        put_away.update(_COLUMNS)
    if "categories" in wins or "answers" in wins:
        put_away.update(_ANSWERS)
    return {key: value for key, value in table.items() if key not in put_away}


def _origins(name: str, codebook: Codebook, own: Mapping[str, Any], declared: Table) -> dict[str, Origin]:
    def in_file(place: dict[str, str]) -> dict[str, str]:
        return spoken("codebooks.of_file", file=codebook.file, place=place)

    found: dict[str, Origin] = {}
    for question, (row, choices) in codebook.places.items():
        wins = own.get(question, {})
        found[f"[questions.{name}.{question}]"] = Origin(
            in_file(row), in_file(choices) if choices else None, frozenset(wins)
        )
    for role, place in codebook.role_places.items():
        if role not in declared:
            found[f"[questionnaires.{name}] {role}"] = Origin(in_file(place))
    return found
