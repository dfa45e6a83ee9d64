"""Places in a sheet, and the letters by which spreadsheets name its columns."""

from __future__ import annotations

#: zero-based row and column of a cell
Place = tuple[int, int]


def column_letter(index: int) -> str:
    """Name of a column as spreadsheets show it: 0 is A, 26 is AA."""
    letters = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def column_of(letters: str) -> int:
    """Zero-based position of a column: A is 0, AA is 26."""
    index = 0
    for letter in letters.upper():
        index = index * 26 + ord(letter) - ord("A") + 1
    return index - 1
