"""RawTable + Study -> Survey: matching answers to categories, kinds of missing, the design, the ledger."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType

import numpy as np

from cgsurvey.codebooks.places import placed
from cgsurvey.coding import platform, rows
from cgsurvey.coding.codes import decoded
from cgsurvey.coding.design import drawn, unusable
from cgsurvey.coding.headers import Found, Places, places_of
from cgsurvey.coding.kinds import code_question
from cgsurvey.coding.labelled import with_missing_of_file
from cgsurvey.coding.matching import MissingKinds
from cgsurvey.coding.population import population_of
from cgsurvey.coding.sheet import Column, Sheet, Source
from cgsurvey.coding.witness import confirmed
from cgsurvey.declarations import DeclaredQuality, Missing
from cgsurvey.errors import StudyError, Unreadable
from cgsurvey.folding import folded
from cgsurvey.ledger import SET_ASIDE, Ledger, Problem
from cgsurvey.raw_table import RawTable
from cgsurvey.readings import Readings
from cgsurvey.study import Question, Questionnaire, Study
from cgsurvey.survey import Answers, Flags, Survey


def load_survey(study: Study, name: str) -> Survey:
    """Read and code the file of one questionnaire; errors as of `Readings.table` and `code`."""
    return code(Readings().table(study, name), study, study.questionnaires[name])


def code(
    raw: RawTable,
    study: Study,
    questionnaire: Questionnaire,
    excluded: Mapping[str, Sequence[int]] = MappingProxyType({}),
) -> Survey:
    """The coded answers of a table.

    Every row is analysed or set aside for a named reason; every cell is an answer or a kind of missing;
    everything that was matched by more than width and spaces, or not matched, is a problem with its place.

    Parameters
    ----------
    raw, study, questionnaire
    excluded
        Reason -> spreadsheet row numbers to set aside as well; reasons are keys of `SET_ASIDE`.

    Raises
    ------
    StudyError
        With all columns of the study that the file does not have.
    Unreadable
        If no row is left to analyse, or all weights are zero.
    """
    try:
        places = places_of(raw, questionnaire)
    except StudyError as error:
        raise StudyError(error.path, placed(error.mistakes, study.origins)) from None
    given, raw = raw, decoded(raw, places, questionnaire)
    whole = Sheet.of(raw)
    sheet, set_aside = _respondents(whole, places, study, questionnaire, excluded)
    if not sheet.size:
        raise _nobody_left(raw, set_aside)
    sample = drawn(sheet, places.design, places.replicates, questionnaire.declared, study.file.missing)
    if not sample.weight.any():
        column = raw.headers[places.design["weight"]]
        raise Unreadable("coding.weights_zero", file=raw.file, column=column)
    answers, problems = _answers(given, sheet, places, study, questionnaire)
    population, undecided = population_of(study, questionnaire, answers, sheet.numbers)
    quality = questionnaire.declared.quality
    ids = _id_problems(raw, whole, sheet, places, study, quality) if "id" in places.design else []
    return Survey(
        study=study,
        questionnaire=questionnaire,
        answers=answers,
        weight=sample.weight,
        design=sample.design,
        communities=sample.communities,
        population=population,
        ledger=Ledger(
            file=raw.file,
            sheet=raw.sheet,
            rows_read=raw.size,
            set_aside=set_aside,
            outside_population=int((~population).sum()),
        ),
        problems=(*raw.problems, *places.problems, *ids, *sample.problems, *problems, *undecided),
    )


def _id_problems(
    raw: RawTable, whole: Sheet, sheet: Sheet, places: Places, study: Study, quality: DeclaredQuality
) -> list[Problem]:
    """Ids that are absent or stand twice; there is nothing to mend where the study sets the second aside.

    Of ids that the spreadsheet has cut, that alone is said.
    """
    place = places.design["id"]
    cut = [
        number
        for problem in raw.problems
        if problem.code == "loading.long_number" and problem.column == raw.headers[place]
        for number in problem.rows
    ]
    kinds = MissingKinds(study.file.missing)
    whole = whole.only(~np.isin(whole.numbers, cut))
    repeated = rows.repeated_ids(whole, place, kinds)
    minor = "duplicate_id" in quality.exclude
    return [*rows.blank_ids(sheet, place, kinds), *(replace(each, minor=minor) for each in repeated)]


def _respondents(
    sheet: Sheet,
    places: Places,
    study: Study,
    questionnaire: Questionnaire,
    excluded: Mapping[str, Sequence[int]],
) -> tuple[Sheet, dict[str, tuple[int, ...]]]:
    """The rows to analyse, and the others by reason."""
    set_aside: dict[str, tuple[int, ...]] = {}

    def without(sheet: Sheet, reason: str, flags: Flags) -> None:
        if flags.any():
            set_aside[reason] = tuple(sheet.numbers[flags].tolist())

    answers = {folded(each.value) for asked in questionnaire.questions.values() for each in asked.categories}
    empty, headers, footers = rows.empty_rows(sheet), rows.headers_again(sheet), rows.footers(sheet, answers)
    without(sheet, "empty_row", empty)
    without(sheet, "header_row", headers)
    without(sheet, "footer", footers)
    sheet = sheet.only(~(empty | headers | footers))
    left_out = np.zeros(sheet.size, dtype=bool)
    declared, missing = questionnaire.declared, study.file.missing
    for reason, flags in unusable(sheet, places.design, places.replicates, declared, missing).items():
        without(sheet, reason, flags)
        left_out |= flags
    for reason, numbers in excluded.items():
        flags = np.isin(sheet.numbers, numbers) & ~left_out
        without(sheet, reason, flags)
        left_out |= flags
    return sheet.only(~left_out), set_aside


def _answers(
    given: RawTable, sheet: Sheet, places: Places, study: Study, questionnaire: Questionnaire
) -> tuple[dict[str, Answers], list[Problem]]:
    """The answers to every question; `given` is the table as the file has it, before codes were read."""
    answers: dict[str, Answers] = {}
    problems: list[Problem] = []
    declared = study.file.missing
    missing = platform.missing_of(given, study)
    as_given = replace(sheet, cells=given.columns)
    for name, question in questionnaire.questions.items():
        found = places.questions[name]
        if question.kind != "text":
            question, told = with_missing_of_file(question, given.described, found.columns, given.headers)
            problems += told
        # words of a respondent are never taken for a platform's
        kinds = declared if question.kind == "text" else missing
        answers[name], own = code_question(question, _source(given, sheet, question, found, kinds), kinds)
        if question.kind == "multiple":
            seen = MissingKinds(kinds, question)
            answers[name], own = confirmed((answers[name], own), given, as_given, found.columns[0], seen)
        problems += own
    closed = {
        name: (question, places.questions[name].columns)
        for name, question in questionnaire.questions.items()
        if question.kind != "text"
    }
    return answers, [*problems, *platform.missing_told(sheet, closed, missing, declared)]


def _source(given: RawTable, sheet: Sheet, question: Question, found: Found, missing: Missing) -> Source:
    """The columns of a question; where one was written in beside an option, as ticks of it."""
    kinds = MissingKinds(missing, question)
    ticked = question.kind == "multiple" and found.by_option and given.headings

    def column(place: int) -> Column:
        written = ticked and (given.headings[place].written or given.headings[place].role == "fill_in")
        return platform.ticked_by_words(sheet.column(place), kinds) if written else sheet.column(place)

    return Source(list(map(column, found.columns)), found.by_option, list(map(column, found.unread)))


def _nobody_left(raw: RawTable, set_aside: dict[str, tuple[int, ...]]) -> Unreadable:
    def reasons(language: int) -> Iterator[str]:
        for reason, numbers in set_aside.items():
            yield f"{SET_ASIDE[reason][language]} {len(numbers)}"

    facts = {"zh": "，".join(reasons(0)), "en": ", ".join(reasons(1))}
    return Unreadable("coding.nobody_left", file=raw.file, number=raw.size, reasons=facts)
