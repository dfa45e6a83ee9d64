"""Old .xls files record by record: BIFF8 in an OLE compound file.

Sources: [MS-CFB] Compound File Binary File Format; [MS-XLS] Excel Binary File Format (Microsoft 2024).
"""

from __future__ import annotations

import struct
from collections.abc import Sequence

MAGIC = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_SECTOR = 512
_FREE, _END, _FAT = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD
#: a shorter stream would go into the sectors of the small
_SMALL = 4096


def compound(streams: dict[str, bytes]) -> bytes:
    """An OLE file with these streams, each of at least 4096 bytes by zeros at its end."""
    bodies = [_padded(content, max(_SMALL, len(content))) for content in streams.values()]
    starts, place = [], 0
    for body in bodies:
        starts.append(place)
        place += len(body) // _SECTOR
    directory = _directory(list(streams), starts, [len(body) for body in bodies])
    chains = [(start, len(body) // _SECTOR) for start, body in zip(starts, bodies, strict=True)]
    chains.append((place, len(directory) // _SECTOR))
    first_directory = place
    place += len(directory) // _SECTOR
    fat_sectors = 1
    while fat_sectors * 128 < place + fat_sectors:
        fat_sectors += 1
    table = [_FREE] * (fat_sectors * 128)
    for start, count in chains:
        for sector in range(start, start + count):
            table[sector] = sector + 1 if sector + 1 < start + count else _END
    for sector in range(place, place + fat_sectors):
        table[sector] = _FAT
    places = [place + number for number in range(fat_sectors)]
    header = struct.pack(
        "<8s16xHHHHH6xIIIIIIIII109I",
        *(MAGIC, 0x3E, 3, 0xFFFE, 9, 6),
        *(0, fat_sectors, first_directory, 0, _SMALL, _END, 0, _END, 0),
        *(places + [_FREE] * (109 - fat_sectors)),
    )
    return header + b"".join(bodies) + directory + struct.pack(f"<{len(table)}I", *table)


def _directory(names: Sequence[str], starts: Sequence[int], sizes: Sequence[int]) -> bytes:
    entries = [_entry("Root Entry", 5, _FREE, 1 if names else _FREE, _END, 0)]
    for number, (name, start, size) in enumerate(zip(names, starts, sizes, strict=True), start=1):
        after = number + 1 if number < len(names) else _FREE
        entries.append(_entry(name, 2, after, _FREE, start, size))
    return _padded(b"".join(entries), _SECTOR)


def _entry(name: str, kind: int, right: int, child: int, start: int, size: int) -> bytes:
    written = name.encode("utf-16-le")
    return struct.pack(
        "<64sHBBIII16xI8x8xIQ", written, len(written) + 2, kind, 1, _FREE, right, child, 0, start, size
    )


def _padded(raw: bytes, least: int) -> bytes:
    size = -(-max(len(raw), least) // _SECTOR) * _SECTOR
    return raw + bytes(size - len(raw))


def record(kind: int, body: bytes = b"") -> bytes:
    return struct.pack("<HH", kind, len(body)) + body


def label(row: int, column: int, text: str) -> bytes:
    """A cell that holds a text itself."""
    written = text.encode("utf-16-le")
    return record(0x0204, struct.pack("<HHHHB", row, column, 0, len(text), 1) + written)


def cells(table: Sequence[Sequence[str]]) -> bytes:
    return b"".join(label(r, c, text) for r, row in enumerate(table) for c, text in enumerate(row))


def workbook(body: bytes, *, first: bytes = b"") -> bytes:
    """The stream of a workbook of one sheet; `first` stands behind its beginning."""
    opening = record(0x0809, struct.pack("<HHHHII", 0x0600, 0x0005, 0, 0, 0, 0)) + first
    opening += record(0x0042, struct.pack("<H", 1200))
    name = "答卷".encode("utf-16-le")
    size = 4 + 6 + 2 + len(name) + 4
    listed = record(0x0085, struct.pack("<IBBBB", len(opening) + size, 0, 0, 2, 1) + name)
    sheet = record(0x0809, struct.pack("<HHHHII", 0x0600, 0x0010, 0, 0, 0, 0))
    return opening + listed + record(0x000A) + sheet + body + record(0x000A)


def xls(table: Sequence[Sequence[str]], *, first: bytes = b"", more: bytes = b"") -> bytes:
    return compound({"Workbook": workbook(cells(table) + more, first=first)})
