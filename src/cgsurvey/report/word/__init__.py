"""Report -> Word: a document as offices set it (GB/T 9704) or as journals do, or on a bureau's template.

A bureau goes on writing in it, so everything is what Word itself would make: styles, fields that count and
list, headings that a contents finds, tables that break at rows with their headings repeated.
"""

from __future__ import annotations

import datetime
import io
from collections.abc import Iterator
from typing import Any

from cgsurvey.errors import Unreadable
from cgsurvey.report.chart import Width
from cgsurvey.report.document import (
    Block,
    Figure,
    Gallery,
    KeyFigures,
    Paragraph,
    Points,
    Report,
    Section,
    Table,
)
from cgsurvey.report.labelling import labelled
from cgsurvey.report.word import paragraphs
from cgsurvey.report.word.blank import blank
from cgsurvey.report.word.contents import contents
from cgsurvey.report.word.figures import Embed, figure
from cgsurvey.report.word.looks import LOOKS
from cgsurvey.report.word.margins import head_every_page
from cgsurvey.report.word.markup import DECLARED, NAMESPACES, plain
from cgsurvey.report.word.overview import tallest_picture
from cgsurvey.report.word.package import saved
from cgsurvey.report.word.page import Page, page_of
from cgsurvey.report.word.strips import gallery, key_figures
from cgsurvey.report.word.styling import restyled
from cgsurvey.report.word.tables import table
from cgsurvey.report.word.template import opened, place_of

#: what a document must say of its time, and does not know
_NO_TIME = datetime.datetime(1980, 1, 1)
_DRAWING = f"{{{NAMESPACES['wp']}}}docPr"


def render(report: Report) -> dict[str, bytes]:
    """The report as one Word document.

    Raises
    ------
    Unreadable
        If the report brings a template that cannot be used.
    """
    from docx.oxml import parse_xml

    look = LOOKS[report.style, report.language]
    document = opened(report.template if report.template is not None else blank(look))
    body, place = place_of(document)
    text = "".join(_parts(report, page_of(document), _embedding(document, report)))
    content = parse_xml(f"<w:body {DECLARED}>{text}</w:body>")
    paragraphs.keep_with_signature(content)
    ids = {} if report.template is None else restyled(content, document, look)
    head_every_page(document, report, ids.get("PageNotice", "PageNotice"))
    # what stands there is moved around it: a large table is moved quickly only with what declares its names
    standing = list(body)
    content[:0] = standing[:place]
    content.extend(standing[place:])
    document.element.replace(body, content)
    for number, drawing in enumerate(content.iter(_DRAWING), start=1):
        drawing.set("id", str(number))
    _describe(document, report)
    return {"report.docx": saved(document)}


def refuse_unusable(template: bytes) -> None:
    """Refuse a template before anything is computed for it: one on which no empty report can be written.

    Raises
    ------
    Unreadable
    """
    try:
        render(Report("", "zh", (), notice="—", template=template))
    except (
        LookupError,
        AttributeError,
        TypeError,
        ValueError,
    ):  # what python-docx says of parts that it lacks
        raise Unreadable("word.no_template") from None


def _parts(report: Report, page: Page, embed: Embed) -> Iterator[str]:
    """The whole document: notice, title and contents on the first page, the overview on the next.

    Who signs stands behind the body; the appendices begin on a new page.
    """
    yield from paragraphs.opening(report)
    yield contents(report.sections, report.language, page.width)
    after_overview = False
    for number, (section, blocks) in enumerate(labelled(report)):
        on_new_page = section.on_new_page or after_overview or (0 < number == report.body)
        yield paragraphs.heading(section, number, on_new_page)
        after_overview = section.on_new_page
        for at, (block, label) in enumerate(blocks):
            if isinstance(block, Paragraph):
                leads_on = any(isinstance(following, Points) for following, _ in blocks[at + 1 : at + 2])
                yield paragraphs.text(block, section, leads_on)
            else:
                yield from _block(block, label, section, report, page, embed)
        if number + 1 == report.body:
            yield from paragraphs.signature(report)


def _block(
    block: Block, label: str, section: Section, report: Report, page: Page, embed: Embed
) -> Iterator[str]:
    look = LOOKS[report.style, report.language]
    match block:
        case Points():
            yield from paragraphs.points(block, section)
        case Table():
            yield from table(block, label, page.width, report.language)
        case Figure():
            yield from figure(block, label, page, embed)
        case Gallery():
            yield from gallery(block, page.width, embed, tallest_picture(section, page, look.overview))
        case KeyFigures():
            yield from key_figures(block, page.width)


def _embedding(document: Any, report: Report) -> Embed:
    """A function that draws a figure into the package of the document."""

    def embed(figure: Figure, across: Width) -> tuple[str, float, float]:
        from cgsurvey.report.charts import drawn

        drawing = drawn(figure, report.language, "png", across)
        id, _ = document.part.get_or_add_image(io.BytesIO(drawing.content))
        return id, drawing.width_mm, drawing.height_mm

    return embed


def _describe(document: Any, report: Report) -> None:
    """What a document says of itself: nothing that the report does not say."""
    about = document.core_properties
    about.title, about.author, about.last_modified_by = (
        plain(report.title)[:255],
        plain(report.organisation)[:255],
        "",
    )
    about.created = about.modified = _NO_TIME
    about.revision = 1
