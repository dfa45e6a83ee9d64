"""Which sheet is read, where its header stands, headers of two rows, keys merged over several rows."""

from __future__ import annotations

from pathlib import Path

import pytest
from openpyxl import Workbook

from cgsurvey.errors import Unreadable
from cgsurvey.loaders.header_rows import Header, header_at, header_index
from loaders.here import read

HEADERS = ["序号", "社区", "满意度", "性别"]
ROWS = [
    [1, "甲社区", "满意", "男"],
    [2, "甲社区", "一般", "女"],
    [3, "乙社区", "满意", "女"],
    [4, "乙社区", "不满意", "男"],
]
TEXTS = tuple(tuple(map(str, row)) for row in ROWS)


@pytest.fixture
def book(tmp_path: Path):
    """Write {sheet: (rows, merged ranges)} as a workbook and give its path."""

    def book(sheets, hidden=()) -> Path:
        workbook = Workbook()
        workbook.remove(workbook.active)
        for name, content in sheets.items():
            rows, merges = content if isinstance(content, tuple) else (content, ())
            sheet = workbook.create_sheet(name)
            for row in rows:
                sheet.append(row)
            for span in merges:
                sheet.merge_cells(span)
            sheet.sheet_state = "hidden" if name in hidden else "visible"
        path = tmp_path / "answers.xlsx"
        workbook.save(path)
        return path

    return book


def told(raw) -> dict:
    return {problem.code: problem for problem in raw.problems}


@pytest.mark.parametrize(
    "cover",
    [
        [["居民满意度调查"], ["2026年9月"]],
        [["说明", "以下为原始数据"], ["单位", "某区民政局"], ["联系方式", "见通知"]],
        [[None, None, "标题"]],
    ],
)
@pytest.mark.parametrize("first", [True, False])
def test_a_cover_sheet_is_passed_over_and_said_so(book, cover, first):
    sheets = {"封面": cover, "数据": [HEADERS, *ROWS]}
    raw = read(book(sheets if first else dict(reversed(sheets.items()))))
    assert (raw.sheet, raw.headers, raw.rows) == ("数据", tuple(HEADERS), TEXTS)
    assert told(raw)["loading.other_sheets"].facts["sheets"] == ["封面"]


def test_an_empty_sheet_first_is_nothing_to_speak_of(book):
    raw = read(book({"Sheet1": [], "数据": [HEADERS, *ROWS]}))
    assert (raw.rows, raw.problems) == (TEXTS, ())


def test_a_sheet_with_a_part_of_the_rows_is_not_read_as_well(book):
    raw = read(book({"甲社区": [HEADERS, *ROWS[:2]], "全部": [HEADERS, *ROWS], "女": [HEADERS, *ROWS[1:3]]}))
    assert (raw.sheet, raw.rows) == ("全部", TEXTS)
    assert told(raw)["loading.part_sheets"].facts["sheets"] == ["甲社区", "女"]


def test_sheets_that_share_headers_and_not_rows_must_be_named(book):
    path = book({"甲社区": [HEADERS, *ROWS[:2]], "乙社区": [HEADERS, *ROWS[2:]]})
    with pytest.raises(Unreadable) as refusal:
        read(path)
    assert (refusal.value.code, refusal.value.facts["sheets"]) == (
        "loading.same_headers",
        ["甲社区", "乙社区"],
    )
    assert read(path, sheet="乙社区").rows == TEXTS[2:]


def test_one_row_that_the_larger_sheet_lacks_is_enough_to_refuse(book):
    other = [9, "丙社区", "满意", "男"]
    with pytest.raises(Unreadable) as refusal:
        read(book({"全部": [HEADERS, *ROWS], "一部分": [HEADERS, ROWS[0], other]}))
    assert refusal.value.code == "loading.same_headers"


def test_two_different_tables_must_be_named(book):
    with pytest.raises(Unreadable) as refusal:
        read(book({"居民": [HEADERS, *ROWS], "干部": [["编号", "职务", "年限"], [1, "书记", 3]]}))
    assert refusal.value.code == "loading.which_sheet"


def test_repeated_groups_of_a_form_are_no_respondents(book):
    repeats = [["name", "age", "_index", "_parent_index"], ["甲", 3, 1, 1], ["乙", 5, 2, 1]]
    raw = read(book({"main": [HEADERS, *ROWS], "children": repeats}))
    assert (raw.sheet, list(told(raw))) == ("main", ["loading.other_sheets"])


def test_a_form_is_no_table_of_answers(book):
    form = {"survey": [["type", "name", "label"]], "choices": [["list_name", "name", "label"]]}
    with pytest.raises(Unreadable) as refusal:
        read(book(form))
    assert refusal.value.code == "loading.is_form"


TWO_ROWS = [
    ["序号", "性别", "对下列工作是否满意", None, None, "意见"],
    [None, None, "环境", "治安", "文体", None],
    [1, "男", "满意", "一般", "满意", "无"],
    [2, "女", "一般", "一般", "不满意", "无"],
]
JOINED = ("序号", "性别", *(f"对下列工作是否满意—{part}" for part in ("环境", "治安", "文体")), "意见")


@pytest.mark.parametrize("merges", [(), ("C1:E1",), ("C1:E1", "A1:A2", "B1:B2", "F1:F2")])
@pytest.mark.parametrize("titles", [0, 2])
def test_a_header_of_two_rows_is_joined(book, merges, titles):
    def moved(span: str) -> str:
        return "".join(each if each.isalpha() or each == ":" else str(int(each) + titles) for each in span)

    rows = [*[["某市居民调查"]] * titles, *TWO_ROWS]
    raw = read(book({"s": (rows, [moved(span) for span in merges])}))
    assert raw.headers == JOINED
    assert raw.rows[0] == ("1", "男", "满意", "一般", "满意", "无")
    assert raw.numbers == range(3 + titles, 5 + titles)
    assert told(raw)["loading.two_header_rows"].facts == {"header": 1 + titles, "second": 2 + titles}


def test_groups_over_all_columns_need_merged_cells_to_be_told_from_respondents(book):
    rows = [
        ["基本信息", None, "评价", None, None],
        ["性别", "年龄段", "环境", "治安", "文体"],
        ["男", "青年", "好", "中", "好"],
        ["女", "老年", "中", "中", "差"],
    ]
    raw = read(book({"s": (rows, ["A1:B1", "C1:E1"])}), header_row=1)
    assert raw.headers == ("基本信息—性别", "基本信息—年龄段", "评价—环境", "评价—治安", "评价—文体")
    assert len(read(book({"s": rows}), header_row=1).rows) == 3


@pytest.mark.parametrize(
    "second",
    [
        [None, None, "满意", "一般", "满意", None],  # answers that others give as well
        [None, None, "1", "2", "3", None],  # numbers are no headers
        [1, None, "环境", "治安", "文体", None],  # a respondent's number beside them
        [None, None, "环境", None, "文体", "无"],  # beyond the group
    ],
)
def test_a_first_respondent_is_not_taken_for_a_header(book, second):
    raw = read(book({"s": [TWO_ROWS[0], second, *TWO_ROWS[2:]]}))
    assert raw.headers == ("序号", "性别", "对下列工作是否满意", "", "", "意见")
    assert len(raw.rows) == 3


#: nine respondents to four questions, of which three are closed
ANSWERS = [
    ("男" if n % 2 else "女", "常去" if n % 3 else "不去", str(n % 5 + 1), f"第{n}条") for n in range(9)
]


def test_codes_below_the_questions_are_no_respondent():
    upper, lower = ("您的性别", "您常去吗？", "打几分", "意见"), ("Q1", "Q2", "Q3", "意见")
    coded = ("Q1. 您的性别", "Q2. 您常去吗？", "Q3. 打几分", "意见")
    assert header_at([upper, lower, *ANSWERS], 0, ()) == Header(coded, 2)
    assert header_at([lower, upper, *ANSWERS], 0, ()) == Header(coded, 2)


def test_groups_over_all_columns_are_told_by_the_answers_below():
    upper, lower = ("评价", "", "", "其他"), ("环境", "治安", "文体", "意见")
    joined = ("评价—环境", "评价—治安", "评价—文体", "其他—意见")
    assert header_at([upper, lower, *ANSWERS], 0, ()) == Header(joined, 2)


def test_options_below_a_question_may_be_named_by_their_answers():
    upper = ("", "Which do you use?", "", "", "How often?")
    lower = ("#", "Bus", "Tram", "Bicycle", "Weekdays")
    rows = [(f"a{n}b{n}", "Bus" if n % 2 else "", "Tram" if n else "", "", "often") for n in range(6)]
    stems = ("#", *(f"Which do you use?—{part}" for part in lower[1:4]), "How often?—Weekdays")
    assert header_at([upper, lower, *rows], 0, ()) == Header(stems, 2)


@pytest.mark.parametrize(
    "first",
    [
        ("男", "很少去", "无", "还行"),  # one answer that others gave as well
        ("其他", "很少去", "6", "还行"),  # a number
        ("其他", "", "不清楚", "还行"),  # a blank
        ("不清楚", "不清楚", "不清楚", "还行"),  # the same answer again
    ],
)
def test_a_respondent_with_rare_answers_stays_one(first):
    assert header_at([("性别", "常去", "分数", "意见"), first, *ANSWERS], 0, ()).rows == 1


def test_a_few_respondents_do_not_tell_that_another_is_none():
    rows = [("性别", "常去", "分数", "意见"), ("其他", "很少去", "不清楚", "还行"), *ANSWERS[:5]]
    assert header_at(rows, 0, ()).rows == 1


def test_headers_without_a_second_row_are_left_as_they_are():
    rows = [("a", "b", "c"), ("x", "y", "z"), ("x", "y", "z")]
    assert header_at(rows, 0, ()).rows == 1
    assert header_index([("标题",), ("a", "b")]) == 0
    assert header_index([("标题",), ("a", "b", "c")]) == 1


def test_a_key_merged_over_rows_is_the_key_of_each(book):
    rows = [HEADERS, *ROWS]
    for place in (2, 4):
        rows[place] = [rows[place][0], None, *rows[place][2:]]
    raw = read(book({"s": (rows, ["B2:B3", "B4:B5"])}))
    assert raw.rows == TEXTS
    problem = told(raw)["loading.merged_key"]
    assert (problem.rows, problem.column, "loading.merged" in told(raw)) == ((3, 5), "社区", False)


def test_a_few_merged_answers_are_left_blank_and_located(book):
    rows = [HEADERS, *ROWS, *[[n, "丙社区", "一般", "女"] for n in range(5, 9)]]
    rows[2] = [2, "甲社区", None, "女"]
    raw = read(book({"s": (rows, ["C2:C3"])}))
    assert raw.rows[1][2] == ""
    assert (told(raw)["loading.merged"].rows, "loading.merged_key" in told(raw)) == ((3,), False)


@pytest.mark.parametrize(("merged", "filled"), [(4, True), (3, False)])
def test_half_of_the_rows_must_be_merged_to_make_a_key(book, merged, filled):
    rows = [HEADERS, *[[n, "甲" if n < merged + 1 else "乙", "一般", "女"] for n in range(1, 9)]]
    for number in range(2, merged + 1):
        rows[number][1] = None
    raw = read(book({"s": (rows, [f"B2:B{merged + 1}"])}))
    assert (raw.rows[1][1] == "甲") is filled
