"""问卷星 (wjx.cn): the downloads by option text (按文本), by option number (按序号), and for SPSS.

Questions are headed "7、题干"; a question of several columns "7、(选项)", "第7题(选项)", "7、题干—子题" and
then "7、子题", or "7、(1)…___". Of these the first two can be options, ranks or rows of a matrix: only the
cells tell.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from cgsurvey.folding import folded
from cgsurvey.loaders.dialects.dialect import Columns, Dialect, Headers, Labels
from cgsurvey.loaders.dialects.values import are_ranks, held
from cgsurvey.numbering import bracketed, numbered
from cgsurvey.raw_table import Heading, Meta, Role

_META: dict[str, Meta] = {
    "序号": "id",
    "开始答题时间": "started",
    "提交答卷时间": "submitted",
    "提交时间": "submitted",
    "所用时间": "seconds",
    "来源": "source",
    "来源详情": "source",
    "来自ip": "ip",
    "总分": "score",
    "用户id": "user",
    "微信昵称": "user",
    "微信openid": "user",
}
#: headers that no other platform writes, folded
_OWN_META = {"提交答卷时间", "来源详情", "来自ip"}
_OWN_HEADER = re.compile(r"\s*(?:第\s*\d+\s*题\s*[(（]|[@＠]\d+\s*[、.：:]|[Qq]\d+_Row\d+$)")
_OWN_CELLS = {"(跳过)", "(空)"}
_SEPARATOR = "┋"
#: row of a matrix in the file for SPSS
_ROW = re.compile(r"[Qq]\d+_Row\d+")
_BLANK = re.compile(r"(.*?)[(（]\d{1,2}[)）]\s*(\S.*)", re.DOTALL)
_DASH = re.compile(r"(.*[^\s—])\s*—+\s*(\S.*)", re.DOTALL)
#: distinct texts of a column among which those that only this platform writes are looked for
_LOOKED_AT = 10_000


@dataclass(frozen=True)
class _Title:
    """One header: where it stands, its number, and the rest as it could be read."""

    place: int
    number: str
    text: str
    row: bool = False

    @property
    def option(self) -> tuple[str, str] | None:
        """Stem and text of an option in brackets."""
        return bracketed(self.text)

    @property
    def item(self) -> tuple[str, str] | None:
        """Stem and row of a matrix."""
        match = _DASH.fullmatch(self.text)
        return (match[1], match[2]) if match else None

    @property
    def blank(self) -> tuple[str, str] | None:
        """Stem and text of a numbered blank."""
        match = _BLANK.fullmatch(self.text)
        return (match[1].strip(), match[2]) if match else None


def _recognises(headers: Headers, columns: Columns) -> bool:
    if any(folded(header) in _OWN_META or _OWN_HEADER.match(header) for header in headers):
        return True
    if not any(numbered(header).number for header in headers):
        return False
    texts = (text for column in columns for text in column.texts[:_LOOKED_AT])
    return any(_SEPARATOR in text or "〖" in text or folded(text) in _OWN_CELLS for text in texts)


def _headings(headers: Headers, columns: Columns) -> tuple[Heading, ...]:
    return _labelled(headers, columns, [""] * len(headers))


def _labelled(headers: Headers, columns: Columns, labels: Labels) -> tuple[Heading, ...]:
    """Names are "@1、性别" or "Q6_Row1": the number is theirs, the text is the label's where there is one."""
    titles = []
    for place, (name, label) in enumerate(zip(headers, labels, strict=True)):
        named, written = numbered(name), numbered(label)
        number = named.number or written.number
        titles.append(_Title(place, number, written.text or named.text, bool(_ROW.fullmatch(name))))
    return _read(titles, headers, columns)


def _read(titles: Sequence[_Title], headers: Headers, columns: Columns) -> tuple[Heading, ...]:
    seen: Counter[str] = Counter()
    found: list[Heading] = []
    for run in _runs(titles, headers):
        for title, role, stem, part in _roles(run, columns):
            if role == "meta":
                found.append(Heading("meta", stem=stem, meta=_META[folded(headers[title.place])]))
                continue
            key = title.number or stem or title.text
            if title is run[0] or role == "question":
                # numbering can begin again, and two questions can have one text
                seen[key] += 1
            again = f"/{seen[key]}" if seen[key] > 1 else ""
            found.append(Heading(role, key + again, stem, part))
    return tuple(found)


def _runs(titles: Sequence[_Title], headers: Headers) -> Iterator[list[_Title]]:
    """Neighbours that may be one question: of one number or, without numbers, of one stem."""
    run: list[_Title] = []
    for title in titles:
        if run and not _neighbours(run[-1], title, headers):
            yield run
            run = []
        run.append(title)
    if run:
        yield run


def _neighbours(before: _Title, title: _Title, headers: Headers) -> bool:
    if _is_meta(before, headers) or _is_meta(title, headers) or before.number != title.number:
        return False
    if title.number:
        return True
    stems = [
        {parted[0] for parted in (each.option, each.item) if parted and parted[0]} for each in (before, title)
    ]
    return bool(stems[0] & stems[1])


def _is_meta(title: _Title, headers: Headers) -> bool:
    return not title.number and folded(headers[title.place]) in _META


Read = tuple[_Title, Role, str, str]


def _roles(run: Sequence[_Title], columns: Columns) -> Iterator[Read]:
    """Role, stem and part of each column of a run."""
    first, rest = run[0], run[1:]
    if not first.number and folded(first.text) in _META:
        yield first, "meta", first.text, ""
    elif first.row or (rest and _is_matrix(run)):
        yield from _items(run)
    elif _are_blanks(run):
        stem = next((each.blank[0] for each in run if each.blank), "")
        for title in run:
            yield title, "blank", stem, title.blank[1] if title.blank else title.text
    elif _are_options(run):
        yield from _options(run, first.option[0] if first.option else "", columns)
    elif rest and _are_options(rest) and not any(each.option[0] for each in rest if each.option):
        yield first, "question", first.text, ""
        yield from _options(rest, first.text, columns)
    else:
        for title in run:
            yield title, "question", title.text, ""


def _is_matrix(run: Sequence[_Title]) -> bool:
    """ "题干—子题", and then rows without the stem or with the same one."""
    if run[0].item is None or _are_options(run):
        return False
    stem = run[0].item[0]
    return all(each.item is None or each.item[0] == stem for each in run[1:])


def _items(run: Sequence[_Title]) -> Iterator[Read]:
    stem = run[0].item[0] if run[0].item else ""
    for title in run:
        part = title.item[1] if title.item and title.item[0] == stem else title.text
        yield title, "item", stem, part


def _are_blanks(run: Sequence[_Title]) -> bool:
    """ "(1)姓名___": numbered blanks, of which only the first has a stem."""
    parted = [each.blank for each in run]
    marked = len(run) > 1 or "__" in run[0].text
    return marked and all(
        each is not None and (not each[0] or place == 0) for place, each in enumerate(parted)
    )


def _are_options(run: Sequence[_Title]) -> bool:
    """ "(选项)" without a stem, or several with one stem: one header alone may just end in brackets."""
    parted = [each.option for each in run]
    stems = {each[0] if each else None for each in parted}
    return None not in stems and (stems == {""} or (len(run) > 1 and len(stems - {""}) == 1))


def _options(run: Sequence[_Title], stem: str, columns: Columns) -> Iterator[Read]:
    """Options where the cells are ticks or ranks; what was written beside them; else rows of a matrix."""
    parts = [title.option[1] if title.option else title.text for title in run]
    cells = [columns[title.place] for title in run]
    kinds = [held(each, part) for each, part in zip(cells, parts, strict=True)]
    ticked = "ticks" in kinds
    spoken = {kind for kind in kinds if kind != "silent"}
    if ("numbers" not in kinds and (ticked or not spoken)) or (
        spoken <= {"ticks", "numbers"} and are_ranks(cells)
    ):
        roles: list[Role] = ["fill_in" if kind == "texts" else "option" for kind in kinds]
    else:
        # one column of texts behind its question is what was written there
        roles = ["fill_in" if len(run) == 1 and kinds == ["texts"] else "item"] * len(run)
    for title, role, part in zip(run, roles, parts, strict=True):
        yield title, role, stem, part


DIALECT = Dialect(
    "wjx",
    recognises=_recognises,
    headings=_headings,
    labelled=_labelled,
    separator=_SEPARATOR,
    not_asked=("(跳过)", "-3"),
    blank=("(空)", "-2"),
)
