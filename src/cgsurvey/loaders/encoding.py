"""Rows of raw values -> columns of distinct texts: each distinct value is looked at once."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice, zip_longest
from typing import Any

TextOf = Callable[[Any], str]
#: rows that are turned into columns at a time
_CHUNK = 4096


class Coder(dict[Any, int]):
    """Raw value -> code of its text. To look up a value that was not seen before gives it a code."""

    def __init__(self, text_of: TextOf) -> None:
        super().__init__()
        self.texts: list[str] = []
        self._text_of = text_of
        self._of_text: dict[str, int] = {}

    def __missing__(self, value: Any) -> int:
        text = self._text_of(value)
        code = self[value] = self._of_text.setdefault(text, len(self.texts))
        if code == len(self.texts):
            self.texts.append(text)
        return code


@dataclass
class Encoded:
    """Columns of a table while it is read.

    Attributes
    ----------
    texts
        Distinct texts of each column.
    codes
        Position in its texts of each cell, of each column.
    lengths
        How many cells each row has in the file: rows that are shorter than the longest are filled up.
    """

    texts: list[list[str]] = field(default_factory=list)
    codes: list[array[int]] = field(default_factory=list)
    lengths: array[int] = field(default_factory=lambda: array("i"))

    @property
    def size(self) -> int:
        return len(self.lengths)


def encoded(rows: Iterable[Sequence[Any]], text_of: TextOf, watch: Callable[[int, int], None]) -> Encoded:
    """The columns of rows; `watch` is told height and width as they grow, and may refuse to go on."""
    found = Encoded()
    coders: list[Coder] = []
    for chunk in _chunks(rows):
        found.lengths.extend(map(len, chunk))
        columns: list[Sequence[Any]] = list(zip_longest(*chunk, fillvalue=""))
        watch(len(found.lengths), max(len(columns), len(coders)))
        while len(coders) < len(columns):
            coders.append(Coder(text_of))
            found.codes.append(_blanks(coders[-1], len(found.lengths) - len(chunk)))
        columns += [[""] * len(chunk)] * (len(coders) - len(columns))
        for coder, codes, cells in zip(coders, found.codes, columns, strict=True):
            codes.extend(_codes(coder, cells, text_of))
    found.texts = [coder.texts for coder in coders]
    return found


def _blanks(coder: Coder, rows: int) -> array[int]:
    """Codes of the rows that were read before the column appeared."""
    return array("i", [coder[""]]) * rows if rows else array("i")


def _codes(coder: Coder, cells: Sequence[Any], text_of: TextOf) -> Iterator[int]:
    # True is 1 to a dictionary, and is not to a spreadsheet
    if bool in set(map(type, cells)):
        cells = [text_of(cell) if type(cell) is bool else cell for cell in cells]
    return map(coder.__getitem__, cells)


def _chunks(rows: Iterable[Sequence[Any]]) -> Iterator[list[Sequence[Any]]]:
    iterator = iter(rows)
    while chunk := list(islice(iterator, _CHUNK)):
        yield chunk
