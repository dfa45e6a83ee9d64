"""Declared columns and the headers of files."""

import pytest
from asking import FIVE, coded, codes, problem, question, table

from cgsurvey.errors import StudyError


def headed(declared: str, *headers: str):
    """The header that a declared column is matched to, by the answer found under it."""
    cells = [FIVE[place] for place in range(len(headers))]
    survey = coded(table(headers, [cells]), question("single", declared, categories=FIVE))
    return headers[int(survey.answers["q"].values[0])], survey


@pytest.mark.parametrize(
    "header",
    [
        "3、总体满意度",
        " 3、总体 满意度\n",
        "\ufeff3、总体\u00a0满意\u200b度",
        "３、总体\u3000满意度",
        "3、总体\r\n满意度",
    ],
)
def test_width_spaces_and_invisible_characters_make_no_difference(header):
    found, survey = headed("3、总体满意度", "其他", header)
    assert found == header
    assert not survey.problems


def test_radicals_and_case_make_no_difference():
    assert headed("目的", "x", "⽬的")[0] == "⽬的"
    assert headed("所见", "x", "所⻅")[0] == "所⻅"
    assert headed("Q5 Satisfaction", "x", "q5 satisfaction")[0] == "q5 satisfaction"


def test_the_exact_header_wins_over_one_that_only_looks_alike():
    assert headed("性别 ", "性别", "性别 ")[0] == "性别 "


def test_two_headers_alike_are_an_error():
    with pytest.raises(StudyError) as error:
        headed("性 别", "性别", "性别 ")
    assert error.value.mistakes[0].code == "coding.ambiguous_column"


@pytest.mark.parametrize("header", ["1、性别", "1.性别", "1：性别", "第1题 性别", "Q1.性别"])
def test_the_question_number_may_be_left_out_where_that_is_unique(header):
    found, survey = headed("性别", "年龄", header)
    assert found == header
    assert codes(survey) == ["coding.header_number"]
    assert survey.problems[0].minor
    assert headed(header, "年龄", "性别")[0] == "性别"


def test_a_number_left_out_that_fits_two_headers_is_an_error():
    with pytest.raises(StudyError) as error:
        headed("性别", "1、性别", "5、性别")
    assert error.value.mistakes[0].code == "coding.ambiguous_column"


def test_all_missing_columns_are_reported_at_once_with_near_ones():
    raw = table(["1、性别", "2、年龄", "社区名称"], [["男", "30", "甲"]])
    with pytest.raises(StudyError) as error:
        coded(
            raw,
            question("single", "1、姓别", name="sex", categories=("男", "女")),
            question("number", "收入", name="income"),
            community="所在社区",
        )
    assert [each.code for each in error.value.mistakes] == ["coding.no_column"] * 3 + ["coding.known_headers"]
    text = error.value.text("en")
    assert "r.xlsx" in text
    assert "study.toml" in text
    assert "1、性别" in str(error.value.mistakes[1].facts["near"])
    assert error.value.mistakes[2].facts["near"] is None
    assert "2、年龄" in error.value.mistakes[3].text("zh")
    assert error.value.exit_code == 2


@pytest.mark.parametrize(
    "headers",
    [
        ["8、服务(文娱活动)", "8、服务(ACG文化(动漫、游戏等))"],
        ["第8题(文娱活动)", "第8题(ACG文化(动漫、游戏等))"],
        ["8、（文娱活动）", "8、（ACG文化（动漫、游戏等））"],
        ["9、服务(文娱活动)", "9、服务(ACG文化(动漫、游戏等))"],
    ],
)
def test_option_headers_with_nested_brackets(headers):
    asked = question("multiple", "8、服务", categories=("ACG文化(动漫、游戏等)", "文娱活动"))
    survey = coded(table(headers, [["1", "0"], ["0", "1"], ["0", "0"]]), asked)
    assert survey.answers["q"].values.tolist() == [[False, True], [True, False], [False, False]]
    assert survey.answers["q"].status.tolist() == [0, 0, 0]


def test_an_option_without_a_column_is_an_error_and_a_column_without_a_category_a_problem():
    asked = question("multiple", "8、服务", categories=("甲", "乙"))
    with pytest.raises(StudyError) as error:
        coded(table(["8、服务(甲)", "8、服务(丙)"], [["1", "1"]]), asked)
    assert error.value.mistakes[0].facts["categories"] == ["乙"]
    survey = coded(table(["8、服务(甲)", "8、服务(乙)", "8、服务(丙)"], [["1", "0", "1"]]), asked)
    assert problem(survey, "coding.option_unread").rows == (2,)


def test_the_number_of_columns_must_fit_the_kind():
    raw = table(["a", "b"], [["1", "0"]])
    for asked in (
        question("single", "a", "b", categories=FIVE),
        question("multiple", "a", "b", categories=FIVE),
    ):
        with pytest.raises(StudyError):
            coded(raw, asked)


def test_missing_columns_under_a_declared_header_row_point_at_it():
    raw = table(["某市调查", "", ""], [["1、性别", "2、年龄", "3、社区"], ["男", "30", "甲"]])
    with pytest.raises(StudyError) as error:
        coded(raw, question("single", "1、性别", categories=("男", "女")), header_row=1)
    assert [each.code for each in error.value.mistakes] == [
        *("coding.header_row", "coding.no_column", "coding.known_headers")
    ]
    assert "header_row = 1" in error.value.text("zh")
    assert error.value.mistakes[0].facts["blank"] == 2


def test_the_columns_of_the_platform_are_listed_last():
    headers = ["序号", "提交答卷时间", "来自IP", *(f"{n}、题{n}" for n in range(1, 12)), "12、家里每月的收入"]
    with pytest.raises(StudyError) as error:
        coded(table(headers, [["1"] * len(headers)]), question("number", "收入情况", name="income"))
    known = error.value.mistakes[-1].facts["headers"]
    assert known[0] == "12、家里每月的收入"
    assert known[-3:] == ["序号", "提交答卷时间", "来自IP"]


#: a respondent, whose row was taken for the headers
PERSON = ("3", "王小明", "420106199003071234", "13800001111", "武汉市洪山区珞喻路1号", "希望多办活动", "满意")


@pytest.mark.parametrize("cells", [PERSON, PERSON[1:], (PERSON[1], *PERSON[5:]), (PERSON[1], "京A12345")])
@pytest.mark.parametrize("header_row", [None, 2])
def test_a_respondent_taken_for_headers_is_not_quoted(cells, header_row):
    raw = table(cells, [["5", *("满意" for _ in cells[1:])]] * 2)
    with pytest.raises(StudyError) as error:
        coded(raw, question("single", "总体满意度", categories=FIVE), id="序号", header_row=header_row)
    (mistake,) = error.value.mistakes
    assert (mistake.code, mistake.facts["row"]) == ("coding.not_headers", 1)
    for language in ("zh", "en"):
        assert "总体满意度" in error.value.text(language)
        assert not any(cell in error.value.text(language) for cell in cells if cell not in ("满意", "3"))


def test_headers_are_cut_and_private_ones_left_out():
    headers = ["1、性别", "联系 张三 13800001111", "ａ＠ｂ.ｃｎ", "很" * 30, "2、年龄"]
    with pytest.raises(StudyError) as error:
        coded(
            table(headers, [["男"]]),
            question("single", "1、性别", name="sex", categories=("男", "女")),
            question("number", "联系人", name="x"),
        )
    (listed,) = (each for each in error.value.mistakes if each.code == "coding.known_headers")
    assert set(listed.facts["headers"]) == {"1、性别", "很" * 20 + "…", "2、年龄"}
    assert "13800001111" not in error.value.text("zh")


def test_many_missing_columns_list_the_headers_once():
    headers = [f"题目{chr(0x4E00 + n)}" for n in range(30)]
    asked = [question("number", f"收入{chr(0x5E00 + n)}", name=f"q{n}") for n in range(200)]
    with pytest.raises(StudyError) as error:
        coded(table(headers, [["x"] * 30]), *asked)
    assert [each.code for each in error.value.mistakes] == ["coding.not_headers", "coding.known_headers"]
    found = question("number", headers[0], name="found")
    with pytest.raises(StudyError) as error:
        coded(table(headers, [["x"] * 30]), found, *asked[:20])
    assert [each.code for each in error.value.mistakes].count("coding.known_headers") == 1
    assert len(error.value.text("zh").splitlines()) == 22


@pytest.mark.parametrize("second", ["3、满意度", " 3、满意度 ", "满意度"])
def test_two_questions_of_one_kind_do_not_read_one_column(second):
    asked = [
        question("single", header, name=name, categories=FIVE)
        for name, header in (("a", "3、满意度"), ("b", second))
    ]
    with pytest.raises(StudyError) as refusal:
        coded(table(["3、满意度"], [["满意"]]), *asked)
    (mistake,) = refusal.value.mistakes
    assert (mistake.code, mistake.facts["names"]) == ("coding.column_twice", ["a", "b"])


def test_two_questions_of_two_kinds_may_read_one_column():
    asked = [
        question("number", "时间", name="a"),
        question("single", "时间", name="b", categories=("1", "2")),
    ]
    survey = coded(table(["时间"], [["1"], ["2"]]), *asked)
    assert survey.answers["a"].values.tolist() == [1, 2]


def test_a_column_that_stands_twice_in_one_question_is_a_mistake():
    asked = question("multiple", "甲", "甲 ", categories=("甲", "乙"))
    with pytest.raises(StudyError) as refusal:
        coded(table(["甲", "乙"], [["1", "0"]]), asked)
    (mistake,) = refusal.value.mistakes
    assert (mistake.code, mistake.facts["names"]) == ("coding.column_twice", ["q"])
