"""How far the sheets of an OpenDocument file reach: a cell or a row says how often it is repeated.

Empty ones at the ends, which LibreOffice repeats up to the last row and column there can be, reach nowhere.
Source: Open Document Format 1.3, part 3 (OASIS 2021), 19.675 and 19.679.
"""

from __future__ import annotations

from xml.parsers import expat

from cgsurvey.loaders.sheet_parse import Extent, Silent

#: names of attributes that make a cell more than a place
_VALUE = ("office:", "table:formula")


class OdsScan:
    """What is found in the content of an OpenDocument file whose bytes are fed to it."""

    def __init__(self) -> None:
        self.extents: list[Extent] = []
        self.silent = Silent()
        self.usual = True
        self._row = self._column = self._repeated = 0
        self._width = 0
        self._parser = expat.ParserCreate()
        self._parser.StartElementHandler = self._start
        self._parser.EndElementHandler = self._end

    def feed(self, piece: bytes) -> None:
        """The next bytes."""
        self._parse(piece, False)

    def close(self) -> None:
        """There are no more bytes."""
        self._parse(b"", True)

    def _parse(self, piece: bytes, last: bool) -> None:
        if self.usual:
            try:
                self._parser.Parse(piece, last)
            except (expat.ExpatError, LookupError, ValueError):
                self.usual = False

    def _start(self, tag: str, given: dict[str, str]) -> None:
        if tag in ("table:table-cell", "table:covered-table-cell"):
            self._column += int(given.get("table:number-columns-repeated", 1))
            if any(name.startswith(_VALUE) for name in given):
                self._width = self._column
        elif tag == "text:p":
            self._width = self._column
        elif tag == "table:table-row":
            self._repeated = int(given.get("table:number-rows-repeated", 1))
            self._column = self._width = 0
        elif tag == "table:table":
            self.extents.append(Extent())
            self._row = 0

    def _end(self, tag: str) -> None:
        if tag == "table:table-row":
            self._row += self._repeated
            if self._width and self.extents:
                self.extents[-1].reach(self._row - 1, self._width - 1)
