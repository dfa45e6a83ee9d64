"""The numbers of tables and figures: counted once, so that every format says the same."""

from __future__ import annotations

from collections.abc import Iterator

from cgsurvey.phrases import say
from cgsurvey.report.document import Block, Figure, Report, Section, Table


def labelled(report: Report) -> Iterator[tuple[Section, list[tuple[Block, str]]]]:
    """Each section with its blocks, and before which caption each of these stands: "Table 3. ", or nothing.

    The charts of a gallery have captions and no numbers.
    """
    tables, figures = 0, 0
    for section in report.sections:
        blocks: list[tuple[Block, str]] = []
        for block in section.blocks:
            label = ""
            if isinstance(block, Table):
                tables += 1
                label = say("report.table_number", report.language, number=tables)
            elif isinstance(block, Figure):
                figures += 1
                label = say("report.figure_number", report.language, number=figures)
            blocks.append((block, label))
        yield section, blocks
