"""Workbooks of Excel and LibreOffice: calamine reads cells; `sheet_xml` finds what it passes over in silence."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from cgsurvey.errors import Unreadable
from cgsurvey.loaders.cell_texts import text_of
from cgsurvey.loaders.request import Request
from cgsurvey.loaders.sheet_choice import chosen
from cgsurvey.loaders.sheet_xml import silent_cells
from cgsurvey.loaders.table import Grid

if TYPE_CHECKING:
    from python_calamine import CalamineSheet

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

    raw = path.read_bytes()
    # from its bytes: of a path it would believe the name
    workbook = CalamineWorkbook.from_filelike(io.BytesIO(raw))
    sheet, problems = chosen(workbook, wanted, path.name)
    marks, hidden = silent_cells(path, sheet.name, *_extent(sheet)) if raw.startswith(b"PK") else ({}, [])
    long: set[str] = set()
    return Grid(
        path.name,
        sheet.name,
        _rows(sheet),
        partial(text_of, long=long),
        tuple(problems),
        marks,
        {"loading.long_number": long},
        hidden,
        sheet.merged_cell_ranges or (),
    )


def _rows(sheet: CalamineSheet) -> Iterator[Sequence[Any]]:
    """All rows from the first column on; calamine begins with the first column that holds something."""
    before = [""] * (sheet.start[1] if sheet.start else 0)
    return ([*before, *row] for row in sheet.iter_rows()) if before else iter(sheet.iter_rows())


def _extent(sheet: CalamineSheet) -> tuple[int, int]:
    """Rows and columns down to the last cell that holds something."""
    return (sheet.end[0] + 1, sheet.end[1] + 1) if sheet.end else (0, 0)
