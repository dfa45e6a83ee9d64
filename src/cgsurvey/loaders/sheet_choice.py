"""Which sheet of a workbook holds the answers: the one that is a table, where only one is."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING, Any

from cgsurvey.errors import Unreadable, UsageError, did_you_mean
from cgsurvey.ledger import Problem
from cgsurvey.loaders.header_rows import MANY

if TYPE_CHECKING:
    from python_calamine import CalamineSheet, CalamineWorkbook

#: rows at the top of a sheet that tell whether it is a table
_TOP = 40
#: a column of the sheets that hold repeated groups of an ODK form: their rows are no respondents
_REPEAT = {"_parent_index", "_parent_table_name", "_submission__id"}
#: names of the sheets of an XLSForm
_FORM = {"survey", "choices"}


@dataclass(frozen=True)
class Candidate:
    """A sheet with content, and its rows from the first that holds something."""

    sheet: CalamineSheet
    top: Sequence[Sequence[Any]]

    @property
    def name(self) -> str:
        return str(self.sheet.name)

    @property
    def header(self) -> tuple[Any, ...]:
        """The first row that has as many cells as a header, without the empty ones; () if there is none."""
        filled = (tuple(cell for cell in row if not _is_blank(cell)) for row in self.top)
        return next((row for row in filled if len(row) >= MANY), ())

    @property
    def is_table(self) -> bool:
        """Whether there is a header with a row below it."""
        wide = [row for row in self.top if sum(not _is_blank(cell) for cell in row) >= 2]
        return bool(self.header) and len(wide) > 1

    @property
    def is_repeat(self) -> bool:
        return bool(_REPEAT & set(self.header))


def chosen(workbook: CalamineWorkbook, wanted: str | None, file: str) -> tuple[CalamineSheet, list[Problem]]:
    """The sheet asked for, or the only visible one that is a table; and a word on those passed over.

    Of sheets with the same headers, one that holds all rows of the others is the whole of which they are
    parts: to read them as well would count rows twice.

    Raises
    ------
    Unreadable
        If it is not certain which sheet is meant, or none has content.
    UsageError
        If there is no sheet of that name.
    """
    from python_calamine import SheetTypeEnum, SheetVisibleEnum

    sheets = [each for each in workbook.sheets_metadata if each.typ == SheetTypeEnum.WorkSheet]
    names = [each.name for each in sheets]
    if wanted is not None:
        if wanted not in names:
            meant = did_you_mean(wanted, names)
            raise UsageError("loading.no_sheet", file=file, sheet=wanted, known=names, meant=meant)
        return workbook.get_sheet_by_name(wanted), []
    if set(names) >= _FORM:
        raise Unreadable("loading.is_form", file=file)
    visible = {each.name for each in sheets if each.visible == SheetVisibleEnum.Visible}
    filled = [each for each in map(_candidate, map(workbook.get_sheet_by_name, names)) if each.top]
    if not filled:
        raise Unreadable("loading.no_content", file=file)
    shown = [each for each in filled if each.name in visible]
    if not shown:
        raise Unreadable("loading.all_hidden", file=file, sheets=[each.name for each in filled])
    whole, parts = _one_of(shown, file)
    passed = [each.name for each in shown if each is not whole and each not in parts]
    return whole.sheet, list(
        _told(file, hidden=[each.name for each in filled if each not in shown], passed=passed, parts=parts)
    )


def _candidate(sheet: CalamineSheet) -> Candidate:
    if sheet.start is None:
        return Candidate(sheet, ())
    return Candidate(sheet, list(islice(sheet.iter_rows(), sheet.start[0], sheet.start[0] + _TOP)))


def _one_of(shown: Sequence[Candidate], file: str) -> tuple[Candidate, list[Candidate]]:
    """The sheet of the answers, and those whose rows it holds as well."""
    if len(shown) == 1:
        return shown[0], []
    tables = [each for each in shown if each.is_table and not each.is_repeat]
    if len(tables) == 1:
        return tables[0], []
    whole = max(tables, key=lambda each: each.sheet.height, default=None)
    parts = [each for each in tables if each is not whole]
    if whole is None or not all(each.header == whole.header for each in parts):
        raise Unreadable("loading.which_sheet", file=file, sheets=[each.name for each in tables or shown])
    rows = set(_rows_of(whole))
    if not all(rows.issuperset(_rows_of(each)) for each in parts):
        names = [each.name for each in tables]
        raise Unreadable("loading.same_headers", file=file, sheets=names)
    return whole, parts


def _rows_of(candidate: Candidate) -> Iterator[tuple[Any, ...]]:
    """Rows of a sheet without the cells that are empty."""
    for row in candidate.sheet.iter_rows():
        filled = tuple(cell for cell in row if not _is_blank(cell))
        if len(filled) >= MANY:
            yield filled


def _is_blank(cell: Any) -> bool:
    return type(cell) is str and not cell.strip()


def _told(
    file: str, *, hidden: list[str], passed: list[str], parts: Sequence[Candidate]
) -> Iterator[Problem]:
    if hidden:
        yield Problem("loading.hidden_sheets", {"sheets": hidden, "file": file})
    if passed:
        yield Problem("loading.other_sheets", {"sheets": passed, "file": file})
    if parts:
        names = [each.name for each in parts]
        yield Problem("loading.part_sheets", {"sheets": names, "file": file})
