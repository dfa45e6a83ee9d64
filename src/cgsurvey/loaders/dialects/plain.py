"""A table of no known platform: people number questions, options and rows of a matrix as the platforms do."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

from cgsurvey.folding import folded
from cgsurvey.loaders.dialects import wjx
from cgsurvey.loaders.dialects.dialect import Columns, Dialect, Headers
from cgsurvey.loaders.dialects.shapes import families, holds_something, stem_and_parts
from cgsurvey.raw_table import Cells, Heading, Meta

#: columns with nothing but their own name in them that make a question one of several options
_OPTIONS = 2

#: columns that no respondent fills in, by headers that mean nothing else, folded
_META: dict[str, Meta] = {
    **dict.fromkeys(("序号", "编号", "答卷编号", "问卷编号", "id", "caseid", "respondentid", "_id"), "id"),
    **dict.fromkeys(
        ("提交时间", "填写时间", "填表时间", "答题时间", "submitdate", "submittedat", "timestamp"),
        "submitted",
    ),
    **dict.fromkeys(("开始时间", "startdate", "starttime"), "started"),
    **dict.fromkeys(("所用时间", "答题时长", "用时", "duration"), "seconds"),
    **dict.fromkeys(("ip", "ip地址", "ipaddress"), "ip"),
}


def _headings(headers: Headers, columns: Columns) -> tuple[Heading, ...]:
    """As 问卷星 numbers them; rows of a grid also in square brackets behind a stem that they share."""
    stems = Counter(stem for header in headers for stem, parts in [stem_and_parts(header)] if parts)
    found: list[Heading] = []
    for header, heading in zip(headers, wjx.DIALECT.headings(headers, columns), strict=True):
        stem, parts = stem_and_parts(header)
        meta = _META.get(folded(header))
        if meta is not None:
            found.append(Heading("meta", stem=header, meta=meta))
        elif heading.role == "question" and parts and stems[stem] > 1:
            found.append(replace(heading, role="item", question=stem, stem=stem, part=" ".join(parts)))
        else:
            found.append(heading)
    return tuple(_named_by_answers(found, columns))


def _named_by_answers(headings: list[Heading], columns: Columns) -> list[Heading]:
    """Rows of a grid that hold nothing but their own name are options; what stands among them is asked apart.

    As Typeform writes them: under the header of a question a column for each option, with its text in it.
    """
    found = list(headings)
    for places in families(each.question if each.role == "item" else "" for each in headings).values():
        own = [place for place in places if _holds_its_name(columns[place], headings[place].part)]
        if sum(holds_something(columns[place]) for place in own) < _OPTIONS:
            continue
        for place in places:
            each = headings[place]
            found[place] = (
                replace(each, role="option")
                if place in own
                else Heading("question", f"{each.question}/{each.part}", each.part)
            )
    return found


def _holds_its_name(cells: Cells, part: str) -> bool:
    return all(not text.strip() or folded(text) == folded(part) for text in cells.texts)


DIALECT = Dialect(
    "plain",
    recognises=lambda headers, columns: True,
    headings=_headings,
    not_asked=("(跳过)",),
    blank=("(空)",),
)
