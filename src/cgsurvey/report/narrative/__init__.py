"""Results -> sentences: what is found, worded by what the evidence holds. No sentence without its number."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from cgsurvey.report.document import Block, Points, Sentence
from cgsurvey.report.narrative import telling
from cgsurvey.report.narrative.telling import changes_told as changes_told
from cgsurvey.report.words import Words
from cgsurvey.result import Analysis, Result


def _found(results: Sequence[Result], estimand: str) -> list[Result]:
    """Results of an estimand that are not by groups."""
    return [result for result in results if result.estimand == estimand and result.by is None]


def _satisfaction(results: Sequence[Result], words: Words) -> list[Sentence]:
    return telling.satisfaction(_found(results, "satisfaction_rate"), words)


def _coverage(results: Sequence[Result], words: Words) -> list[Sentence]:
    coverage, linkage = (_found(results, estimand) for estimand in ("coverage", "linkage"))
    return [*telling.coverage(coverage, words), *telling.linkage(linkage, words)]


def _supply(results: Sequence[Result], words: Words) -> list[Sentence]:
    return telling.unmet(_found(results, "supply_and_demand"), words)


def _participation(results: Sequence[Result], words: Words) -> list[Sentence]:
    return telling.gap(_found(results, "participation_gap"), words)


def _improvements(results: Sequence[Result], words: Words) -> list[Sentence]:
    return telling.improvement(_found(results, "improvement"), words)


def _thresholds(results: Sequence[Result], words: Words) -> list[Sentence]:
    return telling.thresholds(_found(results, "share_at_or_above"), words)


def _differences(results: Sequence[Result], words: Words) -> list[Sentence]:
    return telling.differences([each for each in results if each.estimand == "difference"], words)


def _communities(results: Sequence[Result], words: Words) -> list[Sentence]:
    return telling.leagues([each for each in results if each.estimand == "communities"], words)


def _regression(results: Sequence[Result], words: Words) -> list[Sentence]:
    return [telling.regression(each, words) for each in _found(results, "regression")]


#: topic of `contents` -> what is told of it
TELLERS: dict[str, Callable[[Sequence[Result], Words], list[Sentence]]] = {
    "satisfaction": _satisfaction,
    "coverage": _coverage,
    "supply": _supply,
    "participation": _participation,
    "improvements": _improvements,
    "thresholds": _thresholds,
    "differences": _differences,
    "communities": _communities,
    "regression": _regression,
}


def overview(analysis: Analysis, words: Words) -> list[Block]:
    """The headline findings of all topics."""
    sentences = [sentence for tell in TELLERS.values() for sentence in tell(analysis.results, words)]
    sentences += changes_told(analysis, words)
    return [Points(tuple(sentences))] if sentences else []
