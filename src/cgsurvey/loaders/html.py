"""Web pages under the name of a workbook, as many an official system exports them: the table of the data."""

from __future__ import annotations

import re
from collections.abc import Mapping
from contextlib import suppress

from cgsurvey.errors import Unreadable, UsageError
from cgsurvey.ledger import Problem
from cgsurvey.loaders.encodings import Text, text_in
from cgsurvey.loaders.grid import Grid
from cgsurvey.loaders.limits import Limits
from cgsurvey.loaders.placing import Placed
from cgsurvey.loaders.request import Request

_CHARSET = re.compile(
    rb"""<(?:meta|\?xml)[^>]*?(?:charset|encoding)\s*=\s*["']?\s*([\w.:-]+)""", re.IGNORECASE
)
#: where a page says what its encoding is
_HEAD = 4096
#: filled cells that make a row, and such rows that make a table, one of data and not of layout
_MANY = 2
_STEP = 1 << 20
_SPACES = re.compile("[ \t\r\f\n]+")
#: stands for a line break while a cell is read: pages cannot hold it
_LINE = "\0"
_BREAK, _BLOCKS, _UNSEEN = "br", {"p", "div", "li"}, {"script", "style", "title"}
_HIDDEN = re.compile(r"display\s*:\s*none", re.IGNORECASE)


def read(request: Request) -> Grid:
    """Cells of the table of a web page, as they are displayed.

    Raises
    ------
    Unreadable
        If the page has no table or more than one with data, or its encoding is not certain.
    UsageError
        If there is no table of the number that was given as the sheet.
    """
    file = request.path.name
    text = _text(request)
    page = text.whole()
    tables = _tables(page, file, request.limits)
    number = _chosen(tables, request.sheet, file)
    table = tables[number - 1]
    problems = [*text.problems, Problem("loading.web_page", {"file": file}, minor=True)]
    others = [each for place, each in enumerate(tables, 1) if place != number and _filled(each, 1)]
    if others:
        facts = {"file": file, "table": number, "number": len(others)}
        problems.append(Problem("loading.other_tables", facts))
    if page.lower().rfind("</table") < page.lower().rfind("<table"):
        problems.append(Problem("loading.page_cut", {"file": file, "last": len(table.rows)}))
    return Grid(
        file,
        None,
        iter(table.rows),
        problems=tuple(problems),
        hidden=table.hidden,
        merges=table.merges,
    )


def _text(request: Request) -> Text:
    """The text of the page: what is not UTF-8 is in the encoding that the page declares."""
    raw, file = request.path.read_bytes(), request.path.name
    if request.encoding is None and b"\0" not in raw:
        declared = _CHARSET.search(raw[:_HEAD])
        for encoding in ("utf-8", *([declared[1].decode("ascii")] if declared else [])):
            with suppress(Unreadable, UsageError):
                return text_in(raw, file, encoding)
    text = text_in(raw, file, request.encoding, replace_bad_bytes=request.replace_bad_bytes)
    if "\0" in text.whole():
        raise Unreadable("loading.refused.binary", file=file)
    return text


def _tables(page: str, file: str, limits: Limits) -> list[Placed]:
    """All tables of a page, in the order in which they begin."""
    from lxml.etree import HTMLParser, ParserError, XMLSyntaxError

    found = _Page(file, limits)
    parser = HTMLParser(target=found, encoding="utf-8", huge_tree=True)
    try:
        for start in range(0, len(page), _STEP):
            parser.feed(page[start : start + _STEP].encode("utf-8"))
        parser.close()
    except (ParserError, XMLSyntaxError):
        raise Unreadable("loading.refused.html", file=file) from None
    for table in found.tables:
        table.end_row()
    return found.tables


def _chosen(tables: list[Placed], wanted: str | None, file: str) -> int:
    """Number of the table asked for, or of the only one with data."""
    if wanted is not None:
        known = [str(number) for number in range(1, len(tables) + 1)]
        if wanted not in known:
            raise UsageError("loading.no_table", file=file, table=wanted, known=known)
        return int(wanted)
    for least in (_MANY, 1):
        numbers = [number for number, table in enumerate(tables, 1) if _filled(table, least) >= least]
        if len(numbers) == 1:
            return numbers[0]
        if numbers:
            sizes = [
                f"{number} ({len(tables[number - 1].rows)} × {_width(tables[number - 1])})"
                for number in numbers
            ]
            raise Unreadable("loading.which_table", file=file, tables=sizes)
    raise Unreadable("loading.refused.html", file=file)


def _filled(table: Placed, least: int) -> int:
    """How many rows have at least so many filled cells."""
    return sum(sum(map(bool, row)) >= least for row in table.rows)


def _width(table: Placed) -> int:
    return max(map(len, table.rows), default=0)


class _Page:
    """Where the parser stands: in which table, and in which cell of it. Tables stand in cells of others."""

    def __init__(self, file: str, limits: Limits) -> None:
        self.tables: list[Placed] = []
        self._file, self._limits = file, limits
        self._open: list[Placed] = []
        #: of each open table, the texts of its open cell and what that spans; None between cells
        self._cells: list[tuple[list[str], int, int] | None] = []
        self._unseen = 0

    def start(self, tag: str, given: Mapping[str, str]) -> None:
        if tag in _UNSEEN:
            self._unseen += 1
        elif tag == "table":
            self.tables.append(Placed(self._file, self._limits))
            self._open.append(self.tables[-1])
            self._cells.append(None)
        elif not self._open:
            return
        elif tag == "tr":
            self._end_cell()
            self._open[-1].start_row(hidden=bool(_HIDDEN.search(given.get("style", ""))))
        elif tag in ("td", "th"):
            self._end_cell()
            if not self._open[-1].rows:
                self._open[-1].start_row()
            self._cells[-1] = ([], _span(given.get("colspan")), _span(given.get("rowspan")))
        elif tag == _BREAK or tag in _BLOCKS:
            self._break()

    def data(self, text: str) -> None:
        if self._cells and not self._unseen and (cell := self._cells[-1]):
            cell[0].append(text)

    def end(self, tag: str) -> None:
        if tag in _UNSEEN:
            self._unseen -= 1
        elif not self._open:
            return
        elif tag == "table":
            self._end_cell()
            self._open.pop()
            self._cells.pop()
        elif tag in ("td", "th", "tr"):
            self._end_cell()
        elif tag in _BLOCKS:
            self._break()

    def close(self) -> None:
        """Nothing is left to do at the end of the page."""

    def _break(self) -> None:
        if cell := self._cells[-1]:
            cell[0].append(_LINE)

    def _end_cell(self) -> None:
        if cell := self._cells[-1]:
            texts, across, down = cell
            self._open[-1].cell(_displayed("".join(texts)), across, down)
            self._cells[-1] = None


def _displayed(text: str) -> str:
    """Text as a page shows it: spaces and line ends of the source are one space; "" where only blanks are."""
    lines = [_SPACES.sub(" ", line).strip(" ") for line in text.split(_LINE)]
    shown = "\n".join(line for line in lines if line)
    return shown if shown.strip() else ""


def _span(given: str | None) -> int:
    """How many rows or columns a cell takes; as browsers do, 1 where no number is given."""
    # the first digits of a number of thousands, which Python does not take, are beyond every limit as well
    return max(int(given.lstrip("0")[:9] or 0), 1) if given and given.isascii() and given.isdecimal() else 1
