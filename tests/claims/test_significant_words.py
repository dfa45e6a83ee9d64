"""Which texts call something significant, and which call it not significant."""

from __future__ import annotations

import pytest

from cgsurvey.claims.significant_words import called_significant

DENIED = (
    "差异不显著",
    "并不太显著",
    "未达到统计显著",
    "没有显著差异",
    "两组无显著差异",
    "无统计学意义",
    "没有统计学意义",
    "统计上无意义",
    "差异未达到显著性水平",
    "不具有统计学显著性",
    "未发现统计学上的显著差异",
    "不存在显著差异",
    "没有统计意义上的显著差异",
    "在5%的显著性水平上不显著",
    "not significant",
    "NOT statistically significant",
    "no significant difference",
    "insignificant",
    "non-significant",
    "n.s.",
    "without any significance",
    "it isn't significant",
    "not significant at the 5% significance level",
)
STATED = (
    "显著",
    "在统计上显著",
    "有统计学意义",
    "不同社区之间差异显著",
    "不但提高，而且显著",
    "非常显著",
    "与没有参加的人相比显著更高",
    "无论城乡都显著",
    "未参加的人显著更低",
    "significant",
    "significantly higher",
    "not only large but significant",
    "of statistical significance",
)
NEITHER = ("高0.020", "satisfied", "在5%的显著性水平上", "信任显著，归属感不显著", "n=20", "insignia")


@pytest.mark.parametrize("text", DENIED)
def test_denied(text: str) -> None:
    assert called_significant(text) is False


@pytest.mark.parametrize("text", STATED)
def test_stated(text: str) -> None:
    assert called_significant(text) is True


@pytest.mark.parametrize("text", NEITHER)
def test_neither(text: str) -> None:
    assert called_significant(text) is None
