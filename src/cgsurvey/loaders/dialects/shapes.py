"""What the tables of several platforms have in common: ticks, brackets behind a stem, column families."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable

from cgsurvey.folding import as_code, folded
from cgsurvey.raw_table import Cells

TICKED = frozenset(("1", "true", "yes", "y", "是"))
UNTICKED = frozenset(("0", "false", "no", "n", "否"))


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
    wanted = {
        code for code, text in enumerate(cells.texts) if len(text) <= longest and folded(text) in texts
    }
    if not wanted:
        return ()
    return tuple(first + row for row, code in enumerate(cells.codes) if code in wanted)


def holds_something(cells: Cells) -> bool:
    """Whether any cell of a column is filled."""
    return any(text.strip() for text in cells.texts)


def bracketed(header: str) -> tuple[str, tuple[str, ...]]:
    """The stem of a header and the texts of the square brackets that end it: ``Q [row] [column]``.

    Brackets may hold brackets. A header that is nothing but brackets, or whose brackets do not match, is
    all stem.
    """
    stem, parts = header.rstrip(), list[str]()
    while stem.endswith("]") and (start := _opening(stem)) > 0:
        parts.insert(0, stem[start + 1 : -1].strip())
        stem = stem[:start].rstrip()
    return stem, tuple(parts)


def _opening(text: str) -> int:
    """Where the bracket that the last character closes is opened, -1 where it is not."""
    depth = 0
    for place in range(len(text) - 1, -1, -1):
        depth += {"]": 1, "[": -1}.get(text[place], 0)
        if depth == 0:
            return place
    return -1


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
