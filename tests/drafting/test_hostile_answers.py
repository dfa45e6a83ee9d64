"""What a stranger's table may hold: texts made to cost time, and answers where the header should be."""

from __future__ import annotations

import time

import pytest

from cgsurvey.coding.shapes import option_in, without_prompt
from cgsurvey.drafting.header_row import is_respondent
from cgsurvey.drafting.lexicon import ladder_of
from cgsurvey.errors import Unreadable
from cgsurvey.raw_table import WITHHELD
from drafting.by_hand import table_of
from drafting.in_memory_drafts import drafted

#: what took minutes, and takes milliseconds
SECONDS = 2.0
LONG = 120_000
NAMES = ["赵甲子", "赵乙丑", "赵丙寅", "赵丁卯"]


@pytest.mark.parametrize("piece", ["一", "1", "a.", "非常", "_"])
def test_a_long_answer_costs_no_time(piece: str) -> None:
    text = piece * (LONG // len(piece))
    started = time.monotonic()
    assert ladder_of([text, text + "满意", "不满意"]) is None
    option_in(text)
    assert time.monotonic() - started < SECONDS


@pytest.mark.parametrize("sign", ["_", ":"])
def test_a_line_to_fill_in_costs_no_time(sign: str) -> None:
    started = time.monotonic()
    assert without_prompt(sign * 28 + "x") == sign * 28 + "x"
    assert time.monotonic() - started < SECONDS


@pytest.mark.parametrize(
    "header",
    [
        ["赵甲乙", "13800000000", "满意", "意见"],
        ["赵甲乙", "37", "满意", "男"],
        ["赵甲乙", "女", "不满意", "说了一句"],
    ],
)
def test_a_respondent_in_place_of_the_header_is_refused(header: list[str]) -> None:
    ages = {"13800000000": [WITHHELD], "37": ["25", "38", "51"], "女": ["女", "男"]}[header[1]]
    rows = [
        [
            f"{NAMES[place % 4]}{place}",
            ages[place % len(ages)],
            ["满意", "不满意"][place % 2],
            ["男", "女"][place % 2] if header[3] == "男" else f"意见{place}",
        ]
        for place in range(40)
    ]
    with pytest.raises(Unreadable) as refused:
        assert drafted(header, rows).draft
    assert refused.value.code == "drafting.no_header"
    told = refused.value.text("zh") + refused.value.text("en")
    assert not any(cell in told for cell in header if len(cell) > 1)


@pytest.mark.parametrize("header", [["1", "2", "3"], ["2019", "2020", "2021"], ["读书", "下棋", "跳舞"]])
def test_short_headers_are_headers(header: list[str]) -> None:
    words = [[header[place] if row % 3 else "" for place in range(3)] for row in range(30)]
    numbers = [[str(row % 5), str(row % 4), str(row % 3)] for row in range(30)]
    columns = table_of(header, numbers if header[0].isdigit() else words).columns
    assert not is_respondent(header, columns)


def test_one_header_that_is_an_answer_as_well_is_a_header() -> None:
    rows = [["男" if row % 2 else "女", "满意" if row % 3 else "一般"] for row in range(30)]
    assert drafted(["性别", "满意"], rows).only.questions


def test_a_terminal_obeys_nothing_in_a_draft() -> None:
    header = "a\x9b31m\u202eb\u2028c\x1b[0m"
    found = drafted([header, "满意吗"], [[f"v{row % 3}", "满意" if row % 2 else "一般"] for row in range(30)])
    assert not any(character in found.text for character in "\x9b\u202e\u2028\x1b")
    assert found.study.questionnaires[found.only.name].questions["q1"].columns == (header,)
