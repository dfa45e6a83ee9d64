"""Delimited text. Encodings are tried in a strict order and nothing is replaced silently."""

from __future__ import annotations

import codecs
import csv
import io
from collections import Counter
from collections.abc import Iterator, Sequence

from cgsurvey.errors import Unreadable
from cgsurvey.loaders.request import Request
from cgsurvey.loaders.table import Grid

_DELIMITERS = (",", ";", "\t")
_BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
#: share of zero bytes at odd (or even) places that makes a file UTF-16; Chinese text has few
_UTF16_NULS = 0.05
#: GB18030 decodes nearly anything: real Chinese text is nearly all punctuation and common characters
_COMMON_HAN = 0.7
#: Korean and Japanese bytes decode to common characters as well, but not to those that Chinese text is made
#: of: of its characters more than half are among the following, of theirs about a tenth
_FREQUENT_HAN = 0.35
#: fewer characters than this tell nothing
_ENOUGH_HAN = 8
_FREQUENT = frozenset(
    "的一是不了在人有我他这个们中来上大为和国地到以说时要就出会可也你对生能而子那得于着下自之年过发后作里"
    "用道行所然家种事成方多经么去法学如都同现当没动面起看定天分还进好小部其些主样理心她本前开但因只从想实"
    "日军者意无力它与长把机十民第公此已工使情明性知全三又关点正业外将两高间由问很最重并物手应战向头文体政"
    "美相见被利什二等产或新己制身果加西斯月话合回特代内信表化老给世位次度门任常先海通教儿原东声提立及比员"
    "解水名真论处走义各入几口认条平系气题活尔更别打女变四神总何电数安少报才结反受目太量再感建务做接必场件"
    "计管期市直德资命山金指克许统区保至队形社便空决治展马科司五基眼书非则听白却界达光放强即像难且权思王象"
    "完设式色路记南品住告类求据程北边死张该交规万取拉格望觉术领共确传师观清今切院让识候带导争运男满般居村"
    "街镇服助餐调查选项填序号编码岁龄职帮团参愿需较低收费单县省湖武汉城乡农户养校育医疗卫健康娱志协商议委"
    "网党组织站楼栋江河李刘陈杨黄赵周吴徐孙"
)
#: how many lines that do not decode are looked for
_FIRST_LINES = 20


def read(request: Request) -> Grid:
    """Cells of a text file separated by commas, semicolons or tabs.

    Raises
    ------
    Unreadable
        If the encoding is not certain or the file is not text; while its rows are read, if a quote is never
        closed.
    """
    file = request.path.name
    return Grid(file, None, _rows(decoded(request.path.read_bytes(), file), file))


def _rows(text: str, file: str) -> Iterator[Sequence[str]]:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(text), strict=True)
    try:
        yield from reader
    except csv.Error as error:
        raise Unreadable("loading.bad_csv", file=file, line=reader.line_num, reason=str(error)) from None


def decoded(raw: bytes, file: str) -> str:
    """The text of a file: byte order mark, UTF-16 by its zero bytes, HZ, strict UTF-8, strict GB18030.

    Not told from GB18030: text of fewer than eight characters, and mixtures. Encodings with escapes
    (ISO-2022) are no text here.

    Raises
    ------
    Unreadable
        If none of them fits, with the lines that stand in the way of UTF-8.
    """
    encoding = _marked_encoding(raw) or _utf16_by_nuls(raw)
    if encoding is None and (b"\0" in raw or b"\x1b$" in raw):
        raise Unreadable("loading.refused.binary", file=file)
    hz = ["hz"] if raw.isascii() and b"~{" in raw else []
    for candidate in [encoding] if encoding else [*hz, "utf-8", "gb18030"]:
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
    """Whether the text is mostly of the first level of GB 2312, and enough of it of the frequent ones."""
    counts = Counter(character for character in text if ord(character) > 127)
    common = sum(number for character, number in counts.items() if _is_common(character))
    if common < _COMMON_HAN * sum(counts.values()):
        return False
    han = {character: number for character, number in counts.items() if "一" <= character <= "鿿"}
    frequent = sum(number for character, number in han.items() if character in _FREQUENT)
    return sum(han.values()) < _ENOUGH_HAN or frequent >= _FREQUENT_HAN * sum(han.values())


def _is_common(character: str) -> bool:
    try:
        lead = character.encode("gb2312")[0]
    except UnicodeEncodeError:
        return False
    return lead <= 0xA3 or 0xB0 <= lead <= 0xD7


def _bad_lines(raw: bytes, encoding: str) -> list[int]:
    """Numbers of the first lines that do not decode."""
    if encoding.startswith(("utf-16", "utf-32")):
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
