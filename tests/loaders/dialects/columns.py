"""Tables in memory, as dialects see them."""

from array import array

from cgsurvey.loaders.dialects import dialect_of, headings_of
from cgsurvey.raw_table import Cells, Described, RawTable


def columns_of(rows):
    """Columns of distinct texts, with codes as the process that reads has them."""
    found = []
    for cells in zip(*rows, strict=True):
        position: dict[str, int] = {}
        codes = array("i", [position.setdefault(cell, len(position)) for cell in cells])
        found.append(Cells(tuple(position), codes))
    return tuple(found)


def headed(headers, rows, labels=()):
    """Name of the dialect, and (role, question, stem, part) or (meta, what) of each column."""
    columns = columns_of(rows)
    dialect = dialect_of(headers, columns)
    described = {place: Described(label=label) for place, label in enumerate(labels)}
    found = [
        ("meta", each.meta) if each.role == "meta" else (each.role, each.question, each.stem, each.part)
        for each in headings_of(dialect, headers, columns, described)
    ]
    return dialect.name, found


def raw(headers, rows, file="a.xlsx"):
    """A table with its headings, ready to be coded or joined."""
    import numpy as np

    columns = columns_of(rows)
    dialect = dialect_of(headers, columns)
    return RawTable(
        file=file,
        sheet="Sheet1",
        headers=tuple(headers),
        columns=tuple(Cells(each.texts, np.array(each.codes)) for each in columns),
        first=2,
        dialect=dialect.name,
        headings=headings_of(dialect, headers, columns, {}),
    )
