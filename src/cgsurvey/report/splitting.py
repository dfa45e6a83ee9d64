"""A table too wide for its page, parted: the columns that tell what a row is are repeated in each panel.

Widths are counted in terminal cells, a Chinese character as two; a page of paper has as many as its text
width holds half characters.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from cgsurvey.report.document import SMALL, Column, Table
from cgsurvey.report.fitting import cells, longest_word

#: cells that a column of words keeps before the table is parted
_WORDS_AT_LEAST = 18
#: cells that the heading of a number gets before it is broken
_HEADING_AT_LEAST = 6
_TRAILING = re.compile(rf"[*){SMALL}]*$")


def panels(table: Table, width: int) -> list[list[int]]:
    """Which columns stand side by side, panel after panel; columns under one spanner stay together."""
    keys = list(range(min(table.keys, len(table.columns))))
    found: list[list[int]] = []
    for block in _blocks(table.columns, len(keys)):
        if found and _fits(table, found[-1] + block, width):
            found[-1] += block
        elif len(block) == 1 or _fits(table, keys + block, width):
            found.append(keys + block)
        else:
            for column in block:
                if found and _fits(table, [*found[-1], column], width):
                    found[-1].append(column)
                else:
                    found.append([*keys, column])
    return found or [keys]


def spans(columns: Sequence[Column]) -> list[list[int]]:
    """Neighbours under one spanner; a column without one by itself."""
    return _blocks(columns, 0)


def fewest_cells(table: Table, index: int) -> int:
    """Fewest cells of a column: a number and a word are never broken."""
    column = table.columns[index]
    if not column.numeric:
        return min(_WORDS_AT_LEAST, max(content_cells(table, index), longest_word(column.heading)))
    heading = max(longest_word(column.heading), min(heading_cells(column), _HEADING_AT_LEAST))
    return max(content_cells(table, index), heading)


def content_cells(table: Table, index: int) -> int:
    """Cells that the content of a column wants, its heading apart."""
    texts = texts_of(table, index)
    if table.columns[index].numeric:
        texts = aligned(texts)
    indent = 2 if index == 0 and any(group.heading for group in table.groups) else 0
    return indent + max(map(cells, texts), default=0)


def heading_cells(column: Column) -> int:
    """Cells of the longest line of a heading."""
    return max(map(cells, column.heading.split("\n")))


def texts_of(table: Table, index: int) -> list[str]:
    """What stands in a column, from the top."""
    return [row[index].marked for row in table.rows()]


def narrowest_gap(table: Table) -> int:
    """Columns may stand close, unless rules under spanners would run into one another."""
    return 2 if any(column.spanner for column in table.columns) else 1


def trailing(text: str) -> str:
    """What stands behind the digits of a number: stars, a closing bracket, a mark."""
    found = _TRAILING.search(text)
    return found[0] if found else ""


def aligned(texts: Sequence[str]) -> list[str]:
    """Numbers with something behind them, filled up so that their digits stand in line."""
    behind = [len(trailing(text)) for text in texts]
    room = max(behind, default=0)
    return [text + " " * (room - own) if text else text for text, own in zip(texts, behind, strict=True)]


def _fits(table: Table, chosen: Sequence[int], width: int) -> bool:
    fewest = [fewest_cells(table, index) for index in chosen]
    return sum(fewest) + narrowest_gap(table) * (len(fewest) - 1) <= width


def _blocks(columns: Sequence[Column], first: int) -> list[list[int]]:
    blocks: list[list[int]] = []
    for index in range(first, len(columns)):
        spanner = columns[index].spanner
        if blocks and spanner is not None and columns[index - 1].spanner == spanner:
            blocks[-1].append(index)
        else:
            blocks.append([index])
    return blocks
