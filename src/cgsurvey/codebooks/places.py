"""Mistakes in what a codebook has said: the place in the workbook instead of a table of the study file."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Set
from dataclasses import dataclass

from cgsurvey.errors import CgsurveyError
from cgsurvey.phrases import spoken

Place = dict[str, str]
_QUESTION = re.compile(r"\[questions\.(?P<questionnaire>[^.\]]+)\.(?P<name>[^.\]]+)[^\]]*\]")
_QUESTIONS = re.compile(r"\[questions\.(?P<questionnaire>[^.\]]+)\]")
#: mistakes in the answers of a question, and keys of answers
_OF_ANSWERS = {
    *("study.category_twice", "study.category_blank", "study.satisfied_is_low", "study.separator_inside"),
    *("study.two_meanings", "study.code_twice", "study.no_categories"),
}
_ANSWER_KEYS = {"categories", "codes", "zh", "en", "satisfied", "scores", "missing", "exclusive"}


@dataclass(frozen=True)
class Origin:
    """Where a question was written.

    Attributes
    ----------
    row, choices
        Its row, and the rows of its choices.
    own : set of str
        Keys that the study file writes itself: what is wrong with these is wrong there.
    """

    row: Place
    choices: Place | None = None
    own: Set[str] = frozenset()


#: table of the study file, as messages name it -> where the codebook has what stands in it
Origins = Mapping[str, Origin]


def placed(mistakes: Iterable[CgsurveyError], origins: Origins) -> Iterator[CgsurveyError]:
    """The mistakes, those of a codebook with its file, sheet and rows; each once."""
    said: set[tuple[str, str]] = set()
    for mistake in mistakes:
        table = mistake.facts.get("table")
        place = _place(mistake, str(table), origins) if isinstance(table, str) else None
        if place is not None:
            mistake = type(mistake)(mistake.code, **{**mistake.facts, "table": place})
        key = mistake.code, str(mistake.facts)
        if key not in said:
            yield mistake
        said.add(key)


def _place(mistake: CgsurveyError, table: str, origins: Origins) -> Place | None:
    if table in origins:
        name = ""
    elif match := _QUESTION.match(table):
        table, name = f"[questions.{match['questionnaire']}.{match['name']}]", match["name"]
    elif match := _QUESTIONS.match(table):
        name = str(mistake.facts.get("name", ""))
        table = f"[questions.{match['questionnaire']}.{name}]"
    origin = origins.get(table)
    key = str(mistake.facts.get("key", "")).partition("[")[0]
    if origin is None or key in origin.own:
        return None
    of_answers = mistake.code in _OF_ANSWERS or key in _ANSWER_KEYS
    if of_answers and _ANSWER_KEYS & origin.own:
        return None
    place = origin.choices if of_answers and origin.choices else origin.row
    name = name or table.rstrip("]").rpartition(".")[2] if table.startswith("[questions.") else ""
    return spoken("codebooks.named", place=place, name=name) if name else place
