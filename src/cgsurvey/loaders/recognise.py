"""What a file is, by its first bytes: many a `.xls` is a web page, and many a `.csv` a workbook."""

from __future__ import annotations

import re
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
#: a Stata file before release 117: its release, the order of its bytes, and two that are always the same
_OLD_STATA = re.compile(rb"[\x69-\x73][\x01\x02]\x01\x00")
_UTF16_MARKS = (b"\xff\xfe", b"\xfe\xff")
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
#: names that promise a workbook
WORKBOOK_NAMES = (".xlsx", ".xlsm", ".xls")
_WEB_PAGE = (b"<html", b"<table", b"<!doctype", b"<head", b"<meta", b"<div", b"<body")


def recognised(head: bytes, path: Path) -> str:
    """Name of the format: a key of `loaders.READERS`, or of the sentences ``loading.refused.*``.

    What is nothing else is "csv".
    """
    for signature, kind in _SIGNATURES:
        if head.startswith(signature):
            return kind
    if _OLD_STATA.match(head):
        return "dta"
    if head.startswith(b"PK"):
        return _kind_of_zip(path)
    if head.startswith(_OLE):
        return _kind_of_ole(path)
    start = head.removeprefix(b"\xef\xbb\xbf").lstrip().lower()
    if start.startswith(_WEB_PAGE):
        return "html"
    if start.startswith(b"<?xml"):
        return "html" if b"<html" in start else "xml"
    return "csv"


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
