"""File -> RawTable. One file a format, one registry.

A new format is one file with `read(path, sheet) -> Grid` and one line in `READERS`.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from cgsurvey.errors import Unreadable, did_you_mean
from cgsurvey.loaders import csv, xlsx
from cgsurvey.loaders.recognise import recognised
from cgsurvey.loaders.table import Grid, table_of
from cgsurvey.survey import RawTable

READERS: dict[str, Callable[[Path, str | None], Grid]] = {
    "xlsx": xlsx.read,
    "csv": csv.read,
}


def read(path: Path, *, sheet: str | None = None, header_row: int | None = None) -> RawTable:
    """The table in a file: every cell as text, with true spreadsheet row numbers.

    The format is recognised by content and not by the name of the file.

    Parameters
    ----------
    path : Path
    sheet : str, optional
        Needed only where more than one sheet has content.
    header_row : int, optional
        Spreadsheet row of the headers, counted from 1; found by its shape where not given.

    Raises
    ------
    Unreadable
        If the file is absent, empty, broken, of another format, or not one whole table.
    UsageError
        If the workbook has no sheet of that name.
    """
    kind = recognised(_first_bytes(path), path)
    if kind not in READERS:
        raise Unreadable(f"loading.refused.{kind}", file=path.name)
    return table_of(READERS[kind](path, sheet), header_row)


def _first_bytes(path: Path) -> bytes:
    try:
        if not path.exists():
            raise _no_file(path)
        if not path.is_file():
            raise Unreadable("loading.not_a_file", file=path.name)
        with path.open("rb") as opened:
            head = opened.read(4096)
    except OSError as error:
        raise Unreadable("loading.no_access", file=path.name, reason=error.strerror) from None
    if not head:
        raise Unreadable("loading.empty_file", file=path.name)
    return head


def _no_file(path: Path) -> Unreadable:
    known = _data_files(path.parent)
    return Unreadable(
        "loading.no_file",
        file=path.name,
        folder=str(path.parent),
        known=known or {"zh": "（没有）", "en": "none"},
        meant=did_you_mean(path.name, known),
    )


def _data_files(folder: Path) -> list[str]:
    if not folder.is_dir():
        return []
    names = [each.name for each in folder.iterdir() if each.suffix.lower() in (".xlsx", ".csv", ".xls")]
    return sorted(name for name in names if not name.startswith(("~$", ".")))
