"""Write the three synthetic panels on which the regression references are computed.

The panels are made up. They copy the shape of three designs, not anybody's answers:

panel_32  618 rows, 32 communities, 7 untreated rows sitting 3/2/2 in three communities
panel_6   180 rows, 6 communities, treatment varying inside every one
panel_2   160 rows, 12 communities, treatment varying inside two; one community has one row
panel_cross  900 rows in 25 communities and 220 groups that cross them, treatment varying inside both

``numpy.random.RandomState`` is used because its streams are frozen by numpy's own
compatibility policy, which ``default_rng`` is not: the same files come out of any numpy.
"""

from __future__ import annotations

import csv
from pathlib import Path

import numpy as np

HERE = Path(__file__).resolve().parent
COLUMNS = ["id", "community", "y", "treat", "sex", "age", "edu", "w", "other"]

SIZES_32 = [41, 8, 17, 25, 12, 30, 9, 22, 14, 35, 6, 19, 27, 11, 16, 24,
            13, 20, 38, 7, 18, 29, 10, 21, 15, 33, 5, 23, 28, 12, 26, 4]  # fmt: skip
SIZES_6 = [12, 18, 25, 31, 40, 54]
SIZES_2 = [1, 4, 7, 9, 11, 12, 14, 16, 18, 20, 23, 25]


def treat_32(rng: np.random.RandomState, community: np.ndarray) -> np.ndarray:
    """Everybody is treated but for seven, who sit 3/2/2 in communities 6, 15 and 26."""
    treat = np.ones(len(community), dtype=int)
    for index, untreated in ((5, 3), (14, 2), (25, 2)):
        rows = np.flatnonzero(community == index)
        treat[rng.permutation(rows)[:untreated]] = 0
    return treat


def treat_6(rng: np.random.RandomState, community: np.ndarray) -> np.ndarray:
    """Treated with a probability of its own in each community; at least two on each side."""
    share = np.array([0.35, 0.7, 0.5, 0.25, 0.6, 0.8])
    treat = (rng.random_sample(len(community)) < share[community]).astype(int)
    for index in range(len(SIZES_6)):
        rows = np.flatnonzero(community == index)
        treat[rows[:2]], treat[rows[2:4]] = 1, 0
    return treat


def treat_2(rng: np.random.RandomState, community: np.ndarray) -> np.ndarray:
    """Both kinds in communities 8 and 11; six others wholly treated, four wholly untreated."""
    treat = np.ones(len(community), dtype=int)
    treat[np.isin(community, (2, 4, 6, 9))] = 0
    for index, untreated in ((7, 6), (10, 9)):
        rows = np.flatnonzero(community == index)
        treat[rng.permutation(rows)[:untreated]] = 0
    return treat


def make_panel(seed: int, prefix: str, sizes: list[int], assign) -> list[list]:
    """Rows of one panel: communities differ in level, in size, in weights and in `other`."""
    rng = np.random.RandomState(seed)
    community = np.repeat(np.arange(len(sizes)), sizes)
    n = len(community)
    treat = assign(rng, community)
    sex = (rng.random_sample(n) < 0.54).astype(int)
    age = np.clip(np.rint(48 + 16 * rng.standard_normal(n)), 18, 90).astype(int)
    edu = 1 + np.searchsorted(np.cumsum([0.28, 0.36, 0.24]), rng.random_sample(n))
    reach = 0.25 + 0.3 * rng.random_sample(len(sizes))
    other = (rng.random_sample(n) < reach[community] + 0.2 * treat).astype(int)
    level = 0.08 * rng.standard_normal(len(sizes))
    noise = 0.12 * rng.standard_normal(n)
    y = (0.55 + level[community] + 0.02 * treat + 0.015 * sex + 0.001 * (age - 48)
         + 0.012 * (edu - 1) + 0.03 * other + noise)  # fmt: skip
    w = np.exp(0.25 * rng.standard_normal(len(sizes)))[community] * (0.5 + rng.random_sample(n))
    codes = [f"{prefix}{index + 1:02d}" for index in community]
    y, w = np.clip(y, 0, 1).round(6), w.round(4)
    rows = list(zip(codes, *(c.tolist() for c in (y, treat, sex, age, edu, w, other)), strict=True))
    # Communities are left unsorted, so that a result that leans on the order of rows shows.
    return [[i + 1, *rows[j]] for i, j in enumerate(rng.permutation(n))]


def write_panel(name: str, rows: list[list]) -> None:
    """Write with repr, the shortest decimal that reads back as the same number."""
    with (HERE / name).open("w", encoding="utf-8", newline="") as handle:
        writer = csv.writer(handle, lineterminator="\n")
        writer.writerow(COLUMNS)
        writer.writerows([[v if isinstance(v, str) else repr(v) for v in row] for row in rows])


def check_panel(rows: list[list], communities_with_both: int) -> None:
    """Stop unless the panel is the design it is named after."""
    seen: dict[str, set[int]] = {}
    for row in rows:
        seen.setdefault(row[1], set()).add(row[3])
    assert sum(len(kinds) == 2 for kinds in seen.values()) == communities_with_both
    assert {row[6] for row in rows} == {1, 2, 3, 4}
    assert all(row[7] > 0 for row in rows)


def make_crossed(seed: int, n: int, communities: int, groups: int) -> list[list]:
    """Rows of a panel with two partitions that cross; `other` is the second."""
    rng = np.random.RandomState(seed)
    community, group = rng.randint(0, communities, n), rng.randint(0, groups, n)
    treat = (rng.random_sample(n) < 0.2 + 0.5 * rng.random_sample(communities)[community]).astype(int)
    sex = (rng.random_sample(n) < 0.5).astype(int)
    age = np.clip(np.rint(48 + 16 * rng.standard_normal(n)), 18, 90).astype(int)
    edu = rng.randint(1, 5, n)
    levels = 0.1 * rng.standard_normal(communities)[community] + 0.1 * rng.standard_normal(groups)[group]
    y = (0.5 + levels + 0.03 * treat + 0.001 * age + 0.15 * rng.standard_normal(n)).round(6)
    w = (0.5 + rng.random_sample(n)).round(4)
    names = (
        [f"{prefix}{index + 1:03d}" for index in codes] for prefix, codes in (("C", community), ("G", group))
    )
    first, second = names
    rest = (each.tolist() for each in (y, treat, sex, age, edu, w))
    lines = zip(first, *rest, second, strict=True)
    return [[index + 1, *line] for index, line in enumerate(lines)]


def main() -> None:
    panel_32 = make_panel(618, "H", SIZES_32, treat_32)
    panel_6 = make_panel(6, "S", SIZES_6, treat_6)
    panel_2 = make_panel(212, "T", SIZES_2, treat_2)
    assert len(panel_32) == 618
    assert sum(row[3] == 0 for row in panel_32) == 7
    check_panel(panel_32, 3)
    check_panel(panel_6, 6)
    check_panel(panel_2, 2)
    write_panel("panel_32.csv", panel_32)
    write_panel("panel_6.csv", panel_6)
    write_panel("panel_2.csv", panel_2)
    write_panel("panel_cross.csv", make_crossed(31, 900, 25, 220))


if __name__ == "__main__":
    main()
