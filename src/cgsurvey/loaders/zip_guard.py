"""The parts of a workbook that is a zip, each as every reader will see it, or a refusal.

A zip says everything twice: in front of each part, and in the directory at its end. Readers differ in which
they believe, so that a file made to deceive is one thing to the guard and another to the reader. Here both
must agree, no two parts may share a byte, and what a part inflates to is counted and not believed.
Source: APPNOTE.TXT, .ZIP File Format Specification 6.3.10 (PKWARE 2022), sections 4.3 and 4.4.
"""

from __future__ import annotations

import io
import re
import struct
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass

from cgsurvey.errors import Unreadable
from cgsurvey.phrases import spoken

_LOCAL = struct.Struct("<4s2xHH4xIIIHH")
_END = b"PK\x05\x06"
#: bytes within which the end of a zip must begin: its comment may have 65,535
_END_WITHIN = 22 + 65_535
_ENCRYPTED, _SIZES_FOLLOW, _UTF8 = 0x1, 0x8, 0x800
_STORED, _DEFLATED = 0, 8
#: sizes that stand in a longer field elsewhere
_ELSEWHERE = 0xFFFFFFFF
#: compressed bytes that are inflated at once: at most a thousand times as many come out
_STEP = 1 << 15
#: what Python's own reader of the directory raises on a damaged one
_BROKEN = (zipfile.BadZipFile, NotImplementedError, ValueError, struct.error, OSError, EOFError)
_SPEAKABLE = re.compile(r"[\w./\[\] -]{1,80}", re.ASCII)


@dataclass(frozen=True, slots=True)
class Member:
    """One part: where its compressed bytes are, and what they must turn out to be."""

    name: str
    start: int
    end: int
    method: int
    size: int
    crc: int

    @property
    def spoken(self) -> str:
        """The name as a message may quote it."""
        return self.name if _SPEAKABLE.fullmatch(self.name) else "?"


def members(raw: bytes, file: str) -> list[Member]:
    """The parts in the order in which they stand in the file.

    Raises
    ------
    Unreadable
        If the file is damaged or contradicts itself, if a part is encrypted or packed in an unknown way, or
        has a name that leads out of the workbook.
    """
    if raw.count(_END, max(0, len(raw) - _END_WITHIN)) > 1:
        raise _deceitful(file, "ends_twice")
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as archive:
            infos = sorted(archive.infolist(), key=lambda each: each.header_offset)
            directory = archive.start_dir
    except _BROKEN:
        raise Unreadable("loading.refused.broken_zip", file=file) from None
    _refuse_names(file, [each.orig_filename for each in infos])
    found = [_member(raw, info, file) for info in infos]
    starts = [info.header_offset for info in infos]
    if starts and starts[0] != 0:
        raise _deceitful(file, "prefix")
    for member, following in zip(found, [*starts[1:], directory], strict=True):
        if member.end > following:
            raise _deceitful(file, "overlap")
    return found


def inflated(raw: bytes, member: Member, file: str) -> Iterator[bytes]:
    """The bytes of a part, piece by piece; that they are what they should be is known after the last.

    Raises
    ------
    Unreadable
        If they are more or fewer than the directory says, or their checksum differs.
    """
    packed = memoryview(raw)[member.start : member.end]
    crc = size = 0
    for piece in _pieces(packed, member, file):
        crc = zlib.crc32(piece, crc)
        size += len(piece)
        yield piece
    if size != member.size or crc != member.crc:
        raise damaged(file, member)


def _pieces(packed: memoryview, member: Member, file: str) -> Iterator[bytes]:
    steps = (bytes(packed[at : at + _STEP]) for at in range(0, len(packed), _STEP))
    if member.method == _STORED:
        yield from steps
        return
    inflater = zlib.decompressobj(-zlib.MAX_WBITS)
    try:
        yield from (inflater.decompress(step) for step in steps)
    except zlib.error:
        raise damaged(file, member) from None
    if not inflater.eof or inflater.unused_data:
        raise damaged(file, member)


def _member(raw: bytes, info: zipfile.ZipInfo, file: str) -> Member:
    """A part of the directory, held against what stands in front of the part itself."""
    at = info.header_offset
    name = info.orig_filename.encode("utf-8" if info.flag_bits & _UTF8 else "cp437")
    if not 0 <= at <= len(raw) - _LOCAL.size or not raw.startswith(b"PK\x03\x04", at):
        raise Unreadable("loading.refused.broken_zip", file=file)
    _, flags, method, crc, packed, size, length, extra = _LOCAL.unpack_from(raw, at)
    start = at + _LOCAL.size + length + extra
    member = Member(info.orig_filename, start, start + info.compress_size, method, info.file_size, info.CRC)
    if (flags | info.flag_bits) & _ENCRYPTED:
        raise Unreadable("loading.refused.encrypted", file=file)
    if raw[at + _LOCAL.size : at + _LOCAL.size + length] != name:
        raise _deceitful(file, "name")
    told = (crc, packed, size)
    written = (info.CRC, info.compress_size, info.file_size)
    follow = flags & _SIZES_FOLLOW and told == (0, 0, 0)
    agree = all(here in (there, _ELSEWHERE) for here, there in zip(told, written, strict=True))
    if method != info.compress_type or not (follow or agree):
        raise _deceitful(file, "header")
    if method not in (_STORED, _DEFLATED):
        raise Unreadable("refusal.compression", file=file, part=member.spoken, method=method)
    return member


def _refuse_names(file: str, names: list[str]) -> None:
    """Names that lead out of the workbook, and two that a reader may take for one."""
    plain = [name.replace("\\", "/").casefold() for name in names]
    for name in plain:
        if name.startswith("/") or ".." in name.split("/") or ":" in name or "\0" in name:
            raise _deceitful(file, "path")
    if len(set(plain)) < len(plain):
        raise _deceitful(file, "twice")


def damaged(file: str, member: Member) -> Unreadable:
    """The refusal of a part that is not what it should be."""
    return Unreadable("refusal.damaged_part", file=file, part=member.spoken)


def _deceitful(file: str, how: str) -> Unreadable:
    return Unreadable("refusal.zip", file=file, how=spoken(f"refusal.zip.{how}"))
