"""What of a file may be quoted: headers and options, and nothing that may be a person."""

import numpy as np
import pytest

from cgsurvey.discretion import is_private, looks_like_headers, quoted, quoted_answer
from cgsurvey.raw_table import Cells


@pytest.mark.parametrize(
    "text", ["1、您的性别", "第12题(养老助餐)", "2024年收入", "Q3. Age", "二十四节气", "京津冀"]
)
def test_headers_may_be_quoted(text):
    assert not is_private(text)
    assert quoted(text) == text


@pytest.mark.parametrize(
    "text", ["12345", "138 000 1111", "ａ＠ｂ", "一二三四五六七", "沪B·12345", "4201061990"]
)
def test_numbers_of_people_may_not(text):
    assert is_private(text)
    assert quoted(text) is None
    assert quoted_answer(text) is None


def test_a_long_header_is_cut_and_a_long_answer_is_not_quoted():
    assert quoted("问" * 21) == "问" * 20 + "…"
    assert quoted("问" * 20) == "问" * 20
    assert quoted_answer("答" * 12) == "答" * 12
    assert quoted_answer("答" * 13) is None
    assert quoted_answer("Somewhat satisfied") == "Somewhat satisfied"
    assert quoted_answer("x" * 25) is None


def column(*texts: str) -> Cells:
    return Cells(tuple(dict.fromkeys(texts)), np.zeros(len(texts), dtype=np.int32))


@pytest.mark.parametrize(
    "row", [("张三", "3"), ("张三", "2026/9/19"), ("张三", "12%"), ("张三", "男"), ("张三", "a@b")]
)
def test_a_respondent_does_not_look_like_headers(row):
    assert not looks_like_headers(row, [column("李四", "王五"), column("女", "男 ")])


def test_headers_look_like_headers():
    columns = [column("李四", "王五"), column("", ""), column("女", "男")]
    assert looks_like_headers(("姓名", "", "1、性别"), columns)
