"""Rows that are the same: by a keyed hash that lives in memory and nowhere else."""

from __future__ import annotations

import os
from collections.abc import Sequence
from hashlib import blake2b

import numpy as np
from numpy.typing import NDArray

from cgsurvey.checks.material import Flagged, Material, Need
from cgsurvey.survey import Flags, Integers

#: pairs of equal rows that chance may give for equal rows to tell anything
CHANCE_PAIRS = 0.05
#: the largest number that 64 bits hold
_LARGEST = np.iinfo(np.int64).max
#: last digits by which rows are compared first
_ENDS = np.uint64(262_144)


def fingerprints(columns: Sequence[NDArray[np.integer]]) -> Integers:
    """A number for each row, the same for rows that are the same in all columns.

    Rows are compared by blake2b hashes of their codes under a random key. Neither leaves the function, so
    that nothing that is kept can be compared with another file.

    Parameters
    ----------
    columns : sequence of (n,) int arrays
        Codes of cells, equal where cells are.
    """
    key = os.urandom(32)
    table = np.ascontiguousarray(np.column_stack(columns), dtype=np.int32)
    written, width = table.tobytes(), table.shape[1] * table.itemsize
    found: dict[bytes, int] = {}
    return np.fromiter(
        (
            found.setdefault(blake2b(written[at : at + width], key=key, digest_size=16).digest(), len(found))
            for at in range(0, len(written), width)
        ),
        dtype=np.int64,
    )


def combined(columns: Sequence[NDArray[np.integer]]) -> Integers:
    """A number for each row from 0 on, the same for rows that are the same in all columns.

    Parameters
    ----------
    columns : sequence of (n,) int arrays
        Codes of cells, 0 or more.
    """
    codes, size = np.zeros(len(columns[0]), dtype=np.int64), 1
    for each in columns:
        radix = int(each.max(initial=0)) + 1
        if size * radix > _LARGEST:
            codes = np.unique(codes, return_inverse=True)[1]
            size = len(codes)
        codes, size = codes * radix + each, size * radix
    return np.unique(codes, return_inverse=True)[1].astype(np.int64)


def repeated(codes: NDArray[np.integer], at_least: int = 2) -> Flags:
    """Rows whose code is that of `at_least` rows or more. -1 is none."""
    counts = np.bincount(codes + 1)
    return np.asarray((codes >= 0) & (counts[codes + 1] >= at_least), dtype=bool)


def later(codes: NDArray[np.integer]) -> Flags:
    """Rows whose code an earlier row has."""
    _, first = np.unique(codes, return_index=True)
    flags = codes >= 0
    flags[first] = False
    return np.asarray(flags, dtype=bool)


def pairs_by_chance(columns: Sequence[NDArray[np.integer]]) -> float:
    """How many pairs of rows would be the same if the columns had nothing to do with each other.

    n(n-1)/2 times the product, over the columns, of the chance that two rows agree. Answers that hang
    together agree more often: the number is a lower bound.

    Parameters
    ----------
    columns : sequence of (n,) int arrays
        Codes of cells, 0 or more.
    """
    n = len(columns[0])
    if n < 2:
        return 0.0
    expected = n * (n - 1) / 2
    for codes in columns:
        counts = np.bincount(codes).astype(np.float64)
        expected *= float((counts * (counts - 1)).sum()) / (n * (n - 1))
    return expected


def close(columns: Sequence[NDArray[np.integer]], codes: Integers) -> Integers:
    """How many rows differ in one column from each row that is repeated; 0 for the others.

    Where answers hang together, as those of the contented do, rows that are the same come about by chance,
    and then more that differ in one answer come about with them. Rows are compared by sums of random
    numbers, one for each code of each column, which stay in the function.

    Parameters
    ----------
    columns : sequence of (n,) int arrays
        Codes of cells, 0 or more.
    codes : (n,) int array
        The same for rows that are the same in all columns; negative for rows that do not count.
    """
    found = np.zeros(len(codes), dtype=np.int64)
    same = np.flatnonzero(repeated(codes))
    if not same.size:
        return found
    _, first, group, sizes = np.unique(
        codes[same], return_index=True, return_inverse=True, return_counts=True
    )
    random = np.random.default_rng()
    keys = [random.integers(2**64, size=int(each.max()) + 1, dtype=np.uint64) for each in columns]
    whole = np.zeros(len(codes), dtype=np.uint64)
    for each, key in zip(columns, keys, strict=True):
        whole += key[each]
    near = np.zeros(len(sizes), dtype=np.int64)
    for each, key in zip(columns, keys, strict=True):
        rest = whole - key[each]
        wanted, place = np.unique(rest[same[first]], return_inverse=True)
        ends = np.zeros(_ENDS, dtype=bool)  # most rows differ already in the last digits
        ends[wanted % _ENDS] = True
        rest = rest[ends[rest % _ENDS]]
        at = np.searchsorted(wanted, rest[np.isin(rest, wanted)])
        near += np.bincount(at)[place] - sizes
    found[same] = near[group]
    return found


def check_duplicate_id(material: Material) -> Flagged | Need:
    """Rows whose declared id stands in another row as well: those that coding reports."""
    if material.ids is None:
        return "id"
    told = [
        row
        for problem in material.survey.problems
        if problem.code == "coding.duplicate_ids"
        for row in problem.rows
    ]
    flags = np.isin(material.numbers, told)
    checked = int((material.ids >= 0).sum())
    return Flagged(flags, checked, spare=flags & later(material.ids))


def check_duplicate_row(material: Material) -> Flagged | Need:
    """Rows that answer every question of the study as another row does.

    Only where chance would hardly make such rows: with few questions many people answer the same. And only
    of answers that are more often the same than nearly the same.
    """
    if pairs_by_chance(material.cells) >= CHANCE_PAIRS:
        return "questions"
    return _same(material.content, material.cells, len(material.cells))


def check_duplicate_ip(material: Material) -> Flagged | Need:
    """Rows of one address that answer every question the same, where chance would hardly make them."""
    ip = material.paradata.ip
    if ip is None:
        return "ip"
    told = ip >= 0
    both = [*(cells[told] for cells in material.cells), ip[told]]
    if pairs_by_chance(both) >= CHANCE_PAIRS:
        return "questions"
    codes, looked_at = np.full(material.size, -1), told & (material.content >= 0)
    codes[looked_at] = combined([material.content[looked_at], ip[looked_at]])
    return _same(codes, [*material.cells, ip + 1], len(material.cells))


def _same(codes: Integers, columns: Sequence[NDArray[np.integer]], questions: int) -> Flagged:
    """Rows that are the same, but for those that more rows are close to."""
    sizes = np.bincount(codes + 1)[codes + 1]
    flags = repeated(codes) & (close(columns, codes) < sizes)
    return Flagged(flags, int((codes >= 0).sum()), {"questions": questions}, spare=flags & later(codes))
