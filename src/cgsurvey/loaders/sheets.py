"""All sheets of a workbook as plain texts: for workbooks that are no tables of respondents, such as forms."""

from __future__ import annotations

from pathlib import Path

from cgsurvey.errors import Unreadable
from cgsurvey.loaders.cell_texts import text_of
from cgsurvey.loaders.reading import READERS, kind_of
from cgsurvey.loaders.request import Request
from cgsurvey.loaders.wire import Sheets
from cgsurvey.loaders.workbook import each_sheet, read

#: cells of a form at most: the longest known have a hundredth of it
_CELLS = 500_000


def sheets(path: Path) -> Sheets:
    """Name -> rows of texts of every sheet, from its first row and column on; read in a process of its own.

    Raises
    ------
    Unreadable
        If the file is absent, broken, hostile, or no workbook.
    """
    from cgsurvey.loaders.process import Reading

    with Reading(Request(path), all_sheets=True) as reading:
        return reading.sheets()


def sheets_here(request: Request) -> Sheets:
    """The same in this process."""
    file = request.path.name
    kind = kind_of(request)
    if READERS.get(kind) is not read:
        raise Unreadable("loading.no_workbook", file=file)
    found: Sheets = {}
    cells = 0
    for name, size, rows in each_sheet(request):
        cells += size
        if cells > _CELLS:
            raise Unreadable("loading.too_many_cells", file=file, limit=_CELLS)
        found[name] = [[text_of(cell, set()) for cell in row] for row in rows]
    return found
