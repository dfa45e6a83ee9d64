"""Merged cells: a key that stands once for several respondents, as 社区 in a typed list; and all others."""

from __future__ import annotations

from array import array
from collections import defaultdict
from collections.abc import Collection, Sequence

from cgsurvey.loaders.encoding import Encoded
from cgsurvey.loaders.header_rows import Span

#: share of a column's rows within merged ranges from which on it is a key and not a slip
_MOSTLY = 0.5


def filled_keys(body: Encoded, size: int, first: int, merges: Sequence[Span]) -> dict[int, list[int]]:
    """Give the cells of a merged range the text of its first one, in columns that are mostly merged.

    `first` is the zero-based row of the sheet at which the body begins. Gives zero-based rows of the sheet
    that were filled, by column.
    """
    spans: dict[int, list[tuple[int, int]]] = defaultdict(list)
    for (top, left), (bottom, right) in merges:
        if left == right < len(body.codes) and bottom > top >= first:
            spans[left].append((top - first, min(bottom - first, size - 1)))
    filled: dict[int, list[int]] = {}
    for column, ranges in spans.items():
        if sum(end - start + 1 for start, end in ranges) >= _MOSTLY * size:
            for start, end in ranges:
                codes = body.codes[column]
                codes[start + 1 : end + 1] = array("i", [codes[start]]) * max(0, end - start)
                filled.setdefault(column, []).extend(range(first + start + 1, first + end + 1))
    return filled


def left_empty(
    merges: Sequence[Span], rows: range, columns: int, filled: Collection[tuple[int, int]]
) -> list[tuple[int, int]]:
    """Zero-based places that a merge leaves empty, within `rows` of the sheet, and that were not filled."""
    return [
        (row, column)
        for (top, left), (bottom, right) in merges
        for row in range(max(top, rows.start), min(bottom + 1, rows.stop))
        for column in range(left, min(right + 1, columns))
        if (row, column) != (top, left) and (row, column) not in filled
    ]
