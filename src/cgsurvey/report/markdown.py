"""Report -> Markdown with GitHub tables."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import count

from cgsurvey.clean import clean
from cgsurvey.report.document import (
    Block,
    Figure,
    Gallery,
    KeyFigures,
    Paragraph,
    Points,
    Report,
    Sentence,
    Table,
)
from cgsurvey.report.labelling import labelled
from cgsurvey.report.pictures import picture_name, pictures

#: characters that mean something inside a line of Markdown. A bracket does only where a link, a footnote
#: or a definition could follow: an interval stays readable in the source. So do the colon, the dot and the
#: at-sign only in what would become a link by itself.
_INLINE = re.compile(
    r"([\\`*_|~$]|\](?=[(\[:])|\[(?=\^)|:(?=//)|(?<=www)\.|(?<=[\w.+-])@(?=\w))", re.IGNORECASE
)
#: what would make a line a heading, a list, a box to tick, a quotation or a rule
_AT_START = re.compile(r"^(\d+)([.)])(?=\s|$)|^([#+=>\[-])")


def render(report: Report) -> dict[str, bytes]:
    """The report as one Markdown file, and its charts beside it."""
    return {"report.md": ("\n\n".join(_parts(report)) + "\n").encode("utf-8"), **pictures(report)}


def _parts(report: Report) -> Iterator[str]:
    yield f"# {_inline(report.title)}"
    for line in filter(None, (report.notice, report.banner)):
        yield f"> **{_inline(line)}**"
    paths = map(picture_name, count(1))
    for section, blocks in labelled(report):
        yield f"{'#' * (section.level + 1)} {_inline(section.heading)}"
        for block, label in blocks:
            yield from _block(block, label, paths)
    for line in filter(None, (report.organisation, report.date)):
        yield _line(line)


def _block(block: Block, number: str, paths: Iterator[str]) -> Iterator[str]:
    """A block; `number` stands before its caption, `paths` are those of the pictures still to come."""
    match block:
        case Paragraph():
            yield _line(block.text)
        case Points():
            yield "\n".join(f"- {_line(sentence.text)}" for sentence in block.sentences)
        case Table():
            yield f"**{_inline(number + block.caption)}**"
            yield _table(block)
            yield from _notes(block.notes)
        case KeyFigures(figures):
            yield "\n".join(
                f"- {_line(each.label)} **{_inline(each.figure.text)}** {_inline(each.detail.text)}"
                for each in figures
            )
        case Figure():
            yield _picture(block, next(paths))
            yield f"**{_inline(number + block.caption)}**"
            yield from _notes(block.notes)
        case Gallery(figures):
            # a table is what puts pictures side by side
            lines = [_row([figure.caption for figure in figures]), _row([":---:"] * len(figures), raw=True)]
            yield "\n".join([*lines, _row([_picture(each, next(paths)) for each in figures], raw=True)])
            for each in figures:
                yield from _notes(each.notes)


def _notes(notes: Iterable[Sentence]) -> Iterator[str]:
    if lines := [f"- {_line(note.text)}" for note in notes]:
        yield "\n".join(lines)


def _picture(figure: Figure, path: str) -> str:
    """The picture, and what it shows in words: between brackets, so that none may stand in them."""
    words = _inline(figure.alternative.replace("[", "(").replace("]", ")"))
    return f"![{words}]({path})"


def _table(table: Table) -> str:
    headings = [
        f"{column.spanner}: {column.heading}" if column.spanner else column.heading
        for column in table.columns
    ]
    lines = [_row(headings), _row([("---:" if each.numeric else ":---") for each in table.columns], raw=True)]
    for group in table.groups:
        if group.heading is not None:
            blank = [""] * (len(table.columns) - 1)
            lines.append(_row([f"**{_inline(group.heading)}**", *blank], raw=True))
        lines += [_row([cell.marked for cell in row]) for row in group.rows]
    return "\n".join(lines)


def _row(texts: list[str], raw: bool = False) -> str:
    return "| " + " | ".join(text if raw else _inline(text) for text in texts) + " |"


def _inline(text: str) -> str:
    """Text that Markdown shows as it is, on one line."""
    escaped = _INLINE.sub(r"\\\1", clean(text).replace("\u00a0", " "))
    return escaped.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _line(text: str) -> str:
    """Text that begins a line: nor does it become a heading or a list."""
    text = clean(text)
    if match := _AT_START.match(text):
        escaped = f"{match[1]}\\{match[2]}" if match[1] else f"\\{match[3]}"
        return escaped + _inline(text[match.end() :])
    return _inline(text)
