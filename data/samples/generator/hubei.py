"""Hubei: 618 residents of 32 communities, seven of whom no social worker served.

Counts written as whole numbers are fixed: the published figures follow from them. The scores know
nothing of the treatment; a few answers are then moved until the last coefficient of each ladder is the
published one. The spread of the answers is left alone, so the standard errors are what they would be.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta

import numpy as np

from cgsurvey.study import Questionnaire
from generator.draw import Draw, Flags, Floats
from generator.ladder import coefficient_weights, dummies, moved_to
from generator.people import People, draw_people
from generator.sheet import EMPTY, SKIPPED, Cell, Cells, by_time, leave_out, meta, table, ticked, with_other

RESIDENTS, COMMUNITIES = 618, 32
#: residents without a social worker's service, in each of three communities
UNTREATED = (3, 2, 2)
#: published coefficients of the last step
BELONGING, TRUST = 0.020, 0.018
FIRST_DAY, DAYS = datetime(2021, 5, 10), 18

EDUCATION = {"小学及以下": 0.18, "初中": 0.28, "高中或中专": 0.29, "大专": 0.15, "本科及以上": 0.10}
AGREE = ("非常不同意", "不太同意", "一般", "比较同意", "非常同意")
HELP = {"社区的服务": 504, "社会组织的服务": 291, "其他社会慈善资源的救助": 232, "居民自组织的服务": 205}

#: trouble -> (people who had it, improvement, people who improved)
RECOVERY = {
    "焦躁不安": (288, "焦躁程度降低", 192),
    "睡眠不好": (279, "睡眠变好", 187),
    "食欲不振": (231, "食欲变好", 144),
    "看不到希望或意义": (203, "有了希望或意义", 116),
    "情绪抑郁": (171, "抑郁状况缓解", 95),
    "难以融入社区": (187, "融入社区", 102),
    "社会交往减少": (214, "社会关系改善", 92),
    "家庭关系紧张": (71, "家庭关系改善", 26),
}
BELONGING_ITEMS = {
    "home": (3, 7, 22, 42, 26),
    "stay": (2, 6, 18, 42, 32),
    "neighbours": (2, 8, 27, 41, 22),
    "outsider": (5, 10, 24, 35, 26),  # turned round: the last share is that of 非常不同意
    "affairs": (3, 11, 32, 36, 18),
}
TRUST_ITEMS = {
    "trust_committee": (1, 1, 1, 2, 4, 9, 10, 15, 24, 15, 18),
    "trust_street": (1, 1, 2, 2, 5, 11, 12, 17, 23, 13, 13),
    "trust_district": (1, 1, 1, 2, 4, 9, 10, 16, 24, 16, 16),
    "trust_city": (1, 0, 1, 1, 3, 7, 8, 14, 24, 18, 23),
}
OTHER_WORK = ("料理家务", "在家带孩子", "做手工活")
SUGGESTIONS = (
    "希望社工经常来坐坐",
    "多组织邻里活动",
    "希望继续有心理讲座",
    "建议添置休息座椅",
    "希望活动室晚上开放",
    "多关心独居老人",
)


def residents(questionnaire: Questionnaire, names: list[str], draw: Draw) -> list[list[Cell]]:
    """The residents' sheet: header and 618 rows."""
    people = draw_people(
        draw,
        draw.sizes(RESIDENTS, COMMUNITIES),
        ages=(18, 50, 88),
        women=0.58,
        education=EDUCATION,
        spread=0.24,  # scores of several items gather less noise than single answers: about the same 5 %
    )
    help_from = _help(people, draw)
    untreated = ~help_from["社工的服务"]
    household = _household(people, untreated, draw)
    belonging, trust = _scores(people, help_from, household, draw)
    answers: dict[str, Cells] = {
        "sex": people.sex,
        "age": people.age.astype(object),
        "education": people.education,
        **household.shown,
        "helped_by": ticked(draw, help_from | {"都没有": ~np.any(list(help_from.values()), axis=0)}),
        "first_contact": _first_contact(untreated, draw),
        **_recovery(people, draw),
        **_agreement(belonging),
        **dict(zip(TRUST_ITEMS, _whole(trust).T, strict=True)),
        "suggestions": _suggestions(draw),
    }
    order = by_time(draw, people.community)
    before = meta(draw, RESIDENTS, FIRST_DAY, DAYS, address=False)
    before["总分"] = np.nansum(trust, axis=1).astype(int).astype(object)[order]
    before["1、您居住的社区"] = np.array(names, dtype=object)[people.community][order]
    return table(questionnaire, before, {name: cells[order] for name, cells in answers.items()})


def _help(people: People, draw: Draw) -> dict[str, Flags]:
    """Who was served by whom: all but seven by social workers; the active by more than one element."""
    large = np.flatnonzero(np.bincount(people.community) >= 18)
    places = large[draw.order(len(large))][: len(UNTREATED)]
    untreated = np.zeros(RESIDENTS, dtype=bool)
    for place, number in zip(places, UNTREATED, strict=True):
        untreated |= draw.exactly(number, -people.active, people.community == place)
    others = {option: draw.exactly(count, 1.1 * people.active) for option, count in HELP.items()}
    return {"社工的服务": ~untreated, **others}


@dataclass(frozen=True)
class Household:
    """Answers on the household as the sheet shows them, and who left some of them out."""

    shown: dict[str, Cells]
    incomplete: Flags


def _household(people: People, untreated: Flags, draw: Draw) -> Household:
    """Nobody untreated is among those who refuse: there are only seven of them."""
    years = people.years
    marriage = {"未婚": 0.13, "已婚": 0.74, "离异或丧偶": 0.13}
    income = {"不足3000元": 17, "3000-5000元": 29, "5000-8000元": 29, "8000-12000元": 16, "12000元及以上": 9}
    hit = {"没有影响": 6, "影响较小": 27, "影响较大": 41, "影响很大": 26}
    refused = draw.exactly(8, np.zeros(RESIDENTS), ~untreated)
    no_size = draw.exactly(3, np.zeros(RESIDENTS), ~untreated)
    size = {"1": 11, "2": 31, "3": 27, "4": 15, "5": 10, "6": 6}
    size_answers = draw.ordered(size, -0.3 * years).astype(int).astype(object)
    income_answers = draw.ordered(income, -0.4 * years + 0.5 * people.content)
    shown: dict[str, Cells] = {
        "marriage": draw.ordered(marriage, 1.4 * years),
        "work": with_other(draw, _work(people, draw), OTHER_WORK),
        "household_size": leave_out(size_answers, no_size, EMPTY),
        "housing": draw.ordered({"其他": 0.04, "租住": 0.19, "自有": 0.77}, 0.6 * years),
        "income": leave_out(income_answers, refused, "不愿回答"),
        "hit": draw.ordered(hit, -0.5 * people.content),
    }
    return Household(shown, refused | no_size)


def _work(people: People, draw: Draw) -> Cells:
    old = people.age >= 58
    answers = np.full(RESIDENTS, None, dtype=object)
    answers[old] = draw.unordered({"离退休": 0.82, "灵活就业": 0.11, "其他": 0.07}, int(old.sum()))
    young = {"在职": 0.53, "灵活就业": 0.27, "失业或待业": 0.15, "其他": 0.05}
    answers[~old] = draw.unordered(young, int((~old).sum()))
    return answers


def _scores(
    people: People, help_from: dict[str, Flags], household: Household, draw: Draw
) -> tuple[Floats, Floats]:
    """Items of belonging (1-5) and of trust (0-10), higher is more, NaN where there is no answer."""
    leaning = people.content - 0.12 * _hit_hard(household)
    belonging = _items(BELONGING_ITEMS, 1.6 * leaning + 0.15 * people.active, 1, draw)
    trust = _items(TRUST_ITEMS, 1.9 * leaning, 0, draw)
    treated = help_from["社工的服务"]
    belonging[draw.exactly(7, np.zeros(RESIDENTS), treated), 4] = np.nan
    trust[draw.exactly(5, np.zeros(RESIDENTS), treated), 2] = np.nan
    weights = coefficient_weights(
        treated.astype(float), _controls(people, help_from, household), ~household.incomplete
    )
    return moved_to(belonging, weights, BELONGING, (1, 5)), moved_to(trust, weights, TRUST, (0, 10))


def _items(rows: Mapping[str, tuple[int, ...]], leaning: Floats, lowest: int, draw: Draw) -> Floats:
    """One column of answers for each row of a matrix, counted from the lowest."""
    columns = []
    for shares in rows.values():
        steps = {str(lowest + step): share for step, share in enumerate(shares)}
        columns.append(draw.ordered(steps, leaning).astype(float))
    return np.column_stack(columns)


def _hit_hard(household: Household) -> Floats:
    return np.array([each == "影响很大" for each in household.shown["hit"]], dtype=float)


def _controls(people: People, help_from: dict[str, Flags], household: Household) -> list[Floats]:
    """Everything but the treatment in the last step of the ladders that the study declares."""
    shown = household.shown
    steps = {
        "income": ["不足3000元", "3000-5000元", "5000-8000元", "8000-12000元", "12000元及以上", "不愿回答"],
        "hit": ["没有影响", "影响较小", "影响较大", "影响很大"],
    }
    work = np.array([str(each).split("〖")[0] for each in shown["work"]], dtype=object)
    sizes = np.array([0 if each is None else each for each in shown["household_size"]], dtype=float)
    return [
        dummies(people.community.astype(object)),
        dummies(people.sex),
        people.age.astype(float),
        dummies(people.education),
        dummies(shown["marriage"]),
        dummies(work),
        sizes,
        dummies(shown["housing"]),
        *(np.array([order.index(each) for each in shown[name]], float) for name, order in steps.items()),
        *(help_from[option].astype(float) for option in HELP),
    ]


def _agreement(items: Floats) -> dict[str, Cells]:
    """Belonging in words; the reversed item is turned back to how it was asked."""
    answers: dict[str, Cells] = {}
    for name, column in zip(BELONGING_ITEMS, items.T, strict=True):
        asked = 6 - column if name == "outsider" else column
        words = ["说不清" if np.isnan(each) else AGREE[int(each) - 1] for each in asked]
        answers[name] = np.array(words, dtype=object)
    return answers


def _whole(items: Floats) -> Cells:
    return leave_out(np.nan_to_num(items).astype(int).astype(object), np.isnan(items), EMPTY)


def _first_contact(untreated: Flags, draw: Draw) -> Cells:
    days = np.floor(340 * draw.uniform(RESIDENTS) ** 1.3).astype(int)
    dates = [(date(2020, 5, 18) + timedelta(days=int(each))).isoformat() for each in days]
    forgotten = draw.exactly(31, np.zeros(RESIDENTS))
    return leave_out(leave_out(np.array(dates, dtype=object), forgotten, EMPTY), untreated, SKIPPED)


def _recovery(people: People, draw: Draw) -> dict[str, Cells]:
    """Troubles, and what got better: mostly for those who had the trouble, and more if they were served."""
    burden = 0.9 * draw.normal(RESIDENTS) - 0.3 * people.content
    troubles: dict[str, Flags] = {}
    better: list[Flags] = []
    for trouble, (number, _, improved) in RECOVERY.items():
        troubles[trouble] = draw.exactly(number, burden)
        better.append(draw.exactly(improved, 5.0 * troubles[trouble] + 0.5 * people.active))
    none = ~np.any(list(troubles.values()), axis=0)
    return {
        "troubles": ticked(draw, troubles | {"以上都没有": none}),
        "improved": np.column_stack(better).astype(int).astype(object),
    }


def _suggestions(draw: Draw) -> Cells:
    chance = draw.uniform(RESIDENTS)
    texts = np.array(SUGGESTIONS, dtype=object)[draw.order(RESIDENTS) % len(SUGGESTIONS)]
    return leave_out(leave_out(texts, chance < 0.88, "无"), chance < 0.75, EMPTY)
