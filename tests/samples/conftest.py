"""The sample workbooks as plain cells, read with openpyxl alone: independent of the package's loaders."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import closing
from functools import cache
from pathlib import Path

import openpyxl
import pytest

SAMPLES = Path(__file__).parents[2] / "data" / "samples"
Columns = dict[str, list[object]]


@cache
def columns_of(name: str) -> Columns:
    """Header -> cells of a sample workbook, e.g. ``bole/residents``."""
    with closing(openpyxl.load_workbook(SAMPLES / f"{name}.xlsx", read_only=True)) as book:
        header, *rows = book.worksheets[0].iter_rows(values_only=True)
    assert len(set(header)) == len(header), "two columns have the same header"
    return {str(title): [row[place] for row in rows] for place, title in enumerate(header)}


@pytest.fixture
def sample() -> Callable[[str], Columns]:
    return columns_of


@pytest.fixture
def samples_folder() -> Path:
    return SAMPLES
