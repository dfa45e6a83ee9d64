"""LimeSurvey: ``P5[O1]``, ``text [sub]``, ``P5[O1]. text [sub]``, or codes and texts in two rows."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import dataclass

from cgsurvey.folding import folded
from cgsurvey.ledger import Problem
from cgsurvey.loaders.dialects.dialect import Columns, Dialect, Headers, Joined
from cgsurvey.loaders.dialects.shapes import families, rows_with, stem_and_parts, ticks_of
from cgsurvey.raw_table import Cells, Heading, Meta, Role

#: a question that was not shown, in exports of full answers and of raw ones
NOT_SHOWN = ("N/A", "{question_not_shown}")
#: what LimeSurvey calls the columns that nobody fills in, by code and as it says it (folded)
_METAS: dict[str, Meta] = {
    **dict.fromkeys(("id", "responseid"), "id"),
    **dict.fromkeys(("submitdate", "datesubmitted", "提交的日期", "提交日期"), "submitted"),
    **dict.fromkeys(("startdate", "datestarted", "开始日期"), "started"),
    **dict.fromkeys(("startlanguage", "起始语言", "初始语言"), "language"),
    **dict.fromkeys(("ipaddr", "ipaddress", "ip地址"), "ip"),
    **dict.fromkeys(("interviewtime", "totaltime"), "seconds"),
    **dict.fromkeys(("refurl", "referrerurl", "来源网址"), "source"),
    **dict.fromkeys(("token", "accesscode", "访问代码", "firstname", "lastname", "email"), "user"),
    **dict.fromkeys(("lastpage", "seed", "datestamp", "datelastaction", "上次操作日期"), "other"),
}
#: headers that no other platform has, folded; two of them make a table LimeSurvey's
_OWN = frozenset(
    (
        *("submitdate", "lastpage", "startlanguage", "datestamp", "interviewtime"),
        *("datesubmitted", "datelastaction", "提交的日期", "起始语言", "上次操作日期"),
    )
)
#: code, codes of subquestions, text: ``Q1``, ``Q1[SQ001]``, ``Q1[SQ001]. Text [sub]``
_CODED = re.compile(r"(?P<code>[A-Za-z]\w*)(?P<subs>(?:\s?\[[^\[\]]*\])*)(?:\.\s(?P<text>.*))?", re.DOTALL)
#: the same with underscores, as LimeSurvey's own expressions have it
_UNDERSCORED = re.compile(r"(?P<code>[A-Za-z]\w*?)_(?P<sub>SQ\d+(?:comment)?|other|comment)")
_TIMES = re.compile(r"grouptime(?:\d+|:.*)|questiontime:.*")
_ATTRIBUTE = re.compile(r"attribute_\d+")
_SUBQUESTION = re.compile(r"[\[_]SQ\d{3}")
#: texts of the column for what is written beside "other", and of comments, folded
_OTHER = frozenset(("other", "其它", "其他"))
_COMMENT = frozenset(("comment", "评论"))
#: dates of submission, folded, of an answer that was never sent off
_UNSENT = frozenset(("", "n/a"))
#: the date that stands for a moment in an anonymised survey
_ANONYMOUS = "1980-01-01"
_LOOKED_AT = 1000


@dataclass(frozen=True, slots=True)
class _Header:
    """A header in its parts: codes are "" and () where there are none, and so are texts."""

    code: str
    subs: tuple[str, ...]
    text: str
    parts: tuple[str, ...]

    @property
    def key(self) -> str:
        return self.code or self.text

    @property
    def part(self) -> str:
        """Text of the subquestion, or its code."""
        return " / ".join(filter(None, self.parts)) or " / ".join(self.subs)

    @property
    def is_whole(self) -> bool:
        return not self.subs and not self.parts

    @property
    def is_other(self) -> bool:
        """Whether it is the column of what was written beside "other"."""
        return self._is("other", _OTHER)

    @property
    def is_comment(self) -> bool:
        return self._is("comment", _COMMENT)

    def _is(self, code: str, texts: Container[str]) -> bool:
        if self.subs:
            return self.subs[-1].casefold().endswith(code)
        return bool(self.parts) and folded(self.parts[-1]) in texts


def _recognises(headers: Headers, columns: Columns) -> bool:
    names = {folded(part) for header in headers for part in (header, *_halves(header))}
    return len(_OWN & names) > 1 or sum(bool(_SUBQUESTION.search(header)) for header in headers) > 1


def _halves(header: str) -> tuple[str, str]:
    """Code and text of a header that has both."""
    code, _, text = header.partition(". ")
    return code, text


def _headings(headers: Headers, columns: Columns) -> tuple[Heading, ...]:
    read = _read(headers)
    metas = _metas(headers, read)
    found = {place: Heading("meta", meta=_known(meta, columns[place])) for place, meta in metas.items()}
    members = families("" if place in metas else each.key for place, each in enumerate(read))
    for places in members.values():
        found |= _family({place: read[place] for place in places}, columns)
    return tuple(found.get(place, Heading("question")) for place in range(len(headers)))


def _known(meta: Meta, cells: Cells) -> Meta:
    """What a column tells: of times that stand for none, nothing."""
    filled = [text for text in cells.texts[:_LOOKED_AT] if text.strip()]
    return "other" if filled and all(map(_is_anonymous, filled)) else meta


def _is_anonymous(text: str) -> bool:
    return text.startswith(_ANONYMOUS)


def _read(headers: Headers) -> list[_Header]:
    """Every header in its parts. Whether they hold codes is told by those of LimeSurvey itself."""
    codes = {_halves(header)[0].strip() for header in headers}
    coded = [_by_code(header) for header in headers]
    has_codes = codes & {"id", "submitdate", "lastpage", "startlanguage"} or None not in coded
    texts = [_by_text(header) for header in headers]
    if not has_codes:
        return texts
    return [by_code or by_text for by_code, by_text in zip(coded, texts, strict=True)]


def _by_code(header: str) -> _Header | None:
    if underscored := _UNDERSCORED.fullmatch(header.strip()):
        return _Header(underscored["code"], (underscored["sub"],), "", ())
    match = _CODED.fullmatch(header.strip())
    if match is None:
        return None
    subs = tuple(sub.strip(" []") for sub in match["subs"].split("]") if sub.strip())
    # a text may end in brackets of its own: LimeSurvey's are as many as the code has
    text, found = stem_and_parts(match["text"] or "")
    own = len(found) - len(subs)
    text = " ".join([text, *(f"[{part}]" for part in found[: max(own, 0)])])
    return _Header(match["code"], subs, text, found[max(own, 0) :])


def _by_text(header: str) -> _Header:
    text, parts = stem_and_parts(" ".join(header.split()))
    return _Header("", (), text, parts)


def _metas(headers: Headers, read: Sequence[_Header]) -> dict[int, Meta]:
    """Columns that nobody filled in; whatever stands left of the language is one."""
    found: dict[int, Meta] = {}
    codes = {each.code for each in read}
    for place, header in enumerate(headers):
        names = [folded(part) for part in (header, *_halves(header))]
        known = next((_METAS[name] for name in names[:2] if name in _METAS), None)
        code = names[1]
        if known is not None:
            found[place] = known
        elif _ATTRIBUTE.fullmatch(code):
            found[place] = "user"
        elif any(map(_TIMES.fullmatch, names)) or (header.endswith("Time") and header[:-4] in codes):
            found[place] = "other"
    language = next((place for place, meta in found.items() if meta == "language"), 0)
    return {place: "other" if place else "id" for place in range(language)} | found


def _family(members: Mapping[int, _Header], columns: Columns) -> dict[int, Heading]:
    """What the columns of one question are: itself, its options, its rows, what was written beside.

    "Other" of several options has no tick of its own: who wrote there, chose it.
    """
    beside = {place for place, each in members.items() if each.is_other or each.is_comment}
    parts = [place for place, each in members.items() if not each.is_whole and place not in beside]
    ticks = bool(parts) and all(ticks_of(columns[place], NOT_SHOWN) is not None for place in parts)
    found: dict[int, Heading] = {}
    for place, each in members.items():
        written = ticks and each.is_other
        role: Role = "question"
        if place in beside and len(members) > 1:
            role = "option" if written else "fill_in"
        elif place in parts and (ticks or len(parts) > 1):
            role = "option" if ticks else "item"
        # brackets that nothing else shares are part of the text
        alone = [f"[{part}]" for part in each.parts] if role == "question" and not each.code else []
        text = " ".join([each.text, *alone])
        part = "" if role == "question" else each.part
        found[place] = Heading(role, each.code or text, text or each.code, part, written=written)
    return found


def _remarks(headers: Headers, columns: Columns, first: int) -> Iterator[Problem]:
    """Answers that were never sent off, and moments that the survey was told not to keep."""
    metas = _metas(headers, _read(headers))
    for place in (place for place, meta in metas.items() if meta == "submitted"):
        unsent = rows_with(columns[place], _UNSENT, first)
        if unsent:
            yield Problem("loading.limesurvey.incomplete", {"number": len(unsent)}, unsent)
    dated = [headers[place] for place in sorted(metas) if any(map(_is_anonymous, columns[place].texts))]
    if dated:
        yield Problem("loading.limesurvey.anonymous", {"columns": dated, "date": _ANONYMOUS}, minor=True)


def _joined(rows: Sequence[Headers]) -> Joined | None:
    """Codes in one row and texts in the next, or the other way round, as one header has both."""
    if len(rows) < 2 or len(rows[0]) != len(rows[1]):
        return None
    for codes, texts in (rows[:2], rows[1::-1]):
        names = [code.strip() for code in codes]
        if len(_OWN.intersection(names)) > 1 and all(map(_CODED.fullmatch, filter(None, names))):
            if _OWN.isdisjoint(map(folded, texts)):
                return None
            pairs = zip(names, map(str.strip, texts), strict=True)
            return 2, tuple(f"{code}. {text}" if text else code for code, text in pairs)
    return None


DIALECT = Dialect(
    "limesurvey",
    recognises=_recognises,
    headings=_headings,
    joined=_joined,
    remarks=_remarks,
    separator="",
    not_asked=NOT_SHOWN,
    repeats_headers=True,
)
