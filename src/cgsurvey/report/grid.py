"""A table as lines of text of a given width: three rules, numbers whole, labels wrapped.

Numbers are never broken. A table that is too wide goes on beneath itself in panels that repeat the columns
that tell what each row is.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from cgsurvey.report.document import Column, Table
from cgsurvey.report.fitting import balanced, cells, centred, pad, wrap
from cgsurvey.report.splitting import aligned, is_numbered, panels, texts_of, widths_of

#: cells up to which a table grows for a heading that stands across it
_ACROSS_AT_MOST = 64


@dataclass(frozen=True, slots=True)
class Ink:
    """One line, and what it is: "rule", "head", "group" or "row"."""

    text: str
    kind: str


def lines_of(table: Table, width: int, rule: str) -> list[Ink]:
    """The table in lines of at most `width` cells; `rule` is the character of its rules."""
    lines: list[Ink] = []
    for chosen in panels(table, width):
        if lines:
            lines.append(Ink("", "row"))
        lines += _panel(table, chosen, width, rule)
    return lines


def _across(table: Table, chosen: Sequence[int], width: int) -> tuple[list[int], int]:
    """Cells of each column and of the gap between two; the first grows for a heading across the table."""
    found, gap = widths_of(table, chosen, width)
    across = max((cells(group.heading) for group in table.groups if group.heading), default=0)
    found[0] += max(0, min(across, _ACROSS_AT_MOST, width) - sum(found) - gap * (len(found) - 1))
    return found, gap


def _panel(table: Table, chosen: Sequence[int], width: int, rule: str) -> list[Ink]:
    widths, gap = _across(table, chosen, width)
    widths = _wide_enough_for_spanners(table, chosen, widths, gap, width)
    full = sum(widths) + gap * (len(widths) - 1)
    columns = [table.columns[index] for index in chosen]
    told = {
        index: aligned(texts_of(table, index)) if table.columns[index].numeric else texts_of(table, index)
        for index in chosen
    }
    lines = [Ink(rule * full, "rule"), *_head(columns, widths, gap, rule), Ink(rule * full, "rule")]
    at = 0
    for number, group in enumerate(table.groups):
        if number and group.heading is None:
            lines.append(Ink(rule * full, "rule"))
        if group.heading is not None:
            lines += [Ink(line, "group") for line in wrap(group.heading, full)]
        rows = [[told[index][row] for index in chosen] for row in range(at, at + len(group.rows))]
        lines += [Ink(line, "row") for line in _rows(columns, rows, widths, gap, group.heading is not None)]
        at += len(group.rows)
    return [*lines, Ink(rule * full, "rule")]


def _head(columns: Sequence[Column], widths: Sequence[int], gap: int, rule: str) -> list[Ink]:
    lines = []
    if any(column.spanner for column in columns):
        lines += _spanners(columns, widths, gap, rule)
    headings = [balanced(column.heading, width) for column, width in zip(columns, widths, strict=True)]
    height = max(map(len, headings))
    for level in range(height):
        parts = []
        for column, heading, width in zip(columns, headings, widths, strict=True):
            at = level if is_numbered(columns) and column.numeric else level - (height - len(heading))
            parts.append(pad(heading[at] if 0 <= at < len(heading) else "", width, right=column.numeric))
        lines.append(Ink((" " * gap).join(parts).rstrip(), "head"))
    return lines


def _spans(columns: Sequence[Column], widths: Sequence[int], gap: int) -> list[tuple[str | None, int]]:
    """Each spanner with the cells that it spans."""
    spans: list[tuple[str | None, int]] = []
    for index, (column, width) in enumerate(zip(columns, widths, strict=True)):
        if index and column.spanner is not None and column.spanner == columns[index - 1].spanner:
            spans[-1] = (column.spanner, spans[-1][1] + gap + width)
        else:
            spans.append((column.spanner, width))
    return spans


def _spanners(columns: Sequence[Column], widths: Sequence[int], gap: int, rule: str) -> list[Ink]:
    spans = _spans(columns, widths, gap)
    wrapped = [wrap(text or "", width) for text, width in spans]
    height = max(map(len, wrapped))
    lines = []
    for level in range(height):
        parts = []
        for (_, width), texts in zip(spans, wrapped, strict=True):
            at = level - (height - len(texts))
            parts.append(centred(texts[at] if at >= 0 else "", width))
        lines.append(Ink((" " * gap).join(parts).rstrip(), "head"))
    under = (" " * gap).join((rule if text else " ") * width for text, width in spans)
    return [*lines, Ink(under.rstrip(), "rule")]


def _wide_enough_for_spanners(
    table: Table, chosen: Sequence[int], widths: list[int], gap: int, width: int
) -> list[int]:
    """Room left over goes to the last column of a spanner that would have to break."""
    columns = [table.columns[index] for index in chosen]
    widths = list(widths)
    at = -1
    for text, span in _spans(columns, widths, gap):
        at += sum(1 for _ in _columns_of(columns, at + 1))
        spare = width - sum(widths) - gap * (len(widths) - 1)
        widths[at] += max(0, min(spare, cells(text or "") - span))
    return widths


def _columns_of(columns: Sequence[Column], start: int) -> list[int]:
    """Columns of the span that begins at `start`."""
    found = [start]
    for index in range(start + 1, len(columns)):
        if columns[start].spanner is None or columns[index].spanner != columns[start].spanner:
            break
        found.append(index)
    return found


def _rows(
    columns: Sequence[Column], rows: Sequence[Sequence[str]], widths: Sequence[int], gap: int, indented: bool
) -> list[str]:
    """Rows as lines. A label that wraps goes on beside the row beneath, where that has none of its own."""
    cells_of = [
        [
            _hanging(text, width, "  " if indented and index == 0 else "")
            if not column.numeric
            else (wrap(text, width) if cells(text) > width else [text])
            for index, (column, text, width) in enumerate(zip(columns, row, widths, strict=True))
        ]
        for row in rows
    ]
    for above, below in pairwise(cells_of):
        if below[0] == [""] and len(above[0]) > 1:
            above[0], below[0] = above[0][:1], above[0][1:]
    return [line for row in cells_of for line in _side_by_side(columns, row, widths, gap)]


def _side_by_side(
    columns: Sequence[Column], row: Sequence[Sequence[str]], widths: Sequence[int], gap: int
) -> list[str]:
    lines = []
    for level in range(max(map(len, row))):
        parts = [
            pad(each[level] if level < len(each) else "", width, right=column.numeric)
            for column, each, width in zip(columns, row, widths, strict=True)
        ]
        lines.append((" " * gap).join(parts).rstrip())
    return lines


def _hanging(text: str, width: int, indent: str) -> list[str]:
    first, *rest = wrap(text, max(2, width - len(indent)))
    if rest:
        first, *_ = wrap(text, max(2, width - len(indent) - 2))
        rest = wrap(text[len(first) :].strip(), max(2, width - len(indent) - 2))
    return [indent + first, *(indent + "  " + line for line in rest)]
