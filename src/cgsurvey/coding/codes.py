"""A download by code as the download by text would have it, where the study says which code is which."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import replace

import numpy as np

from cgsurvey.coding.headers import Places
from cgsurvey.coding.joined import UNIT, Splitter
from cgsurvey.coding.matching import Categories
from cgsurvey.coding.options import ARROW
from cgsurvey.errors import CgsurveyError, StudyError
from cgsurvey.folding import as_code, without_fill_in
from cgsurvey.raw_table import Cells, RawTable
from cgsurvey.study import Question, Questionnaire


def decoded(raw: RawTable, places: Places, questionnaire: Questionnaire) -> RawTable:
    """The table with categories in place of their codes, wherever a question with `codes` reads a column.

    What respondents wrote beside an option is left out there: only one of two downloads may hold it, and
    both give the same answers, problems and numbers. Other texts stay as they are.

    Raises
    ------
    StudyError
        If a code could be read as another category, or two questions give one column different codes.
    """
    coded = {name: each for name, each in questionnaire.questions.items() if _codes(each)}
    readers: dict[int, list[str]] = defaultdict(list)
    for name in coded:
        if not places.questions[name].by_option:
            for place in places.questions[name].columns:
                readers[place].append(name)
    mistakes = [mistake for question in coded.values() for mistake in _taken_otherwise(question)]
    for place, names in readers.items():
        if len({tuple(_codes(coded[name]).items()) for name in names}) > 1:
            facts = {"column": raw.headers[place], "names": names}
            table = f"[questions.{questionnaire.name}]"
            mistakes.append(CgsurveyError("coding.codes_disagree", table=table, **facts))
    if mistakes:
        raise StudyError(f"study.toml / {raw.file}", mistakes)
    columns = list(raw.columns)
    for place, names in readers.items():
        columns[place] = _decoded_cells(columns[place], coded[names[0]])
    return replace(raw, columns=tuple(columns))


def _codes(question: Question) -> dict[str, str]:
    """Code -> category."""
    return {as_code(each.code): each.value for each in question.categories if each.code}


def _taken_otherwise(question: Question) -> Iterator[CgsurveyError]:
    """Codes that answers by text could be as well, matched to another category: 5, of 5分."""
    categories = Categories(question)
    for place, category in enumerate(question.categories):
        match = categories.match(category.code)
        if match is not None and match.category != place:
            yield CgsurveyError(
                "study.code_is_category",
                table=f"[questions.{question.questionnaire}.{question.topic or question.name}]",
                given=category.code,
                category=category.value,
                other=question.categories[match.category].value,
            )


def _decoded_cells(cells: Cells, question: Question) -> Cells:
    codes = _codes(question)
    joined = question.kind in ("multiple", "rank")
    separators = {question.separator, *([ARROW] if question.kind == "rank" else [])}
    splitter = Splitter(separators, Categories(question)) if joined else None
    position: dict[str, int] = {}
    places = [
        position.setdefault(_decoded_text(text, codes, splitter), len(position)) for text in cells.texts
    ]
    return Cells(tuple(position), np.array(places, dtype=cells.codes.dtype)[cells.codes])


def _decoded_text(text: str, codes: Mapping[str, str], splitter: Splitter | None) -> str:
    plain = without_fill_in(text)
    if not plain.strip():
        return text
    parts = splitter.cut(plain) if splitter else [plain]
    options = [codes.get(as_code(part)) for part in parts]
    known = sum(option is not None for option in options)
    if not known or (splitter and known < len(parts) and not _is_of_codes(plain, known, splitter)):
        return plain
    read = [part if option is None else option for part, option in zip(parts, options, strict=True)]
    return "".join(f"{option}{UNIT}" for option in read) if splitter else read[0]


def _is_of_codes(text: str, known: int, splitter: Splitter) -> bool:
    """Whether more pieces of a cell are codes than words of labels, as "other" is of "Other (specify)"."""
    parts = splitter.parts(text)
    if parts is None:
        return False
    unmatched = sum(part.match is None for part in parts)
    return known >= len(splitter.cut(text)) - unmatched
