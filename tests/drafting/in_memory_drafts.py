"""A table drafted and analysed in this process, and what tests look up in it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from cgsurvey.analysis import analyze
from cgsurvey.drafting import Draft, draft_of, study_of_draft, toml_text
from cgsurvey.drafting.guesses import DraftedQuestion, DraftedQuestionnaire
from cgsurvey.raw_table import RawTable
from cgsurvey.result import Analysis
from cgsurvey.study import Question, Study
from drafting.by_hand import table_of


class Read:
    """Takes the place of the files of a study: the table that was made by hand."""

    def __init__(self, table: RawTable) -> None:
        self._table = table

    def table(self, study: Study, name: str) -> RawTable:
        return self._table


@dataclass(frozen=True)
class Drafted:
    """A table, its draft, and what the draft declares."""

    table: RawTable

    @cached_property
    def draft(self) -> Draft:
        return draft_of({self.table.file: self.table})

    @property
    def only(self) -> DraftedQuestionnaire:
        (questionnaire,) = self.draft.questionnaires
        return questionnaire

    @cached_property
    def text(self) -> str:
        return toml_text(self.draft, "en")

    @cached_property
    def study(self) -> Study:
        return study_of_draft(self.draft, Path())

    @property
    def questions(self) -> Mapping[str, Question]:
        return self.study.questionnaires[self.only.name].questions

    @cached_property
    def analysis(self) -> Analysis:
        return analyze(self.study, readings=Read(self.table))  # type: ignore[arg-type]

    def question(self, name: str) -> DraftedQuestion:
        return next(each for each in self.only.questions if each.name == name)

    def categories(self, name: str) -> list[str]:
        return [category.value for category in self.questions[name].categories]

    def choices(self, name: str) -> list[str]:
        """Codes of the readings that a person may choose."""
        return [choice.reason.code.removeprefix("drafting.") for choice in self.question(name).guess.choices]

    def counts(self, name: str) -> dict[str, int]:
        """Category -> how many, as the analysis found."""
        measures = {"frequency": "share", "multiple_response": "of_respondents", "ranking": "ranked"}
        return {
            str(row.category): row.count or 0
            for result in self.analysis.results
            if result.variable == name and result.estimand in measures and result.by is None
            for row in result.rows
            if row.measure == measures[result.estimand]
        }

    def estimate(self, name: str, measure: str) -> float | None:
        rows = [
            row
            for result in self.analysis.results
            if result.variable == name and result.by is None
            for row in result.rows
            if row.measure == measure and row.category is None
        ]
        return rows[0].estimate if rows else None


def drafted(headers: Sequence[str], rows: Sequence[Sequence[str]], **how: Any) -> Drafted:
    return Drafted(table_of(headers, rows, **how))


def shuffled(answers: Mapping[str, int]) -> list[str]:
    """Each answer so many times, well mixed and always in the same order."""
    listed = [text for text, count in answers.items() for _ in range(count)]
    step = next(each for each in (7, 11, 13, 17, 19) if len(listed) % each)
    return [listed[place * step % len(listed)] for place in range(len(listed))]
