"""Starts the process that reads a file, and takes what it tells; outlives whatever the file does to it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from dataclasses import asdict
from pathlib import Path

from cgsurvey.errors import Unreadable
from cgsurvey.loaders.request import Request
from cgsurvey.loaders.wire import unpacked
from cgsurvey.raw_table import RawTable

_PACKAGES = Path(__file__).parents[2]
_CHILD = [sys.executable, "-P", "-m", "cgsurvey.loaders.child"]


class ReaderEnded(RuntimeError):
    """Return code and last words of a reader that gave no answer: what `--debug` shows."""


def read_apart(request: Request) -> RawTable:
    """The table in a file, read by a process that may fail without harm.

    Raises
    ------
    Unreadable, UsageError
        As `reading.read_here`; and if the process takes too long, or ends without an answer.
    """
    file, limits = request.path.name, request.limits
    paths = [str(_PACKAGES), *filter(None, [os.environ.get("PYTHONPATH")])]
    asked = {**asdict(request), "path": str(request.path), "named": list(request.named)}
    process = subprocess.Popen(
        _CHILD,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(paths)},
    )
    with process:
        try:
            told, said = process.communicate(json.dumps(asked).encode("ascii"), timeout=limits.seconds)
        except subprocess.TimeoutExpired:
            raise Unreadable("loading.too_slow", file=file, limit=f"{limits.seconds:g}") from None
        finally:
            process.kill()
    try:
        return unpacked(told)
    except ValueError:
        raise Unreadable("loading.crashed", file=file) from ReaderEnded(
            process.returncode, said.decode(errors="replace")
        )
