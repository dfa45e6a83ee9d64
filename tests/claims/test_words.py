"""What words for shares claim."""

from __future__ import annotations

from fractions import Fraction

import pytest

from cgsurvey.claims.words import claimed, fits

E = 1e-9

#: a text, the only phrase in it, shares that it just claims, shares that it just does not
WORDS: list[tuple[str, str, list[float], list[float]]] = [
    ("超过一半的居民", "超过一半", [0.5 + E, 1], [0.5]),
    ("超过半数", "超过半数", [0.5 + E], [0.5]),
    ("过半居民", "过半", [0.5 + E], [0.5]),
    ("多半", "多半", [0.5 + E], [0.5]),
    ("半数以上", "半数以上", [0.5, 1], [0.5 - E]),
    ("一半以上的社区设有爱心超市", "一半以上", [0.5], [0.5 - E]),
    ("未过半", "未过半", [0.5, 0], [0.5 + E]),
    ("没有超过一半", "没有超过一半", [0.5], [0.5 + E]),
    ("不到一半", "不到一半", [0.5 - E, 0], [0.5]),
    ("近半居民", "近半", [0.45, 0.5 - E], [0.5, 0.45 - E]),
    ("大多数居民", "大多数", [0.5 + E], [0.5]),
    ("大部分居民", "大部分", [0.5 + E], [0.5]),
    ("多数居民", "多数", [0.5 + E], [0.5]),
    ("少数居民", "少数", [0.5 - E], [0.5]),
    ("绝大多数居民", "绝大多数", [0.75, 1], [0.75 - E]),
    ("几乎所有居民", "几乎所有", [0.9, 1], [0.9 - E]),
    ("极少数", "极少数", [0.1, 0], [0.1 + E]),
    ("社区工作者全部接受过培训", "全部", [1], [1 - E]),
    ("无一人", "无一人", [0], [E]),
    ("约三到五成的受访者", "约三到五成", [0.25, 0.55 - E], [0.25 - E, 0.55]),
    ("三至五成", "三至五成", [0.25, 0.55 - E], [0.25 - E, 0.55]),
    ("30%至50%", "30%至50%", [0.25, 0.55 - E], [0.25 - E, 0.55]),
    ("七八成", "七八成", [0.65, 0.85 - E], [0.65 - E, 0.85]),
    ("近九成", "近九成", [0.85, 0.9 - E], [0.85 - E, 0.9]),
    ("约三成", "约三成", [0.25, 0.35 - E], [0.25 - E, 0.35]),
    ("三成左右", "三成左右", [0.25, 0.35 - E], [0.25 - E, 0.35]),
    ("三成居民", "三成", [0.25, 0.35 - E], [0.25 - E, 0.35]),
    ("九成五", "九成五", [0.945, 0.955 - E], [0.945 - E, 0.955]),
    ("两成半", "两成半", [0.225, 0.275 - E], [0.225 - E, 0.275]),
    ("超过六成的社区工作者", "超过六成", [0.6 + E], [0.6]),
    ("六成以上", "六成以上", [0.6], [0.6 - E]),
    ("60%及以上", "60%及以上", [0.6], [0.6 - E]),
    ("不足两成", "不足两成", [0.2 - E], [0.2]),
    ("不超过三成", "不超过三成", [0.3], [0.3 + E]),
    ("不低于三成", "不低于三成", [0.3], [0.3 - E]),
    ("两成以下", "两成以下", [0.2], [0.2 + E]),
    ("三分之二", "三分之二", [2 / 3, 0.617, 0.716], [0.616, 0.717]),
    ("近三分之一", "近三分之一", [0.333, 0.284], [0.334, 0.283]),
    ("约３５％", "约35%", [0.325, 0.375 - E], [0.325 - E, 0.375]),
    ("约33%", "约33%", [0.325, 0.335 - E], [0.325 - E, 0.335]),
    ("约33.4%", "约33.4%", [0.3335, 0.3345 - E], [0.3335 - E, 0.3345]),
    ("约一半", "约一半", [0.45, 0.55 - E], [0.45 - E, 0.55]),
    ("约100%", "约100%", [0.95, 1], [0.95 - E]),
    ("Over half of them", "over half", [0.5 + E], [0.5]),
    ("more than half", "more than half", [0.5 + E], [0.5]),
    ("at least half", "at least half", [0.5], [0.5 - E]),
    ("less than half", "less than half", [0.5 - E], [0.5]),
    ("no more than half", "no more than half", [0.5], [0.5 + E]),
    ("not over 60%", "not over 60%", [0.6], [0.6 + E]),
    ("most residents", "most", [0.5 + E], [0.5]),
    ("a majority", "a majority", [0.5 + E], [0.5]),
    ("the vast majority", "the vast majority", [0.75], [0.75 - E]),
    ("a minority", "a minority", [0.5 - E], [0.5]),
    ("nearly all", "nearly all", [0.9, 1], [0.9 - E]),
    ("hardly anybody", "hardly anybody", [0.1, 0], [0.1 + E]),
    ("about 30 to 50 %", "about 30 to 50 %", [0.25, 0.55 - E], [0.25 - E, 0.55]),
    ("between 30 and 50%", "between 30 and 50%", [0.25, 0.55 - E], [0.25 - E, 0.55]),
    ("nearly 90%", "nearly 90%", [0.85, 0.9 - E], [0.85 - E, 0.9]),
    ("over two-thirds", "over two-thirds", [0.667], [0.666]),
    ("a quarter", "a quarter", [0.2, 0.3 - E], [0.2 - E, 0.3]),
    ("60% or more", "60% or more", [0.6], [0.6 - E]),
    ("under 20 %", "under 20 %", [0.2 - E], [0.2]),
    ("all respondents", "all respondents", [1], [1 - E]),
    ("nobody", "nobody", [0], [E]),
    ("超過一半的居民接受過", "超过一半", [0.5 + E], [0.5]),
    ("絕大多數居民", "绝大多数", [0.75], [0.75 - E]),
    ("約三到五成", "约三到五成", [0.25, 0.55 - E], [0.25 - E, 0.55]),
    ("六成多居民", "六成多", [0.6, 0.7 - E], [0.6 - E, 0.7]),
    ("约七成有余", "约七成有余", [0.7, 0.8 - E], [0.7 - E, 0.8]),
    ("60%多", "60%多", [0.6, 0.7 - E], [0.6 - E, 0.7]),
    ("两三成居民", "两三成", [0.15, 0.35 - E], [0.15 - E, 0.35]),
    ("三、四成", "三、四成", [0.25, 0.45 - E], [0.25 - E, 0.45]),
    ("90%至100%", "90%至100%", [0.85, 1], [0.85 - E]),
    ("超过了六成", "超过了六成", [0.6 + E, 0.9], [0.6]),
    ("超出六成", "超出六成", [0.9], [0.6]),
    ("突破六成", "突破六成", [0.9], [0.6]),
    ("已过六成", "过六成", [0.9], [0.6]),
    ("不止三成", "不止三成", [0.9], [0.3]),
    ("大于30%", "大于30%", [0.9], [0.3]),
    ("最多三成", "最多三成", [0.3, 0], [0.3 + E]),
    ("最少三成", "最少三成", [0.3, 1], [0.3 - E]),
    ("未达六成", "未达六成", [0.6 - E, 0], [0.6]),
    ("没有达到六成", "没有达到六成", [0.6 - E, 0], [0.6]),
    ("不及一半", "不及一半", [0.5 - E, 0], [0.5]),
    ("半数以下", "半数以下", [0.5], [0.5 + E]),
    ("over 60 percent", "over 60%", [0.6 + E], [0.6]),
    ("about 30 to 50 per cent", "about 30 to 50%", [0.25, 0.55 - E], [0.25 - E, 0.55]),
    ("exceeds 60%", "exceeds 60%", [0.6 + E], [0.6]),
    ("所有社区工作者均接受过培训", "所有社区工作者均", [1], [1 - E]),
    ("every resident", "every resident", [1], [1 - E]),
    ("none of the residents", "none of the residents", [0], [E]),
]


@pytest.mark.parametrize(("text", "phrase", "inside", "outside"), WORDS)
def test_what_a_phrase_claims(text: str, phrase: str, inside: list[float], outside: list[float]) -> None:
    (claim,) = claimed(text)
    assert claim.phrase == phrase
    for share in inside:
        assert fits(claim, share) == "supported", share
    for share in outside:
        assert fits(claim, share) == "not supported", share


@pytest.mark.parametrize(
    "text",
    [
        "少数民族",
        "不是大多数",
        "以全部1787人为基数",
        "全部受访者中",
        "of all respondents",
        "the most common answer",
        "not a majority",
        "45% and 55% of 200",
        "5.2-7%",
        "有83.44%通过社区得到解决",
        "成立三年",
        "完成任务",
        "50到30%以内",
        "almost 300",
        "nearly 200%",
        "增长近200%",
        "近半年来",
        "超过半个月",
        "过半年",
        "大半天",
        "没过半年",
        "over half a day",
        "并非绝大多数",
        "不是过半",
        "并非全部接受过培训",
        "不是所有人都满意",
        "没有三成",
        "not all residents",
        "not quite half",
        "the most popular service",
        "most frequently named",
        "most of the time",
    ],
)
def test_words_that_look_alike_claim_nothing(text: str) -> None:
    assert claimed(text) == []


def test_phrases_come_in_the_order_of_the_text() -> None:
    found = claimed("超过六成的社区工作者把60%以上的时间用于任务，绝大多数接受过培训")
    assert [each.phrase for each in found] == ["超过六成", "60%以上", "绝大多数"]


@pytest.mark.parametrize(
    ("low", "high", "verdict"),
    [
        (None, None, "supported"),
        (0.51, 0.61, "supported"),
        (0.5, 0.61, "uncertain"),
        (0.49, 0.61, "uncertain"),
    ],
)
def test_an_interval_that_leaves_the_claim_makes_it_uncertain(
    low: float | None, high: float | None, verdict: str
) -> None:
    (claim,) = claimed("过半")
    assert fits(claim, 0.56, low, high) == verdict
    assert fits(claim, Fraction(1, 2), low, high) == "not supported"


def test_an_interval_can_leave_a_claim_at_either_end() -> None:
    (claim,) = claimed("约三到五成")
    assert fits(claim, 0.4, 0.26, 0.54) == "supported"
    assert fits(claim, 0.4, 0.24, 0.54) == "uncertain"
    assert fits(claim, 0.4, 0.26, 0.56) == "uncertain"
