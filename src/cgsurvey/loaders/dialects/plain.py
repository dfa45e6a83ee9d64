"""A table of no known platform: each header is a question."""

from __future__ import annotations

from cgsurvey.loaders.dialects.dialect import Columns, Dialect, Headers
from cgsurvey.raw_table import Heading


def _headings(headers: Headers, columns: Columns) -> tuple[Heading, ...]:
    return tuple(Heading("question", header, header) for header in headers)


DIALECT = Dialect("plain", recognises=lambda headers, columns: True, headings=_headings)
