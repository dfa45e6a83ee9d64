"""Parquet: columns of distinct values and codes already, so a value is turned into text once."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

from cgsurvey.discretion import quoted
from cgsurvey.errors import Unreadable
from cgsurvey.ledger import Problem
from cgsurvey.loaders.arrow_columns import ArrowColumn
from cgsurvey.loaders.grid import Columns
from cgsurvey.loaders.letters import column_letter
from cgsurvey.loaders.request import Request

if TYPE_CHECKING:
    import pyarrow as pa
    from pyarrow.parquet import ParquetFile

#: a row number that pandas wrote beside the columns, for it has no name of its own
_UNNAMED_INDEX = re.compile(r"__index_level_\d+__")


def read(request: Request) -> Columns:
    """Columns of a parquet file, group of rows by group of rows.

    Whole numbers have no ``.0``, logical values are TRUE and FALSE, dates and times as in ISO 8601. Nulls are
    empty cells.

    Raises
    ------
    Unreadable
        If the file is damaged, larger than the limits, or has columns whose cells hold more than one value.
    """
    from pyarrow import ArrowException
    from pyarrow.parquet import ParquetFile, read_schema

    file = request.path.name
    try:
        coded = [field.name for field in read_schema(request.path) if _is_text(field.type)]
        with ParquetFile(request.path, read_dictionary=coded) as source:
            _refuse_larger(request, source)
            return _columns(file, source)
    except MemoryError:
        raise
    except (ArrowException, OSError, ValueError) as error:
        raise Unreadable("loading.broken_parquet", file=file, reason=str(error).splitlines()[0]) from None


def _is_text(kind: pa.DataType) -> bool:
    """Whether the distinct values of a column stand in the file, so that they need not be found again."""
    from pyarrow import types

    return bool(types.is_string(kind) or types.is_large_string(kind) or types.is_binary(kind))


def _refuse_larger(request: Request, source: ParquetFile) -> None:
    rows, columns = source.metadata.num_rows, len(source.schema_arrow)
    for name, found in (("rows", rows), ("columns", columns), ("cells", rows * columns)):
        limit = getattr(request.limits, name)
        if found > limit:
            raise Unreadable(f"loading.too_many_{name}", file=request.path.name, limit=limit)


def _columns(file: str, source: ParquetFile) -> Columns:
    from pyarrow import types

    schema = source.schema_arrow
    nested = [_named(place, field.name) for place, field in enumerate(schema) if types.is_nested(field.type)]
    if nested:
        raise Unreadable("loading.nested_columns", file=file, columns=nested)
    index = _unnamed_index(schema)
    kept = [place for place, field in enumerate(schema) if field.name not in index]
    columns = [ArrowColumn(schema.field(place).name) for place in kept]
    for group in range(source.num_row_groups):
        table = source.read_row_group(group, use_threads=False)
        for place, column in zip(kept, columns, strict=True):
            column.extend(table.column(place))
    problems = [Problem("loading.index_column", {"file": file}, minor=True)] if index else []
    for place, column in enumerate(columns):
        if column.not_numbers:
            title = _named(place, column.name)
            facts = {"column": title, "letter": column_letter(place), "number": len(column.not_numbers)}
            problems.append(Problem("loading.nan", facts, tuple(column.not_numbers), title))
    return Columns(
        file,
        tuple(column.name for column in columns),
        [(column.texts, column.codes) for column in columns],
        {place: column.described for place, column in enumerate(columns) if column.described},
        tuple(problems),
    )


def _named(place: int, name: str) -> str:
    return quoted(name) or column_letter(place)


def _unnamed_index(schema: pa.Schema) -> set[str]:
    """Columns that hold the row numbers of a data frame of pandas."""
    written = (schema.metadata or {}).get(b"pandas")
    index = json.loads(written).get("index_columns", []) if written else []
    return {name for name in index if isinstance(name, str) and _UNNAMED_INDEX.fullmatch(name)}
