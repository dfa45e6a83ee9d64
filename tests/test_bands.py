"""Bounds read from the words of a banded answer."""

from __future__ import annotations

import math

import pytest

from cgsurvey.bands import bounds_of

BANDS = {
    "40%-60%": (40, 60),
    "40%—59%": (40, 59),
    "４０％～６０％": (40, 60),
    "60%及以上": (60, math.inf),
    "60%以上": (60, math.inf),
    "60岁或以上": (60, math.inf),
    "60 or more": (60, math.inf),
    "60+": (60, math.inf),
    "不少于60小时": (60, math.inf),
    "20%以下": (-math.inf, 20),
    "不足20小时": (-math.inf, 20),
    "under 20": (-math.inf, 20),
    "不超过20小时": (-math.inf, 20),
    "不高于60%": (-math.inf, 60),
    "不多于3次": (-math.inf, 3),
    "不大于20": (-math.inf, 20),
    "no more than 20 hours": (-math.inf, 20),
    "不小于20": (20, math.inf),
    "not less than 20": (20, math.inf),
    "3,000元以上": (3000, math.inf),
    "1,000-2,000元": (1000, 2000),
    "$16,000 - $30,000": (16000, 30000),
    "￥3000以下": (-math.inf, 3000),
    "20小时以上，40小时以下": (20, 40),
    "1/2以上": None,
    "3至5次": (3, 5),
    "2次": (2, 2),
    "没有": (0, 0),
    "无收入": (0, 0),
    "没有投入": (0, 0),
    "从不": (0, 0),
    "Never": (0, 0),
    "none": (0, 0),
    "No income": (0, 0),
    "无所谓": None,
    "没有变化": None,
    "说不清": None,
}


@pytest.mark.parametrize(("text", "bounds"), BANDS.items())
def test_bounds(text: str, bounds: tuple[float, float] | None) -> None:
    assert bounds_of(text) == bounds


def test_two_words_give_two_ends() -> None:
    found = bounds_of("高于60%不足80%")
    assert found is not None
    assert found == (pytest.approx(60), 80)
    assert found[0] > 60


@pytest.mark.parametrize("text", ["超过60%", "more than 60", ">60%"])
def test_more_than_does_not_include_its_bound(text: str) -> None:
    found = bounds_of(text)
    assert found is not None
    assert found[0] > 60
    assert found[0] == pytest.approx(60)
