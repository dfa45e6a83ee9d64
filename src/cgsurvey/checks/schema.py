"""A sheet against its codebook as a whole: its rows and columns, who had to answer, who was not asked."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

import numpy as np

from cgsurvey.checks.routing import shown
from cgsurvey.coding.headers import SYSTEM_HEADERS, Places
from cgsurvey.coding.sheet import located
from cgsurvey.discretion import quoted
from cgsurvey.folding import folded
from cgsurvey.ledger import Problem
from cgsurvey.loaders.letters import column_letter
from cgsurvey.phrases import spoken
from cgsurvey.raw_table import WITHHELD, Heading, RawTable, Role
from cgsurvey.survey import Integers, Status, Survey

#: reason a row is set aside -> the column of the design that is to blame, where it is one
_SET_ASIDE = {
    "empty_row": None,
    "header_row": None,
    "footer": None,
    "no_community": "community",
    "no_psu": "psu",
    "no_stratum": "stratum",
    "no_weight": "weight",
    "bad_weight": "weight",
    "bad_replicate": None,
}
#: role of a column -> roles of which one of the same question says all that it says
_BESIDE: Mapping[Role, tuple[Role, ...]] = {
    "fill_in": ("question", "option", "item"),
    "option": ("question",),
    "question": ("option",),
}
#: header of a replicate weight, folded
_NUMBERED = re.compile(r"(?P<stem>.*?)(?P<number>[0-9]{1,6})")
#: rows that are nobody's answers
_NO_RESPONDENTS = ("empty_row", "header_row", "footer")


def schema_problems(raw: RawTable, survey: Survey, places: Places) -> Iterator[Problem]:
    """What coding passes over, because it can do without: the codebook cannot.

    Parameters
    ----------
    raw : RawTable
        The table that `survey` was coded from.
    survey : Survey
    places : Places
        Of the questionnaire in that table.
    """
    yield from _row_count(survey)
    yield from _set_aside(raw, survey, places)
    yield from _extra_columns(raw, places)
    numbers = analysed_rows(raw, survey)
    yield from _left_blank(raw, survey, places, numbers)
    yield from _without_answer(raw, survey, places, numbers)
    yield from _not_asked(raw, survey, places, numbers)
    yield from _replicates_lost(raw, places)


def analysed_rows(raw: RawTable, survey: Survey) -> Integers:
    """Spreadsheet row numbers of the rows of a survey."""
    aside = [row for rows in survey.ledger.set_aside.values() for row in rows]
    return np.setdiff1d(raw.numbers, aside)


def _row_count(survey: Survey) -> Iterator[Problem]:
    """Another number of respondents than the study expects."""
    expected = survey.questionnaire.declared.expected_rows
    if expected is None:
        return
    low, high = expected
    ledger = survey.ledger
    number = ledger.rows_read - sum(len(ledger.set_aside.get(reason, ())) for reason in _NO_RESPONDENTS)
    if not low <= number <= high:
        span = f"{low}" if low == high else f"{low}–{high}"
        yield Problem("schema.row_count", {"number": number, "expected": span})


def _set_aside(raw: RawTable, survey: Survey, places: Places) -> Iterator[Problem]:
    """Rows that are no respondents, and those that the design cannot place."""
    for reason, role in _SET_ASIDE.items():
        rows = survey.ledger.set_aside.get(reason, ())
        if rows:
            column = raw.headers[places.design[role]] if role else None
            yield located(f"schema.set_aside.{reason}", np.array(rows), column)


def _extra_columns(raw: RawTable, places: Places) -> Iterator[Problem]:
    """Columns that are in the file and not in the study, one problem each.

    What a platform adds of itself is none, nor is what was written beside an option, nor a question that
    stands in the file twice: in one cell and in a column an option. Columns of personal data have been said.
    """
    read = {*places.design.values(), *places.paradata.values(), *places.replicates}
    for found in places.questions.values():
        read |= {*found.columns, *found.unread}
    asked = {(each.role, each.question) for place in read for each in raw.headings[place : place + 1]}
    for place, header in enumerate(raw.headers):
        texts = raw.columns[place].texts
        heading = raw.headings[place] if raw.headings else Heading("question")
        if place in read or heading.role == "meta" or not (header.strip() or any(map(str.strip, texts))):
            continue
        if any((role, heading.question) in asked for role in _BESIDE.get(heading.role, ())):
            continue
        if WITHHELD not in texts and folded(header) not in SYSTEM_HEADERS:
            title = quoted(header)
            yield Problem(
                "schema.extra_column",
                {"column": title or column_letter(place)},
                column=header if title else None,
            )


def _left_blank(raw: RawTable, survey: Survey, places: Places, numbers: Integers) -> Iterator[Problem]:
    """Rows without an answer to a question that they had to answer.

    Whom the routing hides it from, or may hide it from, did not have to; nor who was not asked.
    """
    for name, answers in survey.answers.items():
        if answers.question.required:
            asked, _ = shown(survey.study, answers.question, survey.answers)
            blank = asked & (answers.status == Status.BLANK)
            if blank.any():
                header = raw.headers[places.questions[name].columns[0]]
                yield located("schema.required", numbers[blank], header)


def _without_answer(raw: RawTable, survey: Survey, places: Places, numbers: Integers) -> Iterator[Problem]:
    """Closed questions that nobody has to answer, and that nobody has answered."""
    for name, answers in survey.answers.items():
        question = answers.question
        if question.required or question.kind == "text":
            continue
        if not np.isin(answers.status, (Status.BLANK, Status.NOT_ASKED)).all():
            continue
        blank = shown(survey.study, question, survey.answers)[0] & (answers.status == Status.BLANK)
        if blank.any():
            header = raw.headers[places.questions[name].columns[0]]
            yield located("schema.no_answer", numbers[blank], header)


def _not_asked(raw: RawTable, survey: Survey, places: Places, numbers: Integers) -> Iterator[Problem]:
    """Rows that were not asked a question of which the study says that everyone is; rows of a matrix once."""
    alike: dict[tuple[str, bytes], list[str]] = {}
    for name, answers in survey.answers.items():
        skipped = answers.status == Status.NOT_ASKED
        if not answers.question.asked_if and skipped.any():
            alike.setdefault((answers.question.topic, skipped.tobytes()), []).append(name)
    for first, *others in alike.values():
        header = raw.headers[places.questions[first].columns[0]]
        more = spoken("schema.more_items", number=len(others)) if others else ""
        skipped = survey.answers[first].status == Status.NOT_ASKED
        yield located("schema.not_asked", numbers[skipped], header, more=more)


def _replicates_lost(raw: RawTable, places: Places) -> Iterator[Problem]:
    """Numbers that the columns of the replicate weights pass over: 1, 2, 4."""
    found: dict[str, set[int]] = {}
    for place in places.replicates:
        if match := _NUMBERED.fullmatch(folded(raw.headers[place])):
            found.setdefault(match["stem"], set()).add(int(match["number"]))
    for stem, numbers in found.items():
        # numbers of which most are absent count nothing
        counts = max(numbers) - min(numbers) < 2 * len(numbers)
        if counts and (lost := sorted({*range(min(numbers), max(numbers))} - numbers)):
            names = [f"{stem}{number}" for number in lost]
            yield Problem("schema.replicates_lost", {"number": len(lost), "names": names})
