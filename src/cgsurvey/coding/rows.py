"""Rows that are no respondents: empty ones, and notes or totals below the table."""

from __future__ import annotations

import re
from collections import Counter

import numpy as np

from cgsurvey.coding.sheet import Sheet
from cgsurvey.coding.text import folded
from cgsurvey.ledger import Problem
from cgsurvey.survey import Flags

_FOOTER = re.compile(r"(?:备?注|说明|合计|总计|小计|notes?|total)(?:$|[\d:、.。(（])")
#: a footer fills at most this share of the other columns
_OTHER_CELLS = 0.1


def empty_rows(sheet: Sheet) -> Flags:
    return np.array([not any(cell.strip() for cell in row) for row in sheet.rows], dtype=bool)


def footers(sheet: Sheet) -> Flags:
    """The last rows that begin with a word like 注 or 合计 and are otherwise nearly empty."""
    flags = np.zeros(len(sheet.rows), dtype=bool)
    allowed = 1 + max(1, int(_OTHER_CELLS * len(sheet.headers)))
    for place in range(len(sheet.rows) - 1, -1, -1):
        filled = [cell for cell in sheet.rows[place] if cell.strip()]
        if not filled:
            continue
        if len(filled) > allowed or not _FOOTER.match(folded(filled[0])):
            break
        flags[place] = True
    return flags


def repeated_ids(sheet: Sheet, place: int) -> list[Problem]:
    """Rows whose id stands in another row as well. The id itself is never shown."""
    column = sheet.column(place)
    ids = [folded(text) for text in column.texts]
    counts: Counter[str] = Counter()
    for text, number in zip(ids, np.bincount(column.codes, minlength=len(ids)).tolist(), strict=True):
        counts[text] += number
    flags = column.flags([bool(text) and counts[text] > 1 for text in ids])
    return [column.problem("coding.duplicate_ids", flags)] if flags.any() else []
