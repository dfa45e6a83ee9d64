"""Zips that lie: each as its own bytes, since no library writes them."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

LOCAL, CENTRAL, END = b"PK\x03\x04", b"PK\x01\x02", b"PK\x05\x06"


@dataclass(frozen=True)
class Entry:
    """A part as it stands in the file, and as the directory has it; None where that says the same.

    Attributes
    ----------
    at
        Offset that the directory gives, where it is not the true one.
    """

    name: bytes
    packed: bytes
    crc: int
    size: int
    method: int = 8
    flags: int = 0
    told_name: bytes | None = None
    told_crc: int | None = None
    told_size: int | None = None
    told_packed: int | None = None
    told_method: int | None = None
    at: int | None = None


def entry(name: str, content: str | bytes, **lies: object) -> Entry:
    """An honest part, but for `lies`."""
    raw = content.encode() if isinstance(content, str) else content
    honest = Entry(name.encode(), deflated(raw), zlib.crc32(raw), len(raw))
    return replace(honest, **lies)  # type: ignore[arg-type]


def deflated(raw: bytes) -> bytes:
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    return packer.compress(raw) + packer.flush()


def archive(entries: Iterable[Entry], *, prefix: bytes = b"", suffix: bytes = b"") -> bytes:
    """The bytes of a zip of these parts."""
    body, directory, count = prefix, b"", 0
    for each in entries:
        place = len(body) if each.at is None else each.at
        body += (
            struct.pack(
                "<4sHHHHHIIIHH",
                *(LOCAL, 20, each.flags, each.method, 0, 0x21, each.crc, len(each.packed), each.size),
                *(len(each.name), 0),
            )
            + each.name
            + each.packed
        )
        directory += _listed(each, place)
        count += 1
    end = struct.pack("<4sHHHHIIH", END, 0, 0, count, count, len(directory), len(body), 0)
    return body + directory + end + suffix


def _listed(each: Entry, place: int) -> bytes:
    def told(given: int | None, true: int) -> int:
        return true if given is None else given

    name = each.name if each.told_name is None else each.told_name
    method = told(each.told_method, each.method)
    return (
        struct.pack(
            "<4sHHHHHHIIIHHHHHII",
            *(CENTRAL, 20, 20, each.flags, method, 0, 0x21, told(each.told_crc, each.crc)),
            *(told(each.told_packed, len(each.packed)), told(each.told_size, each.size)),
            *(len(name), 0, 0, 0, 0, 0, place),
        )
        + name
    )


def lying(parts: dict[str, str | bytes], victim: str, lie: Callable[[Entry], Entry]) -> bytes:
    """A workbook of which one part lies."""
    entries = [entry(name, content) for name, content in parts.items()]
    return archive([lie(each) if each.name == victim.encode() else each for each in entries])


def quoted_overlap(parts: dict[str, str | bytes], copies: int, kernel: bytes) -> bytes:
    """Many names in the directory for one and the same part.

    Source: D. Fifield, "A better zip bomb", WOOT 2019.
    """
    honest = [entry(name, content) for name, content in parts.items()]
    shared = entry("xl/media/bomb.bin", kernel)
    start = len(archive(honest)) - len(archive(honest)[archive(honest).index(CENTRAL) :])
    copied = [
        replace(shared, told_name=f"xl/media/{number}.bin".encode(), at=start) for number in range(copies)
    ]
    # only the first of the copies has bytes of its own
    whole = archive([*honest, copied[0]])
    body = whole[: whole.index(CENTRAL)]
    directory = b"".join(
        [whole[whole.index(CENTRAL) : whole.index(END)], *(_listed(each, start) for each in copied[1:])]
    )
    count = len(honest) + copies
    return body + directory + struct.pack("<4sHHHHIIH", END, 0, 0, count, count, len(directory), len(body), 0)
