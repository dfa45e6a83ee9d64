"""What there is to check in a folder and below: the files by which studies, claims and reports are known."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from cgsurvey.errors import UsageError
from cgsurvey.findings.own_reports import named_study
from cgsurvey.manifest import MANIFEST_NAME
from cgsurvey.study_file import CLAIMS_NAME, STUDY_NAME

#: folders that are looked into at most: who names the root of a disk has not meant it
MOST_FOLDERS = 20_000
#: what tools keep for themselves; so are hidden folders and virtual environments
_OF_TOOLS = {"node_modules", "__pycache__"}


def known_files(folder: Path) -> Iterator[Path]:
    """The files that stand for something to check, those of upper folders first, in the order of names.

    Of a folder its study file, or else its claims; and reports. Links to folders are not followed, and closed
    folders are passed over.

    Raises
    ------
    UsageError
        If there are too many folders.
    """
    for number, (name, folders, files) in enumerate(os.walk(folder)):
        if number == MOST_FOLDERS:
            raise UsageError("check.too_many_folders", path=str(folder), most=MOST_FOLDERS)
        here = Path(name)
        folders[:] = sorted(each for each in folders if not _is_of_tools(here / each))
        # a pipe or a folder of this name is no study, which is to be told
        if STUDY_NAME in files or STUDY_NAME in folders:
            yield here / STUDY_NAME
        elif CLAIMS_NAME in files:
            yield here / CLAIMS_NAME
        if MANIFEST_NAME in files and named_study(here) is not None:
            yield here / MANIFEST_NAME


def _is_of_tools(folder: Path) -> bool:
    hidden = folder.name.startswith(".") or folder.name in _OF_TOOLS
    return hidden or os.path.lexists(folder / "pyvenv.cfg")
