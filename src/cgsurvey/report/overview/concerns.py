"""What needs attention, a line each: of what the chapter on it tells at length, what no key figure says."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from cgsurvey.report.document import Sentence
from cgsurvey.report.narrative.attention import areas_below, falls, gaps, uneven
from cgsurvey.report.narrative.toolkit import (
    Found,
    attributed,
    brief,
    label,
    like_the_lowest,
    topic_label,
)
from cgsurvey.report.quoting import worded
from cgsurvey.report.words import Words
from cgsurvey.result import Analysis, Result

#: lines that a page has room for; of these for items and for gaps
_MOST, _ITEMS, _GAPS = 5, 3, 1
#: named in a line: items as low as the lowest, areas below the mean
_ALIKE, _AREAS = 3, 2


def concerns(analysis: Analysis, told: Collection[str], words: Words) -> list[Sentence]:
    """The lowest items, gaps, areas below the mean, falls: each beyond sampling error.

    `told` are the ids of rows that a key figure tells already.
    """
    own = _by_questionnaire(analysis).items()
    items = [
        attributed(_item(items, words), name, words)
        for name, results in own
        for items in uneven(results, words)
        if items[-1][1].id not in told
    ]
    wide = [
        attributed(_gap(gap, words), name, words)
        for name, results in own
        for gap in gaps(results)
        if gap[1].id not in told
    ]
    return [*items[:_ITEMS], *wide[:_GAPS], *_areas(analysis, words), *falls(analysis, words)][:_MOST]


def _item(items: Sequence[Found], words: Words) -> Sentence:
    """The lowest item beside the highest, and those that may be as low."""
    facts = {"what": label(items[-1], words), "topic": topic_label(items[-1], words)}
    others = words.listed((label(each, words) for each in like_the_lowest(items)), at_most=_ALIKE)
    alike = words.say("concern.alike", items=others) if others else ""
    facts |= {"figure": brief(items[-1], words), "high": label(items[0], words), "alike": alike}
    return worded(words.say("concern.item", **facts))


def _gap(gap: Found, words: Words) -> Sentence:
    return worded(words.say("concern.gap", what=label(gap, words), figure=brief(gap, words)))


def _areas(analysis: Analysis, words: Words) -> list[Sentence]:
    return [
        attributed(sentence, name, words)
        for name, results in _by_questionnaire(analysis).items()
        for sentence in areas_below(results, words, named=_AREAS)
    ]


def _by_questionnaire(analysis: Analysis) -> dict[str, list[Result]]:
    found: dict[str, list[Result]] = {}
    for result in analysis.results:
        found.setdefault(result.questionnaire, []).append(result)
    return found
