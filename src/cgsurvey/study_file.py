"""`study.toml` -> Study. Every mistake is found before any is reported."""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from functools import lru_cache
from pathlib import Path
from stat import S_ISREG
from typing import Any, TypeVar

from pydantic import TypeAdapter, ValidationError

from cgsurvey.clean import shortened
from cgsurvey.codebooks.filling import with_codebooks
from cgsurvey.codebooks.places import placed
from cgsurvey.declarations import DESIGN_VARIABLES, ClaimsFile, Condition, Declared, StudyFile
from cgsurvey.errors import CgsurveyError, StudyError, UsageError, did_you_mean
from cgsurvey.phrases import spoken
from cgsurvey.study import Questionnaire, Study
from cgsurvey.study_labels import labelled
from cgsurvey.study_questions import VALID_NAME, missing_mistakes, questions_of
from cgsurvey.toml_mistakes import beyond_toml, toml_mistake

Root = TypeVar("Root", bound=Declared)

STUDY_NAME = "study.toml"
CLAIMS_NAME = "claims.toml"
BASELINE_NAME = "baseline.toml"
#: bytes that a study file has at most: the longest known has a hundredth of it
LARGEST = 5_000_000


def load_study(path: Path) -> Study:
    """Read and check a study file.

    Parameters
    ----------
    path : Path
        The file, or the folder that holds a `study.toml`.

    Raises
    ------
    StudyError
        With every mistake of the file: table, key, what is known, what was perhaps meant.
    UsageError
        If there is no such file.
    """
    path = path / STUDY_NAME if path.is_dir() else path
    study = _alone(path)
    return study if study.file.previous is None else with_previous(study, _previous_of(study))


def with_previous(later: Study, earlier: Study) -> Study:
    """`later`, to be compared with `earlier`.

    Raises
    ------
    UsageError
        If both are the same file, or `earlier` is of a later year.
    """
    if _same_file(later.path, earlier.path):
        raise UsageError("study.previous_itself", path=str(earlier.path))
    before, after = earlier.file.year, later.file.year
    if before is not None and after is not None and before > after:
        raise UsageError("study.previous_later", path=str(earlier.path), year=before, later=after)
    return replace(later, previous=earlier)


def _alone(path: Path) -> Study:
    """A study without the one of the earlier year."""
    beside = path.with_name(CLAIMS_NAME)
    return study_of(read_toml(path), path, load_claims(beside) if beside.is_file() else ClaimsFile())


def _previous_of(study: Study) -> Study:
    """The study that `previous` names, from the folder of the study.

    Raises
    ------
    StudyError
        If it is not there, or has mistakes of its own: then these, under its own path.
    """
    written = study.file.previous or ""
    path = study.folder / written
    if path.is_dir():
        path, written = path / STUDY_NAME, str(Path(written) / STUDY_NAME)
    if not path.is_file() or path.suffix.lower() != ".toml":
        facts = {
            "table": spoken("study.top"),
            "key": "previous",
            "name": written,
            "folder": spoken("study.here") if study.folder == Path() else str(study.folder),
        }
        code = "study.previous_no_study" if path.is_file() else "study.no_previous"
        raise StudyError(study.path.name, [CgsurveyError(code, **facts)])
    try:
        return _alone(path)
    except StudyError as error:
        raise StudyError(written, error.mistakes) from None


def _same_file(one: Path, other: Path) -> bool:
    return one.resolve() == other.resolve()


def study_of(written: dict[str, Any], path: Path, published: ClaimsFile | None = None) -> Study:
    """The study that the tables of a study file declare; `path` is where the file stands, or would."""
    written, origins = with_codebooks(written, path.parent)
    try:
        file = StudyFile.model_validate(written)
    except ValidationError as error:
        raise StudyError(path.name, placed(_translated(error, StudyFile), origins)) from None
    mistakes: list[CgsurveyError] = []
    questionnaires = {
        name: Questionnaire(name, declared, dict(questions_of(name, file, mistakes)))
        for name, declared in file.questionnaires.items()
    }
    labels = labelled(file, questionnaires)
    study = Study(path, labels, questionnaires, published or ClaimsFile(), origins=origins)
    mistakes += missing_mistakes(file.missing)
    mistakes += _name_mistakes(study)
    from cgsurvey.study_checks import reference_mistakes

    mistakes += reference_mistakes(study)
    if mistakes:
        raise StudyError(path.name, placed(mistakes, origins))
    return study


def json_schema() -> str:
    """JSON Schema of `study.toml`, so that editors complete it."""
    schema = StudyFile.model_json_schema(mode="validation")
    schema["$schema"] = "https://json-schema.org/draft/2020-12/schema"
    schema["title"] = "cgsurvey study file"
    return json.dumps(schema, ensure_ascii=False, indent=2) + "\n"


def load_claims(path: Path) -> ClaimsFile:
    """Read and check published figures.

    Raises
    ------
    StudyError
        With every mistake of the file.
    UsageError
        If there is no such file.
    """
    return declared_in(path, ClaimsFile, Decimal)


def declared_in(path: Path, root: type[Root], number: Callable[[str], Any] = float) -> Root:
    """What a file beside the study file declares; errors as of `read_toml`, and of each wrong key."""
    try:
        return root.model_validate(read_toml(path, number))
    except ValidationError as error:
        raise StudyError(path.name, _translated(error, root)) from None


def read_toml(path: Path, number: Callable[[str], Any] = float) -> dict[str, Any]:
    """The tables of a file that a person wrote; `number` makes what stands for 0.020 of how it is written.

    Raises
    ------
    UsageError
        If there is none, or it is no regular file of reasonable size (a pipe has no end, a device neither).
    StudyError
        If it is not UTF-8 or not TOML.
    """
    try:
        found = path.stat()
        if not S_ISREG(found.st_mode) or found.st_size > LARGEST:
            raise UsageError("study.no_such_text", path=str(path), limit=LARGEST // 1_000_000)
        raw = path.read_bytes()
    except FileNotFoundError:
        raise _no_file(path) from None
    except OSError as error:
        raise UsageError("study.unreadable", path=str(path), reason=error.strerror) from None
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        raise StudyError(path.name, [CgsurveyError("study.not_utf8", line=line)]) from None
    try:
        return tomllib.loads(text, parse_float=number)
    except tomllib.TOMLDecodeError as error:
        raise StudyError(path.name, [toml_mistake(text, str(error))]) from None
    except (RecursionError, ValueError):
        raise StudyError(path.name, [beyond_toml(text)]) from None


def _no_file(path: Path) -> UsageError:
    """No such study file; others that stand in its folder may be it under another name."""
    folder = path.parent
    known = (CLAIMS_NAME, BASELINE_NAME)
    others = sorted(each.name for each in folder.glob("*.toml") if each.name not in known)
    other = spoken("study.other_files", files=others) if others else None
    where = spoken("study.here") if folder == Path() else str(folder)
    return UsageError("study.no_file", path=path.name, folder=where, other=other)


def _translated(error: ValidationError, root: type[Declared]) -> Iterator[CgsurveyError]:
    """pydantic's findings as ours: TOML table and key, what is known, what was perhaps meant."""
    for finding in error.errors(include_url=False):
        location = [part for part in finding["loc"] if part not in ("function-before", "input")]
        table, key = _place(location)
        context = finding.get("ctx", {})
        match finding["type"]:
            case "extra_forbidden":
                known = sorted(_fields_at(root, location[:-1]))
                above = location[1:] and location[-1] in root.model_fields
                meant = spoken("study.belongs_above") if above else did_you_mean(str(location[-1]), known)
                yield CgsurveyError("study.unknown_key", table=table, key=key, known=known, meant=meant)
            case "missing":
                yield CgsurveyError("study.missing_key", table=table, key=key)
            case "literal_error":
                known = re.findall(r"'([^']*)'", context["expected"])
                value = finding["input"]
                meant = did_you_mean(value if isinstance(value, str) else "", known)
                yield CgsurveyError(
                    "study.not_one_of", table=table, key=key, value=_short(value), known=known, meant=meant
                )
            case kind:
                code = f"study.type.{kind}"
                from cgsurvey.phrases import catalogue

                facts = {"table": table, "key": key, "value": _short(finding["input"])}
                if code in catalogue():
                    yield CgsurveyError(code, **facts, **{name: str(context[name]) for name in context})
                else:
                    yield CgsurveyError("study.type.other", **facts, reason=finding["msg"])


def _place(location: Sequence[int | str]) -> tuple[str | dict[str, str], str]:
    """The TOML table in brackets, or the top of the file, and the key in it, of a pydantic location."""
    parts: list[str] = []
    for part in location:
        if isinstance(part, int):
            parts[-1] += f"[{part + 1}]"
        else:
            parts.append(part)
    key = parts.pop() if parts else ""
    return f"[{'.'.join(parts)}]" if parts else spoken("study.top"), key


def _fields_at(root: type[Declared], location: Sequence[int | str]) -> set[str]:
    """Known keys of the table at `location`, read off the models themselves."""
    schema = _schema_of(root)
    here: list[dict[str, Any]] = [schema]
    for part in location:
        following: list[dict[str, Any]] = []
        for node in _unfolded(here, schema):
            if isinstance(part, int):
                following += [node["items"]] if "items" in node else node.get("prefixItems", [])
            elif part in node.get("properties", {}):
                following.append(node["properties"][part])
            elif isinstance(node.get("additionalProperties"), dict):
                following.append(node["additionalProperties"])
        here = following
    return {name for node in _unfolded(here, schema) for name in node.get("properties", {})}


@lru_cache(maxsize=4)
def _schema_of(root: type[Declared]) -> dict[str, Any]:
    return TypeAdapter(root).json_schema(mode="validation")


def _unfolded(nodes: list[dict[str, Any]], schema: dict[str, Any]) -> Iterator[dict[str, Any]]:
    for node in nodes:
        if "$ref" in node:
            yield from _unfolded([schema["$defs"][node["$ref"].rsplit("/", 1)[-1]]], schema)
        elif "anyOf" in node or "allOf" in node:
            yield from _unfolded(node.get("anyOf", []) + node.get("allOf", []), schema)
        else:
            yield node


def _short(value: Any) -> str:
    """A value as it stands in the file, texts in their quotes."""
    try:
        text = json.dumps(value, ensure_ascii=False, default=str)
    except RecursionError:
        return "…"
    return shortened(text, 40)


def _name_mistakes(study: Study) -> Iterator[CgsurveyError]:
    """Names that could not be told apart, or not be addressed."""
    file = study.file
    tables: dict[str, Sequence[str]] = {
        "questionnaires": list(file.questionnaires),
        "elements": list(file.elements),
        "answers": list(file.answers),
        "scales": list(file.scales),
        "pairs": list(file.pairs),
        "services": list(file.services),
        "improvements": list(file.improvements),
        "thresholds": list(file.thresholds),
        "tables": list(file.tables),
        "models": list(file.models),
        "facts": list(file.facts),
    }
    for table, names in tables.items():
        for name in names:
            if not VALID_NAME.match(name):
                yield CgsurveyError("study.bad_name", table=f"[{table}]", name=name)
    for questionnaire in file.questions:
        if questionnaire not in file.questionnaires:
            known = sorted(file.questionnaires)
            yield CgsurveyError(
                "study.unknown_questionnaire",
                table=f"[questions.{questionnaire}]",
                name=questionnaire,
                known=known,
                meant=did_you_mean(questionnaire, known),
            )
    for owner in study.questionnaires.values():
        for name in owner.questions:
            table = f"[questions.{owner.name}]"
            if not VALID_NAME.match(name):
                yield CgsurveyError("study.bad_name", table=table, name=name)
            if name in DESIGN_VARIABLES or name in file.scales:
                yield CgsurveyError("study.name_taken", table=table, name=name)
    for service in file.services:
        if service in file.questionnaires:
            yield CgsurveyError("study.name_taken", table="[services]", name=service)


def condition_of(written: str) -> Condition:
    """A condition from the command line: ``q20``, or ``q20=愿意|非常愿意``."""
    question, _, values = written.partition("=")
    any_of = tuple(value.strip() for value in values.split("|") if value.strip())
    plain = Condition(question=question.strip())
    return plain.model_copy(update={"any_of": any_of})
