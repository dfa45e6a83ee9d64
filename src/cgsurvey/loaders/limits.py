"""How much of a file is read at most: what is larger is hostile, or a mistake, or to be asked for."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, fields, replace
from typing import Any

from cgsurvey.errors import UsageError, did_you_mean

_WRITTEN = re.compile(r"(\d{1,15}(?:\.\d{1,3})?)\s*([a-z]*)", re.IGNORECASE)
_UNITS = {"": 1, "b": 1, "kb": 10**3, "mb": 10**6, "gb": 10**9, "kib": 2**10, "mib": 2**20, "gib": 2**30}
_BYTES = ("file", "part", "total", "memory")
#: bytes of a file from which on it may take longer, and how many more are worth a second
_LARGE, _BYTES_A_SECOND = 4_000_000, 1_000_000


@dataclass(frozen=True)
class Limits:
    """How much of one file is read.

    Attributes
    ----------
    file
        Bytes of the file.
    part, total
        Bytes that one part of a workbook, and all of them, inflate to.
    rows, columns, cells
        Of the rectangle from the first cell of a sheet to the last one that holds something.
    memory
        Bytes that the reading process may take.
    seconds
        Of reading a file of at most 4 MB; a larger one has a second more for every MB.
    """

    file: int = 200_000_000
    part: int = 256_000_000
    total: int = 512_000_000
    rows: int = 1_048_576
    columns: int = 2_000
    cells: int = 20_000_000
    memory: int = 2_000_000_000
    seconds: float = 10.0

    @classmethod
    def parsed(cls, written: Iterable[str]) -> Limits:
        """The usual limits with those changed that are written, as in ``["rows=2000000", "memory=4GB"]``.

        Raises
        ------
        UsageError
            If there is no limit of that name, or what is written is no amount above 0.
        """
        names = [each.name for each in fields(cls)]
        changed: dict[str, Any] = {}
        for each in written:
            name, _, amount = (part.strip() for part in each.partition("="))
            if name not in names:
                meant = did_you_mean(name, names)
                raise UsageError("refusal.unknown_limit", name=name, known=names, meant=meant)
            changed[name] = _amount(name, amount)
        return replace(cls(), **changed)

    def seconds_for(self, size: int) -> float:
        """How long the reading of a file of `size` bytes may take."""
        return self.seconds + max(0, size - _LARGE) / _BYTES_A_SECOND


def _amount(name: str, written: str) -> float:
    """A number above 0, with a unit where it counts bytes; digits may be grouped by underscores."""
    match = _WRITTEN.fullmatch(written.replace("_", ""))
    unit = _UNITS.get(match[2].lower()) if match else None
    amount = float(match[1]) * unit if match and unit else 0.0
    if not match or amount < 1 or (match[2] and name not in _BYTES):
        raise UsageError("refusal.bad_limit", name=name, written=written)
    return amount if name == "seconds" else int(amount)
