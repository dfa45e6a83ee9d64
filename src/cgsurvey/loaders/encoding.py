"""Rows of raw values -> columns of distinct texts: each distinct value is looked at once."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice, zip_longest
from typing import Any

TextOf = Callable[[Any], str]
#: rows that are turned into columns at a time: few enough to stay in the processor's cache
_CHUNK = 1024


class TextCoder(dict[Any, int]):
    """Text -> its code. To look up a text that was not seen before gives it a code."""

    def __init__(self) -> None:
        super().__init__()
        self.texts: list[str] = []

    def __missing__(self, text: str) -> int:
        code = self[text] = len(self.texts)
        self.texts.append(text)
        return code


class ValueCoder(dict[Any, int]):
    """Raw value -> code of its text, likewise."""

    def __init__(self, text_of: TextOf) -> None:
        super().__init__()
        self._text_of = text_of
        self._of_text = TextCoder()
        self.texts = self._of_text.texts

    def __missing__(self, value: Any) -> int:
        code = self[value] = self._of_text[self._text_of(value)]
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
    """The columns of rows; `watch` is told height and width as they grow, and may refuse to go on.

    Where `text_of` is `str`, all values are texts already.
    """
    found = Encoded()
    coders: list[TextCoder | ValueCoder] = []
    for chunk in _chunks(rows):
        before = len(found.lengths)
        found.lengths.extend(map(len, chunk))
        columns = _turned(chunk)
        watch(len(found.lengths), max(len(columns), len(coders)))
        while len(coders) < len(columns):
            coders.append(TextCoder() if text_of is str else ValueCoder(text_of))
            found.codes.append(_blanks(coders[-1], before))
        columns += [[""] * len(chunk)] * (len(coders) - len(columns))
        for coder, codes, cells in zip(coders, found.codes, columns, strict=True):
            if text_of is not str:
                cells = _without_logicals(cells, text_of)
            codes.extend(map(coder.__getitem__, cells))
    found.texts = [coder.texts for coder in coders]
    return found


def _turned(rows: Sequence[Sequence[Any]]) -> list[Sequence[Any]]:
    """Columns of rows; rows that are shorter than the longest end in empty cells."""
    even = len(set(map(len, rows))) == 1
    return list(zip(*rows, strict=True) if even else zip_longest(*rows, fillvalue=""))


def _blanks(coder: TextCoder | ValueCoder, rows: int) -> array[int]:
    """Codes of the rows that were read before the column appeared."""
    return array("i", [coder[""]]) * rows if rows else array("i")


def _without_logicals(cells: Sequence[Any], text_of: TextOf) -> Sequence[Any]:
    """Texts for logical values: True is 1 to a dictionary, and is not to a spreadsheet."""
    if bool in set(map(type, cells)):
        return [text_of(cell) if type(cell) is bool else cell for cell in cells]
    return cells


def _chunks(rows: Iterable[Sequence[Any]]) -> Iterator[list[Sequence[Any]]]:
    iterator = iter(rows)
    while chunk := list(islice(iterator, _CHUNK)):
        yield chunk
