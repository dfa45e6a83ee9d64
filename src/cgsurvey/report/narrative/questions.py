"""Questions that the study names for the text, and that no topic tells: how they were answered."""

from __future__ import annotations

from collections.abc import Sequence

from cgsurvey.report.document import Sentence
from cgsurvey.report.narrative.toolkit import Found, bare, brief, full, highest, of, row_of, rows, told, value
from cgsurvey.report.said import interval_said, is_uncertain
from cgsurvey.report.words import Words
from cgsurvey.result import Result

#: answers told of a question; the others stand in the appendix
_TOLD = 5


def questions(results: Sequence[Result], words: Words) -> list[Sentence]:
    """Each question named in `[report] questions`: its answers, the most frequent first, or its mean."""
    told_of = {"frequency": _answers, "multiple_response": _options, "mean": _mean}
    return [
        sentence
        for name in dict.fromkeys(words.study.file.report.questions)
        for result in of(results, *told_of)
        if result.variable == words.study.unqualified(name, result.questionnaire)
        for sentence in told_of[result.estimand](result, words)
    ]


def _answers(result: Result, words: Words) -> list[Sentence]:
    """Of a question with one answer: the shares of its answers, which share one base."""
    given = [each for each in highest(rows([result], "share")) if value(each)]
    found = given[:_TOLD]
    shares = [full(each, words) if each is found[0] else _with_interval(each, words) for each in found]
    return _told("answers" if found == given else "answers_most", found, shares, words)


def _options(result: Result, words: Words) -> list[Sentence]:
    """Of a question with several answers: the options most often ticked."""
    found = [each for each in highest(rows([result], "of_respondents")) if value(each)][:_TOLD]
    shares = [full(each, words) if each is found[0] else brief(each, words) for each in found]
    return _told("options", found, shares, words)


def _told(code: str, found: Sequence[Found], shares: Sequence[str], words: Words) -> list[Sentence]:
    each = [
        words.say("told.share_of", what=words.category(result.estimand, row), share=share)
        for (result, row), share in zip(found, shares, strict=True)
    ]
    if not each:
        return []
    return [told(code, words, what=words.subject(found[0][0]), each=words.say("semicolon").join(each))]


def _mean(result: Result, words: Words) -> list[Sentence]:
    """Of a number: its mean and its median."""
    mean, median = (row_of(result, name) for name in ("mean", "median"))
    question = words.question(result.questionnaire, result.variable)
    if mean is None or median is None:
        return []
    what = words.subject(result)
    if question and question.unit:
        what = words.say("with_unit", label=what, unit=words.text(question.unit))
    return [told("mean", words, what=what, figure=full(mean, words), median=bare(median, words))]


def _with_interval(found: Found, words: Words) -> str:
    """The number with its interval; its base is that of the number before it."""
    result, row = found
    if row.conf_low is None or is_uncertain(row):
        return bare(found, words)
    interval = interval_said(row, words.decimals(result.estimand, row))
    return words.say("told.with_interval", value=bare(found, words), interval=interval)
