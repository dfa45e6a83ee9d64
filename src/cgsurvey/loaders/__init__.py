"""File -> RawTable. One file a format, one registry (`reading.READERS`); one file a dialect.

A new format is one file with `read(request) -> Grid | Columns` and one line in `READERS`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection
    from pathlib import Path

    from cgsurvey.loaders.limits import Limits
    from cgsurvey.raw_table import RawTable


def read(
    path: Path,
    *,
    sheet: str | None = None,
    header_row: int | None = None,
    named: Collection[str] = (),
    limits: Limits | None = None,
    encoding: str | None = None,
    replace_bad_bytes: bool = False,
) -> RawTable:
    """The table in a file: every cell as text, with true spreadsheet row numbers.

    The format is recognised by content and not by the name of the file. The file is read in a process of its
    own, with limits of memory and time.

    Parameters
    ----------
    path : Path
    sheet, header_row, named, limits, encoding, replace_bad_bytes
        As `request.Request`.

    Raises
    ------
    Unreadable
        If the file is absent, empty, broken, hostile, of another format, or not one whole table.
    UsageError
        If the workbook has no sheet of that name.
    """
    from cgsurvey.loaders.limits import Limits
    from cgsurvey.loaders.process import Reading
    from cgsurvey.loaders.request import Request

    asked = Request(path, sheet, header_row, tuple(named), limits or Limits(), encoding, replace_bad_bytes)
    with Reading(asked) as reading:
        return reading.table()
