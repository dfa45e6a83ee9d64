"""How far a table reaches below its header, and whether its rows are as long as that."""

from __future__ import annotations

from cgsurvey.errors import Unreadable
from cgsurvey.loaders.encoding import Encoded
from cgsurvey.loaders.header_rows import Row


def size_of(body: Encoded) -> int:
    """Rows up to the last one that holds something."""
    size = 0
    for texts, codes in zip(body.texts, body.codes, strict=True):
        blanks = {code for code, text in enumerate(texts) if not text.strip()}
        if len(blanks) == len(texts):
            continue
        end = len(codes)
        while end > size and codes[end - 1] in blanks:
            end -= 1
        size = end
    return size


def width_of(header: Row, body: Encoded) -> int:
    """Columns up to the last one that has a header, or below it any cell."""
    width = len(header)
    while width and not (header[width - 1].strip() or _is_filled(body, width - 1)):
        width -= 1
    return width


def _is_filled(body: Encoded, column: int) -> bool:
    return column < len(body.texts) and any(text.strip() for text in body.texts[column])


def refuse_ragged(file: str, body: Encoded, size: int, width: int, first_number: int) -> None:
    """Refuse rows in which cells are missing, or stand beyond the header. What is blank there is no cell.

    Raises
    ------
    Unreadable
    """
    places = [place for place, length in enumerate(body.lengths[:size]) if length != width]
    ragged = [place + first_number for place in places if _is_ragged(body, place, width)]
    if ragged:
        raise Unreadable("loading.ragged", file=file, rows=ragged, width=width, number=len(ragged))


def _is_ragged(body: Encoded, place: int, width: int) -> bool:
    beyond = width if body.lengths[place] > width else 0
    columns = zip(body.texts[beyond:], body.codes[beyond:], strict=True)
    return any(texts[codes[place]].strip() for texts, codes in columns)
