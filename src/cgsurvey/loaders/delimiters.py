"""The character between the cells of a text file: the one that gives every row as many as the header."""

from __future__ import annotations

import csv
import re
from collections.abc import Callable, Iterable, Iterator
from itertools import islice

from cgsurvey.errors import Unreadable

_NAMES = {
    ",": {"zh": "逗号", "en": "comma"},
    ";": {"zh": "分号", "en": "semicolon"},
    "\t": {"zh": "制表符", "en": "tab"},
    "|": {"zh": "竖线", "en": "bar"},
}
#: taken for a delimiter only where there is none of the others
_FULL_WIDTH = "，"
#: what Excel writes into the first line, and reads there
_DECLARED = re.compile(r'"?sep=([^"\r\n])"?[,;\t|]*[\r\n]*', re.IGNORECASE)
#: rows by which a delimiter is judged at first
_SOME = 1000
Lines = Callable[[], Iterator[str]]
Rows = list[list[str]]


def declared_delimiter(line: str) -> str | None:
    """The delimiter that a first line ``sep=;`` declares; None where the line is another."""
    match = _DECLARED.fullmatch(line)
    return match[1] if match else None


def delimiter_of(lines: Lines, file: str) -> str:
    """The only delimiter under which all rows are as long as the header; else that of the header's line.

    Parameters
    ----------
    lines : callable
        The lines of the file from the first on, each time that it is called.
    file : str
        Its name, for messages.

    Raises
    ------
    Unreadable
        If two delimiters fit.
    """
    some = list(islice(lines(), _SOME))
    candidates = [each for each in _NAMES if any(each in line for line in some)]
    if not candidates:
        return _FULL_WIDTH if any(_FULL_WIDTH in line for line in some) else ","
    fits = [each for each in candidates if _fits(each, candidates, _rows(some, each))]
    if len(fits) > 1:
        fits = [each for each in fits if _fits(each, candidates, _rows(lines(), each))]
    if len(fits) > 1:
        raise Unreadable("loading.which_delimiter", file=file, delimiters=[_NAMES[each] for each in fits])
    return fits[0] if fits else _of_first_line(some, candidates)


def fits_alone(lines: list[str]) -> bool:
    """Whether one delimiter, and no other, gives all rows as many cells as the header."""
    candidates = [each for each in _NAMES if any(each in line for line in lines)]
    return sum(_fits(each, candidates, _rows(lines, each)) for each in candidates) == 1


def _rows(lines: Iterable[str], delimiter: str) -> Rows | None:
    """The rows that hold something; None where quotes are not in order. The last may be cut short."""
    rows: Rows = []
    try:
        for row in csv.reader(lines, delimiter=delimiter, strict=True):
            if any(row):
                rows.append(row)
    except csv.Error as error:
        return rows if "unexpected end" in str(error) else None
    return rows


def _fits(delimiter: str, candidates: list[str], rows: Rows | None) -> bool:
    """Whether all rows between the titles above and the notes below are as long as the first of them.

    Titles and notes have one cell, and none of the other candidates in it: else they may be rows of those.
    """
    wide = [place for place, row in enumerate(rows or ()) if len(row) > 1]
    if not rows or not wide:
        return False
    others = [each for each in candidates if each != delimiter]
    for row in (*rows[: wide[0]], *rows[wide[-1] + 1 :]):
        if any(each in row[0] for each in others):
            return False
    header = rows[wide[0]]
    return all(_as_long(row, header) for row in rows[wide[0] : wide[-1] + 1])


def _as_long(row: list[str], header: list[str]) -> bool:
    """Whether rows are of one length, but for empty cells at the end of one."""
    return not any(row[len(header) :]) and not any(header[len(row) :])


def _of_first_line(lines: list[str], candidates: list[str]) -> str:
    """The delimiter that is commonest, outside quotes, in the first line that has any."""
    for line in lines:
        outside = "".join(line.split('"')[::2])
        if any(each in outside for each in candidates):
            return max(candidates, key=outside.count)
    return candidates[0]
