"""Report -> Markdown with GitHub tables."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from itertools import count

from cgsurvey.clean import clean
from cgsurvey.phrases import Language, say
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
    r"[\\`*_|~$]|\](?=[(\[:])|\[(?=\^)|:(?=//)|(?<=www)\.|(?<=[\w.+-])@(?=\w)", re.IGNORECASE
)
#: in the words of a picture, which stand in brackets, each bracket does
_BRACKETED = re.compile(rf"[\[\]]|{_INLINE.pattern}", re.IGNORECASE)
#: what would make a line a heading, a list, a box to tick, a quotation or a rule
_AT_START = re.compile(r"^(\d+)([.)])(?=\s|$)|^([#+=>\[-])")


def render(report: Report) -> dict[str, bytes]:
    """The report as one Markdown file, and its charts beside it."""
    return {"report.md": ("\n\n".join(_parts(report)) + "\n").encode("utf-8"), **pictures(report)}


def _parts(report: Report) -> Iterator[str]:
    yield f"# {_inline(report.title)}"
    for line in report.notices:
        yield f"> **{_inline(line)}**"
    paths = map(picture_name, count(1))
    for at, (section, blocks) in enumerate(labelled(report), start=1):
        yield f"{'#' * (section.level + 1)} {_inline(section.heading)}"
        for block, label in blocks:
            yield from _block(block, label, report.language, paths)
        if at == report.body:
            yield from map(_line, report.signature)


def _block(block: Block, number: str, language: Language, paths: Iterator[str]) -> Iterator[str]:
    """A block; `number` stands before its caption, `paths` are those of the pictures still to come."""
    match block:
        case Paragraph():
            yield _running(block, language)
        case Points(sentences):
            yield from _listed(sentences, language)
        case KeyFigures(figures):
            yield "\n".join(
                f"- **{_inline(each.figure.text)}** {_inline(each.label)} · {_inline(each.detail.text)}"
                for each in figures
            )
        case Table():
            yield f"**{_inline(number + block.caption)}**"
            yield _table(block)
            yield from _listed(block.notes, language)
        case Figure():
            yield _picture(block, next(paths))
            yield f"**{_inline(number + block.caption)}**"
            yield from _listed(block.notes, language)
        case Gallery(figures):
            yield _side_by_side(figures, language, paths)


def _running(paragraph: Paragraph, language: Language) -> str:
    """Sentences that run on; only the first begins a line."""
    texts = [
        _told(sentence, language, _line if place == 0 else _inline) + text.removeprefix(sentence.text)
        for place, (sentence, text) in enumerate(paragraph.parts())
    ]
    return "".join(texts).rstrip()


def _listed(sentences: Iterable[Sentence], language: Language) -> Iterator[str]:
    """Sentences as a list, where there are any."""
    if lines := [f"- {_told(sentence, language, _line)}" for sentence in sentences]:
        yield "\n".join(lines)


def _told(sentence: Sentence, language: Language, escaped: Callable[[str], str]) -> str:
    """A sentence; before one that warns stands a word that says so."""
    if not sentence.weak:
        return escaped(sentence.text)
    return f"**{say('page.weak', language)}** {_inline(sentence.text)}"


def _side_by_side(figures: Iterable[Figure], language: Language, paths: Iterator[str]) -> str:
    """Pictures in the cells of a table, each under its caption and over its notes."""
    columns = [
        (
            _inline(figure.caption),
            ":---:",
            _picture(figure, next(paths)),
            " ".join(_told(note, language, _inline) for note in figure.notes),
        )
        for figure in figures
    ]
    return "\n".join(_row(row, raw=True) for row in zip(*columns, strict=True))


def _picture(figure: Figure, path: str) -> str:
    """The picture, and what it shows in words."""
    return f"![{_inline(figure.alternative, _BRACKETED)}]({path})"


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


def _row(texts: Iterable[str], raw: bool = False) -> str:
    return "| " + " | ".join(text if raw else _inline(text) for text in texts) + " |"


def _inline(text: str, obeyed: re.Pattern[str] = _INLINE) -> str:
    """Text that Markdown shows as it is, on one line."""
    escaped = obeyed.sub(r"\\\g<0>", clean(text).replace("\u00a0", " "))
    return escaped.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _line(text: str) -> str:
    """Text that begins a line: nor does it become a heading or a list."""
    text = clean(text)
    if match := _AT_START.match(text):
        escaped = f"{match[1]}\\{match[2]}" if match[1] else f"\\{match[3]}"
        return escaped + _inline(text[match.end() :])
    return _inline(text)
