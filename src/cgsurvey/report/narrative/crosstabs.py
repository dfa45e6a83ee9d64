"""One question by another: whether the answers depend on the group."""

from __future__ import annotations

from collections.abc import Sequence

from cgsurvey.report.document import Sentence
from cgsurvey.report.narrative.groups import clearest
from cgsurvey.report.narrative.toolkit import Found, counted, told
from cgsurvey.report.said import ALPHA, base_said, p_said
from cgsurvey.report.words import Words
from cgsurvey.result import Estimate, Result

#: options told each; the others stand in the table
_TOLD_EACH = 3


def crosstabs(results: Sequence[Result], words: Words) -> list[Sentence]:
    """Each table by its test; of a question with several answers, which options stand after adjustment."""
    sentences = []
    for result in results:
        tests = [row for row in result.rows if row.measure == "rao_scott" and row.p_value is not None]
        if tests:
            sentences.append(
                _single(result, tests[0], words) if len(tests) == 1 else _each(result, tests, words)
            )
    return sentences


def _single(result: Result, test: Estimate, words: Words) -> Sentence:
    code = "depends" if test.p_value is not None and test.p_value < ALPHA else "depends_not"
    facts = {"p": p_said(test, words), "n": base_said(test)}
    return told(code, words, **_names(result, words), **facts)


def _each(result: Result, tests: Sequence[Estimate], words: Words) -> Sentence:
    found: list[Found] = [(result, row) for row in tests]
    clear, facts = clearest(found), {**_names(result, words), "number": counted(found)}
    if not clear:
        return told("options_depend_not", words, **facts)
    labels = words.listed(
        words.say(
            "told.option",
            option=words.option(result.questionnaire, result.variable, row.category or ""),
            p=p_said(row, words, "p_holm"),
        )
        for _, row in clear[:_TOLD_EACH]
    )
    return told("options_depend", words, **facts, clear=counted(clear), each=labels)


def _names(result: Result, words: Words) -> dict[str, str]:
    return {"what": words.subject(result), "by": words.name(result.questionnaire, result.by or "")}
