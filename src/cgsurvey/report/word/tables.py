"""Three-line tables (三线表): rules above, beneath the headings and at the end, and none between columns.

Where a table is wider than the page, it goes on beneath under the same caption, with the columns repeated
that tell what a row is.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from cgsurvey.phrases import Language, say
from cgsurvey.report.document import SMALL, Cell, Column, RowGroup, Table
from cgsurvey.report.splitting import panels, spans, trailing, widths_of
from cgsurvey.report.word.captions import caption
from cgsurvey.report.word.markup import paragraph, run

#: twips of half a character of 10.5 points: a terminal's cell on paper
_CELL = 105
#: what stands behind a number, in twips: stars and brackets are narrower than a Chinese mark
_BEHIND = {"*": 105, ")": 70, SMALL: 210}
#: rows of a table that stands on one page: a longer one is broken wherever the page ends
_ON_ONE_PAGE = 26
#: of the page that a table takes at least, unless this is much more than it needs
_SHARE_AT_LEAST, _STRETCHED_AT_MOST = 0.75, 1.8

_BORDERS = (
    '<w:tblBorders><w:top w:val="single" w:sz="12" w:space="0" w:color="auto"/>'
    '<w:bottom w:val="single" w:sz="12" w:space="0" w:color="auto"/></w:tblBorders>'
)
_RULE = '<w:tcBorders><w:{side} w:val="single" w:sz="{size}" w:space="0" w:color="auto"/></w:tcBorders>'
_KEEP = "<w:keepNext/>"


def table(block: Table, label: str, width: int, language: Language) -> Iterator[str]:
    """A table with its caption above and its notes beneath, on a page `width` twips wide."""
    for number, chosen in enumerate(panels(block, width // _CELL)):
        if number == 0:
            yield paragraph("Caption", caption(label, block.caption))
        else:
            yield paragraph("Caption", run(say("report.continued", language, label=label.strip(" ."))))
        yield _panel(block, chosen, width)
    yield from (
        paragraph("Note", run(note.text), _KEEP * (note is not block.notes[-1])) for note in block.notes
    )
    yield paragraph("Gap", "")


def _panel(block: Table, chosen: Sequence[int], page: int) -> str:
    """The chosen columns of a table, side by side."""
    widths, margin = _widths(block, chosen, page)
    columns = [block.columns[index] for index in chosen]
    body = _body(block, chosen, widths)
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    return (
        f'<w:tbl><w:tblPr><w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:jc w:val="center"/>{_BORDERS}'
        f'<w:tblLayout w:type="fixed"/><w:tblCellMar><w:left w:w="{margin}" w:type="dxa"/>'
        f'<w:right w:w="{margin}" w:type="dxa"/></w:tblCellMar></w:tblPr><w:tblGrid>'
        f"{grid}</w:tblGrid>"
        f"{''.join(_head(columns, widths))}{''.join(body)}</w:tbl>"
    )


def _widths(block: Table, chosen: Sequence[int], page: int) -> tuple[list[int], int]:
    """Twips of each column, and of the room at each side of a cell."""
    cells, gap = widths_of(block, chosen, page // _CELL - 2)
    needed = [(each + gap) * _CELL for each in cells]
    total = min(page, max(sum(needed), min(_SHARE_AT_LEAST * page, _STRETCHED_AT_MOST * sum(needed))))
    return [round(each * total / sum(needed)) for each in needed], gap * _CELL // 2 - 10


def _head(columns: Sequence[Column], widths: Sequence[int]) -> Iterator[str]:
    """The headings; above them those that several columns share, each with a rule under it."""
    under = _RULE.format(side="bottom", size=6)
    if any(column.spanner for column in columns):
        spanning, within = "", ""
        for span in spans(columns):
            first, width = columns[span[0]], sum(widths[at] for at in span)
            if first.spanner:
                rule = _RULE.format(side="bottom", size=4)
                spanning += _cell(
                    _heading(first.spanner, None), width, f'<w:gridSpan w:val="{len(span)}"/>{rule}'
                )
                within += "".join(
                    _cell(_heading(columns[at].heading, columns[at]), widths[at], under) for at in span
                )
            else:
                spanning += _cell(
                    _heading(first.heading, first),
                    width,
                    '<w:vMerge w:val="restart"/><w:vAlign w:val="bottom"/>',
                )
                within += _cell(paragraph("TableHeading", ""), width, f"<w:vMerge/>{under}")
        yield _row(spanning, is_heading=True)
        yield _row(within, is_heading=True)
        return
    cells = (
        _cell(_heading(column.heading, column), width, under + '<w:vAlign w:val="bottom"/>')
        for column, width in zip(columns, widths, strict=True)
    )
    yield _row("".join(cells), is_heading=True)


def _heading(text: str, column: Column | None) -> str:
    """A heading stands as its column does; one of several columns in their middle."""
    side = "center" if column is None else "right" if column.numeric else "left"
    return paragraph("TableHeading", run(text), f'<w:jc w:val="{side}"/>')


def _body(block: Table, chosen: Sequence[int], widths: Sequence[int]) -> Iterator[str]:
    """Rows under the headings of their groups; a rule parts groups that have none."""
    last = sum(len(group.rows) for group in block.groups) - 1
    at = 0
    rooms = [_room(block, index) for index in chosen]
    for number, group in enumerate(block.groups):
        if group.heading is not None:
            yield _group(group.heading, widths)
        rule = _RULE.format(side="top", size=4) if number and group.heading is None else ""
        for row in group.rows:
            kept = at < last and (last < _ON_ONE_PAGE or at < 2 or at == last - 1)
            told = [row[index] for index in chosen]
            numeric = [block.columns[index].numeric for index in chosen]
            yield _line(told, numeric, widths, rooms, kept, group, rule)
            rule = ""
            at += 1


def _group(heading: str, widths: Sequence[int]) -> str:
    return _row(
        _cell(
            paragraph("TableText", run(heading, "Strong"), _KEEP),
            sum(widths),
            f'<w:gridSpan w:val="{len(widths)}"/>',
        )
    )


def _line(
    cells: Sequence[Cell],
    numeric: Sequence[bool],
    widths: Sequence[int],
    rooms: Sequence[int],
    kept: bool,
    group: RowGroup,
    rule: str,
) -> str:
    """A row; under the heading of a group its label is set in."""
    parts = []
    for at, (cell, width) in enumerate(zip(cells, widths, strict=True)):
        indent = ""
        if numeric[at] and rooms[at]:
            indent = f'<w:ind w:right="{rooms[at] - _behind(cell.marked)}"/>'
        elif at == 0 and group.heading is not None:
            indent = f'<w:ind w:left="{2 * _CELL}"/>'
        style = "TableNumber" if numeric[at] else "TableText"
        content = run(cell.marked) if cell.text else ""
        parts.append(_cell(paragraph(style, content, _KEEP * kept + indent), width, rule))
    return _row("".join(parts))


def _room(block: Table, index: int) -> int:
    """Twips that stand behind the digits of a column at most."""
    if not block.columns[index].numeric:
        return 0
    return max((_behind(row[index].marked) for row in block.rows()), default=0)


def _behind(text: str) -> int:
    return sum(_BEHIND[character] for character in trailing(text))


def _cell(content: str, width: int, properties: str = "") -> str:
    return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{properties}</w:tcPr>{content}</w:tc>'


def _row(cells: str, is_heading: bool = False) -> str:
    return f"<w:tr><w:trPr><w:cantSplit/>{'<w:tblHeader/>' * is_heading}</w:trPr>{cells}</w:tr>"
