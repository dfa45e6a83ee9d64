"""Questions over several columns, roles, platforms: tables made of rows -> what the draft makes of them."""

from __future__ import annotations

import random
from collections import Counter

import pytest

from cgsurvey.drafting import draft_of, summary_of, toml_text
from cgsurvey.errors import Unreadable
from cgsurvey.loaders.pairing import codes_of
from cgsurvey.loaders.withholding import without_personal
from cgsurvey.raw_table import Described
from drafting.by_hand import table_of
from drafting.in_memory_drafts import Drafted, drafted

LADDER = ["非常不满意", "不满意", "一般", "满意", "非常满意"]
META = ["序号", "提交答卷时间", "所用时间", "来源", "来源详情", "来自IP"]


def exported(place: int) -> list[str]:
    """Cells of the platform's own columns."""
    return [
        str(place),
        f"2024/3/{1 + place % 28} 9:{place % 60}:00",
        f"{60 + place}秒",
        "微信",
        "直接访问",
        "",
    ]


def of_wjx(headers: list[str], rows: list[list[str]]) -> Drafted:
    return drafted([*META, *headers], [[*exported(place), *row] for place, row in enumerate(rows, start=1)])


def test_a_column_for_each_option() -> None:
    rows = [[str(place % 2), str(place % 3 // 2), "0" if place % 5 else "(跳过)"] for place in range(60)]
    found = of_wjx(["8、(文娱活动)", "8、(助餐（老人、病人）)", "8、(以上都没有)"], rows)
    (question,) = found.only.questions
    assert question.guess.kind == "multiple"
    assert found.categories("q8") == ["文娱活动", "助餐（老人、病人）", "以上都没有"]
    assert found.counts("q8") == {
        name: sum(row[place] == "1" for row in rows) for place, name in enumerate(found.categories("q8"))
    }
    assert found.choices("q8") == ["exclusive"]


def test_ranks_and_scores_under_the_headers_of_options() -> None:
    ranks = [["1", "2", "3"], ["3", "1", "2"], ["2", "", "1"], ["", "1", ""]] * 6
    found = of_wjx(["5、(快)", "5、(好)", "5、(省)"], ranks)
    assert found.question("q5").guess.kind == "rank"
    assert found.counts("q5") == {"快": 18, "好": 18, "省": 18}
    scores = [["5", "3", "4"], ["2", "2", "5"], ["1", "4", "4"], ["3", "3", "3"]] * 12
    found = of_wjx(["5、(环境（1-5分）)", "5、(治安（1-5分）)", "5、(交通（1-5分）)"], scores)
    (question,) = found.only.questions
    assert [item.label for item in question.items] == ["环境（1-5分）", "治安（1-5分）", "交通（1-5分）"]
    assert question.guess.kind == "number"
    for place, item in enumerate(question.items):
        mean = sum(int(row[place]) for row in scores) / len(scores)
        assert found.estimate(item.name, "mean") == pytest.approx(mean)


def test_a_matrix_is_one_question_with_a_ladder_that_its_rows_share() -> None:
    rows = [[LADDER[place % 5], LADDER[1 + place % 4], LADDER[3 + place % 2]] for place in range(60)]
    found = of_wjx(["7、您对下列工作是否满意—办事效率", "7、环境卫生", "7、治安"], rows)
    (question,) = found.only.questions
    assert question.label == "您对下列工作是否满意"
    assert [(item.name, item.label) for item in question.items] == [
        ("q7_1", "办事效率"),
        ("q7_2", "环境卫生"),
        ("q7_3", "治安"),
    ]
    for place, name in enumerate(["q7_1", "q7_2", "q7_3"]):
        assert found.categories(name) == LADDER
        rate = sum(row[place] in LADDER[3:] for row in rows) / len(rows)
        assert found.estimate(name, "rate") == pytest.approx(rate)
    assert "# [scales.q7_score]" in found.text


def test_rows_that_nobody_answered_and_answers_of_two_kinds() -> None:
    rows = [[LADDER[place % 5], "", str(20 + place)] for place in range(60)]
    found = of_wjx(["7、情况—满意程度", "7、没有人回答的", "7、年龄"], rows)
    assert [(each.name, each.guess.kind) for each in found.only.questions] == [
        ("q7", "scale"),
        ("q7_2", "number"),
    ]


def test_a_grid_in_square_brackets_and_one_of_a_plain_table() -> None:
    rows = [[LADDER[place % 5], LADDER[place % 4]] for place in range(60)]
    for headers in (["Rate [Speed]", "Rate [Price]"], ["评价[快慢]", "评价[价格]"]):
        found = drafted(headers, rows)
        (question,) = found.only.questions
        assert question.guess.kind == "scale"
        assert len(question.items) == 2


def test_a_parent_column_gives_way_to_its_options() -> None:
    options = ["water", "power", "roads"]
    rows = []
    for place in range(60):
        chosen = [option for bit, option in enumerate(options) if place >> bit & 1]
        ticks = [str(int(option in chosen)) for option in options]
        rows.append(
            [
                f"2024-01-0{1 + place % 9}T08:00:00.000+08:00",
                " ".join(chosen),
                *ticks,
                f"u{place}",
                "2024-01-09T10:00:00",
            ]
        )
    headers = ["start", "needs", *(f"needs/{option}" for option in options), "_uuid", "_submission_time"]
    found = drafted(headers, rows)
    assert found.table.dialect == "kobo"
    (question,) = [each for each in found.only.questions if each.guess.kind == "multiple"]
    assert found.counts(question.name) == {
        option: sum(row[2 + place] == "1" for row in rows) for place, option in enumerate(options)
    }
    assert len(found.only.questions) == 1


def test_labels_of_the_file_are_its_answers() -> None:
    described = {
        0: Described(
            "满意度", tuple((str(5 - place), text) for place, text in enumerate(LADDER)), (), "ordinal"
        ),
        1: Described("区", (("1", "东区"), ("2", "西区"), ("3", "北区")), (), "nominal"),
        2: Described("级别", (("1", "甲等"), ("2", "乙等"), ("9", "拒答")), ("拒答",), "ordinal"),
        3: Described("得分", (("99", "不知道"),), (), "scale"),
    }
    rows = [
        [
            LADDER[1 + place % 4],
            ["西区", "东区"][place % 2],
            ["乙等", "甲等", "拒答"][place % 3],
            str(place % 9),
        ]
        for place in range(40)
    ]
    rows[0][3] = "不知道"
    found = drafted(["v1", "v2", "v3", "v4"], rows, described=described)
    assert [each.guess.kind for each in found.only.questions] == ["scale", "single", "single", "text"]
    assert found.categories("v1") == LADDER, "the file lists the rung that nobody chose"
    assert found.categories("v2") == ["东区", "西区", "北区"]
    assert found.question("v3").guess.keys == {"categories": ["甲等", "乙等"], "missing": ["拒答"]}
    assert found.choices("v3") == ["ordinal"]
    assert found.choices("v4") == ["labels_missing"]
    assert found.question("v2").label == "区"


@pytest.mark.parametrize(
    ("header", "texts", "certain", "proposed"),
    [
        ("1、您居住的社区", ["甲社区", "乙社区", "丙社区"], True, False),
        ("您所在的村（居）", ["甲村", "乙村", "丙村"], False, True),
        ("所属社区名称", ["甲", "乙", "丙"], True, False),
        ("Village", ["North", "South", "East"], True, False),
        ("8、您对社区工作的总体评价", LADDER, False, False),
        ("社区", ["是", "否"], False, False),
        ("您最喜欢的地方", ["甲社区", "乙社区", "丙社区"], False, True),
        ("9、您在社区参加过的活动", ["文娱", "助餐", "培训"], False, False),
    ],
)
def test_a_community_is_what_its_header_calls_one(
    header: str, texts: list[str], certain: bool, proposed: bool
) -> None:
    rows = [[texts[place % len(texts)], str(place)] for place in range(60)]
    found = drafted([header, "x"], rows)
    assert ("community" in found.only.keys) is certain
    sample = found.analysis.samples[0]
    assert sample.design["psu"] == ("community" if certain else "row")
    candidates = [choice.keys.get("community") for choice in found.only.choices]
    assert candidates == [header] * proposed


def test_a_community_that_every_row_has_another_of_is_none() -> None:
    found = drafted(
        ["社区名称", "有无食堂"], [[f"第{place}社区", ["有", "无"][place % 2]] for place in range(40)]
    )
    assert "community" not in found.only.keys


def test_two_columns_of_communities_are_left_to_choose() -> None:
    rows = [[f"第{place % 5}社区", f"第{place % 6}社区", "是"] for place in range(60)]
    found = drafted(["居住的社区", "工作的社区", "x"], rows)
    assert "community" not in found.only.keys
    assert [choice.keys["community"] for choice in found.only.choices] == ["居住的社区", "工作的社区"]


def test_weight_stratum_and_unit_are_proposed_and_change_nothing() -> None:
    rows = [
        [["是", "否"][place % 2], str(1 + place % 2 * 3), str(place % 4), str(place % 8)]
        for place in range(48)
    ]
    found = drafted(["参加", "权重", "分层", "psu"], rows)
    assert [each.where["column"] for each in found.only.questions] == ["参加"]
    assert [dict(choice.keys) for choice in found.only.choices] == [
        {"weight": "权重"},
        {"stratum": "分层"},
        {"psu": "psu"},
    ]
    assert found.counts(found.only.questions[0].name) == {"是": 24, "否": 24}
    assert found.estimate("参加", "share") is None
    assert found.analysis.samples[0].design["weighted"] is False


def test_what_people_would_do_and_did_is_proposed_as_a_pair_also_where_they_tick_several() -> None:
    options = ("文体活动", "志愿服务", "议事协商")
    rows = [["┋".join(options[n % 3 :]), options[n % 3]] for n in range(30)]
    text = of_wjx(["5、您愿意参加哪些活动", "6、您参加过哪些活动"], rows).text
    assert "# [pairs.q5_q6]" in text


def test_columns_that_are_no_question_are_told() -> None:
    rows = [[str(place), "", "同意", ["是", "否"][place % 2], "y"] for place in range(20)]
    found = drafted(["编号", "没有人答", "都一样", "有别", ""], rows)
    assert found.only.keys["id"] == "编号"
    assert [each.where["column"] for each in found.only.questions] == ["有别"]
    told = {remark.code: remark.facts for remark in found.only.remarks}
    assert told["drafting.columns_empty"]["headers"] == ["没有人答"]
    assert told["drafting.columns_constant"]["headers"] == ["都一样"]
    assert told["drafting.columns_unnamed"] == {"number": 1}


def test_columns_withheld_as_personal_are_told_by_their_headers_alone() -> None:
    rows = [["甲某", "满意" if place % 2 else "一般", ""] for place in range(40)]
    table = table_of(["姓名", "总体", "电话"], rows)
    withheld = without_personal(table, ())
    remarks = [(each.code, each.facts["headers"]) for each in Drafted(withheld).only.remarks]
    assert remarks == [("drafting.columns_empty", ["电话"]), ("drafting.columns_personal", ["姓名"])]


def test_a_table_without_a_question_is_refused_in_a_sentence() -> None:
    with pytest.raises(Unreadable) as refused:
        draft_of({"a.csv": table_of(["序号", "空"], [["1", ""], ["2", ""]])})
    assert refused.value.code == "drafting.no_questions"


def test_a_download_by_code_has_no_means_and_says_what_to_do() -> None:
    rows = [[str(1 + place % 5), str(1 + place % 8), str(1 + place % 2)] for place in range(60)]
    found = of_wjx(["1、总体评价", "2、年龄", "3、性别"], rows)
    assert {each.guess.kind for each in found.only.questions} == {"single"}
    assert found.categories("q2") == [str(code) for code in range(1, 9)]
    assert "drafting.download_by_code" in {remark.code for remark in found.only.remarks}


def test_the_download_by_code_tells_order_codes_and_what_stands_in_the_middle() -> None:
    forms = {
        "1、职业": ["务农", "学生", "在职", "其他"],
        "2、愿意吗": ["非常愿意", "愿意", "说不清", "不太愿意", "不愿意"],
        "3、愿意来吗": ["非常愿意", "愿意", "不太愿意", "不愿意", "说不清"],
        "4、评价": ["1分", "2分", "3分", "4分", "5分"],
    }
    draws = random.Random(1)
    picks = [[draws.randrange(len(form)) for form in forms.values()] for _ in range(60)]
    texts = table_of(
        [*META, *forms],
        [
            [*exported(place), *(form[each] for form, each in zip(forms.values(), row, strict=True))]
            for place, row in enumerate(picks)
        ],
    )
    codes = table_of(
        [*META, *forms],
        [[*exported(place), *(str(each + 1) for each in row)] for place, row in enumerate(picks)],
    )
    found = draft_of({"a.csv": texts}, codes={"a.csv": codes_of(texts, codes)})
    guesses = {question.name: question.guess for question in found.questionnaires[0].questions}
    assert guesses["q1"].keys == {"categories": forms["1、职业"], "codes": ["1", "2", "3", "4"]}
    assert guesses["q2"].kind == "scale"
    assert guesses["q2"].keys["categories"] == forms["2、愿意吗"][::-1]
    assert guesses["q2"].keys["codes"] == ["5", "4", "3", "2", "1"]
    assert guesses["q3"].kind == "scale"
    assert guesses["q3"].keys["missing"] == ["说不清", "5"]
    assert guesses["q4"].keys["codes"] == ["1", "2", "3", "4", "5"]
    by_text = Drafted(texts)
    assert by_text.question("q2").guess.kind == by_text.question("q3").guess.kind == "single"
    chosen = Counter(row[1] for row in picks)
    for table in (texts, codes):
        mine = _with(table, found)
        assert mine.counts("q2") == {text: chosen[place] for place, text in enumerate(forms["2、愿意吗"])}


def _with(table: object, draft: object) -> Drafted:
    found = Drafted(table)  # type: ignore[arg-type]
    found.__dict__["draft"] = draft
    return found


def test_several_files_are_several_questionnaires() -> None:
    rows = [[["是", "否"][place % 2], str(place)] for place in range(20)]
    tables = {f"{name}.csv": table_of(["1、参加", "x"], rows) for name in ("residents", "cadres")}
    draft = draft_of(tables)
    assert [each.name for each in draft.questionnaires] == ["residents", "cadres"]
    assert "[questions.cadres.q1]" in toml_text(draft, "zh")


def test_a_title_is_that_of_the_survey_and_no_number_of_the_platform() -> None:
    rows = [[["是", "否"][place % 2], str(place)] for place in range(20)]
    table = table_of(["1、参加", "x"], rows, file="12345_按文本_社区服务调查_618_600.xlsx")
    assert draft_of({"a": table}).title == "社区服务调查"


def test_options_named_by_their_answers() -> None:
    """As Typeform writes them: the text of the option, and below the same stem other questions."""
    headers = [f"Which do you use?—{part}" for part in ("Bus", "Tram", "Bicycle", "How often?")]
    often = ["daily", "weekly", "never"]
    rows = [
        ["Bus" if place % 2 else "", "" if place % 3 else "Tram", "", often[place % 3]] for place in range(60)
    ]
    found = drafted(headers, rows)
    ticked, asked = found.only.questions
    assert (ticked.guess.kind, ticked.guess.keys["categories"]) == ("multiple", ["Bus", "Tram", "Bicycle"])
    assert found.counts(ticked.name) == {"Bus": 30, "Tram": 20, "Bicycle": 0}
    assert (asked.guess.kind, asked.where["column"]) == ("single", headers[3])


def test_rows_that_are_no_respondents_are_told_of() -> None:
    rows = [[f"p{place // 6}", "b" if place % 4 else "a"] for place in range(60)]
    found = drafted(["受访者编号", "选择"], rows)
    assert "id" not in found.only.keys
    assert "drafting.rows_again" in [remark.code for remark in found.only.remarks]
    assert "受访者编号" in summary_of(found.draft, "zh")
    once = drafted(["受访者编号", "选择"], [[f"p{place}", row[1]] for place, row in enumerate(rows)])
    assert once.only.keys["id"] == "受访者编号"
    assert "drafting.rows_again" not in [remark.code for remark in once.only.remarks]


def test_columns_without_a_name_are_told_of() -> None:
    rows = [["b" if place % 4 else "a", "c" if place % 2 else "d"] for place in range(60)]
    assert "(1)" in summary_of(drafted(["choice", ""], rows).draft, "en")
