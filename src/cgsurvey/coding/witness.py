"""Options that a file holds twice, named in one cell and ticked in columns of their own: do both agree?"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import numpy as np

from cgsurvey.coding.matching import MissingKinds
from cgsurvey.coding.options import Coding
from cgsurvey.coding.sheet import Column, Sheet
from cgsurvey.folding import as_code
from cgsurvey.loaders.dialects.shapes import words_of
from cgsurvey.raw_table import RawTable
from cgsurvey.survey import Answers, Flags, Integers, Status
from cgsurvey.ticks import TICKED

_UNANSWERED = (Status.NOT_ASKED, Status.BLANK)


def confirmed(coding: Coding, raw: RawTable, sheet: Sheet, place: int, missing: MissingKinds) -> Coding:
    """The answers to a question read from `place`, but for rows in which its two forms say different things.

    One of the two is then wrong, so neither counts. A row with a blank cell for the whole question and a zero
    for every option was not answered. So it makes no difference which of the two a study names.
    """
    found = _both(raw, place)
    if found is None:
        return coding
    whole, options = sheet.column(found[0]), [sheet.column(each) for each in found[1]]
    parts = [words_of(raw.headings[each].part) for each in found[1]]
    said = [Counter() if missing.of(text) in _UNANSWERED else words_of(text) for text in whole.texts]
    ticked = np.column_stack([_ticks(column) for column in options])
    disagree = _disagree(whole.codes, said, ticked, parts)
    answers, problems = coding
    blank = np.array([not words for words in said])[whole.codes] & ~ticked.any(axis=1)
    blank &= (answers.status == Status.ANSWERED) & (not answers.question.blank_means_none)
    for code, flags in (("coding.options_disagree", disagree), ("coding.options_blank", blank)):
        if flags.any():
            problems = [*problems, whole.problem(code, flags)]
    status = np.select([disagree, blank], [Status.INVALID, Status.BLANK], answers.status).astype(np.int8)
    values = np.where((disagree | blank)[:, None], False, answers.values)
    return Answers(answers.question, status, values), problems


def _both(raw: RawTable, place: int) -> tuple[int, list[int]] | None:
    """The column of the whole question that `place` belongs to, and those of its options."""
    if not raw.headings or raw.headings[place].role not in ("question", "option"):
        return None
    key = raw.headings[place].question
    of_key = [each for each, heading in enumerate(raw.headings) if key and heading.question == key]
    whole = [each for each in of_key if raw.headings[each].role == "question"]
    options = [each for each in of_key if raw.headings[each].role == "option"]
    return (whole[0], options) if len(whole) == 1 and options else None


def _ticks(column: Column) -> Flags:
    return column.flags([as_code(text) in TICKED for text in column.texts])


def _disagree(
    codes: Integers, said: Sequence[Counter[str]], ticked: Flags, parts: Sequence[Counter[str]]
) -> Flags:
    """Rows whose words are not those of the options that are ticked; each combination is looked at once."""
    packed = np.packbits(ticked, axis=1)
    keys = np.column_stack([codes.astype(np.int64), packed.astype(np.int64)])
    _, first, inverse = np.unique(keys, axis=0, return_index=True, return_inverse=True)
    differs = []
    for row in first.tolist():
        words: Counter[str] = Counter()
        for option in np.flatnonzero(ticked[row]).tolist():
            words.update(parts[option])
        differs.append(words != said[codes[row]])
    return np.array(differs)[inverse.ravel()]
