"""One column of answers -> its kind, the order of its answers, and the numbers that come of it."""

from __future__ import annotations

from typing import Any

import pytest

from drafting.in_memory_drafts import drafted, shuffled

#: answers, lowest first, with how many gave each; header; the kind; keys that the draft must have besides
LADDERS: dict[str, tuple[str, dict[str, int], dict[str, Any]]] = {
    "satisfied5": (
        "8、您对社区工作的总体评价",
        {"非常不满意": 5, "不满意": 9, "一般": 20, "满意": 31, "非常满意": 14},
        {"satisfied": ["满意", "非常满意"]},
    ),
    "satisfied5_quite": (
        "您对物业是否满意",
        {"很不满意": 5, "不太满意": 9, "一般": 20, "比较满意": 31, "很满意": 14},
        {"satisfied": ["比较满意", "很满意"]},
    ),
    "satisfied5_bare_between": (
        "满意度",
        {"非常不满意": 5, "不太满意": 9, "一般": 20, "满意": 31, "非常满意": 14},
        {"satisfied": ["满意", "非常满意"]},
    ),
    "satisfied4": (
        "3. 服务态度",
        {"非常不满意": 5, "不满意": 9, "满意": 31, "非常满意": 14},
        {"satisfied": ["满意", "非常满意"]},
    ),
    "satisfied3": ("环境", {"不满意": 9, "一般": 11, "满意": 21}, {"satisfied": ["满意"]}),
    "satisfied7": (
        "服务",
        {
            "非常不满意": 4,
            "不满意": 5,
            "有点不满意": 6,
            "一般": 7,
            "有点满意": 8,
            "满意": 9,
            "非常满意": 11,
        },
        {},
    ),
    "agree5": (
        "5、社区的事就是自己的事",
        {"非常不同意": 4, "不太同意": 8, "一般": 12, "比较同意": 16, "非常同意": 21},
        {},
    ),
    "agree_against": (
        "Q1",
        {"非常反对": 4, "反对": 8, "中立": 12, "支持": 16, "非常支持": 21},
        {},
    ),
    "aware5": (
        "6、您对社工站的了解程度",
        {"非常不了解": 4, "不太了解": 8, "一般": 12, "比较了解": 16, "非常了解": 21},
        {},
    ),
    "important5": (
        "重要程度",
        {"很不重要": 4, "不太重要": 8, "一般": 12, "比较重要": 16, "很重要": 21},
        {},
    ),
    "trust4": ("信任", {"完全不信任": 9, "不太信任": 8, "比较信任": 16, "完全信任": 21}, {}),
    "good5": ("健康状况", {"很差": 4, "较差": 8, "一般": 12, "较好": 16, "很好": 21}, {}),
    "high5": ("水平", {"很低": 4, "较低": 8, "中等": 12, "较高": 16, "很高": 21}, {}),
    "impact4": (
        "10、疫情对您家庭生活的影响",
        {"没有影响": 4, "影响较小": 8, "影响较大": 12, "影响很大": 16},
        {},
    ),
    "happy": ("幸福感", {"非常不幸福": 4, "不幸福": 8, "一般": 12, "幸福": 16, "非常幸福": 9}, {}),
    "often3": ("17、您参加过志愿服务吗", {"没有": 14, "偶尔": 12, "经常": 9}, {}),
    "often5": ("频率", {"从不": 4, "很少": 8, "有时": 12, "经常": 16, "总是": 9}, {}),
    "change": ("15、变化", {"明显变差": 4, "有所变差": 8, "没有变化": 12, "有所改善": 16, "明显改善": 9}, {}),
    "heard": ("13、您了解社工站吗", {"没听说过": 14, "听说过": 12, "了解": 9}, {}),
    "en_satisfied5": (
        "Overall satisfaction",
        {
            "Very dissatisfied": 4,
            "Dissatisfied": 8,
            "Neither satisfied nor dissatisfied": 12,
            "Satisfied": 16,
            "Very satisfied": 9,
        },
        {"satisfied": ["Satisfied", "Very satisfied"]},
    ),
    "en_agree5": (
        "I feel at home here",
        {"Strongly disagree": 4, "Disagree": 8, "Neutral": 12, "Agree": 16, "Strongly agree": 9},
        {},
    ),
    "en_agree_behind": (
        "I feel safe",
        {"Disagree strongly": 4, "Disagree somewhat": 8, "Agree somewhat": 16, "Agree strongly": 9},
        {},
    ),
    "en_likely": (
        "How likely",
        {
            "Very unlikely": 4,
            "Somewhat unlikely": 8,
            "Neutral": 12,
            "Somewhat likely": 16,
            "Very likely": 9,
        },
        {},
    ),
    "en_often": (
        "How often do you meet?",
        {"Never": 4, "Rarely": 8, "Sometimes": 12, "Often": 16, "Always": 9},
        {},
    ),
    "en_much": (
        "To what extent",
        {"Not at all": 4, "A little": 8, "Somewhat": 12, "A lot": 16, "Completely": 9},
        {},
    ),
    "en_quality": ("Rate it", {"Poor": 4, "Fair": 8, "Good": 12, "Very good": 16, "Excellent": 9}, {}),
    "points": ("评价", {"1分": 4, "2分": 8, "3分": 12, "4分": 16, "5分": 9}, {}),
    "anchored": (
        "评价",
        {"1 非常不满意": 4, "2 不满意": 8, "3 一般": 12, "4 满意": 16, "5 非常满意": 9},
        {},
    ),
    "anchored_ends": (
        "Rate our service",
        {"1 – Very dissatisfied": 4, "2": 8, "3": 12, "4": 16, "5 – Very satisfied": 9},
        {},
    ),
    "anchored_downwards": (
        "评价",
        {"5 非常不满意": 4, "4 不满意": 8, "3 一般": 12, "2 满意": 16, "1 非常满意": 9},
        {},
    ),
    "lettered": (
        "9.无所谓题",
        {"E.非常不同意": 4, "D.不同意": 8, "C.一般": 12, "B.同意": 16, "A.非常同意": 9},
        {},
    ),
}


@pytest.mark.parametrize("upwards", [True, False], ids=["lowest_first", "highest_first"])
@pytest.mark.parametrize("case", LADDERS)
def test_a_ladder_is_ordered_whichever_way_the_form_goes(case: str, upwards: bool) -> None:
    header, answers, keys = LADDERS[case]
    texts = shuffled(answers)
    column = texts if upwards else texts[::-1]
    found = drafted([header, "x"], [[text, str(place)] for place, text in enumerate(column)])
    name = found.only.questions[0].name
    assert found.question(name).guess.kind == "scale"
    assert found.categories(name) == list(answers)
    assert found.counts(name) == answers
    for key, value in keys.items():
        assert found.question(name).guess.keys[key] == value
    assert [category.score for category in found.questions[name].categories] == [*range(1, len(answers) + 1)]
    if "satisfied" in keys:
        scored = sum(score * count for score, count in enumerate(answers.values(), start=1))
        satisfied = sum(answers[text] for text in keys["satisfied"])
        assert found.estimate(name, "mean") == pytest.approx(scored / sum(answers.values()))
        assert found.estimate(name, "rate") == pytest.approx(satisfied / sum(answers.values()))


#: header, answers with their counts, expected kind and order, other keys, choices that must be offered
CLOSED: dict[str, tuple[str, dict[str, int], str, list[str] | None, dict[str, Any], list[str]]] = {
    "yes_no": ("是否参加", {"否": 21, "是": 12}, "single", ["是", "否"], {}, []),
    "has": ("有无食堂", {"无": 21, "有": 12}, "single", ["有", "无"], {}, []),
    "heard_of": ("听说过吗", {"没听说过": 21, "听说过": 12}, "single", ["听说过", "没听说过"], {}, []),
    "en_yes": ("Member?", {"No": 21, "Yes": 12}, "single", ["Yes", "No"], {}, []),
    "sex": ("性别", {"女": 21, "男": 12}, "single", ["男", "女"], {}, []),
    "age_bands": (
        "年龄",
        {"60岁以上": 9, "18岁以下": 3, "30~34岁": 12, "18～29岁": 7, "35-59岁": 6},
        "single",
        ["18岁以下", "18～29岁", "30~34岁", "35-59岁", "60岁以上"],
        {},
        [],
    ),
    "income": (
        "月收入",
        {
            "3001-5000元": 9,
            "15000元以上": 3,
            "无收入": 12,
            "3000元以下": 7,
            "5001-15000元": 6,
            "不知道/拒绝回答": 2,
        },
        "single",
        ["无收入", "3000元以下", "3001-5000元", "5001-15000元", "15000元以上", "不知道/拒绝回答"],
        {},
        ["answers_missing"],
    ),
    "shares": (
        "占比",
        {"20%左右": 9, "没有投入": 3, "超过50%": 12, "10%左右": 7},
        "single",
        ["没有投入", "10%左右", "20%左右", "超过50%"],
        {},
        [],
    ),
    "counted": (
        "手机部数",
        {"2部": 9, "1部": 23, "4部及以上": 2, "3部": 7},
        "single",
        ["1部", "2部", "3部", "4部及以上"],
        {},
        [],
    ),
    "schooling": (
        "学历",
        {"大专": 9, "小学及以下": 3, "本科": 12, "高中或中专": 7, "硕士及以上": 4, "初中": 5},
        "single",
        ["小学及以下", "初中", "高中或中专", "大专", "本科", "硕士及以上"],
        {},
        [],
    ),
    "en_schooling": (
        "Education",
        {"Bachelor's degree": 9, "Primary school": 3, "High school": 12, "PhD": 4},
        "single",
        ["Primary school", "High school", "Bachelor's degree", "PhD"],
        {},
        [],
    ),
    "other_last": (
        "职业",
        {"其他": 19, "在职": 12, "离退休": 15, "学生": 3},
        "single",
        ["离退休", "在职", "学生", "其他"],
        {},
        [],
    ),
    "codes_in_front": (
        "意向",
        {"B.以后再说": 19, "A.马上参加": 12, "C.看情况": 15},
        "single",
        ["A.马上参加", "B.以后再说", "C.看情况"],
        {},
        [],
    ),
    "no_answer_beside_middle": (
        "满意吗",
        {"说不清": 4, "非常不满意": 6, "不满意": 9, "一般": 12, "满意": 20, "非常满意": 8},
        "scale",
        ["非常不满意", "不满意", "一般", "满意", "非常满意"],
        {"missing": ["说不清"]},
        [],
    ),
    "doubtful_middle": (
        "愿意吗",
        {"说不清": 4, "不愿意": 6, "不太愿意": 9, "愿意": 20, "非常愿意": 8},
        "single",
        ["不愿意", "不太愿意", "愿意", "非常愿意", "说不清"],
        {},
        ["middle_missing", "middle_rung"],
    ),
    "refusals": (
        "满意吗",
        {"拒绝回答": 4, "非常不满意": 6, "不满意": 9, "满意": 20, "非常满意": 8},
        "scale",
        ["非常不满意", "不满意", "满意", "非常满意"],
        {"missing": ["拒绝回答"]},
        [],
    ),
    "rung_that_nobody_chose": (
        "满意吗",
        {"不满意": 9, "一般": 12, "满意": 20, "非常满意": 8},
        "single",
        ["不满意", "一般", "满意", "非常满意"],
        {"satisfied": ["满意", "非常满意"]},
        [],
    ),
    "disputed_satisfaction": (
        "满意吗",
        {"不满意": 9, "基本满意": 12, "满意": 20, "非常满意": 8},
        "single",
        ["不满意", "基本满意", "满意", "非常满意"],
        {},
        ["satisfied_wide", "satisfied_narrow"],
    ),
    "too_few_to_be_certain": (
        "满意吗",
        {"不满意": 2, "一般": 3, "满意": 2},
        "single",
        ["不满意", "一般", "满意"],
        {"satisfied": ["满意"]},
        [],
    ),
    "calendar": (
        "多久去一次",
        {"每周一次": 9, "每天": 12, "每月一次": 20, "从不": 8},
        "single",
        ["从不", "每月一次", "每周一次", "每天"],
        {},
        [],
    ),
    "ticked": (
        "服务",
        {"文娱┋助餐": 9, "助餐": 12, "文娱┋助餐┋维修": 7, "维修": 6},
        "multiple",
        ["文娱", "助餐", "维修"],
        {},
        [],
    ),
    "ticked_with_own_words": (
        "服务",
        {"文娱┋其他〖我的话┋更多〗": 1, "助餐": 12, "文娱┋助餐": 7, "其他〖自己写的〗": 2, "以上都没有": 3},
        "multiple",
        ["文娱", "助餐", "其他", "以上都没有"],
        {},
        ["exclusive"],
    ),
    "semicolons": (
        "Which services?",
        {"Meals;Repairs;": 9, "Meals;": 12, "Repairs;Visits;": 7, "Meals;Visits;": 6},
        "multiple",
        ["Meals", "Repairs", "Visits"],
        {"separator": ";"},
        [],
    ),
    "joined_by_commas": (
        "Services",
        {"Meals,Repairs": 9, "Meals": 12, "Repairs,Visits": 7, "Meals,Repairs,Visits": 6, "Visits": 3},
        "multiple",
        ["Meals", "Repairs", "Visits"],
        {"separator": ","},
        [],
    ),
    "commas_within": (
        "Do you go?",
        {"Yes, often": 9, "Yes, rarely": 12, "No": 7, "Do not know it": 6, "Other": 3},
        "single",
        ["Yes, rarely", "Yes, often", "No", "Do not know it", "Other"],
        {},
        [],
    ),
    "commas_in_every_answer": (
        "Work",
        {"Town, full-time": 9, "Town, part-time": 12, "Village, full-time": 7, "Village, part-time": 6},
        "single",
        ["Town, part-time", "Town, full-time", "Village, full-time", "Village, part-time"],
        {},
        [],
    ),
    "thousands_of_a_currency": (
        "Salary",
        {"$16,000 - $30,000": 9, "$1 - $15,000": 12, ">$50,000": 7, "$31,000 - $50,000": 6},
        "single",
        ["$1 - $15,000", "$16,000 - $30,000", "$31,000 - $50,000", ">$50,000"],
        {},
        [],
    ),
    "code_of_no_answer": (
        "Known?",
        {"Yes": 9, "No": 12, "-99": 7},
        "single",
        ["No", "Yes", "-99"],
        {},
        ["answers_missing"],
    ),
    "times_of_a_day": (
        "Best hour",
        {"12pm": 9, "1pm": 12, "6pm": 7},
        "single",
        ["1pm", "12pm", "6pm"],
        {},
        [],
    ),
    "ranked": (
        "排序",
        {"快→好→省": 9, "好→快→省": 12, "省→好→快": 3},
        "rank",
        None,
        {},
        [],
    ),
    "codes": ("类型", {"1": 9, "2": 12, "3": 3}, "single", ["1", "2", "3"], {}, ["codes_are_quantity"]),
    "zero_one": ("flag", {"0": 9, "1": 12}, "single", ["0", "1"], {}, []),
}


@pytest.mark.parametrize("case", CLOSED)
def test_a_closed_question(case: str) -> None:
    header, answers, kind, order, keys, choices = CLOSED[case]
    texts = shuffled(answers)
    found = drafted([header, "x"], [[text, str(place)] for place, text in enumerate(texts)])
    name = found.only.questions[0].name
    guess = found.question(name).guess
    assert guess.kind == kind
    if order is not None:
        assert found.categories(name) == order
    for key, value in keys.items():
        assert guess.keys[key] == value
    if not keys.get("satisfied"):
        assert "satisfied" not in guess.keys or kind == "scale"
    assert set(choices) <= set(found.choices(name))
    if kind in ("single", "scale"):
        missing = guess.keys.get("missing", [])
        assert found.counts(name) == {text: count for text, count in answers.items() if text not in missing}
    elif kind == "multiple":
        separator = keys.get("separator", "┋")
        assert found.counts(name) == {
            option: sum(
                count
                for text, count in answers.items()
                if option in [part.split("〖")[0] for part in text.split(separator)]
            )
            for option in found.categories(name)
        }


#: header, cells, kind, keys, the numbers where there are any
OPEN: dict[str, tuple[str, list[str], str, dict[str, Any], list[float]]] = {
    "ages": (
        "年龄（周岁）",
        [str(20 + place % 50) for place in range(60)],
        "number",
        {},
        [20 + place % 50 for place in range(60)],
    ),
    "with_unit": (
        "住了多久",
        [f"{place % 30}年" for place in range(60)],
        "number",
        {"unit": "年"},
        [place % 30 for place in range(60)],
    ),
    "persons": (
        "同住几人",
        [str(1 + place % 4) for place in range(60)],
        "number",
        {},
        [1 + place % 4 for place in range(60)],
    ),
    "points_of_ten": (
        "信任程度（0-10分）",
        [str(place % 11) for place in range(66)],
        "number",
        {"range": [0, 10]},
        [place % 11 for place in range(66)],
    ),
    "decimals": (
        "面积",
        [f"{50 + place}.5" for place in range(60)],
        "number",
        {},
        [50.5 + place for place in range(60)],
    ),
    "days": ("开办日期", [f"2023/{1 + place % 12}/{1 + place % 28}" for place in range(60)], "date", {}, []),
    "iso_days": ("d", [f"2023-01-{1 + place % 28:02d}" for place in range(60)], "date", {}, []),
    "own_words": ("原因", [f"这是第{place}个人自己写下的话" for place in range(60)], "text", {}, []),
    "suggestions": ("您的建议", ["无"] * 40 + ["多办活动"] * 4 + ["修路", "加灯", "很好"], "text", {}, []),
    "long_own_words": (
        "说说看",
        ["没有"] * 40 + [f"我家住在{place}号楼" for place in range(9)],
        "text",
        {},
        [],
    ),
    "mixed_units": ("时长", ["3年", "6个月", "2年", "1年"] * 9, "text", {}, []),
    "missing_codes": ("年龄", ["30", "40", "-99", "50"] * 9, "text", {}, []),
    "far_codes": ("年龄", ["30", "40", "999", "50"] * 9, "text", {}, []),
}


@pytest.mark.parametrize("case", OPEN)
def test_numbers_days_and_own_words(case: str) -> None:
    header, texts, kind, keys, numbers = OPEN[case]
    found = drafted([header, "x"], [[text, str(place)] for place, text in enumerate(texts)])
    name = found.only.questions[0].name
    guess = found.question(name).guess
    assert (guess.kind, guess.keys) == (kind, keys)
    if numbers:
        assert found.estimate(name, "mean") == pytest.approx(sum(numbers) / len(numbers))
    if kind == "text":
        quoted = [text for text in texts if len(text) > 3]
        assert not any(text in found.text for text in quoted)


def test_a_shared_ladder_tells_of_the_rung_that_nobody_chose() -> None:
    whole = shuffled({"非常不满意": 9, "不满意": 9, "一般": 9, "满意": 9, "非常满意": 9})
    part = shuffled({"不满意": 15, "满意": 15, "非常满意": 15})
    found = drafted(["1、总体", "2、环境"], list(zip(whole, part, strict=True)))
    assert found.question("q2").guess.kind == "scale"
    assert found.categories("q2") == found.categories("q1")
    assert found.estimate("q2", "mean") == pytest.approx((2 + 4 + 5) / 3)


def test_options_that_hold_the_separator_are_not_guessed() -> None:
    """ "Yes, often" is one answer: parts that never stand without each other may be one option."""
    texts = ["Clubs, Yes, often", "Yes, often", "Clubs", "Clubs, Meals", "Meals, Yes, often", "Meals"] * 5
    header = ["Timestamp", "What applies?"]
    rows = [[f"2024/01/{1 + place % 28:02d} 10:00:00", text] for place, text in enumerate(texts)]
    found = drafted(header, rows, dialect="google_forms")
    (question,) = found.only.questions
    assert question.guess.kind == "text"
    assert question.guess.reason.code == "drafting.separator_inside"
