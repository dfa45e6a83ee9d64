"""One sheet of a workbook, parsed: every form that XML allows, several times slower than a scan."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from xml.parsers import expat

from cgsurvey.loaders.header_rows import Span
from cgsurvey.loaders.letters import Place, column_letter, column_of

_REFERENCE = re.compile(r"([A-Za-z]{1,3})(\d{1,7})")


@dataclass
class Silent:
    """Zero-based places of error cells and of formulas without a value, and hidden rows.

    Merged ranges only of formats of which the reader does not tell them.
    """

    errors: list[Place] = field(default_factory=list)
    formulas: list[Place] = field(default_factory=list)
    hidden: list[int] = field(default_factory=list)
    merges: list[Span] = field(default_factory=list)


@dataclass
class Extent:
    """Rows and columns of the rectangle from the first cell of a sheet to the farthest ones."""

    rows: int = 0
    columns: int = 0

    @property
    def corner(self) -> str:
        """The last cell, as spreadsheets name it."""
        return f"{column_letter(self.columns - 1)}{self.rows}"

    def reach(self, row: int, column: int) -> None:
        """Make it hold the cell at this zero-based place."""
        self.rows = max(self.rows, row + 1)
        self.columns = max(self.columns, column + 1)


def parsed(pieces: Iterable[bytes]) -> tuple[Silent, Extent]:
    """What a sheet holds in silence, and how far its filled cells reach, read element by element.

    Raises
    ------
    ValueError
        If the part is no XML, or has a document type.
    """
    reader = _Reader()
    parser = expat.ParserCreate()
    parser.StartElementHandler = reader.start
    parser.EndElementHandler = reader.end
    parser.CharacterDataHandler = reader.text
    parser.StartDoctypeDeclHandler = _refuse_doctype
    try:
        for piece in pieces:
            parser.Parse(piece)
        parser.Parse(b"", True)
    # of an encoding that nobody knows expat says LookupError
    except (expat.ExpatError, LookupError) as error:
        raise ValueError(str(error)) from None
    return reader.silent, reader.extent


def _refuse_doctype(*_: object) -> None:
    raise ValueError("DOCTYPE")


class _Reader:
    """Where the parser stands. A row or a cell that does not say its place follows the one before."""

    def __init__(self) -> None:
        self.silent = Silent()
        self.extent = Extent()
        self.row = self.column = -1
        self.type = ""
        self.formula = self.filled = self.in_value = False

    def start(self, tag: str, given: dict[str, str]) -> None:
        match tag.rpartition(":")[2]:
            case "row":
                self.row = int(given["r"]) - 1 if "r" in given else self.row + 1
                self.column = -1
                if given.get("hidden") in ("1", "true"):
                    self.silent.hidden.append(self.row)
            case "c":
                place = _REFERENCE.fullmatch(given.get("r", ""))
                self.column = column_of(place[1]) if place else self.column + 1
                self.row = int(place[2]) - 1 if place else self.row
                self.type = given.get("t", "")
                self.formula = self.filled = False
            case "f":
                self.formula = True
            case "v" | "t":
                self.in_value = True

    def text(self, data: str) -> None:
        self.filled = self.filled or self.in_value

    def end(self, tag: str) -> None:
        match tag.rpartition(":")[2]:
            case "v" | "t":
                self.in_value = False
            case "c":
                self.ended()

    def ended(self) -> None:
        """A cell is whole."""
        if self.filled:
            self.extent.reach(self.row, self.column)
        if self.type == "e":
            self.silent.errors.append((self.row, self.column))
        elif self.formula and not self.filled and self.type != "str":
            self.silent.formulas.append((self.row, self.column))
