"""Google Forms: a time first, then a column a question; the rows of a grid stand in square brackets.

The sheet that a form fills joins several answers with ", ", the file that the form itself gives with ";".
Only the times tell the two apart: those of the file name their zone.
"""

from __future__ import annotations

import re

from cgsurvey.folding import folded
from cgsurvey.loaders.dialects.dialect import Columns, Dialect, Headers
from cgsurvey.loaders.dialects.shapes import families, stem_and_parts
from cgsurvey.raw_table import Heading, Meta

_TIMESTAMPS = frozenset(("timestamp", "时间戳记", "时间戳", "時間戳記", "時間戳"))
_METAS: dict[str, Meta] = {
    **dict.fromkeys(_TIMESTAMPS, "submitted"),
    **dict.fromkeys(("emailaddress", "username", "电子邮件地址", "用户名", "電子郵件地址"), "user"),
    **dict.fromkeys(("score", "totalscore", "得分", "总分", "分數"), "score"),
}
_TIME = re.compile(r"\d{1,4}[-/.年]\d{1,2}[-/.月]\d{1,4}日?[ T].*\d{1,2}:\d{2}.*")
_LOOKED_AT = 1000
#: columns of its own stand before the first question
_AHEAD = 3


def _times(headers: Headers, columns: Columns) -> list[str]:
    """The times of a table that begins with them, else none."""
    if not headers or folded(headers[0]) not in _TIMESTAMPS:
        return []
    texts = [text.strip() for text in columns[0].texts[:_LOOKED_AT] if text.strip()]
    return texts if all(map(_TIME.fullmatch, texts)) else []


def _is_sheet(headers: Headers, columns: Columns) -> bool:
    return bool(_times(headers, columns))


def _is_download(headers: Headers, columns: Columns) -> bool:
    return any(zone in text for text in _times(headers, columns) for zone in ("GMT", "UTC"))


def _headings(headers: Headers, columns: Columns) -> tuple[Heading, ...]:
    metas = {
        place: _METAS[name] for place, name in enumerate(map(folded, headers[:_AHEAD])) if name in _METAS
    }
    split = [stem_and_parts(header) for header in headers]
    stems = families(
        folded(stem) if parts and place not in metas else "" for place, (stem, parts) in enumerate(split)
    )
    grids = {place for places in stems.values() if len(places) > 1 for place in places}
    return tuple(
        Heading("meta", meta=metas[place])
        if place in metas
        else Heading("item", stem, stem, " ".join(parts))
        if place in grids
        else Heading("question", header, " ".join(header.split()))
        for place, (header, (stem, parts)) in enumerate(zip(headers, split, strict=True))
    )


#: the file that the form gives
DOWNLOAD = Dialect(
    "google_forms_download",
    recognises=_is_download,
    headings=_headings,
    separator=";",
    repeats_headers=True,
)
#: the sheet that the form fills
DIALECT = Dialect(
    "google_forms", recognises=_is_sheet, headings=_headings, separator=", ", repeats_headers=True
)
