"""Cells of each kind of question: answers, kinds of missing, and the problems they leave."""

import math

import pytest
from asking import FIVE, coded, coded_column, codes, problem, question, table
from hypothesis import given
from hypothesis import strategies as st

from cgsurvey.coding.numbers import day_in, number_in
from cgsurvey.phrases import say
from cgsurvey.survey import Status

ANSWERED, NOT_ASKED, BLANK, DECLARED, INVALID = Status

single = question("single", "3、满意度", categories=FIVE, missing=("说不清",))


def test_the_kinds_of_missing_are_kept_apart():
    cells = ["满意", "(跳过)", "（跳过）", "-3", "(空)", "（空）", "-2", "", " \u3000", "说不清 ", "挺好"]
    status, values, _ = coded_column(cells, single)
    assert status == [ANSWERED, *[NOT_ASKED] * 3, *[BLANK] * 5, DECLARED, INVALID]
    assert values.tolist() == [3, *[-1] * 10]


def test_width_and_spaces_are_folded_without_a_word():
    status, values, survey = coded_column(["满意 ", "非常\u00a0满意", "\u200b一般"], single)
    assert (status, values.tolist()) == ([ANSWERED] * 3, [3, 4, 2])
    assert not survey.problems


@pytest.mark.parametrize("cell", ["A.满意", "Ｄ．满意", "4、满意", "(4)满意", "d) 满意"])
def test_an_option_letter_is_dropped_and_reported(cell):
    _, values, survey = coded_column([cell, "一般", cell], single)
    assert values.tolist() == [3, 2, 3]
    assert problem(survey, "coding.fold.option_code").facts["number"] == 2
    assert problem(survey, "coding.fold.option_code").rows == (2, 4)


def test_an_option_letter_is_never_dropped_across_categories():
    asked = question("single", "x", categories=("A.甲", "B.甲", "甲"))
    assert coded_column(["A.甲", "B.甲", "甲", "C.甲"], asked)[1].tolist() == [0, 1, 2, -1]
    asked = question("single", "x", categories=("A.甲", "B.甲"))
    status, _, _ = coded_column(["C.甲", "A.甲"], asked)
    assert status == [INVALID, ANSWERED]


def test_case_is_folded_only_where_it_tells_no_categories_apart():
    asked = question("single", "x", categories=("Yes", "no", "NO"))
    status, values, survey = coded_column(["YES", "no", "NO", "No"], asked)
    assert (status, values.tolist()) == ([0, 0, 0, INVALID], [0, 1, 2, -1])
    assert problem(survey, "coding.fold.case").rows == (2,)


@pytest.mark.parametrize("cell", ["其他〖打牌〗", "其他【请注明】〖打牌〗", "其他【请注明】", "其他____"])
@pytest.mark.parametrize("category", ["其他", "其他【请注明】"])
def test_what_was_filled_in_is_split_off(cell, category):
    asked = question("single", "x", categories=("甲", category))
    status, values, survey = coded_column([cell, "甲"], asked)
    assert (status, values.tolist()) == ([0, 0], [1, 0])
    for each in survey.problems:
        assert "打牌" not in each.text("zh") + each.text("en")


def test_brackets_of_the_category_itself_are_part_of_it():
    asked = question("single", "x", categories=("养老(助餐)", "养老"))
    assert coded_column(["养老（助餐）", "养老"], asked)[1].tolist() == [0, 1]


def test_the_same_unmatched_text_is_one_problem_with_its_rows_and_the_nearest_category():
    _, _, survey = coded_column(["满意", "很满意", "满意的", "很满意 "], single)
    found = [each for each in survey.problems if each.code == "coding.unmatched"]
    assert [(each.facts["answer"], each.facts["number"], each.rows) for each in found] == [
        ("很满意", 2, (3, 5)),
        ("满意的", 1, (4,)),
    ]
    assert found[0].column == "3、满意度"
    assert "最相近的类别：“满意”" in found[0].text("zh")


@pytest.mark.parametrize(
    "cell",
    [
        *("13800001111", "１３８００００１１１１", "138-0000-1111", "010-6655443", "号码12345"),
        *("张三@example.com", "张三＠ａ.ｃｎ", "一三八〇〇〇〇一一一一", "京A12345", "鄂Ａ·Ｄ12345"),
        *("满意（我叫王小明）", "满意 电话找小王", "很" * 13, "a" * 25, "其他〖住东湖〗88001122"),
    ],
)
@pytest.mark.parametrize("kind", ["single", "multiple", "columns"])
def test_what_may_be_personal_is_never_shown(cell, kind):
    for cells, code in (([cell, cell, "满意"], "coding.unmatched_more"), ([cell] * 2, "coding.none_matches")):
        if kind == "columns":
            asked = question("multiple", "甲", "乙", categories=("甲", "乙"))
            survey, code = coded(table(["甲", "乙"], [[text, "1"] for text in cells]), asked), None
        else:
            survey = coded_column(cells, question(kind, "3、满意度", categories=FIVE))[2]
        found = problem(survey, code or "coding.unmatched_more")
        assert found.rows[:2] == (2, 3)
        for language in ("zh", "en"):
            said = found.text(language)
            assert cell not in said
            assert not any(word in said for word in ("东湖", "王小明", "小王", "很很", "A12345", "1111"))


@pytest.mark.parametrize("cell", ["比较满意", "Somewhat satisfied", "满意(非常)", "2-3次"])
def test_an_option_of_another_form_is_shown(cell):
    _, _, survey = coded_column([cell, "满意"], single)
    assert problem(survey, "coding.unmatched").facts["answer"] == cell


def test_open_answers_declared_as_closed_are_not_shown():
    words = [f"我看{chr(0x4E00 + n)}".removeprefix("我") for n in range(30)]
    _, _, survey = coded_column([*words, "张三", "张三", "满意"], single)
    (found,) = survey.problems
    assert (found.code, found.facts["texts"], len(found.rows)) == ("coding.unmatched_more", 31, 32)
    assert "张三" not in found.text("zh")


def test_of_many_texts_the_common_ones_are_shown():
    rare = [f"答{chr(0x4E00 + n)}" for n in range(25)]
    _, _, survey = coded_column([*["比较满意"] * 40, *rare, "满意"], single)
    assert [each.code for each in survey.problems] == ["coding.unmatched", "coding.unmatched_more"]
    assert problem(survey, "coding.unmatched").rows == tuple(range(2, 42))
    assert problem(survey, "coding.unmatched_more").rows == tuple(range(42, 67))


def test_many_unmatched_texts_share_one_problem():
    _, _, survey = coded_column([*(f"答{chr(0x4E00 + n)}" for n in range(15)), "满意"], single)
    assert codes(survey).count("coding.unmatched") == 10
    rest = problem(survey, "coding.unmatched_more")
    assert (rest.facts["texts"], rest.facts["number"]) == (5, 5)
    assert rest.rows == (12, 13, 14, 15, 16)
    rows = [row for each in survey.problems for row in each.rows]
    assert sorted(rows) == list(range(2, 17))


@pytest.mark.parametrize("kind", ["single", "multiple"])
def test_categories_that_no_answer_matches_are_one_sentence(kind):
    asked = question(kind, "3、满意度", categories=FIVE, missing=("说不清",))
    cells = ["比较满意"] * 3 + ["很满意"] * 9 + ["说不清", "(跳过)"]
    status, _, survey = coded_column(cells, asked)
    assert status == [INVALID] * 12 + [DECLARED, NOT_ASKED]
    (found,) = survey.problems
    assert (found.code, found.minor, len(found.rows)) == ("coding.none_matches", False, 12)
    assert "全部12份" in found.text("zh")
    assert "很满意、比较满意" in found.text("zh")
    assert "非常不满意、不满意、一般、满意、非常满意" in found.text("zh")


def test_a_download_by_code_is_recognised_and_not_guessed():
    status, _, survey = coded_column(["1", "5", "3", "-3"], single)
    assert status == [INVALID] * 3 + [NOT_ASKED]
    assert codes(survey) == ["coding.codes"]
    assert "按文本" in survey.problems[0].text("zh")


def test_categories_that_are_numbers_are_answers():
    asked = question("scale", "x", categories=("-3", "0", "3"))
    assert coded_column(["-3", "3", "0"], asked)[1].tolist() == [0, 2, 1]


multiple = question("multiple", "4、服务", categories=("文娱活动", "养老(助餐)", "其他"))


def test_joined_ticks():
    cells = ["文娱活动┋其他〖打牌┋下棋〗", "养老（助餐）", "(跳过)", "", "文娱┋其他", "文娱"]
    status, values, survey = coded_column(cells, multiple)
    assert status == [0, 0, NOT_ASKED, BLANK, ANSWERED, INVALID]
    assert values.astype(int).tolist() == [[1, 0, 1], [0, 1, 0], [0, 0, 0], [0, 0, 0], [0, 0, 1], [0, 0, 0]]
    assert problem(survey, "coding.unmatched_part").facts["number"] == 2
    assert problem(survey, "coding.unmatched_part").rows == (6, 7)


def test_blank_means_none_only_where_declared():
    asked = question("multiple", "x", categories=("甲", "乙"), blank_means_none=True)
    status, values, _ = coded_column(["", "(跳过)", "甲"], asked)
    assert status == [ANSWERED, NOT_ASKED, ANSWERED]
    assert values.astype(int).tolist() == [[0, 0], [0, 0], [1, 0]]


@pytest.mark.parametrize(
    ("yes", "no"),
    [("1", "0"), ("1.0", "0.0"), ("TRUE", "FALSE"), ("是", "否"), ("√", ""), ("选中", "未选中"), ("乙", "")],
)
def test_tick_columns(yes, no):
    asked = question("multiple", "a", "b", categories=("甲", "乙"))
    survey = coded(table(["a", "b", "c"], [["1", yes, "x"], ["1", no, "x"]]), asked)
    assert survey.answers["q"].values[:, 1].tolist() == [True, False]


def test_tick_columns_keep_the_kinds_of_missing_apart():
    asked = question("multiple", "a", "b", categories=("甲", "乙"), missing=("不适用",))
    rows = [["0", "0"], ["", ""], ["(跳过)", "(跳过)"], ["不适用", ""], ["9", ""], ["9", "1"], ["1", ""]]
    survey = coded(table(["a", "b", "c"], [[*row, "x"] for row in rows]), asked)
    answers = survey.answers["q"]
    assert answers.status.tolist() == [ANSWERED, BLANK, NOT_ASKED, DECLARED, INVALID, ANSWERED, ANSWERED]
    assert answers.values.sum(axis=1).tolist() == [0, 0, 0, 0, 0, 1, 1]
    assert problem(survey, "coding.unmatched_part").rows == (6, 7)


def test_a_tick_that_is_not_understood_is_not_none_ticked():
    asked = question("multiple", "a", "b", categories=("甲", "乙"))
    rows = [["2", "0"], ["0", "2"], ["2", "1"], ["0", "0"], ["2", ""]]
    survey = coded(table(["a", "b", "c"], [[*row, "x"] for row in rows]), asked)
    answers = survey.answers["q"]
    assert answers.status.tolist() == [INVALID, INVALID, ANSWERED, ANSWERED, INVALID]
    assert answers.values.sum(axis=1).tolist() == [0, 0, 1, 0, 0]


@pytest.mark.parametrize("tick", ["1", "√", "其他", "其他〖打牌〗"])
@pytest.mark.parametrize("kind", ["multiple", "rank"])
def test_an_option_that_is_not_read_is_not_none_ticked(kind, tick):
    if kind == "rank" and tick == "√":
        tick = "3"
    asked = question(kind, "8、服务", categories=("文娱", "助餐"))
    headers = ["8、服务(文娱)", "8、服务(助餐)", "8、服务（其他）", "x"]
    rows = [["0", "0", tick, "x"], ["1", "0", tick, "x"], ["1", "0", "0", "x"], ["", "", "", "x"]]
    survey = coded(table(headers, rows), asked)
    assert survey.answers["q"].status.tolist() == [INVALID, ANSWERED, ANSWERED, BLANK]
    assert problem(survey, "coding.option_unread").rows == (2, 3)
    assert "没有其余选择的，按无法识别处理" in problem(survey, "coding.option_unread").text("zh")


def test_a_rank_that_is_not_understood_is_no_blank():
    asked = question("rank", "a", "b", categories=("甲", "乙"))
    survey = coded(table(["a", "b", "c"], [["0", "9", "x"], ["1", "9", "x"]]), asked)
    assert survey.answers["q"].status.tolist() == [INVALID, ANSWERED]


rank = question("rank", "6、排序", categories=("甲", "乙", "丙"))


def test_joined_ranks():
    cells = ["乙→甲→丙", "丙", "甲┋丙", "甲→甲", "(跳过)", "", "甲→丁→丙"]
    status, values, survey = coded_column(cells, rank)
    assert status == [0, 0, 0, INVALID, NOT_ASKED, BLANK, ANSWERED]
    assert values.tolist() == [[2, 1, 3], [0, 0, 1], [1, 0, 2], [0, 0, 0], [0, 0, 0], [0, 0, 0], [1, 0, 3]]
    assert problem(survey, "coding.bad_rank").rows == (5,)


def test_ranks_by_column():
    asked = question("rank", "a", "b", "c", categories=("甲", "乙", "丙"))
    rows = [
        ["2", "1", "3"],
        ["1", "-2", ""],
        ["1", "1", "2"],
        ["-3", "-3", "-3"],
        ["0", "0", "0"],
        ["7", "", ""],
        ["1.0", "0.0", "2.0"],
    ]
    survey = coded(table(["a", "b", "c", "d"], [[*row, "x"] for row in rows]), asked)
    answers = survey.answers["q"]
    assert answers.status.tolist() == [0, 0, INVALID, NOT_ASKED, BLANK, INVALID, 0]
    assert answers.values.tolist() == [[2, 1, 3], [1, 0, 0], *[[0, 0, 0]] * 4, [1, 0, 2]]
    assert problem(survey, "coding.bad_rank").rows == (4,)


def test_numbers():
    asked = question("number", "x", range=(0, 2000))
    cells = ["３０岁", "1,234.5", " 7 ", "30 岁", "-3", "", "很多", "3万", "2001", "2000", "1,2"]
    status, values, survey = coded_column(cells, asked)
    assert status == [0, 0, 0, 0, NOT_ASKED, BLANK, INVALID, INVALID, INVALID, 0, INVALID]
    assert values[[0, 1, 2, 3, 9]].tolist() == [30, 1234.5, 7, 30, 2000]
    assert all(math.isnan(value) for value in values[[4, 5, 6, 7, 8, 10]])
    assert problem(survey, "coding.fold.unit").facts["number"] == 2
    assert problem(survey, "coding.not_a_number").rows == (8, 9, 12)
    assert problem(survey, "coding.out_of_range").rows == (10,)


@pytest.mark.parametrize("cell", ["1e999", "-1e999", "1e308", "1e300", "1.1e15"])
def test_numbers_beyond_all_sense_are_not_recognised(cell):
    status, values, survey = coded_column([cell, "1e15"], question("number", "x"))
    assert status == [INVALID, ANSWERED]
    assert values[1] == 1e15
    assert problem(survey, "coding.too_large").rows == (2,)


@pytest.mark.parametrize("kind", ["number", "single", "multiple"])
@pytest.mark.parametrize("cell", ["-3.0", "-3.00", "－３.0"])
def test_a_missing_code_is_one_in_whatever_form_a_program_wrote_it(kind, cell):
    categories = () if kind == "number" else ("0", "3")
    asked = question(kind, "x", categories=categories, missing=("99",))
    assert coded_column([cell, "-2.0", "99.0", "3", "-3.5"], asked)[0] == [
        *(NOT_ASKED, BLANK, DECLARED, ANSWERED),
        ANSWERED if kind == "number" else INVALID,
    ]


@pytest.mark.parametrize("cell", ["3²", "3₂", "3①", "3½", "1³"])
def test_a_raised_digit_is_no_digit(cell):
    assert number_in(cell) is None


@pytest.mark.parametrize("unit", ["m²", "㎡", "m³", "㎥", "平方米"])
def test_a_raised_digit_in_a_unit_is_the_unit(unit):
    assert number_in(f"30{unit}").value == 30
    asked = question("number", "x", unit=unit)
    assert coded_column([f"30 {unit}"], asked)[0] == [ANSWERED]


def test_two_units_are_not_mixed_unless_one_is_declared():
    status, _, survey = coded_column(["3岁", "6个月", "5"], question("number", "x"))
    assert status == [INVALID, INVALID, ANSWERED]
    assert problem(survey, "coding.mixed_units").facts["units"] == ["个月", "岁"]
    status, _, _ = coded_column(["3岁", "6个月", "5"], question("number", "x", unit="岁"))
    assert status == [ANSWERED, INVALID, ANSWERED]


def test_a_unit_that_multiplies_counts_only_where_declared():
    assert number_in("3万元") is None
    assert number_in("3万元", ["万元"]) == (3.0, "万元")
    assert number_in("60%") is None
    assert number_in("60％", ["%"]) == (60.0, "%")


@given(st.floats(allow_nan=False, allow_infinity=False))
def test_every_number_reads_as_itself(number):
    assert number_in(repr(number)) == (number, "")


@pytest.mark.parametrize(
    ("cell", "days"),
    [
        ("1970-01-02", 1),
        ("1970/1/2 12:00", 1.5),
        ("1970/1/2 6:00:00", 1.25),
        ("1970年1月2日", 1),
        ("1970-01-02T12:00:00.000+08:00", 1.5),
        ("20260919", 20715),
        ("46284", 20715),
        ("46284.5", 20715.5),
    ],
)
def test_dates(cell, days):
    assert day_in(cell).days == days


@pytest.mark.parametrize("cell", ["2026-13-01", "9/19/2026", "昨天", "2026", "-5", "2026-02-30", "99999"])
def test_what_is_no_date(cell):
    status, _, survey = coded_column([cell], question("date", "x"))
    assert status == [INVALID]
    assert codes(survey) == ["coding.not_a_date"]
    assert cell not in survey.problems[0].text("en").replace("(row 2)", "")


def test_excel_serials_are_reported():
    _, values, survey = coded_column(["46284"], question("date", "x"))
    assert values.tolist() == [20715]
    assert codes(survey) == ["coding.fold.serial"]


def test_open_answers_are_counted_and_never_kept():
    status, values, survey = coded_column(["希望多办活动", "", "(跳过)", "(空)"], question("text", "x"))
    assert status == [ANSWERED, BLANK, NOT_ASKED, BLANK]
    assert values.shape == (4, 0)
    assert "希望" not in repr(survey.answers) + repr(survey.problems)


def test_what_is_read_as_any_reader_would_is_a_remark_and_no_problem():
    asked = question("number", "x", unit="岁")
    assert problem(coded_column(["35岁", "40"], asked)[2], "coding.fold.unit").minor
    asked = question("single", "x", categories=("Yes", "其他"))
    _, _, survey = coded_column(["YES", "其他【请注明】", "其他〖打牌〗"], asked)
    assert [(each.code, each.minor) for each in survey.problems] == [
        ("coding.fold.case", True),
        ("coding.fold.prompt", True),
        ("coding.fold.fill_in", True),
    ]
    assert not problem(coded_column(["A.满意"], single)[2], "coding.fold.option_code").minor


def test_every_problem_has_a_sentence_in_both_languages():
    _, _, survey = coded_column(["A.满意", "嗯", "其他〖x〗"], single)
    for each in survey.problems:
        assert say(each.code, "zh", **each.facts) == each.text("zh")
        assert "{" not in each.text("zh") + each.text("en")
