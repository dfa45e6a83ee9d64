"""Excel workbooks. calamine reads the cells; `sheet_xml` finds what it passes over in silence."""

from __future__ import annotations

import datetime
import io
import zipfile
import zlib
from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from cgsurvey.errors import Unreadable, UsageError, did_you_mean
from cgsurvey.ledger import Problem
from cgsurvey.loaders.request import Request
from cgsurvey.loaders.sheet_xml import silent_cells
from cgsurvey.loaders.table import Grid

if TYPE_CHECKING:
    from python_calamine import CalamineSheet, CalamineWorkbook

#: whole numbers from here on may have lost digits in the spreadsheet, which keeps fifteen
_LOST_DIGITS = 10.0**15
#: what Python's own zip reader raises on a damaged workbook
_BROKEN = (OSError, ValueError, EOFError, RuntimeError, zipfile.BadZipFile, zlib.error)
#: the class of an error inside calamine's Rust code; it derives from BaseException and has no public name
_PANIC = "PanicException"


def read(request: Request) -> Grid:
    """Cells of one sheet.

    Raises
    ------
    Unreadable
        If the workbook is broken or locked, or if it is not clear which sheet is meant.
    UsageError
        If there is no sheet of that name.
    """
    from python_calamine import CalamineError, PasswordError

    file = request.path.name
    try:
        return _grid(request.path, request.sheet)
    except PasswordError:
        raise Unreadable("loading.refused.encrypted", file=file) from None
    except (CalamineError, *_BROKEN) as error:
        raise Unreadable("loading.broken_workbook", file=file, reason=_first_line(error)) from None
    except BaseException as error:
        if type(error).__name__ != _PANIC:
            raise
        raise Unreadable("loading.broken_workbook", file=file, reason=_first_line(error)) from None


def _first_line(error: BaseException) -> str:
    return (str(error).splitlines() or [type(error).__name__])[0]


def _grid(path: Path, wanted: str | None) -> Grid:
    from python_calamine import CalamineWorkbook

    # from its bytes: of a path it would believe the name
    workbook = CalamineWorkbook.from_filelike(io.BytesIO(path.read_bytes()))
    sheet, problems = _chosen(workbook, wanted, path.name)
    marks, hidden = silent_cells(path, sheet.name, *_extent(sheet))
    long: set[str] = set()
    return Grid(
        path.name,
        sheet.name,
        _rows(sheet),
        partial(_text_of, long=long),
        tuple(problems),
        marks,
        {"loading.long_number": long},
        hidden,
    )


def _rows(sheet: CalamineSheet) -> Iterator[Sequence[Any]]:
    """All rows from the first column on; calamine begins with the first column that holds something."""
    before = [""] * (sheet.start[1] if sheet.start else 0)
    return ([*before, *row] for row in sheet.iter_rows()) if before else iter(sheet.iter_rows())


def _chosen(workbook: CalamineWorkbook, wanted: str | None, file: str) -> tuple[CalamineSheet, list[Problem]]:
    """The sheet asked for, or the only visible one with content; and a word on those passed over."""
    from python_calamine import SheetTypeEnum, SheetVisibleEnum

    sheets = [each for each in workbook.sheets_metadata if each.typ == SheetTypeEnum.WorkSheet]
    names = [each.name for each in sheets]
    if wanted is not None:
        if wanted not in names:
            meant = did_you_mean(wanted, names)
            raise UsageError("loading.no_sheet", file=file, sheet=wanted, known=names, meant=meant)
        return workbook.get_sheet_by_name(wanted), []
    visible = {each.name for each in sheets if each.visible == SheetVisibleEnum.Visible}
    loaded = [workbook.get_sheet_by_name(name) for name in names]
    filled = [each for each in loaded if each.start is not None]
    shown = [each for each in filled if each.name in visible]
    hidden = [each.name for each in filled if each.name not in visible]
    if not shown and not hidden:
        raise Unreadable("loading.no_content", file=file)
    if len(shown) != 1:
        code = "loading.which_sheet" if shown else "loading.all_hidden"
        raise Unreadable(code, file=file, sheets=[each.name for each in shown] or hidden)
    problems = [Problem("loading.hidden_sheets", {"sheets": hidden, "file": file})] if hidden else []
    return shown[0], problems


def _extent(sheet: CalamineSheet) -> tuple[int, int]:
    """Rows and columns down to the last cell that holds something."""
    return (sheet.end[0] + 1, sheet.end[1] + 1) if sheet.end else (0, 0)


def _text_of(value: Any, long: set[str]) -> str:
    """A value as the spreadsheet shows it; numbers with more digits than it keeps go into `long`."""
    if type(value) is str:
        return value
    if not isinstance(value, float):
        return _other_text(value)
    text = _number_text(value)
    if abs(value) >= _LOST_DIGITS:
        long.add(text)
    return text


def _number_text(number: float) -> str:
    """A number as the spreadsheet shows it: no ``.0``, no exponent, fifteen digits."""
    if number.is_integer():
        return str(int(number))
    text = f"{number:.15g}"
    return f"{Decimal(text):f}" if "e" in text else text


def _other_text(value: Any) -> str:
    """A logical value, date, time or duration as text."""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, datetime.datetime):
        return value.isoformat(sep=" ", timespec="seconds")
    if isinstance(value, datetime.time):
        return value.isoformat(timespec="seconds")
    return str(value)
