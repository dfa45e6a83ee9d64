"""The rows of a table: its headings, which each page repeats, and its lines, of which none is broken."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from cgsurvey.report.document import Cell, Column, Table
from cgsurvey.report.splitting import is_numbered, spans
from cgsurvey.report.word.markup import paragraph, run
from cgsurvey.report.word.widths import CELL, Panel, behind, in_lines

#: lines of a table, and rows of a group, that stay on one page; more are broken where the page ends
_ON_ONE_PAGE, _GROUP_ON_ONE_PAGE = 15, 8
_RULE = '<w:tcBorders><w:{side} w:val="single" w:sz="{size}" w:space="0" w:color="auto"/></w:tcBorders>'
_UNDER_SPANNER, _UNDER_HEADINGS = _RULE.format(side="bottom", size=4), _RULE.format(side="bottom", size=6)
_OVER_GROUP = _RULE.format(side="top", size=4)
_KEEP = "<w:keepNext/>"
_MERGES, _MERGED = '<w:vMerge w:val="restart"/>', "<w:vMerge/>"


def head(table: Table, panel: Panel) -> Iterator[str]:
    """The headings; above them those that several columns share, each with a rule under it."""
    columns = [table.columns[index] for index in panel.columns]
    is_shared = any(column.spanner for column in columns)
    if is_shared:
        yield _row("".join(_spanners(columns, panel)), is_heading=True)
    cells = []
    for column, width in zip(columns, panel.widths, strict=True):
        if is_shared and not column.spanner:  # its heading stands in the row above, and reaches into this one
            cells.append(_cell(paragraph("TableHeading", ""), width, "<w:vMerge/>" + _UNDER_HEADINGS))
        else:
            side = "top" if is_numbered(columns) and column.numeric else "bottom"
            cells.append(
                _cell(_heading(column, width, panel), width, f'{_UNDER_HEADINGS}<w:vAlign w:val="{side}"/>')
            )
    yield _row("".join(cells), is_heading=True)


def _spanners(columns: Sequence[Column], panel: Panel) -> Iterator[str]:
    for span in spans(columns):
        first, width = columns[span[0]], sum(panel.widths[at] for at in span)
        if first.spanner:
            merged = f'<w:gridSpan w:val="{len(span)}"/>{_UNDER_SPANNER}<w:vAlign w:val="bottom"/>'
            yield _cell(paragraph("TableHeading", run(first.spanner)), width, merged)
        else:
            merged = '<w:vMerge w:val="restart"/><w:vAlign w:val="bottom"/>'
            yield _cell(_heading(first, width, panel), width, merged)


def _heading(column: Column, width: int, panel: Panel) -> str:
    """A heading stands as its column does."""
    side = "right" if column.numeric else "left"
    text = in_lines(column, width - 2 * panel.margin)
    return paragraph("TableHeading", run(text, in_lines=True), f'<w:jc w:val="{side}"/>')


def body(table: Table, panel: Panel, is_followed: bool) -> Iterator[str]:
    """Rows under the headings of their groups; a rule parts groups that have none."""
    kept = _kept(table, is_followed)
    number = 0
    for group in table.groups:
        if group.heading is not None:
            yield _group(group.heading, panel.widths)
        rule = _OVER_GROUP if number and group.heading is None else ""
        for row, merge in zip(group.rows, _merges(group.rows), strict=True):
            keep = _KEEP * kept[number]
            yield _line(table, panel, row, (merge, rule), keep, is_set_in=group.heading is not None)
            rule = ""
            number += 1


def _merges(rows: Sequence[Sequence[Cell]]) -> Iterator[str]:
    """How the label of each row is merged: it reaches over rows without one, as over a standard error."""
    has_label = [bool(row and row[0].text) for row in rows]
    for at, has_own in enumerate(has_label):
        is_reached = not has_own and any(has_label[:at])
        reaches = has_own and has_label[at + 1 : at + 2] == [False]
        yield _MERGED if is_reached else _MERGES if reaches else ""


def _kept(table: Table, is_followed: bool) -> list[bool]:
    """Of each row whether it stays on the page of the next, and the last one with what follows the table.

    A short table stays together. A longer one keeps its first rows, its last ones and those of a short group
    with a heading; and a row keeps what stands under it without a label, as a standard error does.
    """
    labels = [row[0].text for row in table.rows()]
    last = len(labels) - 1
    if last + sum(group.heading is not None for group in table.groups) < _ON_ONE_PAGE:
        return [True] * last + [is_followed] * (last >= 0)
    grouped = [
        group.heading is not None and len(group.rows) <= _GROUP_ON_ONE_PAGE and at < len(group.rows) - 1
        for group in table.groups
        for at in range(len(group.rows))
    ]
    kept = [at < 2 or at == last - 1 or not below or grouped[at] for at, below in enumerate(labels[1:])]
    return [*kept, is_followed]


def _group(heading: str, widths: Sequence[int]) -> str:
    across = f'<w:gridSpan w:val="{len(widths)}"/>'
    return _row(_cell(paragraph("TableText", run(heading, "Strong"), _KEEP), sum(widths), across))


def _line(
    table: Table, panel: Panel, row: Sequence[Cell], borders: tuple[str, str], keep: str, is_set_in: bool
) -> str:
    """A row, with its label set in under the heading of a group, and the digits of a column in line.

    `borders` are how its label is merged with those above and below, and the rule over the row.
    """
    merge, rule = borders
    cells = []
    for at, (index, width, room) in enumerate(zip(panel.columns, panel.widths, panel.behind, strict=True)):
        text, is_number = row[index].marked, table.columns[index].numeric
        indent = ""
        if room:
            indent = f'<w:ind w:right="{room - behind(text)}"/>'
        elif at == 0 and is_set_in and not is_number:
            indent = f'<w:ind w:left="{2 * CELL}"/>'
        style = "TableNumber" if is_number else "TableText"
        cells.append(
            _cell(
                paragraph(style, run(text) if text else "", keep + indent), width, merge * (index == 0) + rule
            )
        )
    return _row("".join(cells))


def _cell(content: str, width: int, properties: str = "") -> str:
    return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{properties}</w:tcPr>{content}</w:tc>'


def _row(cells: str, is_heading: bool = False) -> str:
    return f"<w:tr><w:trPr><w:cantSplit/>{'<w:tblHeader/>' * is_heading}</w:trPr>{cells}</w:tr>"
