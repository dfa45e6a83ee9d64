"""OpenDocument files and old .xls."""

from __future__ import annotations

from loaders.hostile.case import read, refused
from loaders.hostile.ole import MAGIC, compound, label, record, workbook, xls
from loaders.hostile.packages import HEADERS, ROWS, ods, ods_row, ods_rows, packed

FAR_COLUMNS, FAR_CELLS = "refusal.far_columns", "refusal.far_cells"
REPEATED = "table:number-columns-repeated"
EMPTY_ODS = f'<table:table-cell {REPEATED}="16381"/>'
EMPTY_ODS_ROWS = (
    f'<table:table-row table:number-rows-repeated="1048573"><table:table-cell {REPEATED}="16384"/>'
    "</table:table-row>"
)
ODS_LOCK = (
    '<manifest:file-entry manifest:full-path="content.xml"><manifest:encryption-data/></manifest:file-entry>'
)
ZIP, DAMAGED, DOCTYPE = "refusal.zip", "refusal.damaged_part", "refusal.doctype"
BROKEN, LOCKED = "loading.broken_workbook", "loading.refused.encrypted"
OLD_TABLE = [HEADERS, *ROWS]


OPEN_DOCUMENTS = [
    read("ods", lambda: ods(ods_rows()), file="answers.ods"),
    read(
        "ods with empty cells to the ends",
        lambda: ods("".join(ods_row(each, EMPTY_ODS) for each in (HEADERS, *ROWS)) + EMPTY_ODS_ROWS),
        file="answers.ods",
    ),
    read(
        "ods with a row twice",
        lambda: ods(ods_row(HEADERS) + ods_row(ROWS[0], number_rows_repeated=2)),
        (HEADERS, (ROWS[0], ROWS[0])),
        "answers.ods",
    ),
    refused(
        "ods with a million filled rows",
        lambda: ods(ods_row(HEADERS * 10) + ods_row(ROWS[0] * 10, number_rows_repeated=1048575)),
        FAR_CELLS,
        "answers.ods",
        True,
    ),
    refused(
        "ods with more rows than there are",
        lambda: ods(ods_row(HEADERS) + ods_row(ROWS[0], number_rows_repeated=10**9)),
        "refusal.far_rows",
        "answers.ods",
        True,
    ),
    refused(
        "ods with a filled cell too often",
        lambda: ods(
            ods_row(HEADERS)
            + ods_row(
                ROWS[0],
                f'<table:table-cell {REPEATED}="1000000" office:value-type="float" office:value="1"/>',
            )
        ),
        FAR_COLUMNS,
        "answers.ods",
        True,
    ),
    refused(
        "ods with a far cell behind empty ones",
        lambda: ods(ods_rows(EMPTY_ODS_ROWS.replace("573", "500") + ods_row(("x",) * 30))),
        FAR_CELLS,
        "answers.ods",
        True,
    ),
    refused(
        "ods with a number of rows that is none",
        lambda: ods(ods_row(HEADERS, number_rows_repeated="many")),
        DAMAGED,
        "answers.ods",
    ),
    refused("ods with a password", lambda: ods(ods_rows(), manifest=ODS_LOCK), LOCKED, "answers.ods"),
    refused(
        "ods with a document type", lambda: ods(ods_rows(), before="<!DOCTYPE x>"), DOCTYPE, "answers.ods"
    ),
    refused(
        "a text document",
        lambda: packed({"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": "<a/>"}),
        "loading.refused.document",
        "answers.ods",
    ),
]

OLD_WORKBOOKS = [
    read("xls", lambda: xls(OLD_TABLE), file="answers.xls"),
    read("xls named .xlsx", lambda: xls(OLD_TABLE)),
    refused(
        "xls with a password",
        lambda: xls(OLD_TABLE, first=record(0x2F, b"\1" + bytes(53))),
        LOCKED,
        "answers.xls",
    ),
    refused(
        "xls with the oldest password",
        lambda: xls(OLD_TABLE, first=record(0x2F, bytes(6))),
        LOCKED,
        "answers.xls",
    ),
    refused(
        "xls with a cell in a corner beyond the last",
        lambda: xls(OLD_TABLE, more=label(65535, 65535, "x")),
        "loading.crashed",
        "answers.xls",
        True,
    ),
    refused("xls cut", lambda: xls(OLD_TABLE)[:2000], "loading.refused.broken_ole", "answers.xls"),
    refused("xls of nothing", lambda: compound({"Workbook": b""}), "loading.no_content", "answers.xls"),
    refused(
        "xls without a sheet",
        lambda: compound({"Workbook": workbook(b"")[:16]}),
        "loading.no_content",
        "answers.xls",
    ),
    refused(
        "a Word document", lambda: compound({"WordDocument": b"x"}), "loading.refused.document", "answers.xls"
    ),
    refused(
        "an encrypted workbook", lambda: compound({"EncryptedPackage": b"x", "EncryptionInfo": b"x"}), LOCKED
    ),
    refused("an envelope of nothing", lambda: compound({}), "loading.refused.broken_ole"),
    refused("an envelope that is cut", lambda: MAGIC + bytes(100), "loading.refused.broken_ole"),
]
