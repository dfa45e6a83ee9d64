"""Columns of Arrow, which are of distinct values and codes already: each value is turned into text once."""

from __future__ import annotations

import re
from array import array
from typing import TYPE_CHECKING

from cgsurvey.loaders.cell_texts import without_exponent
from cgsurvey.raw_table import Described

if TYPE_CHECKING:
    import pyarrow as pa

_FRACTION = re.compile(r"\.(\d+)")


class ArrowColumn:
    """One column while it is read: its distinct texts in order of appearance, and a code for each row."""

    def __init__(self, name: str) -> None:
        self.name = name
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
        wanted = [texts[place] for place in used]
        new = list(dict.fromkeys([text for text in wanted if text not in self._of_text]))
        self._of_text.update(zip(new, range(len(self.texts), len(self.texts) + len(new)), strict=True))
        self.texts += new
        codes = [0] * len(texts)
        for place, text in zip(used, wanted, strict=True):
            codes[place] = self._of_text[text]
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
    return without_exponent(text)
