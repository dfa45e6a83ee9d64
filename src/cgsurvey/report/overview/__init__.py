"""The page for who reads one page: key figures, three charts, what needs attention, how sure all this is."""

from __future__ import annotations

from collections.abc import Sequence

from cgsurvey.report.document import Block, Figure, Gallery, KeyFigures, Paragraph, Points, Sentence
from cgsurvey.report.figures import FIGURES, Shown, slopes
from cgsurvey.report.overview.certainty import certainty
from cgsurvey.report.overview.concerns import concerns
from cgsurvey.report.overview.key_figures import chosen, key_figure
from cgsurvey.report.quoting import worded
from cgsurvey.report.words import Words
from cgsurvey.result import Analysis

#: topics whose first chart tells most, in this order
_TELLING = ("satisfaction", "coverage", "supply", "improvements", "likert", "participation", "thresholds")
_CHARTS, _ROWS = 3, 5


def overview(analysis: Analysis, words: Words) -> list[Block]:
    """What a reader must know first, on one page, of what the study has; nothing where that is nothing."""
    key = chosen(analysis, words)
    figures = _charts(analysis, words)
    attention = concerns(analysis, [each.row.id for each in key], words)
    if not (key or figures or attention):
        return []
    return [
        *([KeyFigures(tuple(key_figure(each, words) for each in key))] if key else []),
        *([Gallery(tuple(figures))] if figures else []),
        *_headed("concerns", attention, words),
        *_headed("certainty", certainty(analysis, key, words), words),
    ]


def _charts(analysis: Analysis, words: Words) -> list[Figure]:
    """The first chart of each topic, of the first questionnaire that has one; then changes."""
    names = [sample.questionnaire for sample in analysis.samples]
    own = [[each for each in analysis.results if each.questionnaire == name] for name in names]
    found = [
        [figure for results in own for figure in FIGURES[topic](Shown(results, words, _ROWS))]
        for topic in _TELLING
    ]
    found.append(slopes(analysis, words, _ROWS))
    return [figures[0] for figures in found if figures][:_CHARTS]


def _headed(code: str, sentences: Sequence[Sentence], words: Words) -> list[Block]:
    """Sentences under a line that says what they are."""
    if not sentences:
        return []
    return [Paragraph((worded(words.say(f"overview.{code}")),)), Points(tuple(sentences))]
