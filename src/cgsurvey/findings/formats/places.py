"""Where something was found, in words: row numbers as ranges, a line of a file."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice

from cgsurvey.findings.finding import Place
from cgsurvey.phrases import Language, joined, say

#: ranges of rows that are named before it is said how many rows there are in all
NAMED = 5


def whereabouts(place: Place, language: Language) -> str:
    """Rows or line of a place, "" where it has neither."""
    if place.rows:
        return rows_told(place.rows, language)
    if place.line is not None and place.file is not None:
        return say("check.line", language, file=place.file.name, line=place.line)
    return ""


def rows_told(rows: Sequence[int], language: Language) -> str:
    """The first row numbers, those that follow each other as ranges, and how many there are."""
    spans = list(islice(_spans(rows), NAMED + 1))
    named = joined([_span(*each) for each in spans[:NAMED]], language)
    if len(spans) > NAMED:
        return say("check.rows_of_many", language, rows=named, number=len(rows))
    return say("check.row_alone" if len(rows) == 1 else "check.rows", language, rows=named)


def _spans(rows: Sequence[int]) -> Iterator[tuple[int, int]]:
    """First and last of each run of numbers that follow each other."""
    ordered = sorted(set(rows))
    start = previous = ordered[0]
    for row in ordered[1:]:
        if row != previous + 1:
            yield start, previous
            start = row
        previous = row
    yield start, previous


def _span(first: int, last: int) -> str:
    return str(first) if first == last else f"{first}–{last}"
