"""A table: its caption, what heads its columns and rows, and its notes, tied together for screen readers."""

from __future__ import annotations

from collections.abc import Iterator

from cgsurvey.phrases import Language, say
from cgsurvey.report.document import SMALL, Cell, Column, RowGroup, Table
from cgsurvey.report.html.escaping import safe
from cgsurvey.report.html.sentences import captioned, notes
from cgsurvey.report.splitting import spans

#: columns from which on a table is set small on paper
_WIDE_FROM = 9


def table(block: Table, label: str, name: str, language: Language) -> Iterator[str]:
    """The table in a box of its own, which scrolls where the page is narrower, and its notes."""
    wide = " wide" if len(block.columns) >= _WIDE_FROM else ""
    described = f' aria-describedby="{name}-notes"' if block.notes else ""
    yield f'<div class="table{wide}" id="{name}">'
    yield f'<div class="scroll" role="group" aria-labelledby="{name}-caption" tabindex="0">'
    yield f"<table{described}>"
    yield f'<caption><span id="{name}-caption">{captioned(label, block.caption)}</span></caption>'
    yield from _head(block.columns)
    for group in block.groups:
        yield from _group(group, block.columns, language)
    yield "</table></div>"
    yield from notes(block.notes, language, name)
    yield "</div>"


def _head(columns: tuple[Column, ...]) -> Iterator[str]:
    """One row of headings, or two where neighbours share one."""
    runs = [[columns[index] for index in run] for run in spans(columns)]
    if not any(column.spanner for column in columns):
        yield f"<thead><tr>{''.join(map(_heading, columns))}</tr></thead>"
        return
    yield "".join(f'<colgroup span="{len(run)}">' for run in runs)
    upper = "".join(
        f'<th scope="colgroup" colspan="{len(run)}"><span>{safe(run[0].spanner)}</span></th>'
        if run[0].spanner
        else _heading(run[0], rows=2)
        for run in runs
    )
    lower = "".join(map(_heading, (column for column in columns if column.spanner)))
    yield f"<thead><tr>{upper}</tr>"
    yield f"<tr>{lower}</tr></thead>"


def _heading(column: Column, rows: int = 1) -> str:
    deep = f' rowspan="{rows}"' if rows > 1 else ""
    text = "<br>".join(map(safe, column.heading.split("\n")))
    # a heading without words heads nothing that could be read out
    tag = 'th scope="col"' if text else "td"
    return f"<{tag}{deep}{_kind(column)}>{text}</{tag[:2]}>"


def _group(group: RowGroup, columns: tuple[Column, ...], language: Language) -> Iterator[str]:
    yield "<tbody>"
    if group.heading is not None:
        heading = f"<span>{safe(group.heading)}</span>"
        yield f'<tr class="group"><th scope="rowgroup" colspan="{len(columns)}">{heading}</th></tr>'
    for row in group.rows:
        yield _row(row, columns, language)
    yield "</tbody>"


def _row(row: tuple[Cell, ...], columns: tuple[Column, ...], language: Language) -> str:
    first, *rest = row
    cells = "".join(
        f"<td{_kind(column)}>{_shown(cell, language)}</td>"
        for column, cell in zip(columns[1:], rest, strict=True)
    )
    if not first.text:  # it goes on beneath another, as standard errors do
        return f'<tr class="more"><td></td>{cells}</tr>'
    return f'<tr><th scope="row">{_shown(first, language)}</th>{cells}</tr>'


def _kind(column: Column) -> str:
    return ' class="number"' if column.numeric else ""


def _shown(cell: Cell, language: Language) -> str:
    if not cell.is_small:
        return safe(cell.text)
    meaning = say("report.small", language, mark=SMALL)
    return f'{safe(cell.text)}<abbr title="{safe(meaning)}">{SMALL}</abbr>'
