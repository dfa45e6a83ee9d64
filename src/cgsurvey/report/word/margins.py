"""What every page says above its text: to whom it may be given, and that its data are made up."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from cgsurvey.report.document import Report
from cgsurvey.report.word.markup import DECLARED, paragraph, run


def head_every_page(document: Any, report: Report, style: str) -> None:
    """Put the notice and the banner first in every header that a page can have, in a style."""
    from docx.oxml import parse_xml

    if not report.notices:
        return
    for header in _headers(document):
        element = header._element
        written = parse_xml(
            f"<w:hdr {DECLARED}>{''.join(paragraph(style, run(line)) for line in report.notices)}</w:hdr>"
        )
        if not "".join(element.itertext()).strip() and len(element) == 1:
            element.remove(element[0])  # the empty line of a header that was not there
        for place, each in enumerate(list(written)):
            element.insert(place, each)


def _headers(document: Any) -> Iterator[Any]:
    """Every header of its own; the first section has one of each kind in use, the others may share it."""
    even = document.settings.odd_and_even_pages_header_footer
    for number, section in enumerate(document.sections):
        kinds = [section.header]
        kinds += [section.even_page_header] if even else []
        kinds += [section.first_page_header] if section.different_first_page_header_footer else []
        for header in kinds:
            if header.is_linked_to_previous and number == 0:
                header.is_linked_to_previous = False
            if not header.is_linked_to_previous:
                yield header
