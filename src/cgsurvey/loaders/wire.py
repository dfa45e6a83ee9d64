"""What the reading process tells the one that started it: a table or a refusal, as bytes.

A line of JSON, then the codes of every column one after the other, in the smallest integers that hold them.
"""

from __future__ import annotations

import json
from array import array
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict
from typing import Any

from cgsurvey.errors import CgsurveyError, Unreadable, UsageError
from cgsurvey.ledger import Problem
from cgsurvey.raw_table import Cells, Described, Heading, RawTable

#: name of a sheet -> its rows of texts
Sheets = dict[str, list[list[str]]]
_ERRORS = {error.__name__: error for error in (Unreadable, UsageError)}


def packed(table: RawTable) -> Iterator[bytes]:
    """A table, piece by piece."""
    columns = [array(_typecode(len(cells.texts)), cells.codes) for cells in table.columns]
    head = {
        "file": table.file,
        "sheet": table.sheet,
        "headers": table.headers,
        "texts": [cells.texts for cells in table.columns],
        "types": [codes.typecode for codes in columns],
        "size": table.size,
        "first": table.first,
        "problems": [asdict(problem) for problem in table.problems],
        "dialect": table.dialect,
        "headings": [asdict(heading) for heading in table.headings],
        "described": {place: asdict(each) for place, each in table.described.items()},
    }
    yield json.dumps(head).encode("ascii") + b"\n"
    for codes in columns:
        yield codes.tobytes()


def packed_error(error: CgsurveyError) -> bytes:
    """A refusal."""
    told = {"error": type(error).__name__, "code": error.code, "facts": error.facts}
    return json.dumps(told).encode("ascii") + b"\n"


def packed_sheets(sheets: Sheets) -> bytes:
    """Sheets as texts."""
    return json.dumps({"sheets": sheets}).encode("ascii") + b"\n"


def packed_together(answers: Sequence[bytes]) -> bytes:
    """Answers about several files: a line with the length of each, then all of them."""
    return json.dumps([len(each) for each in answers]).encode("ascii") + b"\n" + b"".join(answers)


def apart(raw: bytes) -> Iterator[bytes]:
    """The answers that were packed together.

    Raises
    ------
    ValueError
        If they are none.
    """
    at = raw.index(b"\n") + 1
    for length in json.loads(raw[:at]):
        yield raw[at : at + length]
        at += length


def unpacked(raw: bytes) -> RawTable:
    """The table that was packed.

    Raises
    ------
    Unreadable, UsageError
        If it was a refusal.
    ValueError
        If it is neither.
    """
    import numpy as np

    end = raw.index(b"\n")
    head = _told(raw[:end])
    columns: list[Cells] = []
    at = end + 1
    for texts, typecode in zip(head["texts"], head["types"], strict=True):
        codes = np.frombuffer(raw, dtype=np.dtype(typecode), count=head["size"], offset=at)
        columns.append(Cells(tuple(texts), codes))
        at += codes.nbytes
    return RawTable(
        file=head["file"],
        sheet=head["sheet"],
        headers=tuple(head["headers"]),
        columns=tuple(columns),
        first=head["first"],
        problems=tuple(_problem(each) for each in head["problems"]),
        dialect=head["dialect"],
        headings=tuple(Heading(**each) for each in head["headings"]),
        described={int(place): _described(each) for place, each in head["described"].items()},
    )


def unpacked_sheets(raw: bytes) -> Sheets:
    """The sheets that were packed; errors as `unpacked`."""
    sheets: Sheets = _told(raw[: raw.index(b"\n")])["sheets"]
    return sheets


def _told(line: bytes) -> dict[str, Any]:
    head: dict[str, Any] = json.loads(line)
    if "error" in head:
        raise _ERRORS[head["error"]](head["code"], **head["facts"])
    return head


def _typecode(size: int) -> str:
    return "B" if size <= 1 << 8 else "H" if size <= 1 << 16 else "i"


def _problem(written: Mapping[str, Any]) -> Problem:
    return Problem(**{**written, "rows": tuple(written["rows"])})


def _described(written: Mapping[str, Any]) -> Described:
    values = tuple((code, label) for code, label in written["values"])
    return Described(**{**written, "values": values, "missing": tuple(written["missing"])})
