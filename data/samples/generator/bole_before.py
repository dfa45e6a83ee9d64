"""Bole's residents of the year before: 936 rows, every figure invented.

Of its 36 communities 30 are asked again the year after. One question is worded otherwise, one has other
categories, and several are not asked, so that a comparison of the two years has something to refuse.
"""

from __future__ import annotations

from datetime import datetime

import numpy as np

from cgsurvey.study import Questionnaire
from generator.bole_common import COMMUNITIES, COMMUNITY_SPREAD, SATISFACTION, in_order, rated
from generator.bole_residents import HOW_OFTEN
from generator.draw import Draw
from generator.people import People, draw_people
from generator.sheet import BLANK, Cell, Cells, community_names, leave_out

RESIDENTS = 936
ASKED_AGAIN, GONE = 30, 6
FIRST_DAY, DAYS = datetime(2022, 9, 5), 14
EDUCATION = {"小学及以下": 0.21, "初中": 0.28, "高中或中专": 0.25, "大专": 0.16, "本科及以上": 0.10}


def communities() -> list[str]:
    """30 of the communities of the year after, and six that are in no other sheet."""
    names = community_names("样例", COMMUNITIES + GONE)
    return names[:ASKED_AGAIN] + names[COMMUNITIES:]


def residents(questionnaire: Questionnaire, names: list[str], draw: Draw) -> list[list[Cell]]:
    """The residents' sheet of the year before: header and 936 rows."""
    people = draw_people(
        draw,
        draw.sizes(RESIDENTS, len(names)),
        ages=(16, 43, 86),
        women=0.54,
        education=EDUCATION,
        spread=COMMUNITY_SPREAD,
    )
    nobody = draw.exactly(9, np.zeros(RESIDENTS))
    answers = {
        "sex": people.sex,
        "age": leave_out(people.age.astype(object), nobody, BLANK),
        "education": people.education,
        **_opinion(people, draw),
        **_elements(people, draw),
        **_participation(people, draw),
    }
    front = {"1、您居住的社区": np.array(names, dtype=object)[people.community]}
    return in_order(questionnaire, people, front, answers, draw, FIRST_DAY, DAYS)


def _opinion(people: People, draw: Draw) -> dict[str, Cells]:
    """Those with more schooling are the more content, so that a better schooled sample looks better."""
    schooling = np.array([list(EDUCATION).index(each) for each in people.education]) - 2.0
    leaning = people.content + 0.25 * schooling
    solved = {"没有找社区": 52, "没有解决": 49, "部分解决": 96, "解决了": 739}
    overall = dict(zip(SATISFACTION, (13, 31, 82, 441, 369), strict=True))
    work = {
        "errands": (2, 5, 15, 46, 32),
        "cleanliness": (2, 6, 17, 45, 30),
        "safety": (1, 3, 11, 46, 39),
        "openness": (3, 7, 23, 43, 24),
        "consultation": (4, 9, 26, 40, 21),
    }
    return {
        "solved": draw.ordered(solved, 0.8 * people.content + 0.4 * people.active),
        "overall": draw.ordered(overall, 1.2 * leaning),
        **{name: rated(shares, leaning, draw, 0.02) for name, shares in work.items()},
    }


def _elements(people: People, draw: Draw) -> dict[str, Cells]:
    helped = {
        "by_community": (13, 48, 39),
        "by_organisations": (55, 34, 11),
        "by_social_workers": (51, 36, 13),
        "by_volunteers": (38, 45, 17),
        "by_charity": (63, 30, 7),
    }
    return {
        name: draw.ordered(dict(zip(HOW_OFTEN, shares, strict=True)), 1.2 * people.active)
        for name, shares in helped.items()
    }


def _participation(people: People, draw: Draw) -> dict[str, Cells]:
    leaning = 0.5 * people.content + 0.9 * people.active
    blank = draw.exactly(8, np.zeros(RESIDENTS))
    unsure = draw.exactly(14, -leaning, ~blank)
    answered = ~blank & ~unsure
    volunteer = {"不愿意": 19, "不太愿意": 46, "愿意": 497, "非常愿意": 352}
    join = {"不愿意": 17, "不太愿意": 63, "愿意": 521, "非常愿意": 313}

    def willing(shares: dict[str, int]) -> Cells:
        answers = draw.ordered(shares, leaning, answered)
        return leave_out(leave_out(answers, unsure, "说不清"), blank, BLANK)

    often = dict(zip(HOW_OFTEN, (65, 26, 9), strict=True))
    return {
        "willing_to_volunteer": willing(volunteer),
        "volunteered": draw.ordered(often, 1.1 * people.active),
        "willing_to_join": willing(join),
        "joined": draw.ordered({"没有": 45, "参加过": 55}, 1.2 * people.active),
    }
