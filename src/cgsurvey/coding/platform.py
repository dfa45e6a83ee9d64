"""What the platform of a file says of its cells, where the study says nothing."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from cgsurvey.coding.matching import Categories, MissingKinds
from cgsurvey.coding.sheet import Column, Sheet
from cgsurvey.declarations import Missing
from cgsurvey.folding import as_code
from cgsurvey.ledger import Problem
from cgsurvey.loaders.dialects import DIALECTS
from cgsurvey.raw_table import RawTable
from cgsurvey.study import Question, Study


def missing_of(raw: RawTable, study: Study) -> Missing:
    """Texts that are no answer: those of the study; of one that names none, the platform's as well."""
    declared = study.file.missing
    if "missing" in study.file.model_fields_set or raw.dialect not in DIALECTS:
        return declared
    more = DIALECTS[raw.dialect].not_asked
    return declared.model_copy(update={"not_asked": tuple(dict.fromkeys((*declared.not_asked, *more)))})


def missing_told(
    sheet: Sheet, asked: Mapping[str, tuple[Question, tuple[int, ...]]], missing: Missing, declared: Missing
) -> Iterator[Problem]:
    """Cells that count as not asked because the platform writes so, and not the study: where."""
    more = {as_code(text): text for text in missing.not_asked if text not in declared.not_asked}
    numbers: set[int] = set()
    held: dict[str, None] = {}
    headers: list[str] = []
    cells = 0
    for question, places in asked.values() if more else ():
        answers = Categories(question)
        for column in map(sheet.column, places):
            flags = column.flags(
                [as_code(text) in more and not answers.is_exactly(text) for text in column.texts]
            )
            if flags.any():
                held |= dict.fromkeys(more[as_code(text)] for text in column.texts if as_code(text) in more)
                headers.append(" ".join(column.header.split()))
                numbers.update(column.numbers[flags].tolist())
                cells += int(flags.sum())
    if cells:
        facts = {"number": cells, "texts": list(held), "columns": list(dict.fromkeys(headers))}
        yield Problem("coding.platform_missing", facts, tuple(sorted(numbers)), minor=True)


def ticked_by_words(column: Column, missing: MissingKinds) -> Column:
    """A column of what was written beside an option, as ticks of that option: who wrote there, ticked it."""
    texts = ["1" if missing.of(text) is None else text for text in column.texts]
    return replace(column, texts=texts)
