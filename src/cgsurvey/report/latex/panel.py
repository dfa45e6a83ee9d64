"""The columns of a table that stand side by side: their specification, their head, their rows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from cgsurvey.report.document import Cell, Column, RowGroup, Table
from cgsurvey.report.fitting import balanced, wrap
from cgsurvey.report.latex.escaping import begun, escaped
from cgsurvey.report.splitting import is_numbered, panels, spans, texts_of, trailing, widths_of


@dataclass(frozen=True, slots=True)
class Panel:
    """Columns of a table, how wide they are, and the gap between two, in half characters."""

    table: Table
    chosen: Sequence[int]
    widths: Sequence[int]
    gap: int

    @property
    def columns(self) -> list[Column]:
        return [self.table.columns[index] for index in self.chosen]

    def lines(self) -> int:
        """Lines that it takes on the page, about."""
        rows = ([row[index].marked for index in self.chosen] for row in self.table.rows())
        wrapped = (
            max(len(wrap(text, width)) for text, width in zip(row, self.widths, strict=True)) for row in rows
        )
        return sum(wrapped) + sum(1 for group in self.table.groups if group.heading) + 4

    def specification(self) -> str:
        """Words take what numbers leave, each column its share; digits stand in line."""
        words = [at for at, column in enumerate(self.columns) if not column.numeric] or [0]
        total = sum(self.widths[at] for at in words)
        return "".join(
            _words(len(words) * self.widths[at] / total)
            if at in words
            else _numbers(texts_of(self.table, index))
            for at, index in enumerate(self.chosen)
        )

    def head(self) -> list[str]:
        numbered = is_numbered(self.columns)
        headings = (
            _heading(column, width, top=numbered)
            for column, width in zip(self.columns, self.widths, strict=True)
        )
        spanners = _spanners(self.columns, self.widths, self.gap)
        return [r"\toprule", *spanners, _row(headings), r"\midrule"]

    def rows(self, together: bool) -> Iterator[str]:
        """The lines of all groups; none parts from the next where they are to stay `together`.

        The last two stay with what follows.
        """
        for at, group in enumerate(self.table.groups):
            if group.heading is not None:
                yield self.across(rf"\grouphead{{{escaped(group.heading)}}}")
            elif at:
                yield r"\midrule"
            yield from self._lines(group, together, is_last=group is self.table.groups[-1])

    def across(self, text: str, star: str = "*") -> str:
        """A row of one text as wide as the table, which stays with the row beneath where it has a star."""
        cell = rf"\multicolumn{{{len(self.chosen)}}}{{@{{}}p{{\linewidth}}@{{}}}}{{\raggedright {text}}}"
        return rf"{cell} \\{star}"

    def _lines(self, group: RowGroup, together: bool, is_last: bool) -> Iterator[str]:
        indent = r"\leftskip=1em\relax " * (group.heading is not None)
        laid = [[row[index] for index in self.chosen] for row in group.rows]
        for at, row in enumerate(laid):
            first, *others = (
                _number(cell) if column.numeric else escaped(cell.marked)
                for column, cell in zip(self.columns, row, strict=True)
            )
            # a standard error stays beneath its coefficient, however many lines the label takes
            has_error = at + 1 < len(laid) and not laid[at + 1][0].text
            is_error = at > 0 and not first
            is_joined = together or has_error or (is_last and at >= len(laid) - 2)
            if first:
                first = rf"\termlabel{{{indent}{first}}}" if has_error else indent + first
            yield _row([r"\termrest" if is_error else first, *others], "*" * is_joined)


def panels_of(table: Table, width: int) -> list[Panel]:
    """The table in as many panels as a page needs that is so many half characters wide."""
    return [Panel(table, chosen, *widths_of(table, chosen, width)) for chosen in panels(table, width)]


def _words(share: float) -> str:
    return rf">{{\hsize={share:.3f}\hsize\raggedright\arraybackslash}}X"


def _numbers(texts: Sequence[str]) -> str:
    """Right, and behind the digits as much room as the longest of what stands there needs."""
    behind = max(map(trailing, texts), key=len, default="")
    return rf"r<{{\hphantom{{{_behind(behind)}}}}}" if behind else "r"


def _number(cell: Cell) -> str:
    behind = trailing(cell.marked)
    if not behind:
        return escaped(cell.marked)
    return rf"{escaped(cell.marked.removesuffix(behind))}\rlap{{{_behind(behind)}}}"


def _behind(text: str) -> str:
    """Stars raised, as journals print them."""
    stars = text.count("*")
    others = escaped(text.replace("*", ""))
    return (rf"\sym{{{'*' * stars}}}" if stars else "") + others


def _heading(column: Column, width: int, top: bool) -> str:
    """Of words as it runs; of numbers in short lines, those that begin with a number from the same height."""
    if not column.numeric:
        return escaped(column.heading)
    return _stacked(balanced(column.heading, width), "[t]" * top)


def _stacked(lines: Sequence[str], position: str = "") -> str:
    if len(lines) == 1:
        return escaped(lines[0])
    stack = r"\\".join(begun(escaped(line)) for line in lines)
    return rf"\colhead{position}{{{stack}}}"


def _spanners(columns: Sequence[Column], widths: Sequence[int], gap: int) -> list[str]:
    texts, rules = [], []
    for block in spans(columns):
        text = columns[block[0]].spanner
        if text is None:
            texts += [""] * len(block)
            continue
        room = sum(widths[at] for at in block) + gap * (len(block) - 1)
        texts.append(rf"\multicolumn{{{len(block)}}}{{c}}{{{_stacked(balanced(text, room))}}}")
        rules.append(rf"\cmidrule(lr){{{block[0] + 1}-{block[-1] + 1}}}")
    return [_row(texts), "".join(rules)] if rules else []


def _row(cells: Iterable[str], star: str = "") -> str:
    return rf"{begun(' & '.join(cells))} \\{star}"
