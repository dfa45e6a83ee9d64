"""腾讯问卷 (wj.qq.com): questions "16.题干", options "21.题干:选项" or one header over several columns."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import groupby

from cgsurvey.folding import as_code, folded, without_fill_in
from cgsurvey.loaders.dialects.dialect import Columns, Dialect, Headers
from cgsurvey.loaders.dialects.values import TICKS, answers_in
from cgsurvey.numbering import Numbered, numbered
from cgsurvey.raw_table import Cells, Heading, Meta, Role

_META: dict[str, Meta] = {
    "编号": "id",
    "开始答题时间": "started",
    "结束答题时间": "submitted",
    "答题时长": "seconds",
    "语言": "language",
    "清洗数据结果": "status",
    "审核状态": "status",
    "智能清洗数据无效概率": "other",
    "地理位置国家和地区": "place",
    "地理位置省": "place",
    "地理位置市": "place",
    "用户类型": "other",
    "用户标识": "user",
    "昵称": "user",
    "自定义字段": "other",
    "ip": "ip",
    "ua": "device",
    "referrer": "source",
    "中奖时间": "other",
    "中奖金额": "other",
}
#: headers that no other platform writes, folded; two of them tell
_OWN = {*_META} - {"编号", "语言", "ip", "ua", "referrer", "昵称", "审核状态"}
#: the number that a repeated header has behind it
_AGAIN = re.compile(r" \(\d+\)$")
_BLANK = re.compile(r"(.*?)_(填空\d+)", re.DOTALL)
_BLANK_PART = re.compile(r"填空\d+")
_FILL_IN = re.compile(r"_{2,}\{fillblank[^}]*\}(?:\[[^\]]*\])?")
#: what stands between a question and an option or row of it
_MARKS = ":：_-"
#: letter in front of an option, folded
_LETTER = re.compile(r"^[a-z][.、]")


def _recognises(headers: Headers, columns: Columns) -> bool:
    return len({folded(header) for header in headers} & _OWN) > 1


def _headings(headers: Headers, columns: Columns) -> tuple[Heading, ...]:
    found: list[Heading] = []
    seen: Counter[str] = Counter()
    plain = [_once(header, headers) for header in headers]
    titles = [numbered(header) for header in plain]
    for _, group in groupby(range(len(headers)), key=lambda place: titles[place].number or plain[place]):
        places = list(group)
        first = places[0]
        if not titles[first].number and (folded(plain[first]) in _META or not plain[first].strip()):
            meta = _META.get(folded(plain[first]), "other")
            found += [Heading("meta", stem=plain[first], meta=meta)] * len(places)
        else:
            run, cells = [titles[place] for place in places], [columns[place] for place in places]
            found += _of_run(run, cells, seen)
    return tuple(found)


def _once(header: str, headers: Headers) -> str:
    """A header without the number that tells it from others of the same text."""
    plain = _AGAIN.sub("", header)
    return plain if plain in headers else header


def _of_run(run: Sequence[Numbered], columns: Sequence[Cells], seen: Counter[str]) -> Iterator[Heading]:
    """Headings of neighbours with one number, or with one text."""
    texts = [title.text for title in run]
    stem, parts = _parted(texts)
    written = [bool(_FILL_IN.search(part)) for part in parts]
    parts = [_FILL_IN.sub("", part).strip() for part in parts]
    roles = [_role(part, column) for part, column in zip(parts, columns, strict=True)]
    for place in (place for place, each in enumerate(written) if each):
        # who wrote beside an option chose it, unless that has a column of its own
        roles[place] = "fill_in" if not parts[place] or parts.count(parts[place]) > 1 else "option"
    options = _options_of_cells(columns) if len(run) > 1 and len(set(texts)) == 1 else []
    if options:
        parts, roles = options, ["option"] * len(run)
    elif "item" in roles:
        roles = [
            "item" if role == "option" and not each else role
            for role, each in zip(roles, written, strict=True)
        ]
    key = run[0].number or stem
    for place, (text, role, part) in enumerate(zip(texts, roles, parts, strict=True)):
        if place == 0 or role == "question":
            # numbering can begin again, and questions can have one text
            seen[key] += 1
        again = f"/{seen[key]}" if seen[key] > 1 else ""
        alone = role == "option" and written[place]
        yield Heading(role, key + again, text if role == "question" else stem, part, written=alone)


def _parted(texts: Sequence[str]) -> tuple[str, list[str]]:
    """The stem that the columns of a question share, and what each has behind it, "" where nothing."""
    blanks = [match for text in texts if (match := _BLANK.fullmatch(text))]
    if len(blanks) == len(texts):
        return blanks[0][1], [match[2] for match in blanks]
    stem = texts[0].partition(":")[0] if ":" in texts[0] else _common_stem(texts)
    if stem and len(texts) > 1 and all(text.startswith(stem) for text in texts):
        return stem.rstrip(_MARKS).strip(), [text[len(stem) :].lstrip(_MARKS).strip() for text in texts]
    return texts[0], [""] * len(texts)


def _common_stem(texts: Sequence[str]) -> str:
    """What all texts begin with, up to its last mark; the whole of a text with which all begin."""
    first, last = min(texts), max(texts)
    same = next(
        (place for place, pair in enumerate(zip(first, last, strict=False)) if len({*pair}) > 1), None
    )
    return first if same is None else first[: 1 + max(first.rfind(mark, 0, same) for mark in _MARKS)]


def _options_of_cells(columns: Sequence[Cells]) -> list[str]:
    """The only text of each column of one header: the option that it stands for, "" where nobody chose it.

    None where a column holds several texts, or only ticks.
    """
    options: list[str] = []
    for column in columns:
        found = answers_in(column)
        if len(found) > 1 or (found and found <= TICKS):
            return []
        own = (text.strip() for text in column.texts if as_code(without_fill_in(text)) in found)
        options.append(without_fill_in(next(own, "")))
    return options if any(options) else []


def _role(part: str, column: Cells) -> Role:
    if not part:
        return "question"
    if _BLANK_PART.fullmatch(part):
        return "blank"
    found = {_LETTER.sub("", text) for text in answers_in(column)}
    return "option" if found <= TICKS or found == {_LETTER.sub("", folded(part))} else "item"


DIALECT = Dialect("tencent", recognises=_recognises, headings=_headings, repeats_headers=True)
