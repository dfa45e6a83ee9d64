"""What is said where: results on stdout, words for people on stderr.

A result that cannot be shown is an error of the run; words that nobody can hear are none. Both hold at the
sink, whatever was written and whoever wrote it.
"""

from __future__ import annotations

import contextlib
import errno
import os
import shutil
import sys
from typing import TextIO

from cgsurvey.clean import clean
from cgsurvey.errors import NotWritten

#: back to the beginning of the terminal's line, and nothing left on it
_WIPE = "\r\x1b[K"


def show(result: str | bytes) -> None:
    """Put a result on stdout, all of it; bytes as they are, whatever the console's encoding.

    A reader that has left is no error: the rest goes nowhere.

    Raises
    ------
    NotWritten
        If stdout is closed, or the disk behind it refuses.
    """
    try:
        if sys.stdout is None:
            raise OSError(errno.EBADF, os.strerror(errno.EBADF))
        _put(sys.stdout, result)
    except BrokenPipeError:
        silence(sys.stdout)
    except OSError as error:
        silence(sys.stdout)
        raise NotWritten("command.not_shown", reason=error.strerror) from None


def tell(text: str) -> None:
    """Say something to people, without the control characters that names of columns and files may hold."""
    _tell("\n".join(map(clean, text.split("\n"))) + "\n")


def tell_in_place(line: str) -> None:
    """Say something on the present line of the terminal in place of what was said there before."""
    _tell(_WIPE + clean(line))


def width() -> int:
    """Columns of the terminal: as COLUMNS says, as stdout or else stderr is wide, 80 where none tells."""
    told = sys.stderr is not None and sys.stderr.isatty()
    other = os.get_terminal_size(sys.stderr.fileno()) if told else (80, 24)
    return shutil.get_terminal_size(other).columns or 80


def silence(stream: TextIO | None) -> None:
    """Send to nowhere what is still to be flushed into a stream that has failed, so that exit is calm."""
    with contextlib.suppress(OSError, AttributeError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())  # type: ignore[union-attr]


def _tell(text: str) -> None:
    try:
        if sys.stderr is not None:
            _put(sys.stderr, text)
    except OSError:
        silence(sys.stderr)


def _put(stream: TextIO, content: str | bytes) -> None:
    if isinstance(content, str):
        content = content.encode(stream.encoding or "utf-8", "replace")
    if not hasattr(stream, "buffer"):
        stream.write(content.decode(stream.encoding or "utf-8"))
        return
    stream.flush()
    # an unbuffered stream may take a part of it without a word
    while content:
        content = content[stream.buffer.write(content) :]
    stream.buffer.flush()
