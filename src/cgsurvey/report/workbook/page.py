"""A sheet that reads from above: headings, lines of text, tables, one beneath the other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import accumulate
from typing import TYPE_CHECKING, Any

from cgsurvey.clean import clean
from cgsurvey.report.chart import Value
from cgsurvey.report.document import Cell, RowGroup
from cgsurvey.report.fitting import cells, longest_word, wrap
from cgsurvey.report.flat import FlatColumn, FlatTable
from cgsurvey.report.workbook.styles import (
    HEADING,
    LEFT,
    LINK,
    RIGHT,
    SIZE,
    THICK,
    THIN,
    Styles,
    cell_format,
    shown_as,
)
from cgsurvey.workbooks import told

if TYPE_CHECKING:
    from xlsxwriter.worksheet import Worksheet

#: points of one line of text, and what Excel allows for a row
_LINE, _HIGHEST = 15.5, 409
#: characters of the narrowest and of the widest column of numbers, and of words
_NUMBERS, _WORDS = (8.5, 16.0), (12.0, 46.0)
#: characters over which a line of text runs
_TEXT = 96
#: characters that an upright page takes, and a page across; per cent at which a wider sheet is printed, over
#: several pages, since on one its letters would be too small to read
_UPRIGHT, _ACROSS, _SCALE = 112, 230, 65
#: width of a column that nothing has been said about
_PLAIN = 9.0


@lru_cache(maxsize=8192)
def one_line(text: str) -> str:
    """A text from the report as a cell holds it."""
    return told(clean(text))


class Page:
    """A sheet and the row that comes next; the widths of its columns are those that its tables need."""

    def __init__(self, sheet: Worksheet, styles: Styles, widths: Sequence[float]) -> None:
        self.sheet, self.styles, self.row = sheet, styles, 0
        self._widths = list(widths)
        for at, width in enumerate(widths):
            sheet.set_column(at, at, width)
        set_up(sheet, is_wide=sum(widths) > _UPRIGHT)
        if sum(widths) > _ACROSS:
            sheet.set_print_scale(_SCALE)
            sheet.repeat_columns(0)
            sheet.print_across()
        while sum(self._widths) < _TEXT:
            self._widths.append(_PLAIN)
        #: first and last row of the headings of the first table
        self.headings: tuple[int, int] | None = None
        #: the last column that lines of text cover
        self.last = next(at for at, sum_ in enumerate(accumulate(self._widths)) if sum_ >= _TEXT)
        self.text_width = int(sum(self._widths[: self.last + 1]))

    def skip(self, rows: int = 1) -> None:
        self.row += rows

    def line(self, text: str, *looks: dict[str, Any], **more: Any) -> None:
        """A text over the width of the page, as high as it needs to be."""
        text = one_line(text)
        size = max((each.get("font_size", SIZE) for each in (*looks, more)), default=SIZE) / SIZE
        lines = len(wrap(text, int(self.text_width * 0.96 / size)))
        self.sheet.set_row(self.row, min(lines * _LINE * size, _HIGHEST))
        look = self.styles.of_text(text, LEFT, *looks, **more)
        if self.last:
            self.sheet.merge_range(self.row, 0, self.row, self.last, "", look)
        self.sheet.write_string(self.row, 0, text, look)
        self.row += 1

    def link(self, text: str, sheet: str, row: int = 0, **more: Any) -> None:
        """A line that leads to a row of another sheet."""
        place = f"internal:'{sheet}'!A{row + 1}"
        text = one_line(text)
        self.sheet.write_url(self.row, 0, place, self.styles.of_text(text, LINK, **more), text)
        self.row += 1

    def cells(self, texts: Sequence[str | Value | float | None], *looks: dict[str, Any], **more: Any) -> None:
        """A row of short texts and of numbers, these as they are written in charts.

        A number without a text of its own has the decimals of the one before.
        """
        form = "General"
        for at, each in enumerate(texts):
            if isinstance(each, Value):
                form = shown_as(each.text, each.value, None)
                style = self.styles(RIGHT, *looks, **more, num_format=form)
                self.sheet.write_number(self.row, at, each.value, style)
            elif isinstance(each, str):
                text = one_line(each)
                self.sheet.write_string(self.row, at, text, self.styles.of_text(text, LEFT, *looks, **more))
            elif each is not None:
                style = self.styles(RIGHT, *looks, **more, num_format=form)
                self.sheet.write_number(self.row, at, each, style)
        self.row += 1

    def table(self, table: FlatTable) -> None:
        """Headings between two lines, rows, a line beneath."""
        first = self.row
        self._headings(table.columns)
        self.headings = self.headings or (first, self.row - 1)
        last = len(table.groups) - 1
        for number, group in enumerate(table.groups):
            self._group(table, group, is_first=number == 0, is_last=number == last)

    def _group(self, table: FlatTable, group: RowGroup, *, is_first: bool, is_last: bool) -> None:
        edge: dict[str, Any] = {} if is_first or group.heading is not None else {"top": THIN}
        if group.heading is not None:
            text = one_line(group.heading)
            self.sheet.write_string(self.row, 0, text, self.styles.of_text(text, bold=True))
            self.row += 1
        for number, row in enumerate(group.rows):
            lines = {**edge, **({"bottom": THICK} if is_last and number == len(group.rows) - 1 else {})}
            indent = {"indent": 1} if group.heading is not None else {}
            for at, (cell, column) in enumerate(zip(row, table.columns, strict=True)):
                self._cell(at, cell, column, {**lines, **(indent if at == 0 else {})})
            edge = {}
            self.row += 1

    def _cell(self, at: int, cell: Cell, column: FlatColumn, look: dict[str, Any]) -> None:
        """A number as a number, in the format in which it reads as the report has it; else its text."""
        side = RIGHT if column.numeric else LEFT
        if isinstance(cell.value, int | float):
            style = self.styles(side, look, num_format=cell_format(cell))
            self.sheet.write_number(self.row, at, cell.value, style)
        elif text := one_line(cell.marked):
            self.sheet.write_string(self.row, at, text, self.styles.of_text(text, side, look))
        else:
            self.sheet.write_blank(self.row, at, None, self.styles(side, look))

    def _headings(self, columns: Sequence[FlatColumn]) -> None:
        """As many rows as there are levels; a heading stands over all columns that share it."""
        levels = [at for at in range(3) if any(column.levels[at] for column in columns)]
        blocks = list(_blocks(columns, levels))
        heights = [1] * len(levels)
        for top, bottom, left, right, text in blocks:
            width = sum(self._widths[left : right + 1])
            lines = len(_wrapped(text, width)) - sum(heights[top:bottom])
            heights[bottom] = max(heights[bottom], lines)
        for level, height in enumerate(heights):
            self.sheet.set_row(self.row + level, height * _LINE)
        for top, bottom, left, right, text in blocks:
            look = {"top": THICK if top == 0 else 0, "bottom": THIN if top == 0 and right > left else 0}
            if bottom == len(levels) - 1:
                look["bottom"] = THIN
            above_one = "right" if columns[left].numeric else "left"
            side = {"align": above_one if left == right else "center"}
            shown = "\n".join(map(one_line, text.split("\n")))
            style = self.styles.of_text(shown, HEADING, side, look)
            if (top, left) != (bottom, right):
                self.sheet.merge_range(self.row + top, left, self.row + bottom, right, "", style)
            self.sheet.write_string(self.row + top, left, shown, style)
        self.row += len(levels)


def set_up(sheet: Worksheet, *, is_wide: bool) -> None:
    """A4, upright or across, with all columns on one page."""
    sheet.set_paper(9)
    sheet.hide_gridlines(2)
    sheet.set_margins(left=0.6, right=0.6, top=0.9, bottom=0.7)
    sheet.fit_to_pages(1, 0)
    if is_wide:
        sheet.set_landscape()


def widths_of(tables: Sequence[FlatTable]) -> list[float]:
    """For each column what the widest of the tables needs there."""
    widths: list[float] = []
    for table in tables:
        for at, column in enumerate(table.columns):
            needed = _width(table, at, column)
            widths[at:] = [max([needed, *widths[at : at + 1]]), *widths[at + 1 :]]
    return widths


def _width(table: FlatTable, at: int, column: FlatColumn) -> float:
    texts = [row[at].marked for group in table.groups for row in group.rows]
    content = max((cells(clean(text)) for text in texts), default=0) + 2
    narrowest, widest = _NUMBERS if column.numeric else _WORDS
    heading = max(longest_word(text) for text in (column.heading, column.end or "")) + 2
    return float(min(max(content, heading, narrowest), widest))


def _wrapped(text: str, width: float) -> list[str]:
    return wrap(text, max(2, int(width * 0.92) - 1))


def _blocks(columns: Sequence[FlatColumn], levels: Sequence[int]) -> Iterator[tuple[int, int, int, int, str]]:
    """Headings as rectangles: first row, last row, first column, last column, text."""
    for at, column in enumerate(columns):
        filled = [row for row, level in enumerate(levels) if column.levels[level]]
        for number, row in enumerate(filled):
            level = levels[row]
            if at and _stands_over(columns[at - 1], column, level):
                continue  # the rectangle of the column before reaches here
            right = at
            while right + 1 < len(columns) and _stands_over(column, columns[right + 1], level):
                right += 1
            is_lowest = number == len(filled) - 1
            bottom = len(levels) - 1 if is_lowest else filled[number + 1] - 1
            yield 0 if number == 0 else row, bottom, at, right, column.levels[level] or ""


def _stands_over(one: FlatColumn, other: FlatColumn, level: int) -> bool:
    """Whether two neighbours share their heading of a level: their spanner, or their interval."""
    if level == 0:
        return one.spanner is not None and one.spanner == other.spanner
    return level == 1 and one.index == other.index
