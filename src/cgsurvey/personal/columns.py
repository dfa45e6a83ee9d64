"""Columns of a table -> those that hold personal data, and what is left of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import cache
from typing import Any, Literal, NamedTuple, get_args

from cgsurvey.folding import folded, simplified
from cgsurvey.footers import BEGINNINGS, footer_word
from cgsurvey.numbering import numbered
from cgsurvey.personal.headers import kind_asked
from cgsurvey.personal.kinds import KINDS, Kind, kind_of
from cgsurvey.raw_table import WITHHELD, Cells, Described, Heading, Meta
from cgsurvey.ticks import TICKED, UNTICKED

#: of a column's cells with content, from which share on it is a column of personal data
SHARE = 0.5
#: cells of a long column that are looked at first, spread by steps of a prime; every cell only where the
#: share among those is near the half
_LOOKED_AT, _STEP = 2000, 2_654_435_761
_NEAR = 0.25
#: what a platform itself notes of a person
_META: dict[Meta, Kind] = {"ip": "ip", "user": "account", "device": "device", "place": "coordinates"}
#: where a response came from, as far as a region: no place of a person
_REGIONS = ("国家", "地区", "省", "市", "country", "region", "province", "city")
#: answers that are no data, whatever was asked: ticks, short numbers, and cells without an answer
_TICKS = TICKED | UNTICKED | {"有", "无"}
_NO_ANSWER = frozenset(
    ("", "(跳过)", "(空)", "-3", "-2", "n/a", "na", "null", "none", "无", "-", "—", "/", "未知")
)
_SHORT = 3
_BEGINNINGS = BEGINNINGS | {text[0] for text in _NO_ANSWER if text}
#: roles of a column that the respondent did not write in
_CHOSEN = ("option", "item")

By = Literal["meta", "header", "content"]
BYS: tuple[By, ...] = get_args(By)


class Found(NamedTuple):
    """A column of personal data: its position, the kind, and what tells: the platform, header or content."""

    place: int
    kind: Kind
    by: By


def withheld(
    headers: Sequence[str],
    cells: Sequence[Cells],
    headings: Sequence[Heading],
    named: Collection[str] = (),
    described: Mapping[int, Described] | None = None,
) -> list[Found]:
    """Columns of personal data that the study does not name.

    Parameters
    ----------
    headers, cells, headings
        As of a `RawTable`; codes may be any sequence of integers.
    named
        Columns that the study names. One that ends with ``*`` names all that begin with what is before it.
    described
        What the file itself says of a column: its label is looked at like a header.
    """
    found: list[Found] = []
    for index, (titles, is_named) in enumerate(_each(headers, headings, named, described)):
        heading = headings[index] if headings else Heading("question")
        told = None if is_named else _judged([*titles, heading.part], cells[index], heading)
        found += [Found(index, *told)] if told else []
    return found


def is_emptied_and_named(
    headers: Sequence[str],
    cells: Sequence[Cells],
    headings: Sequence[Heading],
    named: Collection[str],
    described: Mapping[int, Described] | None = None,
) -> bool:
    """Whether a column is emptied that the study names; parameters as of `withheld`."""
    each = zip(cells, _each(headers, headings, named, described), strict=True)
    return any(is_named and WITHHELD in column.texts for column, (_, is_named) in each)


def _each(
    headers: Sequence[str],
    headings: Sequence[Heading],
    named: Collection[str],
    described: Mapping[int, Described] | None,
) -> Iterator[tuple[list[str], bool]]:
    """Header and label of each column, and whether the study names it."""
    study = _Named(named)
    for index, header in enumerate(headers):
        heading = headings[index] if headings else Heading("question")
        label = described[index].label if described and index in described else ""
        named_so = study.holds([header, label, heading.stem, f"{heading.stem}{heading.part}"])
        yield [header, label], named_so


def emptied(cells: Cells) -> Cells:
    """The column without its texts: which cells are blank, and which are the same, is still told.

    A word of a row below the table, such as 合计, stays: by it the row is known for what it is.
    """
    return Cells(tuple(map(_emptied, cells.texts)), cells.codes)


def _emptied(text: str) -> str:
    if not _may_stay(text.lstrip()[:1]):
        return WITHHELD
    return "" if folded(text) in _NO_ANSWER else footer_word(text) or WITHHELD


@cache
def _may_stay(character: str) -> bool:
    """Whether a text that begins so can be no answer, or a word of a row below the table."""
    begins = folded(character)
    return not begins or begins in _BEGINNINGS


def _judged(titles: Sequence[str], column: Cells, heading: Heading) -> tuple[Kind, By] | None:
    if all(folded(text) in _NO_ANSWER for text in column.texts):
        return None
    if heading.role == "meta" and (kind := _of_meta(titles[0], heading.meta)):
        return kind, "meta"
    asked = None if heading.role in _CHOSEN else _asked(titles)
    if asked and not _is_closed(asked, column):
        return asked, "header"
    kind_held = _held(column)
    return (kind_held, "content") if kind_held else None


def _asked(titles: Sequence[str]) -> Kind | None:
    return next((kind for kind in map(kind_asked, titles) if kind), None)


def _of_meta(header: str, meta: Meta | None) -> Kind | None:
    if meta == "place" and any(folded(header).endswith(region) for region in _REGIONS):
        return None
    return _META.get(meta) if meta else None


def _is_closed(kind: Kind, column: Cells) -> bool:
    """Whether the cells are options of a form: then the header only sounds like personal data."""
    if all(_is_tick(folded(text)) for text in column.texts):
        return True
    if kind != "address":
        return False
    said = {folded(text) for text in column.texts} - _NO_ANSWER
    counts = Counter(column.codes.tolist())
    answered = sum(counts[code] for code, text in enumerate(column.texts) if folded(text) not in _NO_ANSWER)
    return len(said) < SHARE * answered and _held(column) is None


def _is_tick(text: str) -> bool:
    return text in _TICKS or text in _NO_ANSWER or (len(text) <= _SHORT and text.isdigit())


def _held(column: Cells) -> Kind | None:
    """The commonest kind of personal data, if at least `SHARE` of the cells with content hold any."""
    codes = column.codes
    near = _NEAR if len(codes) > _LOOKED_AT else 0.0
    held, answered = _tally(column.texts, _some(codes), SHARE - near)
    if near and abs(held.total() - SHARE * answered) <= near * answered:
        held, answered = _tally(column.texts, codes.tolist(), SHARE)
    if not held or held.total() < SHARE * answered:
        return None
    return max(held, key=lambda kind: (held[kind], -KINDS.index(kind)))


def _some(codes: Any) -> list[int]:
    size = len(codes)
    if size <= _LOOKED_AT:
        return list(codes.tolist())
    return [codes[place * _STEP % size] for place in range(_LOOKED_AT)]


def _tally(texts: Sequence[str], codes: Sequence[int], share: float) -> tuple[Counter[Kind], int]:
    """Cells of each kind, and cells with content; no kind once others are too many for such a share."""
    held: Counter[Kind] = Counter()
    others, most = 0, (1 - share) * len(codes)
    for code, count in Counter(codes).items():
        if folded(texts[code]) in _NO_ANSWER:
            continue
        if kind := kind_of(texts[code]):
            held[kind] += count
            continue
        others += count
        if others > most:
            return Counter(), others
    return held, held.total() + others


class _Named:
    """The columns that a study names, in all the spellings by which it finds them."""

    def __init__(self, named: Collection[str]) -> None:
        self._known = {spelling for name in named for spelling in _spellings(name)}
        starts = (simplified(folded(name[:-1])) for name in named if name.endswith("*"))
        self._beginnings = tuple(filter(None, starts))

    def holds(self, titles: Sequence[str]) -> bool:
        """Whether one of a column's titles is named."""
        spelled = [spelling for title in titles for spelling in _spellings(title)]
        return any(each in self._known or each.startswith(self._beginnings) for each in spelled)


def _spellings(name: str) -> Iterator[str]:
    for text in (name, numbered(name).text):
        spelled = simplified(folded(text))
        if spelled:
            yield spelled
