"""What kept something from being checked: a study file with mistakes, data that cannot be read or fit."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path

from cgsurvey.errors import CgsurveyError, StudyError, Unreadable, UsageError
from cgsurvey.findings.finding import Finding, Place
from cgsurvey.findings.inspection import Inspection
from cgsurvey.findings.lines import line_of
from cgsurvey.findings.rules import RULES
from cgsurvey.findings.targets import Target
from cgsurvey.phrases import Language, spoken
from cgsurvey.study import Questionnaire, Study
from cgsurvey.study_file import LARGEST

#: code of what keeps a sheet from being checked -> its rule, where it is another than that of all such
_RULE_OF: Mapping[str, str] = {
    **dict.fromkeys(("coding.weights_no_numbers", "coding.weights_zero"), "schema/weight"),
    **dict.fromkeys(("coding.replicates_no_numbers", "coding.one_replicate"), "schema/replicate_weight"),
    **dict.fromkeys(("loading.duplicate_headers", "loading.duplicate_headers_declared"), "schema/header"),
    **dict.fromkeys(("loading.no_sheet", "loading.no_table"), "study/mistake"),
    **dict.fromkeys(("coding.fpc_varies", "coding.fpc_too_small"), "schema/design"),
    **dict.fromkeys(("coding.replicates_twice", "coding.rscales_number"), "study/mistake"),
    **dict.fromkeys(("coding.one_column", "coding.columns_length", "coding.column_twice"), "study/mistake"),
    **dict.fromkeys(("coding.codes_disagree", "coding.where_not_question"), "study/mistake"),
    "study.code_is_category": "study/mistake",
}
#: what is said beside a mistake, to help
_NOTES = ("coding.known_headers", "coding.header_row")


def inspected(error: CgsurveyError, target: Target, language: Language) -> Inspection:
    """A path of which nothing can be checked."""
    found = tuple(of_study(error, target.path))
    return Inspection(target, language, found, refused=error.exit_code)


def absent(target: Target, language: Language) -> Inspection:
    """A path with nothing behind it, misspelt perhaps: a run that looks at nothing is not in order."""
    path = target.path
    try:
        if path.is_dir():
            next(path.iterdir(), None)
        path.stat()
        error: CgsurveyError = UsageError("study.no_such_text", path=str(path), limit=LARGEST // 1_000_000)
    except (FileNotFoundError, NotADirectoryError):
        error = UsageError("command.no_study", path=str(path))
        found = _finding("file/absent", error, Place(file=path))
        return Inspection(target, language, (found,), refused=error.exit_code)
    except OSError as refusal:
        error = Unreadable("study.unreadable", path=str(path), reason=refusal.strerror)
    return inspected(error, target, language)


def of_study(error: CgsurveyError, path: Path) -> Iterator[Finding]:
    """Each mistake of a study file, or of the claims beside it, or the one reason why there is none."""
    rule = "file/unreadable" if isinstance(error, Unreadable) else "study/mistake"
    file = path.parent / error.path if isinstance(error, StudyError) else path
    for each in _mistakes(error):
        yield _finding(rule, each, Place(file=file, line=_line(file, each)))


def of_baseline(error: CgsurveyError, path: Path) -> Iterator[Finding]:
    """Each mistake of a baseline, or why it cannot be read: none of its entries counts then."""
    for each in _mistakes(error):
        yield _finding("baseline/mistake", each, Place(file=path, line=_line(path, each)))


def of_sheet(error: CgsurveyError, study: Study, questionnaire: Questionnaire) -> Iterator[Finding]:
    """Why a sheet cannot be checked: it cannot be read, or its headers are not those of the study."""
    declared = questionnaire.declared
    place = Place(file=study.folder / declared.file, sheet=declared.sheet, questionnaire=questionnaire.name)
    declared_in = f"[questionnaires.{questionnaire.name}] sheet"
    questions = {
        column: question.name for question in questionnaire.questions.values() for column in question.columns
    }
    otherwise = rule = "file/unreadable" if isinstance(error, Unreadable) else "schema/header"
    for each in _mistakes(error):
        rule = _RULE_OF.get(each.code, otherwise)
        column = each.facts.get("column")
        column = column if isinstance(column, str) else None
        here = replace(place, column=column, question=questions.get(column or ""))
        if rule == "study/mistake":
            here = replace(here, file=study.path, sheet=None, line=_line(study.path, each, declared_in))
        yield _finding(rule, each, here)
    if rule != "file/unreadable":
        yield Finding("schema/header", "schema.unchecked", {"file": declared.file}, place, "note")


def _mistakes(error: CgsurveyError) -> tuple[CgsurveyError, ...]:
    return error.mistakes if isinstance(error, StudyError) else (error,)


def _finding(rule: str, error: CgsurveyError, place: Place) -> Finding:
    severity = "note" if error.code in _NOTES else RULES[rule].severity
    return Finding(rule, error.code, error.facts, place, severity)


def _line(file: Path, mistake: CgsurveyError, otherwise: str | None = None) -> int | None:
    """Where a mistake stands in a file that a person wrote: its table, or where such are `otherwise`."""
    if isinstance(line := mistake.facts.get("line"), int):
        return line
    table, key = mistake.facts.get("table", otherwise), mistake.facts.get("key")
    if table == spoken("study.top"):
        table = ""
    if not isinstance(table, str) or file.suffix != ".toml" or not file.is_file():
        return None
    try:
        text = file.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError):
        return None
    return line_of(text, table, key if isinstance(key, str) else None)
