"""Which category an answer is: every fold, and that none leads from one category to another."""

import re
import subprocess
import sys
import unicodedata
from dataclasses import replace

import pytest
from asking import FIVE, coded, coded_column, codes, problem, question, table
from hypothesis import given, settings
from hypothesis import strategies as st
from opencc import OpenCC

from cgsurvey.coding.cells import FOLDS
from cgsurvey.coding.matching import Categories
from cgsurvey.declarations import Text
from cgsurvey.folding import simplified, squeezed
from cgsurvey.survey import Status

ANSWERED, NOT_ASKED, BLANK, DECLARED, INVALID = Status
ONE_TO_FIVE = ("1", "2", "3", "4", "5")


def matched(text, categories, kind="single", **declared):
    """(category, folds), None where it is none."""
    known = Categories(question(kind, "x", categories=categories, **declared))
    found = known.match(text)
    return found and (known.values[found.category], *found.folds)


@pytest.mark.parametrize(
    ("text", "folds"),
    [
        *[
            (text, ("option_code",))
            for text in ("A.满意", "Ａ．满意", "a、满意", "D)满意", "(D)满意", "d:满意")
        ],
        *[(text, ("option_code",)) for text in ("4、满意", "1.满意", "(3)满意", "①满意", "⑳满意", "12,满意")],
        *[(text, ("option_code",)) for text in ("一、满意", "（十）满意", "4)满意")],
        *[
            (text, ("anchor",))
            for text in ("4 满意", "4满意", "4–满意", "4 — 满意", "4=满意", "4：满意", "4分：满意")
        ],
        *[
            (text, ("anchor",))
            for text in ("满意(4)", "满意（4分）", "满意-4", "满意：4分", "满意4分", "4（满意）")
        ],
        *[(text, ("anchor",)) for text in ("4.0 满意", "+4 满意", "4 points: 满意", "满意 (4 pts)")],
        ("[A]满意", ("punctuation", "option_code")),
        *[(text, ("traditional",)) for text in ("滿意", "滿 意 ")],
        *[(text, ("punctuation",)) for text in ("满意。", "满意.", "满意，")],
        *[
            (text, ("prompt",))
            for text in ("满意____", "满意：", "满意【请注明】", "满意（请说明）", "满意，请说明")
        ],
        *[
            (text, ("prompt", "fill_in"))
            for text in ("满意【请注明】因为近", "满意（请说明原因）近", "满意__近")
        ],
        *[("满意〖近〗", ("fill_in",)), ("D.滿意〖近〗", ("fill_in", "traditional", "option_code"))],
        *[("4–滿意。", ("punctuation", "traditional", "anchor")), (" 满\u200b意\ufeff", ())],
    ],
)
def test_folds_beyond_width_and_spaces(text, folds):
    assert matched(text, FIVE) == ("满意", *folds)


@pytest.mark.parametrize(
    "text",
    [
        *(
            "比满意",
            "满意度",
            "满意/一般",
            "满意和一般",
            "不太满意",
            "的满意",
            "满意(非常)",
            "很滿意",
            "满",
            "",
        ),
        *(
            "4",
            "4分",
            "D",
            "D.",
            "四",
            "AB.满意",
            "123、满意",
            "1.5满意",
            "2-3满意",
            "2.4.满意",
            "满意4",
            "满意(A)",
        ),
        *("满意:近", "满意(近)", "满意，近", "满意" + "。" * 300),
    ],
)
def test_what_is_merely_similar_is_not_matched(text):
    assert matched(text, FIVE) is None


@pytest.mark.parametrize(
    "text",
    [
        "5 满意",
        "5满意",
        "3-满意",
        "满意（5分）",
        "满意(3)",
        "4=非常满意",
        "0 满意",
        "4.0分：滿意 (5)",
        "-4 满意",
    ],
)
def test_a_number_that_contradicts_the_words_is_said_and_not_matched(text):
    status, _, survey = coded_column([text, "满意"], question("scale", "x", categories=FIVE))
    assert status == [INVALID, ANSWERED]
    found = problem(survey, "coding.unmatched")
    assert found.rows == (2,)
    if text != "4.0分：滿意 (5)":
        assert "不对应" in found.text("zh")
        assert "does not go with the words" in found.text("en")


@pytest.mark.parametrize(
    ("text", "category"),
    [
        *[("5分", "5"), ("5.0", "5"), ("5 points", "5"), ("+5", "5"), ("5 – Not at all", "5"), ("5=好", "5")],
        *[
            ("4– Mostly yes", "4"),
            ("3(一般)", "3"),
            ("5、非常满意", "5"),
            ("5 - 几乎总是", "5"),
            ("1-个别人", "1"),
        ],
        *[
            ("5以上", None),
            ("5人以上", None),
            ("2-3次", None),
            ("3次", None),
            ("5楼", None),
            ("3-4", None),
            ("5年", None),
        ],
        *[
            ("5-以上", None),
            ("3–次", None),
            ("5非常满意", None),
            ("5 非常满意", None),
            ("6 – 好", None),
            ("55", None),
        ],
        *[
            ("5.5", None),
            ("05", None),
            ("-5", None),
            ("5..0", None),
            ("3:1", None),
            ("5%", None),
            ("5 or more", None),
        ],
        *[("好(5)", "5"), ("好-5", None), ("好5分", None)],
    ],
)
def test_a_number_alone_names_a_category_that_is_a_number(text, category):
    found = matched(text, ONE_TO_FIVE)
    assert (found and found[0]) == category


def test_on_a_scale_no_sign_is_needed():
    for text in ("10 非常满意", "10非常满意", "10分非常满意", "非常满意10分", "10=非常满意"):
        assert matched(text, tuple(map(str, range(11))), kind="scale") == ("10", "anchor")
    for text in ("10次", "10以上", "10 or more"):
        assert matched(text, tuple(map(str, range(11))), kind="scale") is None


@pytest.mark.parametrize(
    ("text", "category"),
    [
        *[
            ("0", "0=完全不信任"),
            ("完全不信任", "0=完全不信任"),
            ("2 完全信任", "2=完全信任"),
            ("0分", "0=完全不信任"),
        ],
        *[
            ("1", "1"),
            ("1=完全信任", None),
            ("2-完全不信任", None),
            ("2=信任", None),
            ("一般", None),
            ("3", None),
        ],
    ],
)
def test_a_category_may_hold_number_and_words_itself(text, category):
    found = matched(text, ("0=完全不信任", "1", "2=完全信任"))
    assert (found and found[0]) == category


def test_points_may_stand_on_either_side():
    assert matched("5", ("5分", "4分")) == ("5分", "score")
    assert matched("5 分", ("5", "4")) == ("5", "score")
    assert matched("５分", ("5分", "4分")) == ("5分",)
    assert matched("5", ("5分", "5")) == ("5",)
    assert matched("5.0", ("5分", "5")) is None


@pytest.mark.parametrize(
    ("categories", "text", "category"),
    [
        *[(("1部", "2部"), "1", None), (("1部", "2部", "部"), "2.部", "部"), (("1次", "3次以上"), "3", None)],
        *[(("A", "A.", "B"), "Ａ．", "A."), (("A", "A.", "B"), "a", None), (("A", "B"), "A.", "A")],
        *[
            (("1", "满意"), "1.满意", None),
            (("1", "1."), "1.", "1."),
            (("不满意", "满意"), "不 满意", "不满意"),
        ],
        *[
            (("A.甲", "B.甲", "甲"), "C.甲", None),
            (("A.甲", "B.乙"), "A.乙", None),
            (("A.甲", "B.乙"), "1.乙", "B.乙"),
        ],
        *[
            (("A.甲", "B.乙"), "甲", "A.甲"),
            (("1.甲", "2.乙"), "2-乙", "2.乙"),
            (("1.甲", "2.乙"), "1-乙", None),
        ],
        *[(("Yes", "no", "NO"), "YES", "Yes"), (("Yes", "no", "NO"), "No", None), (("no", "NO"), "NO", "NO")],
        *[(("发", "髮"), "發", None), (("发", "髮"), "髮", "髮"), (("后面", "後面"), "後 面", "後面")],
        *[(("18-25岁", "26~35岁"), "18–25岁", "18-25岁"), (("18-25岁", "26~35岁"), "26—35 岁", "26~35岁")],
        *[
            (("1-2", "1~2"), "1–2", None),
            (("1-2", "1~2"), "1~2", "1~2"),
            (("其他", "其他【请注明】"), "其他__", None),
        ],
        *[
            (("其他", "甲"), "其他：打牌", "其他"),
            (("其他", "甲"), "甲：打牌", None),
            (("Other", "A"), "other: x", "Other"),
        ],
        *[
            (("其他", "其他:打牌"), "其他：打牌", "其他:打牌"),
            (("其他", "甲"), "D.其他（请注明）____打牌", "其他"),
        ],
        *[
            (("其他人员", "其他"), "其他人员：打牌", "其他人员"),
            (("Strongly agree",), "strongly Agree.", "Strongly agree"),
        ],
        *[
            (("甲、乙", "丙"), "甲,乙", "甲、乙"),
            (("甲“乙”", "丙"), '甲"乙"', "甲“乙”"),
            (("甲[乙]", "丙"), "甲(乙)", "甲[乙]"),
        ],
    ],
)
def test_one_reading_under_all_folds_or_none(categories, text, category):
    found = matched(text, categories)
    assert (found and found[0]) == category


def test_labels_speak_against_a_number_as_well():
    asked = question("scale", "x", categories=ONE_TO_FIVE)
    labelled = [
        replace(each, label=Text(zh=words, en=words))
        for each, words in zip(asked.categories, FIVE, strict=True)
    ]
    known = Categories(replace(asked, categories=tuple(labelled)))
    assert known.match("5 – 非常满意").category == 4
    assert known.match("4 – 非常满意") is None
    assert known.conflict("4 – 非常满意") == ("4", "5")
    assert known.match("4 – 挺好").category == 3


def test_the_scores_of_the_study_are_its_numbers():
    scored = {"categories": ("好", "中", "差"), "scores": (10, 5, 0)}
    assert matched("10-好", **scored) == ("好", "anchor")
    assert matched("1-好", **scored) is None
    assert matched("0分：差", **scored) == ("差", "anchor")
    assert matched("2.5-中", **scored) is None


def test_the_code_of_a_download_agrees_with_the_number_as_well():
    asked = question("single", "x", categories=("好", "差"))
    coded_so = [replace(each, code=code) for each, code in zip(asked.categories, ("9", "7"), strict=True)]
    known = Categories(replace(asked, categories=tuple(coded_so)))
    assert known.match("9-好").category == 0
    assert known.match("1-好").category == 0
    assert known.match("7-好") is None


def test_a_unit_is_no_part_of_a_scale_and_a_number_in_a_list_is_one_of_a_scale():
    assert matched("3", ("1-2次", "3-次"), kind="scale") is None
    assert matched("次", ("0次", "3-次")) is None
    assert matched("区", ("1区", "2街")) is None
    assert matched("2、甲", ("1-甲", "2-乙")) is None
    assert matched("1、甲", ("1-甲", "2-乙")) == ("1-甲", "option_code")


def test_what_is_declared_missing_is_matched_like_a_category():
    asked = question("single", "x", categories=FIVE, missing=("说不清", "99"))
    status, _, survey = coded_column(["F.说不清", "說不清", "99.0", "说不清。", "99分", "99-说不清"], asked)
    assert status == [DECLARED] * 5 + [INVALID]
    assert problem(survey, "coding.fold.option_code").rows == (2,)
    assert problem(survey, "coding.fold.traditional").rows == (3,)
    asked = question("multiple", "x", categories=("甲", "乙"), missing=("都没有",))
    assert coded_column(["A.甲┋B.乙", "C.都没有", "都沒有", "甲┋C.都没有"], asked)[0] == [0, 3, 3, 0]


def test_no_fold_takes_a_missing_text_for_a_category():
    asked = question("single", "x", categories=("清楚",), missing=("A.清楚",))
    known = Categories(asked)
    assert known.match("B.清楚") is None
    assert known.match("清楚").category == 0


def test_parts_of_a_multiple_response_are_folded_one_by_one():
    asked = question("multiple", "x", categories=("文娱活动", "助餐", "其他"))
    _, values, survey = coded_column(["A.文娱活動┋其他：打牌", "助餐。"], asked)
    assert values.astype(int).tolist() == [[1, 0, 1], [0, 1, 0]]
    folds = [each.code.rpartition(".")[2] for each in survey.problems]
    assert folds == ["punctuation", "prompt", "fill_in", "traditional", "option_code"]
    for each in survey.problems:
        assert each.minor == (each.code.rpartition(".")[2] in ("punctuation", "prompt", "fill_in"))
        assert "打牌" not in each.text("zh") + each.text("en")


def test_words_beside_an_unmatched_option_are_not_shown():
    asked = question("single", "x", categories=("甲", "乙"))
    for text in ("其他：打牌", "丙【请注明】打牌", "丙（请说明）打牌", "丙__打牌"):
        _, _, survey = coded_column([text, "甲"], asked)
        said = problem(survey, "coding.unmatched").text("zh")
        assert "打牌" not in said
        assert "丙" in said or "其他" in said


# pieces of which categories and answers are put together, so that folds meet
PIECES = (
    "满意",
    "非常",
    "甲",
    "A",
    "b",
    "1",
    "2",
    "10",
    ".",
    "、",
    "(",
    ")",
    "-",
    "–",
    "分",
    "=",
    " ",
    "【",
    "】",
    "请",
    "_",
)
PIECES += ("其他", ":", "滿", "以上", "〖", "〗", "一", "①", "0", "意")
texts = st.lists(st.sampled_from(PIECES), min_size=1, max_size=6).map("".join)
lists = st.lists(texts.filter(squeezed), min_size=1, max_size=6, unique_by=squeezed)
kinds = st.sampled_from(["single", "scale"])


@settings(max_examples=400, derandomize=True, deadline=None)
@given(lists, kinds)
def test_every_category_is_itself(categories, kind):
    known = Categories(question(kind, "x", categories=tuple(categories)))
    for place, value in enumerate(categories):
        if "〖" not in value:
            assert known.match(value) == (place, ())
            assert known.match(wide(value)) == (place, ())


def wide(text: str) -> str:
    """The text in full width with spaces between its characters, but for those of one number."""
    spread = "\u3000".join(chr(ord(each) + 0xFEE0) if "!" <= each <= "~" else each for each in text)
    return re.sub(r"(?<=[０-９①-⑳])\u3000(?=[０-９①-⑳])", "", spread)


@settings(max_examples=400, derandomize=True, deadline=None)
@given(lists, texts, kinds)
def test_width_and_spaces_change_nothing(categories, text, kind):
    known = Categories(question(kind, "x", categories=tuple(categories)))
    for spelled in (
        wide(text),
        f" {text}\u200b",
        unicodedata.normalize("NFKC", text) if "①" not in text else text,
    ):
        assert known.match(spelled) == known.match(text)


@settings(max_examples=400, derandomize=True, deadline=None)
@given(lists, texts, kinds, st.randoms(use_true_random=False))
def test_neither_the_order_nor_the_chance_of_another_reading_decides(categories, text, kind, random):
    """The same answer whatever the order, and none where another category would be one as well."""
    known = Categories(question(kind, "x", categories=tuple(categories), scores=range(len(categories))))
    order = random.sample(range(len(categories)), len(categories))
    moved = Categories(
        question(kind, "x", categories=tuple(categories[place] for place in order), scores=order)
    )
    found, again = known.match(text), moved.match(text)
    assert (found and categories[found.category]) == (again and categories[order[again.category]])
    if found and squeezed(text) not in map(squeezed, categories):
        assert found.folds == tuple(sorted(found.folds, key=FOLDS.index))
        assert found.folds or "〖" in text


@settings(max_examples=300, derandomize=True, deadline=None)
@given(lists, texts, st.sampled_from(["A.{}", "3、{}", "{}。", "{}〖打牌〗", "{}____", "(B){}"]))
def test_what_is_put_around_a_text_never_makes_it_another_category(categories, text, around):
    """A text with a mark is the category that the text alone is, or none, unless it is one as it stands."""
    known = Categories(question("single", "x", categories=tuple(categories)))
    plain, marked = known.match(text), known.match(around.format(text))
    if squeezed(around.format(text)) in map(squeezed, categories) or not (plain and marked):
        return
    marked_categories = [
        each for each in categories if each[:1] in "A3(12①一-–10" or "." in each or "、" in each
    ]
    assert plain.category == marked.category or marked_categories


def test_the_table_of_simplified_characters_is_loaded_for_traditional_text_alone():
    script = (
        "import sys; sys.path.insert(0, 'tests/coding')\n"
        "from asking import FIVE, question\nfrom cgsurvey.coding.matching import Categories\n"
        "known = Categories(question('single', 'x', categories=FIVE))\n"
        "known.match('A.满意'), known.match('挺好的'), known.match('5 满意'), known.match('x')\n"
        "print('opencc' in sys.modules)\nknown.match('滿意')\nprint('opencc' in sys.modules)\n"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["False", "True"]


def test_characters_of_gb_2312_are_simplified_but_for_a_few():
    convert = OpenCC("t2s").convert
    for first in range(0xB0, 0xF8):
        row = bytes(each for second in range(0xA1, 0xFF) for each in (first, second))
        text = row.decode("gb2312", errors="ignore")
        assert [simplified(each) for each in text] == [convert(each) for each in text]


def test_traditional_headers_are_found_and_said():
    asked = question("single", "3、满意度", categories=FIVE)
    survey = coded(table(["3、滿意度", "x"], [["滿意", "1"]]), asked)
    assert survey.answers["q"].values.tolist() == [3]
    found = problem(survey, "coding.header_traditional")
    assert (found.facts["columns"], found.minor) == (["3、满意度"], True)
    asked = question("multiple", "8、服务", categories=("文娱活动", "助餐"))
    survey = coded(table(["8、服務(文娛活動)", "8、服務(助餐)", "x"], [["1", "0", "1"]]), asked)
    assert survey.answers["q"].values.astype(int).tolist() == [[1, 0]]
    assert problem(survey, "coding.header_traditional").facts["number"] == 1


@pytest.mark.parametrize(
    ("radicals", "text"), [("⻅⾯", "见面"), ("⽬录", "目录"), ("⻋⼦", "车子"), ("⺠⽣", "民生")]
)
def test_radicals_are_the_characters_they_look_like(radicals, text):
    assert squeezed(radicals) == text
    assert matched(radicals, (text, "甲")) == (text,)


def test_every_radical_of_the_supplement_is_a_character():
    for code in (*range(0x2E80, 0x2E9A), *range(0x2E9B, 0x2EF4), *range(0x2F00, 0x2FD6)):
        text = squeezed(chr(code))
        assert len(text) == 1
        assert code == 0x2E80 or "CJK UNIFIED IDEOGRAPH" in unicodedata.name(text)


@pytest.mark.parametrize(
    ("text", "categories", "kind"),
    [
        *[(text, ONE_TO_FIVE, "scale") for text in ("1;2", "1,0", "4/5", "1和2", "5&4", "1 0")],
        *[(text, tuple(map(str, range(11))), "scale") for text in ("1 0", "1,0", "5/10")],
        *[(text, ("A", "AB", "B", "O"), "single") for text in ("A,B", "A;B", "A、B", "A.O")],
        ("一、二", ("一", "二"), "single"),
        ("10 0元", ("10元", "100元"), "single"),
    ],
)
def test_two_answers_in_a_cell_are_neither(text, categories, kind):
    assert matched(text, categories, kind) is None


def test_a_space_between_digits_parts_them():
    assert squeezed("1 ２　3") == "1 2 3"
    assert squeezed("18 岁 - 25\u200b5 岁") == "18岁-255岁"


@pytest.mark.parametrize("kind", ["single", "multiple", "text"])
def test_words_beside_no_option_are_not_blank(kind):
    status, _, survey = coded_column(
        ["〖张三〗", "", "(空)"], question(kind, "q", categories=() if kind == "text" else FIVE)
    )
    assert status == [ANSWERED if kind == "text" else INVALID, BLANK, BLANK]
    told = [each.rows for each in survey.problems if each.code != "coding.fold.fill_in"]
    assert told == ([] if kind == "text" else [(2,)])


@pytest.mark.parametrize(
    ("options", "rows", "ticks"),
    [
        ("是否", [["是", ""], ["", "否"], ["是", "否"]], [[1, 0], [0, 1], [1, 1]]),
        ("12", [["1", ""], ["", "2"]], [[1, 0], [0, 1]]),
        ("01", [["0", ""], ["", "1"]], [[1, 0], [0, 1]]),
        ("是否", [["是", "否"], ["否", "是"]], [[1, 0], [0, 1]]),
        ("01", [["0", "1"], ["1", "0"]], [[0, 1], [1, 0]]),
    ],
)
def test_an_option_written_out_in_its_column_is_no_mark(options, rows, ticks):
    headers = [f"q({option})" for option in options]
    survey = coded(table(headers, rows), question("multiple", "q", categories=tuple(options)))
    assert survey.answers["q"].values.astype(int).tolist() == ticks


@pytest.mark.parametrize(
    "text",
    [
        *("3个半", "30多岁", "50余人", "60岁以上", "10以下", "10左右", "3几", "2half", "2dozen", "5plus"),
        *("60 70", "1 234", "5or so", "3起"),
    ],
)
def test_a_number_with_a_bound_or_a_guess_is_none(text):
    assert coded_column([text], question("number", "q"))[0] == [INVALID]


def test_minus_zero_is_zero():
    _, values, _ = coded_column(["-0", "-0.0"], question("number", "q"))
    assert [str(value) for value in values.tolist()] == ["0.0", "0.0"]


def test_a_share_under_a_unit_of_per_cent_is_told():
    per_cent = question("number", "q", unit="%")
    status, values, survey = coded_column(["50%", "0.5", "50", "0", "0.5%", "1"], per_cent)
    assert status == [ANSWERED] * 6
    assert values.tolist() == [50, 0.5, 50, 0, 0.5, 1]
    assert problem(survey, "coding.share_or_percent").rows == (3, 7)
    assert "coding.share_or_percent" not in codes(coded_column(["0.5"], question("number", "q"))[2])
