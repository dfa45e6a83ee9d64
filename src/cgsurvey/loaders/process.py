"""Starts the process that reads a file, and takes what it tells; outlives whatever the file does to it."""

from __future__ import annotations

import contextlib
import json
import os
import subprocess
import sys
from collections.abc import Callable, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import TypeVar

from cgsurvey.errors import Unreadable
from cgsurvey.loaders.request import Request
from cgsurvey.loaders.wire import Sheets, apart, unpacked, unpacked_sheets
from cgsurvey.raw_table import RawTable

T = TypeVar("T")
_PACKAGES = Path(__file__).parents[2]
_CHILD = [sys.executable, "-P", "-m", "cgsurvey.loaders.child"]


class ReaderEnded(RuntimeError):
    """Return code and last words of a reader that gave no answer: what `--debug` shows."""


class Reader:
    """The process that reads: asked once, and telling once."""

    def __init__(self, asked: object) -> None:
        paths = [str(_PACKAGES), *filter(None, [os.environ.get("PYTHONPATH")])]
        self._process = subprocess.Popen(
            _CHILD,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            env={**os.environ, "PYTHONPATH": os.pathsep.join(paths)},
        )
        self._ask(json.dumps(asked).encode("ascii"))

    def _ask(self, asked: bytes) -> None:
        assert self._process.stdin is not None
        # a process that has ended already will be found to have told nothing
        with contextlib.suppress(BrokenPipeError), self._process.stdin as given:
            given.write(asked)
        self._process.stdin = None

    def told(self, seconds: float) -> tuple[bytes, ReaderEnded]:
        """All that it tells, and how it ended.

        Raises
        ------
        subprocess.TimeoutExpired
            If it takes longer.
        """
        try:
            told, said = self._process.communicate(timeout=seconds)
        finally:
            self.close()
        return told, ReaderEnded(self._process.returncode, said.decode(errors="replace"))

    def close(self) -> None:
        """End the process, whether it has told all or not."""
        self._process.kill()
        self._process.__exit__(None, None, None)


class Reading:
    """One file that is being read: its table, or all its sheets as they are.

    To be closed, or used in a `with` statement.
    """

    def __init__(self, request: Request, *, all_sheets: bool = False) -> None:
        self.request = request
        self._reader = Reader({**_asked(request), "all_sheets": all_sheets})

    def __enter__(self) -> Reading:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """End the process, whether it has told all or not."""
        self._reader.close()

    def table(self) -> RawTable:
        """The table, once the process has told it.

        Raises
        ------
        Unreadable, UsageError
            As `reading.read_here`; and if the process takes too long, or ends without an answer.
        """
        return self._told(unpacked)

    def sheets(self) -> Sheets:
        """All sheets, once the process has told them; errors as of `sheets.sheets_here` and `table`."""
        return self._told(unpacked_sheets)

    def _told(self, unpack: Callable[[bytes], T]) -> T:
        file, seconds = self.request.path.name, _seconds(self.request)
        try:
            told, ended = self._reader.told(seconds)
        except subprocess.TimeoutExpired:
            raise Unreadable("loading.too_slow", file=file, limit=f"{seconds:.0f}") from None
        try:
            return unpack(told)
        # whatever it is, it is not what the reader tells
        except (ValueError, LookupError, TypeError):
            raise Unreadable("loading.crashed", file=file) from ended


class Together:
    """Small files that one process reads: to start another for each would take longer than to read them.

    What it does not tell, because one of the files has brought it down, is read by a process of its own.
    To be closed.
    """

    def __init__(self, requests: Sequence[Request]) -> None:
        self._requests = requests
        self._reader = Reader([_asked(each) for each in requests])
        self._answers: dict[Request, bytes] | None = None

    def close(self) -> None:
        """End the process, whether it has told all or not."""
        self._reader.close()

    def table(self, request: Request) -> RawTable:
        """The table of one of the files; errors as of `Reading.table`."""
        if self._answers is None:
            self._answers = self._told()
        with contextlib.suppress(ValueError, LookupError, TypeError):
            return unpacked(self._answers.pop(request))
        with Reading(request) as alone:
            return alone.table()

    def _told(self) -> dict[Request, bytes]:
        """The answers, or none."""
        with contextlib.suppress(subprocess.TimeoutExpired, ValueError, TypeError):
            told, _ = self._reader.told(max(map(_seconds, self._requests)))
            return dict(zip(self._requests, apart(told), strict=True))
        return {}


def _asked(request: Request) -> dict[str, object]:
    return {**asdict(request), "path": str(request.path)}


def _seconds(request: Request) -> float:
    """How long reading may take."""
    return request.limits.seconds_for(size_of(request))


def size_of(request: Request) -> int:
    """Bytes of a file; the process itself says what is wrong with one that has no size."""
    try:
        return request.path.stat().st_size
    except OSError:
        return 0
