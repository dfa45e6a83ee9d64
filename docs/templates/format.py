"""Report -> plain text: a template. Copy to src/cgsurvey/report/, rename, and register in renderers.py.

A renderer writes what stands in the report. It computes, regroups and rounds nothing; what a format cannot
show it says in words.
"""

from __future__ import annotations

from collections.abc import Iterator

from cgsurvey.clean import clean
from cgsurvey.report.document import (
    Block,
    Figure,
    Gallery,
    KeyFigures,
    Paragraph,
    Points,
    Report,
    Table,
)
from cgsurvey.report.labelling import labelled


def render(report: Report) -> dict[str, bytes]:
    """The report as `report.txt`."""
    return {"report.txt": ("\n".join(map(clean, _lines(report))) + "\n").encode()}


def _lines(report: Report) -> Iterator[str]:
    yield report.title
    yield from report.notices
    for section, blocks in labelled(report):
        yield section.heading
        for block, label in blocks:
            yield from _block(block, label)
    yield from report.signature


def _block(block: Block, label: str) -> Iterator[str]:
    match block:
        case Paragraph() | Points():
            yield from (sentence.text for sentence in block.sentences)
        case Table():
            yield label + block.caption
            for group in block.groups:
                yield group.heading or ""
                yield from (" | ".join(cell.marked for cell in row) for row in group.rows)
            yield from (note.text for note in block.notes)
        case Figure():
            yield label + block.caption
            yield block.alternative
        case Gallery():
            for figure in block.figures:
                yield from _block(figure, "")
        case KeyFigures():
            yield from (f"{each.label} | {each.figure.text} | {each.detail.text}" for each in block.figures)
