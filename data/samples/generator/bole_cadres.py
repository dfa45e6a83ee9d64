"""Bole's community cadres: 770 rows. Counts written as whole numbers are fixed, shares are invented."""

from __future__ import annotations

import numpy as np

from cgsurvey.study import Questionnaire
from generator.bole_common import COMMUNITIES, COMMUNITY_SPREAD, in_order, rated, suggestions
from generator.draw import Draw
from generator.people import People, draw_people
from generator.sheet import BLANK, Cell, Cells, leave_out, ticked

CADRES = 770
EDUCATION = {"小学及以下": 0.004, "初中": 0.016, "高中或中专": 0.13, "大专": 0.47, "本科及以上": 0.39}
POSITIONS = {"网格员": 0.32, "社区专职工作者": 0.38, "“两委”成员": 0.23, "书记或主任": 0.07}
UPWARD_TIME = {"不足20%": 31, "20%-40%": 77, "40%-60%": 150, "60%及以上": 512}
OTHER_BURDENS = ("应急值守", "创建活动", "数据录入")
SUGGESTIONS = (
    "希望减少重复填报",
    "建议一表多用",
    "希望增加专职人员",
    "多安排实操培训",
    "希望职级晋升更明确",
    "建议考核突出居民评价",
)


def cadres(questionnaire: Questionnaire, names: list[str], draw: Draw) -> list[list[Cell]]:
    """The cadres' sheet: header and 770 rows."""
    people = draw_people(
        draw,
        draw.sizes(CADRES, COMMUNITIES),
        ages=(22, 34, 60),
        women=0.68,
        education=EDUCATION,
        spread=COMMUNITY_SPREAD,
    )
    longest = np.minimum(people.age - 21, 32)
    years = np.floor(longest * draw.uniform(CADRES) ** 1.4).astype(int)
    answers: dict[str, Cells] = {
        "sex": people.sex,
        "age": people.age.astype(object),
        "education": people.education,
        "position": draw.ordered(POSITIONS, 0.12 * years),
        "service_years": years.astype(object),
        "licence": np.where(draw.exactly(19, -0.5 * people.years), "持有", "没有").astype(object),
        "trained": np.full(CADRES, "接受过", dtype=object),
        # the heavier the load from above, the less content: hence the minus sign
        "upward_time": draw.ordered(UPWARD_TIME, -0.6 * people.content + 0.03 * years),
        "burdens": _burdens(people, draw),
        "support": _support(draw),
        **_conditions(people, draw),
        "suggestions": suggestions(SUGGESTIONS, CADRES, draw),
    }
    front = {"1、您工作的社区": np.array(names, dtype=object)[people.community]}
    return in_order(questionnaire, people, front, answers, draw)


def _burdens(people: People, draw: Draw) -> Cells:
    counts = {
        "报表台账": 618,
        "迎检考核": 561,
        "会议": 402,
        "入户排查": 377,
        "矛盾调解": 243,
        "居民服务": 301,
        "其他": 12,
    }
    ticks = {option: draw.exactly(count, -0.3 * people.content) for option, count in counts.items()}
    cells = ticked(draw, ticks, OTHER_BURDENS)
    return leave_out(cells, cells == "", BLANK)


def _support(draw: Draw) -> Cells:
    """The three foremost of five kinds of support, the first place first."""
    appeal = {"精简报表": 1.2, "增加人手": 0.7, "提高待遇": 0.9, "业务培训": 0.2, "引入社会组织": 0.0}
    strength = np.column_stack([pull + draw.logistic(CADRES) for pull in appeal.values()])
    options = list(appeal)
    return np.array(
        ["→".join(options[each] for each in row[:3]) for row in np.argsort(-strength, axis=1)], dtype=object
    )


def _conditions(people: People, draw: Draw) -> dict[str, Cells]:
    rows = {
        "pay": (5, 14, 33, 36, 12),
        "promotion": (6, 17, 37, 30, 10),
        "training": (1, 5, 21, 49, 24),
        "workload": (11, 24, 36, 22, 7),
    }
    return {name: rated(shares, people.content, draw, 0.01) for name, shares in rows.items()}
