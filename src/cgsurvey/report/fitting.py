"""Text in a fixed number of terminal cells: measured, wrapped, padded. A Chinese character takes two."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_WIDE = r"\u1100-\u115f\u2e80-\uffef\U00020000-\U0003ffff"
#: a run of spaces (a no-break space is none), or one wide character, or a word
_TOKENS = re.compile(rf"[ \t\n]+|[{_WIDE}]|[^ \t\n{_WIDE}]+")
#: punctuation that does not begin a line, and that does not end one
_CLOSING = "，。；：、！？）》】〕」』”’…,.;:!?)]}%"
_OPENING = "（《【〔「『“‘([{"


@lru_cache(maxsize=8192)
def cells(text: str) -> int:
    """Terminal cells that `text` takes."""
    return len(text) if text.isascii() else sum(map(_cells_of, text))


@lru_cache(maxsize=8192)
def _cells_of(character: str) -> int:
    if unicodedata.combining(character):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


def wrap(text: str, width: int) -> list[str]:
    """Lines of at most `width` cells: broken at line ends, at spaces and between Chinese characters.

    A word longer than a line is cut; no line begins with closing punctuation where that can be avoided.
    """
    return [line for part in text.split("\n") for line in _wrapped(part, width)]


def _wrapped(text: str, width: int) -> list[str]:
    if cells(text) <= width:
        return [text.rstrip()]
    lines = [""]
    for token in _unbroken(text, width):
        if cells(lines[-1]) + cells(token) <= width:
            lines[-1] += token
        elif not token.isspace():
            lines.append(token)
    return [line.strip() if index else line.rstrip() for index, line in enumerate(lines)]


def balanced(text: str, width: int) -> list[str]:
    """As few lines as `wrap` needs, of as equal a length as can be."""
    lines = wrap(text, width)
    while width > 1 and len(narrower := wrap(text, width - 1)) == len(lines):
        if longest_word(text) > width - 1:
            break
        lines, width = narrower, width - 1
    return lines


def longest_word(text: str) -> int:
    """The fewest cells in which `text` can be wrapped without cutting a word."""
    return max(map(cells, _joined_to_punctuation(text)), default=0)


def pad(text: str, width: int, *, right: bool = False) -> str:
    """`text` filled up with spaces to `width` cells, at its left where it is set `right`."""
    spaces = " " * max(0, width - cells(text))
    return spaces + text if right else text + spaces


def centred(text: str, width: int) -> str:
    room = max(0, width - cells(text))
    return " " * (room // 2) + text + " " * (room - room // 2)


def _unbroken(text: str, width: int) -> list[str]:
    """Pieces that stay together, each at most a line long."""
    return [part for piece in _joined_to_punctuation(text) for part in _cut(piece, width)]


def _joined_to_punctuation(text: str) -> list[str]:
    pieces: list[str] = []
    for token in _TOKENS.findall(text):
        follows = pieces and not pieces[-1].isspace() and not token.isspace()
        if follows and (token[0] in _CLOSING or pieces[-1][-1] in _OPENING):
            pieces[-1] += token
        else:
            pieces.append(token)
    return pieces


def _cut(piece: str, width: int) -> list[str]:
    if cells(piece) <= width:
        return [piece]
    parts = [""]
    for character in piece:
        if parts[-1] and cells(parts[-1]) + _cells_of(character) > width:
            parts.append("")
        parts[-1] += character
    return parts
