"""Responses that are not what they seem, as the checks of quality flag them; checks that lacked something."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from cgsurvey.findings.finding import Finding, Place
from cgsurvey.findings.rules import RULES
from cgsurvey.ledger import QualityFinding
from cgsurvey.phrases import LANGUAGES, joined, spoken
from cgsurvey.raw_table import RawTable
from cgsurvey.report.thresholds import as_read, group_as_read
from cgsurvey.survey import Survey

#: questions, matrices or groups of a check that are named
_NAMED = 6
#: checks that are about the questions which they name; others name where something began or ended
_ABOUT_QUESTIONS = ("answered_unasked", "skipped_asked", "exclusive")

#: a text in both languages, as a fact of a sentence
_Spoken = dict[str, str]


def findings(raw: RawTable, survey: Survey) -> Iterator[Finding]:
    """What each check has flagged; a note where the study says what becomes of the rows."""
    for each in survey.quality:
        if each.rows:
            rule = RULES[_rule_of(each)]
            alone = "_alone" if each.facts.get("alone") else ""
            severity = rule.severity if each.is_open else "note"
            code = f"quality.found.{each.check}{alone}"
            yield Finding(rule.id, code, _facts(each, survey), _place(each, raw, survey), severity)


def unasked(surveys: Iterable[Survey]) -> dict[str, Mapping[str, str]]:
    """Rules of checks that no questionnaire had what they need for, and what the first of them lacked.

    A rule that was not asked has not passed.
    """
    asked: set[str] = set()
    lacked: dict[str, Mapping[str, str]] = {}
    for survey in surveys:
        rows = survey.questionnaire.declared.quality.group_rows
        for each in survey.quality:
            if each.needs is None:
                asked.add(_rule_of(each))
            else:
                lacked.setdefault(_rule_of(each), spoken(f"report.quality.need.{each.needs}", rows=rows))
    return {rule: needs for rule, needs in lacked.items() if rule not in asked}


def _rule_of(check: QualityFinding) -> str:
    return f"schema/{check.check}" if check.is_error else f"quality/{check.check}"


def _place(found: QualityFinding, raw: RawTable, survey: Survey) -> Place:
    about = [part["name"] for part in found.parts] if found.check in _ABOUT_QUESTIONS else []
    question = about[0] if len(about) == 1 else None
    return Place(
        file=survey.file,
        sheet=raw.sheet,
        column=_column(found, question, raw, survey),
        rows=found.rows,
        questionnaire=survey.name,
        question=question,
    )


def _column(found: QualityFinding, question: str | None, raw: RawTable, survey: Survey) -> str | None:
    """The header of the one question, or of the ids, that rows contradict each other or the form in."""
    # the headers are looked up only where something was found
    from cgsurvey.coding.headers import places_of

    if question is not None:
        return raw.headers[places_of(raw, survey.questionnaire).questions[question].columns[0]]
    if found.check == "duplicate_id":
        return raw.headers[places_of(raw, survey.questionnaire).design["id"]]
    return None


def _facts(found: QualityFinding, survey: Survey) -> Mapping[str, Any]:
    """Rows flagged of those checked, the threshold, where they come from and what becomes of them."""
    parts = [told for part in _telling(found) if (told := _part(found.check, part, survey))]
    return {
        **as_read(found.facts),
        **_beside(found),
        "number": len(found.rows),
        "checked": found.checked,
        "where": spoken(f"quality.where.{found.check}", parts=_listed(parts)) if parts else "",
        "kept": _kept(found),
    }


def _beside(found: QualityFinding) -> Mapping[str, Any]:
    """The threshold beside a reversed item, where rows are flagged in a matrix that has one."""
    if "beside" not in found.facts:
        return {}
    has_reversed = any(part["has_reversed"] and part["rows"] for part in found.parts)
    return {"beside": spoken("quality.beside", items=found.facts["beside"]) if has_reversed else ""}


def _telling(found: QualityFinding) -> Sequence[Mapping[str, Any]]:
    """The parts that tell most come first, groups as they were found."""
    if found.check == "blank":
        return sorted(found.parts, key=lambda part: -part["blank"] / part["asked"])
    if found.check in ("interviewers", "communities"):
        return found.parts
    return sorted(found.parts, key=lambda part: -part["rows"])


def _part(check: str, part: Mapping[str, Any], survey: Survey) -> _Spoken | None:
    """One question, matrix or group with its numbers; None where it has no row."""
    if "measure" in part:
        return _group(part)
    if not part.get("rows", True):
        return None
    name = _label(part["name"], survey)
    if check == "blank":
        return spoken("quality.part.blank", name=name, blank=part["blank"], asked=part["asked"])
    if check == "long_string":
        return spoken("quality.part.long_string", name=name, items=part["items"], rows=part["rows"])
    return spoken("quality.part.rows", name=name, rows=part["rows"])


def _group(part: Mapping[str, Any]) -> _Spoken:
    """A community by its name, an interviewer by a row: nobody is named who was promised not to be."""
    return spoken(
        "quality.part.group",
        group=part["name"] or spoken("report.quality.interviewer", row=part["first_row"]),
        n=part["n"],
        measure=spoken(f"report.quality.measure.{part['measure']}"),
        **group_as_read(part),
    )


def _label(name: str, survey: Survey) -> _Spoken:
    """Label of a question or of a matrix; "" is before the first question."""
    if not name:
        return spoken("quality.part.at_start")
    questions = survey.questionnaire.questions
    if name in questions:
        return questions[name].label.both()
    for question in questions.values():
        if question.topic == name and question.topic_label is not None:
            return question.topic_label.both()
    return dict.fromkeys(LANGUAGES, name)


def _listed(parts: Sequence[_Spoken]) -> _Spoken:
    return {language: joined([part[language] for part in parts], language, _NAMED) for language in LANGUAGES}


def _kept(found: QualityFinding) -> _Spoken:
    """How many of the rows no number is about: by themselves, and because the study says so."""
    told = []
    if found.uncounted:
        told.append(spoken("quality.uncounted", number=found.uncounted))
    if found.set_aside:
        told.append(spoken("quality.set_aside", number=len(found.set_aside)))
    elif not found.is_open:
        told.append(spoken("quality.set_aside_for_others"))
    return {language: "".join(each[language] for each in told) for language in LANGUAGES}
