"""What calamine gives as an empty cell without saying so: errors, formulas never computed, merged cells."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree

from cgsurvey.loaders.table import Place

_CHUNK = 1 << 20
_ERROR = re.compile(rb'<(?:\w+:)?c\b(?=[^>]*\bt="e")[^>]*\br="([A-Z]+)(\d+)"')
_FORMULA = re.compile(
    rb'<(?:\w+:)?c\b(?![^>]*\bt="(?:str|e)")[^>]*\br="([A-Z]+)(\d+)"[^>]*>'
    rb"\s*<(?:\w+:)?f\b[^>]*(?:/>|>[^<]*</(?:\w+:)?f>)"
    rb"\s*(?:<(?:\w+:)?v\s*/>|<(?:\w+:)?v></(?:\w+:)?v>)?\s*</(?:\w+:)?c>"
)
_MERGED = re.compile(rb'<(?:\w+:)?mergeCell\b[^>]*\bref="([A-Z]+)(\d+):([A-Z]+)(\d+)"')
_RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_STRICT_RELATION = "{http://purl.oclc.org/ooxml/officeDocument/relationships}id"


def silent_cells(path: Path, sheet: str, height: int, width: int) -> dict[str, list[Place]]:
    """Places of such cells in one sheet of a workbook, by the code of the sentence that reports them.

    Of merged cells, those that the merge left empty, within the `height` and `width` of the cells read.
    Empty where the sheet's part cannot be found: the cells themselves were read by other means.
    """
    found: dict[str, list[Place]] = {}
    with zipfile.ZipFile(path) as archive:
        part = _part_of(archive, sheet)
        if part is None:
            return {}
        for piece in _pieces(archive, part):
            if b't="e"' in piece:
                found.setdefault("loading.error_cell", []).extend(_matches(_ERROR, piece))
            if b"<f" in piece or b":f" in piece:
                found.setdefault("loading.formula", []).extend(_matches(_FORMULA, piece))
            if b"mergeCell" in piece:
                found.setdefault("loading.merged", []).extend(_covered(piece, height, width))
    return {code: places for code, places in found.items() if places}


def _part_of(archive: zipfile.ZipFile, sheet: str) -> str | None:
    """Name of the part of the workbook that holds the sheet."""
    names = set(archive.namelist())
    try:
        workbook = ElementTree.fromstring(archive.read("xl/workbook.xml"))
        relations = ElementTree.fromstring(archive.read("xl/_rels/workbook.xml.rels"))
    except (KeyError, ElementTree.ParseError):
        return None
    targets = {each.get("Id"): each.get("Target", "") for each in relations}
    for element in workbook.iter():
        if element.tag.endswith("}sheet") and element.get("name") == sheet:
            target = targets.get(element.get(_RELATION) or element.get(_STRICT_RELATION), "")
            part = target[1:] if target.startswith("/") else f"xl/{target}"
            return part if part in names else None
    return None


def _pieces(archive: zipfile.ZipFile, part: str) -> Iterator[bytes]:
    """The part in pieces that end with a row, so that no cell is cut in two."""
    rest = b""
    with archive.open(part) as opened:
        while chunk := opened.read(_CHUNK):
            piece = rest + chunk
            cut = piece.rfind(b"row>") + len(b"row>")
            if cut < len(b"row>"):
                rest = piece
                continue
            yield piece[:cut]
            rest = piece[cut:]
    yield rest


def _matches(pattern: re.Pattern[bytes], piece: bytes) -> Iterator[Place]:
    for letters, digits in pattern.findall(piece):
        yield int(digits) - 1, _column(letters)


def _covered(piece: bytes, height: int, width: int) -> Iterator[Place]:
    """Cells of each merged range but its first."""
    for left, top, right, bottom in _MERGED.findall(piece):
        for row in range(int(top) - 1, min(int(bottom), height)):
            for column in range(_column(left), min(_column(right) + 1, width)):
                if (row, column) != (int(top) - 1, _column(left)):
                    yield row, column


def _column(letters: bytes) -> int:
    index = 0
    for letter in letters:
        index = index * 26 + letter - ord("A") + 1
    return index - 1
