"""Downloads by code, and columns found by the headers that platforms give them."""

import pytest
from asking import coded, codes, problem, question, table

from cgsurvey.coding.parts import options_in, rows_like
from cgsurvey.errors import StudyError
from cgsurvey.survey import Status
from loaders.dialects.columns import raw


def asked(kind, *columns, categories, own=(), **declared):
    """A question whose categories have codes."""
    from dataclasses import replace

    plain = question(kind, *columns, categories=categories, **declared)
    own = own or [str(number) for number in range(1, len(categories) + 1)]
    with_codes = zip(plain.categories, own, strict=True)
    return replace(plain, categories=tuple(replace(each, code=code) for each, code in with_codes))


def answered(cells, question):
    """Values and codes of problems of one column."""
    survey = coded(table([question.columns[0], "x"], [[cell, "x"] for cell in cells]), question)
    return survey.answers["q"].values.tolist(), codes(survey), survey


@pytest.mark.parametrize("two", ["2", "2.0", " ２ ", "2〖其他的〗", "女", "女〖其他的〗"])
def test_a_code_is_its_category_however_it_is_written(two):
    values, found, _ = answered(["1", two, "男"], asked("single", "性别", categories=("男", "女")))
    assert values == [0, 1, 0]
    assert found == []


def test_codes_with_gaps_and_a_code_that_no_category_has():
    one = asked("scale", "年龄", categories=("青", "中", "老"), own=("2", "5", "9"))
    values, found, survey = answered(["5", "9", "2", "1", "-3", "-2", ""], one)
    assert values == [1, 2, 0, -1, -1, -1, -1]
    status = survey.answers["q"].status.tolist()
    assert status[3:] == [Status.INVALID, Status.NOT_ASKED, Status.BLANK, Status.BLANK]
    assert found == ["coding.unmatched"]
    assert problem(survey, "coding.unmatched").rows == (5,)


def test_codes_of_several_options_and_of_ranks_in_one_cell():
    options = ("运动", "阅读", "美食")
    several = asked("multiple", "爱好", categories=options, own=("1", "3", "10"))
    assert answered(["1┋10", "3〖书┋报〗", "阅读┋10"], several)[0] == [
        [True, False, True],
        [False, True, False],
        [False, True, True],
    ]
    ranked = asked("rank", "排序", categories=options, own=("1", "3", "10"))
    assert answered(["10→1", "3→10→1", "美食→1"], ranked)[0] == [[2, 0, 1], [3, 1, 2], [2, 0, 1]]


def test_a_code_that_can_be_read_as_another_category_is_refused():
    turned = asked("scale", "评分", categories=("1分", "2分"), own=("2", "1"), scores=(1, 2))
    with pytest.raises(StudyError) as error:
        answered(["1", "2"], turned)
    assert {each.code for each in error.value.mistakes} == {"study.code_is_category"}
    straight = asked("scale", "评分", categories=("1分", "2分"), own=("1", "2"), scores=(1, 2))
    assert answered(["1", "2", "2分"], straight)[0] == [0, 1, 1]


def test_two_questions_of_one_column_need_the_same_codes():
    first = asked("single", "性别", categories=("男", "女"))
    second = asked("scale", "性别", categories=("男", "女"), own=("2", "1"), name="other")
    with pytest.raises(StudyError) as error:
        coded(table(["性别"], [["1"]]), first, second)
    assert [each.code for each in error.value.mistakes] == ["coding.codes_disagree"]


WJX = ["序号", "提交答卷时间"]


def test_a_row_of_a_matrix_is_found_under_every_header_of_it():
    for header in ("9、评价—治安", "9、治安", "第9题(治安)", "9.治安"):
        found = raw(
            [*WJX, header, "9、卫生" if "题(" not in header else "第9题(卫生)"], [["1", "", "5", "4"]]
        )
        for declared in ("9、评价—治安", "9、治安", "第9题(治安)"):
            one = question("single", declared, categories=("4", "5"))
            assert coded(found, one).answers["q"].values.tolist() == [1], (header, declared)
    assert rows_like(found, "8、治安") == []
    assert rows_like(found, "9、绿化") == []


@pytest.mark.parametrize("declared", ["5、信任—卫生", "5、信任(卫生)"])
def test_a_row_of_another_matrix_that_has_its_number_now_is_not_taken(declared):
    found = raw([*WJX, "5、服务—治安", "5、卫生", "6、信任—治安", "6、卫生"], [["1", "", *"4554"]])
    with pytest.raises(StudyError) as error:
        coded(found, question("single", declared, categories=("4", "5")))
    assert error.value.mistakes[0].code == "coding.no_column"


def test_options_of_two_questions_of_one_number_are_not_put_together():
    headers = [*WJX, "第6题(甲)", "第6题(乙)", "7、性别", "第6题(丙)", "第6题(丁)"]
    found = raw(headers, [["1", "", "1", "0", "男", "1", "1"]])
    with pytest.raises(StudyError) as error:
        coded(found, question("multiple", "6、爱好", categories=("甲", "乙")))
    assert [each.code for each in error.value.mistakes] == ["coding.ambiguous_column"]
    named = question("multiple", "第6题(甲)", "第6题(乙)", categories=("甲", "乙"))
    assert coded(found, named).answers["q"].values.tolist() == [[True, False]]


def test_what_is_written_beside_an_option_is_no_option():
    headers = [*WJX, "6、(甲)", "6、(其他)", "6、(其他:)"]
    found = raw(headers, [["1", "", "1", "0", ""], ["2", "", "0", "1", "集邮"]])
    assert [each.option for each in options_in(found)] == ["甲", "其他"]
    survey = coded(found, question("multiple", "6、爱好", categories=("甲", "其他")))
    assert survey.answers["q"].values.tolist() == [[True, False], [False, True]]
    assert codes(survey) == []


TENCENT = ["编号", "开始答题时间", "结束答题时间"]


def test_one_header_over_several_columns_is_one_question_of_several_options():
    headers = [*TENCENT, "5.场合", "5.场合 (2)", "5.场合 (3)"]
    rows = [["1", "", "", "A.在家", "", ""], ["2", "", "", "A.在家", "B.在学校", ""]]
    one = question("multiple", "5.场合", categories=("在家", "在学校", "从不"))
    survey = coded(raw(headers, rows), one)
    assert survey.answers["q"].values.tolist() == [[True, False, False], [True, True, False]]
    assert set(codes(survey)) == {"coding.fold.option_code"}


def test_an_option_that_has_no_column_is_missed_by_name():
    headers = [*TENCENT, "5.场合", "5.场合 (2)"]
    rows = [["1", "", "", "A.在家", ""], ["2", "", "", "A.在家", "B.在学校"]]
    with pytest.raises(StudyError) as error:
        coded(raw(headers, rows), question("multiple", "5.场合", categories=("在家", "在学校", "从不")))
    (mistake,) = error.value.mistakes
    assert (mistake.code, mistake.facts["categories"]) == ("coding.no_option_column", ["从不"])


def test_who_wrote_beside_an_option_without_a_tick_chose_it():
    headers = [*TENCENT, "10.医疗保险:医保", "10.医疗保险:其他____{fillblank-ab12}[请填写]"]
    rows = [["1", "", "", "A.医保", ""], ["2", "", "", "", "自费"], ["3", "", "", "", ""]]
    survey = coded(raw(headers, rows), question("multiple", "10.医疗保险", categories=("医保", "其他")))
    assert survey.answers["q"].values.tolist() == [[True, False], [False, True], [False, False]]
    assert survey.answers["q"].status.tolist() == [Status.ANSWERED, Status.ANSWERED, Status.BLANK]


def test_what_only_cells_tell_of_an_option_is_not_quoted_where_it_may_be_own_words():
    words = "我觉得这里的服务还可以再好一些"
    headers = [*TENCENT, "5.场合", "5.场合 (2)"]
    found = raw(headers, [["1", "", "", words, ""], ["2", "", "", "", "在学校"]])
    with pytest.raises(StudyError) as error:
        coded(found, question("multiple", "5.场合", categories=("在家", "在学校")))
    assert words not in error.value.text("zh")
    assert "在学校" in error.value.text("zh")
