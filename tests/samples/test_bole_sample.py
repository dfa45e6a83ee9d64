"""The published figures of Bole, counted cell by cell."""

from __future__ import annotations

from collections import Counter

import pytest

SATISFIED = ("满意", "非常满意")


@pytest.fixture
def residents(sample):
    return sample("bole/residents")


@pytest.fixture
def cadres(sample):
    return sample("bole/cadres")


@pytest.fixture
def communities(sample):
    return sample("bole/communities")


def ticks(cells):
    return Counter(option for cell in cells for option in str(cell).split("┋"))


def test_sizes(residents, cadres, communities):
    assert len(residents["序号"]) == 1787
    assert len(cadres["序号"]) == 770
    assert len(communities["社区名称"]) == len(set(communities["社区名称"])) == 42


def test_respondents_live_and_work_in_the_communities_of_the_register(residents, cadres, communities):
    known = set(communities["社区名称"])
    assert set(residents["1、您居住的社区"]) == known
    assert set(cadres["1、您工作的社区"]) == known


def test_problems_solved(residents):
    answers = Counter(residents["7、您最近一次遇到困难或问题，通过社区解决了吗"])
    assert answers == {"解决了": 1491, "部分解决": 161, "没有找社区": 74, "没有解决": 61}
    assert round(100 * answers["解决了"] / answers.total(), 2) == 83.44


def test_satisfied_with_the_community(residents):
    answers = Counter(residents["8、您对社区工作的总体评价"])
    assert sum(answers.values()) == sum(
        answers[each] for each in ("非常不满意", "不满意", "一般", *SATISFIED)
    )
    assert sum(answers[each] for each in SATISFIED) == 1644
    assert round(100 * 1644 / answers.total(), 1) == 92.0


def test_willing_to_volunteer_rests_on_1744(residents):
    answers = Counter(residents["16、您愿意参加社区志愿服务吗"])
    assert answers["愿意"] + answers["非常愿意"] == 1728
    assert answers["不愿意"] + answers["不太愿意"] == 16
    left_out = (answers["（跳过）"], answers["(空)"], answers["说不清"])
    assert left_out == (24, 11, 8)
    assert round(100 * 1728 / (answers.total() - sum(left_out)), 2) == 99.08


def test_whoever_is_willing_or_not_also_says_whether_they_volunteered(residents):
    pairs = zip(
        residents["16、您愿意参加社区志愿服务吗"],
        residents["17、过去一年，您参加过社区志愿服务吗"],
        strict=True,
    )
    both = [
        (willing, did)
        for willing, did in pairs
        if willing in ("不愿意", "不太愿意", "愿意", "非常愿意") and did in ("没有", "偶尔", "经常")
    ]
    assert len(both) == 1744


@pytest.mark.parametrize("service", ["文体娱乐", "志愿帮扶", "慰问关爱", "医疗救助"])
def test_four_services_reached_over_half(residents, service):
    assert ticks(residents["11、过去一年，您在社区接受过哪些服务"])[service] / 1787 > 0.55


@pytest.mark.parametrize(
    "header",
    [
        "14、您对社会工作站是否满意—服务态度",
        "14、帮助居民解决问题",
        "14、服务专业程度",
        "14、服务内容丰富程度",
    ],
)
def test_station_satisfies_over_half_of_all_residents(residents, header):
    answers = Counter(residents[header])
    assert sum(answers[each] for each in SATISFIED) / 1787 > 0.55
    assert answers["（跳过）"] == Counter(residents["13、您了解街道社会工作站吗"])["没听说过"] == 212


def test_the_five_leading_demands(residents):
    leading = [option for option, _ in ticks(residents["12、您目前需要社区提供哪些服务"]).most_common(5)]
    assert leading == ["文体娱乐", "生活服务", "就业培训", "维权服务", "亲子教育"]


def test_most_are_willing_to_join_and_many_did_not(residents):
    willing = Counter(residents["20、您愿意参加社区组织的活动吗"])
    joined = Counter(residents["21、过去一年，您参加过社区组织的活动吗"])
    said = sum(willing[each] for each in ("不愿意", "不太愿意", "愿意", "非常愿意"))
    assert (willing["愿意"] + willing["非常愿意"]) / said > 0.9
    assert 0.35 < joined["没有"] / sum(joined[each] for each in ("没有", "偶尔", "经常")) < 0.5


def test_routing_leaves_no_answer_behind_a_skip(residents):
    for heard, willing, did in zip(
        residents["15、您听说过社区志愿服务吗"],
        residents["16、您愿意参加社区志愿服务吗"],
        residents["17、过去一年，您参加过社区志愿服务吗"],
        strict=True,
    ):
        assert (heard == "没听说过") == (willing == "（跳过）") == (did == "（跳过）")
    work = [header for header in residents if header.startswith("18、")]
    assert len(work) == 5
    for row, did in enumerate(residents["17、过去一年，您参加过社区志愿服务吗"]):
        cells = {residents[header][row] for header in work}
        assert cells <= {0, 1} if did in ("偶尔", "经常") else cells == {"（跳过）"}


def test_nothing_is_ticked_beside_none_of_these(residents):
    for header, none in [
        ("11、过去一年，您在社区接受过哪些服务", "以上都没有"),
        ("12、您目前需要社区提供哪些服务", "都不需要"),
    ]:
        marked = [cell for cell in residents[header] if none in cell]
        assert len(marked) > 0
        assert set(marked) == {none}


def test_time_for_tasks_from_above(cadres):
    answers = Counter(cadres["9、您处理上级部门布置任务的时间和精力约占"])
    assert answers == {"不足20%": 31, "20%-40%": 77, "40%-60%": 150, "60%及以上": 512}
    assert answers["60%及以上"] / answers.total() > 0.66


def test_all_cadres_are_trained(cadres):
    assert Counter(cadres["8、您是否接受过基层社会治理培训"]) == {"接受过": 770}


def test_no_more_licences_in_the_sample_than_in_the_city(cadres):
    assert 0 < Counter(cadres["7、您是否持有社会工作者职业资格证书"])["持有"] <= 23


def test_register(communities):
    assert Counter(communities["有无爱心超市"]) == {"有": 29, "无": 13}
    assert Counter(communities["有无社区慈善基金计划"])["有"] == 1
    assert Counter(communities["有无社区食堂"])["有"] == 6
    assert Counter(communities["有无日间照料中心"])["有"] == 4
