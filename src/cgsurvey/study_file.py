"""`study.toml` -> Study. Every mistake is found before any is reported."""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Iterator, Sequence
from pathlib import Path
from stat import S_ISREG
from typing import Any

from pydantic import TypeAdapter, ValidationError

from cgsurvey.bands import bounds_of
from cgsurvey.errors import CgsurveyError, StudyError, UsageError, did_you_mean
from cgsurvey.phrases import spoken
from cgsurvey.study import (
    DESIGN_VARIABLES,
    AnswerList,
    Category,
    Claim,
    ClaimsFile,
    Condition,
    Declared,
    DeclaredQuestion,
    Kind,
    Question,
    Questionnaire,
    Study,
    StudyFile,
    Text,
)
from cgsurvey.study_labels import labelled
from cgsurvey.toml_mistakes import toml_mistake

STUDY_NAME = "study.toml"
CLAIMS_NAME = "claims.toml"
#: bytes that a study file has at most: the longest known has a hundredth of it
LARGEST = 5_000_000
_NAME = re.compile(r"^\w+$")


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
    claims = _load_claims(path.with_name(CLAIMS_NAME))
    return study_of(read_toml(path), path, claims)


def study_of(written: dict[str, Any], path: Path, claims: tuple[Claim, ...] = ()) -> Study:
    """The study that the tables of a study file declare; `path` is where the file stands, or would."""
    try:
        file = StudyFile.model_validate(written)
    except ValidationError as error:
        raise StudyError(path.name, _translated(error, StudyFile)) from None
    mistakes: list[CgsurveyError] = []
    questionnaires = {
        name: Questionnaire(name, declared, dict(_questions_of(name, file, mistakes)))
        for name, declared in file.questionnaires.items()
    }
    study = Study(path, labelled(file, questionnaires), questionnaires, claims)
    mistakes += _name_mistakes(study)
    if not mistakes:
        from cgsurvey.study_checks import reference_mistakes

        mistakes += reference_mistakes(study)
    if mistakes:
        raise StudyError(path.name, mistakes)
    return study


def json_schema() -> str:
    """JSON Schema of `study.toml`, so that editors complete it."""
    schema = StudyFile.model_json_schema(mode="validation")
    schema["$schema"] = "https://json-schema.org/draft/2020-12/schema"
    schema["title"] = "cgsurvey study file"
    return json.dumps(schema, ensure_ascii=False, indent=2) + "\n"


def _load_claims(path: Path) -> tuple[Claim, ...]:
    if not path.is_file():
        return ()
    try:
        return ClaimsFile.model_validate(read_toml(path)).claims
    except ValidationError as error:
        raise StudyError(path.name, _translated(error, ClaimsFile)) from None


def read_toml(path: Path) -> dict[str, Any]:
    """The tables of a file that a person wrote.

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
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise StudyError(path.name, [toml_mistake(text, str(error))]) from None


def _no_file(path: Path) -> UsageError:
    """No such study file; others that stand in its folder may be it under another name."""
    folder = path.parent
    others = sorted(each.name for each in folder.glob("*.toml") if each.name != CLAIMS_NAME)
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
                meant = did_you_mean(str(location[-1]), known)
                yield CgsurveyError("study.unknown_key", table=table, key=key, known=known, meant=meant)
            case "missing":
                yield CgsurveyError("study.missing_key", table=table, key=key)
            case "literal_error":
                known = re.findall(r"'([^']*)'", context["expected"])
                meant = did_you_mean(str(finding["input"]), known)
                yield CgsurveyError(
                    "study.not_one_of", table=table, key=key, value=finding["input"], known=known, meant=meant
                )
            case kind:
                code = f"study.type.{kind}"
                from cgsurvey.phrases import catalogue

                facts = {"table": table, "key": key, "value": _short(finding["input"])}
                if code in catalogue():
                    yield CgsurveyError(code, **facts, **{name: str(context[name]) for name in context})
                else:
                    yield CgsurveyError("study.type.other", **facts, reason=finding["msg"])


def _place(location: Sequence[int | str]) -> tuple[str, str]:
    """The TOML table in brackets, and the key in it, of a pydantic location."""
    parts: list[str] = []
    for part in location:
        if isinstance(part, int):
            parts[-1] += f"[{part + 1}]"
        else:
            parts.append(part)
    return (f"[{'.'.join(parts[:-1])}]" if parts[:-1] else "[]"), parts[-1] if parts else ""


def _fields_at(root: type[Declared], location: Sequence[int | str]) -> set[str]:
    """Known keys of the table at `location`, read off the models themselves."""
    schema = TypeAdapter(root).json_schema(mode="validation")
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


def _unfolded(nodes: list[dict[str, Any]], schema: dict[str, Any]) -> Iterator[dict[str, Any]]:
    for node in nodes:
        if "$ref" in node:
            yield from _unfolded([schema["$defs"][node["$ref"].rsplit("/", 1)[-1]]], schema)
        elif "anyOf" in node or "allOf" in node:
            yield from _unfolded(node.get("anyOf", []) + node.get("allOf", []), schema)
        else:
            yield node


def _short(value: Any) -> str:
    text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False, default=str)
    return text if len(text) <= 40 else text[:39] + "…"


def _questions_of(
    questionnaire: str, file: StudyFile, mistakes: list[CgsurveyError]
) -> Iterator[tuple[str, Question]]:
    """The questions of one questionnaire, matrices unrolled and named answer lists filled in."""
    seen: set[str] = set()
    for key, declared in file.questions.get(questionnaire, {}).items():
        table = f"[questions.{questionnaire}.{key}]"
        answers = _answers_of(declared, file, table, mistakes)
        if answers is None:
            continue
        rows = _rows_of(key, declared, table, mistakes)
        for name, columns, label, topic_label in rows:
            if name in seen:
                mistakes.append(CgsurveyError("study.duplicate_question", table=table, name=name))
            seen.add(name)
            yield (
                name,
                Question(
                    name=name,
                    questionnaire=questionnaire,
                    kind=declared.kind,
                    label=label,
                    columns=columns,
                    categories=_categories_of(answers),
                    satisfied=tuple(
                        index for index, value in enumerate(answers.categories) if value in answers.satisfied
                    ),
                    missing=(*answers.missing, *declared.missing),
                    topic=key,
                    topic_label=topic_label,
                    separator=declared.separator,
                    blank_means_none=declared.blank_means_none,
                    range=declared.range,
                    unit=declared.unit,
                    decimals=declared.decimals,
                ),
            )


def _rows_of(
    key: str, declared: DeclaredQuestion, table: str, mistakes: list[CgsurveyError]
) -> Iterator[tuple[str, tuple[str, ...], Text, Text | None]]:
    """(name, columns, label, label of the matrix) of the question, or of each row of a matrix."""
    places = [bool(declared.column), bool(declared.columns), bool(declared.items)]
    if sum(places) != 1:
        mistakes.append(CgsurveyError("study.column_or_items", table=table))
        return
    if not declared.items:
        columns = (declared.column,) if declared.column else declared.columns
        yield key, columns, declared.label or _plain_label(columns[0]), None
        return
    for name, item in declared.items.items():
        if not _NAME.match(name):
            mistakes.append(CgsurveyError("study.bad_name", table=f"{table[:-1]}.items]", name=name))
        yield name, (item.column,), item.label or _plain_label(item.column), declared.label


def _plain_label(header: str) -> Text:
    """A header without the number in front of it, as a label."""
    text = re.sub(r"^\s*(?:第?\d+\s*[、.．:：题]|[QqＱ]\d+[.、:：\s])\s*", "", header).strip()
    return Text(zh=text or header, en=text or header)


def _answers_of(
    declared: DeclaredQuestion, file: StudyFile, table: str, mistakes: list[CgsurveyError]
) -> AnswerList | None:
    """The question's answer list: named, written in place, or (number, text, date) none."""
    if declared.answers is not None:
        if declared.answers not in file.answers:
            known = sorted(file.answers)
            mistakes.append(
                CgsurveyError(
                    "study.unknown_answers",
                    table=table,
                    name=declared.answers,
                    known=known,
                    meant=did_you_mean(declared.answers, known),
                )
            )
            return None
        given = [
            name for name in ("categories", "zh", "en", "satisfied", "scores") if getattr(declared, name)
        ]
        if given:
            mistakes.append(CgsurveyError("study.answers_and_own", table=table, keys=given))
        named = file.answers[declared.answers]
        return _checked(named, f"[answers.{declared.answers}]", declared.kind, mistakes)
    if declared.kind in ("number", "text", "date"):
        if declared.categories:
            mistakes.append(CgsurveyError("study.categories_unused", table=table, kind=declared.kind))
        return AnswerList.model_construct(categories=(), zh=(), en=(), satisfied=(), scores=(), missing=())
    if not declared.categories:
        mistakes.append(CgsurveyError("study.no_categories", table=table, kind=declared.kind))
        return None
    own = AnswerList(
        categories=declared.categories,
        zh=declared.zh,
        en=declared.en,
        satisfied=declared.satisfied,
        scores=declared.scores,
    )
    return _checked(own, table, declared.kind, mistakes)


def _checked(answers: AnswerList, place: str, kind: Kind, mistakes: list[CgsurveyError]) -> AnswerList | None:
    """The list itself, or None after noting what is wrong with it (once, however many questions use it)."""
    found: list[CgsurveyError] = []
    for name in ("zh", "en", "scores"):
        given = len(getattr(answers, name))
        if given not in (0, len(answers.categories)):
            found.append(
                CgsurveyError(
                    "study.length", table=place, key=name, given=given, needed=len(answers.categories)
                )
            )
    twice = sorted({value for value in answers.categories if answers.categories.count(value) > 1})
    if twice:
        found.append(CgsurveyError("study.category_twice", table=place, categories=twice))
    for value in (*answers.satisfied, *answers.missing):
        key = "satisfied" if value in answers.satisfied else "missing"
        if (value in answers.categories) != (key == "satisfied"):
            code = "study.unknown_category" if key == "satisfied" else "study.missing_is_category"
            found.append(
                CgsurveyError(
                    code,
                    table=place,
                    key=key,
                    name=value,
                    known=list(answers.categories),
                    meant=did_you_mean(value, answers.categories),
                )
            )
    if not found and kind == "scale" and _satisfied_is_low(answers):
        found.append(CgsurveyError("study.satisfied_is_low", table=place))
    known = {(each.code, str(each.facts)) for each in mistakes}
    mistakes += [each for each in found if (each.code, str(each.facts)) not in known]
    return None if found else answers


def _satisfied_is_low(answers: AnswerList) -> bool:
    """Whether satisfied categories score below others: then the list is in the form's order, best first."""
    scores = answers.scores or tuple(range(1, len(answers.categories) + 1))
    inside = [
        score for value, score in zip(answers.categories, scores, strict=True) if value in answers.satisfied
    ]
    outside = [
        score
        for value, score in zip(answers.categories, scores, strict=True)
        if value not in answers.satisfied
    ]
    return bool(inside and outside) and min(inside) < max(outside)


def _categories_of(answers: AnswerList) -> tuple[Category, ...]:
    return tuple(
        Category(
            value=value,
            label=Text(
                zh=answers.zh[index] if answers.zh else value, en=answers.en[index] if answers.en else value
            ),
            score=float(answers.scores[index]) if answers.scores else float(index + 1),
            bounds=bounds_of(value),
        )
        for index, value in enumerate(answers.categories)
    )


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
        "models": list(file.models),
        "facts": list(file.facts),
    }
    for table, names in tables.items():
        for name in names:
            if not _NAME.match(name):
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
            if not _NAME.match(name):
                yield CgsurveyError("study.bad_name", table=table, name=name)
            if name in DESIGN_VARIABLES or name in file.scales:
                yield CgsurveyError("study.name_taken", table=table, name=name)
    for service in file.services:
        if service in file.questionnaires:
            yield CgsurveyError("study.name_taken", table="[services]", name=service)


def condition_of(written: str) -> Condition:
    """A condition from the command line: ``q20``, or ``q20=愿意|非常愿意``."""
    question, _, values = written.partition("=")
    return Condition(
        question=question.strip(), any_of=tuple(v.strip() for v in values.split("|") if v.strip())
    )
