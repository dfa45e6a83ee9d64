"""What calamine gives without a word: errors and formulas never computed as blanks, merged and hidden cells.

Sheets are as large as the data and Python reads XML slowly, so the form in which Excel, WPS and openpyxl
write them is scanned as bytes. Whatever is written in another form is parsed by `sheet_parse`.
"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree

from cgsurvey.loaders.sheet_parse import ERROR, FORMULA, Silent, column_of, parsed
from cgsurvey.loaders.table import Place

_CHUNK = 1 << 20
_CELL = rb'<c r="([A-Za-z]+)(\d+)"'
_ERROR = re.compile(_CELL + rb'(?=[^>]*\bt="e")')
_FORMULA = re.compile(
    _CELL + rb'(?![^>]*\bt="(?:str|e)")[^>]*>'
    rb"\s*<f\b[^>]*(?:/>|>[^<]*</f>)"
    rb"\s*(?:<v\b[^>]*/>|<v\b[^>]*></v>)?\s*</c>"
)
_HIDDEN = re.compile(rb'<row r="(\d+)"(?=[^>]*\bhidden="(?:1|true)")')
_MERGED = re.compile(rb'<mergeCell\b[^>]*\bref="([A-Za-z]+\d+:[A-Za-z]+\d+)"')
#: what a sheet must hold somewhere to have anything to report
_SUSPECTS = (b'"e"', b"'e'", b"<f", b":f", b"mergeCell", b"hidden")
#: what the usual writers never write: other prefixes, quotes and spaces, comments, wide characters
_UNUSUAL = (
    b":row",
    b"<row>",
    b"<c>",
    b"<c/>",
    b"<c\n",
    b"<c\t",
    b"<c\r",
    b"='",
    b'= "',
    b' ="',
    b"<!",
    b"\0",
)
_SPAN = re.compile(r"([A-Za-z]+)(\d+):([A-Za-z]+)(\d+)")
_RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_STRICT_RELATION = "{http://purl.oclc.org/ooxml/officeDocument/relationships}id"


def silent_cells(path: Path, sheet: str, height: int, width: int) -> tuple[dict[str, list[Place]], list[int]]:
    """Places of such cells in one sheet of a workbook, by the code of the sentence; and rows hidden.

    Of merged cells, those that the merge left empty, within the `height` and `width` of the cells read.
    Nothing where the sheet's part cannot be found: the cells themselves were read by other means.

    Raises
    ------
    ValueError
        If the part is no XML, or has a document type.
    """
    with zipfile.ZipFile(path) as archive:
        part = _part_of(archive, sheet)
        if part is None or not _is_suspect(archive, part):
            return {}, []
        found = _scanned(archive, part)
        if found is None:
            with archive.open(part) as opened:
                found = parsed(opened)
    merged = [place for span in found.merged for place in _covered(span, height, width)]
    marks = {ERROR: found.errors, FORMULA: found.formulas, "loading.merged": merged}
    return {code: places for code, places in marks.items() if places}, found.hidden


def _scanned(archive: zipfile.ZipFile, part: str) -> Silent | None:
    """What a scan of the bytes finds; None where something is there that only a parser reads right."""
    found = Silent()
    for piece in _pieces(archive, part):
        if not _is_usual(piece):
            return None
        found.errors += _matches(_ERROR, piece)
        found.formulas += _matches(_FORMULA, piece)
        found.hidden += [int(digits) - 1 for digits in _HIDDEN.findall(piece)]
        found.merged += [span.decode() for span in _MERGED.findall(piece)]
    return found


def _is_suspect(archive: zipfile.ZipFile, part: str) -> bool:
    """Whether there can be anything to report: most sheets of answers have nothing, and are large."""
    return any(suspect in piece for piece in _pieces(archive, part) for suspect in _SUSPECTS)


def _is_usual(piece: bytes) -> bool:
    """Whether every row and cell begins with its place, and nothing else stands in the way of a scan."""
    placed = all(
        piece.count(b"<%s " % tag) == piece.count(b'<%s r="' % tag) and b"<%s>" % tag not in piece
        for tag in (b"c", b"row")
    )
    return placed and piece.find(b"<?", 5) < 0 and not any(each in piece for each in _UNUSUAL)


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
        yield int(digits) - 1, column_of(letters.decode())


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
