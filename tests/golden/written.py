"""How a script in Python writes its reference values: full precision, NA where there is none."""

from __future__ import annotations

import csv
from pathlib import Path


def write_csv(name: str, results: list[dict]) -> None:
    """Write rows, of the same keys, to a CSV of this folder."""
    with (Path(__file__).parent / name).open("w", encoding="utf-8", newline="") as handle:
        writer = csv.DictWriter(handle, fieldnames=list(results[0]), lineterminator="\n")
        writer.writeheader()
        writer.writerows({key: printed(value) for key, value in row.items()} for row in results)


def printed(value) -> str:
    if value is None:
        return "NA"
    return repr(float(value)) if isinstance(value, float) else str(value)
