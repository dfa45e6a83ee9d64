"""Headers that stand over more than one column: told apart, or refused."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from cgsurvey.discretion import looks_like_headers, quoted
from cgsurvey.errors import Unreadable
from cgsurvey.loaders.header_rows import Row
from cgsurvey.loaders.letters import column_letter
from cgsurvey.raw_table import Cells


def by_position(headers: Row) -> Row:
    """Headers that stand twice with their number behind them: ``x``, ``x (2)``, ``x (3)``."""
    seen: dict[str, int] = defaultdict(int)
    named: list[str] = []
    for header in headers:
        seen[header] += 1
        named.append(f"{header} ({seen[header]})" if header.strip() and seen[header] > 1 else header)
    return tuple(named)


def refuse_duplicates(file: str, headers: Row, columns: Sequence[Cells], header_row: int | None) -> None:
    """Refuse headers that stand twice; where the study says which row they are in, that may be what is wrong.

    Raises
    ------
    Unreadable
    """
    places: dict[str, list[str]] = defaultdict(list)
    for index, header in enumerate(headers):
        if header.strip():
            places[header].append(column_letter(index))
    twice = {header: letters for header, letters in places.items() if len(letters) > 1}
    if twice:
        trusted = looks_like_headers(headers, columns)
        named = [
            f"{shown} ({', '.join(letters)})"
            if trusted and (shown := quoted(header))
            else " = ".join(letters)
            for header, letters in twice.items()
        ]
        code = "loading.duplicate_headers" if header_row is None else "loading.duplicate_headers_declared"
        raise Unreadable(code, file=file, headers=named, row=header_row)
