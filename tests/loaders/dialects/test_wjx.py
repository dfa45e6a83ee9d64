"""问卷星: awkward headers and what each column is."""

import pytest

from loaders.dialects.columns import headed

METAS = {
    "序号": "id",
    "提交答卷时间": "submitted",
    "所用时间": "seconds",
    "来源": "source",
    "来源详情": "source",
    "来自IP": "ip",
    "总分": "score",
}


@pytest.mark.parametrize("missing", [(), *((each,) for each in METAS), tuple(METAS)[:3], tuple(METAS)[3:]])
def test_any_column_of_the_platform_may_be_missing(missing):
    metas = [each for each in METAS if each not in missing]
    name, found = headed([*metas, "1、性别", "2、兴趣"], [["x"] * len(metas) + ["男", "运动┋阅读"]])
    assert name == "wjx"
    assert found[: len(metas)] == [("meta", METAS[each]) for each in metas]
    assert found[len(metas) :] == [("question", "1", "性别", ""), ("question", "2", "兴趣", "")]


@pytest.mark.parametrize("cell", ["(跳过)", "（跳过）", "(空)", "运动┋阅读", "其他〖集邮〗"])
def test_without_any_of_them_the_cells_tell(cell):
    assert headed(["1、性别", "2、兴趣"], [["男", cell]])[0] == "wjx"
    assert headed(["1、性别", "2、兴趣"], [["男", "运动"]])[0] == "plain"


@pytest.mark.parametrize(
    ("header", "number", "stem"),
    [
        ("3、性别", "3", "性别"),
        ("3.性别", "3", "性别"),
        ("3：性别", "3", "性别"),
        ("3. 性别 ", "3", "性别"),
        ("第3题 性别", "3", "性别"),
        ("性别", "性别", "性别"),
        ("3.5公里以内的设施", "3.5公里以内的设施", "3.5公里以内的设施"),
    ],
)
def test_numbers_of_questions(header, number, stem):
    assert headed(["提交答卷时间", header], [["", "男"]])[1][1] == ("question", number, stem, "")


def test_numbering_that_begins_again_makes_another_question():
    headers = ["来自IP", "1、性别", "2、年龄", "1、性别", "1、职业", "2、收入"]
    keys = [each[1] for each in headed(headers, [["x"] * 6])[1][1:]]
    assert keys == ["1", "2", "1/2", "1/3", "2/2"]


OPTIONS = {
    "第6题(运动)": "第6题(ACG文化(动漫、游戏等))",
    "6、(运动)": "6、(ACG文化(动漫、游戏等))",
    "6、爱好（运动）": "6、（ACG文化(动漫、游戏等)）",
    "6、爱好(运动)": "6、爱好(ACG文化(动漫、游戏等))",
}


@pytest.mark.parametrize(("first", "second"), OPTIONS.items())
@pytest.mark.parametrize(
    "cells",
    [
        [["1", "0"], ["1", "1"]],
        [["0", "0"], ["0", "0"]],
        [["1.0", "-3"], ["0.0", "(跳过)"]],
        [["运动", ""], ["", "ACG文化(动漫、游戏等)"]],
        [["1", "2"], ["2", "1"]],  # ranks
        [["1", "-2"], ["2", "1"]],
    ],
)
def test_ticks_and_ranks_in_columns_are_options(first, second, cells):
    stem = "爱好" if "爱好" in first else ""
    found = headed([first, second], cells)[1]
    assert found == [("option", "6", stem, "运动"), ("option", "6", stem, "ACG文化(动漫、游戏等)")]


@pytest.mark.parametrize(
    "cells",
    [
        [["满意", "一般"], ["一般", "一般"]],
        [["5", "4"], ["3", "3"]],  # scores
        [["60", "40"], ["30", "70"]],  # shares of 100
        [["1", "2"], ["2", "2"]],  # no ranks: the same twice
        [["1", "3"], ["2", "1"]],  # no ranks: a gap
        [["(跳过)", "满意"], ["(跳过)", "一般"]],
    ],
)
def test_other_cells_under_the_same_headers_are_rows_of_a_matrix(cells):
    found = headed(["第7题(治安)", "第7题(卫生)"], cells)[1]
    assert found == [("item", "7", "", "治安"), ("item", "7", "", "卫生")]


@pytest.mark.parametrize("again", ["7、卫生(社区)", "7、评价—卫生(社区)", "7、评价——卫生(社区)"])
def test_rows_of_a_matrix_have_the_stem_in_the_first_or_in_each(again):
    found = headed(["序号", "提交答卷时间", "7、评价—治安(夜间)", again], [["1", "", "满意", "一般"]])[1]
    assert found[2:] == [("item", "7", "评价", "治安(夜间)"), ("item", "7", "评价", "卫生(社区)")]


def test_blanks_of_one_question():
    headers = ["来自IP", "3、请填写：(1)户数___", "3、(2)人数___", "4、(1)面积（亩）___"]
    assert headed(headers, [["", "3", "9", "2"]])[1][1:] == [
        ("blank", "3", "请填写：", "户数___"),
        ("blank", "3", "请填写：", "人数___"),
        ("blank", "4", "", "面积（亩）___"),
    ]


def test_what_is_written_beside_an_option_in_a_column_of_its_own():
    headers = ["来自IP", "25、专业", "25、(其他（请补充）:)", "26、(运动)", "26、(其他)", "26、(其他:)"]
    rows = [["", "数学", "", "1", "0", ""], ["", "其他", "天文", "0", "1", "集邮"]]
    assert headed(headers, rows)[1][1:] == [
        ("question", "25", "专业", ""),
        ("fill_in", "25", "专业", "其他（请补充）:"),
        ("option", "26", "", "运动"),
        ("option", "26", "", "其他"),
        ("fill_in", "26", "", "其他:"),
    ]


def test_a_slip_among_ticks_makes_no_words_of_them():
    headers = ["4、(环境)", "4、(助老)"]

    def roles(*cells):
        _, found = headed(headers, [(cell, "1") for cell in cells])
        return [each[0] for each in found]

    assert roles("0", "1", "hmm") == ["option", "option"]
    assert roles("0", "1", "-3", "(空)", "", "words", "others") == ["fill_in", "option"], "half are words"
    assert roles("0", "1", "0", "(空)", "", "words", "others") == ["option", "option"], "most are ticks"


def test_one_header_that_ends_in_brackets_is_a_question():
    headers = ["来自IP", "9、收入(元)", "10、性别(单选)", "性别（单选）", "爱好—其他"]
    assert [each[0] for each in headed(headers, [["", "1", "0", "1", "x"]])[1][1:]] == ["question"] * 4


def test_without_numbers_neighbours_of_one_stem_are_one_question():
    headers = ["来自IP", "爱好(运动)", "爱好(阅读)", "评价—治安", "评价—卫生"]
    assert headed(headers, [["", "1", "0", "满意", "一般"]])[1][1:] == [
        ("option", "爱好", "爱好", "运动"),
        ("option", "爱好", "爱好", "阅读"),
        ("item", "评价", "评价", "治安"),
        ("item", "评价", "评价", "卫生"),
    ]


@pytest.mark.parametrize(
    "labels",
    [("性别", "评价—治安", "卫生"), ("1、性别", "6、评价—治安", "6、卫生")],
)
def test_the_download_for_spss_has_numbers_in_its_names_and_texts_in_its_labels(labels):
    name, found = headed(["@1、性别", "Q6_Row1", "Q6_Row2"], [["男", "满意", "一般"]], labels)
    assert name == "wjx"
    assert found == [
        ("question", "1", "性别", ""),
        ("item", "6", "评价", "治安"),
        ("item", "6", "评价", "卫生"),
    ]


def test_names_of_that_download_without_labels():
    found = headed(["@1、性别", "Q6_Row1", "Q6_Row2"], [["男", "满意", "一般"]])[1]
    assert [each[:2] for each in found] == [("question", "1"), ("item", "6"), ("item", "6")]
