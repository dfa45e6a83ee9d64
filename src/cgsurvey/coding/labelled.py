"""What the file itself says of a question's columns: which of their texts are no answer."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from cgsurvey.discretion import quoted_answer
from cgsurvey.folding import folded
from cgsurvey.ledger import Problem
from cgsurvey.raw_table import Described
from cgsurvey.study import Question


def with_missing_of_file(
    question: Question, described: Mapping[int, Described], columns: Sequence[int], headers: Sequence[str]
) -> tuple[Question, list[Problem]]:
    """The question with the texts that the file declares missing, but for those that the study counts.

    Each is said: a category of the study that the file declares missing, and an answer that is none because
    the file says so.
    """
    categories = {folded(each.value) for each in question.categories}
    known = {folded(text) for text in question.missing}
    problems: list[Problem] = []
    missing = list(question.missing)
    for place in columns:
        texts = described[place].missing if place in described else ()
        counted = [text for text in texts if folded(text) in categories]
        added = [text for text in texts if folded(text) not in categories | known]
        missing += added
        for code, found in (("coding.missing_is_category", counted), ("coding.missing_by_file", added)):
            if found:
                answers = [quoted for text in found if (quoted := quoted_answer(text))]
                facts = {"column": headers[place], "answers": answers}
                problems.append(Problem(code, facts, column=headers[place], minor=True))
    return replace(question, missing=tuple(dict.fromkeys(missing))), problems
