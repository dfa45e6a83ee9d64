"""Microsoft Forms: five columns of its own, then a column a question or a row of a Likert question."""

from __future__ import annotations

import re
from collections.abc import Iterator

from cgsurvey.folding import folded
from cgsurvey.loaders.dialects.dialect import Columns, Dialect, Headers
from cgsurvey.loaders.dialects.shapes import families
from cgsurvey.raw_table import Heading, Meta

_METAS: dict[str, Meta] = {
    **dict.fromkeys(("id", "識別碼"), "id"),
    **dict.fromkeys(("starttime", "开始时间", "開始時間"), "started"),
    **dict.fromkeys(("completiontime", "完成时间", "完成時間"), "submitted"),
    **dict.fromkeys(("email", "电子邮件", "电子邮件地址", "電子郵件"), "user"),
    **dict.fromkeys(("name", "名称", "姓名", "名稱"), "user"),
    **dict.fromkeys(("totalpoints", "总分", "總分"), "score"),
    **dict.fromkeys(("language", "语言", "語言"), "language"),
    **dict.fromkeys(("lastmodifiedtime", "上次修改时间", "最后修改时间", "上次修改時間"), "other"),
    **dict.fromkeys(("quizfeedback", "测验反馈", "gradepostedtime", "成绩发布时间"), "other"),
}
_STARTED, _COMPLETED, _NUMBER = (
    {name for name, meta in _METAS.items() if meta == wanted} for wanted in ("started", "submitted", "id")
)
#: columns that a quiz adds to each question
_QUIZ = re.compile(r"(?:Points|Feedback|积分|分数|反馈)\s*[-–]\s*(?P<question>.+)", re.DOTALL)
#: a row of a Likert question behind the question and a full stop: no space stands between the two
_ROW = re.compile(r"(?P<stem>.*?[^\s\d.])\.(?P<row>[^\s.].*)", re.DOTALL)


def _recognises(headers: Headers, columns: Columns) -> bool:
    names = {folded(header) for header in headers}
    return bool(names & _STARTED and names & _COMPLETED and names & _NUMBER)


def _headings(headers: Headers, columns: Columns) -> tuple[Heading, ...]:
    found = dict(_metas(headers))
    rows = {
        place: match
        for place, header in enumerate(headers)
        if place not in found and (match := _ROW.fullmatch(header.strip()))
    }
    for stem, places in families(folded(rows[place]["stem"]) for place in sorted(rows)).items():
        shared = [sorted(rows)[place] for place in places]
        if len(shared) > 1 and len(stem) > 1:
            for place in shared:
                question = " ".join(rows[place]["stem"].split())
                found[place] = Heading("item", question, question, rows[place]["row"].strip())
    return tuple(
        found.get(place) or Heading("question", header, " ".join(header.split()))
        for place, header in enumerate(headers)
    )


def _metas(headers: Headers) -> Iterator[tuple[int, Heading]]:
    """Columns of its own: they stand before all questions, and behind each question of a quiz."""
    names = [folded(header) for header in headers]
    for place, name in enumerate(names):
        if name not in _METAS:
            break
        yield place, Heading("meta", meta=_METAS[name])
    for place, header in enumerate(headers):
        quiz = _QUIZ.fullmatch(header.strip())
        if quiz and folded(quiz["question"]) in names:
            yield place, Heading("meta", meta="other")


DIALECT = Dialect("ms_forms", recognises=_recognises, headings=_headings, separator=";")
