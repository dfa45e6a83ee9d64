"""What needs attention, a line each: of what the chapter on it tells at length, what no key figure says."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from itertools import islice

from cgsurvey.report.document import Sentence
from cgsurvey.report.narrative.attention import areas_below, falls, lowest_items, widest_gaps
from cgsurvey.report.narrative.toolkit import Found, attributed, brief, label, topic_label
from cgsurvey.report.quoting import worded
from cgsurvey.report.words import Words
from cgsurvey.result import Analysis, Result

Teller = Callable[[Sequence[Result], Words], list[Sentence]]

#: lines that a page has room for; of these for items and for gaps
_MOST, _ITEMS, _GAPS = 5, 3, 1


def concerns(analysis: Analysis, told: Collection[str], words: Words) -> list[Sentence]:
    """The lowest items, gaps, areas below the mean, falls: each beyond sampling error.

    `told` are the ids of rows that a key figure tells already.
    """
    items = islice(_lines("item", lowest_items, analysis, told, words), _ITEMS)
    gaps = islice(_lines("gap", widest_gaps, analysis, told, words), _GAPS)
    return [*items, *gaps, *_areas(analysis, words), *falls(analysis, words)][:_MOST]


def _lines(
    code: str, teller: Teller, analysis: Analysis, told: Collection[str], words: Words
) -> Iterator[Sentence]:
    """The rows that a teller finds worth telling, each in a line."""
    for name, results in _by_questionnaire(analysis).items():
        for sentence in teller(results, words):
            # a finding tells first what it is about
            if (about := sentence.sources[0]) not in told:
                yield attributed(_line(code, _found(results, about), words), name, words)


def _line(code: str, found: Found, words: Words) -> Sentence:
    facts = {"what": label(found, words), "topic": topic_label(found, words), "figure": brief(found, words)}
    return worded(words.say(f"concern.{code}", **facts))


def _found(results: Sequence[Result], row_id: str) -> Found:
    return next((result, row) for result in results for row in result.rows if row.id == row_id)


def _areas(analysis: Analysis, words: Words) -> list[Sentence]:
    return [
        attributed(sentence, name, words)
        for name, results in _by_questionnaire(analysis).items()
        for sentence in areas_below(results, words)
    ]


def _by_questionnaire(analysis: Analysis) -> dict[str, list[Result]]:
    found: dict[str, list[Result]] = {}
    for result in analysis.results:
        found.setdefault(result.questionnaire, []).append(result)
    return found
