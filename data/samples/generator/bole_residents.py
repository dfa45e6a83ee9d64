"""Bole's residents: 1787 rows.

Counts written as whole numbers are fixed: the published figures follow from them. Shares are invented,
and exact as far as the rounding to whole respondents lets them.
"""

from __future__ import annotations

import numpy as np

from cgsurvey.study import Questionnaire
from generator.bole_common import COMMUNITIES, COMMUNITY_SPREAD, SATISFACTION, in_order, rated, suggestions
from generator.draw import Draw, Flags, Floats
from generator.people import People, draw_people
from generator.sheet import BLANK, SKIPPED, Cell, Cells, leave_out, ticked, with_other

RESIDENTS = 1787
EDUCATION = {"小学及以下": 0.16, "初中": 0.25, "高中或中专": 0.26, "大专": 0.19, "本科及以上": 0.14}
HOW_OFTEN = ("没有", "偶尔", "经常")

#: services received: how many received it, and the leaning by decade of age above 48
RECEIVED = {
    "文体娱乐": (1243, 0.1),
    "志愿帮扶": (1098, 0.1),
    "慰问关爱": (1051, 0.4),
    "医疗救助": (1018, 0.3),
    "生活服务": (742, 0.1),
    "就业创业培训": (421, -0.5),
    "维权服务": (296, 0.0),
    "亲子教育": (507, -0.6),
    "养老服务": (388, 0.9),
    "心理疏导": (254, 0.0),
}
#: services wanted: the first five are the leading demands
WANTED = {
    "文体娱乐": (1046, 0.1),
    "生活服务": (953, 0.1),
    "就业培训": (887, -0.4),
    "维权服务": (826, 0.0),
    "亲子教育": (784, -0.5),
    "养老服务": (612, 0.8),
    "医疗救助": (571, 0.4),
    "志愿帮扶": (498, 0.1),
    "慰问关爱": (455, 0.3),
    "心理疏导": (402, 0.0),
    "其他": (41, 0.0),
}
OTHER_WANTS = ("电动车充电", "停车管理", "暖气检修", "宠物管理", "旧物回收")
OTHER_WORK = ("照看孙辈", "帮亲友看店", "自由撰稿")
OTHER_REASONS = ("家中有老人要照顾", "上夜班", "腿脚不便", "刚搬来")
SUGGESTIONS = (
    "希望多办适合年轻人的活动",
    "晚上能有人值班就更好了",
    "建议增加健身器材",
    "活动通知早一点发",
    "希望有老年食堂",
    "建议周末也能办事",
    "多请专业社工来",
    "路灯请及时维修",
)


def residents(questionnaire: Questionnaire, names: list[str], draw: Draw) -> list[list[Cell]]:
    """The residents' sheet: header and 1787 rows."""
    people = draw_people(
        draw,
        draw.sizes(RESIDENTS, COMMUNITIES),
        ages=(16, 42, 88),
        women=0.56,
        education=EDUCATION,
        spread=COMMUNITY_SPREAD,
    )
    answers = {
        **_background(people, draw),
        **_opinion(people, draw),
        **_services(people, draw),
        **_station(people, draw),
        **_volunteering(people, draw),
        **_activities(people, draw),
        "suggestions": suggestions(SUGGESTIONS, RESIDENTS, draw),
    }
    front = {"1、您居住的社区": np.array(names, dtype=object)[people.community]}
    return in_order(questionnaire, people, front, answers, draw)


def _background(people: People, draw: Draw) -> dict[str, Cells]:
    residence = {"不足1年": 0.06, "1-3年": 0.15, "3-10年": 0.33, "10年及以上": 0.46}
    nobody = draw.exactly(14, np.zeros(RESIDENTS))
    return {
        "sex": people.sex,
        "age": leave_out(people.age.astype(object), nobody, BLANK),
        "education": people.education,
        "residence": draw.ordered(residence, 0.5 * people.years),
        "occupation": _occupation(people, draw),
    }


def _occupation(people: People, draw: Draw) -> Cells:
    """By stage of life: few students are over 22 and few people over 60 are employed."""
    stages = [
        (people.age < 23, {"学生": 0.7, "在职": 0.2, "无业或待业": 0.1}),
        (
            (people.age >= 23) & (people.age < 60),
            {"在职": 0.5, "个体经营或灵活就业": 0.26, "务农": 0.09, "无业或待业": 0.12, "其他": 0.03},
        ),
        (people.age >= 60, {"离退休": 0.77, "务农": 0.15, "个体经营或灵活就业": 0.06, "其他": 0.02}),
    ]
    answers = np.full(people.number, None, dtype=object)
    for among, shares in stages:
        answers[among] = draw.unordered(shares, int(among.sum()))
    return with_other(draw, answers, OTHER_WORK)


def _opinion(people: People, draw: Draw) -> dict[str, Cells]:
    solved = {"没有找社区": 74, "没有解决": 61, "部分解决": 161, "解决了": 1491}
    overall = dict(zip(SATISFACTION, (14, 29, 100, 842, 802), strict=True))
    work = {
        "errands": (1, 3, 11, 46, 39),
        "cleanliness": (2, 6, 17, 44, 31),
        "safety": (1, 2, 9, 45, 43),
        "openness": (2, 5, 18, 45, 30),
        "consultation": (2, 6, 21, 43, 28),
    }
    return {
        "solved": draw.ordered(solved, 0.8 * people.content + 0.4 * people.active),
        "overall": draw.ordered(overall, 1.2 * people.content),
        **{name: rated(shares, people.content, draw, 0.02) for name, shares in work.items()},
    }


def _services(people: People, draw: Draw) -> dict[str, Cells]:
    helped = {
        "by_community": (12, 46, 42),
        "by_organisations": (47, 38, 15),
        "by_social_workers": (39, 42, 19),
        "by_volunteers": (34, 46, 20),
        "by_charity": (61, 31, 8),
    }
    matrix = {
        name: draw.ordered(dict(zip(HOW_OFTEN, shares, strict=True)), 1.2 * people.active)
        for name, shares in helped.items()
    }
    received = _chosen(RECEIVED, 1.0 * people.active, people, draw, blanks=8)
    wanted = _chosen(WANTED, 0.4 * people.active - 0.2 * people.content, people, draw, blanks=11)
    return {
        **matrix,
        "received": np.where(received == "", "以上都没有", received),
        "wanted": np.where(wanted == "", "都不需要", wanted),
    }


def _chosen(
    options: dict[str, tuple[int, float]], leaning: Floats, people: People, draw: Draw, blanks: int
) -> Cells:
    """A multiple-response cell for each person, "" where nothing was ticked, some left blank."""
    blank = draw.exactly(blanks, np.zeros(people.number))
    ticks = {
        option: draw.exactly(count, leaning + by_age * people.years, ~blank)
        for option, (count, by_age) in options.items()
    }
    return leave_out(ticked(draw, ticks, OTHER_WANTS), blank, BLANK)


def _station(people: People, draw: Draw) -> dict[str, Cells]:
    knows = draw.ordered({"没听说过": 212, "听说过": 689, "了解": 886}, people.active)
    asked = knows != "没听说过"
    rows = {
        "attitude": (1, 2, 13, 45, 39),
        "problem_solving": (1, 4, 18, 44, 33),
        "professionalism": (1, 4, 20, 44, 31),
        "service_range": (1, 5, 20, 44, 30),
    }
    return {
        "knows_station": knows,
        **{name: rated(shares, people.content, draw, 0.025, asked) for name, shares in rows.items()},
    }


def _volunteering(people: People, draw: Draw) -> dict[str, Cells]:
    """Willing: 1728 of the 1744 who answered. 24 were not asked, 11 left it blank, 8 were not sure."""
    leaning = 0.6 * people.content + 0.8 * people.active
    not_heard = draw.exactly(24, -leaning)
    blank = draw.exactly(11, -leaning, ~not_heard)
    unsure = draw.exactly(8, -leaning, ~not_heard & ~blank)
    answered = ~not_heard & ~blank & ~unsure
    willing = draw.ordered({"不愿意": 4, "不太愿意": 12, "愿意": 872, "非常愿意": 856}, leaning, answered)
    willing = leave_out(leave_out(willing, unsure, "说不清"), blank, BLANK)

    did_blank = draw.exactly(6, -leaning, blank)
    did_asked = ~not_heard & ~did_blank
    often = dict(zip(HOW_OFTEN, (60, 29, 11), strict=True))
    volunteered = leave_out(draw.ordered(often, 1.1 * people.active, did_asked), did_blank, BLANK)
    did = np.isin(volunteered, ["偶尔", "经常"])
    return {
        "heard_of_volunteering": np.where(not_heard, "没听说过", "听说过").astype(object),
        "willing_to_volunteer": leave_out(willing, not_heard, SKIPPED),
        "volunteered": leave_out(volunteered, not_heard, SKIPPED),
        "volunteer_work": _volunteer_work(people, did, draw),
        "volunteer_hours": _hours(volunteered, did, draw),
    }


def _volunteer_work(people: People, did: Flags, draw: Draw) -> Cells:
    shares = (0.62, 0.44, 0.37, 0.23, 0.18)
    columns = [draw.exactly(round(share * did.sum()), people.active, did) for share in shares]
    return leave_out(np.column_stack(columns).astype(int).astype(object), ~did, SKIPPED)


def _hours(volunteered: Cells, did: Flags, draw: Draw) -> Cells:
    typical = np.where(volunteered == "经常", 34.0, 7.0)
    hours = np.maximum(1, np.round(typical * np.exp(draw.normal(RESIDENTS, 0.7)))).astype(int).astype(object)
    hours = leave_out(hours, draw.exactly(17, np.zeros(RESIDENTS), did), BLANK)
    return leave_out(hours, ~did, SKIPPED)


def _activities(people: People, draw: Draw) -> dict[str, Cells]:
    leaning = 0.5 * people.content + 0.9 * people.active
    blank = draw.exactly(12, np.zeros(RESIDENTS))
    unsure = draw.exactly(22, -leaning, ~blank)
    willing = draw.ordered(
        {"不愿意": 21, "不太愿意": 98, "愿意": 991, "非常愿意": 643}, leaning, ~blank & ~unsure
    )
    joined_blank = draw.exactly(9, np.zeros(RESIDENTS))
    often = dict(zip(HOW_OFTEN, (43, 39, 18), strict=True))
    joined = draw.ordered(often, 1.2 * people.active, ~joined_blank)
    stayed_away = joined == "没有"
    return {
        "willing_to_join": leave_out(leave_out(willing, unsure, "说不清"), blank, BLANK),
        "joined": leave_out(joined, joined_blank, BLANK),
        "reasons": leave_out(_reasons(people, stayed_away, draw), ~stayed_away, SKIPPED),
    }


def _reasons(people: People, asked: Flags, draw: Draw) -> Cells:
    shares = {
        "没有时间": (0.55, -0.6),
        "不知道有活动": (0.42, -0.1),
        "内容不合适": (0.36, -0.3),
        "形式单一": (0.33, 0.0),
        "缺少激励": (0.25, 0.1),
        "其他": (0.04, 0.0),
    }
    number = asked.sum()
    ticks = {
        option: draw.exactly(round(share * number), by_age * people.years, asked)
        for option, (share, by_age) in shares.items()
    }
    cells = ticked(draw, ticks, OTHER_REASONS)
    return leave_out(cells, cells == "", BLANK)
