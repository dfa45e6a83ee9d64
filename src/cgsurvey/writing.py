"""Files that are whole or not there: written beside their place, flushed to disk, then put in it."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterable, Mapping
from pathlib import Path

from cgsurvey.errors import NotWritten


def write_all(folder: Path, files: Mapping[str, bytes], *, inputs: Iterable[Path], force: bool) -> list[Path]:
    """Write the files into the folder, each atomically.

    Parameters
    ----------
    folder : Path
        Made if it is not there.
    files : mapping of file name to content
    inputs : paths
        Files that the run has read: never written over, not even by force.
    force : bool
        Whether files that are there may be replaced.

    Returns
    -------
    list of Path

    Raises
    ------
    NotWritten
        If a file is in the way, is an input, is not a regular file, or the disk refuses. Whatever stood
        there before is whole.
    """
    targets = [folder / name for name in files]
    try:
        folder.mkdir(parents=True, exist_ok=True)
        taken = {path.resolve() for path in inputs}
        for target in targets:
            _check(target, taken, force)
        for target, content in zip(targets, files.values(), strict=True):
            _replace(target, content)
    except OSError as error:
        path = str(error.filename or folder)
        raise NotWritten("command.not_written", path=path, reason=error.strerror or str(error)) from None
    return targets


def _check(target: Path, inputs: set[Path], force: bool) -> None:
    if target.resolve() in inputs:
        raise NotWritten("command.over_input", path=str(target))
    if target.is_symlink() or (target.exists() and not target.is_file()):
        raise NotWritten("command.not_regular", path=str(target))
    if target.exists() and not force:
        raise NotWritten("command.exists", path=str(target))


def _replace(target: Path, content: bytes) -> None:
    handle, name = tempfile.mkstemp(prefix=f".{target.name}.", dir=target.parent)
    temporary = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        temporary.replace(target)
    finally:
        temporary.unlink(missing_ok=True)
