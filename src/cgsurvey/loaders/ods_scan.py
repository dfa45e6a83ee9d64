"""How far the sheets of an OpenDocument file reach, and what they hold that the reader does not tell of.

A cell or a row does not say its place, and says how often it is repeated. Empty ones at the ends, which
LibreOffice repeats up to the last row and column there can be, reach nowhere.
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
        self.tables: dict[str, Silent] = {}
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
            self._note(given)
            self._column += int(given.get("table:number-columns-repeated", 1))
            if any(name.startswith(_VALUE) for name in given):
                self._width = self._column
        elif tag == "text:p":
            self._width = self._column
        elif tag == "table:table-row":
            self._repeated = int(given.get("table:number-rows-repeated", 1))
            self._column = self._width = 0
            if given.get("table:visibility") in ("collapse", "filter"):
                self.silent.hidden.append(self._row)
        elif tag == "table:table":
            self.extents.append(Extent())
            self.silent = self.tables[given.get("table:name", "")] = Silent()
            self._row = 0

    def _note(self, given: dict[str, str]) -> None:
        """A cell that is an error, a formula never computed, or the first of a merged range."""
        place = self._row, self._column
        if given.get("calcext:value-type") == "error":
            self.silent.errors.append(place)
        elif "table:formula" in given and "office:value-type" not in given:
            self.silent.formulas.append(place)
        down = int(given.get("table:number-rows-spanned", 1))
        across = int(given.get("table:number-columns-spanned", 1))
        if down > 1 or across > 1:
            self.silent.merges.append((place, (self._row + down - 1, self._column + across - 1)))

    def _end(self, tag: str) -> None:
        if tag == "table:table-row":
            self._row += self._repeated
            if self._width and self.extents:
                self.extents[-1].reach(self._row - 1, self._width - 1)
