"""Which platform wrote a table, and what each of its columns is. One file a platform, one registry.

A new dialect is one file with a `DIALECT` and one line in `DIALECTS`; the first that recognises a table
reads its headers, and "plain" recognises every one.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from cgsurvey.loaders.dialects import (
    google_forms,
    kobo,
    limesurvey,
    ms_forms,
    plain,
    qualtrics,
    surveymonkey,
    tencent,
    wjx,
)
from cgsurvey.loaders.dialects.dialect import Dialect, Headers, Joined
from cgsurvey.raw_table import Cells, Described, Heading

#: in the order in which they are asked
DIALECTS: dict[str, Dialect] = {
    each.name: each
    for each in (
        tencent.DIALECT,
        wjx.DIALECT,
        kobo.DIALECT,
        limesurvey.DIALECT,
        qualtrics.DIALECT,
        surveymonkey.DIALECT,
        ms_forms.DIALECT,
        google_forms.DOWNLOAD,
        google_forms.DIALECT,
        plain.DIALECT,
    )
}


def dialect_of(headers: Sequence[str], columns: Sequence[Cells]) -> Dialect:
    """The dialect of a table: the first that recognises it."""
    return next(each for each in DIALECTS.values() if each.recognises(headers, columns))


def joined_headers(rows: Sequence[Headers]) -> Joined | None:
    """The headers of a platform that writes them in several rows, of which these begin with the first."""
    found = (each.joined(rows) for each in DIALECTS.values() if each.joined is not None)
    return next((joined for joined in found if joined is not None), None)


def headings_of(
    dialect: Dialect, headers: Sequence[str], columns: Sequence[Cells], described: Mapping[int, Described]
) -> tuple[Heading, ...]:
    """What each column is: by its header, and by the label that the file gives it."""
    if dialect.labelled is None or not described:
        return dialect.headings(headers, columns)
    labels = [described[place].label if place in described else "" for place in range(len(headers))]
    return dialect.labelled(headers, columns, labels)
