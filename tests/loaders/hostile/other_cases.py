"""Files that are something else, and text."""

from __future__ import annotations

from loaders.hostile.case import Case, other, text
from loaders.hostile.packages import SECRET, packed

GBK = "编号,满意度\n" + "1,对社区的服务满意\n" * 9
ZIP, DAMAGED, DOCTYPE = "refusal.zip", "refusal.damaged_part", "refusal.doctype"


OTHERS = [
    other("PDF", b"%PDF-1.7\n", "pdf"),
    other("PNG", b"\x89PNG\r\n\x1a\n", "picture"),
    other("JPEG", b"\xff\xd8\xff\xe0", "picture"),
    other("GIF", b"GIF89a", "picture"),
    other("HEIC", b"\0\0\0\x18ftypheic", "picture"),
    other("gzip", b"\x1f\x8b\x08", "archive"),
    other("RAR", b"Rar!\x1a\x07", "archive"),
    other("7z", b"7z\xbc\xaf\x27\x1c", "archive"),
    other("tar", b"answers.csv".ljust(257, b"\0") + b"ustar", "archive", "answers.csv"),
    Case("zip of a csv", lambda: packed({"answers.csv": "a,b\n1,2"}), "loading.refused.archive"),
    Case("Word", lambda: packed({"word/document.xml": "<w/>"}), "loading.refused.document"),
    Case(
        "Numbers", lambda: packed({"Index/Document.iwa": "x"}), "loading.refused.numbers", "answers.numbers"
    ),
    other("RTF", b"{\\rtf1 x}", "document"),
    other("SQLite", b"SQLite format 3\0", "database"),
    other("Access", b"\0\1\0\0Standard Jet DB\0", "database"),
    other("JSON", b'[{"q1": 1}]', "json", "answers.json"),
    other("JSON of an object", b' {"data": []}', "json", "answers.csv"),
    other("XML", b'<?xml version="1.0"?><answers/>', "xml"),
    other(
        "XML Spreadsheet 2003",
        b'<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?><Workbook/>',
        "sheet_xml",
        "answers.xls",
    ),
    other("MHTML", b"MIME-Version: 1.0\r\nContent-Type: multipart/related\r\n", "web_archive", "answers.xls"),
    other("SPSS portable", b"ASCII SPSS PORT FILE", "statistics", "answers.por"),
    other("SAS", bytes(84) + b"SAS FILE", "statistics", "answers.sas7bdat"),
    other("R", b"RDX3\nX\n", "statistics", "answers.rda"),
    other("Arrow", b"ARROW1\0\0", "statistics", "answers.feather"),
    other("Excel 4", b"\x09\x04\x06\x00\x00\x00\x10\x00\x00\x00", "old_excel", "answers.xls"),
    other(
        "Git LFS",
        b"version https://git-lfs.github.com/spec/v1\noid sha256:0\nsize 1\n",
        "pointer",
        "answers.csv",
    ),
    other("nothing but zero bytes", bytes(5000), "nuls"),
    other(
        "a page of an error", b"<!DOCTYPE html><html><body>404 Not Found</body></html>", "html", "answers.csv"
    ),
    other("noise", bytes(range(256)) * 20, "binary"),
    Case("nothing", lambda: b"", "loading.empty_file"),
]

TEXTS = [
    text("csv", "编号,满意度\n1,满意\n".encode(), (("编号", "满意度"), (("1", "满意"),))),
    text("csv in GBK", GBK.encode("gbk"), (("编号", "满意度"), (("1", "对社区的服务满意"),) * 9)),
    text("only a byte order mark", b"\xef\xbb\xbf", "loading.no_content"),
    text("only line ends", b"\n\n\n", "loading.no_content"),
    text("an open quote", f'a,b\n1,"{SECRET}\n2,3\n'.encode(), "loading.quote_open"),
    text("rows of different lengths", f"a,b\n1,2\n1,{SECRET},3\n".encode(), "loading.ragged"),
    text("a header twice", f"a,a\n1,{SECRET}\n".encode(), "loading.duplicate_headers"),
    text("a header and nothing else", b"a,b\n", "loading.header_only"),
    text("zero bytes within", b"a,b\n1,\0\n", "loading.refused.binary"),
    Case(
        "ten to the sixth columns of text",
        lambda: b"a," * 10**6 + b"b\n" + b"1," * 10**6,
        "loading.too_many_columns",
        "answers.csv",
        costly=True,
    ),
    Case(
        "quotes without end",
        lambda: b"a,b\n" + b'"' * 3_000_001,
        "loading.long_cell",
        "answers.csv",
        costly=True,
    ),
    Case(
        "angles without end",
        lambda: b"<html>" + b"<!--" * 500_000,
        "loading.refused.html",
        "answers.xls",
        costly=True,
    ),
    Case(
        "tables within tables",
        lambda: b"<html>" + b"<table><tr><td>" * 200_000,
        "loading.refused.html",
        "answers.xls",
        costly=True,
    ),
]
