"""Files of SPSS and Stata with awkward contents, written by pyreadstat and, where it cannot, byte by byte."""

from __future__ import annotations

import struct
from pathlib import Path
from typing import Any

import pandas as pd
import pyreadstat


def write_sav(path: Path, columns: dict[str, list[Any]], **labels: Any) -> Path:
    pyreadstat.write_sav(pd.DataFrame(columns), str(path), **labels)
    return path


def write_dta(path: Path, columns: dict[str, list[Any]], **labels: Any) -> Path:
    pyreadstat.write_dta(pd.DataFrame(columns), str(path), **labels)
    return path


def old_sav(path: Path, encoding: str, declared: str | None) -> Path:
    """A file of one question and one text, in an encoding of old, uncompressed so that it can be made here.

    The dictionary is written by hand after "System File Format" of the PSPP developers' guide.
    """
    label, text = "您的性别是什么呢请选择".encode(encoding), "甲社区居民".encode(encoding)
    values = {1: "满意的人".encode(encoding), 2: "不满意的人".encode(encoding)}
    text = text[:16].ljust(16)
    head = b"$FL2" + b"@(#) SPSS DATA FILE made for a test".ljust(60)
    head += _ints(2, 3, 0, 0, 2) + _double(100.0) + b"01 Jan 2601:01:01" + b" " * 64 + b"\0" * 3
    plain = 5 << 16 | 8 << 8
    records = _variable(0, b"Q1", plain, label) + _variable(16, b"S", 1 << 16 | 16 << 8, b"")
    records += _ints(2, -1, 0, 0, plain, plain) + b" " * 8
    records += _ints(3, len(values))
    for code, each in values.items():
        padded = each.ljust((len(each) + 8) // 8 * 8 - 1)
        records += _double(code) + bytes([len(each)]) + padded
    records += _ints(4, 1, 1)
    if declared is not None:
        records += _ints(7, 20, 1, len(declared)) + declared.encode("ascii")
    records += _ints(999, 0)
    rows = b"".join(_double(code) + text for code in (1, 2))
    path.write_bytes(head + records + rows)
    return path


def _variable(kind: int, name: bytes, format: int, label: bytes) -> bytes:
    record = _ints(2, kind, 1 if label else 0, 0, format, format) + name.ljust(8)
    return record + (_ints(len(label)) + label.ljust((len(label) + 3) // 4 * 4) if label else b"")


def _ints(*numbers: int) -> bytes:
    return b"".join(number.to_bytes(4, "little", signed=True) for number in numbers)


def _double(number: float) -> bytes:
    return struct.pack("<d", number)


def with_response_set(path: Path, line: bytes) -> Path:
    """The file with a record of multiple-response sets before the end of its dictionary."""
    raw = path.read_bytes()
    end = raw.index(_ints(999, 0))
    path.write_bytes(raw[:end] + _ints(7, 7, 1, len(line)) + line + raw[end:])
    return path
