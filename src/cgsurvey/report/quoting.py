"""Numerals marked while a sentence is put together, and found again when it is whole.

A sentence is made of parts that are themselves sentences; where a number ends up in it is known only at the
end. So a number is written between marks with its sources, and `worded` takes them out. A text of the data
may hold the same characters, but not the key of this run: it cannot pass for a number of ours.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterable
from urllib.parse import quote, unquote

from cgsurvey.report.document import Numeral, Sentence

# characters that Unicode keeps free for a program's own use
_OPENING, _FIELD, _ENTRY, _CLOSING = "\ufdd0", "\ufdd1", "\ufdd2", "\ufdd3"
_KEY = os.urandom(8).hex()
_MARKED = re.compile(
    f"{_OPENING}{_KEY}([^{_FIELD}]*){_FIELD}([^{_FIELD}]*){_FIELD}([^{_CLOSING}]*){_CLOSING}"
)
_MARKS = re.compile("[\ufdd0-\ufdd3]")
#: in an address what is done to a sentence might change, and what says that this was prevented
_TOUCHED = re.compile("[“”%\ufdd0-\ufdd3]")


def quoted(text: str, sources: str | Iterable[str], column: str) -> str:
    """`text`, a number as it is read, marked with the result rows and the column it comes from."""
    rows = (sources,) if isinstance(sources, str) else tuple(sources)
    # what is done to a sentence, as to its quotation marks, must not be done to an address
    kept = _ENTRY.join(quote(row) if _TOUCHED.search(row) else row for row in rows)
    return f"{_OPENING}{_KEY}{kept}{_FIELD}{column}{_FIELD}{unmarked(text)}{_CLOSING}"


def counted(ids: Iterable[str]) -> str:
    """The number of these rows, or of these entries of the analysis document."""
    rows = list(ids)
    return quoted(str(len(rows)), rows, "rows")


def stated(shown: object, *address: object, column: str = "value") -> str:
    """A number that stands in the analysis document at this address (docs/json.md), a step after the other.

    Its column is "value", "percent", or "length" where the number is that of the entries there.
    """
    return quoted(str(shown), addressed(*address), column)


def addressed(*steps: object) -> str:
    """The address of an entry of the analysis document, a step after the other (RFC 6901)."""
    return "".join("/" + str(step).replace("~", "~0").replace("/", "~1") for step in steps)


def worded(text: str, sources: Iterable[str] = (), weak: bool = False) -> Sentence:
    """The sentence of a text with marks: plain, with its numerals and with all its sources."""
    numerals: list[Numeral] = []
    plain, end = "", 0
    for found in _MARKED.finditer(text):
        plain += unmarked(text[end : found.start()])
        rows = tuple(map(unquote, found[1].split(_ENTRY))) if found[1] else ()
        numerals.append(Numeral(found[3], len(plain), rows, found[2]))
        plain += found[3]
        end = found.end()
    rests_on = [*sources, *(row for each in numerals for row in each.sources)]
    return Sentence(plain + unmarked(text[end:]), tuple(dict.fromkeys(rests_on)), weak, tuple(numerals))


def all_worded(texts: Iterable[str]) -> tuple[Sentence, ...]:
    """A sentence of each text."""
    return tuple(worded(text) for text in texts)


def unmarked(text: str) -> str:
    """Text from outside without what would be taken for a mark."""
    return text if text.isprintable() else _MARKS.sub("", text)


def plainly(text: str) -> str:
    """A marked text as it is read."""
    return worded(text).text
