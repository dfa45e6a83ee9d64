"""A table as an .xlsx file whose bytes depend on its cells alone."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable, Sequence
from datetime import datetime
from pathlib import Path
from xml.etree.ElementTree import canonicalize

from openpyxl import Workbook

#: where a spreadsheet program shows it: the name of the sheet, and the document's properties
SHEET = "合成数据"
NOTICE = "合成数据，并非真实调查 Synthetic data, no real survey"
_MOMENT = datetime(2026, 1, 1)
_DECLARATION = b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'


def write(path: Path, rows: Iterable[Sequence[str | int | None]], title: str) -> None:
    """Write the rows as the only sheet of a workbook that says it is synthetic."""
    book = Workbook()
    book.properties.creator = "cgsurvey"
    book.properties.title = f"{title}（合成数据）"
    book.properties.subject = book.properties.description = NOTICE
    book.properties.keywords = "合成数据 synthetic"
    book.properties.created = _MOMENT
    sheet = book.active
    sheet.title = SHEET
    for row in rows:
        sheet.append(row)
    stream = io.BytesIO()
    book.save(stream)
    path.write_bytes(_reproducible(stream.getvalue()))


def _reproducible(content: bytes) -> bytes:
    """The same workbook without the time of writing, in its properties and in the zip.

    Its XML is put into canonical form, because `openpyxl` writes it in one of two ways, depending on
    whether `lxml` happens to be installed.
    """
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as written, zipfile.ZipFile(stream, "w") as fixed:
        for name in written.namelist():
            data = written.read(name)
            if name == "docProps/core.xml":
                data = _fixed_time(data)
            data = _DECLARATION + canonicalize(data.decode()).encode()
            entry = zipfile.ZipInfo(name, date_time=(1980, 1, 1, 0, 0, 0))
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o600 << 16
            fixed.writestr(entry, data)
    return stream.getvalue()


def _fixed_time(properties: bytes) -> bytes:
    """`openpyxl` stamps the moment of saving, whatever the properties say."""
    start = properties.index(b">", properties.index(b"<dcterms:modified")) + 1
    end = properties.index(b"</dcterms:modified>")
    return properties[:start] + _MOMENT.strftime("%Y-%m-%dT%H:%M:%SZ").encode() + properties[end:]
