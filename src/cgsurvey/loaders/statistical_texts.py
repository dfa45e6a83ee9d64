"""Texts of SPSS and Stata files: read as bytes, decoded by what the file declares or else by its bytes."""

from __future__ import annotations

import codecs
import re
import struct
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from cgsurvey.errors import Unreadable
from cgsurvey.ledger import Problem
from cgsurvey.loaders.chinese import likeness
from cgsurvey.loaders.encodings import text_in

if TYPE_CHECKING:
    from cgsurvey.loaders.request import Request

#: the encoding that gives every byte a character of its own
BYTES = "ISO-8859-1"
#: an SPSS file names its encoding in record 7 of subtype 20
_SPSS_ENCODING = (7, 20, 1)
_STATA_RELEASE = re.compile(rb"<release>(\d{3})</release>")
#: since this release the texts of Stata are UTF-8
_STATA_UTF8 = 118
#: characters of Chinese text that tell what it is beyond doubt
_ENOUGH_HAN = 8


@dataclass(frozen=True)
class Texts:
    """Bytes as characters -> text."""

    texts: Mapping[str, str]
    problems: tuple[Problem, ...] = field(default=())

    def __getitem__(self, raw: str) -> str:
        return self.texts.get(raw, raw)


def declared_encoding(raw: bytes, format: str) -> str | None:
    """The encoding that the file says its texts are in; None where it says none that is known."""
    if format == "dta":
        release = _STATA_RELEASE.search(raw[:100])
        return "utf-8" if release and int(release.group(1)) >= _STATA_UTF8 else None
    for order in "<>":
        at = raw.find(struct.pack(f"{order}3i", *_SPSS_ENCODING))
        if 0 <= at <= len(raw) - 16:
            (length,) = struct.unpack_from(f"{order}i", raw, at + 12)
            name = raw[at + 16 : at + 16 + max(0, min(length, 40))].decode("latin-1").strip().lower()
            return known_codec(name.replace("windows-936", "gbk"))
    return None


def known_codec(name: str) -> str | None:
    """The name by which Python knows an encoding; of those of the mainland the one that holds the others."""
    try:
        codec = codecs.lookup(name).name
    except (LookupError, ValueError):
        return None
    return "gb18030" if codec in ("gb2312", "gbk") else codec


def texts_of(pieces: Iterable[tuple[str, str]], declared: str | None, request: Request) -> Texts:
    """Every text of a file, decoded.

    Parameters
    ----------
    pieces : pairs of (variable, text)
        Read as bytes: a character each. Texts in ASCII need no decoding.
    declared : str or None
        The encoding of which the file says that it is its own.

    Raises
    ------
    Unreadable
        If the bytes are no text in the encoding declared or asked for; or where none is, if they are neither
        UTF-8 nor Chinese text in GB18030.
    """
    owners: dict[bytes, str] = {}
    for owner, text in pieces:
        if not text.isascii():
            owners.setdefault(text.encode("latin-1"), owner)
    if not owners:
        return Texts({})
    encoding = _encoding(list(owners), declared, request)
    errors = "replace" if request.replace_bad_bytes else "strict"
    decoded: dict[str, str] = {}
    cut: list[bytes] = []
    for raw in owners:
        text, whole = _decoded(raw, encoding, errors)
        decoded[raw.decode("latin-1")] = text
        if not whole:
            cut.append(raw)
    return Texts(decoded, tuple(_problems(owners, decoded, cut)))


def _encoding(texts: list[bytes], declared: str | None, request: Request) -> str:
    """The encoding of the texts, by what was asked for, what is declared, and their bytes."""
    file = request.path.name
    if request.encoding is not None or declared is not None:
        encoding = request.encoding or declared or ""
        if not request.replace_bad_bytes and not _fits(texts, encoding):
            raise Unreadable("loading.labels_not_in", file=file, encoding=encoding)
        if request.encoding is None and _is_western(encoding) and _is_chinese(texts):
            raise Unreadable("loading.encoding_contradicted", file=file, encoding=encoding)
        return encoding
    found = _by_bytes(texts, file)
    if found is None:
        raise Unreadable("loading.labels_encoding", file=file)
    return found


def _by_bytes(texts: list[bytes], file: str) -> str | None:
    """The one encoding that a text file of these lines would be taken for."""
    whole = [raw for raw in texts if any(_is_whole(raw, encoding) for encoding in ("utf-8", "gb18030"))]
    try:
        if _fits(texts, "utf-8"):
            return "utf-8"
        found = text_in(b"\n".join(whole), file).encoding
    except Unreadable:
        return None
    return found if _fits(texts, found) else None


def _is_chinese(texts: list[bytes]) -> bool:
    """Whether bytes that are declared to be Western are beyond doubt UTF-8 or Chinese in GB18030."""
    if _fits(texts, "utf-8"):
        return True
    if not _fits(texts, "gb18030"):
        return False
    found = likeness("".join(_decoded(raw, "gb18030", "strict")[0] for raw in texts), "gb18030")
    return found.is_chinese and found.han >= _ENOUGH_HAN


def _is_western(encoding: str) -> bool:
    """Whether an encoding has a character for nearly every byte, so that nothing ever speaks against it."""
    return encoding.startswith(("cp125", "iso8859", "mac", "latin"))


def _fits(texts: list[bytes], encoding: str) -> bool:
    try:
        for raw in texts:
            _decoded(raw, encoding, "strict")
    except UnicodeDecodeError:
        return False
    return True


def _is_whole(raw: bytes, encoding: str) -> bool:
    try:
        raw.decode(encoding)
    except UnicodeDecodeError:
        return False
    return True


def _decoded(raw: bytes, encoding: str, errors: str) -> tuple[str, bool]:
    """The text, without the first bytes of a character that the width of the variable has cut in two."""
    decoder = codecs.getincrementaldecoder(encoding)(errors)
    text = decoder.decode(raw, final=False)
    return text, not decoder.getstate()[0]


def _problems(owners: Mapping[bytes, str], decoded: Mapping[str, str], cut: list[bytes]) -> Iterator[Problem]:
    """Texts that end in half a character, and bytes that were replaced, by variable."""

    def columns(raws: Iterable[bytes]) -> list[str]:
        return list(dict.fromkeys(decoded.get(owners[raw], owners[raw]) for raw in raws))

    if cut:
        facts = {"number": len(cut), "columns": columns(cut)}
        yield Problem("loading.half_characters", facts)
    replaced = [raw for raw in owners if "\ufffd" in decoded[raw.decode("latin-1")]]
    if replaced:
        yield Problem("loading.replaced_texts", {"number": len(replaced), "columns": columns(replaced)})
