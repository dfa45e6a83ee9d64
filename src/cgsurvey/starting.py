"""How a study begins: data files read and drafted, the study file written beside them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from cgsurvey.errors import UsageError
from cgsurvey.paths import written_from
from cgsurvey.phrases import Language

if TYPE_CHECKING:
    from cgsurvey.drafting import Draft
    from cgsurvey.loaders.limits import Limits
    from cgsurvey.raw_table import RawTable

#: in place of a folder: show the study file and write nothing
SHOWN = "-"


def drafted(
    files: Sequence[Path],
    folder: Path,
    *,
    sheet: str | None = None,
    codes: Path | None = None,
    codebook: Path | None = None,
    encoding: str | None = None,
    replace_bad_bytes: bool = False,
    limits: Limits | None = None,
    language: Language | None = None,
) -> tuple[Draft, list[RawTable]]:
    """The draft of a study of these files, whose study file is to stand in `folder`, and their tables.

    Parameters
    ----------
    files : sequence of Path
        One a questionnaire.
    folder : Path
    sheet : str, optional
        Needed only where a workbook has more than one sheet with content.
    codes : Path, optional
        The download by code of the one file that is given.
    codebook : Path, optional
        The form of the one file that is given, an XLSForm workbook.
    encoding, replace_bad_bytes, limits
        As `loaders.read`.
    language : {"zh", "en"}, optional
        Language of the reports; that of the headers where not given.

    Raises
    ------
    Unreadable, UsageError
        As `loaders.read` and `loaders.pairing.codes_of`; or if a file is named twice, or several files with
        the codes or the codebook of one.
    """
    from cgsurvey.drafting import draft_of
    from cgsurvey.loaders import read

    if codes is not None and len(files) > 1:
        raise UsageError("drafting.codes_of_one")
    if codebook is not None and len(files) > 1:
        raise UsageError("drafting.codebook_of_one")
    tables = {}
    for path in files:
        name = written_from(folder, path)
        if name in tables:
            raise UsageError("drafting.file_twice", path=str(path))
        tables[name] = read(
            path, sheet=sheet, limits=limits, encoding=encoding, replace_bad_bytes=replace_bad_bytes
        )
    coded = {}
    if codes is not None:
        from cgsurvey.loaders.pairing import codes_of

        coded = {name: codes_of(table, read(codes, limits=limits)) for name, table in tables.items()}
    form = None if codebook is None else written_from(folder, codebook)
    how = {
        "codebook": form,
        "sheet": sheet,
        "encoding": encoding,
        "replace_bad_bytes": replace_bad_bytes or None,
    }
    said = {key: value for key, value in how.items() if value is not None}
    draft = draft_of(tables, how=said, codes=coded)
    return draft if language is None else replace(draft, language=language), list(tables.values())


def folder_of(out: str | None, files: Sequence[Path]) -> Path:
    """Where the study file is to stand: the folder named, else that of the first data file."""
    return files[0].parent if out in (None, SHOWN) else Path(str(out))
