"""Delimited text. Encodings are tried in a strict order and nothing is replaced silently."""

from __future__ import annotations

import codecs
import csv
import io
from collections import Counter
from pathlib import Path

from cgsurvey.errors import Unreadable
from cgsurvey.loaders.table import Grid

_DELIMITERS = (",", ";", "\t")
_BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
#: share of zero bytes at odd (or even) places that makes a file UTF-16; Chinese text has few
_UTF16_NULS = 0.05
#: GB18030 decodes nearly anything: real Chinese text is nearly all punctuation and common characters
_COMMON_HAN = 0.7
#: how many lines that do not decode are looked for
_FIRST_LINES = 20


def read(path: Path, sheet: str | None) -> Grid:
    """Cells of a text file separated by commas, semicolons or tabs.

    `sheet` is ignored: a text file has none.

    Raises
    ------
    Unreadable
        If the encoding is not certain, a quote is never closed, or the file is not text.
    """
    text = decoded(path.read_bytes(), path.name)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(text), strict=True)
    try:
        rows = [tuple(row) for row in reader]
    except csv.Error as error:
        raise Unreadable("loading.bad_csv", file=path.name, line=reader.line_num, reason=str(error)) from None
    return Grid(path.name, None, rows)


def decoded(raw: bytes, file: str) -> str:
    """The text of a file: byte order mark, UTF-16 by its zero bytes, strict UTF-8, strict GB18030.

    Raises
    ------
    Unreadable
        If none of them fits, with the lines that stand in the way of UTF-8.
    """
    encoding = _marked_encoding(raw) or _utf16_by_nuls(raw)
    if encoding is None and b"\0" in raw:
        raise Unreadable("loading.refused.binary", file=file)
    for candidate in [encoding] if encoding else ["utf-8", "gb18030"]:
        try:
            text = raw.decode(candidate)
        except UnicodeDecodeError:
            continue
        if candidate != "gb18030" or _is_chinese(text):
            return text
    raise Unreadable("loading.bad_encoding", file=file, lines=_bad_lines(raw, encoding or "utf-8"))


def _marked_encoding(raw: bytes) -> str | None:
    return next((name for mark, name in _BYTE_ORDER_MARKS if raw.startswith(mark)), None)


def _utf16_by_nuls(raw: bytes) -> str | None:
    """ASCII characters of UTF-16 text have a zero byte each, all on the same side."""
    head = raw[:65536]
    even, odd = head[::2].count(0), head[1::2].count(0)
    enough = _UTF16_NULS * len(head) / 2
    if len(raw) % 2 == 0 and max(even, odd) > enough and min(even, odd) == 0:
        return "utf-16-le" if odd else "utf-16-be"
    return None


def _is_chinese(text: str) -> bool:
    """Whether the non-ASCII characters are mostly those of the first level of GB 2312."""
    counts = Counter(character for character in text if ord(character) > 127)
    common = sum(number for character, number in counts.items() if _is_common(character))
    return common >= _COMMON_HAN * sum(counts.values())


def _is_common(character: str) -> bool:
    try:
        lead = character.encode("gb2312")[0]
    except UnicodeEncodeError:
        return False
    return lead <= 0xA3 or 0xB0 <= lead <= 0xD7


def _bad_lines(raw: bytes, encoding: str) -> list[int]:
    """Numbers of the first lines that do not decode."""
    if encoding.startswith("utf-16"):
        return [raw.decode(encoding, errors="replace").partition("\ufffd")[0].count("\n") + 1]
    bad: list[int] = []
    for number, line in enumerate(raw.split(b"\n"), start=1):
        try:
            line.decode(encoding)
        except UnicodeDecodeError:
            bad.append(number)
        if len(bad) == _FIRST_LINES:
            break
    return bad


def _delimiter(text: str) -> str:
    """The delimiter that is commonest, outside quotes, in the first line that has any."""
    for line in io.StringIO(text):
        outside = "".join(line.split('"')[::2])
        counts = {each: outside.count(each) for each in _DELIMITERS}
        if any(counts.values()):
            return max(_DELIMITERS, key=counts.__getitem__)
    return ","
