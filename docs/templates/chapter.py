"""The numbers that were asked for: a template of a chapter.

Copy the layout to report/layout/, the chapter to its place in `CHAPTERS` of report/contents.py, and the
phrases to phrases/report.py. Chapters go from the whole to its items and from these to groups; one without
results is left out. The name is its address in every format, and the name by which teller and figures find
it.
"""

from __future__ import annotations

from collections.abc import Sequence

from cgsurvey.report.contents import Chapter, Topic
from cgsurvey.report.document import Block
from cgsurvey.report.layout.pieces import Lines, caption, lines_of, measures_table, parted
from cgsurvey.report.words import Words
from cgsurvey.result import Estimate, Result

PHRASES = {
    "report.section.numbers": ("数值题", "Numbers asked for"),
    "report.caption.numbers": ("各数值题的均值", "Means of the numbers asked for"),
}


def numbers(results: Sequence[Result], words: Words) -> list[Block]:
    """A table for each questionnaire and grouping, one line a question."""
    return [_table(alike, words) for alike in parted(results) if alike[0].by is None]


def _table(results: Sequence[Result], words: Words) -> Block:
    def label(row: Estimate) -> str:
        return words.name(row.questionnaire, row.variable)

    rows = [row for result in results for row in result.rows]
    lines = Lines(None, lines_of(rows, lambda row: row.variable, label, ("mean",)))
    heading = words.say("heading.question")
    return measures_table(caption("numbers", results, words), heading, [lines], ("mean",), results, words)


CHAPTER = Chapter("numbers", (Topic("numbers", ("mean",), numbers),))
