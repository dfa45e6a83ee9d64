"""The two downloads of one survey, by option text and by option code, joined: which code is which option."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from cgsurvey.discretion import is_private
from cgsurvey.errors import Unreadable
from cgsurvey.folding import as_code, folded, without_fill_in
from cgsurvey.loaders.dialects.values import MISSING
from cgsurvey.raw_table import Cells, Heading, RawTable

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Rows = NDArray[np.int64]

#: code and text of an option; "" as text where nobody chose it in either download
Pair = tuple[str, str]
_CODE = re.compile(r"\d{1,3}")
#: codes up to here are positions on the form, and one that nobody chose may be an option
_POSITIONS = 99
_SEPARATORS = re.compile("[┋→]")
_RANK = "→"


class _Both(NamedTuple):
    """The two tables, and for each row of the first the row of the second."""

    texts: RawTable
    codes: RawTable
    rows: Rows

    def numbers(self, places: Sequence[int]) -> list[int]:
        """Spreadsheet row numbers, in the first table, of some of its rows."""
        return [int(place) + self.texts.first for place in places]

    def refused(self, code: str, column: int, places: Sequence[int], **facts: Any) -> Unreadable:
        header = " ".join(self.texts.headers[column].split())
        title = "" if is_private(header) else header
        rows = self.numbers(places)
        named = {"file": self.texts.file, "other": self.codes.file, "column": title, "rows": rows}
        return Unreadable(code, **named, **facts)


def codes_by_column(text_table: RawTable, code_table: RawTable) -> Mapping[str, tuple[Pair, ...]]:
    """Header in the download by text -> code and text of each option, by code.

    Columns whose cells are the same in both are not coded and left out. An option between the others that
    nobody chose has the text "". Of an option of several that has a column of its own in the download by
    code, the code is its position. Rows of one matrix share their options.

    Raises
    ------
    Unreadable
        If the two are not of the same respondents, or a code has two texts or a text two codes.
    """
    both = _Both(text_table, code_table, _same_rows(text_table, code_table))
    found: dict[int, dict[int, str]] = {}
    for place, heading in enumerate(text_table.headings):
        # an option with a column of its own is ticked there, in both
        if heading.role in ("meta", "fill_in", "option"):
            continue
        alone = _column_like(code_table, text_table.headers[place], heading)
        if alone is not None:
            found[place] = _pairs(both, place, alone)
        elif options := _options_like(code_table, heading):
            found[place] = _options(both, place, options)
    _share(found, text_table.headings)
    return {text_table.headers[place]: _with_gaps(known) for place, known in found.items() if known}


def codes_of(text_table: RawTable, code_table: RawTable) -> Mapping[str, tuple[Pair, ...]]:
    """As `codes_by_column`, of two tables that are given because one holds codes and the other texts.

    Raises
    ------
    Unreadable
        As `codes_by_column`; or if nothing is coded: both hold texts, or the first holds the codes.
    """
    found = codes_by_column(text_table, code_table)
    if not found:
        raise Unreadable("pairing.nothing", file=text_table.file, other=code_table.file)
    return found


def _share(found: Mapping[int, dict[int, str]], headings: Sequence[Heading]) -> None:
    """Give each row of a matrix the options that were chosen in its other rows, unless they contradict."""
    matrices: dict[str, list[int]] = defaultdict(list)
    for place, known in found.items():
        if known and headings[place].role == "item":
            matrices[headings[place].question].append(place)
    for places in matrices.values():
        pairs = {(code, folded(text)) for place in places for code, text in found[place].items()}
        together = {code: text for place in reversed(places) for code, text in found[place].items()}
        if len(pairs) == len(together) == len({text for _, text in pairs}):
            for place in places:
                found[place].update(together)


def _with_gaps(known: Mapping[int, str]) -> tuple[Pair, ...]:
    positions = range(1, max(known)) if max(known) <= _POSITIONS else ()
    return tuple((str(code), known.get(code, "")) for code in sorted({*known, *positions}))


def _same_rows(texts: RawTable, codes: RawTable) -> Rows:
    """For each row of one table that of the other: by id, or by order where ids repeat in the same order."""
    import numpy as np

    names = {"file": texts.file, "other": codes.file}
    if texts.size != codes.size:
        raise Unreadable("pairing.sizes", **names, rows=texts.size, others=codes.size)
    rows = np.arange(texts.size)
    ids, others = _meta(texts, "id"), _meta(codes, "id")
    if ids != others:
        place = {text: row for row, text in enumerate(others)}
        if not ids or len(place) < len(others) or set(ids) != place.keys():
            raise Unreadable("pairing.ids", **names)
        rows = np.array([place[text] for text in ids], dtype=np.int64)
    moments, other_moments = _meta(texts, "submitted"), _meta(codes, "submitted")
    if moments and other_moments:
        moved = [row for row, moment in enumerate(moments) if moment != other_moments[rows[row]]]
        if moved:
            raise Unreadable("pairing.moments", **names, rows=[row + texts.first for row in moved])
    elif not ids:
        raise Unreadable("pairing.no_ids", **names)
    return rows


def _meta(table: RawTable, meta: str) -> list[str]:
    """Cells of the first column of that meaning; none where it is absent or empty."""
    for heading, column in zip(table.headings, table.columns, strict=True):
        if heading.meta == meta and any(text.strip() for text in column.texts):
            texts = [as_code(text) for text in column.texts]
            return [texts[code] for code in column.codes.tolist()]
    return []


def _column_like(table: RawTable, header: str, heading: Heading) -> int | None:
    """The column of the same question, or of the same row of the same matrix."""
    same = [place for place, other in enumerate(table.headers) if folded(other) == folded(header)]
    same = same or [
        place
        for place, other in enumerate(table.headings)
        if (other.role == heading.role or (heading.role, other.role) == ("item", "option"))
        and other.question == heading.question
        and folded(other.part or other.stem) == folded(heading.part or heading.stem)
    ]
    return same[0] if len(same) == 1 else None


def _options_like(table: RawTable, heading: Heading) -> list[int]:
    """Columns of the options of a question that has one column in the other table."""
    return [
        place
        for place, other in enumerate(table.headings)
        if heading.role == "question" and other.role == "option" and other.question == heading.question
    ]


def _pairs(both: _Both, place: int, other: int) -> dict[int, str]:
    """Code and text of each answer of one column; none where both downloads hold the same."""
    texts, codes = both.texts.columns[place], both.codes.columns[other]
    rows_of: dict[Pair, list[int]] = defaultdict(list)
    spelled: dict[str, str] = {}
    for text, code, row in _together(texts, codes, both.rows):
        parts, numbers = _parts(text), _parts(code)
        if len(parts) != len(numbers):
            raise both.refused("pairing.differs", place, [row])
        for part, number in zip(parts, numbers, strict=True):
            spelled.setdefault(folded(part), part)
            rows_of[as_code(number), folded(part)].append(row)
    if all(code == as_code(text) for code, text in rows_of) or not all(
        _CODE.fullmatch(code) for code, _ in rows_of
    ):
        return {}
    _refuse_doubles(both, place, rows_of, spelled)
    return {int(code): spelled[text] for code, text in rows_of}


def _together(texts: Cells, codes: Cells, rows: Rows) -> Iterator[tuple[str, str, int]]:
    """Each pair of cells that occurs, without what was written beside options, and its first row."""
    import numpy as np

    size = len(codes.texts)
    seen, first = np.unique(texts.codes.astype(np.int64) * size + codes.codes[rows], return_index=True)
    for pair, row in zip(seen.tolist(), first.tolist(), strict=True):
        yield without_fill_in(texts.texts[pair // size]), without_fill_in(codes.texts[pair % size]), row


def _parts(text: str) -> list[str]:
    """The answers of a cell; none where it holds no answer."""
    if as_code(text) in MISSING:
        return []
    return [part.strip() for part in _SEPARATORS.split(text) if part.strip()]


def _refuse_doubles(
    both: _Both, place: int, rows_of: Mapping[Pair, list[int]], spelled: Mapping[str, str]
) -> None:
    """A code of two texts, or a text of two codes: these are not the same respondents, or not one form."""
    for part, code in ((0, "pairing.two_texts"), (1, "pairing.two_codes")):
        others: dict[str, list[Pair]] = defaultdict(list)
        for pair in rows_of:
            others[pair[part]].append(pair)
        for pairs in others.values():
            if len(pairs) > 1:
                rows = sorted(rows_of[pair][0] for pair in pairs)
                raise both.refused(code, place, rows)


def _options(both: _Both, place: int, options: Sequence[int]) -> dict[int, str]:
    """Position and text of the options of a question, each of which has a column in the download by code."""
    import numpy as np

    column = both.texts.columns[place]
    parts = [both.codes.headings[option].part for option in options]
    position = {folded(part): number for number, part in enumerate(parts)}
    told = np.zeros((len(column.texts), len(parts)), dtype=np.int64)
    for row, text in enumerate(column.texts):
        chosen = _parts(without_fill_in(text))
        unknown = [part for part in chosen if folded(part) not in position]
        if unknown:
            raise both.refused("pairing.no_option", place, _rows_with(column, row))
        for order, part in enumerate(chosen, start=1):
            told[row, position[folded(part)]] = order
    ranked = any(_RANK in without_fill_in(text) for text in column.texts)
    for number, option in enumerate(options):
        cells = both.codes.columns[option]
        states = np.array([_state(text) for text in cells.texts])[cells.codes[both.rows]]
        expected = told[column.codes, number]
        wrong = states != expected if ranked else (states > 0) != (expected > 0)
        if wrong.any():
            raise both.refused("pairing.option_differs", place, np.flatnonzero(wrong)[:20].tolist())
    return dict(enumerate(parts, start=1))


def _rows_with(column: Cells, text: int) -> list[int]:
    return [row for row, code in enumerate(column.codes.tolist()) if code == text][:20]


def _state(text: str) -> int:
    code = as_code(without_fill_in(text))
    return int(code) if _CODE.fullmatch(code) else int(bool(code) and code not in MISSING)
