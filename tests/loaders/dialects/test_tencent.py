"""腾讯问卷: awkward headers and what each column is; the files themselves."""

import pytest

from cgsurvey.raw_table import Heading
from loaders.dialects.columns import headed
from loaders.here import read

METAS = ["编号", "开始答题时间", "结束答题时间", "答题时长"]


def of(headers, *rows):
    """Headings of the questions behind the columns of the platform."""
    name, found = headed([*METAS, *headers], [["x"] * 4 + list(row) for row in rows])
    assert name == "tencent"
    assert found[:4] == [("meta", "id"), ("meta", "started"), ("meta", "submitted"), ("meta", "seconds")]
    return found[4:]


def test_every_column_of_the_platform_is_known():
    headers = [
        "编号",
        "开始答题时间",
        "清洗数据结果",
        "地理位置省",
        "用户标识",
        "昵称",
        "IP",
        "UA",
        "Referrer",
        "自定义字段",
        "语言",
    ]
    metas = [
        "id",
        "started",
        "status",
        "place",
        "user",
        "user",
        "ip",
        "device",
        "source",
        "other",
        "language",
    ]
    assert headed(headers, [["x"] * 11])[1] == [("meta", each) for each in metas]


def test_one_column_of_it_is_not_enough():
    assert headed(["编号", "昵称", "16.是否愿意"], [["1", "x", "是"]])[0] == "plain"


def test_questions_and_blanks():
    assert of(
        ["16.是否愿意：", "3.你来自于：_填空1", "3.你来自于：_填空3", "17.时间:上午"], ["是", "a", "b", "x"]
    ) == [
        ("question", "16", "是否愿意：", ""),
        ("blank", "3", "你来自于：", "填空1"),
        ("blank", "3", "你来自于：", "填空3"),
        ("question", "17", "时间:上午", ""),
    ]


@pytest.mark.parametrize("mark", [":", "：", "_", ": "])
@pytest.mark.parametrize(
    "rows",
    [
        [["A.在家", ""], ["", "B.在学校"]],
        [["在家", ""], ["", "在学校"]],
        [["1", "0"], ["0", "0"]],
        [["A.在家", ""], ["A.在家", ""]],  # nobody chose the second
    ],
)
def test_options_share_what_is_in_front_of_them(mark, rows):
    stem, (first, second) = "哪些场合使用", (f"21.哪些场合使用{mark}在家", f"21.哪些场合使用{mark}在学校")
    assert of([first, second], *rows) == [("option", "21", stem, "在家"), ("option", "21", stem, "在学校")]


def test_rows_of_a_matrix():
    found = of(
        ["8.评价:治安", "8.评价:卫生", "8.评价:绿化"], ["A.满意", "B.一般", ""], ["B.一般", "B.一般", ""]
    )
    assert found == [("item", "8", "评价", each) for each in ("治安", "卫生", "绿化")]


def test_one_header_over_several_columns_is_told_by_the_only_text_of_each():
    found = of(["21.场合", "21.场合 (2)", "21.场合 (3)"], ["A.在家", "", ""], ["", "B.在学校", ""])
    assert found == [("option", "21", "场合", each) for each in ("A.在家", "B.在学校", "")]


def test_one_header_over_columns_of_several_texts_is_as_many_questions():
    found = of(["5.姓氏", "5.姓氏 (2)"], ["甲", "乙"], ["丙", "丁"])
    assert found == [("question", "5", "姓氏", ""), ("question", "5/2", "姓氏", "")]


def test_two_questions_of_one_number():
    assert of(["1.性别", "1.年龄"], ["男", "30"]) == [
        ("question", "1", "性别", ""),
        ("question", "1/2", "年龄", ""),
    ]


def test_text_beside_an_option():
    header = "10.医疗保险:其他____{fillblank-ab12}[请填写]"
    headers, rows = ["10.医疗保险:医保", header], (["医保", ""], ["", "自费"])
    assert of(headers, *rows) == [("option", "10", "医疗保险", "医保"), ("option", "10", "医疗保险", "其他")]
    found = of([*headers, "10.医疗保险:其他"], *([*row, "1"] for row in rows))
    assert [each[0] for each in found] == ["option", "fill_in", "option"]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gbk", "gb18030"])
def test_a_file_with_repeated_headers_and_a_column_without_one(tmp_path, encoding):
    lines = [
        '"编号","开始答题时间","结束答题时间","答题时长","16.是否愿意为了传承文化去学习","21.场合","21.场合",',
        '"1","02-Feb-2026 20:26:58","02-Feb-2026 20:27:09","11","D.无所谓","A.在家","",',
        '"2","02-Feb-2026 20:26:58","02-Feb-2026 20:27:09","12","A.愿意","","B.在学校",',
    ]
    path = tmp_path / "answers.csv"
    path.write_bytes("\r\n".join(lines).encode(encoding))
    raw = read(path)
    assert raw.dialect == "tencent"
    assert raw.headers[4:] == ("16.是否愿意为了传承文化去学习", "21.场合", "21.场合 (2)")
    assert raw.headings[5:] == (
        Heading("option", "21", "场合", "A.在家"),
        Heading("option", "21", "场合", "B.在学校"),
    )
    assert raw.columns[6].listed() == ["", "B.在学校"]
