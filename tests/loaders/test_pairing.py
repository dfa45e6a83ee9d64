"""The two downloads of one survey joined: code and text of each option, or why they are not of one survey."""

import pytest
from hypothesis import given, settings

from cgsurvey.errors import Unreadable
from cgsurvey.loaders.pairing import codes_by_column, codes_of
from loaders.dialects.columns import raw
from loaders.dialects.forms import AWKWARD, forms
from loaders.generators.platforms import BLANK, NOT_ASKED, Form, by_code, by_text, joined_by_code


def tables(form=AWKWARD, code=by_code):
    return raw(*by_text(form), file="text.xlsx"), raw(*code(form), file="code.xlsx")


def small(answers, codes, *, ids=None, other_ids=None, moments=("", "")):
    """One column by text and by code, with the columns by which respondents are known."""
    size = len(answers)
    ids = ids or [str(number) for number in range(1, size + 1)]
    headers = ["序号", "提交答卷时间", "1、题"]
    times = [moments[0]] * size, [moments[1]] * len(codes)
    text = [list(row) for row in zip(ids, times[0], answers, strict=True)]
    code = [list(row) for row in zip(other_ids or ids[: len(codes)], times[1], codes, strict=True)]
    return raw(headers, text, "text.xlsx"), raw(headers, code, "code.xlsx")


def test_codes_with_gaps_texts_beside_options_and_rows_of_a_matrix():
    assert codes_of(*tables()) == {
        "1、您的性别": (("1", "男"), ("2", "女")),
        "2、您的年龄 ": (
            *(("1", ""), ("2", "18岁以下"), ("3", ""), ("4", ""), ("5", "18~60岁")),
            *(("6", ""), ("7", ""), ("8", ""), ("9", "60岁以上")),
        ),
        "3、来此原因": (("1", "上学"), ("2", ""), ("3", ""), ("4", "其他【请注明】")),
        "4、兴趣爱好（多选）": (("1", "运动"), ("2", "ACG文化(动漫、游戏等)"), ("3", "其他")),
        "5、对服务的评价—治安(夜间)": (("1", "不满意"), ("2", "一般"), ("3", ""), ("4", "满意")),
        "5、卫生": (("1", "不满意"), ("2", "一般"), ("3", ""), ("4", "满意")),
        "6、最需要的服务": (("1", "文娱"), ("2", "医疗"), ("3", "养老")),
    }


def test_options_in_one_cell_have_the_codes_of_the_form():
    found = codes_of(*tables(code=joined_by_code))
    assert found["4、兴趣爱好（多选）"] == (
        ("1", "运动"),
        ("2", ""),
        ("3", "ACG文化(动漫、游戏等)"),
        ("4", "其他"),
    )


def test_rows_in_another_order_are_joined_by_their_numbers():
    text, code = by_text(AWKWARD), by_code(AWKWARD)
    moved = (code[0], code[1][::-1])
    assert codes_of(raw(*text), raw(*moved)) == codes_of(*tables())


def test_numbers_that_repeat_are_joined_by_order_where_that_is_the_same():
    ids = ["1", "1", "2"]
    assert codes_of(*small(["男", "女", "男"], ["1", "2", "1"], ids=ids))["1、题"] == (
        ("1", "男"),
        ("2", "女"),
    )
    with pytest.raises(Unreadable) as error:
        codes_of(*small(["男", "女", "男"], ["1", "1", "2"], ids=ids, other_ids=["2", "1", "1"]))
    assert error.value.code == "pairing.ids"


def test_answers_that_are_the_same_in_both_are_not_coded():
    assert codes_by_column(*small(["12", "7", "12"], ["12", "7.0", "12"])) == {}
    assert codes_by_column(*small(["很好", "7┋8→9", "(空)"], ["很好", "7┋8→9", "-2"])) == {}


def test_answers_of_words_that_differ_are_not_codes():
    assert codes_by_column(*small(["甲", "乙"], ["A", "B"])) == {}


def test_options_that_have_columns_in_both_need_no_codes():
    headers = ["序号", "提交答卷时间", "8、服务(文娱)", "8、(医疗)"]
    text = raw(headers, [["1", "", "文娱", ""], ["2", "", "", "医疗"]])
    assert codes_by_column(text, raw(headers, [["1", "", "1", "0"], ["2", "", "0", "1"]])) == {}


REFUSED = {
    "pairing.nothing": small(["1", "2"], ["男", "女"]),
    "pairing.sizes": small(["男", "女"], ["1"]),
    "pairing.ids": small(["男", "女"], ["1", "2"], other_ids=["1", "3"]),
    "pairing.moments": small(["男", "女"], ["1", "2"], moments=("2026/9/19 1:56:57", "2026/9/19 1:56:58")),
    "pairing.two_texts": small(["男", "女", "男"], ["1", "1", "1"]),
    "pairing.two_codes": small(["男", "女", "男"], ["1", "2", "3"]),
    "pairing.differs": small(["男", "(空)"], ["1", "2"]),
    "pairing.no_ids": tuple(raw(["来自IP", "1、题"], [["", "男"]]) for _ in range(2)),
    "pairing.no_option": (
        raw(["序号", "提交答卷时间", "1、题"], [["1", "", "男┋女"]]),
        raw(["序号", "提交答卷时间", "第1题(男)", "第1题(他)"], [["1", "", "1", "1"]]),
    ),
    "pairing.option_differs": (
        raw(["序号", "提交答卷时间", "1、题"], [["1", "", "男┋女"], ["2", "", "女"]]),
        raw(["序号", "提交答卷时间", "第1题(男)", "第1题(女)"], [["1", "", "1", "1"], ["2", "", "1", "0"]]),
    ),
}


@pytest.mark.parametrize("code", REFUSED)
def test_what_is_no_pair_is_refused_with_column_and_rows(code):
    with pytest.raises(Unreadable) as error:
        codes_of(*REFUSED[code])
    assert error.value.code == code
    for language in ("zh", "en"):
        text = error.value.text(language)
        assert code == "pairing.no_ids" or "text.xlsx" in text or "a.xlsx" in text
        assert not any(answer in text for answer in ("男", "女"))
    if code in ("pairing.two_texts", "pairing.two_codes"):
        assert error.value.facts["column"] == "1、题"
        assert error.value.facts["rows"] == ([2, 3] if code == "pairing.two_texts" else [2, 4])


def test_respondents_that_were_moved_by_one_row_are_found_out():
    text, (headers, rows) = by_text(AWKWARD), by_code(AWKWARD)
    moved = [[*row[:6], *rows[place - 1][6:]] for place, row in enumerate(rows)]
    with pytest.raises(Unreadable):
        codes_of(raw(*text), raw(headers, moved))


@settings(derandomize=True, max_examples=60, deadline=None)
@given(form=forms())
def test_every_option_that_was_chosen_has_its_code(form: Form):
    for code in (by_code, joined_by_code):
        found = codes_by_column(*tables(form, code))
        for place, asked in enumerate(form.questions):
            chosen = {
                each.option
                for row in form.rows
                if row[place] not in (BLANK, NOT_ASKED)
                for each in (row[place] if isinstance(row[place], tuple) else (row[place],))
                if each != BLANK and asked.options
            }
            in_columns = code is by_code and asked.kind in ("multiple", "rank")
            codes = range(1, len(asked.options) + 1) if in_columns else asked.codes
            known = {
                pair
                for header, pairs in found.items()
                if header.startswith(f"{place + 1}、")
                for pair in pairs
                if pair[1]
            }
            assert {(str(codes[each]), asked.options[each]) for each in chosen} <= known
            assert known <= {(str(code), text) for code, text in zip(codes, asked.options, strict=False)}
