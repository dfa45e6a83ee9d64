"""What calamine gives without a word, and how far a sheet reaches, seen as the bytes of the sheet pass by.

Errors and formulas never computed arrive from calamine as blanks, hidden cells like any other. And
it takes memory for the whole rectangle up to the farthest cell before it gives any. Sheets are as large as
the data and Python reads XML slowly, so the form in which Excel, WPS and openpyxl write them is scanned as
bytes. Whatever is written in another form is parsed by `sheet_parse`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from cgsurvey.loaders.letters import Place, column_of
from cgsurvey.loaders.sheet_parse import Extent, Silent

_CELL = rb'<c r="([A-Za-z]+)(\d+)"'
_ERROR = re.compile(_CELL + rb'(?=[^<>]*\bt="e")')
_FORMULA = re.compile(
    _CELL + rb'(?![^<>]*\bt="(?:str|e)")[^<>]*>'
    rb"\s*<f\b[^<>]*(?:/>|>[^<]*</f>)"
    rb"\s*(?:<v\b[^<>]*/>|<v\b[^<>]*></v>)?\s*</c>"
)
_HIDDEN = re.compile(rb'<row r="(\d+)"(?=[^<>]*\bhidden="(?:1|true)")')
_CELL_START, _ROW_END = b'<c r="', b"</row>"
_LAST = re.compile(rb'<c r="([A-Za-z]{1,3})([1-9]\d{0,6})"')
_ANY_CELL = re.compile(rb"<c[\s/>]")
#: what the usual writers never write: other quotes and spaces, comments, wide characters
_UNUSUAL = (b"<row>", b"<c>", b"<c/>", b"<c\n", b"<c\t", b"<c\r", b"='", b'= "', b' ="', b"<!", b"\0")
#: bytes without the end of a row: after so many nobody's usual form is to be expected
_LONGEST_ROW = 1 << 22


class SheetScan:
    """What is found in a sheet whose bytes are fed to it.

    Attributes
    ----------
    silent : Silent
    extents : list of Extent
        One: at least as large as the rectangle of the filled cells: cells that only have a format count too.
    usual : bool
        False where something is there that only a parser reads right; then the other two say nothing.
    """

    def __init__(self, root: str) -> None:
        self.silent = Silent()
        self.extents = [Extent()]
        self.usual = True
        self._prefix = root.rpartition(":")[0].encode()
        self._rest = b""

    def feed(self, piece: bytes) -> None:
        """The next bytes: scanned up to the end of the last row, so that no cell is cut in two."""
        if not self.usual:
            return
        together = self._rest + piece
        if self._prefix:
            together = together.replace(b"<%s:" % self._prefix, b"<")
            together = together.replace(b"</%s:" % self._prefix, b"</")
        *rows, self._rest = together.split(_ROW_END)
        if rows:
            self._reach(rows)
            if _is_suspect(together):
                self._find(together[: len(together) - len(self._rest)])
        elif len(self._rest) > _LONGEST_ROW:
            self.usual = False

    def close(self) -> None:
        """There are no more bytes."""
        if self.usual:
            self._reach([self._rest])
            self._find(self._rest)

    def _reach(self, rows: Sequence[bytes]) -> None:
        """Extend to the last cell of each row."""
        tails = [row[row.rfind(_CELL_START) :] for row in rows if _CELL_START in row]
        ends = b"\0".join(tails)
        references = _LAST.findall(ends)
        if len(references) < len(tails) or len(_ANY_CELL.findall(ends)) > len(tails):
            self.usual = False
        elif len(tails) < len(rows):
            self.usual = not any(_ANY_CELL.search(row) for row in rows if _CELL_START not in row)
        if references:
            columns = max(map(column_of, {letters.decode() for letters, _ in references}))
            self.extents[0].reach(max(int(digits) for _, digits in references) - 1, columns)

    def _find(self, piece: bytes) -> None:
        """Note what is silent."""
        if not _is_usual(piece):
            self.usual = False
            return
        self.silent.errors += _matches(_ERROR, piece)
        self.silent.formulas += _matches(_FORMULA, piece)
        self.silent.hidden += [int(digits) - 1 for digits in _HIDDEN.findall(piece)]


def _is_suspect(piece: bytes) -> bool:
    """Whether there can be anything to report: most sheets of answers have nothing, and are large.

    Every error value begins with #, as do characters that are written as numbers. To look for one character
    is fast; so it is looked for first.
    """
    return (
        (b"#" in piece and (b'"e"' in piece or b"'e'" in piece))
        or (b"f" in piece and (b"<f" in piece or b":f" in piece))
        or (b"h" in piece and b"hidden" in piece)
    )


def _is_usual(piece: bytes) -> bool:
    """Whether every row and cell begins with its place, and nothing else stands in the way of a scan."""
    placed = all(piece.count(b"<%s " % tag) == piece.count(b'<%s r="' % tag) for tag in (b"c", b"row"))
    return placed and piece.find(b"<?", 5) < 0 and not any(each in piece for each in _UNUSUAL)


def _matches(pattern: re.Pattern[bytes], piece: bytes) -> Iterator[Place]:
    for letters, digits in pattern.findall(piece):
        yield int(digits) - 1, column_of(letters.decode())
