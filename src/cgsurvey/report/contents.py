"""Which chapters a report has, in which order, and what stands in each: sentences, figures, tables."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache, partial

from cgsurvey.own_text.blocks import OwnText
from cgsurvey.phrases import Language
from cgsurvey.report.document import (
    SMALL,
    Block,
    Paragraph,
    Points,
    Report,
    Section,
    Sentence,
    Table,
)
from cgsurvey.report.figures import FIGURES, Shown, slopes
from cgsurvey.report.layout.closing import methods, weak
from cgsurvey.report.layout.crosstabs import crosstabs
from cgsurvey.report.layout.differences import differences
from cgsurvey.report.layout.glance import facts, glance, who_is_counted
from cgsurvey.report.layout.league import league
from cgsurvey.report.layout.likert import likert_items
from cgsurvey.report.layout.linkage import elements
from cgsurvey.report.layout.missing import missing_data
from cgsurvey.report.layout.participation import participation
from cgsurvey.report.layout.quality import quality
from cgsurvey.report.layout.rates import frequencies, satisfaction, thresholds
from cgsurvey.report.layout.regression import regressions
from cgsurvey.report.layout.reproduction import reproduction
from cgsurvey.report.layout.scales import scales
from cgsurvey.report.layout.services import improvements, supply_and_demand
from cgsurvey.report.layout.waves import since
from cgsurvey.report.machine import analysis_document
from cgsurvey.report.narrative import TELLERS, attention, changes
from cgsurvey.report.overview import overview
from cgsurvey.report.own_text import with_own_text
from cgsurvey.report.parts import Part, filled, numbered
from cgsurvey.report.quoting import worded
from cgsurvey.report.words import MODELS, Words
from cgsurvey.result import Analysis, Result
from cgsurvey.study import Study


@dataclass(frozen=True, slots=True)
class Topic:
    """What belongs under one heading: its name, the estimands it shows, and how it lays them out."""

    name: str
    estimands: tuple[str, ...]
    lay_out: Callable[[Sequence[Result], Words], list[Block]]


@dataclass(frozen=True, slots=True)
class Chapter:
    """A chapter: its name, and its topics; where only one has results, they have no headings of their own."""

    name: str
    topics: tuple[Topic, ...]


def in_words_alone(results: Sequence[Result], words: Words) -> list[Block]:
    """No table: it stands in the appendix."""
    return []


#: from the whole to its items, and from these to groups, as bureaus write
CHAPTERS = (
    Chapter("satisfaction", (Topic("satisfaction", ("satisfaction_rate",), satisfaction),)),
    Chapter(
        "elements",
        (
            Topic("coverage", ("coverage", "linkage", "leading"), elements),
            Topic("improvements", ("improvement",), improvements),
        ),
    ),
    Chapter("supply", (Topic("supply", ("supply_and_demand",), supply_and_demand),)),
    Chapter("participation", (Topic("participation", ("participation_gap",), participation),)),
    Chapter("thresholds", (Topic("thresholds", ("share_at_or_above",), thresholds),)),
    Chapter(
        "belonging",
        (
            Topic("scales", ("scale",), scales),
            Topic("likert", ("likert",), likert_items),
            Topic("regression", MODELS, regressions),
        ),
    ),
    Chapter("questions", (Topic("questions", ("frequency", "multiple_response", "mean"), in_words_alone),)),
    Chapter(
        "groups",
        (
            Topic("differences", ("difference",), differences),
            Topic("tables", ("crosstab",), crosstabs),
            Topic("communities", ("communities",), league),
        ),
    ),
)
TOPICS = tuple(topic for chapter in CHAPTERS for topic in chapter.topics)
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


def analysis_report(
    analysis: Analysis, study: Study, language: Language, own: Sequence[OwnText] = ()
) -> Report:
    """The whole report of an analysis, in one language.

    Parameters
    ----------
    analysis : Analysis
    study : Study
        Gives the labels, the decimals and what no questionnaire says.
    language : {"zh", "en"}
    own : sequence of OwnText
        What the bureau wrote itself.

    Raises
    ------
    StudyError
        If a file of the bureau's names no section, or quotes no number of the analysis.
    """
    words = Words(study, language)
    main, *others = [sample.questionnaire for sample in analysis.samples] or [""]
    overview_heading, page = words.say("section.overview"), overview(analysis, words)
    parts = [
        Part("overview", overview_heading, page, is_numbered=False, on_new_page=True),
        _part("glance", glance(analysis, words), words),
        _part("facts", facts(words), words, level=2),
        *_chapters(analysis, main, words),
        *(
            part
            for number, name in enumerate(others, start=2)
            for part in _group(analysis, name, number, words)
        ),
        _part("change", _since(analysis, words), words),
        _part("attention", _listed(attention(analysis, words)), words),
        _part("weak", weak(analysis, words), words, level=2),
        _part("methods", methods(analysis, words), words, is_appendix=True),
        _part("frequencies", _tables(FREQUENCIES, analysis.results, words), words, is_appendix=True),
        _part("missing", _tables(MISSING, analysis.results, words), words, is_appendix=True),
        _part("quality", quality(analysis, words), words, is_appendix=True),
        _part("reproduction", reproduction(analysis, words), words, is_appendix=True),
    ]
    parts = with_own_text(filled(parts), own, analysis, words)
    return _report(analysis, words, numbered(parts, words))


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
        Section(words.say(f"section.{topic.name}"), tuple(blocks), topic.name)
        for topic in topics
        if (blocks := _tables(topic, analysis.results, words))
    ]
    if analysis.notes:
        refused = Points(tuple(worded(note.text(language), weak=True) for note in analysis.notes))
        sections.append(Section(words.say("section.weak"), (refused,), "weak"))
    if analysis.samples:
        opening = Section(words.say("section.glance"), (who_is_counted(analysis.samples, words),), "glance")
        sections.insert(0, opening)
    return _report(analysis, words, sections)


def change_report(analysis: Analysis, study: Study, language: Language) -> Report:
    """Two years side by side: how each was read, what can be compared, and what has changed."""
    words = Words(study, language)
    parts = [
        _part("glance", [who_is_counted(analysis.samples, words)], words),
        _part("change", _since(analysis, words), words),
        _part("weak", weak(analysis, words), words),
        _part("methods", methods(analysis, words), words, is_appendix=True),
    ]
    return _report(analysis, words, numbered(filled(parts), words))


def _chapters(analysis: Analysis, questionnaire: str, words: Words) -> Iterator[Part]:
    """The chapters on the questionnaire that the study names first."""
    own = [result for result in analysis.results if result.questionnaire == questionnaire]
    for chapter in CHAPTERS:
        found = [(topic, blocks) for topic in chapter.topics if (blocks := _of_topic(topic, own, words))]
        if len(found) == 1:
            yield _part(found[0][0].name, found[0][1], words)
        elif found:
            yield Part(chapter.name, words.say(f"section.{chapter.name}"), ())
            yield from (_part(topic.name, blocks, words, level=2) for topic, blocks in found)


def _group(analysis: Analysis, questionnaire: str, number: int, words: Words) -> Iterator[Part]:
    """The chapter on a further group of respondents, with all its topics."""
    own = [result for result in analysis.results if result.questionnaire == questionnaire]
    found = [(topic.name, blocks) for topic in TOPICS if (blocks := _of_topic(topic, own, words))]
    if found:
        yield Part(f"group-{number}", words.questionnaire(questionnaire), ())
        for name, blocks in found:
            yield replace(_part(name, blocks, words, level=2), name=f"group-{number}-{name}")


def _of_topic(topic: Topic, results: Sequence[Result], words: Words) -> list[Block]:
    """What is found, in sentences; the figures; the tables."""
    shown = [result for result in results if result.estimand in topic.estimands and result.rows]
    if not shown:
        return []
    # groups are told with what is compared, whose differences are results of their own
    sentences = TELLERS[topic.name](results, words) if topic.name in TELLERS else []
    figures = FIGURES[topic.name](Shown(results, words)) if topic.name in FIGURES else []
    return [*_told(sentences), *figures, *topic.lay_out(shown, words)]


def _tables(topic: Topic, results: Sequence[Result], words: Words) -> list[Block]:
    shown = [result for result in results if result.estimand in topic.estimands and result.rows]
    return topic.lay_out(shown, words) if shown else []


def _since(analysis: Analysis, words: Words) -> list[Block]:
    """What has changed: in sentences, in figures, then whether the years can be compared, and the tables."""
    return [*_told(changes(analysis, words)), *slopes(analysis, words), *since(analysis, words)]


def _told(sentences: Sequence[Sentence]) -> list[Block]:
    return [Paragraph(tuple(sentences))] if sentences else []


def _listed(sentences: Sequence[Sentence]) -> list[Block]:
    return [Points(tuple(sentences))] if sentences else []


def _part(
    name: str, blocks: Sequence[Block], words: Words, level: int = 1, is_appendix: bool = False
) -> Part:
    return Part(name, words.say(f"section.{name}"), blocks, level, is_appendix)


def _report(analysis: Analysis, words: Words, sections: Sequence[Section]) -> Report:
    file = words.study.file
    return Report(
        title=words.text(file.title),
        language=words.language,
        sections=tuple(
            replace(section, blocks=tuple(_explained(block, words) for block in section.blocks))
            for section in sections
        ),
        banner=words.say("synthetic") if file.synthetic else None,
        notice=words.say("internal"),
        organisation=words.text(file.report.organisation) if file.report.organisation else "",
        date=words.day(file.report.date) if file.report.date else "",
        data=cache(partial(analysis_document, analysis, words.study)),
    )


def _explained(block: Block, words: Words) -> Block:
    """A table that has cells too small to be published, with a note on their mark."""
    if isinstance(block, Table) and any(cell.is_small for row in block.rows() for cell in row):
        return replace(block, notes=(*block.notes, worded(words.say("small", mark=SMALL))))
    return block
