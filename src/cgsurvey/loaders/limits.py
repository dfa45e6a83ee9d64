"""How much of a file is read at most: what is larger is hostile, or a mistake, or to be asked for."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Limits:
    """Bytes of the file and of what it inflates to; rows, columns and cells; memory and time of reading."""

    file: int = 200_000_000
    part: int = 256_000_000
    total: int = 512_000_000
    rows: int = 1_048_576
    columns: int = 2_000
    cells: int = 20_000_000
    memory: int = 2_000_000_000
    seconds: float = 10.0
