"""Whatever stands in a table: the draft is TOML that a study can be made of, and no row is lost."""

from __future__ import annotations

import contextlib
import tomllib
from collections.abc import Iterator
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from cgsurvey.drafting import toml_text
from cgsurvey.errors import CgsurveyError, Unreadable
from cgsurvey.folding import folded
from drafting.in_memory_drafts import Drafted, drafted

#: texts that break what is written without care
AWKWARD = st.sampled_from(
    [
        *(
            '"',
            "'",
            "\\",
            '"""',
            "]",
            "# x",
            "a\nb",
            "a\r\nb",
            "\t",
            "\x00",
            "\x07",
            "\x7f",
            "\u2028",
            "\u202e",
        ),
        *("😀", "＝1+1", "=1+1", "𠮷", "é", "(跳过)", "(空)", "-3", "-2", "", " ", "\u3000", "N/A", "\ufeff"),
        *("满意", "不满意", "一般", "非常满意", "非常不满意", "说不清", "没有", "经常", "偶尔", "是", "否"),
        *(
            "A┋B",
            "B┋A",
            "A",
            "A→B",
            "B→A",
            "A;B",
            "a, b",
            "1",
            "2",
            "3",
            "5分",
            "10",
            "-99",
            "1.50",
            "3年",
            "6个月",
        ),
        *(
            "2024-01-01",
            "30%左右",
            "3000元以下",
            "合计",
            "注：说明",
            "其他〖我写的〗",
            "〖〗",
            "【】",
            "A.甲",
            "B.乙",
        ),
    ]
)
CELLS = AWKWARD | st.text(max_size=6)
HEADERS = (
    AWKWARD
    | st.text(max_size=8)
    | st.sampled_from(
        [
            "1、题",
            "2、(甲)",
            "2、(乙)",
            "3、题—甲",
            "3、乙",
            "第4题(甲)",
            "序号",
            "社区",
            "weight",
            "q1",
            "community",
            "Q[1]",
        ]
    )
)


@st.composite
def tables(draw: st.DrawFn) -> tuple[list[str], list[list[str]]]:
    """Headers that differ, and rows in which answers repeat."""
    headers = draw(st.lists(HEADERS, min_size=1, max_size=5, unique=True))
    pools = [draw(st.lists(CELLS, min_size=1, max_size=5)) for _ in headers]
    size = draw(st.integers(1, 40))
    picks = draw(st.lists(st.integers(0, 4), min_size=size, max_size=size))
    rows = [[pool[(pick + place) % len(pool)] for place, pool in enumerate(pools)] for pick in picks]
    return headers, rows


#: the only reasons for which a table has no draft, or a draft no numbers
REFUSED = {"drafting.no_questions", "coding.nobody_left"}


@given(tables())
@settings(max_examples=250, deadline=None, derandomize=True)
def test_any_table_has_a_draft_that_runs(made: tuple[list[str], list[list[str]]]) -> None:
    found = drafted(*made)
    refusals: list[str] = []
    with contextlib.suppress(Unreadable), _noting(refusals):
        written = tomllib.loads(found.text)
        assert tomllib.loads(toml_text(found.draft, "zh")) == written, "comments change nothing"
        assert _declared(found) == written["questions"]["respondents"].keys()
        (sample,) = found.analysis.samples
        aside = sum(len(rows) for rows in sample.ledger.set_aside.values())
        assert sample.ledger.rows_read == len(made[1]) == sample.ledger.analysed + aside
    assert set(refusals) <= REFUSED


@contextlib.contextmanager
def _noting(refusals: list[str]) -> Iterator[None]:
    try:
        yield
    except CgsurveyError as refusal:
        refusals.append(refusal.code)
        raise


def _declared(found: Drafted) -> Any:
    return {question.topic for question in found.questions.values()}


@given(st.text(max_size=30))
@settings(max_examples=200, deadline=None, derandomize=True)
def test_a_header_is_found_again_however_it_is_written(header: str) -> None:
    rows = [[text, str(place)] for place, text in enumerate(["是", "否"] * 6)]
    found = drafted([header, "the other column"], rows)
    of_platform = found.table.headings[0].role == "meta"
    questions = [each for each in found.only.questions if each.where.get("column") == header]
    assert len(questions) == (folded(header) != "" and not of_platform)
    assert study_columns(found.text) >= {each.where["column"] for each in questions}


def study_columns(text: str) -> set[str]:
    return {each["column"] for each in tomllib.loads(text)["questions"]["respondents"].values()}


def test_control_characters_leave_no_trace_in_comments() -> None:
    found = drafted(["a\x1b[31m\nb", "x"], [["", "1"], ["", "2"]] * 6)
    assert "\x1b" not in found.text
