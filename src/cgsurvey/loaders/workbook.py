"""Workbooks of Excel and LibreOffice, guarded first; what calamine does not tell is in `silent_cells`."""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from typing import TYPE_CHECKING, Any

from cgsurvey.errors import Unreadable
from cgsurvey.loaders.cell_texts import text_of
from cgsurvey.loaders.grid import Grid
from cgsurvey.loaders.guard import Package, guarded
from cgsurvey.loaders.request import Request
from cgsurvey.loaders.sheet_choice import chosen
from cgsurvey.loaders.sheet_parse import Silent
from cgsurvey.loaders.silent_cells import silent_in
from cgsurvey.loaders.xls_scan import silent_in_xls

if TYPE_CHECKING:
    from python_calamine import CalamineSheet, CalamineWorkbook

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
    with _refusing(request.path.name):
        return _grid(request)


def each_sheet(request: Request) -> Iterator[tuple[str, int, Iterator[Sequence[Any]]]]:
    """Name, number of cells and rows of every sheet, from its first row and column on; errors as `read`."""
    from python_calamine import SheetTypeEnum

    with _refusing(request.path.name):
        workbook, _, _ = _opened(request)
        for each in workbook.sheets_metadata:
            if each.typ == SheetTypeEnum.WorkSheet:
                sheet = workbook.get_sheet_by_name(each.name)
                height, width = _extent(sheet)
                yield sheet.name, height * width, _rows(sheet)


@contextmanager
def _refusing(file: str) -> Iterator[None]:
    """What calamine and Python's own zip reader raise on a file that is broken, as a refusal."""
    from python_calamine import CalamineError, PasswordError

    try:
        yield
    except PasswordError:
        raise Unreadable("loading.refused.encrypted", file=file) from None
    except (CalamineError, OSError, ValueError) as error:
        # what it says may quote the file, and is looked at only
        if "shared string" in str(error):
            raise Unreadable("refusal.lost_texts", file=file) from None
        raise Unreadable("loading.broken_workbook", file=file) from None
    except BaseException as error:
        if type(error).__name__ != _PANIC:
            raise
        raise Unreadable("loading.broken_workbook", file=file) from None


def _opened(request: Request) -> tuple[CalamineWorkbook, bytes, Package | None]:
    """The workbook, its bytes, and its parts as the guard has let them through.

    No parts of the formats that are no zip.
    """
    from python_calamine import CalamineWorkbook

    raw = request.path.read_bytes()
    package = guarded(raw, request.path.name, request.limits) if raw.startswith(b"PK") else None
    # from its bytes: of a path it would believe the name
    return CalamineWorkbook.from_filelike(io.BytesIO(raw)), raw, package


def _grid(request: Request) -> Grid:
    file = request.path.name
    workbook, raw, package = _opened(request)
    sheet, problems = chosen(workbook, request.sheet, file)
    silent = _silent(workbook, raw, package, sheet.name)
    long: set[str] = set()
    return Grid(
        file,
        sheet.name,
        _rows(sheet),
        partial(text_of, long=long),
        tuple(problems),
        {"loading.error_cell": silent.errors, "loading.formula": silent.formulas},
        {"loading.long_number": long},
        silent.hidden,
        sheet.merged_cell_ranges or silent.merges,
    )


def _silent(workbook: CalamineWorkbook, raw: bytes, package: Package | None, sheet: str) -> Silent:
    """What the reader does not tell of a sheet; the formats that are no zip are the old binary ones."""
    if package is not None:
        return silent_in(package, sheet)
    return silent_in_xls(raw, workbook.sheet_names.index(sheet))


def _rows(sheet: CalamineSheet) -> Iterator[Sequence[Any]]:
    """All rows from the first column on; calamine begins with the first column that holds something."""
    before = [""] * (sheet.start[1] if sheet.start else 0)
    return ([*before, *row] for row in sheet.iter_rows()) if before else iter(sheet.iter_rows())


def _extent(sheet: CalamineSheet) -> tuple[int, int]:
    """Rows and columns down to the last cell that holds something."""
    return (sheet.end[0] + 1, sheet.end[1] + 1) if sheet.end else (0, 0)
