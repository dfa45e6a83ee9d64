"""Numbers in front of headers, brackets behind them."""

import pytest

from cgsurvey.numbering import bracketed, numbered


@pytest.mark.parametrize(
    "header",
    [
        "7、性别",
        "７．性别",
        " 7: 性别",
        "第7题 性别",
        "第 7 题、性别",
        "Q7 性别",
        "q7.性别",
        "Ｑ7：性别",
        "@7、性别",
    ],
)
def test_the_number_of_a_question_is_parted_from_its_text(header):
    assert numbered(header) == ("7", "性别")


@pytest.mark.parametrize(
    "header", ["3.5小时以上", "1.1 Age", "Q1.1", "Q12", "2020年以来", "7 性别", "12题目", "性别"]
)
def test_what_only_looks_like_a_number_of_a_question_stays(header):
    assert numbered(header) == ("", header)


def test_the_last_brackets_are_parted_with_those_inside_them():
    assert bracketed("服务(文娱（含棋牌）)") == ("服务", "文娱（含棋牌）")
    assert bracketed("服务（文娱）") == ("服务", "文娱")
    assert bracketed("服务(文娱) [治安 [夜间]]", "[", "]") == ("服务(文娱)", "治安 [夜间]")
    assert bracketed("服务") is None
    assert bracketed("服务)") is None
