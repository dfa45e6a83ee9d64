"""The table of contents: a field that lists the headings already, and gets their pages when it is updated.

A renderer does not know on which page a heading will stand, and a wrong number would be believed. So each
entry asks for its page; until Word answers (F9, or printing) the line ends with its heading.
"""

from __future__ import annotations

from collections.abc import Iterable

from cgsurvey.phrases import Language, say
from cgsurvey.report.document import Section
from cgsurvey.report.word.markup import field, paragraph, run
from cgsurvey.report.word.paragraphs import anchor

_BEGIN = '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
_ASKS = '<w:r><w:instrText xml:space="preserve"> TOC \\o "1-3" \\h \\z \\u </w:instrText></w:r>'
_SEPARATE = '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
_END = '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
#: over the dots of the style, which would lead to nothing
_NO_DOTS = '<w:tabs><w:tab w:val="right" w:leader="none" w:pos="{width}"/></w:tabs>'


def contents(sections: Iterable[Section], language: Language, width: int) -> str:
    """The contents under their heading, `width` twips wide."""
    entries = [_entry(section, number) for number, section in enumerate(sections)]
    if not entries:
        return ""
    properties = _NO_DOTS.format(width=width)
    lines = []
    for at, (style, link) in enumerate(entries):
        begins = _BEGIN + _ASKS + _SEPARATE if at == 0 else ""
        ends = _END if at == len(entries) - 1 else ""
        lines.append(paragraph(style, begins + link + ends, properties))
    return (
        '<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/><w:docPartUnique/>'
        "</w:docPartObj></w:sdtPr><w:sdtContent>"
        f"{paragraph('TOCHeading', run(say('report.contents', language)))}{''.join(lines)}"
        "</w:sdtContent></w:sdt>"
    )


def _entry(section: Section, number: int) -> tuple[str, str]:
    name = anchor(section, number)
    page = "<w:r><w:tab/></w:r>" + field(f"PAGEREF {name} \\h", "")
    link = f'<w:hyperlink w:anchor="{name}" w:history="1">{run(section.heading)}{page}</w:hyperlink>'
    return f"TOC{section.level}", link
