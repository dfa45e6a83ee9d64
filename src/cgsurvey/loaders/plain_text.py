"""Large text without a quote: a cell is what stands between two delimiters, which Arrow finds fastest."""

from __future__ import annotations

import csv
from array import array
from collections.abc import Callable

from cgsurvey.loaders.encoding import Encoded
from cgsurvey.loaders.encodings import Text

#: bytes from which on it is worth the time that Arrow takes to load
LARGE = 8_000_000
#: bytes that are looked at together; no row may be longer
_BLOCK = 1 << 22


def plain_columns(
    text: Text, delimiter: str, skipped: int, first: int, watch: Callable[[int, int], None]
) -> Encoded | None:
    """The columns of all rows from the zero-based row `first` on, the same as `csv.reader` would give.

    None where that is not certain: where there are quotes, line ends of several kinds, blank lines or rows of
    several lengths. `skipped` are the lines before the first row.
    """
    raw = text.raw
    start = 0
    for _ in range(skipped + first):
        start = raw.find(b"\n", start) + 1
        if not start:
            return None
    line = raw[start : raw.find(b"\n", start)]
    width = line.count(delimiter.encode()) + 1
    if not _is_plain(text, delimiter, start) or width == 1:
        return None
    watch(raw.count(b"\n", start), width)
    return _read(memoryview(raw)[start:], delimiter, width)


def _is_plain(text: Text, delimiter: str, start: int) -> bool:
    """Whether there are no quotes, all lines end alike, and none from a place on is blank."""
    raw = text.raw
    ends = raw.count(b"\n")
    return (
        text.encoding == "utf-8"
        and delimiter.isascii()
        and not text.joined
        and b'"' not in raw
        and ends > 0
        and raw.count(b"\r") == raw.count(b"\r\n")
        and raw.count(b"\r\n") in (0, ends)
        and not raw.startswith((b"\n", b"\r"), start)
        and all(raw.find(blank, start) < 0 for blank in (b"\n\n", b"\n\r"))
    )


def _read(raw: memoryview, delimiter: str, width: int) -> Encoded | None:
    import pyarrow as pa
    from pyarrow import csv as arrow

    from cgsurvey.loaders.arrow_columns import ArrowColumn

    # threads would each take memory, of which this process has not much
    pa.set_cpu_count(1)
    pa.set_io_thread_count(1)
    names = [str(place) for place in range(width)]
    texts = pa.dictionary(pa.int32(), pa.string())
    try:
        table = arrow.read_csv(
            pa.BufferReader(pa.py_buffer(raw)),
            arrow.ReadOptions(use_threads=False, block_size=_BLOCK, column_names=names),
            arrow.ParseOptions(
                delimiter=delimiter, quote_char=False, double_quote=False, ignore_empty_lines=False
            ),
            arrow.ConvertOptions(
                column_types=dict.fromkeys(names, texts), strings_can_be_null=False, check_utf8=False
            ),
        )
    except pa.ArrowInvalid:
        return None
    columns = [ArrowColumn(name) for name in names]
    for column, cells in zip(columns, table.columns, strict=True):
        for chunk in cells.chunks:
            column.extend(pa.chunked_array([chunk]))
        if max(map(len, column.texts), default=0) > csv.field_size_limit():
            return None
    return Encoded(
        [column.texts for column in columns],
        [column.codes for column in columns],
        array("i", [width]) * table.num_rows,
    )
