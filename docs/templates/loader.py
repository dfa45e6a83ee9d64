"""Tab-separated text -> Grid: a template. Copy to src/cgsurvey/loaders/, rename, and register in READERS."""

from __future__ import annotations

from cgsurvey.errors import Unreadable
from cgsurvey.loaders.grid import Grid
from cgsurvey.loaders.request import Request


def read(request: Request) -> Grid:
    """Every line of the file as a row of texts. The header is found later, by its shape.

    Raises
    ------
    Unreadable
        If the file is not UTF-8: a format that cannot be read right is refused, never guessed.
    """
    try:
        text = request.path.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError:
        raise Unreadable("loading.not_a_file", file=request.path.name) from None
    return Grid(request.path.name, None, (line.split("\t") for line in text.splitlines()))
