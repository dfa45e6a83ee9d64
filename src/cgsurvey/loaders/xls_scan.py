"""What an old .xls workbook holds that the reader does not tell of: errors as blanks, hidden rows.

A formula that was never computed holds 0 in this format, and cannot be told from one that came to 0.
Source: [MS-XLS] Excel Binary File Format (Microsoft 2024), 2.4.10, 2.4.127, 2.4.221, 2.5.133.
"""

from __future__ import annotations

import io
import struct
from collections.abc import Iterator

from cgsurvey.loaders.sheet_parse import Silent

_STREAMS = ("Workbook", "Book")
_BEGIN, _END, _SHEET, _ROW, _ERROR = 0x0809, 0x000A, 0x0085, 0x0208, 0x0205
_FORMULAS = (0x0006, 0x0206, 0x0406)
#: a formula's result that is no number ends with these two bytes and begins with its kind
_NO_NUMBER, _ERROR_RESULT = 0xFFFF, 2
_HIDDEN = 0x20


def silent_in_xls(raw: bytes, position: int) -> Silent:
    """What the sheet at a `position` among the sheets of a workbook holds in silence.

    Raises
    ------
    ValueError
        If the records contradict each other.
    """
    import olefile

    found = Silent()
    try:
        with olefile.OleFileIO(io.BytesIO(raw)) as compound:
            name = next(each for each in _STREAMS if compound.exists(each))
            stream = compound.openstream(name).read()
        starts = [struct.unpack_from("<I", body)[0] for kind, body in _records(stream, 0) if kind == _SHEET]
        for kind, body in _records(stream, starts[position]):
            _note(found, kind, body)
    except (OSError, StopIteration, IndexError, struct.error):
        raise ValueError("the records contradict each other") from None
    return found


def _records(stream: bytes, at: int) -> Iterator[tuple[int, bytes]]:
    """Kind and content of the records from one that begins a part up to the one that ends it."""
    depth = 0
    while True:
        kind, size = struct.unpack_from("<HH", stream, at)
        depth += {_BEGIN: 1, _END: -1}.get(kind, 0)
        if depth == 1:
            yield kind, stream[at + 4 : at + 4 + size]
        if depth <= 0:
            return
        at += 4 + size


def _note(found: Silent, kind: int, body: bytes) -> None:
    if kind == _ROW:
        (row,), (shown,) = struct.unpack_from("<H", body), struct.unpack_from("<H", body, 12)
        if shown & _HIDDEN:
            found.hidden.append(row)
    elif kind == _ERROR:
        row, column, _, _, is_error = struct.unpack_from("<HHHBB", body)
        if is_error:
            found.errors.append((row, column))
    elif kind in _FORMULAS:
        row, column, _, result, end = struct.unpack_from("<HHHB5xH", body)
        if end == _NO_NUMBER and result == _ERROR_RESULT:
            found.errors.append((row, column))
