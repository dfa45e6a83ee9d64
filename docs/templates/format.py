"""Report -> plain text: a template. Copy to src/cgsurvey/report/, rename, and register in RENDERERS.

A renderer writes what stands in the report. It computes, regroups and rounds nothing.
"""

from __future__ import annotations

from collections.abc import Iterator

from cgsurvey.report.document import Paragraph, Points, Report, Table


def render(report: Report) -> dict[str, bytes]:
    """The report as `report.txt`."""
    return {"report.txt": ("\n".join(_lines(report)) + "\n").encode()}


def _lines(report: Report) -> Iterator[str]:
    yield report.title
    if report.banner:
        yield report.banner
    for section in report.sections:
        yield section.heading
        for block in section.blocks:
            match block:
                case Paragraph() | Points():
                    yield from (sentence.text for sentence in block.sentences)
                case Table():
                    yield block.caption
                    for group in block.groups:
                        yield from ("\t".join(cell.text for cell in row) for row in group.rows)
                    yield from block.notes
