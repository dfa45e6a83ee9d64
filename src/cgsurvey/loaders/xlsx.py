"""Excel workbooks. calamine reads the cells; `sheet_xml` finds what it passes over in silence."""

from __future__ import annotations

import datetime
import io
import zipfile
import zlib
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any

from cgsurvey.errors import Unreadable, UsageError, did_you_mean
from cgsurvey.ledger import Problem
from cgsurvey.loaders.sheet_xml import silent_cells
from cgsurvey.loaders.table import Grid, Place, Row

if TYPE_CHECKING:
    from python_calamine import CalamineSheet, CalamineWorkbook

#: whole numbers from here on may have lost digits in the spreadsheet, which keeps fifteen
_LOST_DIGITS = 10.0**15
#: what Python's own zip reader raises on a damaged workbook
_BROKEN = (OSError, ValueError, EOFError, RuntimeError, zipfile.BadZipFile, zlib.error)
#: the class of an error inside calamine's Rust code; it derives from BaseException and has no public name
_PANIC = "PanicException"


def read(path: Path, sheet: str | None) -> Grid:
    """Cells of one sheet, every one as text.

    Raises
    ------
    Unreadable
        If the workbook is broken or locked, or if it is not clear which sheet is meant.
    UsageError
        If there is no sheet of that name.
    """
    from python_calamine import CalamineError, PasswordError

    try:
        return _grid(path, sheet)
    except PasswordError:
        raise Unreadable("loading.refused.encrypted", file=path.name) from None
    except (CalamineError, *_BROKEN) as error:
        raise Unreadable("loading.broken_workbook", file=path.name, reason=_first_line(error)) from None
    except BaseException as error:
        if type(error).__name__ != _PANIC:
            raise
        raise Unreadable("loading.broken_workbook", file=path.name, reason=_first_line(error)) from None


def _first_line(error: BaseException) -> str:
    return (str(error).splitlines() or [type(error).__name__])[0]


def _grid(path: Path, wanted: str | None) -> Grid:
    from python_calamine import CalamineWorkbook

    # from its bytes: of a path it would believe the name
    workbook = CalamineWorkbook.from_filelike(io.BytesIO(path.read_bytes()))
    sheet, problems = _chosen(workbook, wanted, path.name)
    rows: list[Any] = sheet.to_python(skip_empty_area=False)
    numbers = _NumberTexts()
    _as_texts(rows, numbers)
    marks, hidden = silent_cells(path, sheet.name, len(rows), sheet.total_width)
    if numbers.long:
        marks["loading.long_number"] = list(_places(rows, numbers.long))
    return Grid(path.name, sheet.name, rows, tuple(problems), marks, hidden)


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


class _NumberTexts(dict[float, str]):
    """Text of each number once; remembers which numbers have more digits than a spreadsheet keeps."""

    def __init__(self) -> None:
        super().__init__()
        self.long: set[str] = set()

    def __missing__(self, number: float) -> str:
        text = self[number] = _number_text(number)
        if abs(number) >= _LOST_DIGITS:
            self.long.add(text)
        return text


def _as_texts(rows: list[Any], numbers: _NumberTexts) -> None:
    """Turn each row into a tuple of texts, in place; equal texts become one object, which saves memory."""
    one = {"": ""}.setdefault
    for index, row in enumerate(rows):
        rows[index] = tuple(
            [
                one(cell, cell)
                if type(cell) is str
                else numbers[cell]
                if type(cell) is float
                else _other_text(cell)
                for cell in row
            ]
        )


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


def _places(rows: list[Row], texts: set[str]) -> Iterator[Place]:
    for row, cells in enumerate(rows):
        for column, cell in enumerate(cells):
            if cell in texts:
                yield row, column
