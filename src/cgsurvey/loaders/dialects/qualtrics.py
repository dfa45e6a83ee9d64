"""Qualtrics: codes in one row of headers, texts in the next, its own names of both in a third.

Codes and texts are joined to "code. text". A question with several options, or a matrix, has a column for
each: ``Q2_1``, ``Q2_2``, whose texts are those of the question and of the option with " - " between them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from cgsurvey.folding import folded
from cgsurvey.ledger import Problem
from cgsurvey.loaders.dialects.dialect import Columns, Dialect, Headers, Joined
from cgsurvey.loaders.dialects.shapes import families, rows_with, ticks_of
from cgsurvey.raw_table import Heading, Meta, Role

_METAS: dict[str, Meta] = {
    "responseid": "id",
    "startdate": "started",
    "enddate": "submitted",
    "duration(inseconds)": "seconds",
    "ipaddress": "ip",
    "userlanguage": "language",
    **dict.fromkeys(("status", "finished", "progress"), "status"),
    **dict.fromkeys(("recipientlastname", "recipientfirstname", "recipientemail"), "user"),
    **dict.fromkeys(("locationlatitude", "locationlongitude"), "place"),
    **dict.fromkeys(("recordeddate", "externalreference", "distributionchannel"), "other"),
}
#: headers that, together, no other platform has
_OWN = ("responseid", "recordeddate", "distributionchannel", "userlanguage", "externalreference")
_IMPORTED = '{"ImportId"'
_PART = re.compile(r"(?P<code>.+?)_(?P<part>\d+(?:_\d+)*)")
_WRITTEN = re.compile(r"(?P<code>.+?)_(?:\d+_)?TEXT")
_BETWEEN = " - "
_TEXT = " - Text"
_CHOICE = " - Selected Choice"
_NOT_FINISHED = frozenset(("0", "false", "否"))
_PREVIEWED = frozenset(("surveypreview", "调查预览"))


def _recognises(headers: Headers, columns: Columns) -> bool:
    names = {folded(header) for header in headers}
    return "responseid" in names and len(names.intersection(_OWN)) > 1


def _joined(rows: Sequence[Headers]) -> Joined | None:
    """Texts are in the second row if it says "Start Date" below StartDate; the third has names of its own."""
    if len(rows) < 2 or not _recognises(rows[0], ()) or len(rows[0]) != len(rows[1]):
        return None
    codes, texts = rows[0], [" ".join(text.split()) for text in rows[1]]
    said = [folded(code) == folded(text) for code, text in zip(codes, texts, strict=True) if code.strip()]
    if sum(said) < 2:
        return None
    imported = len(rows) > 2 and any(cell.startswith(_IMPORTED) for cell in rows[2])
    return 3 if imported else 2, tuple(
        f"{code.strip()}. {text}" if text and folded(text) != folded(code) else code
        for code, text in zip(codes, texts, strict=True)
    )


def _headings(headers: Headers, columns: Columns) -> tuple[Heading, ...]:
    found: dict[int, Heading] = {}
    codes, texts = zip(*(_halves(header) for header in headers), strict=True)
    for place, code in enumerate(codes):
        meta = _METAS.get(folded(code))
        if meta is not None:
            found[place] = Heading("meta", meta=meta)
        elif written := _WRITTEN.fullmatch(code):
            owner = written["code"]
            stem, _, option = texts[place].removesuffix(_TEXT).rpartition(_BETWEEN)
            found[place] = Heading("fill_in", owner, stem or owner, option)
    parts = {
        place: match
        for place, code in enumerate(codes)
        if place not in found and (match := _PART.fullmatch(code))
    }
    for code, places in families(
        parts[place]["code"] if place in parts else "" for place in range(len(codes))
    ).items():
        if len(places) > 1:
            found |= _family(code, {place: texts[place] or codes[place] for place in places}, columns)
    return tuple(
        found.get(place) or Heading("question", code, text.removesuffix(_CHOICE) or code)
        for place, (code, text) in enumerate(zip(codes, texts, strict=True))
    )


def _halves(header: str) -> tuple[str, str]:
    code, _, text = header.partition(". ")
    return code.strip(), text.strip()


def _family(code: str, texts: Mapping[int, str], columns: Columns) -> dict[int, Heading]:
    """Options or rows of one question: what their texts begin with alike is the question."""
    alike = _shared(list(texts.values()))
    stem = alike.removesuffix(_BETWEEN).removesuffix(_CHOICE) or code
    parts = {place: text.removeprefix(alike) for place, text in texts.items()}
    ticks = all(ticks_of(columns[place], [part]) is not None for place, part in parts.items())
    role: Role = "option" if ticks else "item"
    return {place: Heading(role, code, stem, part) for place, part in parts.items()}


def _shared(texts: Sequence[str]) -> str:
    """The longest beginning that all texts share and that ends between question and option."""
    beginning = texts[0]
    while beginning:
        beginning = "".join(beginning.rpartition(_BETWEEN)[:2])
        if all(text.startswith(beginning) and text != beginning for text in texts):
            break
        beginning = beginning.removesuffix(_BETWEEN)
    return beginning


def _remarks(headers: Headers, columns: Columns, first: int) -> Iterator[Problem]:
    """Answers that were broken off, and those that are trials of the form."""
    for place, header in enumerate(headers):
        for name, told, code in (
            ("finished", _NOT_FINISHED, "loading.qualtrics.unfinished"),
            ("status", _PREVIEWED, "loading.qualtrics.preview"),
        ):
            rows = rows_with(columns[place], told, first) if folded(_halves(header)[0]) == name else ()
            if rows:
                yield Problem(code, {"number": len(rows)}, rows)


DIALECT = Dialect(
    "qualtrics",
    recognises=_recognises,
    headings=_headings,
    joined=_joined,
    remarks=_remarks,
    separator=",",
)
