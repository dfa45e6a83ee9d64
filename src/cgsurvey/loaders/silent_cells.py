"""What one sheet of a workbook holds that the reader gives without a word."""

from __future__ import annotations

from xml.etree import ElementTree

from cgsurvey.loaders.guard import Package
from cgsurvey.loaders.sheet_parse import Silent
from cgsurvey.loaders.zip_guard import damaged

_CONTENT = "content.xml"
_WORKBOOK, _RELATIONS = "xl/workbook.xml", "xl/_rels/workbook.xml.rels"
_RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_STRICT_RELATION = "{http://purl.oclc.org/ooxml/officeDocument/relationships}id"


def silent_in(package: Package, sheet: str) -> Silent:
    """What one sheet holds in silence; nothing where its part cannot be found.

    Raises
    ------
    Unreadable
        If the list of the sheets is no XML.
    """
    part = sheet if _CONTENT in package.members else _part_of(package, sheet)
    return package.sheets.get(part or "", Silent())


def _part_of(package: Package, sheet: str) -> str | None:
    """Name of the part of the workbook that holds the sheet."""
    if not package.members.keys() >= {_WORKBOOK, _RELATIONS}:
        return None
    workbook, relations = _parsed(package, _WORKBOOK), _parsed(package, _RELATIONS)
    targets = {each.get("Id"): each.get("Target", "") for each in relations}
    for element in workbook.iter():
        if element.tag.endswith("}sheet") and element.get("name") == sheet:
            target = targets.get(element.get(_RELATION) or element.get(_STRICT_RELATION), "")
            part = target[1:] if target.startswith("/") else f"xl/{target}"
            return part if part in package.sheets else None
    return None


def _parsed(package: Package, part: str) -> ElementTree.Element:
    try:
        return ElementTree.fromstring(package.part(part))
    # what is no XML, and encodings that nobody knows
    except (ElementTree.ParseError, LookupError, ValueError):
        raise damaged(package.file, package.members[part]) from None
