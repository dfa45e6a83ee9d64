"""Workbooks that are awkward and right, and zips that lie."""

from __future__ import annotations

import re
import struct
import zipfile
from dataclasses import replace

from loaders.hostile.case import read, refused
from loaders.hostile.packages import OFFICE, SHEET, packed, parts, rows, worksheet, xlsx
from loaders.hostile.zips import Entry, archive, deflated, entry, lying, quoted_overlap

BOMB = 300_000_000
EMPTY_FAR = '<row r="1048576"><c r="XFD1048576" s="0"/></row>'
FAR_SPAN = '<mergeCells count="1"><mergeCell ref="D9:XFD1048576"/></mergeCells>'
ZIP, DAMAGED, DOCTYPE = "refusal.zip", "refusal.damaged_part", "refusal.doctype"
BROKEN, LOCKED = "loading.broken_workbook", "loading.refused.encrypted"


def _parts(**others: str | bytes | None) -> dict[str, str | bytes]:
    return parts("", **others)


def _lie(**lies: object) -> bytes:
    return lying(parts(), SHEET, lambda honest: replace(honest, **lies))  # type: ignore[arg-type]


def _entries(**others: str | bytes | None) -> list[Entry]:
    return [entry(name, content) for name, content in _parts(**others).items()]


def _with(*more: Entry) -> bytes:
    return archive([*_entries(), *more])


def _overlapping() -> bytes:
    """The directory gives the first part the bytes of the second as well."""
    first, *others = _entries()
    return archive([replace(first, told_packed=len(first.packed) + 40), *others])


def _sheet(more: str = "", **how: str) -> bytes:
    return xlsx(worksheet(rows(more), **how))


def _prefixed(sheet: str) -> str:
    """The same sheet with its elements behind a prefix, as the Open XML SDK writes them."""
    head, _, body = sheet.partition("\n")
    body = body.replace("</", "\0").replace("<", "<x:").replace("\0", "</x:")
    return head + "\n" + body.replace("xmlns=", "xmlns:x=")


def _relations(more: str) -> bytes:
    made = parts()
    name = "xl/_rels/workbook.xml.rels"
    return packed({**made, name: str(made[name]).replace("</Relationships>", f"{more}</Relationships>")})


def _unplaced() -> bytes:
    """Rows and cells that do not say their place: each follows the one before."""
    return xlsx(worksheet(re.sub(r' r="[A-Z]*[0-9]+"', "", rows())))


WORKBOOKS = [
    read("as it should be", xlsx),
    read("stored and not compressed", lambda: packed(parts(), zipfile.ZIP_STORED)),
    read("named .xls", xlsx, file="answers.xls"),
    read("named .csv", xlsx, file="answers.csv"),
    read("with a comment of the zip", lambda: _lie()[:-2] + struct.pack("<H", 5) + b"hello"),
    read("a dimension of all there can be", lambda: _sheet(within='<dimension ref="A1:XFD1048576"/>')),
    read("a format without content at the last cell", lambda: _sheet(EMPTY_FAR)),
    read("a far merged range", lambda: _sheet(after=FAR_SPAN)),
    read("elements behind a prefix", lambda: xlsx(_prefixed(worksheet(rows())))),
    read("rows and cells that do not say their place", _unplaced),
    read("single quotes", lambda: xlsx(worksheet(rows().replace('"', "'")))),
    read("a comment before the root", lambda: _sheet(before="<!-- <!DOCTYPE --> ")),
    read(
        "a relation to itself",
        lambda: _relations(f'<Relationship Id="r9" Type="{OFFICE}/externalLink" Target="workbook.xml"/>'),
    ),
    read(
        "a relation to elsewhere",
        lambda: _relations(
            f'<Relationship Id="r9" Type="{OFFICE}/externalLink" Target="http://x" TargetMode="External"/>'
        ),
    ),
    read("macros", lambda: packed(_parts(**{"xl/vbaProject.bin": b"\xd0\xcf macros"})), file="answers.xlsm"),
    read(
        "a picture with a document type",
        lambda: packed(
            _parts(**{"xl/media/p.svg": '<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" ""><svg/>'})
        ),
    ),
    read("parts in folders that are listed", lambda: packed({"xl/": "", **parts()})),
    read("no table of texts, none needed", lambda: packed(_parts(**{"xl/sharedStrings.xml": None}))),
]

ZIPS = [
    refused("cut in the middle", lambda: xlsx()[:900], "loading.refused.broken_zip"),
    refused("cut before its end", lambda: xlsx()[:-30], "loading.refused.broken_zip"),
    refused("empty zip", lambda: archive([]), "loading.refused.archive"),
    refused("only a beginning", lambda: b"PK\x03\x04" + bytes(200), "loading.refused.broken_zip"),
    refused("a wrong checksum in both places", lambda: _lie(crc=1), DAMAGED),
    refused("a checksum that differs", lambda: _lie(told_crc=1), ZIP),
    refused("a size that differs", lambda: _lie(told_size=10), ZIP),
    refused("both sizes too small", lambda: _lie(size=10), DAMAGED),
    refused("both sizes too large", lambda: _lie(size=10**6), DAMAGED),
    refused("the checksum of a beginning", lambda: _lie(size=100, crc=0), DAMAGED),
    refused("a name that differs", lambda: _lie(told_name=b"xl/worksheets/sheet2.xml"), ZIP),
    refused("a method that differs", lambda: _lie(told_method=0), ZIP),
    refused("an unknown method", lambda: _lie(method=99), "refusal.compression"),
    refused("bzip2", lambda: packed(parts(), zipfile.ZIP_BZIP2), "refusal.compression"),
    refused("lzma", lambda: packed(parts(), zipfile.ZIP_LZMA), "refusal.compression"),
    refused("an encrypted part", lambda: _lie(flags=1), LOCKED),
    refused("bytes behind the deflated ones", lambda: _lie(packed=deflated(b"x") + b"more"), DAMAGED),
    refused("deflated bytes that end early", lambda: _lie(packed=b"\x00"), DAMAGED),
    refused("a part twice", lambda: _with(entry(SHEET, worksheet(""))), ZIP),
    refused("a part twice but for its case", lambda: _with(entry(SHEET.upper(), worksheet(""))), ZIP),
    refused(
        "a part twice but for its slashes", lambda: _with(entry(SHEET.replace("/", "\\"), worksheet(""))), ZIP
    ),
    refused("a name that leads upwards", lambda: _with(entry("../../etc/x", "x")), ZIP),
    refused("an absolute name", lambda: _with(entry("/etc/x", "x")), ZIP),
    refused("a name of another drive", lambda: _with(entry("C:\\x", "x")), ZIP),
    refused("a name with a zero byte", lambda: _with(entry("xl/a\0.xml", "x")), ZIP),
    refused("overlapping parts", _overlapping, ZIP),
    refused("one part under many names", lambda: quoted_overlap(parts(), 200, bytes(10**6)), ZIP),
    refused("two directories", lambda: xlsx() + archive(_entries()), ZIP),
    refused(
        "something before the first part", lambda: archive(_entries(), prefix=b"PK\x05\x05" + b"x" * 40), ZIP
    ),
    refused(
        "a bomb",
        lambda: packed(_parts(**{"xl/media/b.bin": bytes(BOMB)})),
        "refusal.part_too_large",
        costly=True,
    ),
    refused(
        "a bomb in many parts",
        lambda: packed(_parts(**{f"xl/media/{n}.bin": bytes(BOMB // 5) for n in range(10)})),
        "refusal.total_too_large",
        costly=True,
    ),
    refused(
        "a bomb that says it is small",
        lambda: _with(entry("xl/b.bin", bytes(BOMB), size=9)),
        "refusal.part_too_large",
        costly=True,
    ),
    refused("a bomb of a sheet", lambda: xlsx(worksheet(" " * BOMB)), "refusal.part_too_large", costly=True),
    read(
        "a bomb inside a zip inside, which nobody opens",
        lambda: packed(_parts(**{"xl/b.zip": packed({"b": bytes(BOMB)})})),
    ),
    refused(
        "a thousand parts too many",
        lambda: packed({**parts(), **{f"xl/{n}.bin": b"" for n in range(20_000)}, SHEET: worksheet("")}),
        "loading.no_content",
        costly=True,
    ),
]
