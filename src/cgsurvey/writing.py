"""A set of files that is whole or not there: all written beside their places and flushed, then put there."""

from __future__ import annotations

import contextlib
import errno
import os
import tempfile
import time
from collections.abc import Collection, Iterable, Iterator, Mapping
from pathlib import Path

from cgsurvey.errors import NotWritten

#: in the name of every temporary file, so that what a killed run leaves is known as ours
_MARK = ".cgsurvey-"
#: seconds after which a temporary file belongs to no run any more
_STALE = 3600


def check(
    folder: Path,
    names: Iterable[str],
    *,
    inputs: Iterable[Path],
    force: bool,
    ours: Collection[str] = (),
) -> None:
    """Refuse, before anything is computed, what could not be written afterwards.

    Parameters
    ----------
    folder : Path
        It need not be there.
    names : file names, with a folder of their own perhaps
    inputs : paths
        Files that the run reads: never written over, not even by force.
    force : bool
        Whether files that are there may be replaced.
    ours : names
        Files that may be replaced in any case: an earlier run has written them, and nobody since.

    Raises
    ------
    NotWritten
        If the folder is none or may not be written in, or a file is in the way, is an input, or is not a
        regular file.
    """
    inputs, names = list(inputs), list(names)
    with _refusing(folder):
        _check_folder(folder)
        for place in dict.fromkeys((folder / name).parent for name in names):
            if place != folder and (place.is_symlink() or (place.exists() and not place.is_dir())):
                raise NotWritten("command.not_a_folder", path=str(place))
        for name in names:
            _check_target(folder / name, inputs, force or name in ours)


def write_all(
    folder: Path,
    files: Mapping[str, bytes],
    *,
    inputs: Iterable[Path],
    force: bool,
    ours: Collection[str] = (),
) -> list[Path]:
    """Write the files into the folder, all or none; the paths written.

    Parameters as of `check`; the folder is made if it is not there. Of `ours`, those that are not among the
    files are removed.

    Raises
    ------
    NotWritten
        As of `check`, or if the disk refuses. Whatever stood there before is whole.
    """
    inputs = list(inputs)
    check(folder, files, inputs=inputs, force=force, ours=ours)
    waiting: dict[Path, Path] = {}
    with _refusing(folder):
        try:
            for place in dict.fromkeys((folder / name).parent for name in files):
                place.mkdir(parents=True, exist_ok=True)
                _remove_stale(place)
            for name, content in files.items():
                waiting[folder / name] = _written_beside(folder / name, content)
            _put_in_place(waiting, {folder / name for name in (files if force else ours)})
            _remove(folder, [name for name in ours if name not in files], inputs)
        finally:
            for temporary in waiting.values():
                temporary.unlink(missing_ok=True)
    return list(waiting)


@contextlib.contextmanager
def alone_in(folder: Path) -> Iterator[None]:
    """Make the folder, and let another run that writes into it be done first, where the system can."""
    with _refusing(folder):
        folder.mkdir(parents=True, exist_ok=True)
    with contextlib.ExitStack() as held:
        with contextlib.suppress(ImportError, OSError):  # neither Windows nor every network has such locks
            import fcntl

            handle = os.open(folder, os.O_RDONLY)
            held.callback(os.close, handle)
            fcntl.flock(handle, fcntl.LOCK_EX)
        yield


@contextlib.contextmanager
def _refusing(folder: Path) -> Iterator[None]:
    """What the system refuses, told by the folder that the user named and not by a name of ours."""
    try:
        yield
    except OSError as error:
        reason = error.strerror or str(error)
        raise NotWritten("command.not_written", path=str(folder), reason=reason) from None


def _check_folder(folder: Path) -> None:
    standing = next(each for each in (folder, *folder.parents) if os.path.lexists(each))
    if not standing.is_dir():
        raise NotWritten("command.not_a_folder", path=str(standing))
    if not os.access(standing, os.W_OK | os.X_OK):
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))


def _check_target(target: Path, inputs: Iterable[Path], force: bool) -> None:
    if target.is_symlink() or (target.exists() and not target.is_file()):
        raise NotWritten("command.not_regular", path=str(target))
    if not target.exists():
        return
    if any(_is_one(target, path) for path in inputs):
        raise NotWritten("command.over_input", path=str(target))
    if not force:
        raise NotWritten("command.exists", path=str(target))


def _is_one(target: Path, other: Path) -> bool:
    """Whether two paths are one file, however they are spelt; a path that cannot be asked is another."""
    try:
        return target.samefile(other)
    except (OSError, ValueError):
        return False


def _remove_stale(folder: Path) -> None:
    """Remove temporary files that a killed run has left; a run at work has younger ones."""
    for leftover in folder.glob(f".*{_MARK}*.tmp"):
        with contextlib.suppress(OSError):
            if time.time() - leftover.stat().st_mtime > _STALE:
                leftover.unlink()


def _written_beside(target: Path, content: bytes) -> Path:
    """A temporary file with the content, on disk, in the target's folder."""
    handle, name = tempfile.mkstemp(prefix=f".{target.name}{_MARK}", suffix=".tmp", dir=target.parent)
    temporary = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise
    return temporary


def _put_in_place(waiting: Mapping[Path, Path], replaceable: Collection[Path]) -> None:
    """Give every temporary file its name. A name that may not be replaced is new: none stays if one fails."""
    created: list[Path] = []
    try:
        for target, temporary in waiting.items():
            if target in replaceable:
                temporary.replace(target)
            else:
                _create(target, temporary)
                created.append(target)
    except BaseException:
        for target in created:
            target.unlink(missing_ok=True)
        raise


def _remove(folder: Path, names: Iterable[str], inputs: Iterable[Path]) -> None:
    """Remove files that an earlier run has left, and a folder of theirs that is empty then."""
    for path in (folder / name for name in names):
        if not any(_is_one(path, each) for each in inputs):
            path.unlink(missing_ok=True)
        if path.parent != folder:
            with contextlib.suppress(OSError):
                path.parent.rmdir()


def _create(target: Path, temporary: Path) -> None:
    """Give the file a name that is free: a link fails where another run has taken it, a move does not."""
    try:
        os.link(temporary, target)
    except FileExistsError:
        raise NotWritten("command.exists", path=str(target)) from None
    except OSError:  # a file system without links
        _check_target(target, (), force=False)
        temporary.replace(target)
