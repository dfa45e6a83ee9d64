"""A table: its caption, what heads its columns and rows, and its notes, tied together for screen readers."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import takewhile

from cgsurvey.phrases import Language, say
from cgsurvey.report.document import SMALL, Cell, Column, RowGroup, Table
from cgsurvey.report.html.escaping import safe
from cgsurvey.report.html.sentences import captioned, notes
from cgsurvey.report.splitting import spans

#: columns from which on a table is set small on paper
_WIDE_FROM = 9
#: a number of a regression with its stars, or a standard error: what stands behind the digits hangs over
_WITH_MORE = re.compile(r"(\(?-?[\d.]+)(\*+|\))")


def table(block: Table, label: str, name: str, language: Language) -> Iterator[str]:
    """The table in a box of its own, which scrolls where the page is narrower, and its notes."""
    wide = " wide" if len(block.columns) >= _WIDE_FROM else ""
    if any(_WITH_MORE.fullmatch(cell.text) for row in block.rows() for cell in row):
        wide += " starred"
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
    for at, row in enumerate(group.rows):
        beneath = takewhile(lambda each: not each[0].text, group.rows[at + 1 :])
        yield _row(row, columns, language, rows=1 + len(list(beneath)), is_first=at == 0)
    yield "</tbody>"


def _row(
    row: tuple[Cell, ...], columns: tuple[Column, ...], language: Language, rows: int, is_first: bool
) -> str:
    first, *rest = row
    cells = "".join(
        f"<td{_kind(column)}>{_shown(cell, language)}</td>"
        for column, cell in zip(columns[1:], rest, strict=True)
    )
    if not first.text and not is_first:
        # it goes on beneath another, as standard errors do: the label above stands beside both
        return f'<tr class="more">{cells}</tr>'
    tag = 'th scope="row"' if first.text else "td"
    deep = f' rowspan="{rows}"' if rows > 1 else ""
    return f"<tr><{tag}{deep}>{_shown(first, language)}</{tag[:2]}>{cells}</tr>"


def _kind(column: Column) -> str:
    return ' class="number"' if column.numeric else ""


def _shown(cell: Cell, language: Language) -> str:
    number = _WITH_MORE.fullmatch(cell.text)
    text = f'{number[1]}<span class="behind">{number[2]}</span>' if number else safe(cell.text)
    if not cell.is_small:
        return text
    meaning = say("report.small", language, mark=SMALL)
    return f'{text}<abbr title="{safe(meaning)}">{SMALL}</abbr>'
