"""Looks at every byte of a workbook that is a zip before a reader opens it: one pass, whatever is looked for.

Each part is inflated once, piece by piece: its bytes are counted and its checksum is made. What kind of part
it is decides who else looks on: a sheet tells how far it reaches and what it holds in silence.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Protocol

from cgsurvey.errors import Unreadable
from cgsurvey.loaders.limits import Limits
from cgsurvey.loaders.ods_scan import OdsScan
from cgsurvey.loaders.sheet_parse import Extent, Silent, parsed
from cgsurvey.loaders.sheet_xml import SheetScan
from cgsurvey.loaders.xlsb_scan import BinaryScan
from cgsurvey.loaders.xml_prolog import DoctypeFound, root_of
from cgsurvey.loaders.zip_guard import Member, damaged, inflated, members

#: bytes within which the first element of an XML part begins
_PROLOG = 1 << 20
#: bytes that one packed byte of a sheet of answers inflates to at most: a bomb has hundreds
_ORDINARY = 40
#: where a workbook in binary form keeps its sheets
_BINARY_SHEETS = "xl/worksheets/"
#: where an OpenDocument file lists its parts, and how it says there that one is encrypted
_MANIFEST, _LOCK = "META-INF/manifest.xml", b"encryption-data"
#: pictures are XML too, often with a document type; nobody here reads them
_PICTURE = ".svg"


class Onlooker(Protocol):
    """Sees the bytes of one part pass by.

    Attributes
    ----------
    extents
        How far each sheet of the part reaches.
    silent
        What they hold that the reader does not tell of.
    usual
        False where only a parser reads the part right; then the rest says nothing.
    """

    extents: list[Extent]
    silent: Silent
    usual: bool

    def feed(self, piece: bytes) -> None: ...

    def close(self) -> None: ...


@dataclass(frozen=True)
class Package:
    """A workbook that is what it seems.

    Attributes
    ----------
    sheets
        Name of a part -> what is silent in the sheet that it is; of an OpenDocument file, whose sheets share
        one part, name of the sheet.
    """

    raw: bytes
    file: str
    members: Mapping[str, Member]
    sheets: Mapping[str, Silent]

    def part(self, name: str) -> bytes:
        """A whole part, one of the small ones."""
        return b"".join(inflated(self.raw, self.members[name], self.file))


def guarded(raw: bytes, file: str, limits: Limits) -> Package:
    """The workbook with these bytes, once all of it has been looked at.

    Raises
    ------
    Unreadable
        If it is damaged, contradicts itself, or is larger than `limits`; if a part has a document type; or if
        the cells of a sheet reach farther than `limits`.
    """
    found = members(raw, file)
    package = Package(raw, file, {each.name: each for each in found}, {})
    sheets: dict[str, Silent] = {}
    before = 0
    for member in found:
        onlooker = _looked_at(raw, member, file, limits, before)
        before += member.size
        if onlooker is not None:
            silent = _checked(onlooker, raw, member, file, limits)
            sheets |= onlooker.tables if isinstance(onlooker, OdsScan) else {member.name: silent}
    if _MANIFEST in package.members and _LOCK in package.part(_MANIFEST):
        raise Unreadable("loading.refused.encrypted", file=file)
    return replace(package, sheets=sheets)


def _looked_at(raw: bytes, member: Member, file: str, limits: Limits, before: int) -> Onlooker | None:
    """Inflate a part to its end, before which so many bytes came, before whoever looks on at such a part."""
    pieces = _counted(inflated(raw, member, file), file, limits, before, member.end - member.start)
    head, root = b"", None
    try:
        while root is None and (piece := next(pieces, b"")):
            head += piece
            root = root_of(head)
            if root is None and len(head) > _PROLOG:
                raise damaged(file, member)
    except DoctypeFound:
        if not member.name.lower().endswith(_PICTURE):
            raise Unreadable("refusal.doctype", file=file, part=member.spoken) from None
    onlooker = _onlooker(member.name.replace("\\", "/").lower(), root or "")
    if onlooker is None:
        deque(pieces, maxlen=0)
        return None
    onlooker.feed(head)
    for piece in pieces:
        onlooker.feed(piece)
    onlooker.close()
    return onlooker


def _counted(pieces: Iterator[bytes], file: str, limits: Limits, before: int, packed: int) -> Iterator[bytes]:
    """The same pieces, until they are too many bytes.

    A part that is packed as answers are may have twice the limit: some writers repeat each text in its cell,
    so that an honest 100,000 rows take more.
    """
    size = 0
    for piece in pieces:
        size += len(piece)
        if size > (2 * limits.part if size < _ORDINARY * packed else limits.part):
            raise Unreadable("refusal.part_too_large", file=file, limit=_megabytes(limits.part))
        if before + size > limits.total:
            raise Unreadable("refusal.total_too_large", file=file, limit=_megabytes(limits.total))
        yield piece


def _onlooker(name: str, root: str) -> Onlooker | None:
    if name.startswith(_BINARY_SHEETS) and name.endswith(".bin"):
        return BinaryScan()
    match root.rpartition(":")[2]:
        case "worksheet":
            return SheetScan(root)
        case "document-content":
            return OdsScan()
    return None


def _checked(onlooker: Onlooker, raw: bytes, member: Member, file: str, limits: Limits) -> Silent:
    """What is silent in a sheet that is not too large; parsed where looking on did not suffice to tell."""
    silent, extents = onlooker.silent, onlooker.extents
    if isinstance(onlooker, SheetScan) and (not onlooker.usual or any(_too_far(extents, limits))):
        try:
            silent, extent = parsed(inflated(raw, member, file))
        except ValueError:
            raise damaged(file, member) from None
        extents = [extent]
    elif not onlooker.usual:
        raise damaged(file, member)
    for code, extent in _too_far(extents, limits):
        facts = {"cell": extent.corner, "rows": extent.rows, "columns": extent.columns}
        raise Unreadable(
            f"refusal.{code}", file=file, **facts, limit=getattr(limits, code.removeprefix("far_"))
        )
    return silent


def _too_far(extents: list[Extent], limits: Limits) -> Iterator[tuple[str, Extent]]:
    for each in extents:
        if each.rows > limits.rows:
            yield "far_rows", each
        elif each.columns > limits.columns:
            yield "far_columns", each
        elif each.rows * each.columns > limits.cells:
            yield "far_cells", each


def _megabytes(size: int) -> str:
    return f"{size / 1e6:g} MB"
