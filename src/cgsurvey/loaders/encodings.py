"""Bytes -> text. Encodings are tried in a strict order, and nothing is replaced unless that was asked for."""

from __future__ import annotations

import codecs
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from cgsurvey.errors import Unreadable, UsageError
from cgsurvey.ledger import Problem
from cgsurvey.loaders.chinese import likeness

_MARK = "\ufeff"
#: in the order in which their marks are looked for: that of UTF-16 begins that of UTF-32
_MARKED = ("utf-8", "utf-32-le", "utf-32-be", "utf-16-le", "utf-16-be")
#: names under which files of a larger encoding go
_LARGER = {"gb2312": "gb18030", "gbk": "gb18030", "cp936": "gb18030", "big5": "cp950"}
#: what is offered where a name is not known
_OFFERED = ("utf-8", "gb18030", "big5", "big5hkscs", "utf-16-le", "shift_jis", "euc-kr", "windows-1252")
#: share of zero bytes that makes a file UTF-16; Chinese text has few
_UTF16_NULS = 0.02
#: characters of a Chinese or English text; what is not UTF-16 has few of them when it is read as that
_WRITTEN = re.compile("[\t\n\r -~\u3000-\u303f\u4e00-\u9fff\uff00-\uffef]")
_NEARLY_ALL = 0.9
#: bad bytes are replaced, in an encoding that was not named, where they are fewer than this share of those
#: beyond ASCII
_FEW = 0.1
#: how many lines that do not decode are named
_FIRST_LINES = 20
#: from here on characters take three bytes in UTF-8, as no few words of another encoding happen to have them
_THREE_BYTES = "\u0800"
#: share of the frequent among Chinese characters above which even a few words are Chinese
_SURE = 0.5
_STEP = 1 << 20
#: characters beyond ASCII by which an encoding is judged
_JUDGED = 200_000
_ASCII = re.compile(r"[\0-\x7f]+")
_BEYOND_ASCII = bytes(range(0x80, 0x100))


@dataclass(frozen=True)
class Text:
    """Bytes that are known to be text.

    Attributes
    ----------
    raw
        The file after its byte order mark.
    encoding
        Decodes `raw` without an error.
    problems
        What was replaced or passed over.
    joined
        Whether byte order marks stand in it, as where files were joined: they are no part of the text.
    """

    raw: bytes
    encoding: str
    problems: tuple[Problem, ...] = ()
    joined: bool = False

    def lines(self) -> Iterator[str]:
        """Its lines with their ends, decoded as they are asked for."""
        lines = io.TextIOWrapper(io.BytesIO(self.raw), encoding=self.encoding, newline="")
        return (line.replace(_MARK, "") for line in lines) if self.joined else lines

    def whole(self) -> str:
        return self.raw.decode(self.encoding).replace(_MARK, "")


def text_in(raw: bytes, file: str, encoding: str | None = None, *, replace_bad_bytes: bool = False) -> Text:
    """The text in bytes: by its byte order mark, its zero bytes, as HZ, strict UTF-8, GB18030 or Big5.

    The last two decode nearly anything, so what they decode must also read as Chinese. Not told from them is
    text of very few characters. Encodings with escapes (ISO-2022) are read where they are named.

    Parameters
    ----------
    raw : bytes
    file : str
        Its name, for messages.
    encoding : str, optional
        Its name, where it is known: no other is tried.
    replace_bad_bytes : bool
        Bytes that do not decode become U+FFFD and are counted, instead of a refusal.

    Raises
    ------
    Unreadable
        If no encoding fits, with the lines that stand in the way; or if two do.
    UsageError
        If there is no encoding of that name.
    """
    mark, marked = next(
        ((mark, name) for name in _MARKED if raw.startswith(mark := _MARK.encode(name))), (b"", None)
    )
    raw = raw[len(mark) :]
    codec = _named(encoding) if encoding else marked or _utf16_by_nuls(raw)
    if codec in ("utf-16", "utf-32"):
        codec = marked or _utf16_by_nuls(raw) or f"{codec}-le"
    if codec is None and (b"\0" in raw or b"\x1b$" in raw):
        raise Unreadable("loading.refused.binary", file=file)
    fitting = (codec if _start(raw, codec) is not None else None) if codec else _fitting(raw, file)
    if fitting is not None:
        return _without_marks(Text(raw, fitting))
    if replace_bad_bytes:
        return _with_gaps(raw, codec or _nearly_fitting(raw, file))
    if codec is None:
        raise Unreadable("loading.bad_encoding", file=file, lines=_bad_lines(raw, "utf-8"))
    facts = {"encoding": encoding or codec, "lines": _bad_lines(raw, codec)}
    raise Unreadable("loading.not_in_encoding", file=file, **facts)


def _named(name: str) -> str:
    """The codec of an encoding that somebody named."""
    try:
        plain = codecs.lookup(name).name
        b"    ".decode(plain)  # what is a codec and no encoding, as hex is, cannot do this
    except (LookupError, ValueError):
        raise UsageError("loading.no_encoding", encoding=name, known=list(_OFFERED)) from None
    return _LARGER.get(plain, plain)


def _utf16_by_nuls(raw: bytes) -> str | None:
    """ASCII characters of UTF-16 text have a zero byte each; its line ends tell on which side."""
    head = raw[:65536]
    if len(raw) % 2 or head.count(0) <= _UTF16_NULS * len(head):
        return None
    for codec in ("utf-16-le", "utf-16-be"):
        text = head.decode(codec, errors="replace")
        if re.search("[\r\n]", text) and len(_WRITTEN.findall(text)) >= _NEARLY_ALL * len(text):
            return codec
    return None


def _fitting(raw: bytes, file: str) -> str | None:
    """The encoding, of those without marks, in which bytes are text.

    Raises
    ------
    Unreadable
        If two fit, and as well as each other.
    """
    if raw.isascii():
        return "hz" if b"~{" in raw and _start(raw, "hz") is not None else "utf-8"
    unicode = _start(raw, "utf-8")
    if unicode and max(unicode) >= _THREE_BYTES:
        return "utf-8"
    starts = {codec: _start(raw, codec) for codec in ("gb18030", "cp950")}
    likely = {codec: likeness(start, codec) for codec, start in starts.items() if start is not None}
    fits = [
        codec
        for codec, like in likely.items()
        if like.is_chinese and not any(other.beats(like) for other in likely.values())
    ]
    if unicode:
        fits = ["utf-8", *(codec for codec in fits if likely[codec].frequent >= _SURE)]
    if len(fits) > 1:
        names = [{"cp950": "big5"}.get(codec, codec) for codec in fits]
        raise Unreadable("loading.which_encoding", file=file, encodings=names)
    return fits[0] if fits else None


def _start(raw: bytes, codec: str) -> str | None:
    """The first characters beyond ASCII of bytes, all of which decode; None where some do not."""
    decoder = codecs.getincrementaldecoder(codec)()
    found, size = [], 0
    try:
        for at in range(0, len(raw), _STEP):
            piece = decoder.decode(raw[at : at + _STEP])
            if size < _JUDGED:
                found.append(_ASCII.sub("", piece)[:_JUDGED])
                size += len(found[-1])
        decoder.decode(b"", True)
    except UnicodeError:
        return None
    return "".join(found)


def _without_marks(text: Text) -> Text:
    """The text without byte order marks but the first, and with a word on them."""
    lines: list[int] = []
    if _MARK.encode(text.encoding, errors="ignore") in text.raw:
        lines = [number for number, line in enumerate(text.lines(), 1) if _MARK in line]
    if not lines:
        return text
    problem = Problem(
        "loading.stray_marks", {"number": len(lines), "lines": lines[:_FIRST_LINES]}, minor=True
    )
    return replace(text, problems=(*text.problems, problem), joined=True)


def _nearly_fitting(raw: bytes, file: str) -> str:
    """The first encoding in which few bytes are bad.

    Raises
    ------
    Unreadable
        If in each of them many are.
    """
    most = _FEW * (len(raw) - len(raw.translate(None, _BEYOND_ASCII)))
    for codec in ("utf-8", "gb18030", "cp950"):
        text, bad = _decoded_with_gaps(raw, codec)
        start = _ASCII.sub("", text)[:_JUDGED].replace("\ufffd", "")
        if bad <= most and (codec == "utf-8" or likeness(start, codec).is_chinese):
            return codec
    raise Unreadable("loading.bad_encoding", file=file, lines=_bad_lines(raw, "utf-8"))


def _with_gaps(raw: bytes, codec: str) -> Text:
    text, bad = _decoded_with_gaps(raw, codec)
    whole = Text(text.encode("utf-8", errors="replace"), "utf-8")
    lines = [number for number, line in enumerate(whole.lines(), 1) if "\ufffd" in line]
    problem = Problem("loading.replaced_bytes", {"number": bad, "lines": lines})
    return _without_marks(replace(whole, problems=(problem,)))


def _decoded_with_gaps(raw: bytes, codec: str) -> tuple[str, int]:
    """Text with U+FFFD where bytes do not decode, and how many those bytes are."""
    bad = [0]

    def counted(error: UnicodeError) -> tuple[str, int]:
        assert isinstance(error, UnicodeDecodeError)
        bad[0] += error.end - error.start
        return "\ufffd", error.end

    codecs.register_error("cgsurvey.counted", counted)
    return raw.decode(codec, errors="cgsurvey.counted"), bad[0]


def _bad_lines(raw: bytes, codec: str) -> list[int]:
    """Numbers of the first lines that do not decode."""
    if codec.startswith(("utf-16", "utf-32")):
        return [raw.decode(codec, errors="replace").partition("\ufffd")[0].count("\n") + 1]
    bad: list[int] = []
    for number, line in enumerate(raw.split(b"\n"), start=1):
        try:
            line.decode(codec)
        except UnicodeDecodeError:
            bad.append(number)
        if len(bad) == _FIRST_LINES:
            break
    return bad
