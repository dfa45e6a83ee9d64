"""Differences between groups: which of them stand after adjustment, or that none does."""

from __future__ import annotations

from collections.abc import Container, Sequence

from cgsurvey.report.document import Sentence
from cgsurvey.report.layout.differences import listed
from cgsurvey.report.layout.pieces import parted
from cgsurvey.report.narrative.toolkit import Found, brief, counted, full, rows, told
from cgsurvey.report.said import is_clear, p_said
from cgsurvey.report.words import Words
from cgsurvey.result import Result

#: differences told each; the others stand in the table
_TOLD_EACH = 3


def differences(results: Sequence[Result], words: Words) -> list[Sentence]:
    """All comparisons of a questionnaire, by each of its grouping variables.

    Where a table would be too long and none stands, what is in its place says so itself.
    """
    own = [result for result in results if result.estimand == "difference"]
    shown = [result for alike in parted(own) if listed(alike) for result in alike]
    return _told(_of_groups(shown), words)


def compared(results: Sequence[Result], variables: Container[str], words: Words) -> list[Sentence]:
    """The comparisons of these variables: what a chapter on them ends with."""
    found = [each for each in _of_groups(results) if each[0].variable in variables]
    return _told(found, words)


def _of_groups(results: Sequence[Result]) -> list[Found]:
    own = [result for result in results if result.estimand == "difference"]
    return [each for each in rows(own, "difference") if each[1].p_holm is not None]


def _told(found: Sequence[Found], words: Words) -> list[Sentence]:
    """For each grouping variable how many comparisons stand after adjustment, and the clearest."""
    sentences: list[Sentence] = []
    for by in dict.fromkeys(row.group for _, row in found):
        alike = [each for each in found if each[1].group == by]
        clear = clearest(alike)
        facts = {"by": words.name(alike[0][1].questionnaire, by or ""), "number": counted(alike)}
        if not clear:
            sentences.append(told("groups_alike", words, **facts))
            continue
        each = words.say("semicolon").join(
            _difference(one, words, is_first=one is clear[0]) for one in clear[:_TOLD_EACH]
        )
        code = "groups_differ" if len(clear) <= _TOLD_EACH else "groups_differ_most"
        sentences.append(told(code, words, **facts, clear=counted(clear), each=each))
    return sentences


def clearest(found: Sequence[Found]) -> list[Found]:
    """Those that stand after Holm's adjustment, the clearest first."""
    clear = [each for each in found if is_clear(each[1])]
    return sorted(clear, key=lambda each: (each[1].p_holm or 0.0, -abs(each[1].statistic or 0.0)))


def _difference(found: Found, words: Words, *, is_first: bool) -> str:
    result, row = found
    return words.say(
        "told.group",
        what=words.subject(result),
        levels=words.contrast(row.questionnaire, row.group or "", row.group_level or ""),
        figure=full(found, words) if is_first else brief(found, words),
        p=p_said(row, words, "p_holm"),
    )
