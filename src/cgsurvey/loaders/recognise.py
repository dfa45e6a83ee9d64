"""What a file is, by its content: many a `.xls` is a web page, and many a `.csv` a workbook."""

from __future__ import annotations

import re
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path

#: first bytes -> name of the format
_SIGNATURES: tuple[tuple[bytes, str], ...] = (
    (b"$FL2", "sav"),
    (b"$FL3", "sav"),
    (b"<stata_dta>", "dta"),
    (b"PAR1", "parquet"),
    (b"%PDF", "pdf"),
    (b"{\\rtf", "document"),
    (b"SQLite format 3\0", "database"),
    (b"\0\1\0\0Standard ", "database"),
    (b"version https://git-lfs", "pointer"),
    (b"ARROW1", "statistics"),
    (b"RDX", "statistics"),
    (b"HEADER RECORD*******LIB", "statistics"),
    (b"\x09\x00\x04\x00", "old_excel"),
    (b"\x09\x02\x06\x00", "old_excel"),
    (b"\x09\x04\x06\x00", "old_excel"),
    (b"\x09\x08\x08\x00\x00\x05", "old_excel"),
    (b"\x1f\x8b", "archive"),
    (b"Rar!", "archive"),
    (b"7z\xbc\xaf", "archive"),
    (b"\xfd7zXZ", "archive"),
    (b"BZh", "archive"),
    (b"\x28\xb5\x2f\xfd", "archive"),
    (b"\x89PNG", "picture"),
    (b"\xff\xd8\xff", "picture"),
    (b"GIF8", "picture"),
    (b"II*\0", "picture"),
    (b"MM\0*", "picture"),
)
#: bytes at a place further on
_INSIDE: tuple[tuple[int, bytes, str], ...] = (
    (4, b"ftyphei", "picture"),
    (8, b"WEBP", "picture"),
    (84, b"SAS FILE", "statistics"),
    (257, b"ustar", "archive"),
)
#: releases of Stata's file without a signature: number of the release, order of bytes, 1, 0
_OLD_DTA = re.compile(rb"[fghil-s][\x01\x02]\x01\x00")
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
#: streams of an OLE file -> what it then is
_STREAMS = (
    ("EncryptedPackage", "encrypted"),
    ("Workbook", "xls"),
    ("Book", "xls"),
    ("WordDocument", "document"),
    ("PowerPoint Document", "document"),
)
#: an OLE directory has its entries, which begin with a name, at multiples of this
_OLE_ENTRY = 128
#: how the globals of a workbook of Excel 97 or later begin, and the record of its password
_BEGINNING, _FILE_PASS = b"\x09\x08\x10\x00\x00\x06\x05\x00", 0x2F
_WEB_PAGE = (b"<html", b"<table", b"<!doctype", b"<head", b"<meta", b"<div", b"<body", b"<style", b"<script")
#: before a page begins
_COMMENTS = re.compile(rb"\A(?:\s+|<!--.*?-->)+", re.DOTALL)
_JSON = re.compile(rb'\{\s*"|\[\s*[\[{]')
_MIME = re.compile(rb"(?:mime-version|from|content-type):[^\n]*\n", re.IGNORECASE)
_OPEN_DOCUMENT = b"application/vnd.oasis.opendocument."
WORKBOOK_NAMES = (".xlsx", ".xlsm", ".xls")


def recognised(head: bytes, path: Path) -> str:
    """Name of the format: a key of `reading.READERS`, or of the sentences ``loading.refused.*``.

    What is nothing else is "csv". `head` are the first bytes, some thousand if there are so many.
    """
    kind = _by_signature(head)
    if kind is not None:
        return kind
    if head.startswith(b"PK"):
        return _kind_of_zip(path)
    if head.startswith(_OLE):
        return _kind_of_ole(path.read_bytes())
    if not head.strip(b"\0"):
        return "nuls"
    return _kind_of_text(head)


def _by_signature(head: bytes) -> str | None:
    for signature, kind in _SIGNATURES:
        if head.startswith(signature):
            return kind
    for place, signature, kind in _INSIDE:
        if head.startswith(signature, place):
            return kind
    return "dta" if _OLD_DTA.match(head) else None


def _kind_of_text(head: bytes) -> str:
    """Text that is more than lines of cells; its first characters are ASCII, in whatever encoding."""
    start = _COMMENTS.sub(b"", head.replace(b"\0", b"").lstrip(b"\xef\xbb\xbf\xff\xfe")).lower()
    if start.startswith(b"<?xml"):
        if b"<html" in start:
            return "html"
        return "sheet_xml" if b"office:spreadsheet" in start or b"excel.sheet" in start else "xml"
    if start.startswith(_WEB_PAGE):
        return "html"
    if start.startswith(b"ascii spss port file"):
        return "statistics"
    if _MIME.match(start) and (b"multipart/" in start or b"mime-version" in start):
        return "web_archive"
    return "json" if _JSON.match(start) else "csv"


def _kind_of_zip(path: Path) -> str:
    try:
        with zipfile.ZipFile(path) as archive:
            names = {name.replace("\\", "/") for name in archive.namelist()}
            kind = _open_document(archive) if "mimetype" in names else None
    except (zipfile.BadZipFile, zlib.error, OSError, EOFError, ValueError, RuntimeError):
        return "broken_zip"
    if kind is not None:
        return kind
    lower = {name.lower() for name in names}
    if "xl/workbook.bin" in lower:
        return "xlsb"
    if any(name.startswith("xl/") for name in lower):
        return "xlsx"
    if any(name.startswith(("word/", "ppt/")) for name in lower):
        return "document"
    if any(name.startswith("index/") and name.endswith(".iwa") for name in lower) or "index.zip" in lower:
        return "numbers"
    return "archive"


def _open_document(archive: zipfile.ZipFile) -> str | None:
    """What an OpenDocument file says that it is."""
    if archive.getinfo("mimetype").compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        return None
    with archive.open("mimetype") as opened:
        kind = opened.read(100)
    if not kind.startswith(_OPEN_DOCUMENT):
        return None
    return "ods" if kind.startswith(_OPEN_DOCUMENT + b"spreadsheet") else "document"


def _kind_of_ole(raw: bytes) -> str:
    """An old .xls, or the envelope that Excel puts round an encrypted workbook.

    Source: [MS-CFB] Compound File Binary File Format (Microsoft 2024), 2.2 and 2.6.
    """
    for stream, kind in _STREAMS:
        name = stream.encode("utf-16-le") + b"\0\0"
        if any(at % _OLE_ENTRY == 0 for at in _places(raw, name)):
            return "encrypted" if kind == "xls" and _is_locked(raw) else kind
    return "broken_ole"


def _is_locked(raw: bytes) -> bool:
    """Whether the second or third record of the workbook says that what follows is encrypted."""
    for at in _places(raw, _BEGINNING):
        for _ in range(3):
            kind, length = int.from_bytes(raw[at : at + 2], "little"), raw[at + 2 : at + 4]
            if kind == _FILE_PASS:
                return True
            at += 4 + int.from_bytes(length, "little")
    return False


def _places(raw: bytes, wanted: bytes) -> Iterator[int]:
    at = raw.find(wanted)
    while at >= 0:
        yield at
        at = raw.find(wanted, at + 1)
