"""What headers of platforms are made of: a number in front, an option in brackets behind."""

from __future__ import annotations

import re
from typing import NamedTuple

#: a number as platforms write it: 7、 7. 7： Q7. 第7题, in the SPSS file of one of them @7、
_NUMBER = re.compile(
    r"\s*[@＠]?(?:第\s*(\d{1,4})\s*题\s*[、.．:：]?|[QqＱ]?(\d{1,4})\s*(?:[、:：]|[.．](?!\d))|[QqＱ](\d{1,4})(?![\d.．]|$))\s*"
)
_BRACKETS = str.maketrans("（）", "()")


class Numbered(NamedTuple):
    """The number of a question, "" where there is none, and the rest of the header."""

    number: str
    text: str


class Bracketed(NamedTuple):
    """What stands before the last pair of brackets of a text, and what stands in it."""

    before: str
    inside: str


def numbered(header: str) -> Numbered:
    """A header parted into the number of its question and the rest. The 3 of 3.5 is no such number."""
    match = _NUMBER.match(header)
    if match is None:
        return Numbered("", header.strip())
    # as a number, so that ７ and 07 are 7
    return Numbered(str(int(next(filter(None, match.groups())))), header[match.end() :].strip())


def bracketed(text: str, opening: str = "(", closing: str = ")") -> Bracketed | None:
    """A text that ends in brackets, parted before them; they may hold brackets themselves. Else None."""
    plain = text.translate(_BRACKETS)
    if not plain.endswith(closing):
        return None
    depth = 0
    for start in range(len(plain) - 1, -1, -1):
        depth += {closing: 1, opening: -1}.get(plain[start], 0)
        if depth == 0:
            return Bracketed(text[:start].strip(), text[start + 1 : -1].strip())
    return None
