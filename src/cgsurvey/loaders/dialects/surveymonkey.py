"""SurveyMonkey: questions in one row of headers, their options or rows in the next.

The two are joined to "question(option)". A cell of an option holds the option's own text where it was
ticked; a second row that says "Response" names nothing.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from cgsurvey.folding import folded
from cgsurvey.loaders.dialects.dialect import Columns, Dialect, Headers, Joined
from cgsurvey.loaders.dialects.shapes import families, ticks_of
from cgsurvey.numbering import bracketed
from cgsurvey.raw_table import Cells, Heading, Meta, Role

_METAS: dict[str, Meta] = {
    "respondentid": "id",
    "startdate": "started",
    "enddate": "submitted",
    "ipaddress": "ip",
    **dict.fromkeys(("emailaddress", "firstname", "lastname"), "user"),
    **dict.fromkeys(("collectorid", "customdata1", "datecreated", "datemodified"), "other"),
}
_OWN = ("respondentid", "collectorid")
#: second rows that name no option
_UNNAMED = frozenset(("response", "openendedresponse", "open-endedresponse"))
_OTHER = "other(pleasespecify)"
_COMMENTS = ("comment", "othercomments", "additionalcomments")


def _is_own(headers: Headers) -> bool:
    names = {folded(header) for header in headers}
    return names.issuperset(_OWN)


def _joined(rows: Sequence[Headers]) -> Joined | None:
    if len(rows) < 2 or not _is_own(rows[0]) or len(rows[0]) != len(rows[1]):
        return None
    metas = [place for place, header in enumerate(rows[0]) if folded(header) in _METAS]
    if any(rows[1][place].strip() for place in metas):
        # a respondent has a number; the second row of headers has none
        return None
    headers: list[str] = []
    stem = ""
    for upper, lower in zip(*rows[:2], strict=True):
        stem = upper.strip() or stem
        part = "" if folded(lower) in _UNNAMED else lower.strip()
        headers.append(f"{stem}({part})" if part else upper.strip())
    return 2, tuple(headers)


def _recognises(headers: Headers, columns: Columns) -> bool:
    return _is_own(headers)


def _headings(headers: Headers, columns: Columns) -> tuple[Heading, ...]:
    parted = [bracketed(header) for header in headers]
    stems = [each.before if each else header for each, header in zip(parted, headers, strict=True)]
    found: dict[int, Heading] = {}
    for stem, places in families(stems).items():
        meta = _METAS.get(folded(stem))
        if meta is not None:
            found |= {place: Heading("meta", meta=meta) for place in places}
            continue
        parts = {place: each.inside for place in places if (each := parted[place])}
        found |= _family(stem, {place: parts.get(place, "") for place in places}, headers, columns)
    return tuple(found.get(place, Heading("question")) for place in range(len(headers)))


def _family(stem: str, parts: Mapping[int, str], headers: Headers, columns: Columns) -> dict[int, Heading]:
    """What the columns of one question are. Who wrote beside "other" of several options chose it."""
    beside = [place for place, part in parts.items() if folded(part).startswith((_OTHER, *_COMMENTS))]
    own = {place: part for place, part in parts.items() if part and place not in beside}
    ticks = bool(own) and all(_ticks(columns[place], part) for place, part in own.items())
    found: dict[int, Heading] = {}
    for place, part in parts.items():
        written = ticks and folded(part).startswith(_OTHER)
        role: Role = "item"
        if place in beside:
            role = "option" if written else "fill_in"
        elif ticks:
            role = "option"
        if len(parts) == 1 or not part:
            found[place] = Heading("question", headers[place], headers[place])
        else:
            found[place] = Heading(role, stem, stem, part, written=written)
    return found


def _ticks(cells: Cells, option: str) -> bool:
    """Whether a column holds nothing but the text of its option, or ticks."""
    return ticks_of(cells, [option]) is not None


DIALECT = Dialect(
    "surveymonkey",
    recognises=_recognises,
    headings=_headings,
    joined=_joined,
    separator="",
    repeats_headers=True,
)
