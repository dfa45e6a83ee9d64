"""How far a sheet of a binary workbook reaches, and its errors: records of a kind, a length and their bytes.

Source: [MS-XLSB] Excel (.xlsb) Binary File Format (Microsoft 2024), 2.1.4 Record and 2.4.
"""

from __future__ import annotations

from cgsurvey.loaders.sheet_parse import Extent, Silent

_ROW, _BLANK, _ERROR, _FORMULA_ERROR, _LAST_CELL = 0, 1, 3, 11, 11
#: bytes that a length or a kind takes at most
_LONGEST_HEAD = 6


class BinaryScan:
    """What is found in a binary sheet whose bytes are fed to it."""

    def __init__(self) -> None:
        self.extents = [Extent()]
        self.silent = Silent()
        self.usual = True
        self._row = 0
        self._rest = b""

    def feed(self, piece: bytes) -> None:
        """The next bytes: records that are whole are looked at."""
        data = self._rest + piece
        at = 0
        while (body := _body(data, at)) is not None:
            kind, start, end = body
            if end > len(data):
                break
            self._record(kind, data[start : min(end, start + 12)])
            at = end
        self._rest = data[at:]

    def close(self) -> None:
        """There are no more bytes."""

    def _record(self, kind: int, body: bytes) -> None:
        first = int.from_bytes(body[:4], "little")
        if kind == _ROW:
            self._row = first
            if len(body) > 11 and body[11] & 0x10:
                self.silent.hidden.append(first)
        elif _BLANK < kind <= _LAST_CELL:
            self.extents[0].reach(self._row, first)
            if kind in (_ERROR, _FORMULA_ERROR):
                self.silent.errors.append((self._row, first))


def _body(data: bytes, at: int) -> tuple[int, int, int] | None:
    """Kind of the record that begins here, where its bytes begin, and where they end; None if it is cut."""
    head = data[at : at + _LONGEST_HEAD]
    if len(head) < 2:
        return None
    kind, used = head[0], 1
    if kind & 0x80:
        kind, used = kind & 0x7F | (head[1] & 0x7F) << 7, 2
    length = 0
    for place, byte in enumerate(head[used : used + 4]):
        length |= (byte & 0x7F) << 7 * place
        if not byte & 0x80:
            start = at + used + place + 1
            return kind, start, start + length
    return None
