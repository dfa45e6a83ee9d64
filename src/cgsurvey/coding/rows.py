"""Rows that are no respondents: empty ones, headers that come again, and notes or totals below the table."""

from __future__ import annotations

from collections import Counter
from collections.abc import Container

import numpy as np

from cgsurvey.coding.matching import MissingKinds
from cgsurvey.coding.numbers import number_in
from cgsurvey.coding.sheet import Sheet
from cgsurvey.folding import folded
from cgsurvey.footers import NOTE, TOTAL
from cgsurvey.ledger import Problem
from cgsurvey.raw_table import WITHHELD
from cgsurvey.survey import Flags

#: a footer fills at most this share of the other columns
_OTHER_CELLS = 0.1


def empty_rows(sheet: Sheet) -> Flags:
    return np.asarray(sheet.filled() == 0)


def headers_again(sheet: Sheet) -> Flags:
    """Rows with every header in its column, as they come of tables that were put below each other."""
    titled = [(header.strip(), cells) for header, cells in zip(sheet.headers, sheet.cells, strict=True)]
    titled = [(title, cells) for title, cells in titled if title]
    flags = np.full(sheet.size, len(titled) > 1)
    for title, cells in titled:
        same = np.array([text.strip() in (title, WITHHELD) for text in cells.texts])
        flags &= same[cells.codes[sheet.places]]
    return flags


def footers(sheet: Sheet, answers: Container[str]) -> Flags:
    """The last rows whose first text is a word like 合计, and nearly empty ones that begin with one like 注.

    Totals fill their row; a word that is one of the `answers` (folded) of the questionnaire is no total.
    """
    flags = np.zeros(sheet.size, dtype=bool)
    allowed = 1 + max(1, int(_OTHER_CELLS * len(sheet.headers)))
    for place in range(sheet.size - 1, -1, -1):
        filled = [folded(cell) for cell in sheet.row(place) if cell.strip()]
        if not filled:
            continue
        word = next((cell for cell in filled if number_in(cell) is None), "")
        total = word not in answers and TOTAL.match(word)
        if not total and (len(filled) > allowed or not NOTE.match(filled[0])):
            break
        flags[place] = True
    return flags


def blank_ids(sheet: Sheet, place: int, kinds: MissingKinds) -> list[Problem]:
    """Rows without an id."""
    column = sheet.column(place)
    flags = column.flags([kinds.of(text) is not None for text in column.texts])
    return [column.problem("coding.blank_ids", flags)] if flags.any() else []


def repeated_ids(sheet: Sheet, place: int, kinds: MissingKinds) -> list[Problem]:
    """Rows whose id stands in another row as well. The id itself is never shown."""
    column = sheet.column(place)
    ids = ["" if kinds.of(text) is not None else folded(text) for text in column.texts]
    counts: Counter[str] = Counter()
    for text, number in zip(ids, np.bincount(column.codes, minlength=len(ids)).tolist(), strict=True):
        counts[text] += number
    flags = column.flags([bool(text) and counts[text] > 1 for text in ids])
    return [column.problem("coding.duplicate_ids", flags)] if flags.any() else []
