"""What stands in a report, as text: for tests that ask what a reader is told."""

from __future__ import annotations

from cgsurvey.report.document import (
    Figure,
    Gallery,
    KeyFigures,
    Report,
    Section,
    Table,
)


def notes_of(table: Table) -> list[str]:
    return [note.text for note in table.notes]


def tables(found: Section) -> list[Table]:
    return [block for block in found.blocks if isinstance(block, Table)]


def section(report: Report, heading: str) -> Section:
    return next(each for each in report.sections if heading in each.heading)


def in_section(section: Section) -> list[str]:
    """Every text under a heading."""
    found: list[str] = []
    for block in section.blocks:
        match block:
            case Table():
                found += [block.caption, *notes_of(block), *(column.heading for column in block.columns)]
                found += [column.spanner or "" for column in block.columns]
                found += [group.heading or "" for group in block.groups]
                found += [cell.text for row in block.rows() for cell in row]
            case KeyFigures():
                for each in block.figures:
                    found += [each.label, each.figure.text, each.detail.text]
            case Figure():
                found += [block.caption, block.alternative, *(note.text for note in block.notes)]
            case Gallery():
                found += [text for each in block.figures for text in (each.caption, each.alternative)]
            case _:
                found += [sentence.text for sentence in block.sentences]
    return found


def texts(report: Report) -> list[str]:
    """Every text of a report."""
    found = [report.title, report.notice, report.banner or ""]
    for each in report.sections:
        found += [each.heading, *in_section(each)]
    return found
