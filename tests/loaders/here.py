"""Reading in this process, which takes a fraction of the time of a process of its own."""

from pathlib import Path
from typing import Any

from cgsurvey.loaders.reading import read_here
from cgsurvey.loaders.request import Request
from cgsurvey.raw_table import RawTable


def read(path: Path, **how: Any) -> RawTable:
    return read_here(Request(path, **how))
