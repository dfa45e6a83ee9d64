"""How a path is written where others read it: from a folder that they know, in full where it must be."""

from __future__ import annotations

import os
from pathlib import Path


def near(path: Path, folder: Path | None = None) -> Path:
    """The path from a folder, the working folder unless told, where it lies in it; else as it was given."""
    try:
        here = folder or Path.cwd()
        # what ".." leads to is the matter of the path alone, unless links make it another
        for absolute in (os.path.abspath, os.path.realpath):
            found = Path(absolute(path))
            if found.is_relative_to(here):
                return found.relative_to(here)
    except FileNotFoundError:  # the working folder is there no more
        pass
    return path


def written_from(folder: Path, path: Path) -> str:
    """The path as a file in a folder names it, with slashes; in full where it is on another drive."""
    try:
        return Path(os.path.relpath(path, folder)).as_posix()
    except ValueError:
        return path.absolute().as_posix()


def repository(folder: Path) -> Path | None:
    """The root of the git repository that a folder lies in."""
    return next((each for each in (folder, *folder.parents) if os.path.lexists(each / ".git")), None)


def root_here() -> Path | None:
    """The root of the repository that the working folder lies in, else the working folder."""
    try:
        return repository(Path.cwd()) or Path.cwd()
    except FileNotFoundError:
        return None
