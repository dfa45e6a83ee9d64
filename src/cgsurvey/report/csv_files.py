"""Report -> CSV: a file for each table, a list of them with their notes, and every result row.

UTF-8 with a byte order mark and CRLF, as Excel opens it in China. Each file is a plain rectangle: one line of
headings, one line a row, and the notice as its last column, so that a program reads it without being told
where it ends. A number that does not exist is an empty field.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Iterator, Sequence

from cgsurvey.clean import clean, is_like_a_formula
from cgsurvey.glossary import COLUMNS
from cgsurvey.phrases import Language, say
from cgsurvey.report import numbers
from cgsurvey.report.document import SMALL, Cell, Report, Table
from cgsurvey.report.flat import FlatTable, flattened
from cgsurvey.report.labelling import labelled
from cgsurvey.report.tidy import Value, tidy_rows

#: columns of the list of tables
_CONTENTS = ("file", "table", "section", "note", "notice")
#: a number, with its stars, is no formula
_NUMBER = re.compile(r"[+-]?\d+(\.\d+)?%?\**")


def render(report: Report) -> dict[str, bytes]:
    """`results.csv`, `tables/00-contents.csv`, and the tables by their numbers and sections."""
    files = {"results.csv": _results(report)}
    *headings, notice = (_say(f"heading.{name}", report.language) for name in _CONTENTS)
    contents = [headings]
    number = 0
    for section, blocks in labelled(report):
        for block, label in blocks:
            if isinstance(block, Table):
                number += 1
                name = f"{number:02d}-{section.name or 'table'}.csv"
                files[f"tables/{name}"] = _table(block, report)
                notes = [note.text for note in block.notes] or [""]
                contents += [[name, label + block.caption, section.heading, note] for note in notes]
    files["tables/00-contents.csv"] = _written(contents, report, notice)
    return files


def _results(report: Report) -> bytes:
    rows: Iterator[Sequence[Value]] = (list(row.values()) for row in tidy_rows(report))
    return _written([list(COLUMNS), *rows], report, "notice")


def _table(table: Table, report: Report) -> bytes:
    flat = flattened(table, report.language)
    has_groups = any(group.heading is not None for group in flat.groups)
    has_small = any(cell.is_small for row in table.rows() for cell in row)
    headings = [": ".join(filter(None, column.levels)) for column in flat.columns]
    head = [_say("heading.group", report.language)] * has_groups + headings + [SMALL] * has_small
    rows = _rows(flat, headings, has_groups, has_small)
    return _written([head, *rows], report, _say("heading.notice", report.language))


def _rows(flat: FlatTable, headings: Sequence[str], has_groups: bool, has_small: bool) -> Iterator[list[str]]:
    """Each row behind the heading of its group; at its end the columns whose numbers are small."""
    for group in flat.groups:
        for row in group.rows:
            group_cell = [group.heading or ""] * has_groups
            small = [heading for heading, cell in zip(headings, row, strict=True) if cell.is_small]
            yield [*group_cell, *map(_read, row), *(["; ".join(dict.fromkeys(small))] * has_small)]


def _read(cell: Cell) -> str:
    return "" if cell.text == numbers.MISSING else cell.text


def _written(rows: Iterable[Sequence[Value]], report: Report, heading: str) -> bytes:
    """Rows as a file; a last column, under this heading, says to whom it may be given."""
    stream = io.StringIO()
    writer = csv.writer(stream, lineterminator="\r\n")
    notice, last = " ".join(report.notices), heading
    for row in rows:
        writer.writerow([*map(_safe, row), last])
        last = notice
    return stream.getvalue().encode("utf-8-sig")


def _safe(value: Value) -> str:
    """A field that no spreadsheet takes for a formula: a text that begins like one gets an apostrophe."""
    if value is None:
        return ""
    if not isinstance(value, str):
        return repr(value)
    text = clean(value)
    return f"'{text}" if is_like_a_formula(text) and not _NUMBER.fullmatch(text) else text


def _say(code: str, language: Language) -> str:
    return say(f"report.workbook.{code}", language)
