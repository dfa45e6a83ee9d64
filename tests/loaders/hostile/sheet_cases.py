"""Sheets that reach far, document types, parts that are not there."""

from __future__ import annotations

from loaders.hostile.case import read, refused
from loaders.hostile.packages import (
    HEADERS,
    MAIN,
    ROWS,
    SHEET,
    column,
    packed,
    parts,
    row,
    rows,
    worksheet,
    xlsx,
)

LAUGHS = '<!DOCTYPE a [<!ENTITY a "ha">' + "".join(
    f'<!ENTITY {chr(98 + n)} "{f"&{chr(97 + n)};" * 10}">' for n in range(9)
)
LONE = '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'
FAR_COLUMNS, FAR_CELLS = "refusal.far_columns", "refusal.far_cells"
ZIP, DAMAGED, DOCTYPE = "refusal.zip", "refusal.damaged_part", "refusal.doctype"
BROKEN, LOCKED = "loading.broken_workbook", "loading.refused.encrypted"


def _parts(**others: str | bytes | None) -> dict[str, str | bytes]:
    return parts("", **others)


def _sheet(more: str = "", **how: str) -> bytes:
    return xlsx(worksheet(rows(more), **how))


def _doctype(before: str, encoding: str = "utf-8") -> bytes:
    sheet = worksheet(rows(), before=before).replace("UTF-8", encoding)
    return xlsx(sheet.encode(encoding))


def _part_of(content: str) -> dict[str, str | bytes | None]:
    return {"xl/workbook.xml": content}


def _prefixed(sheet: str) -> str:
    """The same sheet with its elements behind a prefix, as the Open XML SDK writes them."""
    head, _, body = sheet.partition("\n")
    body = body.replace("</", "\0").replace("<", "<x:").replace("\0", "</x:")
    return head + "\n" + body.replace("xmlns=", "xmlns:x=")


def _shared(index: int, **others: str | bytes | None) -> bytes:
    lost = f'<row r="4"><c r="A4" t="s"><v>{index}</v></c><c r="B4"><v>1</v></c><c r="C4"><v>1</v></c></row>'
    return xlsx(worksheet(rows(lost)), **others)


def _wide(count: int) -> bytes:
    texts = "".join(f'<c r="{column(place)}1"><v>{place}</v></c>' for place in range(count))
    return xlsx(worksheet(f'<row r="1">{texts}</row>{row(2, ["1"])}'))


SHEETS = [
    refused("a document type", lambda: _doctype("<!DOCTYPE worksheet>"), DOCTYPE),
    refused(
        "a document type after comments",
        lambda: _doctype("<!-- a --><?b c?>\n<!-- > -->\n<!DOCTYPE worksheet>"),
        DOCTYPE,
    ),
    refused(
        "a document type far down", lambda: _doctype(f"<!--{' ' * 200_000}--><!DOCTYPE worksheet>"), DOCTYPE
    ),
    refused("a document type in UTF-16", lambda: _doctype("<!DOCTYPE worksheet>", "utf-16"), DOCTYPE),
    refused("a document type in UTF-16 without mark", lambda: _doctype("<!DOCTYPE w>", "utf-16-be"), DOCTYPE),
    refused("a document type in the workbook", lambda: xlsx(**_part_of("<!DOCTYPE w><workbook/>")), DOCTYPE),
    refused(
        "a document type in the relations",
        lambda: xlsx(**{"xl/_rels/workbook.xml.rels": "\n<!DOCTYPE r><Relationships/>"}),
        DOCTYPE,
    ),
    refused(
        "a document type in a part nobody reads",
        lambda: xlsx(**{"docProps/core.xml": "<!DOCTYPE r><r/>"}),
        DOCTYPE,
    ),
    refused("an entity that laughs a billion times", lambda: _doctype(LAUGHS + "]>"), DOCTYPE, costly=True),
    refused(
        "an entity of a file",
        lambda: _doctype('<!DOCTYPE w [<!ENTITY x SYSTEM "file:///etc/passwd">]>'),
        DOCTYPE,
    ),
    refused(
        "a sheet in UTF-16",
        lambda: xlsx(worksheet(rows()).replace("UTF-8", "UTF-16").encode("utf-16")),
        BROKEN,
    ),
    refused("a lone cell in the last corner", lambda: _sheet(LONE), FAR_COLUMNS, costly=True),
    refused(
        "a cell in the last column", lambda: _sheet('<row r="4"><c r="XFD4"><v>1</v></c></row>'), FAR_COLUMNS
    ),
    refused(
        "a far cell before others of its row",
        lambda: _sheet('<row r="4"><c r="XFD1048576"><v>1</v></c><c r="A4"><v>1</v></c></row>'),
        "loading.crashed",
        costly=True,
    ),
    refused(
        "a far cell among unplaced ones",
        lambda: _sheet('<row r="4"><c><v>1</v></c><c r="ZZ1048576"><v>1</v></c><c><v>1</v></c></row>'),
        FAR_CELLS,
        costly=True,
    ),
    refused(
        "a far cell behind a prefix", lambda: xlsx(_prefixed(worksheet(rows(LONE)))), FAR_COLUMNS, costly=True
    ),
    refused(
        "a far cell in single quotes",
        lambda: xlsx(worksheet(rows(LONE).replace('"', "'"))),
        FAR_COLUMNS,
        costly=True,
    ),
    refused("a far cell in lower case", lambda: _sheet(LONE.lower()), FAR_COLUMNS, costly=True),
    refused(
        "a far cell of a hidden sheet",
        lambda: xlsx(**{"xl/worksheets/sheet9.xml": worksheet(LONE)}),
        FAR_COLUMNS,
    ),
    refused(
        "a million rows of far cells",
        lambda: _sheet('<row r="1048576"><c r="AA1048576"><v>1</v></c></row>'),
        FAR_CELLS,
        costly=True,
    ),
    refused(
        "a row beyond the last",
        lambda: _sheet('<row r="1048577"><c r="A1048577"><v>1</v></c></row>'),
        "refusal.far_rows",
    ),
    refused("ten to the sixth columns", lambda: _wide(10**6), FAR_COLUMNS, costly=True),
    refused("more columns than are read", lambda: _wide(2_001), FAR_COLUMNS),
    refused("a text that is not in the table", lambda: _shared(7), "refusal.lost_texts"),
    refused(
        "texts, and no table of them",
        lambda: _shared(0, **{"xl/sharedStrings.xml": None}),
        "refusal.lost_texts",
    ),
    refused("no XML", lambda: xlsx(worksheet("")[:-30]), BROKEN),
    refused("an empty sheet part", lambda: xlsx(**{SHEET: b""}), BROKEN),
    refused("no sheet part", lambda: xlsx(**{SHEET: None}), BROKEN),
    refused("no workbook part", lambda: packed(_parts(**{"xl/workbook.xml": None})), "loading.no_content"),
    refused("only a header", lambda: xlsx(worksheet(row(1, HEADERS))), "loading.header_only"),
    refused("no cell", lambda: xlsx(worksheet("")), "loading.no_content"),
    read("elements within elements", lambda: _sheet("<a>" * 10**6), costly=True),
    read(
        "a table of texts of fifty megabytes",
        lambda: _shared(
            0,
            **{"xl/sharedStrings.xml": f'<sst xmlns="{MAIN}">' + "<si><t>x</t></si>" * 3_000_000 + "</sst>"},
        ),
        (HEADERS, (*ROWS, ("x", "1", "1"))),
        costly=True,
    ),
    refused(
        "a formula that never ends",
        lambda: _sheet('<row r="4"><c r="A4"><f>' + '<c r="A4"' * 300_000 + "</f></c></row>"),
        BROKEN,
        costly=True,
    ),
]
