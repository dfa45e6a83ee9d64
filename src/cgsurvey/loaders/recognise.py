"""What a file is, by its first bytes: many a `.xls` is a web page, and many a `.csv` a workbook."""

from __future__ import annotations

import zipfile
from pathlib import Path

#: first bytes -> name of the format
_SIGNATURES: tuple[tuple[bytes, str], ...] = (
    (b"%PDF", "pdf"),
    (b"$FL2", "sav"),
    (b"$FL3", "sav"),
    (b"<stata_dta>", "dta"),
    (b"\x1f\x8b", "archive"),
    (b"Rar!", "archive"),
    (b"7z\xbc\xaf", "archive"),
    (b"\x89PNG", "picture"),
    (b"\xff\xd8\xff", "picture"),
)
_UTF16_MARKS = (b"\xff\xfe", b"\xfe\xff")
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
#: names that promise a workbook: text under one of them is not read, for it is not what it says
_WORKBOOK_NAMES = (".xlsx", ".xlsm", ".xls")
_WEB_PAGE = (b"<html", b"<table", b"<!doctype", b"<head", b"<meta", b"<div", b"<body")


def recognised(head: bytes, path: Path) -> str:
    """Name of the format: a key of `loaders.READERS`, or of the sentences ``loading.refused.*``.

    Text that is nothing else is "csv"; under the name of a workbook it is "text", which is refused.
    """
    for signature, kind in _SIGNATURES:
        if head.startswith(signature):
            return kind
    if head.startswith(b"PK"):
        return _kind_of_zip(path)
    if head.startswith(_OLE):
        return _kind_of_ole(path)
    start = head.removeprefix(b"\xef\xbb\xbf").lstrip().lower()
    if start.startswith(_WEB_PAGE):
        return "html"
    if start.startswith(b"<?xml"):
        return "html" if b"<html" in start else "xml"
    if path.suffix.lower() not in _WORKBOOK_NAMES:
        return "csv"
    return "binary" if b"\0" in head and not head.startswith(_UTF16_MARKS) else "text"


def _kind_of_zip(path: Path) -> str:
    try:
        with zipfile.ZipFile(path) as archive:
            names = set(archive.namelist())
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError):
        return "broken_zip"
    if "xl/workbook.bin" in names:
        return "xlsb"
    if any(name.startswith("xl/") for name in names):
        return "xlsx"
    if any(name.startswith("word/") for name in names):
        return "document"
    return "ods" if {"content.xml", "mimetype"} <= names else "archive"


def _kind_of_ole(path: Path) -> str:
    """An old .xls, or the envelope that Excel puts round an encrypted workbook.

    Names of the streams inside are UTF-16 in the directory of the file, wherever that stands.
    """
    raw = path.read_bytes()
    if "EncryptedPackage".encode("utf-16-le") in raw:
        return "encrypted"
    if any(name.encode("utf-16-le") in raw for name in ("Workbook", "Book")):
        return "xls"
    return "document"
