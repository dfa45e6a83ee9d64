"""What is read from line to line: the title, headings, running text, points, and who signs."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from cgsurvey.report.document import Paragraph, Points, Report, Section, Sentence
from cgsurvey.report.fitting import cells
from cgsurvey.report.word.markup import NAMESPACES, bookmarked, paragraph, plain, run

_W = f"{{{NAMESPACES['w']}}}"
#: half characters of a title's line, but for quotation marks, which are counted as narrow and set as wide
_TITLE = 36
#: characters of a name that Word can keep
_NAME = 40


def opening(report: Report) -> Iterator[str]:
    """To whom the report may be given, where an official document says how secret it is; and its title."""
    if report.notice:
        yield paragraph("Notice", run(report.notice))
    yield paragraph("Title", run(_in_lines(plain(report.title)), in_lines=True))


def _in_lines(title: str) -> str:
    """A title longer than a line, broken before what it has in brackets and not within."""
    at = title.rfind("（")
    return f"{title[:at]}\n{title[at:]}" if at > 0 and cells(title) > _TITLE else title


def heading(section: Section, number: int, on_new_page: bool) -> str:
    """A heading that the contents lead to."""
    properties = "<w:pageBreakBefore/>" if on_new_page else ""
    content = bookmarked(run(section.heading), anchor(section, number), number)
    return paragraph(f"Heading{section.level}", content, properties)


def anchor(section: Section, number: int) -> str:
    """The name of a section as Word takes it: a letter, then letters, digits and low lines, at most 40."""
    name = section.name.replace("-", "_")
    return name if name[:1].isalpha() and len(name) <= _NAME else f"section_{number}"


def text(block: Paragraph, section: Section, leads_on: bool) -> str:
    """Sentences that run on; those that warn are set apart. It stays with points that it leads on to."""
    style = f"{_smaller(section)}Text" if _smaller(section) else "BodyText"
    keep = "<w:keepNext/>" if leads_on else ""
    return paragraph(style, (_sentence(each, said) for each, said in block.parts()), keep)


def points(block: Points, section: Section) -> Iterator[str]:
    style = f"{_smaller(section)}Point" if _smaller(section) else "ListBullet"
    yield from (paragraph(style, _sentence(each, each.text)) for each in block.sentences)


def signature(report: Report) -> Iterator[str]:
    """Who signs, and when."""
    if report.organisation:
        yield paragraph("Signature", run(report.organisation), "<w:keepNext/>" if report.date else "")
    if report.date:
        yield paragraph("Date", run(report.date))


def keep_with_signature(content: Any) -> None:
    """Keep the last words of the body on the page where they are signed, as GB/T 9704 asks."""
    for line in content.findall(f"{_W}p"):
        before = line.getprevious()
        is_signed = line.find(f"{_W}pPr/{_W}pStyle").get(f"{_W}val") in ("Signature", "Date")
        if is_signed and before is not None and before.find(f"{_W}pPr/{_W}keepNext") is None:
            before.find(f"{_W}pPr/{_W}pStyle").addnext(before.makeelement(f"{_W}keepNext"))


def _smaller(section: Section) -> str:
    """Where a text is set smaller than that of the body."""
    return "Overview" if section.on_new_page else "Appendix" if section.is_appendix else ""


def _sentence(sentence: Sentence, said: str) -> str:
    return run(said, "Emphasis" if sentence.weak else "")
