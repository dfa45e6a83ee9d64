"""What people write: read, or refused with what is not understood."""

from __future__ import annotations

import time
from fractions import Fraction

import pytest

from cgsurvey.claims.notation import Effect, Mean, Shares, read
from cgsurvey.claims.rounding import Figure, Range
from cgsurvey.errors import UsageError

F = Figure.of
UNIT = Range(Fraction(0), Fraction(1))


@pytest.mark.parametrize(
    "text",
    [
        "99.08% of 1787",
        "99.08 % of 1,787",
        "99.08 per cent of 1787 respondents",
        "1787人中99.08%",
        "1787名居民中有99.08%愿意参加",
        "在1787位受访的社区工作者当中，99.08%愿意参加",
        "1787份有效答卷中99.08%",
        "1787名居民中，有百分之九十九点零八愿意参加",
        "99.08%（n=1787）",
        "９９．０８％（ｎ＝１，７８７）",
        "n = 1787: 99.08%",
        "99.08%，共1787人".replace("人", ""),
        "99.08%（样本量为1787）",
        "99.08% out of 1787",
    ],
)
def test_a_percentage_of_a_base(text: str) -> None:
    assert read(text) == Shares((F("99.08"),), 1787)


@pytest.mark.parametrize(
    "text",
    [
        "99.08% of 1787 = 1771",
        "1771/1787 = 99.08%",
        "1771 of 1787 (99.08%)",
        "1771 out of 1,787 residents, 99.08%",
        "1787人中1771人（99.08%）",
        "99.08%（1771人），n=1787",
    ],
)
def test_a_percentage_with_its_count(text: str) -> None:
    assert read(text) == Shares((F("99.08"),), 1787, 1771)


@pytest.mark.parametrize(
    "text",
    [
        "44.9, 47.1, 8 % of 200",
        "44.9%, 47.1%, 8% of 200",
        "44.9、47.1、8%，n=200",
        "满意44.9%，一般47.1%，不满意8%，n=200",
        "44.9 47.1 and 8 % of 200",
        "200人中44.9%，47.1%和8%",
    ],
)
def test_percentages_of_one_question(text: str) -> None:
    assert read(text) == Shares((F("44.9"), F("47.1"), F("8")), 200)


def test_percentages_of_several_answers_stand_apart() -> None:
    stated = read("31.1%、30.3%、23.3%（多选，n=618）")
    assert isinstance(stated, Shares)
    assert stated.apart
    assert read("10, 20 % of 30, multiple") == Shares((F("10"), F("20")), 30, apart=True)


@pytest.mark.parametrize(
    ("text", "mean"),
    [
        ("mean 4.34 of 1787", Mean(F("4.34"), 1787)),
        ("均值4.34，n=1787", Mean(F("4.34"), 1787)),
        ("平均分4.34，1787人", Mean(F("4.34"), 1787)),
        ("mean 3.15 of 20, 4 items", Mean(F("3.15"), 20, 4)),
        ("均值为3.15分，n=20，4题", Mean(F("3.15"), 20, 4)),
        ("均值3.15，n=20，4个题目，1-5分", Mean(F("3.15"), 20, 4, Range(Fraction(1), Fraction(5)))),
        ("mean 3.15 of 20 (4 items, scale 1 to 5)", Mean(F("3.15"), 20, 4, Range(Fraction(1), Fraction(5)))),
        ("M = -0.45, SD = 0.62, n = 20", Mean(F("-0.45"), 20, deviation=F("0.62"))),
    ],
)
def test_means(text: str, mean: Mean) -> None:
    assert read(text) == mean


@pytest.mark.parametrize(
    ("text", "effect"),
    [
        ("+0.020, significant, 7 vs 611", Effect(F("0.020"), (7, 611), True)),
        ("+0.020，显著，7人对611人", Effect(F("0.020"), (7, 611), True)),
        ("＋０．０２０，显著，７人对６１１人", Effect(F("0.020"), (7, 611), True)),
        ("−0.020，不显著，7对611", Effect(F("-0.020"), (7, 611), False)),
        ("-0.020, not significant, 7 against 611", Effect(F("-0.020"), (7, 611), False)),
        ("-0.020, n.s., n1=7, n2=611", Effect(F("-0.020"), (7, 611), False)),
        ("0.020, significant, 7人与611人", Effect(F("0.020"), (7, 611), True)),
        ("0.020, significant, 7 residents and 611 residents", Effect(F("0.020"), (7, 611), True)),
        ("0.020, p<.01, 7 versus 611", Effect(F("0.020"), (7, 611), True, Fraction(1, 100))),
        ("0.020, p > 0.05, 7 vs 611", Effect(F("0.020"), (7, 611), False)),
        ("0.020，在1%水平上显著，7人对611人", Effect(F("0.020"), (7, 611), True, Fraction(1, 100))),
        ("0.020, significant at 10 %, 7 vs 611", Effect(F("0.020"), (7, 611), True, Fraction(1, 10))),
        (
            "+0.020，显著，7人对611人，取值0到1，标准差0.2",
            Effect(F("0.020"), (7, 611), True, scale=UNIT, deviation=F("0.2")),
        ),
        (
            "+0.020, significant, 7 vs 611, range 0-1, sd 0.2",
            Effect(F("0.020"), (7, 611), True, scale=UNIT, deviation=F("0.2")),
        ),
    ],
)
def test_effects(text: str, effect: Effect) -> None:
    assert read(text) == effect


@pytest.mark.parametrize(
    ("text", "figures", "n", "count", "phrase"),
    [
        ("超过一半：49.8%", ("49.8",), None, None, "超过一半"),
        ("most: 48% of 200", ("48",), 200, None, "most"),
        ("over 60%: 58% of 200", ("58",), 200, None, "over 60%"),
        ("超过一半（890/1787）", (), 1787, 890, "超过一半"),
        ("58% of 200, not over 60%", ("58",), 200, None, "not over 60%"),
    ],
)
def test_words_beside_a_figure(
    text: str, figures: tuple[str, ...], n: int | None, count: int | None, phrase: str
) -> None:
    stated = read(text)
    assert isinstance(stated, Shares)
    assert (stated.figures, stated.n, stated.count) == (tuple(map(F, figures)), n, count)
    assert [each.phrase for each in stated.words] == [phrase]


def test_about_a_figure_is_the_figure() -> None:
    assert read("about 83% of 1787") == Shares((F("83"),), 1787)
    assert read("约83.44%（n=1787）") == Shares((F("83.44"),), 1787)


@pytest.mark.parametrize(
    ("text", "code", "facts"),
    [
        ("", "not_understood", {}),
        ("hello", "not_understood", {}),
        ("most of them", "not_understood", {}),
        ("over 60% of 770", "not_understood", {}),
        ("显著，7人对611人", "not_understood", {}),
        ("99.08%", "no_base", {}),
        ("mean 4.34", "no_base", {}),
        ("2022年99.08% of 1787", "number_left", {"number": "2022"}),
        ("4.34 of 1787", "number_left", {"number": "4.34"}),
        ("99.08%，1787人", "number_left", {"number": "1787"}),
        ("99%，1771人在工作中遇到困难", "number_left", {"number": "1771"}),
        ("-5% of 20", "number_left", {"number": "5"}),
        ("99.08% of 1787, n=1744", "number_left", {"number": "1744"}),
        ("99.08% of 12.5", "number_left", {"number": "12.5"}),
        ("+0.020, 3, significant, 7 vs 611", "number_left", {"number": "3"}),
        ("mean 4.34 of 1787, 2022", "number_left", {"number": "2022"}),
        ("99.08% of 0", "base_out_of_range", {"largest": 10**9}),
        ("99.08% of 1000000001", "base_out_of_range", {"largest": 10**9}),
        ("mean 4 of 20, 0 items", "base_out_of_range", {"largest": 10**9}),
        ("+1, significant, 0 vs 611", "base_out_of_range", {"largest": 10**9}),
        ("+1, significant, 1 vs 1", "too_few", {}),
        ("+1, 7 vs 611", "no_significance", {}),
        ("+1, significant, p>0.05, 7 vs 611", "no_significance", {}),
        ("+1, significant at 0 %, 7 vs 611", "no_level", {}),
        ("+1, p<.00, 7 vs 611", "no_level", {}),
        ("+1, significant, 7 vs 611, range 1-1", "no_range", {}),
        ("mean 4 of 20, range 5-1", "no_range", {}),
        ("mean 4 of 20, range 0.5-1", "no_range", {}),
        ("most: 45%, 55% of 200", "one_figure", {}),
        ("45%, 55% of 200 = 90", "one_figure", {}),
        ("99.08% of 1787" + " " * 1000, "too_long", {}),
        ("99.0812345678912345% of 1787", "too_long", {}),
    ],
)
def test_what_is_not_understood_is_refused(text: str, code: str, facts: dict[str, object]) -> None:
    with pytest.raises(UsageError) as refused:
        read(text)
    assert (refused.value.code, refused.value.facts) == (f"claims.{code}", facts)


def test_the_largest_base_and_the_smallest_groups_are_read() -> None:
    assert read("99.08% of 1000000000") == Shares((F("99.08"),), 10**9)
    assert read("+1, significant, 1 vs 2") == Effect(F("1"), (1, 2), True)
    longest = "99.08% of 1787".ljust(1000)
    assert read(longest) == Shares((F("99.08"),), 1787)
    assert read("0.123456789012% of 1787") == Shares((F("0.123456789012"),), 1787)


@pytest.mark.parametrize(
    "text",
    [
        "1" + " 1" * 499,
        ("1" + " " * 70) * 13,
        "1," * 500,
        "三" * 1000,
        "n=" * 500,
        "1人" * 500,
        "(" * 1000,
        "约" * 1000,
        "1 to " * 200,
    ],
)
def test_no_text_takes_long(text: str) -> None:
    start = time.perf_counter()
    with pytest.raises(UsageError):
        read(text)
    assert time.perf_counter() - start < 2
