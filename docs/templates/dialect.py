"""A platform that counts its questions: a template. Copy to src/cgsurvey/loaders/dialects/, rename, register.

Say here how its tables look, and in which ways it can be downloaded.
"""

from __future__ import annotations

from cgsurvey.folding import folded
from cgsurvey.loaders.dialects.dialect import Columns, Dialect, Headers
from cgsurvey.numbering import numbered
from cgsurvey.raw_table import Heading, Meta

#: columns of the platform itself, folded; what a respondent filled in is never among them
_METAS: dict[str, Meta] = {"responseid": "id", "respondedat": "submitted"}


def _is_own(headers: Headers, columns: Columns) -> bool:
    """Whether the table begins as no other platform's does: a table is read by the first that says so."""
    return [folded(header) for header in headers[:2]] == list(_METAS)


def _headings(headers: Headers, columns: Columns) -> tuple[Heading, ...]:
    return tuple(_heading(header) for header in headers)


def _heading(header: str) -> Heading:
    if meta := _METAS.get(folded(header)):
        return Heading("meta", meta=meta)
    number, text = numbered(header)
    return Heading("question", number or header, text)


DIALECT = Dialect(
    "template", recognises=_is_own, headings=_headings, separator="; ", not_asked=("(skipped)",)
)
