"""The published figures of Hubei, counted and fitted by hand from the cells."""

from __future__ import annotations

from collections import Counter

import numpy as np
import pytest

HELP = "11、2020年5月以来，您接受过下列哪些服务"
OTHERS = ["社区的服务", "社会组织的服务", "其他社会慈善资源的救助", "居民自组织的服务"]
AGREE = ["非常不同意", "不太同意", "一般", "比较同意", "非常同意"]


@pytest.fixture
def residents(sample):
    return sample("hubei/residents")


def served_by(residents, option):
    return np.array([option in str(cell).split("┋") for cell in residents[HELP]])


def test_618_residents_of_32_communities(residents):
    assert len(residents["序号"]) == 618
    assert len(set(residents["1、您居住的社区"])) == 32


@pytest.mark.parametrize(("option", "count"), [("社工的服务", 611), ("社区的服务", 504)])
def test_published_coverage(residents, option, count):
    assert served_by(residents, option).sum() == count


@pytest.mark.parametrize("option", OTHERS[1:])
def test_the_other_elements_reach_three_to_five_in_ten(residents, option):
    assert 0.3 < served_by(residents, option).mean() < 0.5


def test_the_seven_untreated_live_in_three_communities(residents):
    untreated = ~served_by(residents, "社工的服务")
    places = Counter(np.array(residents["1、您居住的社区"])[untreated])
    assert sorted(places.values()) == [2, 2, 3]
    skipped = np.array(residents["12、您第一次接受社工服务的日期"], dtype=object) == "（跳过）"
    assert (skipped == untreated).all()


@pytest.mark.parametrize(
    ("option", "count", "published"),
    [
        ("焦躁程度降低", 192, 31.1),
        ("睡眠变好", 187, 30.3),
        ("食欲变好", 144, 23.3),
        ("有了希望或意义", 116, 18.8),
        ("抑郁状况缓解", 95, 15.4),
        ("融入社区", 102, 16.5),
        ("社会关系改善", 92, 14.9),
        ("家庭关系改善", 26, 4.2),
    ],
)
def test_improvements_are_of_all_618(residents, option, count, published):
    cells = residents[f"14、({option})"]
    assert set(cells) == {0, 1}
    assert sum(cells) == count
    assert round(100 * count / len(cells), 1) == published


def test_improvements_go_with_the_trouble(residents):
    anxious = np.array(["焦躁不安" in str(cell) for cell in residents["13、疫情以来，您有过下列哪些困扰"]])
    calmer = np.array(residents["14、(焦躁程度降低)"]) == 1
    assert calmer[anxious].mean() > 0.5 > 0.1 > calmer[~anxious].mean()


def belonging(residents):
    """Mean of the five items on the 0-1 scale, the fourth turned round, with what was answered."""
    headers = [header for header in residents if header.startswith("15、")]
    items = np.array(
        [[AGREE.index(cell) if cell in AGREE else np.nan for cell in residents[header]] for header in headers]
    )
    assert headers[3] == "15、常觉得自己是外人"
    items[3] = 4 - items[3]
    return np.nanmean(items, axis=0) / 4


def trust(residents):
    items = [
        [np.nan if cell is None else cell for cell in residents[header]]
        for header in residents
        if header.startswith("16、")
    ]
    assert len(items) == 4
    return np.nanmean(np.array(items, dtype=float), axis=0) / 10


def dummies(cells):
    levels = sorted({str(cell).split("〖")[0] for cell in cells})
    return [[float(str(cell).split("〖")[0] == level) for cell in cells] for level in levels]


def last_step(residents, outcome):
    """(coefficient, classical standard error, rows) of the last step, by least squares with dummies."""
    income = ["不足3000元", "3000-5000元", "5000-8000元", "8000-12000元", "12000元及以上"]
    hit = ["没有影响", "影响较小", "影响较大", "影响很大"]
    complete = np.array(
        [
            size is not None and earned in income
            for size, earned in zip(
                residents["7、与您同住的家庭成员共几人（含您本人）"],
                residents["9、您家庭的月收入"],
                strict=True,
            )
        ]
    )
    treatment = served_by(residents, "社工的服务").astype(float)
    columns = [
        treatment,
        *dummies(residents["1、您居住的社区"]),
        *dummies(residents["2、您的性别"])[1:],
        residents["3、您的年龄（周岁）"],
        *dummies(residents["4、您的最高学历"])[1:],
        *dummies(residents["5、您的婚姻状况"])[1:],
        *dummies(residents["6、您目前的就业状况"])[1:],
        [size or 0 for size in residents["7、与您同住的家庭成员共几人（含您本人）"]],
        *dummies(residents["8、您的住房"])[1:],
        [income.index(cell) if cell in income else 0 for cell in residents["9、您家庭的月收入"]],
        [hit.index(cell) for cell in residents["10、疫情对您家庭生活的影响"]],
        *(served_by(residents, option) for option in OTHERS),
    ]
    design = np.array(columns, dtype=float).T[complete]
    solution, _, rank, _ = np.linalg.lstsq(design, outcome[complete], rcond=None)
    assert rank == design.shape[1]
    residual = outcome[complete] - design @ solution
    variance = residual @ residual / (len(design) - rank)
    error = np.sqrt(variance * np.linalg.inv(design.T @ design)[0, 0])
    assert (treatment[complete] == 0).sum() == 7
    return solution[0], error, len(design)


@pytest.mark.parametrize(("score", "published"), [(belonging, 0.020), (trust, 0.018)])
def test_the_last_step_gives_the_published_coefficient(residents, score, published):
    coefficient, _, rows = last_step(residents, score(residents))
    assert round(coefficient, 3) == published
    assert rows > 600


@pytest.mark.parametrize("score", [belonging, trust])
def test_the_spread_is_natural_and_the_coefficient_far_from_significant(residents, score):
    outcome = score(residents)
    assert 0.12 < outcome.std() < 0.20
    coefficient, error, _ = last_step(residents, outcome)
    assert error > 0.04
    assert abs(coefficient / error) < 1


@pytest.mark.parametrize("score", [belonging, trust])
def test_intra_community_correlation_is_realistic(residents, score):
    outcome = score(residents)
    _, community = np.unique(residents["1、您居住的社区"], return_inverse=True)
    groups = [outcome[community == place] for place in range(32)]
    sizes = np.array([len(group) for group in groups])
    between = sum(len(group) * (group.mean() - outcome.mean()) ** 2 for group in groups) / 31
    within = sum(((group - group.mean()) ** 2).sum() for group in groups) / (618 - 32)
    typical = (618 - (sizes**2).sum() / 618) / 31
    assert 0.03 < (between - within) / (between + (typical - 1) * within) < 0.08


def test_the_active_are_served_by_more_than_one_element(residents):
    flags = np.array([served_by(residents, option) for option in OTHERS])
    correlation = np.corrcoef(flags)[np.triu_indices(4, 1)]
    assert (correlation > 0.05).all()
    assert (correlation < 0.5).all()
