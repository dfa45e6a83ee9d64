"""What every teller uses: rows with their results, numbers with their marks, extremes, whose a finding is."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any

from cgsurvey.report import quoting
from cgsurvey.report.document import Sentence
from cgsurvey.report.narrative.apart import apart
from cgsurvey.report.quoting import worded
from cgsurvey.report.said import base_said, figure, interval_said, is_uncertain, value_said
from cgsurvey.report.words import Words
from cgsurvey.result import Estimate, Result

#: an estimated row, and the result that it stands in
Found = tuple[Result, Estimate]


def of(results: Iterable[Result], *estimands: str) -> list[Result]:
    """Results of these estimands that are not by groups."""
    return [result for result in results if result.estimand in estimands and result.by is None]


def rows(results: Iterable[Result], measure: str) -> list[Found]:
    """Estimated rows of a measure, each with its result."""
    return [
        (result, row)
        for result in results
        for row in result.rows
        if row.measure == measure and row.estimate is not None
    ]


def row_of(result: Result, measure: str, **where: Any) -> Found | None:
    """The estimated row of a measure with these column values, if there is one."""
    for found in rows([result], measure):
        if all(getattr(found[1], name) == value for name, value in where.items()):
            return found
    return None


def value(found: Found) -> float:
    return found[1].estimate or 0.0


def told(code: str, words: Words, **facts: Any) -> Sentence:
    """The sentence ``report.told.<code>``; its facts hold numbers that are marked."""
    return worded(words.say(f"told.{code}", **facts))


def full(found: Found, words: Words, decimals: int | None = None) -> str:
    """The number with its interval, the level of that, and its base: first in a sentence."""
    return figure(found[1], found[0].estimand, words, decimals)


def brief(found: Found, words: Words) -> str:
    """The number with interval and base, for where a full one stands before it in the sentence."""
    result, row = found
    if row.conf_low is None or is_uncertain(row):
        return full(found, words)
    decimals = words.decimals(result.estimand, row)
    interval = interval_said(row, decimals)
    return words.say("figure.brief", value=bare(found, words), interval=interval, n=base_said(row))


def bare(found: Found, words: Words) -> str:
    """The number with its unit alone, for lists whose intervals stand in the table beneath.

    One too uncertain to be published stands with its interval and says so.
    """
    result, row = found
    if is_uncertain(row):
        return full(found, words)
    return value_said(row, words, words.decimals(result.estimand, row))


def counted(found: Iterable[Found]) -> str:
    """How many rows these are."""
    return quoting.counted(row.id for _, row in found)


def label(found: Found, words: Words) -> str:
    """What the row is about: its category, else the subject of its result."""
    result, row = found
    return words.category(result.estimand, row) if row.category else words.subject(result)


def topic_label(found: Found, words: Words) -> str:
    """Label of the matrix that a question is an item of."""
    question = words.question(found[1].questionnaire, found[1].variable)
    return words.text(question.topic_label) if question and question.topic_label else ""


def by_topic(found: Iterable[Found], words: Words) -> list[list[Found]]:
    """Rows of the items of one matrix together; a question that stands alone by itself."""
    topics: dict[str, list[Found]] = {}
    for each in found:
        question = words.question(each[1].questionnaire, each[1].variable)
        topic = question.topic if question else each[1].variable
        topics.setdefault(topic, []).append(each)
    return list(topics.values())


def highest(found: Iterable[Found]) -> list[Found]:
    """The rows, the highest first; of equal ones the first first."""
    return sorted(found, key=lambda each: -value(each))


def extremes(code: str, found: Sequence[Found], words: Words, **facts: Any) -> list[Sentence]:
    """The highest and the lowest, and whether they differ beyond chance; nothing where all are equal."""
    ordered = highest(found)
    high, low = ordered[0], ordered[-1]
    if value(high) == value(low):
        return []
    told_of = {
        "number": counted(found),
        "high": label(high, words),
        "high_figure": full(high, words),
        "low": label(low, words),
        "low_figure": brief(low, words),
    }
    return [told(code, words, **told_of, end=parted_ends(ordered, words, "high", "low"), **facts)]


def contrasted(high: Found, low: Found, number: int, words: Words) -> str:
    """Whether two of so many rows differ beyond chance, as the end of a sentence."""
    if value(high) == value(low):
        return words.say("told.equal")
    return words.say(f"told.{apart(high[1], low[1], number)}")


def parted_ends(ordered: Sequence[Found], words: Words, *ends: str) -> str:
    """Whether the highest and the lowest differ beyond chance, and what cannot be told from either.

    That the two differ does not say of the next ones that they do. `ends` are those of which this is told.
    """
    high, *_, low = ordered
    end = contrasted(high, low, len(ordered), words)
    sides = {"high": like_the_highest(ordered), "low": like_the_lowest(ordered)}
    alike = [
        words.say(f"told.alike_{side}", items=words.listed(label(each, words) for each in found))
        for side, found in sides.items()
        if found and side in ends
    ]
    if apart(high[1], low[1], len(ordered)) != "apart" or not alike:
        return end
    return words.say("told.apart_not_from", end=end, alike=words.say("semicolon").join(alike))


def like_the_highest(ordered: Sequence[Found]) -> list[Found]:
    """The rows between the highest and the lowest that cannot be told from the highest."""
    return [each for each in ordered[1:-1] if apart(ordered[0][1], each[1], len(ordered)) != "apart"]


def like_the_lowest(ordered: Sequence[Found]) -> list[Found]:
    """The rows between the highest and the lowest that cannot be told from the lowest."""
    return [each for each in ordered[1:-1] if apart(each[1], ordered[-1][1], len(ordered)) != "apart"]


def first_and_next(code: str, found: Iterable[Found], words: Words) -> list[Sentence]:
    """The highest row and the one after it; they are told apart only where they differ beyond chance."""
    ordered = [each for each in highest(found) if value(each)]
    if not ordered:
        return []  # nobody
    first, *others = ordered
    facts = {"what": label(first, words), "figure": full(first, words)}
    if not others:
        return [told(f"{code}_alone", words, **facts)]
    following = {"other": label(others[0], words), "other_figure": brief(others[0], words)}
    end = contrasted(first, others[0], len(ordered), words)
    return [told(code, words, **facts, **following, end=end)]


def attributed(sentence: Sentence, questionnaire: str, words: Words) -> Sentence:
    """The sentence with the questionnaire in front, where there are several and none is clear."""
    before = words.of_whom("", questionnaire)
    moved = tuple(replace(each, start=each.start + len(before)) for each in sentence.numerals)
    return replace(sentence, text=before + sentence.text, numerals=moved)
