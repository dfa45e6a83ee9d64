"""One file -> RawTable, in this process: recognised, guarded, read, its header found."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from stat import S_ISREG

from cgsurvey.errors import Unreadable, did_you_mean
from cgsurvey.loaders import csv, html, parquet, statistical, workbook
from cgsurvey.loaders.grid import Columns, Grid, Watch
from cgsurvey.loaders.names import DATA_NAMES
from cgsurvey.loaders.recognise import recognised
from cgsurvey.loaders.request import Request
from cgsurvey.loaders.table import table_of
from cgsurvey.loaders.withholding import without_personal
from cgsurvey.raw_table import RawTable

READERS: dict[str, Callable[[Request], Grid | Columns]] = {
    **dict.fromkeys(("xlsx", "xls", "xlsb", "ods"), workbook.read),
    "csv": csv.read,
    "html": html.read,
    "parquet": parquet.read,
    "sav": statistical.read_sav,
    "dta": statistical.read_dta,
}


def read_here(request: Request) -> RawTable:
    """The table in a file; see `loaders.read`, which does this in a process of its own."""
    kind = kind_of(request)
    if kind not in READERS:
        raise Unreadable(f"loading.refused.{kind}", file=request.path.name)
    table = table_of(READERS[kind](request), _watch(request), request.header_row)
    return without_personal(table, request.named)


def kind_of(request: Request) -> str:
    """Name of the format of a file, by its content.

    Raises
    ------
    Unreadable
        If it is absent, empty, too large or no regular file.
    """
    head = _first_bytes(request.path)
    _refuse_large(request)
    return recognised(head, request.path)


def _watch(request: Request) -> Watch:
    """Refuses a table that grows beyond the limits."""
    limits, file = request.limits, request.path.name

    def watch(rows: int, columns: int) -> None:
        for name, found in (("rows", rows), ("columns", columns), ("cells", rows * columns)):
            if found > getattr(limits, name):
                raise Unreadable(f"loading.too_many_{name}", file=file, limit=getattr(limits, name))

    return watch


def _first_bytes(path: Path) -> bytes:
    try:
        if not path.exists():
            raise Unreadable("refusal.broken_link", file=path.name) if path.is_symlink() else _no_file(path)
        if not S_ISREG(path.stat().st_mode):
            raise Unreadable("loading.not_a_file", file=path.name or str(path))
        with path.open("rb") as opened:
            head = opened.read(4096)
    except OSError as error:
        raise Unreadable("loading.no_access", file=path.name, reason=error.strerror) from None
    if not head:
        raise Unreadable("loading.empty_file", file=path.name)
    return head


def _refuse_large(request: Request) -> None:
    size, most = request.path.stat().st_size, request.limits.file
    if size > most:
        facts = {"size": f"{size / 1e6:.1f} MB", "limit": f"{most / 1e6:g} MB"}
        raise Unreadable("refusal.file_too_large", file=request.path.name, **facts)


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
    names = [each.name for each in folder.iterdir() if each.suffix.lower() in DATA_NAMES]
    return sorted(name for name in names if not name.startswith(("~$", ".")))
