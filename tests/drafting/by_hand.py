"""Hand-made tables: rows as a generator wrote them -> what the reader would give of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from cgsurvey.loaders.dialects import DIALECTS, dialect_of, headings_of
from cgsurvey.raw_table import Cells, Described, RawTable


def cells_of(texts: Sequence[str]) -> Cells:
    """Each distinct text once, in order of appearance."""
    places = {text: place for place, text in enumerate(dict.fromkeys(texts))}
    return Cells(tuple(places), np.array([places[text] for text in texts], dtype=np.int64))


def table_of(
    headers: Sequence[str],
    rows: Sequence[Sequence[str]],
    *,
    file: str = "answers.csv",
    dialect: str | None = None,
    described: Mapping[int, Described] | None = None,
) -> RawTable:
    """The table of these rows; of the dialect that recognises it, unless one is named."""
    columns = [cells_of([row[place] for row in rows]) for place in range(len(headers))]
    found = dialect_of(headers, columns) if dialect is None else DIALECTS[dialect]
    described = described or {}
    return RawTable(
        file=file,
        sheet=None,
        headers=tuple(headers),
        columns=tuple(columns),
        first=2,
        dialect=found.name,
        headings=headings_of(found, headers, columns, described),
        described=described,
    )
