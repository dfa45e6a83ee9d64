r"""Report -> LaTeX for xelatex: `report.tex`, a file for each table that it takes in, and the charts.

A table is a file of its own so that a paper can `\input` it by itself.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import count

from cgsurvey.report.document import Report, Section, Table
from cgsurvey.report.latex.blocks import Numbered, block_lines
from cgsurvey.report.latex.escaping import begun, escaped
from cgsurvey.report.latex.page import LOOKS, preamble
from cgsurvey.report.latex.tables import TableFile, table_file
from cgsurvey.report.pictures import pictures

_HEADINGS = {1: "section", 2: "subsection", 3: "subsubsection"}


def render(report: Report) -> dict[str, bytes]:
    """The report as files for xelatex."""
    tables = list(_tables(report))
    text = preamble(report) + "\n".join(_document(report, tables)) + "\n"
    files = {"report.tex": text} | {table.name: table.text for table in tables}
    return {name: content.encode("utf-8") for name, content in files.items()} | pictures(report)


def _tables(report: Report) -> Iterator[TableFile]:
    width = LOOKS[report.style, report.language].cells
    tables = (
        (section, block)
        for section in report.sections
        for block in section.blocks
        if isinstance(block, Table)
    )
    for number, (section, table) in enumerate(tables, start=1):
        yield table_file(table, number, section.name, width, report.language)


def _document(report: Report, tables: list[TableFile]) -> Iterator[str]:
    numbered = Numbered(iter(tables), count(1), count(1))
    yield r"\begin{document}"
    yield rf"\begin{{center}}{{\titlefont {escaped(report.title)}\par}}\end{{center}}"
    yield r"{\contentsfont\tableofcontents}"
    for at, section in enumerate(report.sections, start=1):
        lines = (line for block in section.blocks for line in block_lines(block, numbered, report.language))
        if section.on_new_page:
            yield from (
                r"\clearpage",
                _heading(section),
                r"\begin{onepage}",
                *lines,
                r"\end{onepage}",
                r"\clearpage",
            )
        else:
            yield from (_heading(section), *lines)
        if at == report.body:
            yield from _signed(report)
            yield from [r"\clearpage"] * (at < len(report.sections))  # appendices begin a page
    yield r"\end{document}"


def _signed(report: Report) -> Iterator[str]:
    """Who signs the report, and when, as beneath a letter."""
    if report.signature:
        yield r"\bigskip\begin{flushright}"
        yield r"\\".join(begun(escaped(line)) for line in report.signature)
        yield r"\end{flushright}"


def _heading(section: Section) -> str:
    label = rf"\label{{sec:{section.name}}}" if section.name else ""
    return rf"\{_HEADINGS[section.level]}{{{escaped(section.heading)}}}{label}"
