"""Chinese and Latin text in a given number of cells."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from cgsurvey.report.fitting import balanced, cells, longest_word, pad, wrap

TEXTS = st.text(alphabet="社区居民，。（）“”ab1.5%[], ", max_size=80)


@pytest.mark.parametrize(
    ("text", "width", "lines"),
    [
        ("满意率为92.0%，较高。", 12, ["满意率为", "92.0%，较", "高。"]),
        ("the rate of satisfaction", 10, ["the rate", "of", "satisfacti", "on"]),
        ("甲（乙丙）", 6, ["甲（乙", "丙）"]),
        ("", 10, [""]),
        ("一二三", 2, ["一", "二", "三"]),
    ],
)
def test_lines_break_where_a_reader_breaks_them(text: str, width: int, lines: list[str]) -> None:
    assert wrap(text, width) == lines


@given(TEXTS, st.integers(8, 40))
def test_wrapping_loses_nothing_but_spaces(text: str, width: int) -> None:
    lines = wrap(text, width)
    assert "".join(lines).replace(" ", "") == text.replace(" ", "")
    assert all(cells(line) <= width for line in lines)


@given(TEXTS, st.integers(8, 40))
def test_balanced_lines_are_as_few(text: str, width: int) -> None:
    lines = balanced(text, width)
    assert len(lines) == len(wrap(text, width))
    assert "".join(lines).replace(" ", "") == text.replace(" ", "")


@given(TEXTS)
def test_cells_are_those_of_the_terminal(text: str) -> None:
    assert cells(text) == cell_len(text)
    assert longest_word(text) <= cells(text)


def test_padding_fills_cells_and_not_characters() -> None:
    assert pad("社区", 6) == "社区  "
    assert pad("9", 3, right=True) == "  9"
    assert pad("社区", 2) == "社区"
