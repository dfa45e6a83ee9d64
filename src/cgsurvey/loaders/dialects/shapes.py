"""What the tables of several platforms have in common: ticks, brackets behind a stem, column families."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable

from cgsurvey.folding import as_code, folded
from cgsurvey.numbering import bracketed
from cgsurvey.raw_table import Cells
from cgsurvey.ticks import TICKED, UNTICKED


def ticks_of(cells: Cells, otherwise: Iterable[str] = ()) -> frozenset[int] | None:
    """Codes of the texts that are ticks, of a column that holds ticks alone; else None.

    Beside ticks, their absence and empty cells there may be the texts of `otherwise`.
    """
    allowed = {*TICKED, *UNTICKED, "", *map(folded, otherwise)}
    found = set[int]()
    for code, text in enumerate(cells.texts):
        spoken = as_code(text)
        if spoken not in allowed:
            return None
        if spoken in TICKED:
            found.add(code)
    return frozenset(found)


def rows_with(cells: Cells, texts: Collection[str], first: int) -> tuple[int, ...]:
    """Spreadsheet row numbers of the cells that hold one of these texts, folded."""
    longest = 2 * max(map(len, texts))
    wanted = {code for code, text in enumerate(cells.texts) if len(text) <= longest and folded(text) in texts}
    if not wanted:
        return ()
    return tuple(first + row for row, code in enumerate(cells.codes) if code in wanted)


def holds_something(cells: Cells) -> bool:
    """Whether any cell of a column is filled."""
    return any(text.strip() for text in cells.texts)


def stem_and_parts(header: str) -> tuple[str, tuple[str, ...]]:
    """The stem of a header and the texts of the square brackets that end it: ``Q [row] [column]``.

    Brackets may hold brackets. A header that is nothing but brackets, or whose brackets do not match, is
    all stem.
    """
    stem, parts = header.strip(), list[str]()
    while (last := bracketed(stem, "[", "]")) and last.before:
        stem = last.before
        parts.insert(0, last.inside)
    return stem, tuple(parts)


def families(keys: Iterable[str]) -> dict[str, list[int]]:
    """Key -> places that have it, in their order; an empty key is none."""
    found: dict[str, list[int]] = defaultdict(list)
    for place, key in enumerate(keys):
        if key:
            found[key].append(place)
    return found


def words_of(text: str) -> Counter[str]:
    """The words of an answer, however they are ordered: options stand in that in which they were ticked."""
    return Counter(map(as_code, text.split()))
