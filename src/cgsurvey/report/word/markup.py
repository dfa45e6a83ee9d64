"""WordprocessingML as text: runs, fields and paragraphs, with what stands in them made harmless.

A document is composed as one text and parsed once, which costs a fraction of building it node by node. Styles
are named as the blank document names them; a template's own take their places afterwards.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from html import escape

from cgsurvey.clean import clean

NAMESPACES = {
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "pic": "http://schemas.openxmlformats.org/drawingml/2006/picture",
}
DECLARED = " ".join(f'xmlns:{prefix}="{address}"' for prefix, address in NAMESPACES.items())

#: twentieths of a point, which Word measures in, of a point and of a millimetre
POINT, MILLIMETRE = 20, 1440 / 25.4

_CHINESE = re.compile("[\u2e80-\uffef\U00020000-\U0003ffff]")
#: quotation marks and dashes are both Chinese and Latin: in a Chinese text they are set as Chinese ones
_HINT = '<w:rFonts w:hint="eastAsia"/>'


def plain(text: str) -> str:
    """Text without what XML cannot hold."""
    if text.isascii() and text.isprintable():
        return text  # as most cells are
    return clean(text)


def escaped(text: str) -> str:
    """Text as it is written into an element or an attribute."""
    return escape(plain(text))


def run(text: str, style: str = "", in_lines: bool = False) -> str:
    """Text in one style of characters; its line ends are kept where it is set `in_lines`."""
    named = f'<w:rStyle w:val="{style}"/>' if style else ""
    properties = named if text.isascii() or not _CHINESE.search(text) else named + _HINT
    if properties != named:
        # between Chinese characters LibreOffice breaks a number rather than keep a no-break space
        text = text.replace("\u00a0", " ")
    lines = text.split("\n") if in_lines else [text]
    written = "<w:br/>".join(f'<w:t xml:space="preserve">{escaped(line)}</w:t>' for line in lines)
    return f"<w:r>{f'<w:rPr>{properties}</w:rPr>' if properties else ''}{written}</w:r>"


def field(instruction: str, shown: str) -> str:
    """A field with what it shows until it is updated."""
    inside = run(shown) if shown else "<w:r/>"
    return f'<w:fldSimple w:instr=" {escaped(instruction)} ">{inside}</w:fldSimple>'


def paragraph(style: str, content: str | Iterable[str], properties: str = "") -> str:
    """A paragraph of runs. `properties` follow its style, in the order of the schema."""
    inside = content if isinstance(content, str) else "".join(content)
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{properties}</w:pPr>{inside}</w:p>'


def bookmarked(content: str, name: str, number: int) -> str:
    """Content that fields and links find by `name`."""
    start = f'<w:bookmarkStart w:id="{number}" w:name="{escaped(name)}"/>'
    return f'{start}{content}<w:bookmarkEnd w:id="{number}"/>'
