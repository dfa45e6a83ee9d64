"""What stands in an XML part before its first element: there a document type would be."""

from __future__ import annotations

import codecs

#: first bytes -> encoding; without any of them every byte of a prolog is a character
_WIDE = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
    (b"<\0\0\0", "utf-32-le"),
    (b"\0\0\0<", "utf-32-be"),
    (b"<\0", "utf-16-le"),
    (b"\0<", "utf-16-be"),
)


class DoctypeFound(ValueError):
    """The part has a document type, which no spreadsheet program writes and which can hold entities."""


def root_of(head: bytes) -> str | None:
    """Name of the first element, as it is written; None where more of the part is needed.

    Declarations, comments and processing instructions before it are passed over. "" where it is no XML.

    Raises
    ------
    DoctypeFound
    """
    encoding = next((name for mark, name in _WIDE if head.startswith(mark)), None)
    text = head.removeprefix(codecs.BOM_UTF8).decode(encoding or "latin-1", errors="ignore")
    text = text.removeprefix("\ufeff")
    at = 0
    while True:
        at = _first_after_space(text, at)
        ahead = text[at : at + 4]
        if len(ahead) < 4:
            return None
        if ahead.startswith("<?"):
            end, width = text.find("?>", at + 2), 2
        elif ahead == "<!--":
            end, width = text.find("-->", at + 4), 3
        elif ahead.startswith("<!"):
            raise DoctypeFound
        else:
            return _name(text, at + 1) if ahead.startswith("<") else ""
        if end < 0:
            return None
        at = end + width


def _first_after_space(text: str, at: int) -> int:
    while at < len(text) and text[at].isspace():
        at += 1
    return at


def _name(text: str, start: int) -> str | None:
    """The name of an element that begins here, once its end is there too."""
    for at in range(start, len(text)):
        if text[at].isspace() or text[at] in "/>":
            return text[start:at]
    return None
