"""Workbooks made part by part, so that any part can be what no spreadsheet program writes."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping, Sequence
from xml.sax.saxutils import escape, quoteattr

#: stands in the cells of every file here, and must stand in no message
SECRET = "张三说的悄悄话"
HEADERS = ("编号", "满意度", "意见")
ROWS = (("1", "满意", SECRET), ("2", "一般", SECRET))
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
SHEET = "xl/worksheets/sheet1.xml"
Parts = Mapping[str, str | bytes]
_XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'


def column(index: int) -> str:
    """Name of a zero-based column."""
    letters = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def cell(row: int, place: int, text: str) -> str:
    return f'<c r="{column(place)}{row}" t="inlineStr"><is><t>{escape(text)}</t></is></c>'


def row(number: int, texts: Sequence[str]) -> str:
    return f'<row r="{number}">{"".join(cell(number, place, text) for place, text in enumerate(texts))}</row>'


def rows(more: str = "") -> str:
    """The rows of the table, and what else is to stand below them."""
    return "".join(row(number, texts) for number, texts in enumerate((HEADERS, *ROWS), start=1)) + more


def worksheet(data: str, *, before: str = "", within: str = "", after: str = "") -> str:
    return f'{_XML}{before}<worksheet xmlns="{MAIN}">{within}<sheetData>{data}</sheetData>{after}</worksheet>'


def parts(sheet: str | bytes = "", **others: str | bytes | None) -> dict[str, str | bytes]:
    """Names and contents of the parts of a workbook of one sheet; `others` by name, with __ for a slash."""
    relation = f'<Relationship Id="r1" Type="{OFFICE}/worksheet" Target="worksheets/sheet1.xml"/>'
    texts = f'<Relationship Id="r2" Type="{OFFICE}/sharedStrings" Target="sharedStrings.xml"/>'
    made: dict[str, str | bytes | None] = {
        "[Content_Types].xml": f'{_XML}<Types xmlns="{PACKAGE}/content-types">'
        '<Default Extension="xml" ContentType="application/xml"/></Types>',
        "_rels/.rels": f'{_XML}<Relationships xmlns="{PACKAGE}/relationships"><Relationship Id="r1" '
        f'Type="{OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'{_XML}<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}"><sheets>'
        '<sheet name="答卷" sheetId="1" r:id="r1"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": f'{_XML}<Relationships xmlns="{PACKAGE}/relationships">'
        f"{relation}{texts}</Relationships>",
        SHEET: sheet or worksheet(rows()),
        "xl/sharedStrings.xml": f'{_XML}<sst xmlns="{MAIN}"><si><t>{SECRET}</t></si></sst>',
    }
    made |= others
    return {name: content for name, content in made.items() if content is not None}


def packed(members: Parts, method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """An honest zip."""
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", method) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return written.getvalue()


def xlsx(sheet: str | bytes = "", **others: str | bytes | None) -> bytes:
    return packed(parts(sheet, **others))


def ods(table: str, *, before: str = "", manifest: str = "") -> bytes:
    """An OpenDocument spreadsheet whose one table has these rows as XML."""
    names = "urn:oasis:names:tc:opendocument:xmlns"
    content = (
        f'{_XML}{before}<office:document-content xmlns:office="{names}:office:1.0" '
        f'xmlns:table="{names}:table:1.0" xmlns:text="{names}:text:1.0" office:version="1.3">'
        f'<office:body><office:spreadsheet><table:table table:name="答卷">{table}</table:table>'
        "</office:spreadsheet></office:body></office:document-content>"
    )
    listed = (
        f'{_XML}<manifest:manifest xmlns:manifest="{names}:manifest:1.0"><manifest:file-entry '
        'manifest:full-path="/" manifest:media-type="application/vnd.oasis.opendocument.spreadsheet"/>'
        f"{manifest}</manifest:manifest>"
    )
    return packed(
        {
            "mimetype": "application/vnd.oasis.opendocument.spreadsheet",
            "content.xml": content,
            "META-INF/manifest.xml": listed,
        }
    )


def ods_row(texts: Sequence[str], more: str = "", **given: object) -> str:
    """A row of an OpenDocument table; `given` are attributes of the row."""
    cells = "".join(
        f'<table:table-cell office:value-type="string"><text:p>{escape(text)}</text:p></table:table-cell>'
        for text in texts
    )
    attributes = "".join(
        f" table:{name.replace('_', '-')}={quoteattr(str(value))}" for name, value in given.items()
    )
    return f"<table:table-row{attributes}>{cells}{more}</table:table-row>"


def ods_rows(more: str = "") -> str:
    return "".join(map(ods_row, (HEADERS, *ROWS))) + more
