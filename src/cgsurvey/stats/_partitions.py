"""Partitions of the rows of a regression: clusters, levels of effects, and which lie inside which."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from cgsurvey.survey import Floats, Groups, Integers, Survey


def default_cluster(survey: Survey) -> Groups:
    """The community where one is declared, else the sampling unit, else each row."""
    if survey.communities is not None:
        return survey.communities
    if survey.design.psu_name == "psu":
        return Groups("psu", survey.design.psu, _numbered(len(survey.design.stratum_of_psu)))
    return Groups("row", np.arange(survey.size), _numbered(survey.size))


def _numbered(size: int) -> tuple[str, ...]:
    return tuple(str(number) for number in range(1, size + 1))


def of_rows(parts: Groups, rows: Integers) -> Groups:
    """The partition of these rows, without empty levels. Rows in no level (-1) are together in one."""
    present, codes = np.unique(parts.codes[rows], return_inverse=True)
    named = (*parts.levels, "-")
    return Groups(parts.name, codes.astype(np.int64), tuple(named[code] for code in present))


def absorbed(effects: Sequence[Groups], cluster: Groups) -> int | None:
    nested = [index for index, effect in enumerate(effects) if is_nested(effect, cluster)]
    return max(nested, key=lambda index: len(effects[index].levels), default=None)


def is_nested(effect: Groups, cluster: Groups) -> bool:
    """Whether no level of the effect is in two clusters."""
    pairs = np.unique(effect.codes * len(cluster.levels) + cluster.codes)
    return len(pairs) == len(effect.levels)


def level_means(values: Floats, parts: Groups, weight: Floats) -> Floats:
    """Weighted mean of the row's level, for each row and each column of the values, (n, K)."""
    sums = np.column_stack([np.bincount(parts.codes, weight * column) for column in values.T])
    return np.asarray((sums / np.bincount(parts.codes, weight)[:, None])[parts.codes])
