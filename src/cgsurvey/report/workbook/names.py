"""Names of sheets, as Excel takes them."""

from __future__ import annotations

import re
from collections.abc import Iterable

from cgsurvey.clean import clean

_LONGEST = 31
#: what no name may hold, and the quotation marks around a name in a formula
_REFUSED = re.compile(r"[\[\]:*?/\\'\"“”‘’]")
#: the name that Excel keeps for itself
_TAKEN = ("history",)


def sheet_names(headings: Iterable[str]) -> list[str]:
    """A name for each heading: at most 31 characters, each once whatever its case."""
    names: list[str] = []
    taken = set(_TAKEN)
    for heading in headings:
        stem = " ".join(_REFUSED.sub(" ", clean(heading)).split()) or "—"
        name, number = _cut(stem, ""), 1
        while name.casefold() in taken:
            number += 1
            name = _cut(stem, f" {number}")
        taken.add(name.casefold())
        names.append(name)
    return names


def _cut(stem: str, ending: str) -> str:
    """The stem with the ending, cut to its length: a character beyond the first plane counts as two.

    Not within a word, where that leaves half of the room or more.
    """
    units = stem.encode("utf-16-le")[: 2 * (_LONGEST - len(ending))]
    text = units.decode("utf-16-le", "ignore")
    words, space, _ = text.rpartition(" ")
    is_cut = stem[len(text) : len(text) + 1].strip() != ""
    if is_cut and space and len(words) > _LONGEST / 2:
        text = words
    return text.strip() + ending
