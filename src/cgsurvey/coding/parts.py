"""Columns that are part of a question: one option of several, one row of a matrix.

Downloads of one survey head them in different ways: an option of "8、服务" by "8、服务(文娱)", "8、(文娱)" or
"第8题(文娱)", the row of "7、评价—治安" by "7、治安" or "第7题(治安)".
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from cgsurvey.folding import folded, squeezed
from cgsurvey.numbering import bracketed, numbered
from cgsurvey.raw_table import Heading, RawTable

#: what stands between a question and an option of it
_MARKS = "(:_-—"
#: the number that a repeated header has behind it
_AGAIN = re.compile(r"\(\d+\)$")
_DASH = re.compile(r"—+")


class Option(NamedTuple):
    """A column that is one option of a question.

    Attributes
    ----------
    stem
        The header without the option, folded.
    option
        "" where no header and no cell tells it: then nobody chose it.
    question
        Key of the question by the rules of the platform, "" where there are none.
    """

    stem: str
    option: str
    column: int
    question: str = ""


def options_in(raw: RawTable) -> Iterator[Option]:
    """Columns headed by an option: by the rules of the platform, or in brackets at the end."""
    for place, header in enumerate(raw.headers):
        heading = raw.headings[place] if raw.headings else None
        if heading is not None and heading.role == "option":
            yield Option(_stem(header, heading), heading.part, place, heading.question)
        elif heading is None or heading.role in ("question", "item"):
            parted = bracketed(squeezed(header))
            if parted:
                yield Option(folded(parted.before), parted.inside, place)


def rows_like(raw: RawTable, column: str) -> list[int]:
    """Columns of the same row of the same matrix as a declared column, by number and text of the row.

    Where both have the text of the matrix too, that is the same: numbers move when a question is put in.
    """
    number, text = numbered(column)
    *stems, row = _DASH.split(text)
    inside = bracketed(text)
    named = [("", text), ("—".join(stems), row), *([(inside.before, inside.inside)] if inside else [])]
    readings = [(folded(stem), folded(row)) for stem, row in named]
    # by its cells a row can look like an option, when all gave its first answer; without the first header
    # of its matrix, which has the stem, like a question
    return [
        place
        for place, heading in enumerate(raw.headings)
        if number and heading.role in ("item", "option", "question") and number == _number(heading)
        if any(_is_row(heading, *reading) for reading in readings)
    ]


def _is_row(heading: Heading, stem: str, row: str) -> bool:
    if folded(heading.part or heading.stem) != row:
        return False
    return not (stem and heading.part and heading.stem) or folded(heading.stem) == stem


def _stem(header: str, heading: Heading) -> str:
    text, option = folded(header), folded(heading.part)
    cut = text.rfind(option) if option else -1
    return text[:cut].rstrip(_MARKS) if cut > 0 else _AGAIN.sub("", text)


def _number(heading: Heading) -> str:
    """The number of a question; where numbering begins again its key has more behind it."""
    return heading.question.partition("/")[0]
