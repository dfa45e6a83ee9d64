"""A bureau's own Word file as the paper of a report: its styles, its page, what stands in its margins.

What stands in its body is a letterhead only where it has a line {{report}}, which the report then takes the
place of; else it is an example of an earlier report, and goes.
"""

from __future__ import annotations

import io
import re
import struct
import zipfile
import zlib
from typing import Any

from cgsurvey.errors import Unreadable
from cgsurvey.report.word.markup import NAMESPACES
from cgsurvey.report.word.package import packed

#: the line that the report takes the place of
PLACE = "{{report}}"
#: bytes of a template, and of what it inflates to
_LARGEST, _INFLATED = 32 << 20, 128 << 20
_BROKEN = (
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    RuntimeError,  # what zipfile says of a password
    NotImplementedError,
    ValueError,
    TypeError,  # what python-docx says of a relation without a target
    OSError,
    EOFError,
)
_TEMPLATE, _DOCUMENT = b"wordprocessingml.template.main+xml", b"wordprocessingml.document.main+xml"
_MACROS = (b"macroEnabled", b"vbaProject", b"activeX")
_W = f"{{{NAMESPACES['w']}}}"
_R = f"{{{NAMESPACES['r']}}}"
#: relations that the text names; one that it does not name any more leads to what has gone
_NAMED = ("image", "hyperlink", "header", "footer", "chart", "oleObject", "package", "aFChunk", "control")
#: where the template was made from, and its styles as an older Word saw them, without what is added to them
_STALE = ("/attachedTemplate", "/stylesWithEffects")
#: what is of another file, and cannot be looked into
_CHUNK = "/aFChunk"
#: fields that fetch from elsewhere, as pictures and cells of workbooks, each on a line of its own
_FETCHING = re.compile(r"^\s*(INCLUDE(PICTURE|TEXT)|DDE(AUTO)?|LINK|IMPORT|DATABASE|RD)\b", re.I | re.M)
#: pictures of an older Word that are told by their addresses
_ADDRESSED = [f"{{urn:schemas-microsoft-com:vml}}{name}" for name in ("imagedata", "fill", "stroke")]
_ADDRESSES = ("src", "{urn:schemas-microsoft-com:office:office}href")
#: who wrote the template, when, with which program
_ABOUT = ("core-properties", "extended-properties", "custom-properties", "thumbnail")


def opened(content: bytes) -> Any:
    """The document of a template, with nothing in it that runs, leads elsewhere or tells of its author.

    Raises
    ------
    Unreadable
        If it is no .docx or .dotx, is too large, has macros, or draws on files elsewhere.
    """
    from docx import Document
    from lxml.etree import XMLSyntaxError

    try:
        document = Document(io.BytesIO(_checked(content)))
        if document.element.body is None or document.element.body.sectPr is None:
            raise ValueError
        _cut_off(document)
    except (KeyError, AttributeError, XMLSyntaxError, *_BROKEN):
        raise Unreadable("word.no_template") from None
    return document


def place_of(document: Any) -> tuple[Any, int]:
    """Where the report goes: the element, and the index in it.

    Raises
    ------
    Unreadable
        If {{report}} does not stand on a line of its own.
    """
    body = document.element.body
    for index, child in enumerate(body):
        if child.tag == f"{_W}p" and _text(child).strip() == PLACE:
            body.remove(child)
            return body, index
    if PLACE in _text(body):
        raise Unreadable("word.place_not_a_line", place=PLACE)
    _clear(document)
    return body, 0


def _checked(content: bytes) -> bytes:
    """The package, every part of it read and none larger than it may be; a .dotx as a .docx."""
    if len(content) > _LARGEST:
        raise Unreadable("word.template_too_large", limit=f"{_LARGEST >> 20} MB")
    parts: dict[str, bytes] = {}
    left = _INFLATED
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        for info in archive.infolist():
            with archive.open(info) as part:
                parts[info.filename] = part.read(left + 1)
            left -= len(parts[info.filename])
            if left < 0:
                raise Unreadable("word.template_too_large", limit=f"{_INFLATED >> 20} MB")
    types = parts.get("[Content_Types].xml", b"")
    if any(mark in types for mark in _MACROS):
        raise Unreadable("word.template_macros")
    texts = (part for name, part in parts.items() if name.lower().endswith((".xml", ".rels")))
    if any(b"<!DOCTYPE" in text.replace(b"\0", b"") for text in texts):  # in two bytes a letter as well
        raise ValueError
    parts["[Content_Types].xml"] = types.replace(_TEMPLATE, _DOCUMENT)
    return packed(parts.items())


def _cut_off(document: Any) -> None:
    """Take out who wrote the template and where it lay; refuse one that fetches anything but at a click."""
    package = document.part.package
    for id, relation in list(package.rels.items()):
        if relation.reltype.endswith(_ABOUT):
            del package.rels[id]
    for part in package.iter_parts():
        for id, relation in list(part.rels.items()):
            if relation.reltype.endswith(_STALE):
                del part.rels[id]
            elif relation.reltype.endswith(_CHUNK) or (
                relation.is_external and not relation.reltype.endswith("/hyperlink")
            ):
                raise Unreadable("word.template_elsewhere")
        if part.partname.endswith(".xml") and _fetches(_tree(part)):
            raise Unreadable("word.template_elsewhere")
    for name in ("attachedTemplate", "mailMerge"):
        for attached in document.settings.element.findall(f"{_W}{name}"):
            document.settings.element.remove(attached)


def _tree(part: Any) -> Any:
    """The content of a part, which python-docx has parsed of some kinds only."""
    from lxml import etree

    if hasattr(part, "element"):
        return part.element
    return etree.fromstring(part.blob, etree.XMLParser(resolve_entities=False, no_network=True))


def _fetches(tree: Any) -> bool:
    """Whether a part has a field, or a picture, for which a reader's Word asks elsewhere by itself."""
    instructions = "".join(
        each.text or "" if each.tag == f"{_W}instrText" else f"\n{each.get(f'{_W}instr', '')}"
        for each in tree.iter(f"{_W}fldChar", f"{_W}instrText", f"{_W}fldSimple")
    )
    addresses = (each.get(name) for each in tree.iter(*_ADDRESSED) for name in _ADDRESSES)
    return _FETCHING.search(instructions) is not None or any(addresses)


def _clear(document: Any) -> None:
    """Empty the body but for its last section, which keeps the margins that it shares with those before."""
    body = document.element.body
    last = body.sectPr
    inherited: dict[tuple[str, str | None], Any] = {}
    for section in body.iter(f"{_W}sectPr"):
        for reference in section:
            if reference.tag in (f"{_W}headerReference", f"{_W}footerReference"):
                inherited[reference.tag, reference.get(f"{_W}type")] = reference
    for child in list(body):
        if child is not last:
            body.remove(child)
    for at, reference in enumerate(inherited.values()):
        last.insert(at, reference)
    called = {value for each in body.iter() for name, value in each.attrib.items() if name.startswith(_R)}
    for id, relation in list(document.part.rels.items()):
        if id not in called and relation.reltype.rpartition("/")[2] in _NAMED:
            del document.part.rels[id]


def _text(element: Any) -> str:
    return "".join(each.text or "" for each in element.iter(f"{_W}t"))
