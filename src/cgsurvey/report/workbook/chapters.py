"""A sheet for each chapter: its headings, sentences and tables in their order."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from cgsurvey.phrases import Language, say
from cgsurvey.report.document import (
    Block,
    Figure,
    Gallery,
    KeyFigure,
    KeyFigures,
    Paragraph,
    Points,
    Report,
    Section,
    Sentence,
    Table,
)
from cgsurvey.report.flat import flattened
from cgsurvey.report.labelling import labelled
from cgsurvey.report.workbook.contents import Entry
from cgsurvey.report.workbook.page import Page, widths_of
from cgsurvey.report.workbook.styles import NOTE, WARNING, Styles

if TYPE_CHECKING:
    from xlsxwriter.worksheet import Worksheet

#: sizes of headings by their level
_SIZES = {1: 16, 2: 13}
#: rows above a table that may stay in sight with its headings
_FROZEN_AT_MOST = 8


@dataclass(frozen=True, slots=True)
class Chapter:
    """A chapter and all that stands within it, each block with the number before its caption."""

    sections: tuple[tuple[Section, list[tuple[Block, str]]], ...]

    @property
    def heading(self) -> str:
        return self.sections[0][0].heading

    @property
    def tables(self) -> list[Table]:
        return [block for _, blocks in self.sections for block, _ in blocks if isinstance(block, Table)]


def chapters_of(report: Report) -> list[Chapter]:
    """Sections gathered under those of the first level."""
    gathered: list[list[tuple[Section, list[tuple[Block, str]]]]] = []
    for section, blocks in labelled(report):
        if section.level == 1 or not gathered:
            gathered.append([])
        gathered[-1].append((section, blocks))
    return [Chapter(tuple(each)) for each in gathered]


@dataclass(frozen=True, slots=True)
class Links:
    """Where other sheets are: the contents, the charts, and the row of each chart there."""

    contents: str
    charts: str
    places: Mapping[Figure, int]


def write_chapter(
    sheet: Worksheet, name: str, chapter: Chapter, report: Report, styles: Styles, links: Links
) -> list[Entry]:
    """Write the chapter; what the contents are to say of it."""
    flat = [flattened(table, report.language) for table in chapter.tables]
    page = Page(sheet, styles, widths_of(flat))
    entries = []
    for number, (section, blocks) in enumerate(chapter.sections):
        page.skip(1 if number else 0)
        entries.append(Entry(section.heading, name, page.row, section.level))
        page.line(section.heading, bold=True, font_size=_SIZES.get(section.level, 11.5))
        if number == 0:
            page.line(" ".join(report.notices), WARNING)
            page.link(say("report.workbook.back", report.language), links.contents)
        for block, label in blocks:
            if isinstance(block, Table):
                page.skip()
                entries.append(Entry(label + block.caption, name, page.row, section.level + 1))
            _block(page, block, label, report, links)
    _keep_in_sight(sheet, page, len(flat))
    return entries


def _keep_in_sight(sheet: Worksheet, page: Page, tables: int) -> None:
    """The headings of the only table, where it stands high enough; else the heading of the chapter."""
    first, last = page.headings or (0, 0)
    alone = tables == 1
    if alone:
        sheet.repeat_rows(first, last)
    sheet.freeze_panes(last + 1 if alone and last < _FROZEN_AT_MOST else 1, 0)


def _block(page: Page, block: Block, label: str, report: Report, links: Links) -> None:
    match block:
        case Paragraph():
            for sentence in block.sentences:
                _sentence(page, sentence)
        case Points():
            for sentence in block.sentences:
                _sentence(page, sentence, "• ")
        case KeyFigures():
            for each in block.figures:
                page.line(_key_figure(each, report.language), bold=True)
        case Table():
            page.line(label + block.caption, bold=True)
            page.table(flattened(block, report.language))
            for note in block.notes:
                page.line(note.text, NOTE)
        case Figure():
            page.link(label + block.caption, links.charts, links.places[block])
        case Gallery():
            for figure in block.figures:
                page.link(figure.caption, links.charts, links.places[figure])


def _key_figure(each: KeyFigure, language: Language) -> str:
    text, detail = each.figure.text, each.detail.text
    return say("report.workbook.key_figure", language, label=each.label, figure=text, detail=detail)


def _sentence(page: Page, sentence: Sentence, mark: str = "") -> None:
    if sentence.text:
        page.line(mark + sentence.text, WARNING if sentence.weak else {})
