"""Names of the questions of a form, as a study can have them."""

from __future__ import annotations

import re
from collections import Counter

from cgsurvey.codebooks.grid import Sheet
from cgsurvey.codebooks.types import type_of


def keys_of(survey: Sheet) -> dict[int, str]:
    """Number of a row -> the name of its question in the study.

    Names that stand in several groups have those in front; what a study's names cannot hold becomes ``_``.
    """
    paths: dict[int, list[str]] = {}
    groups: list[str] = []
    matrices: set[int] = set()
    for row in survey:
        type = type_of(row["type"])
        if type.name.startswith("begin_"):
            if row["cg_kind"]:
                paths[row.number] = [*groups, row["name"]]
                matrices.add(row.number)
            groups.append(row["name"])
        elif type.name.startswith("end_"):
            groups = groups[:-1]
        elif type.kind or row["cg_kind"]:
            paths[row.number] = [*groups, row["name"]]
    counts = Counter(path[-1] for number, path in paths.items() if number not in matrices)
    return {
        number: re.sub(
            r"\W",
            "_",
            path[-1] if counts[path[-1]] < 2 or number in matrices else "_".join(filter(None, path)),
        )
        for number, path in paths.items()
    }
