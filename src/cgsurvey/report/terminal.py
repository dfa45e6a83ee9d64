"""Report -> the terminal: at any width, with or without colour, in whatever encoding the console has."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterator

from rich.console import Console
from rich.text import Text

from cgsurvey.clean import clean
from cgsurvey.report.document import (
    Block,
    Cell,
    Column,
    Figure,
    Gallery,
    KeyFigures,
    Paragraph,
    Points,
    Report,
    RowGroup,
    Table,
)
from cgsurvey.report.fitting import wrap
from cgsurvey.report.grid import lines_of
from cgsurvey.report.labelling import labelled

#: a line and its style
Styled = tuple[str, str]

_STYLES = {"rule": "dim", "head": "bold", "group": "bold", "row": ""}
_WARNING = "yellow"
#: narrower than this nothing can be set; the terminal then wraps by itself
_NARROWEST = 40


def print_report(report: Report, console: Console) -> None:
    """Print the report, no line wider than the console.

    Colour, and whether there is any (`NO_COLOR`, a pipe), is the console's to decide. Text from data is
    printed as it stands: markup in it is not obeyed, control characters are taken out, and what the
    console's encoding lacks is replaced.
    """
    lines = _lines(report, max(console.width, _NARROWEST), console.encoding)
    # one text and one print: rich takes most of a millisecond for each
    console.print(Text.assemble(*((line + "\n", style) for line, style in lines)), soft_wrap=True, end="")


def _lines(report: Report, width: int, encoding: str) -> Iterator[Styled]:
    safe = _spoken_in(encoding)
    rule = "─" if encoding.lower().startswith("utf") else "-"
    yield from _wrapped(safe(report.title), width, "bold")
    for line in report.notices:
        yield from _wrapped(safe(line), width, _WARNING)
    for section, blocks in labelled(report):
        yield "", ""
        yield from _wrapped(safe(section.heading), width, "bold cyan")
        for block, label in blocks:
            if isinstance(block, Figure | Gallery):
                continue  # drawn where there is paper; its numbers stand in the tables
            yield "", ""
            yield from _block(block, label, width, rule, safe)


def _block(block: Block, number: str, width: int, rule: str, safe: Callable[[str], str]) -> Iterator[Styled]:
    match block:
        case Paragraph(sentences):
            warns = any(sentence.weak for sentence in sentences)
            yield from _wrapped(safe(block.text), width, _WARNING if warns else "")
        case Points(sentences):
            for sentence in sentences:
                mark = "! " if sentence.weak else "- "
                yield from _wrapped(safe(sentence.text), width, _WARNING if sentence.weak else "", mark)
        case KeyFigures(figures):
            for each in figures:
                yield from _wrapped(safe(f"{each.label}  {each.figure.text}"), width, "bold", "- ")
                yield from _wrapped(safe(each.detail.text), width, "dim", "  ")
        case Table():
            yield from _wrapped(safe(number + block.caption), width, "bold")
            yield from ((line.text, _STYLES[line.kind]) for line in lines_of(_safe(block, safe), width, rule))
            for note in block.notes:
                yield from _wrapped(safe(note.text), width, "dim", "  ")


def _wrapped(text: str, width: int, style: str, mark: str = "") -> Iterator[Styled]:
    """A paragraph, set in behind its mark."""
    for index, line in enumerate(wrap(text, width - len(mark))):
        yield (mark if index == 0 else " " * len(mark)) + line.replace("\u00a0", " "), style


def _safe(table: Table, safe: Callable[[str], str]) -> Table:
    """The table with every text made safe, before it is measured."""
    return Table(
        table.caption,
        tuple(
            Column(
                "\n".join(map(safe, each.heading.split("\n"))),
                safe(each.spanner) if each.spanner else None,
                each.numeric,
            )
            for each in table.columns
        ),
        tuple(
            RowGroup(
                safe(group.heading) if group.heading is not None else None,
                tuple(tuple(Cell(safe(cell.marked)) for cell in row) for row in group.rows),
            )
            for group in table.groups
        ),
        table.notes,
        table.keys,
    )


def _spoken_in(encoding: str) -> Callable[[str], str]:
    """A function that leaves only what the console can show: plain text its encoding has."""

    def safe(text: str) -> str:
        text = clean(text)
        return text if _encodable(text, encoding) else "".join(_nearest(each, encoding) for each in text)

    return safe


def _nearest(character: str, encoding: str) -> str:
    """The character, or its plain form ("²" is "2"), or "?"."""
    if _encodable(character, encoding):
        return character
    plain = unicodedata.normalize("NFKD", character)
    return plain if _encodable(plain, encoding) else "?"


def _encodable(text: str, encoding: str) -> bool:
    try:
        text.encode(encoding)
    except UnicodeEncodeError:
        return False
    return True
