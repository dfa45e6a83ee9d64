"""Random damage to valid files gives the table that was in them, or a refusal: never another, no hang.

Of a zip every byte of a part has a checksum; of an old .xls, and of parts that were changed before they were
packed, nobody can tell, and there only an end in time counts. A reader that dies is a refusal too: the real
one is a process of its own, and what its parent says then is tested beside.
"""

from __future__ import annotations

import io
import random
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from loaders.hostile.ole import xls
from loaders.hostile.packages import ods, ods_row, packed, parts, row, worksheet
from loaders.hostile.reader import DIED, outcomes

ROWS = [
    ["编号", "社区", "满意度", "意见"],
    *([f"{n:03}", f"社区{n % 4}", "满意" if n % 3 else "一般", f"意见{n}"] for n in range(1, 40)),
]
Damage = Callable[[random.Random, bytes], bytes]


def as_xlsx() -> bytes:
    return packed(parts(worksheet("".join(row(n, texts) for n, texts in enumerate(ROWS, start=1)))))


def as_ods() -> bytes:
    return ods("".join(map(ods_row, ROWS)))


FORMATS = {"xlsx": as_xlsx, "ods": as_ods, "xls": lambda: xls(ROWS)}


def flipped(chance: random.Random, raw: bytes) -> bytes:
    damaged = bytearray(raw)
    for _ in range(chance.choice([1, 1, 2, 8])):
        damaged[chance.randrange(len(raw))] ^= 1 << chance.randrange(8)
    return bytes(damaged)


def cut(chance: random.Random, raw: bytes) -> bytes:
    return raw[: chance.randrange(1, len(raw))]


def inserted(chance: random.Random, raw: bytes) -> bytes:
    at = chance.randrange(len(raw))
    return raw[:at] + chance.randbytes(chance.choice([1, 4, 100])) + raw[at:]


def left_out(chance: random.Random, raw: bytes) -> bytes:
    at = chance.randrange(len(raw))
    return raw[:at] + raw[at + chance.choice([1, 2, 50]) :]


def swapped(chance: random.Random, raw: bytes) -> bytes:
    """Two pieces of the file change places."""
    first, second, third = sorted(chance.randrange(len(raw)) for _ in range(3))
    return raw[:first] + raw[second:third] + raw[first:second] + raw[third:]


def repacked(chance: random.Random, raw: bytes) -> bytes:
    """A part is damaged before it is packed, or two parts change places: checksums are right."""
    with zipfile.ZipFile(io.BytesIO(raw)) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    one, other = chance.sample(sorted(members), 2)
    if chance.random() < 0.2:
        members[one], members[other] = members[other], members[one]
    else:
        members[one] = chance.choice(BY_BYTE)(chance, members[one])
    return packed(members)


BY_BYTE: list[Damage] = [flipped, cut, inserted, left_out, swapped]


def damaged_files(folder: Path, kind: str, damages: list[Damage], number: int, seed: int) -> list[Path]:
    chance, whole = random.Random(f"{kind} {seed}"), FORMATS[kind]()
    files = []
    for place in range(number):
        path = folder / f"{place}.{kind}"
        path.write_bytes(chance.choice(damages)(chance, whole))
        files.append(path)
    return files


def assert_right_or_refused(folder: Path, kind: str, number: int, seed: int) -> None:
    files = damaged_files(folder, kind, BY_BYTE, number, seed)
    for path, found in zip(files, outcomes(files, 30 + number / 10), strict=True):
        assert isinstance(found, str) or found == [ROWS[0], ROWS[1:]], path.read_bytes()


def assert_ends(folder: Path, kind: str, damage: list[Damage], number: int, seed: int) -> list[object]:
    return list(outcomes(damaged_files(folder, kind, damage, number, seed), 30 + number / 10))


@pytest.mark.parametrize("kind", ["xlsx", "ods"])
def test_a_damaged_zip_gives_its_table_or_a_refusal(kind, tmp_path):
    assert_right_or_refused(tmp_path, kind, 250, seed=1)


@pytest.mark.parametrize(("kind", "damage"), [("xlsx", [repacked]), ("ods", [repacked]), ("xls", BY_BYTE)])
def test_what_has_no_checksum_is_read_or_refused_in_time(kind, damage, tmp_path):
    found = assert_ends(tmp_path, kind, damage, 250, seed=2)
    assert len(found) == 250
    assert sum(each != DIED for each in found) > 200


@pytest.mark.slow
@pytest.mark.parametrize("kind", ["xlsx", "ods"])
@pytest.mark.parametrize("seed", range(3, 8))
def test_more_damage_to_zips(kind, seed, tmp_path):
    assert_right_or_refused(tmp_path, kind, 3000, seed)


@pytest.mark.slow
@pytest.mark.parametrize(("kind", "damage"), [("xlsx", [repacked]), ("ods", [repacked]), ("xls", BY_BYTE)])
@pytest.mark.parametrize("seed", range(3, 8))
def test_more_damage_to_what_has_no_checksum(kind, damage, seed, tmp_path):
    assert len(assert_ends(tmp_path, kind, damage, 2000, seed)) == 2000


@pytest.mark.parametrize("kind", FORMATS)
def test_the_files_are_right_before_they_are_damaged(kind, tmp_path):
    path = tmp_path / f"whole.{kind}"
    path.write_bytes(FORMATS[kind]())
    assert list(outcomes([path], 30)) == [[ROWS[0], ROWS[1:]]]
