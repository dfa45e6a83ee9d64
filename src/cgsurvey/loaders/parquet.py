"""Parquet: columns of distinct values and codes already, so a value is turned into text once."""

from __future__ import annotations

import json
import re
from array import array
from decimal import Decimal
from typing import TYPE_CHECKING

from cgsurvey.discretion import quoted
from cgsurvey.errors import Unreadable
from cgsurvey.ledger import Problem
from cgsurvey.loaders.request import Request
from cgsurvey.loaders.table import Columns, column_letter
from cgsurvey.raw_table import Described

if TYPE_CHECKING:
    import pyarrow as pa
    from pyarrow.parquet import ParquetFile

#: a row number that pandas wrote beside the columns, for it has no name of its own
_UNNAMED_INDEX = re.compile(r"__index_level_\d+__")
_FRACTION = re.compile(r"\.(\d+)")


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
    from pyarrow.parquet import ParquetFile

    file = request.path.name
    try:
        with ParquetFile(request.path) as source:
            _refuse_larger(request, source)
            return _columns(file, source)
    except MemoryError:
        raise
    except (ArrowException, OSError, ValueError) as error:
        raise Unreadable("loading.broken_parquet", file=file, reason=str(error).splitlines()[0]) from None


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
    columns = [_Column(schema.field(place)) for place in kept]
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


class _Column:
    """One column while it is read: its distinct texts in order of appearance, and a code for each row."""

    def __init__(self, field: pa.Field) -> None:
        self.name: str = field.name
        self.texts: list[str] = []
        self.codes = array("i")
        self.described: Described | None = None
        #: rows of the sheet, which begins with the header, that hold NaN
        self.not_numbers: list[int] = []
        self._of_text: dict[str, int] = {}

    def extend(self, cells: pa.ChunkedArray) -> None:
        """Add the cells of a group of rows."""
        import pyarrow as pa
        from pyarrow import compute

        whole = cells.combine_chunks()
        whole = getattr(whole, "storage", whole)
        if pa.types.is_floating(whole.type):
            nan = compute.indices_nonzero(compute.is_nan(whole)).to_pylist()
            self.not_numbers += [len(self.codes) + 2 + row for row in nan]
        coded = whole if pa.types.is_dictionary(whole.type) else whole.dictionary_encode()
        texts = _texts(coded.dictionary)
        if coded.type.ordered:
            self.described = Described(values=tuple((text, text) for text in texts), measure="ordinal")
        places = coded.indices.cast(pa.int32()).fill_null(len(texts))
        new = pa.array(self._codes([*texts, ""], places.unique().to_pylist()), pa.int32()).take(places)
        self.codes.frombytes(memoryview(new.buffers()[1])[: 4 * len(new)])

    def _codes(self, texts: list[str], used: list[int]) -> list[int]:
        """The code of each text, those that are used for the first time being new."""
        codes = [0] * len(texts)
        for place in used:
            codes[place] = self._of_text.setdefault(texts[place], len(self.texts))
            if codes[place] == len(self.texts):
                self.texts.append(texts[place])
        return codes


def _texts(values: pa.Array) -> list[str]:
    """Text of each distinct value."""
    import pyarrow as pa
    from pyarrow import types

    kind = values.type
    if types.is_boolean(kind):
        return ["TRUE" if value else "FALSE" for value in values.to_pylist()]
    if types.is_duration(kind):
        return [str(value) for value in values.cast(pa.duration("us"), safe=False).to_pylist()]
    texts = [text or "" for text in values.cast(pa.string()).to_pylist()]
    if types.is_floating(kind) or types.is_decimal(kind):
        return [_number(text) for text in texts]
    if types.is_timestamp(kind) or types.is_time(kind):
        return [_FRACTION.sub(lambda part: f".{part[1].rstrip('0')}".rstrip("."), text) for text in texts]
    return texts


def _number(text: str) -> str:
    """A number without exponent; NaN is no answer."""
    if text in ("nan", "-0"):
        return "" if text == "nan" else "0"
    return f"{Decimal(text):f}" if "e" in text.lower() else text
