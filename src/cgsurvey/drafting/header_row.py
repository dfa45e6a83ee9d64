"""Whether the row taken for the header is a respondent: then nothing of it may stand in a study file."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from cgsurvey.coding.numbers import number_in
from cgsurvey.personal.kinds import kind_of
from cgsurvey.raw_table import WITHHELD, Cells


def is_respondent(headers: Sequence[str], columns: Sequence[Cells]) -> bool:
    """Whether the headers of a plain table are answers.

    One that is personal data above a column of it tells alone. Else two and at least half of them must
    be answers that are given again further down, or numbers above numbers; numbers that rise from column to
    column may be headers.
    """
    filled = [
        (header.strip(), cells) for header, cells in zip(headers, columns, strict=True) if header.strip()
    ]
    if any(kind_of(header) and WITHHELD in cells.texts for header, cells in filled):
        return True
    values = [number.value for header, _ in filled if (number := number_in(header))]
    if all(one < other for one, other in pairwise(values)):
        filled = [(header, cells) for header, cells in filled if number_in(header) is None]
    told = sum(_is_given(header, cells) or _is_number(header, cells) for header, cells in filled)
    return told > 1 and 2 * told >= len(filled)


def _is_given(header: str, cells: Cells) -> bool:
    """Whether others give the same answer; a column of one text is an option, with it as its header."""
    texts = {text.strip() for text in cells.texts} - {""}
    return header in texts and len(texts) > 1


def _is_number(header: str, cells: Cells) -> bool:
    texts = [text for text in cells.texts if text.strip()]
    return number_in(header) is not None and bool(texts) and all(map(number_in, texts))
