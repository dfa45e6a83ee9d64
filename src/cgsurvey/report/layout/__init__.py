"""Analysis + Study + language -> Report: which sections there are, and in which order."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

from cgsurvey.phrases import Language
from cgsurvey.report.document import Block, Points, Report, Section, Sentence
from cgsurvey.report.layout.closing import methods, weak
from cgsurvey.report.layout.crosstabs import crosstabs
from cgsurvey.report.layout.differences import differences
from cgsurvey.report.layout.findings import findings
from cgsurvey.report.layout.glance import facts, glance, who_is_counted
from cgsurvey.report.layout.league import league
from cgsurvey.report.layout.likert import likert_items
from cgsurvey.report.layout.linkage import elements
from cgsurvey.report.layout.missing import missing_data
from cgsurvey.report.layout.participation import participation
from cgsurvey.report.layout.quality import quality
from cgsurvey.report.layout.rates import frequencies, satisfaction, thresholds
from cgsurvey.report.layout.regression import regressions
from cgsurvey.report.layout.scales import scales
from cgsurvey.report.layout.services import improvements, supply_and_demand
from cgsurvey.report.layout.waves import since
from cgsurvey.report.machine import analysis_document
from cgsurvey.report.words import MODELS, Words
from cgsurvey.result import Analysis, Result
from cgsurvey.study import Study


@dataclass(frozen=True, slots=True)
class Topic:
    """A section of results: the name of its heading, the estimands it shows, and how it lays them out."""

    name: str
    estimands: tuple[str, ...]
    lay_out: Callable[[Sequence[Result], Words], list[Block]]


#: sections of results that come before and after the section on what is weak
TOPICS = (
    Topic("satisfaction", ("satisfaction_rate",), satisfaction),
    Topic("coverage", ("coverage", "linkage", "leading"), elements),
    Topic("supply", ("supply_and_demand",), supply_and_demand),
    Topic("participation", ("participation_gap",), participation),
    Topic("improvements", ("improvement",), improvements),
    Topic("thresholds", ("share_at_or_above",), thresholds),
    Topic("scales", ("scale",), scales),
    Topic("likert", ("likert",), likert_items),
    Topic("tables", ("crosstab",), crosstabs),
    Topic("differences", ("difference",), differences),
    Topic("communities", ("communities",), league),
    Topic("regression", MODELS, regressions),
)
FREQUENCIES = Topic(
    "frequencies", ("frequency", "multiple_response", "ranking", "mean", "response"), frequencies
)
#: missing answers, and all that is bounded or left out for them
MISSING = Topic(
    "missing",
    (
        "missing_patterns",
        "satisfaction_rate",
        "share_at_or_above",
        "coverage",
        "participation_gap",
        "regression",
    ),
    missing_data,
)


def analysis_report(analysis: Analysis, study: Study, language: Language) -> Report:
    """The whole report of an analysis, in one language.

    Parameters
    ----------
    analysis : Analysis
    study : Study
        Gives the labels, the decimals and what no questionnaire says.
    language : {"zh", "en"}
    """
    words = Words(study, language)
    sections = [
        ("glance", glance(analysis, words)),
        ("findings", findings(analysis, words)),
        *((topic.name, _of_topic(topic, analysis.results, words)) for topic in TOPICS),
        ("change", since(analysis, words)),
        ("weak", weak(analysis, words)),
        ("frequencies", _of_topic(FREQUENCIES, analysis.results, words)),
        ("missing", _of_topic(MISSING, analysis.results, words)),
        ("quality", quality(analysis, words)),
        ("facts", facts(words)),
        ("methods", methods(analysis, words)),
    ]
    numbered = _numbered([(name, blocks) for name, blocks in sections if blocks], words)
    return _report(analysis, words, numbered)


def table_report(analysis: Analysis, study: Study, language: Language) -> Report:
    """Single results as they stand in the whole report, each under its section's heading.

    `analysis` holds the results, in the order in which they are shown, and the questionnaires they come from,
    whose design and rows set aside are told first.
    """
    words = Words(study, language)
    estimands = [result.estimand for result in analysis.results]
    topics = [topic for topic in (*TOPICS, FREQUENCIES) if set(topic.estimands) & set(estimands)]
    topics.sort(key=lambda topic: min(map(estimands.index, set(topic.estimands) & set(estimands))))
    sections = [
        Section(words.say(f"section.{topic.name}"), tuple(blocks))
        for topic in topics
        if (blocks := _of_topic(topic, analysis.results, words))
    ]
    if analysis.notes:
        refused = Points(tuple(Sentence(note.text(language), weak=True) for note in analysis.notes))
        sections.append(Section(words.say("section.weak"), (refused,)))
    if analysis.samples:
        opening = Section(words.say("section.glance"), (who_is_counted(analysis.samples, words),))
        sections.insert(0, opening)
    return _report(analysis, words, sections)


def change_report(analysis: Analysis, study: Study, language: Language) -> Report:
    """Two years side by side: how each was read, what can be compared, and what has changed."""
    words = Words(study, language)
    sections: list[tuple[str, list[Block]]] = [
        ("glance", [who_is_counted(analysis.samples, words)]),
        ("change", since(analysis, words)),
        ("weak", weak(analysis, words)),
        ("methods", methods(analysis, words)),
    ]
    return _report(analysis, words, _numbered([each for each in sections if each[1]], words))


def _report(analysis: Analysis, words: Words, sections: Sequence[Section]) -> Report:
    file = words.study.file
    return Report(
        title=words.text(file.title),
        language=words.language,
        sections=tuple(sections),
        banner=words.say("synthetic") if file.synthetic else None,
        data=partial(analysis_document, analysis, words.study),
    )


def _of_topic(topic: Topic, results: Sequence[Result], words: Words) -> list[Block]:
    shown = [result for result in results if result.estimand in topic.estimands and result.rows]
    return topic.lay_out(shown, words) if shown else []


def _numbered(sections: Sequence[tuple[str, list[Block]]], words: Words) -> list[Section]:
    """Sections with their numbers: 一、二、三 in Chinese, 1, 2, 3 in English."""
    return [
        Section(
            words.say(
                "section", number=_ordinal(index, words.language), heading=words.say(f"section.{name}")
            ),
            tuple(blocks),
        )
        for index, (name, blocks) in enumerate(sections, start=1)
    ]


def _ordinal(number: int, language: Language) -> str:
    """1 to 19 as the language counts its sections."""
    if language == "en":
        return str(number)
    ones = "〇一二三四五六七八九"
    return ones[number] if number < 10 else "十" + ones[number % 10].replace("〇", "")
