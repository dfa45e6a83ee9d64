"""The guard sees each part once, however its bytes come, and says how far sheets reach."""

from __future__ import annotations

import random
import struct
from collections import Counter

import pytest

from cgsurvey.errors import Unreadable
from cgsurvey.loaders import guard
from cgsurvey.loaders.limits import Limits
from cgsurvey.loaders.xlsb_scan import BinaryScan
from cgsurvey.loaders.xml_prolog import DoctypeFound, root_of
from loaders.hostile.packages import parts, rows, worksheet, xlsx


def test_every_part_is_inflated_once(monkeypatch):
    seen: Counter[str] = Counter()
    inflated = guard.inflated

    def counting(raw, member, file):
        seen[member.name] += 1
        return inflated(raw, member, file)

    monkeypatch.setattr(guard, "inflated", counting)
    guard.guarded(xlsx(), "answers.xlsx", Limits())
    assert seen == Counter(dict.fromkeys(parts(), 1))


@pytest.mark.parametrize(
    ("limit", "code"),
    [({"rows": 2}, "far_rows"), ({"columns": 2}, "far_columns"), ({"cells": 8}, "far_cells")],
)
def test_a_sheet_is_refused_from_one_cell_too_many_on(limit, code):
    raw = xlsx(worksheet(rows()))
    guard.guarded(raw, "answers.xlsx", Limits(**{name: most + 1 for name, most in limit.items()}))
    with pytest.raises(Unreadable) as refusal:
        guard.guarded(raw, "answers.xlsx", Limits(**limit))
    assert refusal.value.code == f"refusal.{code}"
    assert refusal.value.facts["cell"] == "C3"


def _sheet_of(size: int, packing: int) -> bytes:
    """A sheet that inflates to about `size` bytes, `packing` times as many as it is packed in."""
    noise = random.Random(1).randbytes(size // packing).hex()[: size // packing]
    return xlsx(worksheet(f"<row>{noise}</row>" + " " * (size - len(noise))))


def test_a_part_that_is_packed_as_answers_are_may_be_twice_as_large():
    limits = Limits(part=1_000_000)
    guard.guarded(_sheet_of(1_900_000, 4), "answers.xlsx", limits)
    for size, packing in ((2_100_000, 4), (1_900_000, 400)):
        with pytest.raises(Unreadable) as refusal:
            guard.guarded(_sheet_of(size, packing), "answers.xlsx", limits)
        assert refusal.value.code == "refusal.part_too_large"


def record(kind: int, body: bytes) -> bytes:
    return bytes([kind, len(body)]) + body


@pytest.mark.parametrize("step", [1, 3, 7, 1000])
def test_a_binary_sheet_reaches_as_far_as_its_filled_cells(step):
    sheet = b"".join(
        [
            record(0, struct.pack("<IIHBBB", 6, 0, 300, 0, 0x10, 0)),
            record(5, struct.pack("<IId", 2, 0, 1.5)),
            record(0, struct.pack("<IIHBBB", 8, 0, 300, 0, 0, 0)),
            record(3, struct.pack("<IIB", 4, 0, 7)),
            record(1, struct.pack("<II", 90, 0)),
        ]
    )
    scan = BinaryScan()
    for at in range(0, len(sheet), step):
        scan.feed(sheet[at : at + step])
    scan.close()
    assert (scan.extents[0].rows, scan.extents[0].columns) == (9, 5)
    assert (scan.silent.errors, scan.silent.hidden) == ([(8, 4)], [6])


@pytest.mark.parametrize(
    ("head", "root"),
    [
        (b'<?xml version="1.0"?><x:worksheet a="b">', "x:worksheet"),
        (b"\xef\xbb\xbf <!-- <!DOCTYPE --><a/>", "a"),
        ("<?xml?>\n<工作表>".encode("utf-16"), "工作表"),
        (b"<!-- not yet", None),
        (b"<root", None),
        (b"PK\x03\x04 no XML", ""),
    ],
)
def test_the_root_of_a_part(head, root):
    assert root_of(head) == root


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_a_document_type_is_seen_in_every_encoding(encoding):
    with pytest.raises(DoctypeFound):
        root_of("<?xml?><!-- a --> <!DOCTYPE a><a/>".encode(encoding))
