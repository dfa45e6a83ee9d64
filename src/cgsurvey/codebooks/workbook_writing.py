"""Tables of texts -> an xlsx workbook: the same bytes for the same texts, and nothing that is a formula."""

from __future__ import annotations

import datetime
import io
import re
import zipfile
from collections.abc import Mapping, Sequence
from xml.etree.ElementTree import canonicalize

#: what a workbook cannot hold as it is, and what looks like the way in which that is written
_ESCAPED = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)|[\x00-\x08\x0b-\x1f]")
#: what no XML holds in any way: halves of surrogate pairs and what is no character
_UNTELLABLE = re.compile(r"[\ud800-\udfff\ufffe\uffff]")
_MOMENT = datetime.datetime(1980, 1, 1)
_DECLARATION = b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_WIDEST = 60

#: columns that are there even where they are empty; without `cg_code`, names would be codes
ALWAYS = ("type", "list_name", "name", "cg_code")

Rows = Sequence[Mapping[str, str]]


def workbook(sheets: Mapping[str, tuple[Sequence[str], Rows]]) -> bytes:
    """A workbook with a sheet for each name: its columns, and rows as column -> text.

    Columns that no row fills are left out, but for those that a form cannot do without.
    """
    from openpyxl import Workbook
    from openpyxl.styles import Font
    from openpyxl.utils import get_column_letter

    book = Workbook()
    book.remove(book.active)
    for name, (columns, rows) in sheets.items():
        used = [column for column in columns if column in ALWAYS or any(row.get(column) for row in rows)]
        sheet = book.create_sheet(name)
        sheet.freeze_panes = "A2"
        for number, row in enumerate([{column: column for column in used}, *rows], start=1):
            for place, column in enumerate(used, start=1):
                if text := row.get(column):
                    cell = sheet.cell(number, place, _escaped(text))
                    cell.data_type = "s"
                    cell.number_format = "@"
                    cell.font = Font(bold=number == 1)
        for place, column in enumerate(used, start=1):
            longest = max(_width(text) for text in [column, *(row.get(column, "") for row in rows)])
            sheet.column_dimensions[get_column_letter(place)].width = min(longest, _WIDEST) + 2
    book.properties.creator = "cgsurvey"
    book.properties.created = _MOMENT
    stream = io.BytesIO()
    book.save(stream)
    return _reproducible(stream.getvalue())


def _escaped(text: str) -> str:
    """The text with what XML cannot hold in the manner of workbooks: ``_x0001_``."""
    return _ESCAPED.sub(lambda match: f"_x{ord(match[0]):04X}_", _UNTELLABLE.sub("\ufffd", text))


def _width(text: str) -> int:
    return sum(1 if character.isascii() else 2 for character in text)


def _reproducible(content: bytes) -> bytes:
    """The same workbook without the time of writing.

    Its XML is put into canonical form, because `openpyxl` writes it in one of two ways, depending on whether
    `lxml` happens to be installed.
    """
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as written, zipfile.ZipFile(stream, "w") as fixed:
        for name in written.namelist():
            data = written.read(name)
            if name == "docProps/core.xml":
                # `openpyxl` stamps the moment of saving, whatever the properties say
                data = re.sub(rb"(<dcterms:modified[^>]*>)[^<]*", rb"\g<1>1980-01-01T00:00:00Z", data)
            entry = zipfile.ZipInfo(name, date_time=(1980, 1, 1, 0, 0, 0))
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o600 << 16
            fixed.writestr(entry, _DECLARATION + canonicalize(data.decode()).encode())
    return stream.getvalue()
