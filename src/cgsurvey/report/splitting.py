"""A table too wide for its page, parted: the columns that tell what a row is are repeated in each panel.

Widths are counted in terminal cells, a Chinese character as two; a page of paper has as many as its text
width holds half characters.
"""

from __future__ import annotations

from collections.abc import Sequence

from cgsurvey.report.document import SMALL, Column, Table
from cgsurvey.report.fitting import cells, longest_word

#: cells that a column of words keeps before the table is parted
_WORDS_AT_LEAST = 18
#: cells that the heading of a number gets before it is broken
_HEADING_AT_LEAST = 6
#: cells up to which a column of numbers grows so that its heading stands on fewer lines
_HEADING_AT_MOST = 14
#: what stands behind the digits of a number
_BEHIND = f"*){SMALL}"


def panels(table: Table, width: int) -> list[list[int]]:
    """Which columns stand side by side, panel after panel; columns under one spanner stay together."""
    keys = list(range(min(table.keys, len(table.columns))))
    fewest = [_fewest_cells(column, _content_cells(table, at)) for at, column in enumerate(table.columns)]
    gap = _narrowest_gap(table)

    def fit(chosen: Sequence[int]) -> bool:
        return sum(fewest[index] for index in chosen) + gap * (len(chosen) - 1) <= width

    found: list[list[int]] = []
    for block in _blocks(table.columns, len(keys)):
        if found and fit(found[-1] + block):
            found[-1] += block
        elif len(block) == 1 or fit(keys + block):
            found.append(keys + block)
        else:
            for column in block:
                if found and fit([*found[-1], column]):
                    found[-1].append(column)
                else:
                    found.append([*keys, column])
    return found or [keys]


def spans(columns: Sequence[Column]) -> list[list[int]]:
    """Neighbours under one spanner; a column without one by itself."""
    return _blocks(columns, 0)


def is_numbered(columns: Sequence[Column]) -> bool:
    """Whether headings begin with numbers, as of models, which then all stand on one line."""
    return any("\n" in column.heading for column in columns)


def widths_of(table: Table, chosen: Sequence[int], width: int) -> tuple[list[int], int]:
    """Cells of each column and of the gap between two.

    What is left after the least goes to words first, then evenly to the headings of the numbers.
    """
    columns = [(table.columns[index], _content_cells(table, index)) for index in chosen]
    least = [_fewest_cells(column, content) for column, content in columns]
    gap = 2 if sum(least) + 2 * (len(chosen) - 1) <= width else _narrowest_gap(table)
    room = width - gap * (len(chosen) - 1)
    found = [min(each, room) for each in least]
    for numeric in (False, True):
        growing = [at for at, (column, _) in enumerate(columns) if column.numeric is numeric]
        wanted = {at: _wanted_cells(*columns[at]) for at in growing}
        while sum(found) < room and (short := [at for at in growing if found[at] < wanted[at]]):
            found[min(short, key=lambda at: found[at])] += 1
    while sum(found) > room and max(found) > 2:
        found[found.index(max(found))] -= 1
    return found, gap


def _fewest_cells(column: Column, content: int) -> int:
    """Fewest cells of a column whose content wants so many: a number and a word are never broken."""
    if not column.numeric:
        return min(_WORDS_AT_LEAST, max(content, longest_word(column.heading)))
    heading = max(longest_word(column.heading), min(_heading_cells(column), _HEADING_AT_LEAST))
    return max(content, heading)


def texts_of(table: Table, index: int) -> list[str]:
    """What stands in a column, from the top."""
    return [row[index].marked for row in table.rows()]


def trailing(text: str) -> str:
    """What stands behind the digits of a number: stars, a closing bracket, a mark."""
    return text[len(text.rstrip(_BEHIND)) :]


def aligned(texts: Sequence[str]) -> list[str]:
    """Numbers with something behind them, filled up so that their digits stand in line."""
    behind = [len(trailing(text)) for text in texts]
    room = max(behind, default=0)
    return [text + " " * (room - own) if text else text for text, own in zip(texts, behind, strict=True)]


def _wanted_cells(column: Column, content: int) -> int:
    heading = _heading_cells(column)
    return max(content, min(heading, _HEADING_AT_MOST) if column.numeric else heading)


def _content_cells(table: Table, index: int) -> int:
    """Cells that the content of a column wants, its heading apart."""
    texts = texts_of(table, index)
    if table.columns[index].numeric:
        texts = aligned(texts)
    indent = 2 if index == 0 and any(group.heading for group in table.groups) else 0
    return indent + max(map(cells, texts), default=0)


def _heading_cells(column: Column) -> int:
    """Cells of the longest line of a heading."""
    return max(map(cells, column.heading.split("\n")))


def _narrowest_gap(table: Table) -> int:
    """Columns may stand close, unless rules under spanners would run into one another."""
    return 2 if any(column.spanner for column in table.columns) else 1


def _blocks(columns: Sequence[Column], first: int) -> list[list[int]]:
    blocks: list[list[int]] = []
    for index in range(first, len(columns)):
        spanner = columns[index].spanner
        if blocks and spanner is not None and columns[index - 1].spanner == spanner:
            blocks[-1].append(index)
        else:
            blocks.append([index])
    return blocks
