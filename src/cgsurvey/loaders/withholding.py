"""A table -> the table without the texts of its columns of personal data, and what is said of that."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace

from cgsurvey.discretion import quoted
from cgsurvey.ledger import Problem
from cgsurvey.loaders.letters import column_letter
from cgsurvey.personal import BYS, Found, emptied, withheld
from cgsurvey.phrases import spoken
from cgsurvey.raw_table import RawTable


def without_personal(table: RawTable, named: Collection[str]) -> RawTable:
    """The table, with every column of personal data emptied that the study does not name."""
    found = withheld(table.headers, table.columns, table.headings, named, table.described)
    if not found:
        return table
    places = {each.place for each in found}
    columns = tuple(emptied(cells) if at in places else cells for at, cells in enumerate(table.columns))
    return replace(table, columns=columns, problems=(*table.problems, *_problems(table.headers, found)))


def _problems(headers: Sequence[str], found: Sequence[Found]) -> Iterator[Problem]:
    """A sentence for the columns that each thing gave away: the platform, their header, their content."""
    for by in BYS:
        columns = [_said(headers, each) for each in found if each.by == by]
        if columns:
            yield Problem(f"personal.{by}", {"number": len(columns), "columns": columns}, minor=by == "meta")


def _said(headers: Sequence[str], found: Found) -> dict[str, str]:
    """A column with its kind."""
    kind = spoken(f"personal.kind.{found.kind}")
    return spoken("personal.column", column=_shown(headers, found.place), kind=kind)


def _shown(headers: Sequence[str], place: int) -> str:
    """The header as a message may quote it, else the letter of the column."""
    return quoted(headers[place]) or column_letter(place)
