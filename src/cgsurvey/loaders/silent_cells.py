"""Cells of one sheet of a workbook that the reader gives without a word, by the sentence that says so."""

from __future__ import annotations

import re
from collections.abc import Iterator
from xml.etree import ElementTree

from cgsurvey.loaders.guard import Package
from cgsurvey.loaders.sheet_parse import column_of
from cgsurvey.loaders.table import Place
from cgsurvey.loaders.zip_guard import damaged

ERROR, FORMULA, MERGED = "loading.error_cell", "loading.formula", "loading.merged"
_WORKBOOK, _RELATIONS = "xl/workbook.xml", "xl/_rels/workbook.xml.rels"
_SPAN = re.compile(r"([A-Za-z]+)(\d+):([A-Za-z]+)(\d+)")
_RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_STRICT_RELATION = "{http://purl.oclc.org/ooxml/officeDocument/relationships}id"


def silent_cells(
    package: Package, sheet: str, height: int, width: int
) -> tuple[dict[str, list[Place]], list[int]]:
    """Places of such cells, by the code of the sentence; and rows hidden.

    Of merged cells, those that the merge left empty, within the `height` and `width` of the cells read.
    Nothing where the sheet's part cannot be found: the cells themselves were read by other means.

    Raises
    ------
    Unreadable
        If the list of the sheets is no XML.
    """
    part = _part_of(package, sheet)
    if part is None:
        return {}, []
    found = package.sheets[part]
    merged = [place for span in found.merged for place in _covered(span, height, width)]
    marks = {ERROR: found.errors, FORMULA: found.formulas, MERGED: merged}
    return {code: places for code, places in marks.items() if places}, found.hidden


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


def _covered(span: str, height: int, width: int) -> Iterator[Place]:
    """Cells of a merged range but its first."""
    ends = _SPAN.fullmatch(span)
    if ends is None:
        return
    first = int(ends[2]) - 1, column_of(ends[1])
    for row in range(first[0], min(int(ends[4]), height)):
        for column in range(first[1], min(column_of(ends[3]) + 1, width)):
            if (row, column) != first:
                yield row, column
