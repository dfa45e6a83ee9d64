"""Items on one scale of answers: which of them most people give the highest answers to, and which fewest."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from cgsurvey.report.document import Sentence
from cgsurvey.report.narrative.toolkit import Found, by_topic, extremes, full, of, row_of, told, topic_label
from cgsurvey.report.words import Words
from cgsurvey.result import Result
from cgsurvey.study import Question


def likert(results: Sequence[Result], words: Words) -> list[Sentence]:
    """Of each matrix the items with the most and the fewest such answers; reversed items by themselves."""
    found = [each for result in of(results, "likert") if (each := _at_the_top(result, words))]
    return [sentence for items in by_topic(found, words) for sentence in _matrix(items, words)]


def _at_the_top(result: Result, words: Words) -> Found | None:
    """The row of the two highest categories; of short scales, which have none, of the highest."""
    question = words.question(result.questionnaire, result.variable)
    if question is None or not question.categories:
        return None
    if found := row_of(result, "top_two"):
        return found
    highest = max(question.categories, key=lambda category: category.score)
    found = row_of(result, "share", category=highest.value)
    # what the row is about is the item; which answer is meant, the sentence says for all items
    return (found[0], replace(found[1], category=None)) if found else None


def _matrix(items: Sequence[Found], words: Words) -> list[Sentence]:
    question = words.question(items[0][0].questionnaire, items[0][0].variable)
    if question is None:
        return []
    straight = [each for each in items if not words.is_reversed(each[0], each[0].variable)]
    answers = {"answers": _answers(question, items[0][1].measure, words)}
    sentences: list[Sentence] = []
    if len(straight) > 1:
        sentences += extremes("likert", straight, words, topic=topic_label(items[0], words), **answers)
    for each in items:
        if each not in straight:
            what = words.subject(each[0])
            sentences.append(told("likert_reversed", words, what=what, figure=full(each, words), **answers))
    return sentences


def _answers(question: Question, measure: str, words: Words) -> str:
    """Which answers are meant: the two highest, or the highest."""
    by_score = sorted(question.categories, key=lambda category: category.score)
    labels = [words.text(category.label) for category in by_score]
    if measure == "top_two":
        return words.say("told.either", first=labels[-2], second=labels[-1])
    return words.say("told.answer", answer=labels[-1])
